"""Estimates as a table prints them: an interval around its estimate, stars that the error allows.

A cell is an estimate ("0.536**"), its error stands below or beside it in parentheses ("(0.112)"), an interval
in brackets ("[0.31, 0.76]").  Each printed number stands for all that are rounded to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_DIGITS = r"[-−]?\d[\d,]*(?:\.\d+)?"
_ESTIMATE = re.compile(rf"({_DIGITS})\s*(\*{{0,4}})")
_ERROR = re.compile(rf"\(({_DIGITS})\)")
_INTERVAL = re.compile(rf"[\[［]\s*({_DIGITS})\s*[,，;；]\s*({_DIGITS})\s*[\]］]")
_LEVEL = re.compile(r"(\*{1,4})\s*p\s*[<＜]\s*(0?\.\d+)")


class Rounded(NamedTuple):
    """A printed number and half a unit of its last digit."""

    value: float
    half: float


def rounded(text: str) -> Rounded:
    """The number that a printed text is, and how far those rounded to it may be from it."""
    plain = text.replace(",", "").replace("−", "-")
    decimals = len(plain.partition(".")[2])
    return Rounded(float(plain), 0.5 * 10.0**-decimals)


def levels_of(note: str) -> dict[int, float]:
    """Number of stars -> the level the note gives it: "* p<0.1, ** p<0.05"."""
    return {len(stars): float(level) for stars, level in _LEVEL.findall(note)}


def interval_problems(row: Sequence[str]) -> Iterator[str]:
    """What is wrong with the intervals of a row, given the estimate before each."""
    estimate = None
    for cell in row[1:]:
        interval = _INTERVAL.fullmatch(cell.strip())
        if interval and estimate:
            low, high = rounded(interval[1]), rounded(interval[2])
            below = low.value - estimate.value - low.half - estimate.half
            above = estimate.value - high.value - high.half - estimate.half
            if low.value > high.value:
                yield f"the interval {cell} begins above its end"
            elif max(below, above) > 1e-12:
                yield f"the interval {cell} does not hold its estimate {estimate.value:g}"
        number = _ESTIMATE.fullmatch(cell.strip())
        estimate = estimate or (rounded(number[1]) if number else None)


def star_problems(rows: Sequence[Sequence[str]], levels: dict[int, float]) -> Iterator[tuple[int, int, str]]:
    """(row, column, what is wrong) of estimates whose stars their error does not give them, by the levels of
    the note and a normal distribution.  The error stands below the estimate, or to its right."""
    for at, row in enumerate(rows):
        below = rows[at + 1] if at + 1 < len(rows) else ()
        for column, cell in enumerate(row):
            estimate = _ESTIMATE.fullmatch(cell.strip())
            beside = [*below[column : column + 1], *row[column + 1 : column + 2]]
            error = next(filter(None, (_ERROR.fullmatch(text.strip()) for text in beside)), None)
            if estimate and error:
                allowed = _stars(rounded(estimate[1]), rounded(error[1]), levels)
                if len(estimate[2]) not in allowed:
                    due = " or ".join("*" * number or "no star" for number in sorted(allowed))
                    yield at, column, f"{cell} with the error {error.group()} should have {due} by the note"


def _stars(estimate: Rounded, error: Rounded, levels: dict[int, float]) -> set[int]:
    """The numbers of stars that some numbers rounded to these would have."""
    from scipy.special import erfc

    found = set()
    size = abs(estimate.value)
    for top, bottom in ((-1, 1), (0, 0), (1, -1)):
        over = max(error.value + bottom * error.half, 1e-300)
        p = float(erfc(max(size + top * estimate.half, 0.0) / over / 2**0.5))
        found.add(max((stars for stars, level in levels.items() if p < level), default=0))
    return set(range(min(found), max(found) + 1))
