"""What a machine does to a command: a full disk, a folder that cannot be written, a signal."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import FrameType

LITTLE = 16  # megabytes: with less a step that ended for no reason ended for this one
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_TOLD = {
    errno.EROFS: "lies on a disk that can only be read",
    errno.EACCES: "may not be written or read by you",
    errno.EPERM: "may not be changed by you",
    errno.ENOTDIR: "should be a folder, and is a file; move it away",
    errno.EEXIST: "should be a folder, and is a file; move it away",
    errno.EISDIR: "should be a file, and is a folder; move it away",
    errno.EIO: "lies on a disk that answers with errors",
}


def sentence(error: OSError, project: Path) -> str | None:
    """What a person can do about it; None where it is no fault of the machine."""
    if error.errno in _FULL:
        return nearly_full(project, always=True)
    told = _TOLD.get(error.errno or 0)
    if told is None or error.filename is None:
        return None
    return f"{_shown(os.fsdecode(error.filename), project)}: {told}"


def _shown(name: str, project: Path) -> str:
    path = Path(name)
    return str(path.relative_to(project) if path.is_absolute() and path.is_relative_to(project) else path)


def nearly_full(project: Path, always: bool = False) -> str | None:
    """Which disk has next to no space left, of those that a build writes to; None if all have some.

    always: name the fuller one in any case, as something said that it is full.
    """
    free = {str(folder): shutil.disk_usage(folder).free // 10**6 for folder in _written(project)}
    folder = min(free, key=lambda name: free[name])
    if free[folder] >= LITTLE and not always:
        return None
    return (
        f"the disk of {folder} is full ({free[folder]} MB are left); make some room, "
        "the same command goes on from here"
    )


def _written(project: Path) -> Iterable[Path]:
    yield project.absolute()
    try:
        yield Path(tempfile.gettempdir())
    except FileNotFoundError:  # no folder for temporary files can be written: a full disk has that effect too
        return


def stop_when_told() -> None:
    """A closed terminal, or a shutdown, ends a command as Ctrl-C does; unless it is ignored."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
