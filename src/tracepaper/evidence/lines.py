"""The few words in which a table is read: a cell, a line, its first and last year, a share, growth a year.

They take the table of an exhibit or an indicator, of traced or of bare values, and keep what they find
as it is: a value read through them still knows where it came from.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from operator import add, sub
from typing import TYPE_CHECKING, Any

from tracepaper.errors import InputError
from tracepaper.evidence.lineage import NAN, Traced, gather, in_unit, plain
from tracepaper.evidence.quantities import PERCENT, YEAR, Made, named, quantity_of
from tracepaper.evidence.sets import largest_of, smallest_of

if TYPE_CHECKING:
    import pandas as pd


def rows_where(table: pd.DataFrame, **where: Any) -> pd.DataFrame:
    """The rows of a table whose columns have the wanted values (one value, or a list of them)."""
    import numpy as np

    for column, wanted in where.items():
        _check_column(table, column)
        chosen = set(wanted) if _several(wanted) else {wanted}
        # as an array: an empty list would pick columns, none of them
        table = table[np.array([plain(value) in chosen for value in table[column]], dtype=bool)]
    return table


def cell(table: pd.DataFrame, column: str, /, **where: Any) -> Any:
    """The one value of a column where the other columns have the wanted values."""
    rows = rows_where(table, **where)
    if len(rows) != 1:
        raise InputError(f"{_name(table)} has {len(rows)} rows where {_words(where)}, one was expected")
    return rows[column].iloc[0]


def line(table: pd.DataFrame, column: str, /, by: str | Sequence[str] = "year", **where: Any) -> Line:
    """The values of a column by another one (or by a tuple of them), in the order of the keys.

    where: what picks the rows, as for `rows_where`; each key must then be there once, and if a list of
    keys is asked for, each of them must be there.  A missing value stays in the line as nan.
    """
    for asked in (column, *([by] if isinstance(by, str) else by)):
        _check_column(table, asked)
    rows = rows_where(table, **where)
    name = f"{_name(table)} {column}" + (f" where {_words(where)}" if where else "")
    parts = [[plain(value) for value in rows[part]] for part in ([by] if isinstance(by, str) else by)]
    keys = parts[0] if isinstance(by, str) else list(zip(*parts, strict=True))
    _check_keys(keys, where.get(by) if isinstance(by, str) else None, name)
    found = {key: NAN if value is None else value for key, value in zip(keys, rows[column], strict=True)}
    return Line(dict(sorted(found.items())), name)


def _check_column(table: pd.DataFrame, column: str) -> None:
    if column not in table.columns:
        raise InputError(f"{_name(table)} has no column {column}; it has {', '.join(table.columns)}")


def _check_keys(keys: Collection[Any], wanted: Any, name: str) -> None:
    if not keys:
        raise InputError(f"{name}: there is no such row")
    twice = next((key for key, times in Counter(keys).items() if times > 1), None)
    if twice is not None:
        raise InputError(f"{name}: {twice} is there more than once")
    absent = sorted(set(wanted) - set(keys)) if _several(wanted) else []
    if absent:
        raise InputError(f"{name}: there is no {', '.join(map(str, absent))}")


def _several(wanted: Any) -> bool:
    return isinstance(wanted, Collection) and not isinstance(wanted, str)


class Line(dict[Any, Any]):
    """Values by key (a year, an economy), in the order of the keys; asking for another key is an error.

    name: what the line is, for that error.
    """

    def __init__(self, values: Mapping[Any, Any], name: str = "the line") -> None:
        super().__init__(values)
        self.name = name

    def __missing__(self, key: Any) -> Any:
        some = ", ".join(map(str, list(self)[:12])) + (" ..." if len(self) > 12 else "")
        raise InputError(f"{self.name} has no {key}; it has {some}")

    @property
    def first(self) -> Any:
        """The first key with a value."""
        return next(iter(self._known()))

    @property
    def last(self) -> Any:
        """The last key with a value."""
        return self._known()[-1]

    @property
    def highest(self) -> Any:
        """The key of the largest value, the first of them."""
        return max(self._known(), key=lambda key: float(self.get(key, NAN)))

    @property
    def lowest(self) -> Any:
        """The key of the smallest value, the first of them."""
        return min(self._known(), key=lambda key: float(self.get(key, NAN)))

    def _known(self) -> list[Any]:
        known = [key for key, value in self.items() if not math.isnan(value)]
        if not known:
            raise InputError(f"{self.name} has no value at all")
        return known

    def year(self, key: int) -> Traced:
        """One of the line's years as a number of its own, which comes from the value of that year."""
        year = gather([self[key]], float(key), "year of the value", YEAR.unit)
        number: Traced = named(year, YEAR, made=Made("year", (self[key],)))
        return number

    def span(self, first: Any = None, last: Any = None) -> Line:
        """The part of the line between two keys, both included; without one, from or to the end."""
        return self._where(lambda key: (first is None or key >= first) and (last is None or key <= last))

    def without(self, *keys: Any) -> Line:
        """The line less some of its keys."""
        for key in keys:
            self[key]
        return self._where(lambda key: key not in keys)

    def _where(self, wanted: Callable[..., Any]) -> Line:
        return self._like({key: value for key, value in self.items() if wanted(key)})

    def _like(self, values: Mapping[Any, Any]) -> Line:
        """A line of other values that is like this one in all else."""
        return Line(values, self.name)

    def change(self, first: Any = None, last: Any = None) -> Any:
        """The value at `last` less that at `first`; without them, of the whole line."""
        first, last = self._ends(first, last)
        values = Line(self, self.name)
        return values[last] - values[first]

    def growth(self, first: Any = None, last: Any = None) -> Any:
        """Growth a year in per cent between two years of the line; without them, of the whole line."""
        first, last = self._ends(first, last)
        values = Line(self, self.name)
        return compound_growth(values[first], values[last], last - first)

    def _ends(self, first: Any, last: Any) -> tuple[Any, ...]:
        return self.first if first is None else first, self.last if last is None else last

    def spread(self) -> Any:
        """The largest value less the smallest; nan if one is missing."""
        if len(self._known()) < len(self):
            return NAN
        gap = largest_of(self.values()) - smallest_of(self.values())
        return named(gap, quantity_of(gap), made=Made("spread", tuple(self.values())))

    def __add__(self, other: Line) -> Line:
        return self._by_key(other, add)

    def __sub__(self, other: Line) -> Line:
        return self._by_key(other, sub)

    def _by_key(self, other: Line, operation: Callable[..., Any]) -> Line:
        if set(self) != set(other):
            odd = sorted(map(str, set(self) ^ set(other)))
            raise InputError(f"{self.name} and {other.name} do not both have {', '.join(odd)}")
        return self._like({key: operation(value, other.get(key)) for key, value in self.items()})


def share(part: Any, whole: Any) -> Any:
    """The part in per cent of the whole; nan of nothing."""
    if whole == 0:
        return NAN
    return named(in_unit(100 * part / whole, PERCENT.unit), PERCENT, made=Made("share", (part, whole)))


def compound_growth(first: Any, last: Any, years: int) -> Any:
    """Mean growth a year in per cent: 100 ((last / first)^(1 / years) - 1); both positive, years > 0."""
    ends = [NAN if value is None else float(value) for value in (first, last)]
    if years <= 0 or not all(end > 0 for end in ends):
        return NAN
    rate = in_unit(100 * ((last / first) ** (1 / years) - 1), PERCENT.unit)
    return named(rate, PERCENT, made=Made("growth", (first, last)))


def _name(table: pd.DataFrame) -> str:
    return str(table.attrs.get("name", "the table"))


def _words(where: dict[Any, Any]) -> str:
    return ", ".join(f"{column} is {wanted}" for column, wanted in where.items()) or "nothing is asked"
