"""A paragraph of a Word file as pieces that are compared: words, fields, formulas, pictures, notes.

Content controls are opened: in a locked one nobody could accept a change. A link is kept around the words it
holds; of the older text the words remain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_HAN = r"\u2e80-\u9fff\uf900-\ufaff"
_WORDS = re.compile(rf"[{_HAN}]|\d+(?:[.,]\d+)*|[^\W\d{_HAN}]+|\s+|[^\w\s]")  # a number is one word
_OPENED = {f"{W}sdt", f"{W}sdtContent", f"{W}smartTag", f"{W}ins"}
Described = Callable[["etree._Element"], str]  # what a picture or note is, whatever its number in the file


@dataclass
class Piece:
    """key: what it is compared by.  text: of words, "" of anything else.  look: the properties of its run.
    element: what it is, if no words.  link: the link around it.  before: bookmarks that stand before it."""

    key: str
    text: str = ""
    look: etree._Element | None = None
    element: etree._Element | None = None
    link: etree._Element | None = None
    before: list[etree._Element] = field(default_factory=list)


def pieces_of(paragraph: etree._Element, described: Described) -> tuple[list[Piece], list[etree._Element]]:
    """The pieces of a paragraph in order, and the bookmarks after the last."""
    found: list[Piece] = []
    waiting: list[etree._Element] = []
    for piece in _walk(paragraph, None, described):
        if piece.key:
            piece.before, waiting = waiting, []
            found.append(piece)
        elif piece.element is not None:
            waiting.append(piece.element)
    return found, waiting


def _walk(node: etree._Element, link: etree._Element | None, described: Described) -> Iterator[Piece]:
    for child in node.iterchildren():
        if child.tag in _OPENED:
            yield from _walk(child, link, described)
        elif child.tag == f"{W}hyperlink":
            yield from _walk(child, child, described)
        elif child.tag == f"{W}r":
            yield from _of_run(child, link, described)
        elif child.tag == f"{W}fldSimple":
            shown = "".join(child.itertext(f"{W}t"))
            key = f"field {child.get(f'{W}instr')} {shown}"
            yield Piece(key, shown, child.find(f"{W}r/{W}rPr"), deepcopy(child), link)
        elif child.tag in (f"{MATH}oMath", f"{MATH}oMathPara"):
            text = "".join(child.itertext())
            structure = " ".join(str(inner.tag).rpartition("}")[2] for inner in child.iter())
            yield Piece(f"formula {text} {structure}", element=deepcopy(child), link=link)
        elif child.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            yield Piece("", element=deepcopy(child))


def _of_run(run: etree._Element, link: etree._Element | None, described: Described) -> Iterator[Piece]:
    look = run.find(f"{W}rPr")
    for child in run.iterchildren():
        if child.tag == f"{W}t":
            for word in _WORDS.findall(child.text or ""):
                yield Piece(word, word, look, None, link)
        elif child.tag != f"{W}rPr":
            alone = run.makeelement(f"{W}r")
            alone.extend(deepcopy(part) for part in (look, child) if part is not None)
            yield Piece(f"{str(child.tag).rpartition('}')[2]} {described(child)}", "", look, alone, link)
