"""Is an answer what was asked for, is it whole, and does it unpack to what a machine can hold?

Publishers send maintenance pages, half bodies and error messages with status 200; an answer is looked at
before anybody uses it.  What may pass on a second try is `CutOff`; what will not is `Refused`.
"""

from __future__ import annotations

import json
import math
import zipfile
import zlib
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError
from tracepaper.screening import shown

TYPES = {
    "json": ("application/json", "text/json"),
    "xml": ("application/xml", "text/xml"),
    "zip": (
        "application/zip",
        "application/x-zip-compressed",
        "application/octet-stream",
        "binary/octet-stream",
    ),
}
_PAGE = (b"<!doctype html", b"<html")
_DEEPEST = 100  # levels of XML; statistics have about ten
_MOST_ENTRIES = 1000  # of an archive; BACI has a file a year
_MOST_DIRECTORY = 10_000_000  # bytes of the list of its files
_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # others unpack with as much memory as they ask for


class Refused(InputError):
    """The publisher answered something that cannot be used; asking again will not help."""


class NotThere(Refused):
    """The publisher says it has no such thing (HTTP 404, or what the connector says means the same)."""


class Denied(Refused):
    """The publisher does not let this person in, or not any more today (HTTP 401, 403)."""


class CutOff(Exception):
    """A passing fault: worth another try.

    message: what happened.  wait: seconds the publisher asked to wait, or None.
    """

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(shown(message))
        self.wait = wait


class TooLong(CutOff):
    """The time for the whole of an answer is over, tries included."""

    def __init__(self, message: str = "it took too long") -> None:
        super().__init__(message)


def kind_of(start: bytes) -> str:
    """What an answer is by its first bytes: xml, zip, or else json."""
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    return "zip" if head.startswith(b"PK") else "xml" if head.startswith(b"<") else "json"


def check_type(kinds: str, content_type: str, start: bytes, url: str) -> None:
    """Refuse a web page, or a content type that is none of the kinds ("json", "json|xml") asked for."""
    found = shown(content_type).split(";", maxsplit=1)[0].strip().lower()
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    asked = kinds.split("|")
    if head.startswith(_PAGE) or found == "text/html":
        raise Refused(
            f"{url} answered a web page where {asked[0].upper()} was due; nothing was filed, look at "
            "the address in a browser"
        )
    fits = any(found in TYPES[kind] or found.endswith(f"+{kind}") for kind in asked)
    if found and not fits:
        raise Refused(
            f"{url} answered the content type {found[:80]}, expected {TYPES[asked[0]][0]}; nothing was filed"
        )


def check_whole(kinds: str, path: Path, url: str, most_unpacked: int) -> None:
    """Raise CutOff if the body of a finished answer is empty or ends too early, Refused if it unpacks to
    more than so many bytes."""
    if path.stat().st_size == 0:
        raise CutOff(f"{url} answered an empty body")
    with open(path, "rb") as file:
        kind = kind_of(file.read(64))
    kind = kind if kind in kinds.split("|") else kinds.split("|", maxsplit=1)[0]
    try:
        if kind == "json":
            parsed_json(path.read_bytes())
        elif kind == "xml":
            _parse_xml(path)
        else:
            _unpack(path, most_unpacked, url)
    except (
        ValueError,
        zipfile.BadZipFile,
        EOFError,
        RuntimeError,
        NotImplementedError,
        zlib.error,
    ) as problem:
        raise CutOff(f"{url} answered {kind.upper()} that is cut off or damaged ({problem})") from None


def parsed_json(content: bytes) -> Any:
    """The value of a JSON text; ValueError for NaN, numbers beyond all bounds and endless depth too."""

    def refused(word: str) -> float:
        raise ValueError(f"{word} is no number")

    def finite(word: str) -> float:
        return float(word) if math.isfinite(float(word)) else refused(word[:20])

    try:
        return json.loads(content, parse_constant=refused, parse_float=finite)
    except RecursionError:
        raise ValueError("it is nested without end") from None


def _unpack(path: Path, most: int, url: str) -> None:
    """Read every file of an archive to its end and throw it away."""
    if _directory_bytes(path) > _MOST_DIRECTORY:
        raise Refused(f"{url} has a directory of files that is too large; nothing was filed")
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        total = sum(entry.file_size for entry in entries)
        if total > most or len(entries) > _MOST_ENTRIES:
            raise Refused(
                f"{url} would unpack to {total} bytes in {len(entries)} files, more than the {most} in "
                f"{_MOST_ENTRIES} allowed; nothing was filed"
            )
        if any(entry.compress_type not in _PACKED for entry in entries):
            raise Refused(f"{url} is packed in another way than by deflation; nothing was filed")
        bad = archive.testzip()
    if bad:
        raise ValueError(f"the checksum of {shown(bad)[:80]} is wrong")


def _directory_bytes(path: Path) -> int:
    """How long the list of an archive's files says it is: it is read as a whole before anything else."""
    with open(path, "rb") as file:
        file.seek(max(0, path.stat().st_size - 70_000))
        tail = file.read()
    short, long = tail.rfind(b"PK\5\6"), tail.rfind(b"PK\6\6")
    sizes = [
        tail[short + 12 : short + 16] if short >= 0 else b"",
        tail[long + 40 : long + 48] if long >= 0 else b"",
    ]
    return max(int.from_bytes(size, "little") for size in sizes)


def _parse_xml(path: Path) -> None:
    """Read to the end without building a tree; documents that define entities are refused."""
    from xml.parsers import expat

    parser, depth = expat.ParserCreate(), 0

    def refuse_entity(*_: object) -> None:
        raise ValueError("it defines entities, which no statistics need")

    def deeper(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise ValueError("it is nested without end")

    def higher(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser.EntityDeclHandler = refuse_entity
    parser.StartElementHandler, parser.EndElementHandler = deeper, higher
    with open(path, "rb") as file:
        try:
            parser.ParseFile(file)
        except expat.ExpatError as problem:
            raise ValueError(str(problem)) from None
