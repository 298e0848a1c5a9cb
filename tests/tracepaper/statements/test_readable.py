"""What no reader knows is found in a claim's text, and nothing else."""

from __future__ import annotations

import pytest

from tracepaper.statements.readable import is_code, texts_of, unreadable

CODES = {"CHN", "PERCENT", "free_share", "area-five"}


@pytest.mark.parametrize(
    "text, found",
    [
        ("tariff, CHN: 14.7% (2000) > 2.2% (2022)", ["CHN"]),
        ("17.38500646446488 PERCENT", ["7.38500646446488", "PERCENT"]),
        ("value (3) (2) = 1.462", ["value (3)"]),
        ("1 + … + 9 [9 terms] > 3", ["[9 terms]"]),
        ("baseline, area-five: 0.1 > 0", ["area-five"]),
        ("free_share: 8.4% < 67.9%", ["free_share", "free_share"]),
        ("87,935,488,240 > 57,677,796,762,000", ["57,677,796,762,000"]),
        ("2.137e+11 > 1", ["7e+1"]),
        ("关税，CHN：14.7%", ["CHN"]),
        # and what a reader knows
        ("growth a year of trade with ASEAN, 2010–2019: 4.6 percentage points > 0", []),
        ("intra-industry trade, China: US$982.3 billion (2024), duty-free", []),
        ("p by permutation, Q3 2019: 0.12 > 0.05; 1,409 million people", []),
    ],
)
def test_what_no_reader_knows(text, found):
    assert list(unreadable(text, CODES)) == found


@pytest.mark.parametrize(
    "cell, code", [("CHN", True), ("area-five", True), ("USD_M", True), ("Guangxi", False), ("2023", False)]
)
def test_codes_of_tables(cell, code):
    assert is_code(cell) is code


def test_all_texts_of_a_claim_are_read():
    told = {"says": {"en": "a"}, "distance": {"en": "b"}}
    rival = {"words": {"en": "d"}, "says": {"en": "e"}, "distance": {"en": "f"}}
    claim = {**told, "comparisons": {"en": ["c"]}, "rivals": [rival]}
    assert list(texts_of(claim, "en")) == ["a", "b", "c", "d", "e", "f"]
