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


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "It rose by thirty-seven per cent.", "thirty-seven per cent"),
        ("en", "It is less than a third, as before.", "a third"),
        ("en", "About two-thirds of all goods", "two-thirds"),
        ("en", "almost a quarter of its imports", "a quarter"),
        ("en", "Trade doubled.", "doubled"),
        ("en", "Half of it was food.", "Half"),
        ("en", "a sixfold rise", "sixfold"),
        ("en", "It rose twenty-fold.", "twenty-fold"),
        ("en", "from a third to more", "a third"),
        ("en", "some three times as much", "three times"),
        ("en", "It passed two trillion yuan.", "two trillion"),
        ("en", "a dozen ports", "dozen"),
        ("zh", "占三成以上", "三成"),
        ("zh", "占六成半", "六成半"),
        ("zh", "增长百分之三十八", "百分之三十八"),
        ("zh", "约占四分之一", "四分之一"),
        ("zh", "翻了一番", "翻了一番"),
        ("zh", "贸易额翻番", "翻番"),
        ("zh", "不到一半", "一半"),
        ("zh", "增至两万亿元", "两万亿"),
        ("zh", "下降三个百分点", "三个百分点"),
        ("zh", "是前者的五倍", "五倍"),
    ],
)
def test_a_number_in_words_is_a_number(language, text, number):
    [(line, _, found, _)] = bare_numbers.spelled_out(text, {}, language)
    assert (line, found) == (1, number)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "One of the two reasons, first and second, in three phases, goods of a third country."),
        (
            "en",
            "the first half of 2024, four quarters, a quarter without a liner, the second quarter of 2016",
        ),
        ("en", "at the five per cent level; a half-hearted reform; most of them; a quarter of 2024"),
        (
            "zh",
            "一定程度上，一方面，三个方面，十一国，两国，第三方，一旦，一成不变，三成员，万象，千万不可，万一",
        ),
        ("zh", "上半年，半个月，两个阶段，其一，同一，百分比，成倍，多数"),
        ("en", "“a third of the total”, as the original has it [see a third, @Feng2005]"),
    ],
)
def test_words_that_are_no_number_are_none(language, text):
    assert list(bare_numbers.spelled_out(text, {}, language)) == []


@pytest.mark.parametrize(
    ("words", "constants", "bound"),
    [
        ("a third of it", {3}, True),
        ("a third of it", {30, 37}, True),
        ("a third of it", {0.3, 0.4}, True),
        ("a third of it", {10, 90}, False),
        ("a quarter of it", {3}, False),
        ("half", {2}, True),
        ("half", {1.5}, True),
        ("half a per cent", {0.995, 1.005}, True),
        ("doubled", {2.0, 2019}, True),
        ("trebled", {2.0, 2019}, False),
        ("thirty per cent", {30}, False),
    ],
)
def test_a_number_in_words_is_bound_by_the_condition_that_has_it(words, constants, bound):
    text = f"[It is {words}.]{{.claim #so}}"
    assert bool(list(bare_numbers.spelled_out(text, {"so": constants}, "en"))) != bound
    assert list(bare_numbers.spelled_out(words, {"so": constants}, "en"))
