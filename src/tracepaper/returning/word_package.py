"""Opening a Word file that somebody sent: only its texts are read, and nothing that it holds is run.

It may have passed through any program and any hands.  So it is unpacked within bounds, no part may declare
entities, and of all its parts these are looked at: the text, the notes, the comments, its own properties.
Pandoc would read it too, but drops the names of content controls, by which facts and claims are known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tracepaper.errors import InputError
from tracepaper.files import StrPath
from tracepaper.sources.packed import open_zip

if TYPE_CHECKING:
    import zipfile

    from lxml import etree


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NAMED = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
MOST = 400_000_000  # bytes unpacked: pictures count too
MEMBERS = 5_000
LONGEST = 60_000_000  # bytes of a part that is read: fifty times the longest of ours


@dataclass(frozen=True)
class Package:
    """The parts of a Word file that hold words; each but the body is None where it has none.

    properties: those that a program or a person gave it, by name."""

    name: str
    body: etree._Element
    notes: etree._Element | None
    endnotes: etree._Element | None
    comments: etree._Element | None
    replies: etree._Element | None
    properties: dict[str, str]


def open_package(file: StrPath) -> Package:
    """The parts of a Word file.  Raises InputError, in one sentence, for a file that is none."""
    path = Path(file)
    if path.suffix.lower() != ".docx":
        raise InputError("this is no .docx; save the document as a Word document (.docx)", path)
    try:
        content = path.read_bytes()
    except OSError:
        raise InputError("there is no such file; give the document that came back", path) from None
    archive = open_zip(content, path, MOST, MEMBERS)
    main = _main_part(archive, path)
    if main is None:
        raise InputError("this .docx holds no text of Word's; save the document again as .docx", path)
    folder = main.rpartition("/")[0]

    def part(name: str) -> etree._Element | None:
        return _parsed(archive, f"{folder}/{name}".lstrip("/"), path)

    root = _parsed(archive, main, path)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise InputError("this .docx holds no text of Word's; save the document again as .docx", path)
    return Package(
        path.name,
        body,
        part("footnotes.xml"),
        part("endnotes.xml"),
        part("comments.xml"),
        part("commentsExtended.xml"),
        _properties(_parsed(archive, "docProps/custom.xml", path)),
    )


def _main_part(archive: zipfile.ZipFile, path: Path) -> str | None:
    """The name of the part with the text, as the file declares it."""
    relations = _parsed(archive, "_rels/.rels", path)
    for relation in () if relations is None else relations.iter(_RELATIONS):
        if (relation.get("Type") or "").endswith("/officeDocument"):
            name = (relation.get("Target") or "").lstrip("/")
            return name if name in archive.namelist() else None
    return None


def _parsed(archive: zipfile.ZipFile, name: str, path: Path) -> etree._Element | None:
    """A part as a tree, None if there is none; InputError if it is damaged or declares entities."""
    from lxml import etree

    if name not in archive.namelist():
        return None
    if archive.getinfo(name).file_size > LONGEST:
        raise InputError(f"{name} in this .docx is longer than {LONGEST} bytes; it is not read", path)
    content = archive.read(name)
    if re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", content) or b"\0" in content[:200]:
        told = "declares entities, which no word processor writes; it is not read"
        raise InputError(f"{name} in this .docx {told}", path)
    if _STRICT in content[:4000]:
        raise InputError("this is a Strict Open XML document; save it as a plain Word document (.docx)", path)
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as problem:
        raise InputError(
            f"{name} in this .docx is damaged ({problem.msg}); open it in a word processor and save it again",
            path,
        ) from None


def _properties(root: etree._Element | None) -> dict[str, str]:
    nodes = [] if root is None else list(root.iter(_NAMED))
    return {node.get("name") or "": "".join(str(text) for text in node.itertext()) for node in nodes}
