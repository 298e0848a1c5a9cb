"""Is each number written into a figure the value of what it stands at?

At a bar or a point, at the end of a line, in a cell, beside a row, in a tick's brackets, or with a word of
scale at a line across the panel: each is compared with the one value of its place, in no other power of ten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np

from tracepaper.audit.figures.drawn_figure import DrawnFigure, Finding, bare
from tracepaper.audit.reading.data_match import Home
from tracepaper.audit.reading.drawn_values import Series
from tracepaper.audit.reading.figure_texts import Anchor, Label
from tracepaper.audit.reading.series_names import numbers_in
from tracepaper.exhibits.bound_marks import EVENT

MISSING = "…"  # what a cell shows where there is no value


def findings(drawn: DrawnFigure) -> Iterator[Finding]:
    """Numbers that are not the value they stand at, and those that stand at nothing."""
    for panel in range(1, len(drawn.figure.axes) + 1):
        cells = next(
            (pair for pair in drawn.at_home if pair[0].axes == panel and pair[0].kind == "cells"), None
        )
        if cells:
            yield from _in_cells(panel, *cells, drawn)
        else:
            yield from _at_places(panel, drawn)
        yield from _beside_rows(panel, drawn)
        yield from _in_ticks(panel, drawn)


def _texts(panel: int, drawn: DrawnFigure) -> Iterator[tuple[Label, Anchor]]:
    for label in drawn.texts_of(panel):
        if label.anchor is not None and not label.is_above:
            yield label, label.anchor


def _at_places(panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    """Numbers at points, bars, ends and lines across the panel."""
    here = [one for one in drawn.series if one.axes == panel]
    for label, anchor in _texts(panel, drawn):
        if not drawn.is_number(label.text) or anchor.free == "x":
            continue
        if anchor.free == "y":
            fits = drawn.shows(label.text, anchor.x)
        elif anchor.free == "xy":
            fits = any(drawn.shows(label.text, end) for end in _ends(label, here))
        else:
            values = [value for one in here if one.along for value in _tied(anchor, one)]
            fits = any(drawn.shows(label.text, value) for value in values)
            fits = fits or _is_scaled(label, anchor, drawn) or _is_key(label, anchor, panel, drawn)
            fits = fits or _is_event(label, anchor, drawn)
        if not fits:
            text = f"the number “{label.words}” is not the value of what it stands at"
            yield Finding("number-differs", panel, text)


def _ends(label: Label, here: Iterable[Series]) -> list[float]:
    """The last values of the lines in the colour of a label; of all, if it has that of none."""
    colour = "#" + "".join(f"{round(part * 255):02x}" for part in label.colour)
    lines = [one.known for one in here if one.kind == "line"]
    own = [one for one in lines if one.look.colour == colour]
    return [float(one.values[-1]) for one in own or lines]


def _tied(anchor: Anchor, one: Series) -> list[float]:
    """The values that a series has exactly where a text is tied."""
    value, at = (anchor.x, anchor.y) if one.along == "x" else (anchor.y, anchor.x)
    tops = one.values if one.base is None else one.values + one.base
    if one.kind == "reference":
        return [float(level) for level in one.values if np.isclose(level, value)]
    return [float(v) for v in one.values[np.isclose(tops, value) & np.isclose(one.at, at, atol=1e-6)]]


def _is_scaled(label: Label, anchor: Anchor, drawn: DrawnFigure) -> bool:
    """Whether a number with a word of scale says its place in full ("200 billion" at 0.2 trillion)."""
    if bare(label.text)[-1].isdigit():
        return False
    powers = {home.power for one, home in drawn.at_home if one.axes == label.axes}
    return any(drawn.shows(label.text, anchor.y * 10.0**power) for power in powers)


def _is_key(label: Label, anchor: Anchor, panel: int, drawn: DrawnFigure) -> bool:
    """Whether the number is no value but a key, such as the year, of the points it is tied to."""
    written = numbers_in(bare(label.text))
    return any(
        _tied(anchor, one) and written & {key for key in home.keys.values() if isinstance(key, int | float)}
        for one, home in drawn.at_home
        if one.axes == panel
    )


def _is_event(label: Label, anchor: Anchor, drawn: DrawnFigure) -> bool:
    """Whether the number is the year at which it stands, beside the vertical line that marks it."""
    lines = [line for line in drawn.axes(label.axes).lines if str(line.get_gid() or "").startswith(EVENT)]
    marked = any(np.isclose(float(np.atleast_1d(line.get_xdata())[0]), anchor.x) for line in lines)
    return marked and drawn.shows(label.text, anchor.x)


def _in_cells(panel: int, cells: Series, home: Home, drawn: DrawnFigure) -> Iterator[Finding]:
    """Each number in a cell is the value of its row and column, all from one column of the data."""
    rows = _rows_of_cells(cells, home, drawn)
    written = {
        (round(anchor.y), round(anchor.x)): label
        for label, anchor in _texts(panel, drawn)
        if anchor.free == ""
    }
    best: dict[tuple[int, int], str] | None = None
    for values in drawn.data.numbers.values():
        wrong = {}
        for place, label in written.items():
            value = values[rows[place]] if place in rows else np.nan
            fits = label.text == MISSING if np.isnan(value) else _shows(label, float(value), drawn)
            if not fits:
                wrong[place] = f"the number “{label.words}” stands in the cell of {value:.6g}"
        if best is None or len(wrong) < len(best):
            best = wrong
    for place, text in sorted((best or {}).items()):
        names = ", ".join(
            f"“{drawn.ticks(panel).text(axis, at)}”" for axis, at in zip("yx", place, strict=True)
        )
        yield Finding("number-differs", panel, f"{text} ({names})")


def _shows(label: Label, value: float, drawn: DrawnFigure) -> bool:
    return drawn.is_number(label.text) and drawn.shows(label.text, value)


def _rows_of_cells(cells: Series, home: Home, drawn: DrawnFigure) -> dict[tuple[int, int], int]:
    """(row, column) of a picture -> the row of the data, by the names at the ticks and what all rows have
    in common; by the value where a tick has no name."""
    known = cells.known
    assert known.rows is not None
    pairs = zip(known.rows.tolist(), known.at.tolist(), strict=True)
    return {place: int(rows[0]) for place, rows in zip(pairs, home.rows, strict=True) if len(rows) == 1}


def _beside_rows(panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    """Numbers set beside the rows of a list: all from one column, each of the row that its tick names."""
    beside: dict[float, list[tuple[str, str]]] = {}
    for label, anchor in _texts(panel, drawn):
        row = drawn.ticks(panel).text("y", anchor.y)
        if anchor.free == "x" and row and drawn.is_number(label.text):
            beside.setdefault(anchor.x, []).append((row, label.text))
    for pairs in beside.values():
        yield from _of_rows(panel, pairs, drawn)


def _in_ticks(panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    """Numbers beside the names of rows, in their ticks: "Footwear (55)"."""
    pairs = []
    for label in drawn.texts_of(panel):
        if label.role == "tick" and label.axis == "y" and not drawn.is_number(label.text):
            numbers = drawn.numbers.tokens(label.text)
            if len(numbers) == 1 and label.text.rstrip()[-1] in ")）":
                pairs.append((label.words, numbers[0].text))
    if len(pairs) > 1:
        yield from _of_rows(panel, pairs, drawn)


def _of_rows(panel: int, pairs: list[tuple[str, str]], drawn: DrawnFigure) -> Iterator[Finding]:
    """(name of a row, number): those that are no value of the row in the column that gives most of them."""
    frame, common = drawn.data, _common_keys(panel, drawn)
    wrong: dict[str, list[str]] = {}
    for column, values in frame.numbers.items():
        fits = Counter[str]()
        for row, number in pairs:
            own = _rows_named(row, common, drawn)
            if not any(drawn.shows(number, values[at]) for at in own if np.isfinite(values[at])):
                wrong.setdefault(column, []).append(f"the number “{number}” is not the value of “{row}”")
            fits[column] += 1
    best = min((wrong.get(column, []) for column in frame.numbers), key=len, default=[])
    for text in best:
        yield Finding("number-differs", panel, text)


def _common_keys(panel: int, drawn: DrawnFigure) -> list[dict[str, object]]:
    """What the series of a panel hold fast: one of them is the year of the numbers beside the rows."""
    return [dict(home.keys) for one, home in drawn.at_home if one.axes == panel and home.keys]


def _rows_named(row: str, common: list[dict[str, object]], drawn: DrawnFigure) -> list[int]:
    """The rows of the data that a row's name stands for, in the keys of some series of the panel."""
    found = set()
    for key, column in drawn.data.keys.items():
        codes = drawn.data.named(key, row) if column.dtype == object or column.dtype.kind in "OUT" else set()
        for at, code in enumerate(column.tolist()):
            if code in codes and any(
                all(drawn.data.keys[name][at] == value for name, value in keys.items()) for keys in common
            ):
                found.add(at)
    return sorted(found)
