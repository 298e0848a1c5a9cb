"""Is an answer what was asked for, and is it whole?

Publishers send maintenance pages, half bodies and error messages with status 200; an answer is looked at
before anybody uses it.  What may pass on a second try is `CutOff`; what will not is `Refused`.
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from tracepaper.errors import InputError

TYPES = {
    "json": ("application/json", "text/json", "application/vnd.sdmx.data+json"),
    "xml": (
        "application/xml",
        "text/xml",
        "application/vnd.sdmx.structurespecificdata+xml",
        "application/vnd.sdmx.genericdata+xml",
    ),
    "zip": (
        "application/zip",
        "application/x-zip-compressed",
        "application/octet-stream",
        "binary/octet-stream",
    ),
}
_PAGE = (b"<!doctype html", b"<html")


class Refused(InputError):
    """The publisher answered something that cannot be used; asking again will not help."""


class NotThere(Refused):
    """The publisher says it has no such thing (HTTP 404)."""


class CutOff(Exception):
    """A passing fault: worth another try.

    message: what happened.  wait: seconds the publisher asked to wait, or None.
    """

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


def check_type(kind: str, content_type: str, start: bytes, url: str) -> None:
    """Refuse a web page, or a content type that is not the kind (json, xml, zip) asked for."""
    found = content_type.split(";", maxsplit=1)[0].strip().lower()
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(_PAGE) or found == "text/html":
        raise Refused(
            f"{url} answered a web page where {kind.upper()} was due; nothing was filed, look at "
            "the address in a browser"
        )
    if found and found not in TYPES[kind]:
        raise Refused(
            f"{url} answered the content type {found}, expected {TYPES[kind][0]}; nothing was filed"
        )


def check_whole(kind: str, path: Path, url: str) -> None:
    """Raise CutOff if the body of a finished answer is empty or ends too early."""
    if path.stat().st_size == 0:
        raise CutOff(f"{url} answered an empty body")
    try:
        if kind == "json":
            with open(path, "rb") as file:
                json.load(file)
        elif kind == "xml":
            _parse_xml(path)
        elif kind == "zip":
            with zipfile.ZipFile(path) as archive:
                bad = archive.testzip()
            if bad:
                raise ValueError(f"the checksum of {bad} is wrong")
    except (ValueError, zipfile.BadZipFile, EOFError, NotImplementedError) as problem:
        raise CutOff(f"{url} answered {kind.upper()} that is cut off or damaged ({problem})") from None


def _parse_xml(path: Path) -> None:
    """Read to the end without building a tree; documents that define entities are refused."""
    from xml.parsers import expat

    parser = expat.ParserCreate()

    def refuse_entity(*_: object) -> None:
        raise ValueError("it defines entities, which no statistics need")

    parser.EntityDeclHandler = refuse_entity
    with open(path, "rb") as file:
        try:
            parser.ParseFile(file)
        except expat.ExpatError as problem:
            raise ValueError(str(problem)) from None
