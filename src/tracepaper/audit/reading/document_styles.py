"""The styles of a Word file: what each is based on, and which hold for a cell of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# of w:tblLook (ECMA-376, part 1, 17.4.55)
BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
CORNERS = {
    "nwCell": ("firstRow", "firstCol"),
    "neCell": ("firstRow", "lastCol"),
    "swCell": ("lastRow", "firstCol"),
    "seCell": ("lastRow", "lastCol"),
}


class DocumentStyles:
    """root: of word/styles.xml.  by_id: name -> style.  defaults: paragraph, character, table ... -> name of
    the style of what names none.  of_all_text: the run properties where no style says anything.  doubtful:
    what stands there more than once, so that programs may take either."""

    def __init__(self, root: etree._Element) -> None:
        styles = [(style.get(f"{W}styleId") or "", style) for style in root.iter(f"{W}style")]
        defaults = [
            (style.get(f"{W}type") or "", name)
            for name, style in styles
            if style.get(f"{W}default") in ("1", "true", "on")
        ]
        self.by_id, self.defaults = dict(styles), dict(defaults)
        times = Counter([*(name for name, _ in styles), *(f"of each {kind}" for kind, _ in defaults)])
        self.doubtful = sorted(name for name, many in times.items() if many > 1)
        self.of_all_text = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    def chain(self, name: str) -> list[etree._Element]:
        """A style and those it is based on, the nearest first."""
        found: list[etree._Element] = []
        while (style := self.by_id.get(name)) is not None and style not in found:
            found.append(style)
            base = style.find(f"{W}basedOn")
            name = "" if base is None else base.get(f"{W}val") or ""
        return found

    def named(self, reference: etree._Element | None, kind: str) -> list[etree._Element]:
        """The chain of the style that an element names; without one, that of the kind's default style."""
        name = self.defaults.get(kind, "") if reference is None else reference.get(f"{W}val") or ""
        return self.chain(name)

    def of_cell(self, cell: etree._Element) -> list[etree._Element]:
        """What the style of a table says of a cell, the strongest first: of its place, then of any."""
        table = next(cell.iterancestors(f"{W}tbl"))
        chain = self.named(table.find(f"{W}tblPr/{W}tblStyle"), "table")
        places = list(_places(cell, table)) if chain else []
        parts = [
            part
            for place in places
            for style in chain
            for part in style.iterfind(f"{W}tblStylePr")
            if part.get(f"{W}type") == place
        ]
        return [*parts, *chain]


def _places(cell: etree._Element, table: etree._Element) -> Iterator[str]:
    """What a cell is to the style of its table, the strongest first."""
    row = next(cell.iterancestors(f"{W}tr"))
    rows = [one for one in table.iter(f"{W}tr") if next(one.iterancestors(f"{W}tbl")) is table]
    cells = [one for one in row.iter(f"{W}tc") if next(one.iterancestors(f"{W}tr")) is row]
    down, across = rows.index(row), cells.index(cell)
    asked = _asked(table.find(f"{W}tblPr/{W}tblLook"))
    is_at = {
        "firstRow": asked["firstRow"] and down == 0,
        "lastRow": asked["lastRow"] and row is rows[-1],
        "firstCol": asked["firstColumn"] and across == 0,
        "lastCol": asked["lastColumn"] and cell is cells[-1],
    }
    yield from (corner for corner, sides in CORNERS.items() if all(is_at[side] for side in sides))
    yield from (side for side, here in is_at.items() if here)
    if not asked["noHBand"]:
        yield f"band{1 + (down - asked['firstRow']) % 2}Horz"
    if not asked["noVBand"]:
        yield f"band{1 + (across - asked['firstColumn']) % 2}Vert"


def _asked(look: etree._Element | None) -> dict[str, bool]:
    """Which parts of its style a table asks for: each by its name, else by its bit of one number."""
    if look is None:
        return dict.fromkeys(BITS, False)
    bits = int(look.get(f"{W}val") or "0", 16)
    return {
        name: look.get(f"{W}{name}", "1" if bits & bit else "0") in ("1", "true", "on")
        for name, bit in BITS.items()
    }
