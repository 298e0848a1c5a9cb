"""Numbers spelled out in running text (a third, 三成, doubled), as each language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from tracepaper.languages import load_language

_WIDEST = 1.5  # between the ends of what “about a third” may stand for: 30 and 40, not 10 and 90


@dataclass(frozen=True)
class Spelled:
    """text[start:end].  value: a share of one or a multiple, None where only a reader can tell it."""

    start: int
    end: int
    value: float | None


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], float | None], ...]:
    spoken = load_language(language)
    return tuple(
        (re.compile(f"(?:{words})" if spoken.is_han else rf"\b(?:{words})(?!\w)", re.IGNORECASE), value)
        for words, value in spoken.spelled.items()
    )


def spelled_numbers(text: str, language: str) -> Iterator[Spelled]:
    """The numbers spelled out in a text, in order; of two that overlap the one that begins first, and is
    the longer."""
    found = [
        Spelled(*match.span(), value)
        for pattern, value in _patterns(language)
        for match in pattern.finditer(text)
    ]
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            end = one.end
            yield one


def is_in_condition(value: float | None, constants: Iterable[float]) -> bool:
    """Whether a condition with these constants may be what binds a number spelled out.

    A third may stand there as 3, 33.3 or 0.333, between 30 and 37, a half more as 1.5, within half a per
    cent as 0.995."""
    if value is None:
        return False
    known = sorted({abs(number) for number in constants} - {0})
    exact = (value, 100 * value, 1 / value, 1 + value, 1 - value)
    if any(abs(number - other) <= 1e-6 * number for number in known for other in exact):
        return True
    ranges = ((low, high) for low, high in combinations(known, 2) if high <= _WIDEST * low)
    return any(low <= scaled <= high for low, high in ranges for scaled in (value, 100 * value))
