"""One preview of a folder at a time: it lasts until a person ends it, so a second one does not wait."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tracepaper.errors import InputError


@contextmanager
def the_only_one(file: Path) -> Iterator[Callable[[str], None]]:
    """Hold a file's lock, which goes with this process; yields a function that says in it where to look.

    Raises InputError with what the holder said if another process has it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        with suppress(OSError):  # of a disk without locks: a build says so
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise InputError(_refusal(os.pread(handle, 200, 0).decode("utf-8", "replace"))) from None
        yield lambda words: _write(handle, words)
    finally:
        os.close(handle)


def _refusal(holder: str) -> str:
    return f"a preview of this folder is open already at {holder}; look there, or end it with Ctrl-C first"


def _write(handle: int, words: str) -> None:
    with suppress(OSError):  # a full disk: whoever is refused is told less
        os.ftruncate(handle, 0)
        os.pwrite(handle, words.encode(), 0)
