"""Pieces of a paragraph, kept, inserted or deleted, written as Word's XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import count, groupby
from typing import TYPE_CHECKING

from tracepaper.changes.tracked.pieces import Piece, W

if TYPE_CHECKING:
    from lxml import etree

KEPT, INSERTED, DELETED = "", "ins", "del"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
FIRST_NUMBER = 40000  # above the bookmarks of a rendered paper


class Marker:
    """Writes changes under one author and date, each with its own number."""

    def __init__(self, author: str, date: str) -> None:
        self._signed = {f"{W}author": author, f"{W}date": date}
        self._numbers = count(FIRST_NUMBER)

    def mark(self, status: str) -> etree._Element:
        """An empty w:ins or w:del."""
        from lxml import etree

        mark = etree.Element(f"{W}{status}", {f"{W}id": str(next(self._numbers))})
        mark.attrib.update(self._signed)
        return mark

    def mark_paragraph(self, paragraph: etree._Element, status: str) -> None:
        """Say of a paragraph's end that it was inserted or deleted."""
        properties = _first(paragraph, "pPr")
        look = properties.find(f"{W}rPr")
        if look is None:
            look = _made("rPr")
            after = [child for child in properties if child.tag in (f"{W}sectPr", f"{W}pPrChange")]
            properties.insert(len(properties) - len(after), look)
        look.insert(0, self.mark(status))

    def mark_row(self, row: etree._Element, status: str) -> None:
        """Say of a row of a table that it was inserted or deleted."""
        _first(row, "trPr").append(self.mark(status))

    def written(self, pieces: Iterable[tuple[str, Piece]]) -> Iterator[etree._Element]:
        """The elements of a paragraph: (status, piece) in order."""
        for (status, _), group in groupby(pieces, key=lambda one: (one[0], _link_of(*one))):
            members = [piece for _, piece in group]
            link = members[0].link
            yield from members[0].before
            inner = list(_runs(members, status))
            if status:
                mark = self.mark(status)
                mark.extend(inner)
                inner = [mark]
            if link is not None and status != DELETED:
                around = _made("hyperlink", dict(link.attrib))
                around.extend(inner)
                inner = [around]
            yield from inner


def _link_of(status: str, piece: Piece) -> int:
    """Deleted words stand outside of links: the address may be gone with them."""
    return 0 if piece.link is None or status == DELETED else id(piece.link)


def _runs(pieces: list[Piece], status: str) -> Iterator[etree._Element]:
    """Words of the same look as one run; all else as it was."""
    for place, (_, group) in enumerate(groupby(pieces, key=_same_run)):
        members = list(group)
        for at, piece in enumerate(members):
            if place or at:
                yield from piece.before
        first = members[0]
        if first.element is None or (status == DELETED and first.text):
            yield _run("".join(piece.text for piece in members), first.look, status)
        elif status == INSERTED and first.element.tag == f"{W}fldSimple":
            yield from _field_runs(first)
        else:
            yield from (piece.element for piece in members if piece.element is not None)


def _same_run(piece: Piece) -> tuple[int, int]:
    return (0, id(piece.look)) if piece.element is None and not piece.before else (1, id(piece))


def _run(text: str, look: etree._Element | None, status: str) -> etree._Element:
    run = _made("r")
    if look is not None:
        run.append(deepcopy(look))
    words = _made("delText" if status == DELETED else "t", {SPACE: "preserve"})
    words.text = text
    run.append(words)
    return run


def _field_runs(piece: Piece) -> Iterator[etree._Element]:
    """A field in the form that may stand within a change."""
    assert piece.element is not None
    for kind in ("begin", "code", "separate", "text", "end"):
        if kind == "text":
            yield _run(piece.text, piece.look, KEPT)
            continue
        run = _made("r")
        if kind == "code":
            code = _made("instrText", {SPACE: "preserve"})
            code.text = piece.element.get(f"{W}instr")
            run.append(code)
        else:
            run.append(_made("fldChar", {f"{W}fldCharType": kind}))
        yield run


def _first(element: etree._Element, name: str) -> etree._Element:
    """The properties of a paragraph or row, made if it has none."""
    found = element.find(f"{W}{name}")
    if found is None:
        found = _made(name)
        element.insert(0, found)
    return found


def _made(name: str, attributes: dict[str, str] | None = None) -> etree._Element:
    from lxml import etree

    return etree.Element(f"{W}{name}", attributes or {})
