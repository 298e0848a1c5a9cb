"""Does the key of a heat map say what its shades stand for?

A cell without a number is read by its shade and the row of shades in a place of its own.  The shades of that
row, and the numbers between them, are compared with those by which the cells are shaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import numeric

from tracepaper.audit.figures.drawn_figure import DrawnFigure, Finding

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.patches import Patch


class Swatch(NamedTuple):
    """middle: along the row, in the units of its place.  colour: #rrggbb.  patch: of matplotlib's."""

    middle: float
    colour: str
    patch: Patch


def findings(drawn: DrawnFigure) -> Iterator[Finding]:
    """Shades of a key that are not those of the cells, or stand for other numbers."""
    images = [image for axes in drawn.figure.axes if axes.get_visible() for image in axes.images]
    for panel, axes in enumerate(drawn.figure.axes, 1):
        row = swatches(axes)
        if row and not images:
            yield Finding("shades-of-nothing", panel, "a key of shades is shown, and no cells are drawn")
        for image in images if row else ():
            yield from _compared(row, image, panel, drawn)


def swatches(axes: Axes) -> list[Swatch]:
    """The shades of a key, from left to right; none where a panel has axes, and so bars."""
    from matplotlib.colors import to_hex
    from matplotlib.container import BarContainer

    if axes.axison or not axes.get_visible():
        return []
    bars = [bar for one in axes.containers if isinstance(one, BarContainer) for bar in one.patches]
    return sorted(Swatch(bar.get_center()[0], to_hex(bar.get_facecolor()), bar) for bar in bars)


def _compared(row: Sequence[Swatch], image: Any, panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    from matplotlib.colors import BoundaryNorm, to_hex

    if not isinstance(image.norm, BoundaryNorm):
        text = "cells are not shaded by classes, and a key of shades cannot be held against them"
        yield Finding("shades-unknown", panel, text, undecided=True)
        return
    colours = [to_hex(image.cmap(place)) for place in range(image.cmap.N)]
    shown = [swatch.colour for swatch in row]
    if shown != colours:
        text = f"the key has the shades {' '.join(shown)}, the cells {' '.join(colours)}"
        yield Finding("shades-differ", panel, text)
        return
    bounds = [float(bound) for bound in image.norm.boundaries[1:-1]]
    for words, bound in zip(_written(row, panel, drawn), bounds, strict=False):
        if not any(_says(one, bound, drawn) for one in words):
            said = f"“{words[0]}”" if words else "nothing"
            text = f"the key says {said} where the shades of the cells change at {bound:g}"
            yield Finding("shades-differ", panel, text)


def _says(text: str, bound: float, drawn: DrawnFigure) -> bool:
    """Whether a text is this number; it may be a fraction of one letter, ½."""
    if len(text) == 1 and not text.isdecimal():
        return numeric(text, None) == bound
    return drawn.is_number(text) and drawn.shows(text, bound)


def _written(row: Sequence[Swatch], panel: int, drawn: DrawnFigure) -> Iterator[list[str]]:
    """The texts between each shade and the next."""
    axes = drawn.axes(panel)
    texts = []
    for label in drawn.texts_of(panel):
        if label.anchor is not None:
            x = label.anchor.x
            if "x" in label.anchor.free:
                x = axes.transData.inverted().transform(axes.transAxes.transform((x, 0)))[0]
            texts.append((x, label.words))
    for one, other in pairwise(row):
        yield [words for x, words in texts if one.middle < x < other.middle]
