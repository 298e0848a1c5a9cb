"""Conditions: what the truth of a sentence comes down to, and how near it is to being otherwise.

Each says what it compared, so that a claim that no longer holds can be shown with its numbers, how far
it is from its threshold, and which form of comparison it is, so that a claim cannot call a change a level.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tracepaper.errors import InputError
from tracepaper.evidence.lineage import apart, plain
from tracepaper.evidence.lines import Line
from tracepaper.evidence.views import year_of
from tracepaper.statements.wording import Sentences, Term, compared

# forms of a comparison: of a value with a mark, of two periods, of members of a group, of a line's years
LEVEL, CHANGE, RANK, TURN = "level", "change", "rank", "turn"


@dataclass(frozen=True)
class Outcome:
    """The result of a condition.

    holds: whether it is true.  says: what was compared, as sentences that a `Writer` writes.  numbers:
    name -> Traced or plain value.  margin: relative distance to the threshold (positive when it holds;
    0.02 = two per cent away), None where there is no such thing.  gap: the same distance, as a number with
    its unit.  forms: of the comparisons it is made of.
    """

    holds: bool
    says: Sentences = ()
    numbers: Mapping[str, object] = field(default_factory=dict)
    margin: float | None = None
    gap: object = None
    forms: frozenset[str] = frozenset({LEVEL})


def _known(value: Any) -> float:
    """The number to compare; a missing one compares as neither true nor false."""
    if value is None or not math.isfinite(float(value)):
        raise InputError("a number it compares is missing")
    return float(value)


def _relative(a: Any, b: Any) -> float:
    """Distance of a from b in units of b (in absolute terms if b is zero)."""
    distance, unit = float(a) - float(b), abs(float(b))
    return distance / (unit or 1.0)


def _against(value: Any, threshold: Any, holds: Callable[[float, float], bool], direction: int) -> Outcome:
    a, b = _known(value), _known(threshold)
    return Outcome(
        holds(a, b),
        (compared(Term(value), Term(threshold)),),
        {"value": value, "threshold": threshold},
        direction * _relative(a, b),
        apart(value, threshold),
    )


def exceeds(value: Any, threshold: Any) -> Outcome:
    """value > threshold."""
    return _against(value, threshold, operator.gt, 1)


def at_least(value: Any, threshold: Any) -> Outcome:
    """value >= threshold."""
    return _against(value, threshold, operator.ge, 1)


def below(value: Any, threshold: Any) -> Outcome:
    """value < threshold."""
    return _against(value, threshold, operator.lt, -1)


def between(value: Any, low: Any, high: Any) -> Outcome:
    """low <= value <= high."""
    a, b, c = _known(value), _known(low), _known(high)
    margins = (_relative(a, b), -_relative(a, c))
    return Outcome(
        b <= a <= c,
        (compared(Term(low), Term(value), Term(high)),),
        {"value": value},
        min(margins),
        apart(value, low if margins[0] <= margins[1] else high),
    )


def same(found: Any, wanted: Any) -> Outcome:
    """Two texts, or two numbers, are the same."""
    return Outcome(
        plain(found) == plain(wanted),
        ((Term(found), "=" if plain(found) == plain(wanted) else "≠", Term(wanted)),),
        {"value": found, "wanted": wanted},
    )


def rises_between(series: Mapping[Any, Any] | Line, first: Any = None, last: Any = None) -> Outcome:
    """The series (period -> value) is higher in `last` than in `first`; of a line, at its own ends."""
    return _moves(series, first, last, 1)


def falls_between(series: Mapping[Any, Any] | Line, first: Any = None, last: Any = None) -> Outcome:
    """The series (period -> value) is lower in `last` than in `first`; of a line, at its own ends."""
    return _moves(series, first, last, -1)


def _moves(series: Mapping[Any, Any] | Line, first: Any, last: Any, direction: int) -> Outcome:
    if isinstance(series, Line):
        first, last = series.first if first is None else first, series.last if last is None else last
    a, b = _at(series, first), _at(series, last)
    return Outcome(
        direction * (_known(b) - _known(a)) > 0,
        (compared(Term(a, first), Term(b, last)),),
        {str(first): a, str(last): b},
        direction * _relative(b, a),
        abs(b - a),
        frozenset({CHANGE}),
    )


def _at(series: Mapping[Any, Any], key: Any) -> Any:
    if key not in series:
        raise InputError(
            f"a claim asks for {key}, which its series does not have "
            f"({', '.join(map(str, list(series)[:12]))} ...)"
        )
    return series[key]


def ranks(series: Mapping[Any, Any], key: Any, place: int) -> Outcome:
    """`key` alone is at `place` (1 = largest) among the values of the series; a tie is no place."""
    return _placed(series, key, place, largest_first=True)


def largest(series: Mapping[Any, Any], key: Any) -> Outcome:
    """`key` alone has the largest value of the series."""
    return _placed(series, key, 1, largest_first=True)


def smallest(series: Mapping[Any, Any], key: Any) -> Outcome:
    """`key` alone has the smallest value of the series."""
    return _placed(series, key, 1, largest_first=False)


def _placed(series: Mapping[Any, Any], key: Any, place: int, largest_first: bool) -> Outcome:
    own = _known(_at(series, key))
    values = {k: _known(v) for k, v in series.items()}
    order = sorted(values, key=values.__getitem__, reverse=largest_first)
    found = 1 + [values[k] for k in order].index(own)  # the first of those tied
    rivals = [k for k in order if k != key]
    holds = found == place and own not in [values[k] for k in rivals]
    # as far as the nearer of its two neighbours, or as whoever has the place
    others = rivals[max(place - 2, 0) : place] if holds else order[place - 1 : place]
    nearest = min(others, key=lambda k: abs(_relative(own, values[k])), default=None)
    margin = None if nearest is None else (1 if holds else -1) * abs(_relative(own, values[nearest]))
    gap = None if nearest is None else abs(_at(series, key) - _at(series, nearest))
    shown = {k: series.get(k) for k in order[: max(place + 1, order.index(key) + 1)]}
    says = (compared(*(Term(value, k) for k, value in shown.items())),)
    form = TURN if all(year_of(k) is not None for k in series) else RANK
    return Outcome(holds, says, {str(k): value for k, value in shown.items()}, margin, gap, frozenset({form}))


def all_of(*outcomes: Outcome) -> Outcome:
    """Every condition holds; the margin is the smallest.  If some do not, only those are said."""
    failing = [outcome for outcome in outcomes if not outcome.holds]
    return _combine(outcomes, not failing, failing or outcomes, min)


def any_of(*outcomes: Outcome) -> Outcome:
    """At least one condition holds; the margin is the largest."""
    return _combine(outcomes, any(o.holds for o in outcomes), outcomes, max)


def _combine(
    outcomes: Iterable[Outcome], holds: bool, told: Iterable[Outcome], choose: Callable[..., Outcome]
) -> Outcome:
    outcomes = list(outcomes)
    numbers: dict[str, Any] = {}
    for outcome in outcomes:
        for name, value in outcome.numbers.items():
            bare = re.sub(r" \(\d+\)$", "", name)
            free = (f"{bare} ({n})" if n > 1 else bare for n in count(1))
            numbers[next(key for key in free if key not in numbers)] = value
    measured = [o for o in outcomes if o.margin is not None]
    nearest = choose(measured, key=lambda o: o.margin) if measured else Outcome(holds)
    says = tuple(sentence for outcome in told for sentence in outcome.says)
    forms = frozenset[str]().union(*(o.forms for o in outcomes))
    return Outcome(holds, says, numbers, nearest.margin, nearest.gap, forms)
