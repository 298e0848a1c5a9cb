"""A project that looks built."""

from __future__ import annotations

import pytest

from archived import write_project
from small_paper import small_paper as small_paper


@pytest.fixture
def project(tmp_path, monkeypatch):
    folder = write_project(tmp_path / "paper")
    monkeypatch.chdir(folder / ".build")
    return folder
