"""Panels that several figures share: a grid of small multiples, lines with words at their ends, a unit line.

They take ready values and texts, so that each figure still says itself what it shows; what is here is
only how it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.figure import Figure

from tracepaper.exhibits import drawing
from tracepaper.exhibits.axes import label_years
from tracepaper.exhibits.bound_marks import Cells, show

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def unit_line(axes: Axes, words: str, height: float = 1.02, at: float = 0.0) -> None:
    """The unit of the vertical axis, set horizontally over the axes."""
    axes.text(at, height, words, transform=axes.transAxes, fontsize=7.5, va="bottom", ha="left")


def small_multiples(
    count: int, columns: int, height: float, narrow_columns: int = 2, **options: Any
) -> tuple[Figure, list[Axes]]:
    """A figure of `count` equal panels in rows of `columns`, and their axes; places left over stay empty.

    A narrow figure has `narrow_columns` panels in a row, as high as in the wide one.  height: inches, of the
    wide figure."""
    rows = -(-count // columns)
    if drawing.is_narrow():
        each, columns = height / rows, min(columns, narrow_columns)
        rows = -(-count // columns)
        height = each * rows
    figure = Figure(figsize=(drawing.width(), height), layout="constrained")
    grid = figure.subplots(rows, columns, squeeze=False, **options)
    places = [axes for row in grid for axes in row]
    for axes in places[count:]:
        axes.set_axis_off()
    return figure, places[:count]


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


class Course(NamedTuple):
    """A line of a panel that has several.

    points: x -> y, in data units; a missing y is a gap.  words: at its end.  shown: the cells of its points.
    colour, dash, width: of the line.  ink: colour of the words, that of the line if it is not given."""

    points: Mapping[float, float]
    words: str
    shown: Cells
    colour: str
    dash: Any = "-"
    width: float = 1.4
    ink: str = ""


def courses(axes: Axes, lines: Iterable[Course]) -> list[tuple[float, float, str, str]]:
    """Draw lines, each over those before it; returns their ends for `labels.label_courses`."""
    ends = []
    for one in lines:
        known = {at: value for at, value in one.points.items() if value == value}
        look = {"color": one.colour, "linestyle": one.dash, "linewidth": one.width}
        show(axes.plot([*one.points], [*one.points.values()], **look), one.shown)
        if alone := dict(_without_neighbours(one.points)):
            axes.plot([*alone], [*alone.values()], "o", markersize=2, color=one.colour)
        ends.append((last := max(known), known[last], one.words, one.ink or one.colour))
    return ends


def _without_neighbours(points: Mapping[float, float]) -> Iterator[tuple[float, float]]:
    """The points between two gaps, which a line does not show."""
    there = [False, *(value == value for value in points.values()), False]
    for place, point in enumerate(points.items(), 1):
        if there[place] and not there[place - 1] and not there[place + 1]:
            yield point
