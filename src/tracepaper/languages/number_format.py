"""One value in every language: how a number is written in prose and tables.

Grouping, decimal marks, 万/亿/万亿 and million/billion/trillion come from CLDR through Babel.  The
rounding step is the same in all languages, so that no edition says more than another: a step of 1e8
yuan is a whole 亿元 in Chinese and one decimal of a billion in English.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from tracepaper.errors import InputError
from tracepaper.languages.language import load_language

UnitWords = Mapping[str, Mapping[str, str]]  # unit -> language -> pattern, {} is the number
_UNSCALED = {"PERCENT", "PERCENTAGE_POINTS", "TIMES", "NUMBER"}  # never in millions
_MINUS = "\N{MINUS SIGN}"


def unit_pattern(unit: str, language: str, own_units: UnitWords | None = None) -> str:
    """How the unit is written around a number ({}) in a language.

    own_units: the patterns of the paper's own units.  Raises InputError for an unknown unit.
    """
    own = (own_units or {}).get(unit)
    known = load_language(language).units
    if own is None and unit in known:
        return known[unit]
    if own is None or language not in own:
        raise InputError(
            f"the unit {unit} cannot be written in {language}; known are "
            f"{', '.join([*known, *(own_units or {})])}; give the paper's UNIT_WORDS a pattern for it"
        )
    return own[language]


def decimal_mark(language: str) -> str:
    """What stands between the whole and its decimals: a point, a comma."""
    from babel.numbers import get_decimal_symbol

    return get_decimal_symbol(load_language(language).locale)


def round_to_step(value: float, step: float) -> Decimal:
    """`value` rounded half up to a multiple of `step` (a power of ten), exactly."""
    quantum = Decimal(repr(float(step))).normalize()
    return (Decimal(repr(float(value))) / quantum).quantize(Decimal(1), rounding=ROUND_HALF_UP) * quantum


@cache
def _scales(language: str) -> list[tuple[int, dict[str, str]]]:
    """(scale, plural form -> word) of CLDR's compact forms, largest first: (10**12, {"other": "万亿"})."""
    from babel import Locale

    chosen = load_language(language)
    found: dict[int, dict[str, str]] = {}
    for plural, patterns in Locale.parse(chosen.locale).compact_decimal_formats[chosen.large_form].items():
        for magnitude, pattern in patterns.items():
            zeros = pattern.pattern.count("0")
            word = pattern.pattern.replace("0", "").replace("'", "")
            scale = int(magnitude) // 10 ** (zeros - 1)
            if word.strip() and scale >= chosen.large_from:
                found.setdefault(scale, {}).setdefault(plural, word)
    return sorted(found.items(), reverse=True)


def scale_words(language: str) -> dict[str, int]:
    """Word of scale -> power of ten: {"亿": 8, ...}, as it is written after a number, spaces included."""
    return {word: len(str(scale)) - 1 for scale, words in _scales(language) for word in words.values()}


@cache
def number_marks(language: str) -> tuple[str, str]:
    """The marks between groups of digits and before decimals: (",", ".")."""
    from babel import Locale

    symbols = Locale.parse(load_language(language).locale).number_symbols["latn"]
    return symbols["group"], symbols["decimal"]


def _word(number: Decimal, words: dict[str, str], language: str) -> str:
    from babel import Locale

    plural = Locale.parse(load_language(language).locale).plural_form(abs(number))
    return words.get(plural, words["other"])


def _grouped(number: Decimal, decimals: int, language: str) -> str:
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(
        abs(number), format=pattern, locale=load_language(language).locale, decimal_quantization=True
    )


def _decimals(step: float, scale: int = 1) -> int:
    return max(0, -(Decimal(repr(float(step))) / scale).normalize().adjusted())


def format_value(
    value: float, unit: str, step: float, language: str, own_units: UnitWords | None = None
) -> str:
    """`value` (in base units: dollars, not billions) as it stands in a sentence.

    own_units: the patterns of the paper's own units.  Raises InputError for an unknown unit.

    >>> format_value(982_340_000_000, "USD", 1e8, "en"), format_value(982_340_000_000, "USD", 1e8, "zh")
    ('US$982.3 billion', '9,823亿美元')
    """
    pattern = unit_pattern(unit, language, own_units)
    return _remembered(value, _in_words(round_to_step(value, step), unit, step, pattern, language), step)


def _remembered(value: Any, text: str, step: float | None = None) -> str:
    """The text, marked by a value that remembers where it stands (`tracepaper.exhibits.shown`)."""
    mark = getattr(value, "mark", None)
    return str(mark(text, step)) if mark else text


def _in_words(rounded: Decimal, unit: str, step: float, pattern: str, language: str) -> str:
    """The rounded value in the pattern of its unit, with a word of scale where it is large."""
    sign = _MINUS if rounded < 0 else ""
    if unit == "YEAR":
        return str(int(rounded))
    for scale, words in () if unit in _UNSCALED else _scales(language):
        # a scale that would need more than two decimals is too coarse: 9,998亿, not 0.9998万亿
        if abs(rounded) >= scale and _decimals(step, scale) <= 2:
            number = _grouped(rounded / scale, _decimals(step, scale), language)
            pattern = load_language(language).units_after_scale.get(unit, pattern)
            return sign + pattern.format(number + _word(rounded / scale, words, language))
    return sign + pattern.format(_grouped(rounded, _decimals(step), language))


def format_cell(
    value: Any, decimals: int, language: str, missing: str = "…", least: float | None = None
) -> str:
    """A number in a table or on a figure: grouped, fixed decimals, `missing` where there is none.

    least: what a positive number is said to be below if it is ("<0.001").
    """
    if value is None or value != value:
        return _remembered(value, missing)
    if least is not None and value < least:
        return _remembered(value, "<" + _grouped(Decimal(repr(least)), decimals, language))
    step = float(Decimal(1).scaleb(-decimals))
    rounded = round_to_step(value, step)
    text = (_MINUS if rounded < 0 else "") + _grouped(rounded, decimals, language)
    return _remembered(value, text, step)
