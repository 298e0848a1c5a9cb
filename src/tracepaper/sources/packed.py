"""Archives that say little and hold much: nothing is unpacked beyond what a table can need.

A file of some kilobytes may unpack to more than any memory; what it declares of itself may be a lie.  So
sizes are added up from the directory first, then counted while unpacking.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from pathlib import PurePosixPath, PureWindowsPath

from tracepaper.errors import InputError
from tracepaper.files import StrPath

MOST_RAW = 500_000_000  # bytes of a raw file when unpacked: ten times the largest there is
MOST_ZIPPED = 60_000_000  # bytes of all members of an archive together
MOST_MEMBERS = 1_000
_PIECE = 1 << 20


def gunzip(content: bytes, path: StrPath, most: int = MOST_RAW) -> bytes:
    """What a gzip file holds, one stream after the other.

    Raises InputError if it is damaged, is none, or holds more than `most` bytes.
    """
    found: list[bytes] = []
    left, rest = most, content
    while rest:
        stream = zlib.decompressobj(wbits=31)
        while not stream.eof:
            try:
                piece = stream.decompress(rest, min(_PIECE, left + 1))
            except zlib.error:
                raise InputError("this is not a gzip file, or it is damaged; restore it", path) from None
            rest = stream.unconsumed_tail
            found.append(piece)
            left -= len(piece)
            if left < 0:
                raise InputError(
                    f"this unpacks to more than {most} bytes, the most a raw file may have; restore it, "
                    "or split it",
                    path,
                )
            if not (piece or rest or stream.eof):
                raise InputError("this gzip file ends too early; restore it", path)
        rest = stream.unused_data.lstrip(b"\0")
    if not content:
        raise InputError("this file is empty, expected gzip; restore it", path)
    return b"".join(found)


def open_zip(
    content: bytes, path: StrPath, most: int = MOST_ZIPPED, members: int = MOST_MEMBERS
) -> zipfile.ZipFile:
    """An archive whose members may be read: names inside it, no links, nothing locked, not too large.

    Every member is unpacked once to count what it holds and to check its sum; none is written.
    Raises InputError, in one sentence, if it is not such an archive.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
        for entry in entries:
            _refuse_member(entry, path)
        if len(entries) > members:
            raise InputError(f"the archive has {len(entries)} files, at most {members} are read", path)
        if len({entry.filename.casefold() for entry in entries}) < len(entries):
            raise InputError("the archive holds two files of one name; make it again", path)
        if sum(entry.file_size for entry in entries) > most:
            raise InputError(_too_large(most), path)
        _count(archive, most, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as problem:
        raise InputError(
            f"the archive is damaged or locked ({problem or type(problem).__name__}); save the file again",
            path,
        ) from None
    return archive


def _refuse_member(entry: zipfile.ZipInfo, path: StrPath) -> None:
    name = entry.filename
    parts = {*PurePosixPath(name).parts, *PureWindowsPath(name).parts}
    outside = name.startswith(("/", "\\")) or ".." in parts or PureWindowsPath(name).drive
    if outside or "\0" in entry.orig_filename:
        raise InputError(f"the archive holds {name!r}, which would lie outside it; it is not read", path)
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise InputError(f"the archive holds the link {name!r}; links are not followed", path)
    if entry.flag_bits & 0x1:
        raise InputError("the archive is locked by a password; save the file without one", path)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise InputError(f"{name} in the archive is packed in an unusual way; save the file again", path)


def _count(archive: zipfile.ZipFile, most: int, path: StrPath) -> None:
    left = most
    for entry in archive.infolist():
        with archive.open(entry) as file:
            while piece := file.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise InputError(_too_large(most), path)


def _too_large(most: int) -> str:
    return f"the archive unpacks to more than {most} bytes, the most a table may have; it is not read"
