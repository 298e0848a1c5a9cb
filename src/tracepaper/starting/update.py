"""Bringing a paper's rules to those of this package; its content, and rules it changed itself, stay.

`workflow/rules.sha256` has the sum of every rule as it was put there (`sha256sum -c` reads it).  By it a rule
that nobody touched, which is replaced, is told from one that the paper changed, which is its author's.  It is
written last: whoever stops this half-way starts it again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import tracepaper
from tracepaper.errors import InputError
from tracepaper.inside import refuse_links_out
from tracepaper.starting.shipped import PACKAGE, PROGRAMS, digest, shipped
from tracepaper.sums import as_text, read_sums, sha256

RECORD = "workflow/rules.sha256"
OURS = tracepaper.__version__
BESIDE = ".new"  # after the name of a rule that both sides changed


@dataclass
class Updated:
    """What became of the rules, as their paths.

    written: put there or replaced.  removed: rules no more, and untouched.  kept: changed by the paper, where
    the package has nothing newer.  both: changed by both; the package's lies beside, with BESIDE at its end.
    """

    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    both: list[str] = field(default_factory=list)


def update(paper: Path, older: bool = False) -> Updated:
    """Give the paper in this folder the rules of this package.

    older: also where the paper's are of a newer version.  Raises InputError if they are and it is not so
    wanted, if it is no folder of a paper, if a rule's place leads out of it, or if the package is the paper's
    own: then there is nothing newer.
    """
    if not (paper / "config/config.yaml").is_file() or not (paper / "workflow/analysis").is_dir():
        raise InputError("this is no paper: it has no config/config.yaml or no workflow/analysis", paper)
    if (paper / "src/tracepaper").exists() and (paper / "src/tracepaper").samefile(PACKAGE):
        raise InputError(
            "this package is the paper's own, so there is nothing newer in it; start the newer one's "
            "tracepaper, for example PATH-OF-ITS-CLONE/.venv/bin/tracepaper update",
            paper,
        )
    theirs = version_of(paper)
    if _parts(theirs) > _parts(OURS) and not older:
        raise InputError(
            f"its rules are of version {theirs}, this package is {OURS}; start the newer one's "
            "tracepaper, or write --older behind the command if you want the older rules",
            paper,
        )
    refuse_links_out(paper, (".ci", "config", "profiles", "src", "workflow"))
    record = paper / RECORD
    return bring(paper, shipped(), read_sums(record) if record.is_file() else {})


def version_of(paper: Path) -> str:
    """The version of the package that a paper carries; "0" if it does not say."""
    file = paper / "src/tracepaper/__init__.py"
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    said = re.search(r'^__version__ = "(\d+(?:\.\d+)*)"', text, re.MULTILINE)
    return said[1] if said else "0"


def _parts(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def bring(paper: Path, new: Mapping[str, bytes], known: Mapping[str, str]) -> Updated:
    """Write the rules into the paper's folder, and their record.

    new: path -> content, of all rules.  known: path -> sum, of those that were put there before.
    """
    done = Updated()
    for name, content in new.items():
        path, wanted = paper / name, digest(content)
        found = sha256(path) if path.is_file() else ""
        if found == wanted:
            continue
        if found in ("", known.get(name)):
            _write(path, content, name in PROGRAMS)
            done.written.append(name)
        elif known.get(name) == wanted:
            done.kept.append(name)
        else:
            _write(path.with_name(path.name + BESIDE), content)
            done.both.append(name)
    for name in sorted(set(known) - set(new)):
        path = paper / name
        if not path.is_file():
            continue
        if sha256(path) == known[name]:
            path.unlink()
            _drop_empty(path.parent)
            done.removed.append(name)
        else:
            done.kept.append(name)
    _write(paper / RECORD, as_text({name: digest(content) for name, content in new.items()}).encode())
    return done


def _write(path: Path, content: bytes, program: bool = False) -> None:
    """Put a file there whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.write_bytes(content)
    if program:
        unfinished.chmod(unfinished.stat().st_mode | 0o111)
    os.replace(unfinished, path)


def _drop_empty(folder: Path) -> None:
    """Remove a folder that has become empty, or holds only what Python left there."""
    if all(path.name == "__pycache__" for path in folder.iterdir()):
        for left in folder.rglob("*.pyc"):
            left.unlink()
        for place in (folder / "__pycache__", folder):
            if place.is_dir():
                place.rmdir()
