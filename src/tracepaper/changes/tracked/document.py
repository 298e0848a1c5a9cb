"""Two Word files of the paper as one with tracked changes: to accept all gives the newer text, to reject all
the older.

Blocks that are the same on both sides stay; between them the most alike are paired, and in a pair the words
are compared. A table is compared row by row and cell by cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING

from tracepaper.changes.tracked.borrowing import NOTES, Lender, Package
from tracepaper.changes.tracked.marking import DELETED, INSERTED, KEPT, Marker
from tracepaper.changes.tracked.pieces import Described, Piece, W, pieces_of

if TYPE_CHECKING:
    from lxml import etree

ALIKE = 0.35  # of their words are the same: below, a paragraph is another one
SAME_PLACE, SAME_HEAD = 0.15, 0.5  # what the same bookmark, the same first cell adds to that
Pair = tuple["Block | None", "Block | None"]


class Block:
    """A paragraph, table or row of one side, by what it is compared."""

    def __init__(self, element: etree._Element, described: Described) -> None:
        self.element, self.described = element, described

    @cached_property
    def content(self) -> tuple[list[Piece], list[etree._Element]]:
        """Of a paragraph: its pieces, and the bookmarks at its end."""
        return pieces_of(self.element, self.described)

    @cached_property
    def key(self) -> tuple[object, ...]:
        """Equal if and only if the text, fields, formulas and pictures are."""
        if self.element.tag == f"{W}p":
            return (self.style, *(piece.key for piece in self.content[0]))
        return tuple(block.key for block in self.inner)

    @cached_property
    def style(self) -> str:
        """The name of a paragraph's style."""
        style = self.element.find(f"{W}pPr/{W}pStyle")
        return "" if style is None else style.get(f"{W}val") or ""

    @cached_property
    def inner(self) -> list[Block]:
        """The rows of a table, the paragraphs of a row."""
        name = "tr" if self.element.tag == f"{W}tbl" else "p"
        return [Block(child, self.described) for child in self.element.iter(f"{W}{name}")]

    @cached_property
    def words(self) -> Counter[object]:
        """How often each word is in it."""
        if self.element.tag == f"{W}p":
            return Counter(piece.key for piece in self.content[0] if not piece.key.isspace())
        return sum((block.words for block in self.inner), Counter())

    @cached_property
    def place(self) -> str:
        """The bookmark that says where a paragraph is from."""
        names = (mark.get(f"{W}name") or "" for mark in self.element.iter(f"{W}bookmarkStart"))
        return next((name for name in names if name.startswith("_")), "")

    @cached_property
    def cells(self) -> list[etree._Element]:
        """The cells of a row."""
        return list(self.element.iterchildren(f"{W}tc"))


def tracked(old: Mapping[str, bytes], new: Mapping[str, bytes], author: str, date: str) -> dict[str, bytes]:
    """The parts of the newer file with what the older had marked as deleted, and what it had not as inserted.

    author, date (ISO 8601): what each change is signed with.
    """
    from lxml import etree

    before, after = Package(old), Package(new)
    merging = _Merging(Marker(author, date), Lender(before, after))
    sides = [[Block(e, side.described) for e in side.body[0] if _is_block(e)] for side in (before, after)]
    merged = list(merging.blocks(*sides))
    section = after.body[0].find(f"{W}sectPr")
    for child in list(after.body[0]):
        after.body[0].remove(child)
    after.body[0].extend(merged if section is None else [*merged, section])
    roots = {"word/document.xml": after.body, **({} if after.notes is None else {NOTES: after.notes})}
    for name, root in roots.items():
        _open_controls(root)
        after.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return after.parts


def _is_block(element: etree._Element) -> bool:
    return element.tag in (f"{W}p", f"{W}tbl")


def _open_controls(root: etree._Element) -> None:
    """Nobody could accept a change in a locked control: what is in them stands without them."""
    for control in list(root.iter(f"{W}sdt")):
        content = control.find(f"{W}sdtContent")
        for inner in reversed([] if content is None else list(content)):
            control.addnext(inner)
        control.getparent().remove(control)  # type: ignore[union-attr]


