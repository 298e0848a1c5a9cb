"""Does each mark of the drawing say which cell of the data it shows, and does it stand where that cell says?

What a page tells of a mark that is pointed at is the cell whose row the drawing's file names.  The place of
the mark is read back from that file alone and turned into a value by the scale of its axis; its row's value
must be that.  And whatever the figure object draws of the data must have such a mark at its place: one of a
row that the values found themselves, without what the drawing says, to be theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tracepaper.audit.figures.drawn_figure import DrawnFigure, Finding
from tracepaper.audit.reading.data_match import Home
from tracepaper.audit.reading.drawn_marks import Group, Mark, Point
from tracepaper.audit.reading.drawn_values import Series

SAME = 0.06  # points: the file keeps hundredths
BESIDE = 0.5  # points that a mark may stand outside its axes
DEGREES = "DEGREES"  # the unit of places on a map
MARKED = ("line", "points", "bars", "cells")  # the kinds of series whose every value is a mark


@dataclass(frozen=True)
class Placed:
    """A mark and the panel it stands in."""

    mark: Mark
    panel: int


def findings(drawn: DrawnFigure) -> Iterator[Finding]:
    """Marks without a row, at another place than their row's, twice, or missing."""
    placed: list[Placed] = []
    for group in drawn.groups:
        yield from _whole(group, drawn)
        for mark in group.marks:
            panel = _panel_of(mark.at, drawn)
            if panel and _is_cell(mark, drawn):
                placed.append(Placed(mark, panel))
            elif _is_cell(mark, drawn):
                yield Finding("mark-outside", 0, f"{_named(mark)} stands in no panel")
    yield from _twice(placed)
    for one in placed:
        yield from _misplaced(one, drawn)
    for series, homes in zip(drawn.series, drawn.homes, strict=True):
        if homes and series.kind in MARKED and not _is_place(homes[0], drawn):
            yield from _unmarked(
                series.known, homes, [one.mark for one in placed if one.panel == series.axes], drawn
            )


def _is_place(home: Home, drawn: DrawnFigure) -> bool:
    """Whether a series is a course on a map: where it stands is all it says, and `geography` reads it."""
    quantity = drawn.names.quantity(home.column, home.keys.values())
    return quantity is not None and quantity.unit == DEGREES


def _named(mark: Mark) -> str:
    return f"the mark of row {mark.row + 1}, column {mark.column},"


def _whole(group: Group, drawn: DrawnFigure) -> Iterator[Finding]:
    """As many marks as rows, and rows that are there."""
    if group.places != group.rows:
        text = f"{group.places} marks of {group.column} are drawn, but rows are named for {group.rows}"
        yield Finding("marks-differ", 0, text)
    for mark in group.marks:
        if not _is_cell(mark, drawn):
            yield Finding("no-such-cell", 0, f"{_named(mark)} names no cell of data.csv")


def _is_cell(mark: Mark, drawn: DrawnFigure) -> bool:
    columns = mark.column.split("/")
    return all(part in drawn.data.numbers for part in columns) and 0 <= mark.row < len(drawn.frame)


def _panel_of(at: Point, drawn: DrawnFigure) -> int:
    """The panel at a place of the drawing, 0 if there is none."""
    x, y = at[0], drawn.height - at[1]
    for number, axes in enumerate(drawn.figure.axes, 1):
        box = axes.get_window_extent()
        inside = box.x0 - BESIDE <= x <= box.x1 + BESIDE and box.y0 - BESIDE <= y <= box.y1 + BESIDE
        if inside and axes.axison and axes.get_visible():
            return number
    return 0


def _twice(placed: list[Placed]) -> Iterator[Finding]:
    """A cell that two marks of a panel are said to show."""
    times = Counter((one.panel, one.mark.column, one.mark.row) for one in placed)
    for (panel, column, row), count in times.items():
        if count > 1:
            yield Finding("mark-twice", panel, f"{count} marks name row {row + 1}, column {column}")


