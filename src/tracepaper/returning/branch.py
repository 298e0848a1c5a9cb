"""Changes as commits of a new branch, made without touching what is checked out."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tracepaper.errors import InputError


def make_branch(project: Path, name: str, files: Mapping[str, str], document: str) -> list[str]:
    """A branch from the last commit, with a commit for each file; returns their first lines.

    files: as named from the project's folder -> new text.  Raises InputError if there is such a branch, or if
    a file is not as it was committed: then the branch would hold other edits too."""
    if _git(project, "rev-parse", "--verify", "-q", "HEAD", fails=True) is None:
        raise InputError("there is no commit yet from which a branch could start; commit first")
    if _git(project, "check-ref-format", "--branch", name, fails=True) is None or name.startswith("-"):
        raise InputError(f"{name!r} is no name for a branch; give one like edits-of-chen")
    if _git(project, "rev-parse", "--verify", "-q", f"refs/heads/{name}", fails=True) is not None:
        raise InputError(f"there is a branch {name} already; give another name, or delete it")
    for file in files:
        if _git(project, "diff", "--quiet", "HEAD", "--", file, fails=True) is None:
            raise InputError("this is not as it was committed; commit it first, or take --all", file)
    commit, told = (_git(project, "rev-parse", "HEAD") or "").strip(), []
    prefix = (_git(project, "rev-parse", "--show-prefix") or "").strip()
    with tempfile.TemporaryDirectory() as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        _git(project, "read-tree", "HEAD", more=index)
        for file, text in files.items():
            blob = (_git(project, "hash-object", "-w", "--stdin", given=text) or "").strip()
            entry = f"100644,{blob},{prefix}{file}"
            _git(project, "update-index", "--add", "--cacheinfo", entry, more=index)
            tree = (_git(project, "write-tree", more=index) or "").strip()
            line = f"Edits of {file} from {document}"
            commit = (_git(project, "commit-tree", tree, "-p", commit, "-m", line) or "").strip()
            told.append(f"{commit[:10]} {line}")
    _git(project, "update-ref", f"refs/heads/{name}", commit, "")
    return told


def _git(
    project: Path,
    *words: str,
    given: str | None = None,
    more: Mapping[str, str] | None = None,
    fails: bool = False,
) -> str | None:
    """What git says.  fails: whether it may fail, and None is given then; else InputError."""
    try:
        done = subprocess.run(
            ["git", *words],
            cwd=project,
            input=None if given is None else given.encode(),
            capture_output=True,
            env={**os.environ, **(more or {})},
            check=False,
        )
    except FileNotFoundError:
        raise InputError("git is not installed, and a branch is git's; take --all instead") from None
    if done.returncode and not fails:
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise InputError(f"git could not make the branch ({said})")
    return None if done.returncode else done.stdout.decode(errors="replace")
