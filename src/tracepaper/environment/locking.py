"""The locks, and what is made of them: started by hand when requirements*.in have changed.

    PYTHONPATH=src python -m tracepaper.environment.locking [--upgrade | --keep]

environment.yml, the bill of materials and the page of licences follow; the last two say what the packages
installed here say, so after an upgrade `./run test` installs them and `--keep` makes those files again.

requirements.lock is what the paper needs, requirements-test.lock what its tests need besides, and
profiles/slurm/requirements.lock what a cluster needs, at versions that agree: each is resolved together with
the first, and holds the lines that the first does not have.
Versions stay as they are unless `--upgrade` asks for new ones.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

from tracepaper.environment import bill, conda, licences
from tracepaper.errors import InputError

_COMPILE = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate", "--no-header")


def entries(lock: str) -> list[str]:
    """The entries of a lock: a package, its version, its marker and, on continued lines, its hashes."""
    return re.findall(r"^[a-z0-9](?:.*\\\n)*.*\n", lock, re.MULTILINE)


def beyond(whole: str, first: str) -> str:
    """What `whole` has and `first` has not, as a lock.

    A package that the first has for some machines only, and the whole for all, is in both.
    """
    known = set(entries(first))
    return "".join(entry for entry in entries(whole) if entry not in known)


def lock_packages(project: Path, upgrade: bool) -> None:
    """Write the locks of a project from their lists, by `uv pip compile`."""
    paper, *others = (project / name for name in bill.SCOPES)
    asked = [paper.with_suffix(".in")]
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.lock"
        first = "" if upgrade or not paper.exists() else paper.read_text("utf-8")
        made.write_text(first, encoding="utf-8")  # uv keeps the versions of a file that is there
        _compile(asked, made)
        shutil.copyfile(made, paper)
        for lock in others:
            before = lock.read_text("utf-8") if lock.exists() and not upgrade else ""
            made.write_text(first + before, encoding="utf-8")
            _compile([*asked, lock.with_suffix(".in")], made, "--constraints", paper)
            lock.write_text(beyond(made.read_text("utf-8"), paper.read_text("utf-8")), encoding="utf-8")


def _compile(asked: Sequence[Path], made: Path, *words: str | Path) -> None:
    command = [sys.executable, "-m", "uv", "pip", "compile", *asked, "--output-file", made, *_COMPILE, *words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def describe(project: Path) -> None:
    """Write what follows from the locks: environment.yml, the bill of materials, the page of licences.

    Raises InputError if what a licence asks for is nowhere said.
    """
    settings = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["tracepaper"]
    (project / "environment.yml").write_text(conda.of_project(project), encoding="utf-8")
    listed = bill.write(project, settings["environment"])["components"]
    notes = settings.get("licences", {})
    licences.require_notes(listed, notes)
    (project / licences.PAGE).write_text(licences.page(listed, notes, bill.FILE), encoding="utf-8")


def main(words: Sequence[str]) -> None:
    """Make the locks of the project in the current folder again, and what follows from them."""
    project = Path.cwd()
    if "--keep" not in words:
        lock_packages(project, "--upgrade" in words)
    describe(project)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except InputError as error:
        sys.exit(f"error: {error}")
