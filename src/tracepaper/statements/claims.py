"""Claims: sentences with a truth condition.

The manuscript marks a sentence as `[...]{.claim #name}` in both languages.  The analysis has one function
per claim, named like it with _ for -, that returns an `Outcome` made with the conditions below; all
languages share it.  A condition says what it compared, so that a claim that no longer holds can be
shown with its numbers, and how far it is from its threshold.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from types import CodeType
from typing import Any, Protocol

from tracepaper.errors import InputError
from tracepaper.evidence.lineage import plain, ranges_of
from tracepaper.evidence.lines import Line
from tracepaper.files import StrPath, write_json
from tracepaper.statements.wording import Sentences, Term, Writer, compared


@dataclass(frozen=True)
class Outcome:
    """The result of a condition.

    holds: whether it is true.  says: what was compared, as sentences that a `Writer` writes.  numbers:
    name -> Traced or plain value.  margin: relative distance to the threshold (positive when it holds;
    0.02 = two per cent away), None where there is no such thing.
    """

    holds: bool
    says: Sentences = ()
    numbers: Mapping[str, object] = field(default_factory=dict)
    margin: float | None = None


class Condition(Protocol):
    """A function of the analysis that says whether a sentence is true."""

    __name__: str
    __module__: str
    __code__: CodeType

    def __call__(self, evidence: Any, /) -> Outcome:
        """The outcome, given what the earlier stages made."""
        ...


CONDITIONS: dict[str, Condition] = {}  # by the claim's name


def claim(function: Condition) -> Condition:
    """Register a function as the truth condition of the sentence of its name (_ for -)."""
    name = function.__name__.replace("_", "-")
    if name in CONDITIONS:
        raise InputError(
            f"claim {name} has two conditions: {CONDITIONS[name].__module__} and {function.__module__}"
        )
    CONDITIONS[name] = function
    return function


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
    return Outcome(
        b <= a <= c,
        (compared(Term(low), Term(value), Term(high)),),
        {"value": value},
        min(_relative(a, b), -_relative(a, c)),
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
    rivals = [values[k] for k in order if k != key]
    holds = found == place and own not in rivals
    if holds:  # as far as the nearer of its two neighbours
        margin = min((abs(_relative(own, v)) for v in rivals[max(place - 2, 0) : place]), default=None)
    else:
        margin = -abs(_relative(own, values[order[place - 1]])) if place <= len(order) else None
    shown = {k: series[k] for k in order[: max(place + 1, order.index(key) + 1)]}
    says = (compared(*(Term(value, k) for k, value in shown.items())),)
    return Outcome(holds, says, {str(k): value for k, value in shown.items()}, margin)


def all_of(*outcomes: Outcome) -> Outcome:
    """Every condition holds; the margin is the smallest.  If some do not, only those are said."""
    failing = [outcome for outcome in outcomes if not outcome.holds]
    return _combine(outcomes, not failing, failing or outcomes, min)


def any_of(*outcomes: Outcome) -> Outcome:
    """At least one condition holds; the margin is the largest."""
    return _combine(outcomes, any(o.holds for o in outcomes), outcomes, max)


def _combine(
    outcomes: Iterable[Outcome], holds: bool, told: Iterable[Outcome], choose: Callable[[list[float]], float]
) -> Outcome:
    numbers: dict[str, Any] = {}
    for outcome in outcomes:
        for name, value in outcome.numbers.items():
            free = (f"{name} ({n})" if n > 1 else name for n in count(1))
            numbers[next(key for key in free if key not in numbers)] = value
    margins = [o.margin for o in outcomes if o.margin is not None]
    says = tuple(sentence for outcome in told for sentence in outcome.says)
    return Outcome(holds, says, numbers, choose(margins) if margins else None)


def evaluate(
    evidence: Any, sentences: Mapping[str, dict[str, Any]], writers: Iterable[Writer]
) -> dict[str, Any]:
    """Evaluate the registered conditions.

    sentences: claim name -> {language: {"text", "file", "line"}} from the manuscript.
    writers: one for each language.
    Returns claim -> holds, says (by language), numbers, labels (what the numbers are, by language),
    margin, observations, sentence, code; false ones included.
    """
    writers = list(writers)
    results = {}
    for name, condition in sorted(CONDITIONS.items()):
        try:
            outcome = condition(evidence)
        except InputError as problem:
            raise InputError(f"claim {name} cannot be evaluated: {problem}") from None
        results[name] = {
            "holds": bool(outcome.holds),
            "says": {writer.language: writer.write(outcome.says) for writer in writers},
            "margin": outcome.margin,
            "numbers": {key: plain(value) for key, value in outcome.numbers.items()},
            "labels": _labels(outcome.numbers, writers),
            "observations": ranges_of(*outcome.numbers.values()),
            "sentence": sentences.get(name, {}),
            "code": {
                "module": condition.__module__,
                "function": condition.__name__,
                "line": condition.__code__.co_firstlineno,
            },
        }
    return results


def _labels(numbers: Mapping[Any, Any], writers: list[Writer]) -> dict[str, dict[str, str]]:
    found = {
        key: {writer.language: writer.label(value) for writer in writers} for key, value in numbers.items()
    }
    return {key: labels for key, labels in found.items() if all(labels.values())}


def false_claims(results: Mapping[str, dict[str, Any]]) -> Iterable[str]:
    """One sentence for each claim that does not hold: where it stands, what it says, the numbers."""
    for name, result in results.items():
        if result["holds"]:
            continue
        said = result["says"]
        places = "; ".join(
            f"{s['file']}:{s['line']} “{s['text']}” ({said[language]})"
            for language, s in sorted(result["sentence"].items(), reverse=True)
        )
        told = places or next(iter(said.values()))
        yield f"claim {name} does not hold: {told}; edit the sentence or its condition"


def write(results: dict[str, Any], path: StrPath) -> None:
    """Write the results as JSON (UTF-8, sorted keys)."""
    write_json({"claims": results}, path)
