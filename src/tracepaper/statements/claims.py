"""Claims: sentences with a truth condition.

The manuscript marks a sentence as `[...]{.claim #name}` in both languages.  The analysis' `claims`
package has one function per claim that returns an `Outcome` made with the conditions below; both
languages share it.  A condition says what it compared, so that a claim that no longer holds can be
shown with its numbers, and how far it is from its threshold.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count

from tracepaper.errors import InputError
from tracepaper.evidence.lineage import plain, ranges_of
from tracepaper.files import write_json


@dataclass(frozen=True)
class Outcome:
    """The result of a condition.

    holds: whether it is true.  says: the condition in words with its numbers.  numbers: name ->
    Traced or plain value.  margin: relative distance to the threshold (positive when it holds; 0.02 =
    two per cent away), None where there is no such thing.
    """

    holds: bool
    says: str
    numbers: Mapping[str, object] = field(default_factory=dict)
    margin: float | None = None


CONDITIONS: dict[str, Callable] = {}  # claim name -> function(evidence) -> Outcome


def claim(name: str):
    """Register the truth condition of the sentence `name`."""

    def register(function):
        if name in CONDITIONS:
            raise InputError(
                f"claim {name} has two conditions: {CONDITIONS[name].__module__} and {function.__module__}"
            )
        CONDITIONS[name] = function
        return function

    return register


def _show(value) -> str:
    value = plain(value)
    return f"{value:,.4g}" if isinstance(value, float) else str(value)


def _known(value) -> float:
    """The number to compare; a missing one compares as neither true nor false."""
    if value is None or not math.isfinite(float(value)):
        raise InputError("a number it compares is missing")
    return float(value)


def _relative(a, b) -> float:
    """Distance of a from b in units of b (in absolute terms if b is zero)."""
    a, b = float(a), float(b)
    return (a - b) / (abs(b) or 1.0)


def exceeds(value, threshold, names=("value", "threshold")) -> Outcome:
    """value > threshold."""
    a, b = _known(value), _known(threshold)
    return Outcome(
        a > b,
        f"{_show(value)} > {_show(threshold)}",
        dict(zip(names, (value, threshold), strict=True)),
        _relative(a, b),
    )


def at_least(value, threshold, names=("value", "threshold")) -> Outcome:
    """value >= threshold."""
    a, b = _known(value), _known(threshold)
    return Outcome(
        a >= b,
        f"{_show(value)} >= {_show(threshold)}",
        dict(zip(names, (value, threshold), strict=True)),
        _relative(a, b),
    )


def below(value, threshold, names=("value", "threshold")) -> Outcome:
    """value < threshold."""
    a, b = _known(value), _known(threshold)
    return Outcome(
        a < b,
        f"{_show(value)} < {_show(threshold)}",
        dict(zip(names, (value, threshold), strict=True)),
        -_relative(a, b),
    )


def between(value, low, high) -> Outcome:
    """low <= value <= high."""
    a, b, c = _known(value), _known(low), _known(high)
    return Outcome(
        b <= a <= c,
        f"{_show(low)} <= {_show(value)} <= {_show(high)}",
        {"value": value},
        min(_relative(a, b), -_relative(a, c)),
    )


def rises_between(series: Mapping, first, last) -> Outcome:
    """The series (period -> value) is higher in `last` than in `first`."""
    a, b = _at(series, first), _at(series, last)
    return Outcome(
        _known(b) > _known(a),
        f"{first}: {_show(a)} < {last}: {_show(b)}",
        {str(first): a, str(last): b},
        _relative(b, a),
    )


def falls_between(series: Mapping, first, last) -> Outcome:
    """The series (period -> value) is lower in `last` than in `first`."""
    a, b = _at(series, first), _at(series, last)
    return Outcome(
        _known(b) < _known(a),
        f"{first}: {_show(a)} > {last}: {_show(b)}",
        {str(first): a, str(last): b},
        -_relative(b, a),
    )


def _at(series: Mapping, key):
    if key not in series:
        raise InputError(
            f"a claim asks for {key}, which its series does not have "
            f"({', '.join(map(str, list(series)[:12]))} ...)"
        )
    return series[key]


def ranks(series: Mapping, key, place: int) -> Outcome:
    """`key` alone is at `place` (1 = largest) among the values of the series; a tie is no place."""
    return _placed(series, key, place, largest_first=True)


def largest(series: Mapping, key) -> Outcome:
    """`key` alone has the largest value of the series."""
    return _placed(series, key, 1, largest_first=True)


def smallest(series: Mapping, key) -> Outcome:
    """`key` alone has the smallest value of the series."""
    return _placed(series, key, 1, largest_first=False)


def _placed(series: Mapping, key, place: int, largest_first: bool) -> Outcome:
    own = _known(_at(series, key))
    values = {k: _known(v) for k, v in series.items()}
    order = sorted(values, key=values.get, reverse=largest_first)
    found = 1 + [values[k] for k in order].index(own)  # the first of those tied
    rivals = [values[k] for k in order if k != key]
    holds = found == place and own not in rivals
    if holds:  # as far as the nearer of its two neighbours
        margin = min((abs(_relative(own, v)) for v in rivals[max(place - 2, 0) : place]), default=None)
    else:
        margin = -abs(_relative(own, values[order[place - 1]])) if place <= len(order) else None
    shown = {str(k): series[k] for k in order[: max(place + 1, order.index(key) + 1)]}
    sign = " > " if largest_first else " < "
    says = sign.join(f"{k} {_show(v)}" for k, v in shown.items())
    tied = " with others" if own in rivals else ""
    return Outcome(holds, f"{key} ranks {found}{tied} ({says})", shown, margin)


def all_of(*outcomes: Outcome) -> Outcome:
    """Every condition holds; the margin is the smallest."""
    return _combine(outcomes, all(o.holds for o in outcomes), " and ", min)


def any_of(*outcomes: Outcome) -> Outcome:
    """At least one condition holds; the margin is the largest."""
    return _combine(outcomes, any(o.holds for o in outcomes), " or ", max)


def _combine(outcomes, holds, word, choose) -> Outcome:
    numbers: dict = {}
    for outcome in outcomes:
        for name, value in outcome.numbers.items():
            free = (f"{name} ({n})" if n > 1 else name for n in count(1))
            numbers[next(key for key in free if key not in numbers)] = value
    margins = [o.margin for o in outcomes if o.margin is not None]
    return Outcome(holds, word.join(o.says for o in outcomes), numbers, choose(margins) if margins else None)


def evaluate(evidence, sentences: Mapping[str, dict]) -> dict:
    """Evaluate the registered conditions.

    sentences: claim name -> {language: {"text", "file", "line"}} from the manuscript.
    Returns name -> holds, says, numbers, margin, observations, sentence, code; false ones included.
    """
    results = {}
    for name, condition in sorted(CONDITIONS.items()):
        try:
            outcome = condition(evidence)
        except InputError as problem:
            raise InputError(f"claim {name} cannot be evaluated: {problem}") from None
        code = condition.__code__
        results[name] = {
            "holds": bool(outcome.holds),
            "says": outcome.says,
            "margin": outcome.margin,
            "numbers": {k: plain(v) for k, v in outcome.numbers.items()},
            "observations": ranges_of(*outcome.numbers.values()),
            "sentence": sentences.get(name, {}),
            "code": {
                "module": condition.__module__,
                "function": condition.__name__,
                "line": code.co_firstlineno,
            },
        }
    return results


def false_claims(results: Mapping[str, dict]) -> Iterable[str]:
    """One sentence for each claim that does not hold: where it stands, what it says, the numbers."""
    for name, result in results.items():
        if result["holds"]:
            continue
        places = "; ".join(
            f"{s['file']}:{s['line']} “{s['text']}”"
            for _, s in sorted(result["sentence"].items(), reverse=True)
        )
        yield f"claim {name} does not hold: {result['says']}; edit the sentence or its condition: {places}"


def write(results: dict, path) -> None:
    """Write the results as JSON (UTF-8, sorted keys)."""
    write_json({"claims": results}, path)
