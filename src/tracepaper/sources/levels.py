"""Levels that are off by a power of ten: off their own past, off another source, off the partner's side.

A unit read wrongly (thousands for units, 万 for 亿), or a digit too many, leaves a number that is possible,
typed and unique, and wrong.  What gives it away is that it stands alone.  Four witnesses are asked.

Own past: the periods on both sides agree with each other and not with this one, and the series has never
moved like that elsewhere; at the end of a series the period before.  Others: what other sources say of the
same thing, or the partner of its own side (`mirrors`), against how far they usually differ.  Whole series:
others say all of it otherwise, by the same power of ten.  Last edition: what the same row said before.

One witness is enough if the series is steady; with two agreeing in direction and size it need not be.  Only
what matters is named: the slip must be a part `MATERIAL` or more of what its first dimension has in that
series and period; a wild swing in a flow of a few dollars is what such flows do.

Everything is in decimal logarithms: 1 is a factor of ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    Numbers = npt.NDArray[np.float64]
    Codes = npt.NDArray[np.int32]
    Marks = npt.NDArray[np.bool_]

SLIP = 0.8  # how far off a level must be
NEAR = 0.2  # how near to a whole power of ten
STEADY = 2.5  # a slip is so many times the largest other move of its series
SEEN = 3  # periods without which it is not known by how much two sources usually differ
ENOUGH = 6  # periods without which a series has no past
BLOCK = 200_000  # observations judged at once: of a million and a half, arrays of all are large
MATERIAL = 0.01  # part of the total of its cell that a slip must come to
_PERIOD = re.compile(r"(\d{4})(?:Q([1-4])|-(\d\d))?")


@dataclass(frozen=True)
class Outlier:
    """row: its place in the table that was given.  factor: power of ten by which it is too large (3) or too
    small (-3).  expected: the level the witnesses suggest, in the unit of the row.  witnesses: "past",
    "others", "series" (the row is the first of its series, and speaks for all of it), "edition"."""

    row: int
    factor: int
    expected: float
    witnesses: tuple[str, ...]


@dataclass(frozen=True)
class Levels:
    """outliers: in the order of the table.  compared: for each row whether there was anything to hold it
    against."""

    outliers: list[Outlier]
    compared: Marks


def named_outliers(
    new: pd.DataFrame,
    dimensions: Sequence[str],
    units: Mapping[str, tuple[str, float]],
    mirrors: Mapping[str, str] | None = None,
    past: pd.DataFrame | None = None,
) -> Levels:
    """The observations that are off by a power of ten.

    new: source, series, the dimensions, period, value, unit.  units: published unit -> (base unit, factor).
    mirrors: series -> series that tells the same with the first two dimensions exchanged (exports, imports).
    past: the last edition of the same observations, if there is one.
    """
    if not len(new):
        return Levels([], np.zeros(0, bool))
    table = _Table(new, dimensions, units)
    apart = table.apart(mirrors or {})
    usual, spread = table.usual(apart)
    said = {
        "past": table.against_past(),
        "others": apart - usual,
        "series": np.where(table.first_of_its_series() & (spread < NEAR), usual, np.nan),
        "edition": np.full(len(new), np.nan)
        if past is None
        else table.against_edition(_Table(past, dimensions, units)),
    }
    off = np.vstack([*said.values()])
    parts = np.array_split(off, len(new) // BLOCK + 1, axis=1)
    size, agree = (np.concatenate(found, -1) for found in zip(*map(_agreed, parts), strict=True))
    alone = np.vstack([table.steady(), np.zeros(len(new), bool), *[np.ones(len(new), bool)] * 2])
    sure = (agree & alone).any(0) | (agree.sum(0) > 1)
    named = np.flatnonzero((size != 0) & sure & (table.weight(size) >= MATERIAL))
    values = new["value"].to_numpy(dtype="float64")
    witnesses = [tuple(name for name, yes in zip(said, agree[:, row], strict=True) if yes) for row in named]
    outliers = [
        Outlier(int(row), int(size[row]), float(values[row] / 10.0 ** size[row]), told)
        for row, told in zip(named, witnesses, strict=True)
    ]
    return Levels(outliers, (~np.isnan(off)).any(0))


def _agreed(off: Numbers) -> tuple[Numbers, Marks]:
    """The power of ten by which each row is off (0: by none), and which witnesses say so.

    off: a row a witness, a column an observation.  A second witness need not hit the power of ten, but has
    to point the same way about as far."""
    whole = np.rint(off)
    slips = (np.abs(off) > SLIP) & (np.abs(off - whole) <= NEAR) & (whole != 0)
    first = np.take_along_axis(whole, np.argmax(slips, 0)[None], 0)[0]
    size = np.where(slips.any(0), first, 0.0)
    return size, np.abs(off - size) < 2 * NEAR


class _Table:
    """The columns as codes and logarithms: what the witnesses look at."""

    def __init__(
        self, frame: pd.DataFrame, dimensions: Sequence[str], units: Mapping[str, tuple[str, float]]
    ) -> None:
        self.frame, self.dimensions = frame, list(dimensions)
        value = frame["value"].to_numpy(dtype="float64")
        with np.errstate(divide="ignore"):
            self.log = np.where(value > 0, np.log10(np.abs(value)), np.nan)
        bases = sorted({base for base, _ in units.values()})
        base = _mapped(frame["unit"], {unit: bases.index(base) for unit, (base, _) in units.items()})
        self.base: Codes = np.nan_to_num(base, nan=-1).astype(np.int32)
        self.scale = _mapped(frame["unit"], {unit: np.log10(factor) for unit, (_, factor) in units.items()})
        self.grain, self.when = _periods(frame["period"])
        self.codes = {name: _codes(frame[name]) for name in ("source", "series", *self.dimensions)}
        self._line_up()

    def _line_up(self) -> None:
        """Rows in the order of their series and periods; the move from the row before, nan at a start."""
        keys = [*self.codes.values(), self.grain]
        if "status" in self.frame:
            keys.append(_codes(self.frame["status"]))
        self.group = _folded(keys)
        usable = ~np.isnan(self.log) & (self.grain >= 0)
        order = np.lexsort((self.when, self.group))
        self.order = order[usable[order]]
        group, when, log = self.group[self.order], self.when[self.order], self.log[self.order]
        follows = np.r_[False, (group[1:] == group[:-1]) & (when[1:] - when[:-1] <= 2)]
        self.move = np.where(follows, log - np.r_[np.nan, log[:-1]], np.nan)

    def _spread(self, values: Numbers) -> Numbers:
        """Values of the ordered rows, at the places of the table; nan where there is no row."""
        out = np.full(len(self.log), np.nan)
        out[self.order] = values
        return out

    def against_past(self) -> Numbers:
        """How far each value is above its neighbours in time: 0 between them, nan where both lie to one
        side and do not agree how far."""
        before, after = self.move, -np.r_[self.move[1:], np.nan]
        agreed = np.where(np.abs(before - after) < 2 * NEAR, (before + after) / 2, np.nan)
        middle = np.where(before * after <= 0, 0.0, agreed)
        last = np.isnan(after) & ~np.isnan(before)
        first = np.isnan(before) & ~np.isnan(after)
        return self._spread(np.where(last, before, np.where(first, after, middle)))

    def steady(self) -> Marks:
        """Whether the series has moved by less than a part 1 / STEADY of a value's own moves elsewhere."""
        size = np.nan_to_num(np.abs(self.move))
        after = np.r_[size[1:], 0.0]
        own = np.where(np.isnan(self.move), after, np.where(after > 0, np.minimum(size, after), size))
        group = self.group[self.order]
        touching = (size > 0).astype(int) + (np.r_[~np.isnan(self.move[1:]), False]).astype(int)
        other = _next_largest(group, size, np.minimum(touching, 2))
        many = _per_group(group, np.ones(len(group))) >= ENOUGH
        return np.nan_to_num(self._spread(np.where((own > STEADY * other) & many, 1.0, 0.0))) > 0

    def usual(self, apart: Numbers) -> tuple[Numbers, Numbers]:
        """By how much a series usually differs from what others say, and how far it strays from that; nan
        where too few periods can be compared."""
        middle, seen = _median_by(self.group, apart)
        strays, _ = _median_by(self.group, np.abs(apart - middle))
        return np.where(seen >= SEEN, middle, np.nan), strays

    def first_of_its_series(self) -> Marks:
        """One row of each series, to speak for all of them."""
        found = np.zeros(len(self.log), bool)
        group = self.group[self.order]
        found[self.order[np.r_[True, group[1:] != group[:-1]][: len(group)]]] = True
        return found

    def apart(self, mirrors: Mapping[str, str]) -> Numbers:
        """How far each value is above the mean of what other sources say, or else the partner's side."""
        here, there, count = self._meeting_places(mirrors)
        amount = self.log + self.scale
        known = ~np.isnan(amount)
        at, filled = here[known], np.nan_to_num(amount)
        sums, numbers = (np.bincount(at, weights=w, minlength=count) for w in (amount[known], None))
        mine = _folded([here, self.codes["source"]])
        own = [np.bincount(mine[known], weights=w, minlength=mine.max() + 1) for w in (amount[known], None)]
        others, enough = sums[here] - own[0][mine], numbers[here] - own[1][mine]
        partner = np.where(there >= 0, numbers[there], 0)
        with np.errstate(invalid="ignore", divide="ignore"):
            elsewhere, mirrored = others / enough, sums[there] / partner
        said = np.where(enough > 0, elsewhere, np.where(partner > 0, mirrored, np.nan))
        return np.where(known, filled - said, np.nan)

    def _meeting_places(self, mirrors: Mapping[str, str]) -> tuple[Codes, Codes, int]:
        """Code of what each row tells, whoever tells it; of its mirror (-1 for none); how many codes."""
        series, turned = _paired(self.frame["series"], mirrors)
        first, second = _alike([self.frame[name] for name in (self.dimensions * 2)[:2]])
        rest = [self.codes[name] for name in self.dimensions[2:]] + [self.base, self.grain, self.when]
        mirrored = (turned >= 0) & (len(self.dimensions) > 1)
        told: list[Codes] = [series, first, second, *rest]
        mirror: list[Codes] = [turned, second, first, *rest]
        folded = _folded(np.concatenate(pair) for pair in zip(told, mirror, strict=True))
        here, there = folded[: len(series)], folded[len(series) :]
        return here, np.where(mirrored, there, -1), int(folded.max()) + 1

    def against_edition(self, past: _Table) -> Numbers:
        """How far each value is above what the last edition had in the same place."""
        columns = ["source", "series", *self.dimensions, "period"]
        left = self.frame[columns].astype(str).assign(now=self.log + self.scale)
        right = past.frame[columns].astype(str).assign(then=past.log + past.scale).drop_duplicates(columns)
        both = left.merge(right, on=columns, how="left")
        return np.asarray(both["now"] - both["then"], dtype="float64")

    def weight(self, size: Numbers) -> Numbers:
        """What a slip is worth: the part of all that its first dimension has in the series and period."""
        value = np.nan_to_num(10.0**self.log)
        expected = value / 10.0**size
        cell = _folded(
            [
                self.codes["source"],
                self.codes["series"],
                self.codes[self.dimensions[0]],
                self.grain,
                self.when,
            ]
        )
        total = np.bincount(cell, weights=value)[cell]
        return np.abs(value - expected) / np.maximum(total - value + expected, 1e-300)


