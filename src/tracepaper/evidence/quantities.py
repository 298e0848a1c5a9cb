"""What a number is: the quantity it measures, in which unit, and whose and when it is.

A number read from a table or from a fact carries this with it, so that whoever writes it later (a claim
that no longer holds) can say "cluster GDP 2000: 2,137亿元" and not "2.137e+11".
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import filterfalse
from typing import TYPE_CHECKING, Any, NamedTuple

from tracepaper.errors import InputError
from tracepaper.evidence.lineage import Traced
from tracepaper.evidence.units import may_be_written, without_basis

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Quantity:
    """unit: as a fact's.  step: the rounding step in base units.  words: language -> what it is called;
    empty for what its calculation names best (a share, a rate of growth)."""

    unit: str
    step: float
    words: Mapping[str, str] = field(default_factory=dict)


PERCENT, YEAR = Quantity("PERCENT", 0.1), Quantity("YEAR", 1)


class Part(NamedTuple):
    """What tells a number from others of its quantity: a code, such as an economy or a year, which a
    language has a name for, and the column it stands in ("" where it stands in none)."""

    column: str
    code: Any


class Made(NamedTuple):
    """How a number that no table has was made: "growth", "share" ..., of which numbers."""

    how: str
    of: tuple[Any, ...]


class Named(Traced):
    """A traced number that knows its quantity.  key: what tells it from others of that quantity.
    made: how it was made, where that names it better than its arithmetic."""

    __slots__ = ("key", "made", "quantity")

    def __init__(
        self, traced: Traced, quantity: Quantity, key: tuple[Part, ...] = (), made: Made | None = None
    ) -> None:
        super().__init__(traced.value, traced.op, traced.operands, traced.label, traced.unit)
        self.quantity, self.key, self.made = quantity, key, made


def named(value: Any, quantity: Quantity | None, key: tuple[Part, ...] = (), made: Made | None = None) -> Any:
    """The value with its quantity; what is not traced, or has none, is returned as it is.  InputError if it
    is in another unit than its quantity, and would be written so."""
    if quantity is None or not isinstance(value, Traced):
        return value
    _check_unit(value, quantity, next(iter(quantity.words.values()), "a number"))
    return Named(value, quantity, key, made)


def _check_unit(value: Traced, quantity: Quantity, called: str) -> None:
    if value.unit and not may_be_written(value.unit, quantity.unit):
        raise InputError(
            f"{called} is in {value.unit}, but declared to be in {quantity.unit}; correct the declaration, "
            "or the unit where the number is made"
        )


def shared_key(value: Any) -> tuple[Part, ...]:
    """What all named numbers that a calculation is made of have in common, such as the year."""
    found: list[tuple[Part, ...]] = []
    stack = [value]
    while stack:
        one = stack.pop()
        if isinstance(one, Named) and one.quantity.words:
            found.append(one.key)
        elif isinstance(one, Traced):
            stack += reversed(member_of(one) or one.operands)
    return tuple(part for part in found[0] if all(part in key for key in found)) if found else ()


def member_of(value: Traced) -> tuple[Any, ...]:
    """The member that a largest, smallest or middle value of a set is; empty for what is none of a set."""
    same = (one for one in value.operands if isinstance(one, Traced) and one.value == value.value)
    return tuple(same)[:1] if value.op == "among" else ()


def quantity_of(value: Any) -> Quantity | None:
    """The quantity of a value, through what leaves its unit as it is: sums, differences, multiples."""
    if not isinstance(value, Traced):
        return None
    if isinstance(value, Named):
        return value.quantity
    parts = [part for part in value.operands if isinstance(part, Traced)]
    multiple = value.op == "*" or (value.op == "/" and value.operands[0] is parts[0])
    if value.op not in ("+", "-", "neg", "abs", "among") and not (multiple and len(parts) == 1):
        return None
    found = [quantity for quantity in map(quantity_of, parts) if quantity]
    if len(found) < len(parts) or len({quantity.unit for quantity in found}) > 1:
        return None
    return Quantity(found[0].unit, min(quantity.step for quantity in found))


class Quantities:
    """What the columns of tables measure.

    known: (table, column, *values), or (source, series, *values), -> Quantity; with values, only for the
    rows that have them in one of the columns asked for (a table may hold several measures in one column), or
    whose number is in the unit of that name (a series may be published in several currencies); what is told
    of more values goes before what is told of fewer.
    """

    def __init__(self, known: Mapping[tuple[str, ...], Quantity]) -> None:
        self._known: dict[tuple[str, str], list[tuple[list[str], Quantity]]] = {}
        for (table, column, *values), quantity in sorted(known.items(), key=lambda item: -len(item[0])):
            self._known.setdefault((table, column), []).append((values, quantity))

    def name(self, value: Any, table: str, column: str, where: Mapping[str, Any]) -> Any:
        """The value with the quantity of its column, if that is known.

        where: column -> value of the row's other columns that were asked for; a list of them tells
        nothing.
        """
        single = [
            Part(asked, code)
            for asked, code in where.items()
            if isinstance(code, str) or not isinstance(code, Collection)
        ]
        told = self._told(table, column, {part.code for part in single}, value)
        if told is None or not isinstance(value, Traced):
            return value
        values, quantity = told
        _check_unit(value, quantity, f"{table}, {column}")
        left = [part for part in single if part.code not in values]
        return named(value, quantity, (*filterfalse(_is_number, left), *filter(_is_number, left)))

    def check(self, table: str, frame: pd.DataFrame) -> None:
        """InputError if a table does not have a column that something is told of, or its cells are in another
        unit than they are told to be.  frame: the table, as `tables.read_table` gives it."""
        codes = [name for name in frame if not any(isinstance(value, Traced) for value in frame[name])]
        rows = [set(row) for row in frame[codes].itertuples(index=False)]
        for column in [column for known, column in self._known if known == table]:
            if column not in frame:
                raise InputError(
                    f"{table} has no column {column}, of which it is declared what it measures; it has "
                    f"{', '.join(map(str, frame.columns))}"
                )
            for value, row in zip(frame[column], rows, strict=True):
                told = self._told(table, column, row, value)
                if told and isinstance(value, Traced):
                    _check_unit(value, told[1], f"{table}, column {column}")

    def _told(
        self, table: str, column: str, codes: set[Any], value: Any
    ) -> tuple[list[str], Quantity] | None:
        """The values and the quantity that are told of a number in a row with these codes."""
        marks = codes | {without_basis(value.unit)} if isinstance(value, Traced) else codes
        return next((one for one in self._known.get((table, column), ()) if set(one[0]) <= marks), None)


def _is_number(part: Part) -> bool:
    """Whether it is no code: a number is a year, which comes last where it is read."""
    return not isinstance(part.code, str)
