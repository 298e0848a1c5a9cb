"""Does each vertical line stand at the moment it marks?

A line at 2009.5 that is meant for 2010 looks right and says something else.  The drawing's file names the
moment of each line (`bound_marks.show_event`); its place is read back from the file and compared with that
moment on the scale of the panel, and the moment must be one that the data, the figure's own words or
its caption speak of.  A vertical line that names none must stand at a level of an axis of values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import numpy as np

from tracepaper.audit.figures.drawn_figure import DrawnFigure, Finding
from tracepaper.audit.reading.data_match import NATURAL
from tracepaper.audit.reading.drawn_marks import drawn_events
from tracepaper.exhibits.bound_marks import BEFORE, EVENT

DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
QUARTER = re.compile(r"(\d{4})Q([1-4])")
FIRST_YEAR = 1000  # a smaller number on an axis is a step, not a year of the calendar
SAME = 0.06  # points: the file keeps hundredths


def findings(drawn: DrawnFigure) -> Iterator[Finding]:
    """Lines at another place than their moment, of a moment nobody speaks of, or of none."""
    for panel, axes in enumerate(drawn.figure.axes, 1):
        for line in axes.lines:
            if line.get_transform() == axes.get_xaxis_transform(which="grid") and line.get_visible():
                at = float(np.atleast_1d(line.get_xdata(orig=False))[0])
                told = str(line.get_gid() or "").startswith(EVENT)
                if not told and not _is_level(at, panel, drawn):
                    text = f"the vertical line at {at:g} does not say what it marks (show_event)"
                    yield Finding("event-unsaid", panel, text)
    for when, (x, y) in drawn_events(drawn.svg) if drawn.svg else ():
        panel = _panel_over(x, y, drawn)
        yield from _judged(when, x, panel, drawn)


def _is_level(at: float, panel: int, drawn: DrawnFigure) -> bool:
    """Whether a line marks a level of an axis of values: none, parity, or one the data have."""
    values = {name: column for name, column in drawn.data.numbers.items() if name not in drawn.data.keys}
    across = {name for one, home in drawn.at_home if one.axes == panel for name in home.by} & set(values)
    return bool(panel in drawn.with_rows or across) and (
        at in NATURAL or any(np.isclose(one, at).any() for one in values.values())
    )


def _panel_over(x: float, y: float, drawn: DrawnFigure) -> int:
    """The panel whose lower edge a line stands on."""
    boxes = [axes.get_window_extent() for axes in drawn.figure.axes]
    far = [
        abs(box.y0 - (drawn.height - y)) + max(box.x0 - x, 0, x - box.x1) if axes.axison else np.inf
        for axes, box in zip(drawn.figure.axes, boxes, strict=True)
    ]
    return int(np.argmin(far)) + 1


def _judged(when: str, x: float, panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    axes = drawn.axes(panel)
    before, bare = when.startswith(BEFORE), when.removeprefix(BEFORE)
    due = moment(bare, _is_by_years(panel, drawn))
    if due is None:
        yield Finding("event-unknown", panel, f"a line says it marks “{when}”, which is no moment")
        return
    if before and due >= FIRST_YEAR and not _has_bars(panel, drawn):
        text = (
            f"a line says it stands before {bare}, but nothing there parts the years; it marks another moment"
        )
        yield Finding("event-differs", panel, text)
    there = float(axes.transData.transform((due - before / 2, 0))[0])
    if abs(there - x) > SAME:
        at = float(axes.transData.inverted().transform((x, 0))[0])
        yield Finding("event-differs", panel, f"the line of {when} stands at {at:.2f}")
    if due >= FIRST_YEAR and not _is_spoken_of(bare, drawn):
        text = f"a line marks {bare}, of which neither the data nor the figure or its caption speak"
        yield Finding("event-unknown", panel, text)


def moment(when: str, by_years: bool) -> float | None:
    """A year, quarter or day on a scale of years; None for what is no moment.

    by_years: on a scale on which the year's value stands at its number, so that a day is its year."""
    if day := DAY.fullmatch(when):
        year, month, number = (int(part or 1) for part in day.groups())
        start = date(year, 1, 1)
        return float(year) if by_years else year + (date(year, month, number) - start).days / _length(year)
    if quarter := QUARTER.fullmatch(when):
        return int(quarter[1]) + (int(quarter[2]) - 1) / 4
    try:
        return float(when)
    except ValueError:
        return None


def _length(year: int) -> int:
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days


def _is_by_years(panel: int, drawn: DrawnFigure) -> bool:
    """Whether all that is drawn along the axis of a panel stands at whole numbers."""
    places = [
        one.known.at
        for one in drawn.series
        if one.axes in drawn.sharing(panel, "x") and one.along == "y" and one.kind != "reference"
    ]
    return bool(places) and all(np.isclose(at, np.round(at)).all() for at in places)


def _has_bars(panel: int, drawn: DrawnFigure) -> bool:
    shared = drawn.sharing(panel, "x")
    return any(one.kind == "bars" and one.axes in shared for one in drawn.series)


def _is_spoken_of(when: str, drawn: DrawnFigure) -> bool:
    year = when[:4]
    words = " ".join([drawn.caption, *(label.text for label in drawn.labels if label.role != "tick")])
    if re.search(rf"(?<!\d){year}(?!\d)", words):
        return True
    known = [drawn.frame[name] for name, column in drawn.frame.items() if column.dtype.kind == "O"]
    return any(str(cell).startswith(year) for column in known for cell in column if isinstance(cell, str))
