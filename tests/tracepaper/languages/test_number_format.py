"""One rounded value, written in two languages."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tracepaper.errors import InputError
from tracepaper.languages import load_language
from tracepaper.languages.number_format import format_cell, format_value, round_to_step

WORDS = {"万亿": 10**12, "亿": 10**8, "万": 10**4, "trillion": 10**12, "billion": 10**9, "million": 10**6}
OWN = {"BOXES": {"zh": "{}箱", "en": "{} boxes"}}
steps = st.integers(-4, 12).map(lambda power: float(f"1e{power}"))
values = st.floats(min_value=-1e15, max_value=1e15).map(lambda v: round(v, 4))


def read_back(text: str) -> Decimal:
    """The number a reader understands."""
    number = Decimal(re.search(r"[\d,]+(\.\d+)?", text).group().replace(",", ""))
    scale = next((scale for word, scale in WORDS.items() if word in text), 1)
    return -number * scale if text.startswith("\N{MINUS SIGN}") else number * scale


@given(values, steps, st.sampled_from(sorted(set(load_language("en").units) - {"YEAR"})))
def test_both_languages_say_the_same_rounded_value(value, step, unit):
    rounded = round_to_step(value, step)
    assert read_back(format_value(value, unit, step, "zh")) == rounded
    assert read_back(format_value(value, unit, step, "en")) == rounded


@given(values, steps)
def test_rounding_is_to_the_nearest_multiple_and_half_up(value, step):
    rounded, exact = Fraction(round_to_step(value, step)), Fraction(repr(value))
    width = Fraction(repr(step))
    assert (rounded / width).denominator == 1
    assert abs(rounded - exact) <= width / 2
    if abs(rounded - exact) == width / 2:
        assert abs(rounded) > abs(exact)


@pytest.mark.parametrize(
    "value, step, rounded",
    [
        (0.5, 1, "1"),
        (1.5, 1, "2"),
        (2.5, 1, "3"),
        (-2.5, 1, "-3"),
        (2.675, 0.01, "2.68"),
        (1.005, 0.01, "1.01"),
        (0.15, 0.1, "0.2"),
        (149_999_999, 1e8, "1E+8"),
        (150_000_000, 1e8, "2E+8"),
    ],
)
def test_rounding_examples(value, step, rounded):
    """2.675 is a published decimal: the binary fraction just below it must not round it down."""
    assert round_to_step(value, step) == Decimal(rounded)


@pytest.mark.parametrize(
    "value, unit, step, zh, en",
    [
        (982_340_000_000, "USD", 1e8, "9,823亿美元", "US$982.3 billion"),
        (982_070_000_000, "USD", 1e7, "9,820.7亿美元", "US$982.07 billion"),
        (2_740_000_000_000, "CNY", 1e10, "2.74万亿元", "2.74 trillion yuan"),
        (999_960_000_000, "USD", 1e8, "10,000亿美元", "US$1,000.0 billion"),
        (18_743_803, "USD", 1, "18,743,803美元", "US$18,743,803"),
        (123_456, "PERSONS", 1e3, "12.3万人", "123,000 people"),
        (9_999, "BOXES", 1, "9,999箱", "9,999 boxes"),
        (123_456, "BOXES", 1e3, "12.3万箱", "123,000 boxes"),
        (5.04, "PERCENT", 0.1, "5.0%", "5.0%"),
        (-1.25, "PERCENTAGE_POINTS", 0.1, "−1.3个百分点", "−1.3 percentage points"),
        (-3.2e9, "USD", 1e8, "−32亿美元", "−US$3.2 billion"),
        (-0.04, "PERCENT", 0.1, "0.0%", "0.0%"),
        (3.14159, "TIMES", 0.01, "3.14倍", "3.14 times"),
        (2006, "YEAR", 1, "2006", "2006"),
        (1234.5, "NUMBER", 0.1, "1,234.5", "1,234.5"),
        (0, "USD", 1e8, "0美元", "US$0"),
    ],
)
def test_examples(value, unit, step, zh, en):
    assert tuple(format_value(value, unit, step, language, OWN) for language in ("zh", "en")) == (zh, en)


def test_a_unit_that_cannot_be_written_is_told():
    with pytest.raises(
        InputError, match="the unit BOXES cannot be written in en; known are USD, .*UNIT_WORDS"
    ):
        format_value(1, "BOXES", 1, "en")


@given(values, st.integers(0, 4))
def test_cells_say_the_rounded_value_with_all_its_decimals(value, decimals):
    text = format_cell(value, decimals, "en")
    assert read_back(text) == round_to_step(value, 10.0**-decimals)
    assert len(text.partition(".")[2]) == decimals


@given(st.floats(min_value=1e-4, max_value=1e12))
def test_a_negative_cell_is_its_positive_with_a_minus(value):
    assume(round_to_step(value, 0.01) != 0)
    assert format_cell(-value, 2, "en") == "\N{MINUS SIGN}" + format_cell(value, 2, "en")


@pytest.mark.parametrize("missing", [None, float("nan")])
def test_missing_cells(missing):
    assert format_cell(missing, 1, "en") == "…" and format_cell(missing, 1, "zh", missing="—") == "—"


def test_zero_is_not_missing():
    assert format_cell(0.0, 1, "en") == "0.0"
