"""The text of the finished documents, piece by piece, as a reader meets it."""

from __future__ import annotations

import re
import zipfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tracepaper.audit.reading import jats_text
from tracepaper.audit.reading.document_form import form_of
from tracepaper.audit.reading.drawn_text import text_of
from tracepaper.audit.reading.plain_text import BLOCK, without_joiners
from tracepaper.audit.reading.word_numbers import WordNumbers

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
_MARKS = {"footnote-ref", "footnote-back"}  # a number that leads to a note, an arrow that leads back
_ONE_BLOCK = {"csl-left-margin", "csl-right-inline"}  # the number of a reference and the reference
EDGE = 2  # lines at the top and at the bottom of a page among which running ones are looked for
TITLE = 4  # lines that one takes at most
RUNNING = 0.3  # of the pages have a line that is a running one
_UNREAD = {"script", "style", "svg", "nav", "math", "head", "template"}


@dataclass(frozen=True)
class Document:
    """A document's text as one string.

    text: of its pieces, `without_joiners`; where its blocks are known each ends with BLOCK, and one stands
    before the first.  starts: where each piece begins.  places: of each, in words."""

    text: str
    starts: tuple[int, ...]
    places: tuple[str, ...]
    in_blocks: bool

    def place_of(self, at: int) -> str:
        """Where a character stands: "page 4", "paragraph 12"."""
        return self.places[max(bisect_right(self.starts, at) - 1, 0)] if self.places else ""


def document_of(found: Sequence[Piece], in_blocks: bool) -> Document:
    """The pieces of a document as one text."""
    text, starts, places = BLOCK if in_blocks else "", [], []
    for place, piece in found:
        starts.append(len(text))
        places.append(place)
        text += piece + (BLOCK if in_blocks else "\n")
    return Document(text, tuple(starts), tuple(places), in_blocks)


def read_document(path: Path) -> Document:
    """The text of a finished document; only of a PDF its blocks are not known."""
    return document_of(pieces(path), path.suffix.lower() != ".pdf")


def pieces(path: Path) -> list[Piece]:
    """(place, text) of each page (PDF), paragraph (DOCX) or block (HTML), in reading order.

    Pictures have no text; formulas are left out of DOCX and HTML, where they are marked as such.
    """
    reader = _READERS[form_of(Path(path))]
    return [(place, without_joiners(text)) for place, text in reader(Path(path))]


def _pdf(path: Path) -> Iterator[Piece]:
    """Pages without their running lines and the texts of their drawings; a word cut in two by the end of a
    line is whole."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        texts = [text_of(page) for page in document]
    finally:
        document.close()
    pages = [text.replace("\r\n", "\n").replace("\ufffe", "").split("\n") for text in texts]
    shift = _first_number(pages)
    running = _running(pages, shift)
    for number, lines in enumerate(pages, 1):
        kept = [
            line
            for at, line in enumerate(lines)
            if not (_at_edge(at, len(lines)) and _runs(_form(line, number + shift), number, running))
        ]
        yield f"page {number}", "\n".join(kept)


def _first_number(pages: list[list[str]]) -> int:
    """What the printed number of a page is more than its place among all: 0 but in a proof."""
    shifts = Counter(
        shift
        for number, lines in enumerate(pages, 1)
        for shift in {
            int(digits) - number
            for at, line in enumerate(lines)
            if _at_edge(at, len(lines))
            for digits in re.findall(r"^\d+(?=\s|$)|(?<=\s)\d+$", line.strip())
        }
    )
    return min(shifts, key=lambda shift: (-shifts[shift], abs(shift)), default=0)


def _running(pages: list[list[str]], shift: int) -> set[str]:
    """Lines that stand at the top or the bottom of many pages, with # for the page's number; in a document of
    a page or two the number alone, where each page has it, and a head that is the title of the first."""
    counts = Counter(
        form
        for number, lines in enumerate(pages, 1)
        for form in {_form(line, number + shift) for at, line in enumerate(lines) if _at_edge(at, len(lines))}
    )
    enough = max(3, len(pages) * RUNNING)
    return _heads(pages, shift) | {
        form
        for form, times in counts.items()
        if form and (times >= enough or (form == "#" and times == len(pages)))
    }


def _heads(pages: list[list[str]], shift: int) -> set[str]:
    """What stands first on every page but the first, if that has it too, be it in several lines: a title and
    the running head."""
    heads = {lines[0].strip() for lines in pages[1:]}
    if len(heads) != 1 or not _spread(heads.pop(), pages[0]):
        return set()
    return {_form(lines[0], number + shift) for number, lines in enumerate(pages[1:], 2)}


def _spread(text: str, lines: list[str]) -> bool:
    """Whether some lines, one after another, are together this text."""
    tight = ["".join(line.split()) for line in lines]
    return any(
        "".join(text.split()) == "".join(tight[first:last])
        for first in range(len(tight))
        for last in range(first + 1, min(first + TITLE, len(tight)) + 1)
    )


def _runs(form: str, page: int, running: set[str]) -> bool:
    """Whether it is a running line; on the first page only one with a number is: there stands the title."""
    return form in running and (page > 1 or "#" in form)


def _at_edge(at: int, lines: int) -> bool:
    return at < EDGE or at >= lines - EDGE


def _form(line: str, page: int) -> str:
    """A line with # for the number of its page, and for that of all pages."""
    return re.sub(r"# ?/ ?\d+$", "#", re.sub(rf"(?<!\d){page}(?!\d)", "#", line.strip()))


