"""The zip: the same bytes for the same content, wherever and whenever it is written.

The order is that of the names, the date of every file is the paper's own, the modes are two (a file, a
program), and nothing of the machine (owner, system, extra fields) is written down.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Container, Mapping
from datetime import UTC, datetime
from pathlib import Path

from tracepaper.archive.names import SUMS
from tracepaper.errors import InputError
from tracepaper.sums import as_text, read_sums, sha256

_EARLIEST, _UNIX = 315532800, 3  # 1980, before which a zip knows no dates; the system whose modes are given
_FILE, _PROGRAM = 0o100644, 0o100755
Content = bytes | Path


def pack(
    target: Path, folder: str, content: Mapping[str, Content], programs: Container[str], epoch: int
) -> dict[str, str]:
    """Write the archive, whole or not at all; returns the sum of each file in it, SHA256SUMS apart.

    folder: the one that all files are in.  content: name -> bytes, or where they lie.  programs: names of
    files that can be started.  epoch: the date of all files, in seconds since 1970.
    """
    sums = {name: sum_of(part) for name, part in content.items()}
    everything = {**content, SUMS: as_text(sums).encode()}
    date = datetime.fromtimestamp(max(epoch, _EARLIEST), UTC).timetuple()[:6]
    unfinished = target.with_name(f".{target.name}.unfinished")
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, part in sorted(everything.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", date)
            entry.create_system, entry.compress_type = _UNIX, zipfile.ZIP_DEFLATED
            entry.external_attr = (_PROGRAM if name in programs else _FILE) << 16
            archive.writestr(entry, part if isinstance(part, bytes) else part.read_bytes(), compresslevel=9)
    os.replace(unfinished, target)
    return sums


def sum_of(part: Content) -> str:
    """The sha256 of a file's content."""
    return hashlib.sha256(part).hexdigest() if isinstance(part, bytes) else sha256(part)


def require_as_built(root: Path, sums: Path, names: Container[str]) -> None:
    """Raise InputError for a result that is not as the list of sums of its build says.

    root: the folder the names are in.  names: of the files that go into the archive.
    """
    for name, digest in read_sums(sums).items():
        if name in names and (not (root / name).is_file() or sha256(root / name) != digest):
            raise InputError("this file is not as the build made it; type ./run, then ./run archive", name)
