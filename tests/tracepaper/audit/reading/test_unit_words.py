"""Units said twice."""

from __future__ import annotations

import pytest

from tracepaper.audit.reading.unit_words import doubled, units_in, word_after

OWN = {"VISITS": {"zh": "{}人次", "en": "{} arrivals"}}


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("rose by 3.2% percentage points", "en", "3.2% percentage points"),
        ("rose by 3.2 percentage points per cent", "en", "3.2 percentage points per cent"),
        ("US$US$982.1 billion", "en", "US$US$982.1"),
        ("982.1 billion billion yuan", "en", "982.1 billion billion"),
        ("2 yuan million", "en", "2 yuan million"),
        ("上升3.2%个百分点", "zh", "3.2%个百分点"),
        ("9,821亿美元亿元", "zh", "9,821亿美元亿"),
        ("9,821亿亿美元", "zh", "9,821亿亿"),
        ("13,070万人次人", "zh", "13,070万人次人"),
        ("3倍%", "zh", "3倍%"),
    ],
)
def test_a_second_unit_is_found(text, language, words):
    assert [found for _, found in doubled(text, language, OWN)] == [words]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("US$982.1 billion, or 15.9% of the total; 4.6 percentage points more, 66 times", "en"),
        ("from 3.2% to 4.1%", "en"),
        ("130.7 million arrivals, 699 million people", "en"),
        ("9,821亿美元，占15.9%，高4.6个百分点；4.27万亿美元，2万亿元，6.99亿人，13,070万人次，66倍", "zh"),
        ("由3.2%升至4.1%", "zh"),
    ],
)
def test_honest_numbers_pass(text, language):
    assert list(doubled(text, language, OWN)) == []


def test_a_word_that_follows_a_number():
    assert word_after("个百分点，", "zh") == "个百分点"
    assert word_after(" percentage points", "en") == "percentage points"
    assert word_after(" million tonnes", "en") == "million"
    assert word_after("万亿元", "zh") == "万亿"
    assert word_after(" of the pointed hats", "en") == ""


LENGTHS = {
    "M": {"zh": "{}米", "en": "{} m"},
    "M3": {"zh": "{}立方米", "en": "{} m³"},
    "KM": {"zh": "{}公里", "en": "{} km"},
}


@pytest.mark.parametrize(
    ("text", "language", "units"),
    [
        ("Mean (billion m³)", "en", {"M3"}),
        ("Mean flow (m3)", "en", set()),
        ("Height (m), by month", "en", {"M"}),
        ("Length in km and height in m", "en", {"KM", "M"}),
        ("平均（亿立方米）", "zh", {"M3"}),
        ("高度（米）和容积（立方米）", "zh", {"M", "M3"}),
    ],
)
def test_a_unit_is_not_named_by_a_part_of_another_word(text, language, units):
    assert units_in(text, language, LENGTHS) == units
