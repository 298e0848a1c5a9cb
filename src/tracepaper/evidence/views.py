"""Evidence seen otherwise: the same questions answered with another year, a member less, another column.

A claim asks the evidence for lines and cells.  `Seen` passes the questions on, changes them as a `View`
has it, and notes in a `Reading` what was asked for, so that it is known by which views a claim can be
tried: only a year it names can be another one, only a member it does not name can be left out.

A fact or a whole table is handed out as it is: what a claim takes from there no view can change.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from numbers import Integral
from typing import TYPE_CHECKING, Any

from tracepaper.evidence.lines import Line

if TYPE_CHECKING:
    from tracepaper.evidence.evidence import Evidence

CALENDAR = range(1000, 3000)  # keys that are years; the steps of a schedule (0, 1, 2 ...) are not
PERIODS = ("year", "period")  # columns that hold one


@dataclass(frozen=True)
class View:
    """How evidence is seen; the empty one changes nothing.

    years: year -> the year read in its place.  without: the key left out of every line that has it.
    columns: column -> the one read in its place.  values: column -> (value -> the one asked for in its
    place).  lifted: which bounds of spans ("first", "last") are not kept.
    """

    years: Mapping[int, int] = field(default_factory=dict)
    without: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[Any, Any]] = field(default_factory=dict)
    lifted: frozenset[str] = frozenset()


@dataclass
class Reading:
    """What was asked for.

    years: named as an end, a bound or a filter.  single_years: of which one value each was taken.
    members: keys of lines that are texts.  named: texts that were asked for by name.  columns: by name.
    values: (table, column) -> the texts asked for in it.  spans: whether a part of a line was taken.
    asked: table, column and what picked the rows, of each line and cell, as often as it was asked for.
    """

    years: set[int] = field(default_factory=set)
    single_years: set[int] = field(default_factory=set)
    members: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    columns: set[str] = field(default_factory=set)
    values: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    spans: bool = False
    asked: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)


def year_of(key: Any) -> int | None:
    """The calendar year that a key is, also as a text of four digits; None if it is none."""
    if isinstance(key, str) and len(key) == 4 and key.isdigit():
        key = int(key)
    return int(key) if isinstance(key, Integral) and int(key) in CALENDAR else None


class SeenLine(Line):
    """A line as a view has it."""

    def __init__(self, values: Mapping[Any, Any], name: str, view: View, reading: Reading) -> None:
        super().__init__({key: value for key, value in values.items() if key != view.without}, name)
        self._view, self._reading = view, reading
        reading.members.update(key for key in values if isinstance(key, str) and year_of(key) is None)

    def _like(self, values: Mapping[Any, Any]) -> Line:
        return SeenLine(values, self.name, self._view, self._reading)

    def _seen(self, key: Any) -> Any:
        return self._view.years.get(int(key), key) if isinstance(key, Integral) else key

    def __getitem__(self, key: Any) -> Any:
        year = year_of(key)
        if isinstance(key, str):
            self._reading.named.add(key)
        elif year is not None:
            self._reading.single_years.add(year)
        return super().__getitem__(self._seen(key))

    def span(self, first: Any = None, last: Any = None) -> Line:
        self._reading.spans = True
        self._name_years(first, last)
        lifted = self._view.lifted
        return super().span(
            None if "first" in lifted else self._seen(first), None if "last" in lifted else self._seen(last)
        )

    def _ends(self, first: Any, last: Any) -> tuple[Any, ...]:
        ends = super()._ends(first, last)
        self._name_years(*ends)
        return tuple(map(self._seen, ends))

    def _name_years(self, *keys: Any) -> None:
        self._reading.years.update(year for year in map(year_of, keys) if year is not None)


class Seen:
    """The evidence as a view has it.  reading: what has been asked for through it."""

    def __init__(self, evidence: Evidence, view: View | None = None) -> None:
        self._evidence, self._view, self.reading = evidence, view or View(), Reading()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._evidence, name)  # facts, whole tables and texts are no matter of views

    def line(self, table: str, column: str, /, by: Any = "year", **where: Any) -> Line:
        """As `Evidence.line`."""
        self.reading.asked.append((table, column, where))
        found = self._evidence.line(table, self._column(column), by, **self._where(table, where))
        return SeenLine(found, found.name, self._view, self.reading)

    def cell(self, table: str, column: str, /, **where: Any) -> Any:
        """As `Evidence.cell`."""
        self.reading.asked.append((table, column, where))
        return self._evidence.cell(table, self._column(column), **self._where(table, where))

    def observation(self, source: str, series: str, **where: Any) -> Any:
        """As `Evidence.observation`."""
        return self._evidence.observation(source, series, **self._where(source, where))

    def observations(self, source: str, series: str, /, by: Any = "year", **where: Any) -> Line:
        """As `Evidence.observations`."""
        found = self._evidence.observations(source, series, by, **self._where(source, where))
        return SeenLine(found, found.name, self._view, self.reading)

    def _column(self, column: str) -> str:
        self.reading.columns.add(column)
        return self._view.columns.get(column, column)

    def _where(self, table: str, where: Mapping[str, Any]) -> dict[str, Any]:
        return {column: self._value(table, column, value) for column, value in where.items()}

    def _value(self, table: str, column: str, value: Any) -> Any:
        if isinstance(value, Collection) and not isinstance(value, str):
            return value  # a list names no one
        year = year_of(value) if column in PERIODS else None
        if year is not None:
            self.reading.years.add(year)
            return type(value)(self._view.years.get(year, year))
        if isinstance(value, str):
            self.reading.named.add(value)
            self.reading.values.setdefault((table, column), set()).add(value)
        return self._view.values.get(column, {}).get(value, value)
