"""The fixtures of every test of a connector."""

from __future__ import annotations

import pytest

import analysis
from analysis import vocabulary
from dropping import CITIES, CUSTOMS
from refreshing import TODAY
from refreshing import project as project
from tracepaper.sources.connecting import Catalogue
from tracepaper.sources.inbox import file_inbox


@pytest.fixture
def drop(project):
    """Drop a file and file the inbox; the folders filed."""
    project.bring(f"{CITIES}/2024", f"{CUSTOMS}/2024", "carriers/undated")
    (project.raw / "inbox").mkdir()

    def put(name, content: bytes, **options):
        (project.raw / "inbox" / name).write_bytes(content)
        return file_inbox(
            project.raw,
            Catalogue(analysis).readers(),
            Catalogue(analysis).read_back,
            project.told.append,
            today=TODAY,
            declared=vocabulary,
            **options,
        )

    return put
