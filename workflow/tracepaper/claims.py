"""Claims: sentences with a truth condition.

The manuscript marks a sentence as `[...]{.claim #name}` in both languages.  The analysis' `claims`
package has one function per claim that returns an `Outcome` made with the conditions below; both
languages share it.  A condition says what it compared, so that a claim that no longer holds can be
shown with its numbers, and how far it is from its threshold.
"""
from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tracepaper.errors import InputError
from tracepaper.lineage import as_ranges, observations_of, plain


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
            raise InputError(f"claim {name} has two conditions: {CONDITIONS[name].__module__} and "
                             f"{function.__module__}")
        CONDITIONS[name] = function
        return function
    return register


def _show(value) -> str:
    value = plain(value)
    return f"{value:,.4g}" if isinstance(value, float) else str(value)


def _relative(a, b) -> float:
    a, b = float(a), float(b)
    return (a - b) / (abs(b) or 1.0)


def exceeds(value, threshold, names=("value", "threshold")) -> Outcome:
    """value > threshold."""
    return Outcome(float(value) > float(threshold), f"{_show(value)} > {_show(threshold)}",
                   dict(zip(names, (value, threshold), strict=True)), _relative(value, threshold))


def at_least(value, threshold, names=("value", "threshold")) -> Outcome:
    """value >= threshold."""
    return Outcome(float(value) >= float(threshold), f"{_show(value)} >= {_show(threshold)}",
                   dict(zip(names, (value, threshold), strict=True)), _relative(value, threshold))


def below(value, threshold, names=("value", "threshold")) -> Outcome:
    """value < threshold."""
    return Outcome(float(value) < float(threshold), f"{_show(value)} < {_show(threshold)}",
                   dict(zip(names, (value, threshold), strict=True)), -_relative(value, threshold))


def between(value, low, high) -> Outcome:
    """low <= value <= high."""
    margin = min(_relative(value, low), -_relative(value, high))
    return Outcome(float(low) <= float(value) <= float(high),
                   f"{_show(low)} <= {_show(value)} <= {_show(high)}", {"value": value}, margin)


def rises_between(series: Mapping, first, last) -> Outcome:
    """The series (period -> value) is higher in `last` than in `first`."""
    a, b = _at(series, first), _at(series, last)
    return Outcome(float(b) > float(a), f"{first}: {_show(a)} < {last}: {_show(b)}",
                   {str(first): a, str(last): b}, _relative(b, a))


def falls_between(series: Mapping, first, last) -> Outcome:
    """The series (period -> value) is lower in `last` than in `first`."""
    a, b = _at(series, first), _at(series, last)
    return Outcome(float(b) < float(a), f"{first}: {_show(a)} > {last}: {_show(b)}",
                   {str(first): a, str(last): b}, -_relative(b, a))


def _at(series: Mapping, key):
    if key not in series:
        raise InputError(f"a claim asks for {key}, which its series does not have "
                         f"({', '.join(map(str, list(series)[:12]))} ...)")
    return series[key]


def ranks(series: Mapping, key, place: int) -> Outcome:
    """`key` is at `place` (1 = largest) among the values of the series."""
    order = sorted(series, key=lambda k: -float(series[k]))
    found = order.index(key) + 1 if key in order else None
    shown = {str(k): series[k] for k in order[:max(place + 1, found or 0)]}
    if found == place:
        rivals = [k for k in order[max(place - 2, 0):place + 1] if k != key]
        margin = min((abs(_relative(series[key], series[k])) for k in rivals), default=None)
    else:
        margin = None if found is None else -abs(_relative(series[key], series[order[place - 1]]))
    says = " > ".join(f"{k} {_show(v)}" for k, v in shown.items())
    return Outcome(found == place, f"{key} ranks {found} ({says})", shown, margin)


def largest(series: Mapping, key) -> Outcome:
    """`key` has the largest value of the series."""
    return ranks(series, key, 1)


def smallest(series: Mapping, key) -> Outcome:
    """`key` has the smallest value of the series."""
    order = sorted(series, key=lambda k: float(series[k]))
    shown = {str(k): series[k] for k in order[:2]}
    return Outcome(order[0] == key, " < ".join(f"{k} {_show(v)}" for k, v in shown.items()), shown)


def all_of(*outcomes: Outcome) -> Outcome:
    """Every condition holds; the margin is the smallest."""
    return _combine(outcomes, all(o.holds for o in outcomes), " and ", min)


def any_of(*outcomes: Outcome) -> Outcome:
    """At least one condition holds; the margin is the largest."""
    return _combine(outcomes, any(o.holds for o in outcomes), " or ", max)


def _combine(outcomes, holds, word, choose) -> Outcome:
    numbers: dict = {}
    for place, outcome in enumerate(outcomes, 1):
        for name, value in outcome.numbers.items():
            numbers[name if name not in numbers else f"{name} ({place})"] = value
    margins = [o.margin for o in outcomes if o.margin is not None]
    return Outcome(holds, word.join(o.says for o in outcomes), numbers,
                   choose(margins) if margins else None)


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
            "holds": bool(outcome.holds), "says": outcome.says, "margin": outcome.margin,
            "numbers": {k: plain(v) for k, v in outcome.numbers.items()},
            "observations": as_ranges(observations_of(*outcome.numbers.values())),
            "sentence": sentences.get(name, {}),
            "code": {"module": condition.__module__, "function": condition.__name__,
                     "line": code.co_firstlineno},
        }
    return results


def false_claims(results: Mapping[str, dict]) -> Iterable[str]:
    """One sentence for each claim that does not hold: where it stands, what it says, the numbers."""
    for name, result in results.items():
        if result["holds"]:
            continue
        places = "; ".join(f"{s['file']}:{s['line']} “{s['text']}”"
                           for _, s in sorted(result["sentence"].items(), reverse=True))
        yield f"claim {name} does not hold: {result['says']}; edit the sentence or its condition: {places}"


def write(results: dict, path) -> None:
    """Write the results as JSON (UTF-8, sorted keys)."""
    Path(path).write_text(
        json.dumps({"claims": results}, ensure_ascii=False, indent=1, sort_keys=True) + "\n",
        encoding="utf-8")
