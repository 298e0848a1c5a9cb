"""Rows and columns of a new table that stand in each other's place, by what the last edition says.

A row that slipped, or a year too early, leaves levels that are all possible.  What gives them away is that
they fit somebody else: the row next to it, or the year before.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from decimal import Decimal
from statistics import median

from tracepaper.sources.schema_guard import Finding

Values = Mapping[tuple[str, str], Decimal]  # (who, year) -> value, all in one unit

OFF = 0.03  # how far (in logarithms) a row must be from its own past ...
CLEARLY = 3  # ... and how many times nearer to another's
SAME = 0.002  # how near values are that were only copied
FEW = 3  # rows without which a shift by a year is no pattern


def misplaced(new: Values, known: Values) -> list[Finding]:
    """Findings that stop: two rows exchanged, and years that are those of the year before or after."""
    return _exchanged(new, known) + _shifted(new, known)


def _exchanged(new: Values, known: Values) -> list[Finding]:
    whose = sorted({who for who, _ in new})
    growth = _growth(known)
    own = {who: _distance(new, who, known, who, growth) for who in whose}
    found = []
    for at, who in enumerate(whose):
        for other in whose[at + 1 :]:
            apart = (own[who], own[other])
            crossed = (
                _distance(new, who, known, other, growth),
                _distance(new, other, known, who, growth),
            )
            if min(apart) > OFF and all(c * CLEARLY < a for c, a in zip(crossed, apart, strict=True)):
                found.append(
                    Finding(
                        "rows exchanged",
                        f"the values of {who} fit the past of {other}, and those of {other} that of {who}; "
                        "two rows look exchanged",
                    )
                )
    return found


def _growth(known: Values) -> float:
    """Usual growth of a year in logarithms, over all rows of the last edition's last three years.

    Not of the new values: those may stand in each other's place."""
    steps = []
    last = max((int(year) for _, year in known), default=0)
    for (who, year), value in known.items():
        before = known.get((who, str(int(year) - 1)), Decimal(0))
        if int(year) > last - 3 and value > 0 and before > 0:
            steps.append(math.log(value / before))
    return median(steps) if steps else 0.0


def _past(known: Values, who: str, year: str) -> tuple[str, Decimal] | None:
    """The year itself in the last edition, or the nearest of the three before it; and its value."""
    for back in range(4):
        then = str(int(year) - back)
        if known.get((who, then), Decimal(0)) > 0:
            return then, known[who, then]
    return None


def _distance(new: Values, who: str, known: Values, other: str, growth: float) -> float:
    """How far the values of `who` are from what the past of `other` leads to expect; inf if unknown."""
    found = []
    for (name, year), value in new.items():
        past = _past(known, other, year) if name == who and value > 0 else None
        if past:
            usual = growth * (int(year) - int(past[0]))
            found.append(abs(math.log(value / past[1]) - usual))
    return median(found) if found else math.inf


def _shifted(new: Values, known: Values) -> list[Finding]:
    found = []
    for year in sorted({year for _, year in new}):
        for by, told in ((-1, "before"), (1, "after")):
            there = str(int(year) + by)
            near = _agreement(new, known, year, there)
            if len(near) >= FEW and median(near) < SAME and not _as_before(new, known, year):
                found.append(
                    Finding(
                        "year shifted",
                        f"the values of {year} are those the last edition has for {there}, the year {told}; "
                        "the columns look shifted",
                    )
                )
    return found


def _as_before(new: Values, known: Values, year: str) -> bool:
    own = _agreement(new, known, year, year)
    return bool(own) and median(own) < SAME


def _agreement(new: Values, known: Values, year: str, there: str) -> list[float]:
    """For each row how far its value of `year` is from the one known for `there`, in logarithms."""
    pairs: Iterable[tuple[Decimal, Decimal]] = (
        (value, known[who, there])
        for (who, when), value in new.items()
        if when == year and (who, there) in known
    )
    return [abs(math.log(value / then)) for value, then in pairs if value > 0 and then > 0]
