"""How a period is written in a language: a year, a quarter, months, a stretch of years."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from numbers import Integral
from typing import Any

from tracepaper.languages.language import load_language

FIRST_YEAR = 1000  # a smaller number is a step of something, such as a schedule
_QUARTER = re.compile(r"(\d{4})-?Q([1-4])")
_YEARS = re.compile(r"(\d{4})-(\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


@cache
def period_text(code: Any, language: str) -> str | None:
    """ "2016Q2" as it is written in a language; None for what is no period.

    Known are years (2016, "2016"), quarters ("2016Q2"), months ("2016-04"), stretches of years ("2010-2019")
    and of months ("2010-01/2010-11").

    >>> period_text("2010-2019", "en"), period_text("2016Q2", "zh")
    ('2010–2019', '2016年第2季度')
    """
    text = str(int(code)) if isinstance(code, Integral) else code
    if not isinstance(text, str) or not re.match(r"[1-9]\d{3}(?!\d)", text):
        return None
    spoken = load_language(language)
    if len(text) == 4:
        return _written("y", date(int(text), 1, 1), spoken.locale)
    if found := _YEARS.fullmatch(text):
        return spoken.conditions["years"].format(first=found[1], last=found[2])
    if found := _QUARTER.fullmatch(text):
        return _written("yQQQ", date(int(found[1]), 3 * int(found[2]) - 2, 1), spoken.locale)
    months = [_MONTH.fullmatch(part) for part in text.split("/")]
    if len(months) > 2 or not all(months):
        return None
    ends = [date(int(month[1]), int(month[2]), 1) for month in months if month]
    return _months(ends[0], ends[-1], spoken.locale)


def _written(skeleton: str, day: date, locale: str) -> str:
    from babel.dates import format_skeleton

    return str(format_skeleton(skeleton, day, locale=locale))


def _months(first: date, last: date, locale: str) -> str:
    from babel.dates import format_interval

    text = format_interval(first, last, skeleton="yMMMM", locale=locale)
    return text.replace("\N{THIN SPACE}", "")
