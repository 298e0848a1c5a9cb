"""Rivals: a claim tried by other reasonable measures of the same sentence, and the strength this gives it.

A rival is the claim's own function on evidence seen otherwise (`evidence.views`), or a function that the
analysis names as its rival.  A rival whose numbers are those of the claim itself tries nothing and is
not counted; nor is one for which there are no data, such as the year after the last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracepaper.errors import InputError
from tracepaper.evidence.evidence import Evidence
from tracepaper.evidence.lineage import LineageError, plain
from tracepaper.evidence.views import Reading, Seen, View
from tracepaper.statements.conditions import Outcome
from tracepaper.statements.kinds import FAMILIES, MEASURE, SCOPE, SPECIFICATION, WINDOW, WITHOUT, Kind

SHIFTS = (-2, -1, 1, 2)  # years
MOST_SINGLE_YEARS = 4  # a claim that takes single values of more years goes through them all and names none
FALSE, FRAGILE, UNTRIED, QUALIFIED, ROBUST, RECORD = WEAKEST_FIRST = (
    "false",
    "fragile",
    "untried",
    "qualified",
    "robust",
    "record",
)


@dataclass(frozen=True)
class Rival:
    """Another way to measure a sentence.

    name: unique in the claim.  family: one of `FAMILIES`.  clause: what a sentence names to except it: the
    family, or for a measure its own name.  values: what its words speak of (year, other; member; ...).
    run: gives its outcome.
    """

    name: str
    family: str
    clause: str
    values: Mapping[str, Any]
    run: Callable[[Evidence], Outcome]


@dataclass(frozen=True)
class Tried:
    """A rival and its outcome."""

    rival: Rival
    outcome: Outcome


Function = Callable[[Any], Outcome]


@dataclass(frozen=True)
class Tests:
    """How a claim came out.  outcome: of the claim itself.  tried: its rivals.  reading: what it read."""

    outcome: Outcome
    tried: Sequence[Tried]
    reading: Reading


def try_all(
    function: Function, kind: Kind, own: Mapping[str, Function], evidence: Evidence, what: str
) -> Tests:
    """The outcome of a claim and of its rivals.

    own: the rivals the analysis names, by name.  what: how messages call the claim.
    Raises InputError if the kind does not admit the claim's comparisons, if a family it needs is empty,
    or if a named rival cannot be evaluated.
    """
    seen = Seen(evidence)
    outcome = function(seen)
    _check_form(outcome, kind, what)
    _check_columns(kind, seen.reading, what)
    made = [r for r in _made(function, kind, seen.reading, evidence) if r.family in kind.due]
    named = [Rival(name, MEASURE, name, {}, run) for name, run in own.items()]
    tried = [
        result for rival in [*made, *named] if (result := _tried(rival, outcome, evidence, what)) is not None
    ]
    for family in kind.needs:
        if not any(result.rival.family == family for result in tried):
            raise InputError(
                f"{what} is of the kind {kind.name} and has no rival of the family {family}; name one: "
                "another column with instead=, or a function with @rival"
            )
    return Tests(outcome, tried, seen.reading)


def _check_form(outcome: Outcome, kind: Kind, what: str) -> None:
    odd = sorted(outcome.forms - kind.admits)
    if odd:
        raise InputError(
            f"{what} is of the kind {kind.name}, but it is a {odd[0]}; give it the kind that says so"
        )


def _check_columns(kind: Kind, reading: Reading, what: str) -> None:
    for column in kind.instead:
        if column not in reading.columns:
            raise InputError(
                f"{what} names a column instead of {column}, which it does not read; it reads "
                f"{', '.join(sorted(reading.columns)) or 'none'}"
            )


def _tried(rival: Rival, outcome: Outcome, evidence: Evidence, what: str) -> Tried | None:
    """The rival's outcome; None if it sees what the claim sees, or has no data."""
    try:
        found = rival.run(evidence)
    except LineageError:
        raise
    except InputError as problem:
        if rival.family == MEASURE:
            raise InputError(f"rival {rival.name} of {what} cannot be evaluated: {problem}") from None
        return None
    return None if _numbers(found) == _numbers(outcome) else Tried(rival, found)


def _numbers(outcome: Outcome) -> list[Any]:
    return [outcome.holds, *(plain(value) for value in outcome.numbers.values())]


def _made(function: Function, kind: Kind, reading: Reading, evidence: Evidence) -> Iterator[Rival]:
    """The rivals the package makes from what the claim read."""

    def rival(name: str, family: str, clause: str, values: Mapping[str, Any], view: View) -> Rival:
        return Rival(name, family, clause, values, lambda evidence: function(Seen(evidence, view)))

    single = reading.single_years if len(reading.single_years) <= MOST_SINGLE_YEARS else set()
    for year in sorted(reading.years | single):
        for other in (year + shift for shift in SHIFTS):
            about = {"year": year, "other": other}
            yield rival(f"{year}-{other}", WINDOW, WINDOW, about, View(years={year: other}))
    for member in sorted(reading.members - reading.named):
        yield rival(f"without-{member}", WITHOUT, WITHOUT, {"member": member}, View(without=member))
    if reading.spans and kind.lifts:
        yield rival("all-years", SCOPE, SCOPE, {}, View(lifted=kind.lifts))
    for column, others in kind.instead.items():
        for measure in others:
            yield rival(measure, MEASURE, measure, {}, View(columns={column: measure}))
    for table, main, row in _specifications(reading, evidence):
        view = View(values={SPECIFICATION: {main: row}})
        yield rival(f"{table}-{row}", SPECIFICATION, SPECIFICATION, {"member": row}, view)


def _specifications(reading: Reading, evidence: Evidence) -> Iterator[tuple[str, str, str]]:
    """(table, specification the claim reads, another one of the table), where a claim reads one alone."""
    for (table, column), asked in reading.values.items():
        if column == SPECIFICATION and len(asked) == 1:
            (main,) = asked
            known = dict.fromkeys(str(plain(value)) for value in evidence.table(table)[SPECIFICATION])
            yield from ((table, main, other) for other in known if other != main)


def strength(kind: Kind, holds: bool, tried: Iterable[Tried]) -> str:
    """How much a sentence bears.

    false: it does not hold itself.  robust: all rivals hold.  qualified: some do not.  fragile: more than
    half do not, of all (so one that is alone) or of a family of at least two.  untried: no rival could be
    tried.  record: none is due.
    """
    results = list(tried)
    if not holds:
        return FALSE
    if not results:
        return RECORD if kind.due in ((), (MEASURE,)) else UNTRIED
    if all(result.outcome.holds for result in results):
        return ROBUST
    families = [[r for r in results if r.rival.family == family] for family in FAMILIES]
    groups = [results, *(family for family in families if len(family) > 1)]
    return FRAGILE if any(map(_mostly_fails, groups)) else QUALIFIED


def _mostly_fails(results: Sequence[Tried]) -> bool:
    failing = sum(not result.outcome.holds for result in results)
    return 2 * failing > len(results)
