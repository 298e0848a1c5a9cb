"""One build at a time in one folder: the second waits, and says for whom."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tracepaper.files import without_locks


@contextmanager
def working_alone(folder: Path, words: str, say: Callable[[str], None]) -> Iterator[int]:
    """Hold the folder's lock; yields its open file, which a child process may share.

    The lock goes with the last process that has the file open, so neither kill -9 nor a lost machine
    leaves one behind, and a build that outlives the command that started it is still waited for.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(handle, 200, 0).decode("utf-8", "replace").strip() or "another command"
            say(f"{holder} is at work in this folder; waiting for it to end")
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError as problem:
            say(without_locks(problem))
        with suppress(OSError):  # a full disk: whoever waits is told less
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{words} (process {os.getpid()})".encode(), 0)
        yield handle
    finally:
        os.close(handle)
