"""The text of the finished documents, piece by piece, as a reader meets it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree


Piece = tuple[str, str]  # place, text
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STANDS_FOR = {f"{_WORD}tab": "\n", f"{_WORD}br": "\n", f"{_WORD}noBreakHyphen": "-"}
_INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "cite",
    "code",
    "em",
    "i",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
    "wbr",
    "mark",
}
_UNREAD = {"script", "style", "svg", "nav", "math", "head", "template"}


def pieces(path: Path) -> list[Piece]:
    """(place, text) of each page (PDF), paragraph (DOCX) or block (HTML), in reading order.

    Pictures have no text; formulas are left out of DOCX and HTML, where they are marked as such.
    """
    reader = {".pdf": _pdf, ".docx": _docx, ".html": _html}[Path(path).suffix]
    return list(reader(Path(path)))


def _pdf(path: Path) -> Iterator[Piece]:
    """Pages without their running page number; a number cut in two by the end of a line is whole."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\ufffe", "")
            lines = text.split("\n")
            own = {str(number + 1), f"{number + 1} / {len(document)}", f"{number + 1}/{len(document)}"}
            for at in (-1, 0):  # in the footer, or read first
                if lines and lines[at].strip() in own:
                    del lines[at]
                    break
            yield f"page {number + 1}", "\n".join(lines)
    finally:
        document.close()


def _docx(path: Path) -> Iterator[Piece]:
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        names = set(package.namelist())
        notes = package.read("word/footnotes.xml") if "word/footnotes.xml" in names else None
    yield from _paragraphs(body, "paragraph")
    if notes is not None:
        yield from _paragraphs(etree.fromstring(notes), "footnote")


def _paragraphs(root: etree._Element, word: str) -> Iterator[Piece]:
    for number, paragraph in enumerate(root.iter(f"{_WORD}p"), 1):
        text = "".join(
            (node.text or "") if node.tag == f"{_WORD}t" else _STANDS_FOR[str(node.tag)]
            for node in paragraph.iter(f"{_WORD}t", *_STANDS_FOR)
            if next(node.iterancestors(f"{_WORD}p")) is paragraph
        )
        if text.strip():
            yield f"{word} {number}", text


def _html(path: Path) -> Iterator[Piece]:
    """Blocks of the body, placed by the nearest identifier before them."""
    from lxml import html

    page = re.sub(r'src="data:[^"]*"', 'src=""', path.read_text(encoding="utf-8"))
    root = html.document_fromstring(page)
    place, text, pieces = "top", [""], list[Piece]()

    def flush() -> None:
        joined = "".join(text)
        if joined.strip():
            pieces.append((place, joined))
        text.clear()

    def walk(node: etree._Element) -> None:
        nonlocal place
        if not isinstance(node.tag, str) or node.tag in _UNREAD:
            return
        block = node.tag not in _INLINE
        if block:
            flush()
            if node.get("id"):
                place = f"#{node.get('id')}"
        text.append("\n" if node.tag == "br" else node.text or "")
        for child in node:
            walk(child)
            text.append(child.tail or "")
        if block:
            flush()

    for body in root.iter("body"):
        walk(body)
    yield from pieces
