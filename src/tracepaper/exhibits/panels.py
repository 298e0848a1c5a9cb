"""Panels that several figures share: rows of from-to values, a grid of small multiples, a unit line.

They take ready values and texts, so that each figure still says itself what it shows; what is here is
only how it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.figure import Figure

from tracepaper.exhibits import drawing
from tracepaper.exhibits.axes import label_years
from tracepaper.exhibits.bound_marks import Cells, show

if TYPE_CHECKING:
    from matplotlib.axes import Axes


FIRST_FILL = "white"
LINE = "#8C8C8C"


def unit_line(axes: Axes, words: str, height: float = 1.02, at: float = 0.0) -> None:
    """The unit of the vertical axis, set horizontally over the axes."""
    axes.text(at, height, words, transform=axes.transAxes, fontsize=7.5, va="bottom", ha="left")


def line_key(axes: Axes, entries: Iterable[tuple[str, str, Any]]) -> None:
    """A key of lines in a place of small multiples that is left over; entries: (words, colour, dash)."""
    for row, (words, colour, dash) in enumerate(entries):
        height = 0.7 - 0.25 * row
        axes.plot([0.02, 0.25], [height, height], color=colour, linestyle=dash, transform=axes.transAxes)
        axes.text(0.3, height, words, transform=axes.transAxes, va="center", fontsize=7.5)


def small_multiples(
    count: int, columns: int, height: float, narrow_columns: int = 2, **options: Any
) -> tuple[Figure, list[Axes], list[Axes]]:
    """A figure of `count` equal panels in rows of `columns`; places left over stay empty.

    A narrow figure has `narrow_columns` panels in a row, as high as in the wide one, and a place left over
    if that has one.  height: inches, of the wide figure.  Returns the figure, the list of the axes in use
    and the list of those left over (invisible)."""
    rows = -(-count // columns)
    if drawing.is_narrow():
        spare, each = rows * columns > count, height / rows
        columns = min(columns, narrow_columns)
        rows = -(-(count + spare) // columns)
        height = each * rows
    figure = Figure(figsize=(drawing.width(), height), layout="constrained")
    grid = figure.subplots(rows, columns, squeeze=False, **options)
    places = [axes for row in grid for axes in row]
    for axes in places[count:]:
        axes.set_axis_off()
    return figure, places[:count], places[count:]


def label_columns(places: Sequence[Axes]) -> None:
    """Years under the lowest panel of each column of small multiples; where the axis is shared, matplotlib
    writes them in the last row alone.

    Call it when the limits and the ticks of the horizontal axes are final."""
    specs = [axes.get_subplotspec() for axes in places]
    lowest = {spec.colspan.start: axes for axes, spec in zip(places, specs, strict=True) if spec}
    last = max(spec.rowspan.start for spec in specs if spec)
    for axes in lowest.values():
        spec = axes.get_subplotspec()
        if spec and spec.rowspan.start < last:
            label_years(axes)


def from_to(
    axes: Axes,
    names: Sequence[str],
    first: Sequence[float],
    last: Sequence[float],
    *,
    colour: str | Sequence[str] = drawing.COLOURS[1],
    labels: Sequence[str] = (),
    size: float = 5.0,
    markers: Sequence[str] | None = None,
    shown: Sequence[Cells] = (),
) -> None:
    """One row per name, the first row on top: a hollow mark at `first`, a full one at `last`, a line
    between them; a missing value has no mark.

    colour: of all marks, or one per row.  labels: the words for the two marks, written over the top row
    that has both.  markers: one marker per row (default: a circle in each).  shown: the cells of the data
    at `first` and at `last`, one a row.
    """
    rows = range(len(names))
    markers = markers or ["o"] * len(names)
    colours = [colour] * len(names) if isinstance(colour, str) else colour
    for row, a, b, marker, tint in zip(rows, first, last, markers, colours, strict=True):
        if a == a and b == b:
            axes.plot([a, b], [row, row], color=LINE, linewidth=1.3, zorder=1)
        look: dict[str, Any] = {"marker": marker, "markersize": size, "linestyle": "none", "color": tint}
        for place, (x, fill) in enumerate(((a, FIRST_FILL), (b, tint))):
            if x == x:
                point = axes.plot([x], [row], zorder=2 + place, markerfacecolor=fill, **look)
                show(point, shown[place][row] if shown else None)
    axes.set_yticks(list(rows), names)
    axes.set_ylim(len(names) - 0.5, -0.9 if labels else -0.5)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x")
    axes.grid(axis="y", visible=False)
    if labels:
        _label_top(axes, first, last, labels)


def _label_top(axes: Axes, first: Sequence[float], last: Sequence[float], labels: Sequence[str]) -> None:
    row, a, b = next((i, a, b) for i, (a, b) in enumerate(zip(first, last, strict=True)) if a == a and b == b)
    sides = ("right", "left") if a <= b else ("left", "right")
    for x, words, side in zip((a, b), labels, sides, strict=True):
        offset = -2 if side == "right" else 2
        axes.annotate(
            words,
            (x, row),
            xytext=(offset, 4.5),
            textcoords="offset points",
            fontsize=7,
            ha=side,
            va="bottom",
            color=drawing.GREY,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
        )
