"""Which column and which rows of the data a drawn series is, found from its values alone.

Nothing that the drawing code says is believed: a series is looked for in every numeric column, in every
power of ten, and is at home where all its values stand, beside the positions they are drawn at.  What the
rows have in common (an economy, a year) is what a label beside the series has to name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import permutations
from typing import TYPE_CHECKING, Any

import numpy as np

from tracepaper.audit.reading.drawn_values import Series

if TYPE_CHECKING:
    import pandas as pd

NATURAL = (0.0, 1.0)  # levels that need no data: none, and parity of an index
MOMENT = re.compile(r"(\d{4})(?:Q([1-4]))?")  # a year or a quarter, written as text
POWERS = 15  # how far a unit may be from what is drawn, in powers of ten
Named = Callable[[str, str], set[Any]]  # (key column, text) -> the codes in it that the text may name


@dataclass(frozen=True)
class Home:
    """Where a series stands in the data.

    column: of its values; "a/b" is a share of two, in per cent.  power: what is drawn is the value divided
    by 10**power.  keys: key column -> the value that all its rows have.  by: the columns along which the
    positions run, "" where they are none.  rows: for each value the rows of the data that it may be."""

    column: str
    power: int
    keys: Mapping[str, Any]
    by: tuple[str, ...]
    rows: Sequence[np.ndarray]


@dataclass
class Data:
    """The data behind a figure, ready to be searched.  frame: as the drawing code is given it.
    named: which codes a tick's text may name."""

    frame: pd.DataFrame
    named: Named = field(default=lambda column, text: set())

    @cached_property
    def numbers(self) -> dict[str, np.ndarray]:
        """Columns of numbers, missing as nan; years and quarters as text are numbers on a scale of years."""
        numeric = self.frame.select_dtypes("number")
        found = {str(column): numeric[column].to_numpy(dtype=float) for column in numeric}
        moments = {name: _moments(column) for name, column in self.keys.items() if name not in found}
        return found | {name: times for name, times in moments.items() if np.isfinite(times).any()}

    @cached_property
    def keys(self) -> dict[str, np.ndarray]:
        """Columns that tell rows apart: texts and whole numbers."""
        return {
            str(column): self.frame[column].to_numpy()
            for column, kind in self.frame.dtypes.items()
            if kind.kind != "f"
        }

    @cached_property
    def shares(self) -> dict[str, np.ndarray]:
        """One column in per cent of another: such a share is in the data as well."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return {
                f"{a}/{b}": 100 * self.numbers[a] / self.numbers[b] for a, b in permutations(self.numbers, 2)
            }


def _moments(texts: np.ndarray) -> np.ndarray:
    """The beginnings of years and quarters: 2020 -> 2020.0, 2020Q3 -> 2020.5; nan for any other text."""
    found = [MOMENT.fullmatch(str(text)) for text in texts]
    return np.array([float(m[1]) + (int(m[2] or 1) - 1) / 4 if m else float("nan") for m in found])


def is_natural(series: Series) -> bool:
    """Whether a line or an edge lies at a level that needs no data."""
    flat = series.kind in ("reference", "line", "points", "area")
    return flat and bool(np.isin(series.known.values, NATURAL).all())


def homes(series: Series, data: Data, ticks: Ticks) -> list[Home]:
    """Every place in the data where all values of a series stand at their positions; shares of two columns
    count where no column does."""
    known = series.known
    for columns in (data.numbers, data.shares):
        found = [
            home
            for column, power in _candidates(known.values, columns)
            for home in _at_home(known, column, power, columns[column] / 10.0**power, data, ticks)
        ]
        if found and series.kind == "reference":
            return found
        if found:
            most = max(len(home.keys) for home in found)
            return [home for home in found if len(home.keys) == most]
    return []


@dataclass(frozen=True)
class Ticks:
    """The words at the ticks of a panel's axes: position -> text, only where an axis names things."""

    x: Mapping[float, str]
    y: Mapping[float, str]

    def text(self, axis: str, at: float) -> str | None:
        """The word at a position, if there is one."""
        names = self.x if axis == "x" else self.y
        return next((text for place, text in names.items() if abs(place - at) < 0.01), None)


def _candidates(values: np.ndarray, columns: Mapping[str, np.ndarray]) -> Iterator[tuple[str, int]]:
    """(column, power) in which every value stands somewhere."""
    largest = values[np.argmax(np.abs(values))]
    for name, column in columns.items():
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = np.log10(column / largest) if largest else np.where(column == 0, 0.0, np.nan)
        whole = np.round(logs[np.isfinite(logs)])
        near = np.abs(logs[np.isfinite(logs)] - whole) < 1e-9
        for power in sorted(set(whole[near].astype(int).tolist())):
            if abs(power) <= POWERS and _all_in(values, column / 10.0**power):
                yield name, power


