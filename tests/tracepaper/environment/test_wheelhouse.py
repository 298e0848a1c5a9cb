"""The packages of the lock in a folder, with what makes an environment of them."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from tracepaper.environment import wheelhouse
from tracepaper.errors import InputError

LOCK = "uv==1.0 \\\n    --hash=sha256:aa\nsetuptools==2.0 \\\n    --hash=sha256:bb\n"


@pytest.fixture
def asked(tmp_path, monkeypatch):
    """What pip is asked for, and what it answers."""
    monkeypatch.chdir(tmp_path)
    told = SimpleNamespace(lock="", code=0)

    def run(command, **words):
        if "download" in command:
            told.lock = Path(command[command.index("--requirement") + 1]).read_text()
            return SimpleNamespace(returncode=told.code)
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(subprocess, "run", run)
    return told


def test_what_makes_the_environment_is_fetched_too(asked):
    Path("requirements.lock").write_text("numpy==3.0 \\\n    --hash=sha256:cc\n")
    Path("requirements-test.lock").write_text(LOCK)
    wheelhouse.fill(Path("wheels"))
    assert "numpy==3.0" in asked.lock and "uv==1.0" in asked.lock and "setuptools==2.0" in asked.lock


def test_without_a_lock_or_an_index_it_says_so(asked):
    with pytest.raises(InputError, match="there is no lock"):
        wheelhouse.fill(Path("wheels"))
    Path("requirements.lock").write_text(LOCK)
    Path("requirements-test.lock").write_text("")
    asked.code = 1
    with pytest.raises(InputError, match="is a package index reachable"):
        wheelhouse.fill(Path("wheels"))
