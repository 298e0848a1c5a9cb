"""Text of a Word file in the colour of what is behind it: white on paper, black on a black cell.

A run is drawn in the colour of the nearest that gives one: itself, its style, its paragraph's, its table's.
What is behind it is found in the same way, then in the cell, the table, the page.  Text without a colour is
taken to be black: not every program makes it white on a dark shade.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from tracepaper.audit.reading.contrast import contrast
from tracepaper.audit.reading.document_colours import INK, PAPER, DocumentColours, Hex, rgb
from tracepaper.audit.reading.document_styles import DocumentStyles, W
from tracepaper.problems import QUOTED

if TYPE_CHECKING:
    from lxml import etree

    Places = list[etree._Element | None]  # properties, the nearest first; None where there are none
    ColourOf = Callable[[etree._Element], Hex | None]

PALEST = 2.5  # contrast of text to what is behind it
OWN = ("color", "shd", "highlight")


def faint(parts: Iterable[etree._Element], styles: DocumentStyles, colours: DocumentColours) -> Iterator[str]:
    """Each pair of colours that cannot be told apart, in words, with the first text that is set so; but of a
    run with colours of its own, which are told as such.

    parts: those of the package that hold text."""
    told = set()
    for root in parts:
        page = colours.of_page(root)
        for run in root.iter(f"{W}r"):
            if not _says_something(run) or any(run.find(f"{W}rPr/{W}{kind}") is not None for kind in OWN):
                continue
            letters, behind = _places(run, styles)
            ink = _first(letters, colours.of_letters) or INK
            ground = _first(behind, colours.of_shade) or page or PAPER
            if (ink, ground) not in told and contrast(rgb(ink), rgb(ground)) < PALEST:
                told.add((ink, ground))
                yield f"text in {ink} on {ground}, “{around(run)}”"


def around(node: etree._Element) -> str:
    """How the paragraph begins in which something stands; what is in none is a list's."""
    paragraph = next(node.iterancestors(f"{W}p"), None)
    return "the numbers of a list" if paragraph is None else "".join(paragraph.itertext(f"{W}t"))[:QUOTED]


def _says_something(run: etree._Element) -> bool:
    return any((text.text or "").strip() for text in run.iterfind(f"{W}t"))


def _first(places: Places, colour_of: ColourOf) -> Hex | None:
    found = (colour_of(place) for place in places if place is not None)
    return next((colour for colour in found if colour is not None), None)


def _places(run: etree._Element, styles: DocumentStyles) -> tuple[Places, Places]:
    """Where the colour of a run may stand, and where that of what is behind it."""
    paragraph = next(run.iterancestors(f"{W}p"))
    of_run = styles.named(run.find(f"{W}rPr/{W}rStyle"), "character")
    of_paragraph = styles.named(paragraph.find(f"{W}pPr/{W}pStyle"), "paragraph")
    letters = [style.find(f"{W}rPr") for style in [*of_run, *of_paragraph]]
    behind = [*letters, paragraph.find(f"{W}pPr"), *(style.find(f"{W}pPr") for style in of_paragraph)]
    for cell in run.iterancestors(f"{W}tc"):
        of_cell = styles.of_cell(cell)
        table = next(cell.iterancestors(f"{W}tbl"))
        letters += [style.find(f"{W}rPr") for style in of_cell]
        behind += [style.find(f"{W}{kind}") for kind in ("rPr", "pPr") for style in of_cell]
        behind += [cell.find(f"{W}tcPr"), *(style.find(f"{W}tcPr") for style in of_cell)]
        behind += [table.find(f"{W}tblPr"), *(style.find(f"{W}tblPr") for style in of_cell)]
    return [*letters, styles.of_all_text], behind
