"""A quoted number beside the rows it is made of: do they have its period, and are they about its places?

A number bound to the row below its own is right in itself, and its sentence is wrong.  What gives it away is
that the fact says "2024", or its definition "Vietnam's", and the rows are of 2023, or of Thailand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from tracepaper.languages import load_language
from tracepaper.languages.territories import WORLD

_MOMENT = re.compile(r"(\d{4})(?:Q([1-4])|-(\d\d))?(?:-\d\d)?")
_YEARS = re.compile(r"(\d{4})[-–—](\d{4})")  # with whichever dash a person writes
Months = tuple[int, int]  # first and last month, counted from the year 0

Row = Mapping[str, Any]
NameOf = Callable[[str, str, str], str | None]  # dimension, code, language -> name


def months(period: str) -> Months | None:
    """First and last month of a period: 2024, 2010-2018, 2024Q1, 2024-03, 2021-01/2021-06; None for a text
    that is none.

    >>> months("2024Q2"), months("2010-2018") == months("2010/2018")
    ((24291, 24293), True)
    """
    first, _, last = period.partition("/")
    years = _YEARS.fullmatch(period)
    if years:
        first, last = years.groups()
    ends = [_moment(first), _moment(last or first)]
    return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None


def _moment(text: str) -> Months | None:
    match = _MOMENT.fullmatch(text)
    if not match:
        return None
    year, quarter, month = match.groups()
    if quarter:
        first = int(year) * 12 + 3 * (int(quarter) - 1)
        return first, first + 2
    first = int(year) * 12 + (int(month) - 1 if month else 0)
    return first, first if month else first + 11


def span(rows: Iterable[Row]) -> Months | None:
    """First and last month of the rows; None if one of them has no period."""
    found = [months(str(row.get("period", ""))) for row in rows]
    known = [period for period in found if period]
    if not known or len(known) < len(found):
        return None
    return min(first for first, _ in known), max(last for _, last in known)


def same_period(said: Months, made: Months) -> bool:
    """Whether a period is that of the rows; one told in whole years need not tell their months."""
    if said[0] % 12 == 0 and said[1] % 12 == 11:
        return (said[0] // 12, said[1] // 12) == (made[0] // 12, made[1] // 12)
    return said == made


def written(period: Months) -> str:
    """The months as a person writes them, whole years as years."""
    first, last = period
    if first % 12 == 0 and last % 12 == 11:
        years = first // 12, last // 12
        return str(years[0]) if years[0] == years[1] else f"{years[0]}-{years[1]}"
    return "/".join(f"{month // 12}-{month % 12 + 1:02d}" for month in period)


class Places:
    """The names of what the rows may be about, to be found in a definition.

    codes: dimension -> the codes in use.  name_of: of the paper's vocabulary."""

    def __init__(self, codes: Mapping[str, Iterable[str]], name_of: NameOf, languages: Sequence[str]) -> None:
        self.dimensions = tuple(codes)
        self.names: dict[str, dict[str, set[str]]] = {language: {} for language in languages}
        self.of_code: dict[str, dict[str, str]] = {language: {} for language in languages}
        for language in languages:
            for dimension, known in codes.items():
                for code in known:
                    name = name_of(dimension, code, language) if code else None
                    if name and len(name) > 1:
                        self.names[language].setdefault(name, set()).add(code)
                        self.of_code[language][code] = name

    def strangers(self, definition: str, language: str, codes: set[str]) -> list[str]:
        """Places a definition names that none of the rows (their codes) is about.

        What stands in brackets is a source, and what is left out ("without X") is not there."""
        text = re.sub(r"[(（][^)）]*[)）]", "", definition)
        own = {self.of_code[language].get(code, code) for code in codes}
        found = []
        for name in sorted(self.names[language], key=len, reverse=True):
            if name not in text:
                continue
            spoken = load_language(language)
            word = re.escape(name) if spoken.is_han else rf"(?<!\w){re.escape(name)}(?!\w)"
            left_out = re.escape(spoken.rivals["without"]).replace(r"\{member\}", word)
            text = re.sub(left_out, " ", text)
            if re.search(word, text):
                text = re.sub(word, " ", text)
                if not self._known(name, self.names[language][name], own, codes):
                    found.append(name)
        return found

    def intruders(self, definitions: Mapping[str, str], codes: set[str]) -> list[str]:
        """Of two places that rows are about, the one that no language's definition names while it names the
        other; names in the first language.  Of more than two places a definition names the group, and the
        world may go without saying."""
        if len(codes) != 2 or WORLD in codes:
            return []
        named = {
            code
            for code in codes
            for language, text in definitions.items()
            if self.of_code[language].get(code, code) in text
        }
        languages = list(definitions)
        known = [code for code in sorted(codes - named) if code in self.of_code[languages[0]]]
        return [self.of_code[languages[0]][code] for code in known] if named else []

    @staticmethod
    def _known(name: str, meant: set[str], own: set[str], codes: set[str]) -> bool:
        """Whether a place is among the rows', or a part of one is: a port of the city, cities of the
        province (whose code is theirs, with noughts at its end)."""
        if meant & codes or any(name in other for other in own):
            return True
        stems = [code.rstrip("0") for code in meant if code.endswith("0")]
        return any(code.startswith(stem) for stem in stems for code in codes)
