"""Tracked changes of a Word file accepted or rejected, for tests: after ECMA-376, sharing nothing with the
code that makes them."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def settled(document: bytes, accept: bool) -> list[str]:
    """The text of each paragraph, cells included, once all changes are accepted or rejected."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(document)).read("word/document.xml"))
    kept, gone = ("ins", "del") if accept else ("del", "ins")
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{gone}") is not None:
            row.getparent().remove(row)
    for paragraph in list(root.iter(f"{W}p")):
        _settle_end(paragraph, gone, kept)
    for change in list(root.iter(f"{W}{gone}")):
        change.getparent().remove(change)
    for text in root.iter(f"{W}delText"):
        text.tag = f"{W}t"
    found = []
    for paragraph in root.iter(f"{W}p"):
        text = "".join(paragraph.itertext(f"{W}t"))
        if paragraph.get("gone"):
            assert not text.strip(), f"a paragraph whose end is gone keeps the words {text}"
        else:
            found.append(text)
    return found


def _settle_end(paragraph: etree._Element, gone: str, kept: str) -> None:
    for mark in list(paragraph.findall(f"{W}pPr/{W}rPr/{W}{gone}")):
        mark.getparent().remove(mark)
        paragraph.set("gone", "1")
    for mark in list(paragraph.findall(f"{W}pPr/{W}rPr/{W}{kept}")):
        mark.getparent().remove(mark)


def paragraphs(document: bytes) -> list[str]:
    """The text of each paragraph of a file without changes."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(document)).read("word/document.xml"))
    return ["".join(paragraph.itertext(f"{W}t")) for paragraph in root.iter(f"{W}p")]
