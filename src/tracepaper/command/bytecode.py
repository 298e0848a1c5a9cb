"""Bytecode that a full disk cut short.

Python keeps a module's bytecode beside it when it first imports it.  Up to 3.13 it does not look whether all
of that reached the disk (https://github.com/python/cpython/issues/126606), and believes it ever after: the
module can no more be imported, however much space there is.
"""

from __future__ import annotations

import marshal
import os
from pathlib import Path

HEAD = 16  # bytes before the code: a number, flags, date and size of the source
BLOCK = 512  # a cut is at the end of a block of the disk; a file of another length is whole


def drop_damaged(*roots: Path) -> int:
    """Remove bytecode under these folders that cannot be read; returns how many files that were."""
    dropped = 0
    for root in roots:
        for folder, _, names in os.walk(root):
            if os.path.basename(folder) == "__pycache__":
                damaged = [path for path in (Path(folder, name) for name in names) if not _is_whole(path)]
                for path in damaged:
                    path.unlink()
                dropped += len(damaged)
    return dropped


def may_be_damage(error: Exception) -> bool:
    """Whether an import of bytecode that was cut short ends so: in words that depend on where the cut is."""
    return isinstance(error, EOFError) or "marshal" in str(error)


def _is_whole(path: Path) -> bool:
    if path.suffix != ".pyc" or path.stat().st_size % BLOCK:
        return True
    try:
        marshal.loads(path.read_bytes()[HEAD:])
    except (EOFError, ValueError, TypeError):
        return False
    return True
