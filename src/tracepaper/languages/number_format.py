"""One value, two languages: how a number is written in prose and tables.

Grouping, decimal marks, 万/亿/万亿 and million/billion/trillion come from CLDR through Babel.  The
rounding step is the same in both languages, so that neither edition says more than the other: a step
of 1e8 yuan is a whole 亿元 in Chinese and one decimal of a billion in English.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import cache

# What follows (or precedes) the number.  {} is the number; CLDR has no patterns for these in running
# text: its currency formats would give "US$" and "CN¥" in Chinese, which no journal prints.
UNIT_WORDS = {
    "USD": {"zh": "{}美元", "en": "US${}"},
    "CNY": {"zh": "{}元", "en": "{} yuan"},
    "PERCENT": {"zh": "{}%", "en": "{}%"},
    "PERCENTAGE_POINTS": {"zh": "{}个百分点", "en": "{} percentage points"},
    "PERSONS": {"zh": "{}人", "en": "{} people"},
    "VISITS": {"zh": "{}人次", "en": "{} arrivals"},
    "TEU": {"zh": "{}标准箱", "en": "{} TEU"},
    "TONNES": {"zh": "{}吨", "en": "{} tonnes"},
    "TIMES": {"zh": "{}倍", "en": "{} times"},
    "NUMBER": {"zh": "{}", "en": "{}"},
    "YEAR": {"zh": "{}", "en": "{}"},
}
_SCALED = {"USD", "CNY", "PERSONS", "VISITS", "TEU", "TONNES"}
_FORM = {"zh": "short", "en": "long"}  # CLDR has only one form in Chinese: 亿 is as short as it is long
_LARGE_FROM = {"zh": 10**4, "en": 10**6}
_MINUS = "\N{MINUS SIGN}"


def round_to_step(value: float, step: float) -> Decimal:
    """`value` rounded half up to a multiple of `step` (a power of ten), exactly."""
    quantum = Decimal(repr(float(step))).normalize()
    return (Decimal(repr(float(value))) / quantum).quantize(Decimal(1), rounding=ROUND_HALF_UP) * quantum


@cache
def _scales(language: str) -> list[tuple[int, str]]:
    """(scale, word) pairs of CLDR's compact forms, largest first: (10**12, "万亿") ..."""
    from babel import Locale

    patterns = Locale.parse({"zh": "zh_Hans", "en": "en"}[language]).compact_decimal_formats
    found: dict[str, int] = {}
    for magnitude, pattern in patterns[_FORM[language]]["other"].items():
        text = pattern.pattern
        zeros = text.count("0")
        word = text.replace("0", "").replace("'", "")
        scale = int(magnitude) // 10 ** (zeros - 1)
        if word.strip() and scale >= _LARGE_FROM[language]:
            found[word] = scale
    return sorted(((scale, word) for word, scale in found.items()), reverse=True)


def _grouped(number: Decimal, decimals: int, language: str) -> str:
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(
        abs(number), format=pattern, locale={"zh": "zh_Hans", "en": "en"}[language], decimal_quantization=True
    )


def _decimals(step: float, scale: int = 1) -> int:
    return max(0, -(Decimal(repr(float(step))) / scale).normalize().adjusted())


def format_value(value: float, unit: str, step: float, language: str) -> str:
    """`value` (in base units: dollars, not billions) as it stands in a sentence.

    >>> format_value(982_340_000_000, "USD", 1e8, "en"), format_value(982_340_000_000, "USD", 1e8, "zh")
    ('US$982.3 billion', '9,823亿美元')
    """
    words = UNIT_WORDS[unit][language]
    rounded = round_to_step(value, step)
    sign = _MINUS if rounded < 0 else ""
    if unit == "YEAR":
        return str(int(rounded))
    if unit in _SCALED:
        for scale, word in _scales(language):
            # a scale that would need more than two decimals is too coarse: 9,998亿, not 0.9998万亿
            if abs(rounded) >= scale and _decimals(step, scale) <= 2:
                return sign + words.format(_grouped(rounded / scale, _decimals(step, scale), language) + word)
    return sign + words.format(_grouped(rounded, _decimals(step), language))


def format_cell(value, decimals: int, language: str = "en", missing: str = "…") -> str:
    """A number in a table or on a figure: grouped, fixed decimals, `missing` where there is none."""
    if value is None or value != value:
        return missing
    rounded = round_to_step(value, float(Decimal(1).scaleb(-decimals)))
    return (_MINUS if rounded < 0 else "") + _grouped(rounded, decimals, language)
