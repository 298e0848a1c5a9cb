"""A folder with the locked packages, from which `./run` makes .venv without an index."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tracepaper.environment.make import PAPER, TOOLS, locked
from tracepaper.errors import InputError


def fill(folder: Path) -> None:
    """Fetch the packages of requirements.lock, and what makes the environment, into the folder.

    They are those for this Python and this kind of machine.  Raises InputError if there is no lock, or the
    index cannot be reached.
    """
    if not PAPER.is_file():
        raise InputError("there is no lock of packages, so none can be put into the archive", PAPER)
    with tempfile.TemporaryDirectory() as place:
        wanted = Path(place) / "wanted.txt"
        tools = "".join(locked(name) for name in TOOLS)
        wanted.write_text(PAPER.read_text(encoding="utf-8") + tools, encoding="utf-8")
        subprocess.run([sys.executable, "-m", "venv", Path(place) / "env"], check=True)
        python = str(Path(place) / "env/bin/python")
        pip = [python, "-I", "-m", "pip", "--quiet", "--disable-pip-version-check", "download"]
        options = ["--no-deps", "--require-hashes", "--requirement", str(wanted), "--dest", str(folder)]
        if subprocess.run([*pip, *options]).returncode:
            raise InputError("the locked packages could not be fetched; is a package index reachable?", PAPER)
