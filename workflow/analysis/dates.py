"""Days, months and years as a sentence of a language writes them."""

from __future__ import annotations

from datetime import datetime

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def in_words(period: str, language: str) -> str:
    """2024-02-09, 2006, 2024-01/2024-06 or 2025-05-01/2025-05-05 in words; a span lies within one year,
    one of days within one month."""
    first, *last = [[int(part) for part in day.split("-")] for day in period.split("/")]
    return WRITERS[language](first, *last)


def moment(date: str) -> float:
    """A day, or the first of a month, on a scale of years: 2010-01-01 is 2010.0, 2005-07 about 2005.5."""
    year, month, day = (int(part) for part in (*date.split("-"), "1")[:3])
    start, end = datetime(year, 1, 1), datetime(year + 1, 1, 1)
    return year + (datetime(year, month, day) - start) / (end - start)


def _chinese(first: list[int], last: list[int] | None = None) -> str:
    words = "".join(f"{part}{unit}" for part, unit in zip(first, "年月日", strict=False))
    return f"{words[:-1]}—{last[-1]}{words[-1]}" if last else words


def _english(first: list[int], last: list[int] | None = None) -> str:
    names = [MONTHS[part - 1] if place == 1 else str(part) for place, part in enumerate(last or first)]
    words = " ".join(reversed(names))
    if not last:
        return words
    start = first[2] if len(first) > 2 else MONTHS[first[1] - 1]
    return f"{start}–{words}"


WRITERS = {"zh": _chinese, "en": _english}
