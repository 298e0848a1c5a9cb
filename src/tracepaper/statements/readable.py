"""Whether what a claim compares can be read: no codes, no counters, no more digits than it takes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*")
_CODE = re.compile(r"[A-Z][A-Z0-9]{2,}|[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)+")
_COUNTER = re.compile(r"\(\d\) \(\d\)|（\d）（\d）|\[\d+ terms\]|\bvalue \(\d+\)")
_DIGITS = re.compile(r"\d\.\d{6,}|\d{1,3}(?:,\d{3}){4,}|\d{10,}|\d[eE][+-]?\d")
_UNDERSCORED = re.compile(r"[A-Za-z0-9]+_[A-Za-z0-9_]+")


def words_of(text: str) -> list[str]:
    """The words in Latin letters of a text, compounds whole."""
    return _WORD.findall(text)


def is_code(text: str) -> bool:
    """Whether a cell of a table looks like a code: CHN, USD_M, area-five."""
    return _CODE.fullmatch(text) is not None


def unreadable(text: str, codes: Collection[str]) -> Iterator[str]:
    """What in a text no reader knows: a code, a counter of numbers, digits without end.

    codes: of units, economies, columns; those that the prose uses are words."""
    for pattern in (_COUNTER, _DIGITS, _UNDERSCORED):
        yield from pattern.findall(text)
    yield from (word for word in words_of(text) if word in codes)


def texts_of(claim: Mapping[str, Any], language: str) -> Iterator[str]:
    """All that is told of a claim and its rivals in a language."""
    yield from (claim["says"][language], claim["distance"][language], *claim["comparisons"][language])
    for rival in claim["rivals"]:
        yield from (rival[key][language] for key in ("words", "says", "distance"))