class _Merging:
    """How blocks of both sides become one; every method gives the elements to be written."""

    def __init__(self, marker: Marker, lender: Lender) -> None:
        self._marker, self._lender = marker, lender

    def blocks(self, old: Sequence[Block], new: Sequence[Block]) -> Iterator[etree._Element]:
        """Paragraphs and tables."""
        last: etree._Element | None = None
        for before, after in _pairs(old, new):
            made = self._block(before, after)
            if last is not None and made.tag == last.tag == f"{W}tbl":
                last.extend(made.findall(f"{W}tr"))  # Word would join them anyhow
                continue
            if last is not None:
                yield last
            last = made
        if last is not None:
            yield last

    def _block(self, before: Block | None, after: Block | None) -> etree._Element:
        if before is not None and after is not None and before.key == after.key:
            return after.element
        if (before or after).element.tag == f"{W}tbl":  # type: ignore[union-attr]
            return self._table(before, after)
        return self._paragraph(before, after)

    def _paragraph(self, before: Block | None, after: Block | None) -> etree._Element:
        model = after or before
        assert model is not None
        paragraph = model.element.makeelement(f"{W}p")
        properties = model.element.find(f"{W}pPr")
        if properties is not None:
            paragraph.append(deepcopy(properties))
        pieces = _compared(before.content[0] if before else [], after.content[0] if after else [])
        for status, piece in pieces:
            if status == DELETED:
                piece.before = []
                if piece.element is not None:
                    self._lender.lend(piece.element)
        paragraph.extend(self._marker.written(pieces))
        paragraph.extend(after.content[1] if after else [])
        if before is None or after is None:
            self._marker.mark_paragraph(paragraph, DELETED if after is None else INSERTED)
        return paragraph

    def _table(self, before: Block | None, after: Block | None) -> etree._Element:
        model = after or before
        assert model is not None
        table = model.element.makeelement(f"{W}tbl")
        table.extend(deepcopy(child) for child in model.element if child.tag != f"{W}tr")
        rows = _pairs(before.inner if before else [], after.inner if after else [])
        table.extend(self._row(*pair) for pair in rows)
        return table

    def _row(self, before: Block | None, after: Block | None) -> etree._Element:
        model = after or before
        assert model is not None
        row = deepcopy(model.element)
        if before is not None and after is not None and before.key == after.key:
            return row
        sides = [side.cells if side else [None] * len(model.cells) for side in (before, after)]
        for cell, old, new in zip(row.iterchildren(f"{W}tc"), *sides, strict=True):
            for paragraph in cell.findall(f"{W}p"):
                cell.remove(paragraph)
            cell.extend(self._in_cell(*(_paragraphs(side, model.described) for side in (old, new))))
        if before is None or after is None:
            self._marker.mark_row(row, DELETED if after is None else INSERTED)
        return row

    def _in_cell(self, old: list[Block], new: list[Block]) -> Iterator[etree._Element]:
        """The paragraphs of a cell; the first on both sides is the same one, whatever it says."""
        for place in range(max(len(old), len(new))):
            yield self._paragraph(*(side[place] if place < len(side) else None for side in (old, new)))


def _paragraphs(cell: etree._Element | None, described: Described) -> list[Block]:
    return [] if cell is None else [Block(p, described) for p in cell.iterchildren(f"{W}p")]


def _compared(old: Sequence[Piece], new: Sequence[Piece]) -> list[tuple[str, Piece]]:
    """(status, piece) of both sides in one order; a space or mark between two changes changes with them."""
    matcher = SequenceMatcher(None, [p.key for p in old], [p.key for p in new], autojunk=False)
    codes = matcher.get_opcodes()
    found: list[tuple[str, Piece]] = []
    waiting: list[tuple[str, Piece]] = []
    for place, (kind, a, b, c, d) in enumerate(codes, 1):
        has_words = any(piece.key[:1].isalnum() for piece in old[a:b])
        if kind == "equal" and (has_words or place in (1, len(codes))):
            found += waiting + [(KEPT, piece) for piece in new[c:d]]
            waiting = []
        else:
            found += [(DELETED, piece) for piece in old[a:b]]
            waiting += [(INSERTED, piece) for piece in new[c:d]]
    return found + waiting


def _pairs(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Pair]:
    """Blocks of both sides in one order: pairs, and those that have none."""
    matcher = SequenceMatcher(None, [b.key for b in old], [b.key for b in new], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            yield from _most_alike(old[a:b], new[c:d])


def _most_alike(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Pair]:
    """The pairs, in order on both sides, that have most in common together."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    worth = [[_likeness(before, after) for after in new] for before in old]
    for a in reversed(range(len(old))):
        for b in reversed(range(len(new))):
            paired = worth[a][b] + best[a + 1][b + 1] if worth[a][b] else 0.0
            best[a][b] = max(paired, best[a + 1][b], best[a][b + 1])
    a = b = 0
    while a < len(old) and b < len(new):
        if worth[a][b] and best[a][b] == worth[a][b] + best[a + 1][b + 1]:
            yield old[a], new[b]
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            yield old[a], None
            a += 1
        else:
            yield None, new[b]
            b += 1
    yield from _alone(old[a:], new[b:])


def _alone(old: Iterable[Block], new: Iterable[Block]) -> Iterator[Pair]:
    for before in old:
        yield before, None
    for after in new:
        yield None, after


def _likeness(old: Block, new: Block) -> float:
    """How much of their words is the same, from 0 (another block) on."""
    if old.element.tag != new.element.tag or (old.style != new.style and old.element.tag == f"{W}p"):
        return 0.0
    if old.element.tag == f"{W}tbl":
        return 0.01 + _shared(old, new)
    if old.element.tag == f"{W}tr":
        if len(old.cells) != len(new.cells):
            return 0.0
        heads = [side.inner[0].key for side in (old, new) if side.inner]
        return _enough(_shared(old, new) + SAME_HEAD * (len(heads) == 2 and heads[0] == heads[1]))
    return _enough(_shared(old, new) + SAME_PLACE * (old.place == new.place != ""))


def _enough(likeness: float) -> float:
    return likeness if likeness >= ALIKE else 0.0


def _shared(old: Block, new: Block) -> float:
    return 2 * (old.words & new.words).total() / max(old.words.total() + new.words.total(), 1)
