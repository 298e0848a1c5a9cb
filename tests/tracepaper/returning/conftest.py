"""One finished paper for all tests of files that come back; they change nothing in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sent_paper import write_paper


@pytest.fixture(scope="session")
def sent(tmp_path_factory) -> Path:
    return write_paper(tmp_path_factory.mktemp("sent"))