def _docx(path: Path) -> Iterator[Piece]:
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        read = {name: package.read(name) for name in package.namelist() if name.endswith(".xml")}
    for name, word in (("document", "paragraph"), ("footnotes", "footnote"), ("endnotes", "endnote")):
        if name == "document" or f"word/{name}.xml" in read:
            root = etree.fromstring(read[f"word/{name}.xml"])
            yield from _paragraphs(root, word, WordNumbers(read))


def _paragraphs(root: etree._Element, word: str, numbers: WordNumbers) -> Iterator[Piece]:
    for number, paragraph in enumerate(root.iter(f"{_WORD}p"), 1):
        text = "".join(
            (node.text or "") if node.tag == f"{_WORD}t" else _STANDS_FOR[str(node.tag)]
            for node in paragraph.iter(f"{_WORD}t", *_STANDS_FOR)
            if next(node.iterancestors(f"{_WORD}p")) is paragraph
        )
        counted = numbers.next(paragraph)
        if text.strip() or counted:
            yield f"{word} {number}", f"{counted} {text}" if counted else text


def _html(path: Path) -> Iterator[Piece]:
    """Blocks of the body of a page."""
    from lxml import html

    page = re.sub(r'src="data:[^"]*"', 'src=""', path.read_text(encoding="utf-8"))
    for body in html.document_fromstring(page).iter("body"):
        yield from _walked(body, _INLINE, _UNREAD)


def _jats(path: Path) -> Iterator[Piece]:
    """Blocks of a publisher's XML, without what describes the journal."""
    for part in jats_text.ordered_parts(path):
        yield from _walked(part, jats_text.INLINE, jats_text.UNREAD)


def _walked(root: etree._Element, inline: set[str], unread: set[str]) -> Iterator[Piece]:
    """The blocks under a node, each placed by the nearest identifier before it."""
    place, text, pieces = "top", [""], list[Piece]()

    def flush() -> None:
        joined = "".join(text)
        if joined.strip():
            pieces.append((place, joined))
        text.clear()

    def walk(node: etree._Element) -> None:
        nonlocal place
        if not isinstance(node.tag, str):  # a comment
            return
        classes = {*(node.get("class") or "").split()}
        if node.tag in unread or classes & _MARKS:
            return
        block = node.tag not in inline and not classes & _ONE_BLOCK
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

    walk(root)
    yield from pieces


_READERS = {"pdf": _pdf, "docx": _docx, "html": _html, "xml": _jats}
