"""Can what is drawn be told apart without its colours: printed in grey, or by a reader who sees few?

Lines and points of one panel that differ in colour alone, and whose colours are about equally light, are one
and the same to such a reader; a dash or a marker tells them apart.  So are bars that are stacked or stand
side by side in colours of one lightness.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tracepaper.audit.figures.drawn_figure import DrawnFigure, Finding
from tracepaper.audit.reading.contrast import contrast
from tracepaper.audit.reading.drawn_values import Look

APART = 1.5  # contrast of two greys that are told apart side by side
KINDS = (("line", "points"), ("bars",))
ADVICE = "give one of them another dash, marker or lightness"


def findings(drawn: DrawnFigure) -> Iterator[Finding]:
    """Pairs of looks in one panel that nothing but their colours tells apart."""
    for panel in range(1, len(drawn.figure.axes) + 1):
        here = [one for one in drawn.series if one.axes == panel]
        for kinds in KINDS:
            looks = sorted({one.look for one in here if one.kind in kinds})
            for one, other in combinations(looks, 2):
                if _is_alike(one, other):
                    text = f"{one.colour} and {other.colour} are told apart by their colours alone; {ADVICE}"
                    yield Finding("colour-alone", panel, text)


def _is_alike(one: Look, other: Look) -> bool:
    """Whether two looks differ in nothing that is left in grey."""
    shape = (one.dash, one.marker, one.hollow) == (other.dash, other.marker, other.hollow)
    return shape and one.colour != other.colour and contrast(_rgb(one), _rgb(other)) < APART


def _rgb(look: Look) -> tuple[float, float, float]:
    red, green, blue = (int(look.colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