def _all_in(values: np.ndarray, column: np.ndarray) -> bool:
    column = np.sort(column[np.isfinite(column)])
    after = np.clip(np.searchsorted(column, values), 1, max(column.size - 1, 1))
    near = [
        np.isclose(column[np.minimum(place, column.size - 1)], values, rtol=1e-9, atol=1e-12)
        for place in (after - 1, after)
    ]
    return bool((near[0] | near[1]).all())


def _at_home(
    series: Series, column: str, power: int, scaled: np.ndarray, data: Data, ticks: Ticks
) -> Iterator[Home]:
    """The homes in one column: each way in which the positions are columns too."""
    rows = [np.flatnonzero(np.isclose(scaled, value, rtol=1e-9, atol=1e-12)) for value in series.values]
    for wanted in _positions(series, column, data, ticks):
        placed = [
            some[[_is_there(row, number, wanted, data) for row in some.tolist()]] if some.size else some
            for number, some in enumerate(rows)
        ]
        if all(some.size for some in placed):
            keys, placed = _common(placed, data, tuple(wanted))
            yield Home(column, power, keys, tuple(wanted), placed)


# column -> what each value asks of it: one of these codes, this number, or nothing
Wanted = dict[str, list[set[Any] | float | None]]


def _is_there(row: int, number: int, wanted: Wanted, data: Data) -> bool:
    """Whether a row of the data is at the position of a value."""
    for name, asked in wanted.items():
        one = asked[number]
        if isinstance(one, set):
            if data.keys[name][row] not in one:
                return False
        elif one is not None and not np.isclose(data.numbers[name][row], one):
            return False
    return True


def _positions(series: Series, column: str, data: Data, ticks: Ticks) -> Iterator[Wanted]:
    """Each way to read the positions: as codes that the ticks name, or as the numbers of a column."""
    if series.rows is not None:
        yield from _grid(series, data, ticks)
        return
    if series.kind == "reference":
        yield {}
        return
    words = [ticks.text("y" if series.along == "x" else "x", at) for at in series.at]
    if all(words):
        for key in data.keys:
            codes: list[set[Any] | float | None] = [data.named(key, str(word)) for word in words]
            if all(codes):
                yield {key: codes}
        return
    places = list(zip(series.at.tolist(), words, strict=True))
    for key, numbers in data.numbers.items():
        if key != column and all(word or np.isclose(numbers, at).any() for at, word in places):
            yield {key: [None if word else at for at, word in places]}


def _grid(series: Series, data: Data, ticks: Ticks) -> Iterator[Wanted]:
    """Cells: their rows are named by the ticks of y, their columns by those of x; a tick may be left out."""
    assert series.rows is not None
    down = [ticks.text("y", at) for at in series.rows]
    across = [ticks.text("x", at) for at in series.at]
    for one, other in permutations(data.keys, 2):
        found: Wanted = {
            key: [data.named(key, word) if word else None for word in words]
            for key, words in ((one, down), (other, across))
        }
        if all(asked is None or asked for asked in (*found[one], *found[other])):
            yield found


def _common(
    rows: list[np.ndarray], data: Data, by: tuple[str, ...]
) -> tuple[dict[str, Any], list[np.ndarray]]:
    """What the rows of all values have in common, and the rows that have it."""
    keys: dict[str, Any] = {}
    for name, column in data.keys.items():
        if name in by:
            continue
        shared = set.intersection(*(set(column[some].tolist()) for some in rows))
        shared = {value for value in shared if value == value}
        if len(shared) == 1:
            keys[name] = shared.pop()
            rows = [some[column[some] == keys[name]] for some in rows]
    return keys, rows


def nearest_home(series: Series, data: Data) -> Home | None:
    """The column that has most of a series' values, wherever they are drawn; None if it is none of them.

    rows of the values that it lacks are empty."""
    known, best = series.known, None
    for name, column in data.numbers.items():
        for power in _powers(known.values, column):
            scaled = column / 10.0**power
            rows = [np.flatnonzero(np.isclose(scaled, v, rtol=1e-9, atol=1e-12)) for v in known.values]
            count = sum(bool(some.size) for some in rows)
            if count * 2 > len(rows) and (best is None or count > best[0]):
                keys = _common([some for some in rows if some.size], data, ())[0]
                best = count, Home(name, power, keys, (), rows)
    return best[1] if best else None


def _powers(values: np.ndarray, column: np.ndarray) -> set[int]:
    """The powers of ten in which some value stands in the column."""
    found: set[int] = set()
    for value in values[values != 0][:8]:
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = np.log10(column / value)
        logs = logs[np.isfinite(logs)]
        found |= set(np.round(logs[np.abs(logs - np.round(logs)) < 1e-9]).astype(int).tolist())
    return {power for power in found if abs(power) <= POWERS}
