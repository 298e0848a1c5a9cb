"""What takes seconds to make, kept by what it is made of: an edit that changes nothing of that waits for none
of it.

It lies beside Snakemake's notes, and nothing is kept where there are none.  What was cut short or altered is
made again; what was not asked for longest goes first.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

FOLDER = Path(".snakemake/kept")
MOST = 48  # things: those of a build, and of some edits
_SUM = 32  # bytes of a checksum, which stand before what is kept


def kept(made_of: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
    """What `make` returns, or what it returned for the same.

    made_of: all that decides about the bytes, the code and programs that make them included.
    """
    name = sha256(b"".join(sha256(part).digest() for part in made_of)).hexdigest()
    file = FOLDER / name
    found = _read(file)
    if found is None:
        found = make()
        _write(file, found)
    return found


def _read(file: Path) -> bytes | None:
    try:
        content = file.read_bytes()
    except OSError:
        return None
    if sha256(content[_SUM:]).digest() != content[:_SUM]:
        return None
    with suppress(OSError):
        os.utime(file)
    return content[_SUM:]


def _write(file: Path, content: bytes) -> None:
    """A folder that cannot be written keeps nothing."""
    if not file.parent.parent.is_dir():
        return
    unfinished = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        try:
            unfinished.write_bytes(sha256(content).digest() + content)
            unfinished.replace(file)
        finally:
            unfinished.unlink(missing_ok=True)
        oldest_first = sorted(file.parent.iterdir(), key=lambda path: path.stat().st_mtime)
        for path in oldest_first[:-MOST]:
            path.unlink(missing_ok=True)
