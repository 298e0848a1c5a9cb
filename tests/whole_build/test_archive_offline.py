"""The archive with its wheelhouse, unpacked where there is neither a network nor any package, makes itself an
environment by the command that its README names, and then the same bytes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import ROOT, copy_environment, run

SUMS = "results/SHA256SUMS"
# a namespace without a network; who is not root first becomes it inside
ALONE = ("unshare", "--net") if os.geteuid() == 0 else ("unshare", "--map-root-user", "--net")


@pytest.fixture
def paper(tmp_path) -> Path:
    """A paper as it is begun, with its archive; what it needs for the build it has from the tests."""
    folder = tmp_path / "paper"
    run(ROOT, "new", str(folder), "--languages", "en")
    copy_environment(folder)
    run(folder, "archive", "--wheelhouse")
    return folder


def command(readme: Path) -> str:
    """How the README says that it is built without a network."""
    return re.findall(r"`([^`]*UV_FIND_LINKS=wheelhouse \./run)`", readme.read_text(encoding="utf-8"))[0]


def offline(folder: Path, line: str) -> str:
    """What a command says in a folder without a network, a cache, or settings of pip's and uv's."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_", "XDG_"))}
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    settings = {"HOME": str(home), "PIP_CONFIG_FILE": os.devnull, "UV_NO_CONFIG": "1"}
    done = subprocess.run(
        [*ALONE, "sh", "-c", line],
        cwd=folder,
        env={**bare, **settings},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=900,
    )
    return f"{done.stdout}\nexit code {done.returncode}\n"


def can_be_alone() -> bool:
    return bool(shutil.which("unshare")) and subprocess.run([*ALONE, "true"]).returncode == 0


@pytest.mark.skipif(not can_be_alone(), reason="this system lets no program run apart from its network")
def test_from_its_wheelhouse_the_archive_builds_the_same_bytes(paper, tmp_path):
    (archive,) = (paper / "results/archive").glob("*.zip")
    shutil.unpack_archive(archive, tmp_path)
    other = tmp_path / archive.stem
    (other / "run").chmod(0o755)
    shutil.rmtree(other / "results")
    said = offline(other, "./run")
    assert "is a package index reachable?" in said and said.endswith("exit code 1\n")
    said = offline(other, command(other / "REPLICATION.md"))
    assert said.endswith("exit code 0\n"), said[-3000:]
    assert (other / SUMS).read_bytes() == (paper / SUMS).read_bytes()
    installed = subprocess.run(
        [other / ".venv/bin/python", "-c", "import pandas; print(pandas.__file__)"],
        text=True,
        capture_output=True,
    )
    assert installed.stdout.startswith(str(other))
    assert not Path(installed.stdout.strip()).is_relative_to(sys.prefix)
