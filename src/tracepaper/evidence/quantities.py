"""What a number is: the quantity it measures, in which unit, and whose and when it is.

A number read from a table or from a fact carries this with it, so that whoever writes it later (a claim
that no longer holds) can say "cluster GDP 2000: 2,137亿元" and not "2.137e+11".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import filterfalse
from typing import Any

from tracepaper.evidence.lineage import Traced


@dataclass(frozen=True)
class Quantity:
    """unit: as a fact's.  step: the rounding step in base units.  words: language -> what it is called;
    empty for what its calculation names best (a share, a rate of growth)."""

    unit: str
    step: float
    words: Mapping[str, str] = field(default_factory=dict)


PERCENT, YEAR = Quantity("PERCENT", 0.1), Quantity("YEAR", 1)


class Named(Traced):
    """A traced number that knows its quantity.  key: what tells it from others of that quantity, such as
    an economy and a year; codes, which a language has names for."""

    __slots__ = ("key", "quantity")

    def __init__(self, traced: Traced, quantity: Quantity, key: tuple[Any, ...] = ()) -> None:
        super().__init__(traced.value, traced.op, traced.operands, traced.label)
        self.quantity, self.key = quantity, key


def named(value: Any, quantity: Quantity | None, key: tuple[Any, ...] = ()) -> Any:
    """The value with its quantity; what is not traced, or has none, is returned as it is."""
    return value if quantity is None or not isinstance(value, Traced) else Named(value, quantity, key)


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

    known: (table, column, *values) -> Quantity; with values, only for the rows that have them in one of
    the columns asked for (a table may hold several measures in one column).
    """

    def __init__(self, known: Mapping[tuple[str, ...], Quantity]) -> None:
        self._known: dict[tuple[str, str], list[tuple[list[str], Quantity]]] = {}
        for (table, column, *values), quantity in known.items():
            self._known.setdefault((table, column), []).append((values, quantity))

    def name(self, value: Any, table: str, column: str, where: Iterable[Any]) -> Any:
        """The value with the quantity of its column, if that is known.

        where: the values of the row's other columns that were asked for; a list of them tells nothing.
        """
        single = [part for part in where if isinstance(part, str) or not isinstance(part, Collection)]
        for values, quantity in self._known.get((table, column), ()):
            if set(values) <= set(single):
                left = [part for part in single if part not in values]
                return named(value, quantity, (*filter(_is_text, left), *filterfalse(_is_text, left)))
        return value


def _is_text(part: Any) -> bool:
    """Whether it is a code; a number is a year, which comes last where it is read."""
    return isinstance(part, str)