def _paired(series: pd.Series[str], mirrors: Mapping[str, str]) -> tuple[Codes, Codes]:
    """Code of each row's series, and of the series that mirrors it (-1 for none)."""
    known = series.astype("category").cat
    names = {str(name): number for number, name in enumerate(known.categories)}
    turned = np.array([names.get(mirrors.get(name, ""), -1) for name in names], dtype=np.int32)
    codes = known.codes.to_numpy().astype(np.int32)
    return codes, turned[codes]


def _alike(columns: Sequence[pd.Series[str]]) -> list[Codes]:
    """Codes of several columns out of one list."""
    categories = [column.astype("category").cat for column in columns]
    names = sorted({str(name) for found in categories for name in found.categories})
    place = {name: number for number, name in enumerate(names)}
    return [
        np.array([place[str(name)] for name in found.categories], dtype=np.int32)[found.codes]
        for found in categories
    ]


def _median_by(group: Codes, values: Numbers) -> tuple[Numbers, Codes]:
    """Median and number of the values known in each row's group."""
    known = ~np.isnan(values)
    order = np.lexsort((values[known], group[known]))
    sizes = np.bincount(group[known], minlength=int(group.max()) + 1).astype(np.int32)
    starts = np.cumsum(sizes) - sizes
    ranked = np.r_[values[known][order], np.nan]
    low, high = (np.minimum(starts + half, len(ranked) - 1) for half in ((sizes - 1) // 2, sizes // 2))
    middle = np.where(sizes > 0, (ranked[np.maximum(low, 0)] + ranked[high]) / 2, np.nan)
    return np.asarray(middle[group], dtype="float64"), sizes[group]


def _mapped(column: pd.Series, values: Mapping[str, float]) -> Numbers:
    return np.asarray(column.astype("category").map(values).to_numpy(), dtype="float64")


def _codes(column: pd.Series) -> Codes:
    return column.astype("category").cat.codes.to_numpy().astype(np.int32)


def _folded(keys: Iterable[Codes]) -> Codes:
    """One code for each combination of codes, which are asked for one after the other and not kept."""
    keys = iter(keys)
    folded = next(keys).astype(np.int64)
    folded -= folded.min()
    for key in keys:
        least = int(key.min())
        folded *= int(key.max()) - least + 1
        folded += key.astype(np.int64)
        folded -= least
        if folded.max() > 1 << 40:
            folded = np.unique(folded, return_inverse=True)[1]
    return np.unique(folded, return_inverse=True)[1].astype(np.int32)


def _periods(column: pd.Series) -> tuple[Codes, Codes]:
    """Grain of each period (0 year, 1 quarter, 2 month, -1 anything else) and its number in that grain."""
    categories = column.astype("category").cat
    table = np.array([period_number(str(text)) for text in categories.categories], dtype=np.int32).reshape(
        -1, 2
    )
    found = table[categories.codes]
    return found[:, 0], found[:, 1]


def period_number(text: str) -> tuple[int, int]:
    """Grain of a period (0 year, 1 quarter, 2 month, -1 anything else) and its number in that grain."""
    match = _PERIOD.fullmatch(text)
    if not match:
        return -1, 0
    year, quarter, month = match.groups()
    if quarter:
        return 1, int(year) * 4 + int(quarter) - 1
    return (2, int(year) * 12 + int(month) - 1) if month else (0, int(year))


def _per_group(group: Codes, values: Numbers) -> Numbers:
    codes = np.unique(group, return_inverse=True)[1]
    return np.asarray(np.bincount(codes, weights=values)[codes], dtype="float64")


def _next_largest(group: Codes, size: Numbers, skip: Codes) -> Numbers:
    """The largest value of each group after its `skip` (0 to 2) largest ones."""
    order = np.lexsort((-size, group))
    starts = np.r_[True, group[order][1:] != group[order][:-1]]
    start = np.flatnonzero(starts)
    number = np.cumsum(starts) - 1
    ranked = np.zeros((len(start), 3))
    rank = np.arange(len(order)) - start[number]
    for wanted in range(3):
        at = rank == wanted
        ranked[number[at], wanted] = size[order][at]
    of_row = np.empty(len(order), dtype=np.int64)
    of_row[order] = number
    return ranked[of_row, skip]
