"""Cells shaded by class: a heat map, and the row of shades that explains it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from tracepaper.exhibits import drawing
from tracepaper.exhibits.bound_marks import Cells, show

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MISSING = "#F2F2F2"
EDGE = "#B3B3B3"  # around the shades of a key, of which one may be white
Written = Callable[[float], str]  # the words in a cell, "" for none


def heat_map(
    axes: Axes,
    cells: np.ndarray,
    names: tuple[Sequence[str], Sequence[str]],
    bounds: Sequence[float],
    shades: Sequence[str],
    written: Written,
    size: float = 6.5,
    shown: Cells | None = None,
) -> None:
    """Cells in one shade per class, with words in some of them.

    cells: rows by columns, nan where there is no value.  names: of the rows and of the columns; "" leaves a
    tick out.  bounds: between the classes, one less than shades.  shown: the same cells of the data, row by
    row (`bound_marks.grid`)."""
    from matplotlib.colors import BoundaryNorm, ListedColormap

    edges = [min(np.nanmin(cells), bounds[0] - 1), *bounds, max(np.nanmax(cells), bounds[-1]) + 1]
    scale = ListedColormap(list(shades)).with_extremes(bad=MISSING)
    image = axes.imshow(cells, cmap=scale, norm=BoundaryNorm(edges, len(shades)), aspect="auto")
    show(image, shown)
    for (row, column), value in np.ndenumerate(cells):
        words = written(float(value))
        if words:
            shade = shades[int(np.searchsorted(bounds, value, side="right"))] if value == value else MISSING
            axes.text(
                column,
                row,
                words,
                ha="center",
                va="center",
                fontsize=drawing.readable(size),
                color=ink_on(shade),
            )
    for axis, wanted in ((axes.yaxis, names[0]), (axes.xaxis, names[1])):
        named = [place for place, name in enumerate(wanted) if name]
        axis.set_ticks(named, [wanted[place] for place in named])
        axis.set_ticks([place - 0.5 for place in range(1, len(wanted))], minor=True)
    axes.grid(visible=False)
    axes.grid(which="minor", axis="both", color="white", linewidth=0.8)
    axes.tick_params(which="both", length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)


def slant(axes: Axes) -> None:
    """Set the names of the columns aslant, for long ones under narrow columns."""
    axes.tick_params(axis="x", labelrotation=55)
    for label in axes.get_xticklabels():
        label.set_horizontalalignment("right")
        label.set_rotation_mode("anchor")


def shade_key(axes: Axes, bounds: Iterable[str], shades: Sequence[str], at: float = 0) -> None:
    """The shades of the classes in a row, with the bounds between them, in a place of its own.

    bounds: as they are written.  at: how many cells' widths the row is set to the right."""
    blank(axes)
    axes.set_xlim(-at, len(shades))
    axes.set_ylim(0, 1)
    for place, shade in enumerate(shades):
        axes.bar(place + 0.5, 1, 0.94, color=shade, edgecolor=EDGE, linewidth=0.4)
    for place, bound in enumerate(bounds, 1):
        across = (place + at) / (len(shades) + at)
        axes.text(across, 1.2, bound, transform=axes.transAxes, ha="center", va="bottom", fontsize=7)


def blank(axes: Axes) -> None:
    """A place without an axis, for a key or nothing."""
    axes.set_axis_off()
    axes.set_xticks([])
    axes.set_yticks([])


def ink_on(shade: str) -> str:
    """Black or white, whichever is read on a shade."""
    from matplotlib.colors import to_rgb

    red, green, blue = to_rgb(shade)
    return "black" if 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 else "white"
