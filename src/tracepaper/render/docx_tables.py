"""The tables of the Word file: full width, rows that do not break, heads that come again on each page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracepaper.render.docx_styles import WORD

if TYPE_CHECKING:
    from lxml import etree


W = f"{{{WORD}}}"
TEXT_WIDTH = 9072  # of an A4 page as in `docx_reference`, in twentieths of a point
HAN_WIDTH, LATIN_WIDTH, MARGINS = 180, 100, 160  # of letters of 9 points, and of a cell
_WORD_PIECE = re.compile(r"[^\s\u2e80-\uffff-]+-?|[\u2e80-\uffff]")  # what is not broken over lines
MOST_ROWS_KEPT_TOGETHER = 20  # longer tables may break over pages,
FEWEST_ROWS = 4  # but leave no fewer on a page; the last ones stay with the note


def mend_table(table: etree._Element) -> None:
    """Full width, fixed columns, rows that do not break, a rule under headers over several columns.

    What is read out for it is its title."""
    from lxml import etree

    properties = one(table, "tblPr")
    for name in ("tblW", "tblLayout", "jc", "tblCaption", "tblDescription"):
        for old in properties.findall(f"{W}{name}"):
            properties.remove(old)
    wanted = {"tblW": {"type": "pct", "w": "5000"}, "jc": {"val": "center"}, "tblLayout": {"type": "fixed"}}
    title = next(table.itersiblings(f"{W}p", preceding=True), None)
    if title is not None:
        text = "".join(title.itertext(f"{W}t"))
        wanted |= {"tblCaption": {"val": text}, "tblDescription": {"val": text}}
    for name, attributes in wanted.items():
        _set_in_order(properties, name, attributes)
    _fit_columns(table)
    rows = list(table.iter(f"{W}tr"))
    for row in rows:
        row_properties = row.find(f"{W}trPr")
        if row_properties is None:
            row_properties = etree.Element(f"{W}trPr")
            row.insert(0, row_properties)
        row_properties.insert(0, etree.Element(f"{W}cantSplit"))
        is_header = row_properties.find(f"{W}tblHeader") is not None
        for cell in row.iter(f"{W}tc"):
            _mend_cell(cell, is_header)
    for row in _kept_with_next(rows):
        for properties in row.iter(f"{W}pPr"):
            properties.insert(1, etree.Element(f"{W}keepNext"))


def _kept_with_next(rows: list[etree._Element]) -> list[etree._Element]:
    """The rows that no page is to end with."""
    if len(rows) <= MOST_ROWS_KEPT_TOGETHER:
        return rows
    heads = sum(row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows)
    return rows[: heads + FEWEST_ROWS - 1] + rows[-FEWEST_ROWS:]


def _fit_columns(table: etree._Element) -> None:
    """Columns over the whole width; one whose longest word would break is wider, others give it room."""
    from lxml import etree

    columns = one(table, "tblGrid").findall(f"{W}gridCol")
    given = [int(column.get(f"{W}w") or 0) for column in columns]
    widths = fitted([TEXT_WIDTH * width // sum(given) for width in given], _least(table, len(given)))
    for column, width in zip(columns, widths, strict=True):
        column.set(f"{W}w", str(width))
    for row in table.iter(f"{W}tr"):
        for cell, place, taken in _cells(row):
            properties = one(cell, "tcPr")
            for old in properties.findall(f"{W}tcW"):
                properties.remove(old)
            width = sum(widths[place : place + taken])
            properties.insert(0, etree.Element(f"{W}tcW", {f"{W}w": str(width), f"{W}type": "dxa"}))


def _cells(row: etree._Element) -> Iterator[tuple[etree._Element, int, int]]:
    """(cell, its first column, how many it takes) of a row."""
    place = 0
    for cell in row.iterchildren(f"{W}tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        taken = 1 if span is None else int(span.get(f"{W}val") or 1)
        yield cell, place, taken
        place += taken


def fitted(widths: list[int], least: list[int]) -> list[int]:
    """The widths such that none is below its least one; as they are if all cannot have that."""
    room = [max(width - need, 0) for width, need in zip(widths, least, strict=True)]
    lacking = sum(max(need - width, 0) for width, need in zip(widths, least, strict=True))
    if lacking > sum(room):
        return widths
    return [
        max(width, need) - (lacking * spare // sum(room) if spare else 0)
        for width, need, spare in zip(widths, least, room, strict=True)
    ]


def _least(table: etree._Element, columns: int) -> list[int]:
    """What the longest word of each column needs, in twentieths of a point."""
    least = [0] * columns
    for row in table.iter(f"{W}tr"):
        for cell, place, taken in _cells(row):
            text = " ".join("".join(p.itertext(f"{W}t")) for p in cell.iter(f"{W}p"))
            longest = max(map(_width, _WORD_PIECE.findall(text)), default=0)
            if taken == 1:
                least[place] = max(least[place], longest + MARGINS)
    return least


def _width(word: str) -> int:
    return sum(HAN_WIDTH if character >= "\u2e80" else LATIN_WIDTH for character in word)


def one(element: etree._Element, name: str) -> etree._Element:
    """A child that is always there."""
    child = element.find(f"{W}{name}")
    assert child is not None, name
    return child


TABLE_ORDER = [
    "tblStyle",
    "tblpPr",
    "tblOverlap",
    "bidiVisual",
    "tblStyleRowBandSize",
    "tblStyleColBandSize",
    "tblW",
    "jc",
    "tblCellSpacing",
    "tblInd",
    "tblBorders",
    "shd",
    "tblLayout",
    "tblCellMar",
    "tblLook",
    "tblCaption",
    "tblDescription",
]


def _set_in_order(properties: etree._Element, name: str, attributes: dict[str, str]) -> None:
    """Add a property where the schema wants it."""
    from lxml import etree

    element = etree.Element(f"{W}{name}", {f"{W}{key}": value for key, value in attributes.items()})
    before = [
        child
        for child in properties
        if TABLE_ORDER.index(etree.QName(child).localname) < TABLE_ORDER.index(name)
    ]
    properties.insert(len(before), element)


def _mend_cell(cell: etree._Element, is_header: bool) -> None:
    from lxml import etree

    for style in cell.iter(f"{W}pStyle"):
        if style.get(f"{W}val") in ("Compact", "BodyText", "FirstParagraph"):
            style.set(f"{W}val", "TableText")
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    if not is_header or span is None or int(span.get(f"{W}val", "1")) < 2:
        return
    borders = etree.SubElement(one(cell, "tcPr"), f"{W}tcBorders")
    etree.SubElement(
        borders, f"{W}bottom", {f"{W}val": "single", f"{W}sz": "4", f"{W}space": "0", f"{W}color": "000000"}
    )
    for paragraph in cell.iter(f"{W}p"):
        for place in paragraph.iter(f"{W}jc"):
            place.set(f"{W}val", "center")
