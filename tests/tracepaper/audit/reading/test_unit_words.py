"""Units said twice."""

from __future__ import annotations

import pytest

from tracepaper.audit.reading.unit_words import doubled, word_after

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
