"""One at a time: who holds a file's lock says in it who that is, and others wait or are told."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tracepaper.files import without_locks
from tracepaper.telling import Say


@contextmanager
def holding(file: Path, taken: Say, say: Say) -> Iterator[int]:
    """Hold a file's lock; yields the open file, which a child process may share.

    taken: told what the holder signed with, if there is one; the lock is waited for unless this raises.
    say: told if the disk has no locks.  The lock goes with the last process that has the file open, so
    neither kill -9 nor a lost machine leaves one behind.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            taken(os.pread(handle, 200, 0).decode("utf-8", "replace").strip())
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError as problem:
            say(without_locks(problem))
        yield handle
    finally:
        os.close(handle)


def sign(handle: int, words: str) -> None:
    """Say in a file that is held who holds it."""
    with suppress(OSError):  # a full disk: whoever comes second is told less
        os.ftruncate(handle, 0)
        os.pwrite(handle, words.encode(), 0)


@contextmanager
def working_alone(folder: Path, words: str, say: Say) -> Iterator[int]:
    """Hold the lock of a folder in which commands build: the second waits, and says for whom.  A build that
    outlives the command that started it is still waited for."""

    def wait(holder: str) -> None:
        say(f"{holder or 'another command'} is at work in this folder; waiting for it to end")

    with holding(folder / "lock", wait, say) as handle:
        sign(handle, f"{words} (process {os.getpid()})")
        yield handle
