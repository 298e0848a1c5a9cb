"""A number in the prose is a fact, or no data."""

from __future__ import annotations

import pytest

from tracepaper.audit.checks import bare_numbers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2024 [trade]{.fact} grew, see [@fig-trade]."),
        ("zh", "2002年11月4日签署"),
        ("en", "from 2010–15"),
        ("zh", "“增至35个”"),
        ("en", "ZX 27, $x_1$"),
        ("en", "year 1 and years 10, 15 and 20"),
        ("zh", "第10、15、20年"),
        ("en", "column (1), at the 5 per cent level, in the 1990s"),
        ("en", "## Trade {#sec-2}"),
    ],
)
def test_what_no_data_give_is_no_bare_number(language, text):
    assert list(bare_numbers.bare_numbers(text, {}, language, (r"\bZX \d+",))) == []


@pytest.mark.parametrize(("language", "text"), [("en", "ZX 27"), ("zh", "year 1"), ("en", "2024 million")])
def test_what_is_no_data_elsewhere_is_a_bare_number_here(language, text):
    assert len(list(bare_numbers.bare_numbers(text, {}, language))) == 1


def test_a_bare_number_is_named_with_line_and_column():
    found = list(bare_numbers.bare_numbers("One line.\nTrade was 982.3 billion then.", {}, "en"))
    assert [(line, column, number) for line, column, number, _ in found] == [(2, 11, "982.3 billion")]


def test_a_threshold_of_a_claim_is_bound_by_it():
    text = "[It passed 2 trillion.]{.claim #passed}"
    assert not list(bare_numbers.bare_numbers(text, {"passed": {"numbers": {"threshold": 2e12}}}, "en"))
    assert list(bare_numbers.bare_numbers(text, {"passed": {"numbers": {"threshold": 3e12}}}, "en"))


def test_the_suggestion_is_the_fact_with_this_number():
    facts = {"total": {"value": 982.3e9, "text": {"en": "US$982.3 billion"}}}
    assert "[total]{.fact}" in bare_numbers.suggestion("982.3 billion", facts, "en")
