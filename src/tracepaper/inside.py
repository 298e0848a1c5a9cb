"""Names that people write for files: what one names must lie inside the project, on every system.

A sidecar, a configuration or an archive comes from somebody else. `..`, an absolute path, a drive, a home or
a link would let it name any file of whoever builds the paper, which then stands in the paper.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path, PureWindowsPath

from tracepaper.errors import InputError
from tracepaper.files import StrPath

_DEVICES = {"con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(10))}
_FORBIDDEN = frozenset('\\/:*?"<>|')
_LONGEST = 200  # bytes; systems take 255, and some of ours add to it


def bare_name(name: str, what: str, file: StrPath | None = None) -> str:
    """The name of a file or folder that lies right where it is named, and may do so on any system.

    what: of what it is the name ("files: name").  file: where it is written.  Raises InputError.
    """
    fault = _fault(name)
    if fault:
        raise InputError(
            f"{what} is {name!r}, {fault}; expected the plain name of a file beside this one", file
        )
    return name


def _fault(name: str) -> str:
    if not name or name in (".", ".."):
        return "which names no file"
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in name):
        return "which has a control character in it"
    if _FORBIDDEN & set(name):
        return "which is a path or has a letter in it that not every system takes"
    if name.startswith(("~", "-", ".")):
        return f"which begins with {name[0]}"
    if name.endswith((".", " ")) or name != name.strip():
        return "which begins or ends with a blank or a point"
    if name.split(".", maxsplit=1)[0].strip().casefold() in _DEVICES:
        return "which is a device on some systems"
    if unicodedata.normalize("NFC", name) != name or len(name.encode("utf-8")) > _LONGEST:
        return "which is written in letters that fall apart, or too long"
    return ""


def inside(root: StrPath, folder: StrPath, name: str, what: str, file: StrPath | None = None) -> Path:
    """The file that `name`, relative to `folder`, means; `..` may lead about in `root` but not out of it.

    Links are followed before it is judged.  Raises InputError, naming `file`, where `name` is written.
    """
    windows = PureWindowsPath(name)
    if "\0" in name or "\\" in name or windows.drive or windows.root or name.startswith("~"):
        raise InputError(f"{what} is {name!r}, expected a path with / relative to this folder", file)
    path = Path(folder, name)
    if not path.resolve().is_relative_to(Path(root).resolve()):
        raise InputError(f"{what} is {name!r}, which leads out of {root}; name a file inside it", file)
    return path


def refuse_links_out(root: StrPath, parts: Sequence[StrPath] = (".",)) -> None:
    """InputError for a link in `root`/`parts` that leads out of all of them, or nowhere, or around; one
    inside is as good as a copy.  `.git` lies in the project too, and is none of its parts."""
    own = [Path(root).resolve() / part for part in parts]
    for part in parts:
        _refuse_link(Path(root, part), own)
        for folder, folders, files in os.walk(Path(root, part)):
            for name in sorted(folders + files):
                _refuse_link(Path(folder, name), own)


def _refuse_link(path: Path, own: Iterable[Path]) -> None:
    if not path.is_symlink():
        return
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        raise InputError("this link leads nowhere or to itself; remove it", path) from None
    if not any(target.is_relative_to(part) for part in own) or path.absolute().is_relative_to(target):
        raise InputError(
            f"this is a link to {os.readlink(path)}, which is none of the paper's own files; put the file "
            "itself here, or remove the link",
            path,
        )