def _misplaced(one: Placed, drawn: DrawnFigure) -> Iterator[Finding]:
    """A mark whose place, on the scale of its axis, is not the value of its row."""
    mark = one.mark
    if drawn.axes(one.panel).images:
        return  # a cell says its value by its colour: see `_unmarked`
    powers = drawn.powers.get((one.panel, mark.column), set())
    value, along = _value(mark, drawn), 0 if one.panel in drawn.with_rows else 1
    if not powers:
        yield Finding(
            "mark-misplaced", one.panel, f"{_named(mark)} stands where nothing of that column is drawn"
        )
    elif not any(_agrees(mark, value / 10.0**power, along, one.panel, drawn) for power in powers):
        read = _read(mark.at, one.panel, drawn)[along]
        text = f"{_named(mark)} stands at {read:.6g}, but the row has {value:.6g}"
        yield Finding("mark-misplaced", one.panel, text)


def _value(mark: Mark, drawn: DrawnFigure) -> float:
    columns = drawn.data.shares if "/" in mark.column else drawn.data.numbers
    return float(columns[mark.column][mark.row])


def _agrees(mark: Mark, value: float, along: int, panel: int, drawn: DrawnFigure) -> bool:
    """Whether a mark stands at a value: a point at it; a bar is as long, down if it is negative."""
    axes = drawn.axes(panel)
    if mark.corners is None:
        there = [0.0, 0.0]
        there[along] = value
        at = _pixel(_seen(there, axes), panel, drawn)
        return abs(at[along] - mark.at[along]) <= SAME
    ends = sorted(_read(corner, panel, drawn)[along] for corner in mark.corners)
    whole = abs(np.ptp([axes.get_xlim(), axes.get_ylim()][along]))
    slack = 2 * SAME * whole / axes.get_window_extent().bounds[2 + along]
    return abs(ends[1] - ends[0] - abs(value)) <= slack and (value >= 0 or ends[0] < -slack)


def _seen(point: list[float], axes: object) -> list[float]:
    """A point with coordinates that a scale of logarithms has a place for."""
    scales = (axes.get_xscale(), axes.get_yscale())  # type: ignore[attr-defined]
    return [one if scale == "linear" or one > 0 else 1.0 for one, scale in zip(point, scales, strict=True)]


def _pixel(point: list[float], panel: int, drawn: DrawnFigure) -> Point:
    """A place in data units as one in those of the drawing."""
    x, y = drawn.axes(panel).transData.transform(point)
    return float(x), drawn.height - float(y)


def _read(at: Point, panel: int, drawn: DrawnFigure) -> Point:
    x, y = drawn.axes(panel).transData.inverted().transform((at[0], drawn.height - at[1]))
    return float(x), float(y)


def _unmarked(series: Series, homes: list[Home], marks: list[Mark], drawn: DrawnFigure) -> Iterator[Finding]:
    """The first value of a series at whose place no mark names a row that the value is of."""
    limits = drawn.limits(series.axes)
    places = np.array([mark.at for mark in marks]).reshape(-1, 2)
    reach = _cell(series.axes, drawn) / 4 if series.kind == "cells" else 2 * SAME
    for number, value in enumerate(series.values):
        point = _middle(series, number)
        if not all(low <= one <= high for one, (low, high) in zip(point, limits, strict=True)):
            continue
        at = _pixel(point, series.axes, drawn)
        near: list[int] = np.flatnonzero(np.abs(places - at).max(axis=1) <= reach).tolist() if marks else []
        known = {(marks[place].column, marks[place].row) for place in near}
        if not any((home.column, int(row)) in known for home in homes for row in home.rows[number]):
            told = ", ".join(f"row {row + 1} of {column}" for column, row in sorted(known)) or "no row"
            due = homes[0].rows[number]
            text = (
                f"{series.name}: the mark of {value:.6g}, row {due[0] + 1} of {homes[0].column}, names "
                f"{told}; say in the drawing what it shows (exhibits.bound_marks)"
            )
            yield Finding("unmarked", series.axes, text)
            return


def _cell(panel: int, drawn: DrawnFigure) -> float:
    """The shorter side of a cell; its picture ends at whole pixels, so its middle is known only about."""
    (x0, y0), (x1, y1) = drawn.axes(panel).transData.transform([(0, 0), (1, 1)])
    return float(min(abs(x1 - x0), abs(y1 - y0)))


def _middle(series: Series, number: int) -> list[float]:
    """Where a value's mark stands, in data units; of a bar, its middle."""
    if series.rows is not None:
        return [float(series.at[number]), float(series.rows[number])]
    base = 0.0 if series.base is None else float(series.base[number])
    value = float(series.values[number]) if series.base is None else base + float(series.values[number]) / 2
    return [value, float(series.at[number])] if series.along == "x" else [float(series.at[number]), value]
