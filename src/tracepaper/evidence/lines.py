"""The few words in which a table is read: a cell, a line, its first and last year, a share, growth a year.

They take the table of an exhibit or an indicator, of traced or of bare values, and keep what they find
as it is: a value read through them still knows where it came from.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from operator import add, sub

from tracepaper.errors import InputError
from tracepaper.evidence.lineage import NAN, plain


def rows_where(table, **where):
    """The rows of a table whose columns have the wanted values (one value, or a list of them)."""
    for column, wanted in where.items():
        if column not in table.columns:
            raise InputError(f"{_name(table)} has no column {column}; it has {', '.join(table.columns)}")
        several = isinstance(wanted, Collection) and not isinstance(wanted, str)
        chosen = set(wanted) if several else {wanted}
        table = table[[plain(value) in chosen for value in table[column]]]
    return table


def cell(table, column: str, /, **where):
    """The one value of a column where the other columns have the wanted values."""
    rows = rows_where(table, **where)
    if len(rows) != 1:
        raise InputError(f"{_name(table)} has {len(rows)} rows where {_words(where)}, one was expected")
    return rows[column].iloc[0]


def line(table, column: str, /, by="year", **where) -> Line:
    """The values of a column by another one (or by a tuple of them), in the order of the keys.

    where: what picks the rows, as for `rows_where`; each key must then be there once.
    A missing value stays in the line as nan.
    """
    rows = rows_where(table, **where)
    name = f"{_name(table)} {column}" + (f" where {_words(where)}" if where else "")
    if rows.empty:
        raise InputError(f"{name}: there is no such row")
    parts = [by] if isinstance(by, str) else list(by)
    keys = list(zip(*([plain(v) for v in rows[part]] for part in parts), strict=True))
    if len(set(keys)) < len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        raise InputError(f"{name}: {_words(dict(zip(parts, twice, strict=True)))} is there more than once")
    values = zip(keys, rows[column], strict=True)
    found = {key[0] if isinstance(by, str) else key: NAN if value is None else value for key, value in values}
    return Line(dict(sorted(found.items())), name)


class Line(dict):
    """Values by key (a year, an economy), in the order of the keys; asking for another key is an error.

    name: what the line is, for that error.
    """

    def __init__(self, values, name: str = "the line"):
        super().__init__(values)
        self.name = name

    def __missing__(self, key):
        some = ", ".join(map(str, list(self)[:12])) + (" ..." if len(self) > 12 else "")
        raise InputError(f"{self.name} has no {key}; it has {some}")

    @property
    def first(self):
        """The first key with a value."""
        return next(iter(self._known()))

    @property
    def last(self):
        """The last key with a value."""
        return self._known()[-1]

    @property
    def highest(self):
        """The key of the largest value, the first of them."""
        return max(self._known(), key=self.get)

    @property
    def lowest(self):
        """The key of the smallest value, the first of them."""
        return min(self._known(), key=self.get)

    def _known(self) -> list:
        known = [key for key, value in self.items() if not math.isnan(value)]
        if not known:
            raise InputError(f"{self.name} has no value at all")
        return known

    def span(self, first=None, last=None) -> Line:
        """The part of the line between two keys, both included; without one, from or to the end."""
        return self._where(lambda key: (first is None or key >= first) and (last is None or key <= last))

    def without(self, *keys) -> Line:
        """The line less some of its keys."""
        for key in keys:
            self[key]
        return self._where(lambda key: key not in keys)

    def _where(self, wanted: Callable) -> Line:
        return Line({key: value for key, value in self.items() if wanted(key)}, self.name)

    def change(self, first=None, last=None):
        """The value at `last` less that at `first`; without them, of the whole line."""
        first, last = self._ends(first, last)
        return self[last] - self[first]

    def growth(self, first=None, last=None):
        """Growth a year in per cent between two years of the line; without them, of the whole line."""
        first, last = self._ends(first, last)
        return compound_growth(self[first], self[last], last - first)

    def _ends(self, first, last) -> tuple:
        return self.first if first is None else first, self.last if last is None else last

    def spread(self):
        """The largest value less the smallest; nan if one is missing."""
        complete = len(self._known()) == len(self)
        return max(self.values()) - min(self.values()) if complete else NAN

    def __add__(self, other: Line) -> Line:
        return self._by_key(other, add)

    def __sub__(self, other: Line) -> Line:
        return self._by_key(other, sub)

    def _by_key(self, other: Line, operation: Callable) -> Line:
        if set(self) != set(other):
            odd = sorted(map(str, set(self) ^ set(other)))
            raise InputError(f"{self.name} and {other.name} do not both have {', '.join(odd)}")
        return Line({key: operation(value, other[key]) for key, value in self.items()}, self.name)


def share(part, whole):
    """The part in per cent of the whole; nan of nothing."""
    return 100 * part / whole if whole != 0 else NAN


def compound_growth(first, last, years: int):
    """Mean growth a year in per cent: 100 ((last / first)^(1 / years) - 1); both positive, years > 0."""
    ends = [NAN if value is None else float(value) for value in (first, last)]
    if years <= 0 or not all(end > 0 for end in ends):
        return NAN
    return 100 * ((last / first) ** (1 / years) - 1)


def _name(table) -> str:
    return table.attrs.get("name", "the table")


def _words(where: dict) -> str:
    return ", ".join(f"{column} is {wanted}" for column, wanted in where.items()) or "nothing is asked"
