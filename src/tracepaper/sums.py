"""Checksums of files: which files a folder of the project has, and whether they are still the same bytes.

A list of sums is written as `sha256sum` does, so that it can be checked without us.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tracepaper import paths
from tracepaper.errors import InputError
from tracepaper.files import StrPath

_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def files_under(root: Path, part: str) -> Iterator[str]:
    """Files under a part of the project, as texts; not those that a system, Python or an unfinished filing
    left."""
    if (root / part).is_file():
        yield part
    for folder, folders, files in os.walk(root / part, followlinks=True):
        kept = [name for name in folders if not name.startswith(".") and name != "__pycache__"]
        at_raw = Path(folder) == root / paths.RAW
        folders[:] = sorted(name for name in kept if not (at_raw and name == paths.INBOX))
        for name in files:
            path = Path(folder, name)
            if not name.startswith(".") and path.is_file():
                yield path.relative_to(root).as_posix()


def inputs(root: Path) -> list[str]:
    """What a state of the paper is made from; the published baseline is not among it."""
    parts = [part for part in paths.INPUTS if part != paths.PUBLISHED]
    return sorted(name for part in parts for name in files_under(root, part))


def sha256(path: StrPath) -> str:
    """Of the file's bytes, in hexadecimal."""
    with open(path, "rb") as file:  # piece by piece: it may be larger than memory
        return hashlib.file_digest(file, "sha256").hexdigest()


def sums_of(root: Path, names: Iterable[str]) -> dict[str, str]:
    """File -> sha256; a file that is not there has none."""
    return {name: sha256(root / name) for name in sorted(names) if (root / name).is_file()}


def as_text(sums: Mapping[str, str]) -> str:
    """One line a file, sorted, as `sha256sum` writes them and `sha256sum -c` reads them."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))


def read_sums(path: StrPath) -> dict[str, str]:
    """The inverse of `as_text`.  Raises InputError for a line that is none, or a file named twice."""
    found: dict[str, str] = {}
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match is None or match[2] in found:
            raise InputError("expected a sum, two spaces and a file that is named once", path, number)
        found[match[2]] = match[1]
    return found
