"""Is each value that is drawn in the data, at its own place, and is none left out between two others?"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tracepaper.audit.figures.drawn_figure import DrawnFigure, Finding
from tracepaper.audit.reading.data_match import Data, Home, Ticks, is_natural, nearest_home
from tracepaper.audit.reading.drawn_values import Series


def findings(drawn: DrawnFigure) -> Iterator[Finding]:
    """Series that are not the data's, values at a wrong place, values left out."""
    for series, found in zip(drawn.series, drawn.homes, strict=True):
        if found and all(_is_mixed(series, home, drawn.data) for home in found):
            text = (
                f"{series.name}: its values are in the column {found[0].column}, but not of one row a place"
            )
            yield Finding("mixed", series.axes, text)
        elif found:
            yield from _left_out(series, found, drawn)
        elif series.kind != "band" and not is_natural(series):
            yield Finding("not-the-data", series.axes, _what_is_wrong(series, drawn))


def _is_mixed(series: Series, home: Home, data: Data) -> bool:
    """Whether the data have several rows at a place of a course, now one and now another drawn."""
    whole = series.kind in ("line", "bars", "area") and series.along == "y" and len(home.by) == 1
    if not whole or "/" in home.column or home.by[0] not in data.numbers:
        return False
    chosen = np.isfinite(data.numbers[home.column])
    for key, value in home.keys.items():
        chosen &= data.keys[key] == value
    places, values = data.numbers[home.by[0]][chosen], data.numbers[home.column][chosen] / 10.0**home.power
    known = zip(series.known.at, series.known.values, strict=True)
    return any(not np.isclose(values[np.isclose(places, at)], value).all() for at, value in known)


def _what_is_wrong(series: Series, drawn: DrawnFigure) -> str:
    """Names the value that is no value of the data, or the place that is not its own."""
    near = nearest_home(series, drawn.data)
    known, ticks = series.known, drawn.ticks(series.axes)
    if near is None:
        return f"{series.name}: no column of data.csv has its values, such as {known.values[0]:.6g}"
    for number, rows in enumerate(near.rows):
        value, place = known.values[number], _place(known, number, ticks)
        if not rows.size:
            return f"{series.name}: the value {value:.6g} at {place} is not in the column {near.column}"
    moved = [
        (number, rows)
        for number, rows in enumerate(near.rows)
        if not _stands(known, number, rows, drawn.data, ticks)
    ]
    if not moved:
        return f"{series.name}: its values are in the column {near.column}, but of no common rows"
    number, rows = moved[0]
    own = ", ".join(
        f"{key} {column[rows[0]]}" for key, column in drawn.data.keys.items() if key not in near.keys
    )
    return (
        f"{series.name}: the value {known.values[number]:.6g} stands at {_place(known, number, ticks)}; in "
        f"data.csv it is that of {own or 'another place'}"
    )


def _place(series: Series, number: int, ticks: Ticks) -> str:
    axis = "y" if series.along == "x" else "x"
    word = ticks.text(axis, series.at[number])
    row = ticks.text("y", series.rows[number]) if series.rows is not None else None
    return ", ".join(f"“{part}”" for part in (row, word) if part) or f"{series.at[number]:g}"


def _stands(series: Series, number: int, rows: np.ndarray, data: Data, ticks: Ticks) -> bool:
    """Whether one of the rows is of the place at which the value is drawn."""
    axis = "y" if series.along == "x" else "x"
    words = [ticks.text(axis, series.at[number])]
    if series.rows is not None:
        words.append(ticks.text("y", series.rows[number]))
    if any(words):
        return all(
            any(column[row] in data.named(key, word) for row in rows for key, column in data.keys.items())
            for word in words
            if word
        )
    return any(np.isclose(column[row], series.at[number]) for row in rows for column in data.numbers.values())


def _left_out(series: Series, found: list[Home], drawn: DrawnFigure) -> Iterator[Finding]:
    """A line that passes over a year the data have draws a course nobody published."""
    if series.kind != "line" or series.along != "y":
        return
    at = np.sort(series.known.at)
    for home in found:
        if len(home.by) != 1 or home.by[0] not in drawn.data.numbers or "/" in home.column:
            return
        where, values = drawn.data.numbers[home.by[0]], drawn.data.numbers[home.column]
        chosen = np.isfinite(values) & (where >= at[0]) & (where <= at[-1])
        for key, value in home.keys.items():
            chosen &= drawn.data.keys[key] == value
        absent = sorted(set(where[chosen].tolist()) - set(at.tolist()))
        absent = [place for place in absent if not np.isclose(at, place).any()]
        if not absent:
            return
    yield Finding(
        "left-out", series.axes, f"{series.name}: the value of {absent[0]:g} in data.csv is not drawn"
    )
