"""Conditions are written with names and units, in each language."""

from __future__ import annotations

import pytest

from tracepaper.evidence.lineage import bulk, leaf
from tracepaper.evidence.lines import share
from tracepaper.evidence.quantities import Quantity, named
from tracepaper.statements.wording import LONGEST_NAME, Term, Writer, compared

GDP = Quantity("CNY", 1e8, {"zh": "城市群GDP", "en": "cluster GDP"})
TARIFF = Quantity("PERCENT", 0.1, {"zh": "关税", "en": "tariff"})
VISITS = Quantity("VISITS", 1e4, {"zh": "入境", "en": "visits"})
PLACES = {"CHN": {"zh": "中国", "en": "China"}, "VNM": {"zh": "越南", "en": "Vietnam"}}
UNITS = {"VISITS": {"zh": "{}人次", "en": "{} arrivals"}}


def place(code, language: str) -> str:
    return PLACES.get(code, {}).get(language, str(code))


def gdp(value: float, *key):
    return named(leaf(value, 1), GDP, key)


def tariff(value: float, *key):
    return named(leaf(value, 1), TARIFF, key)


def written(*values) -> tuple[str, str]:
    says = (compared(*(value if isinstance(value, Term) else Term(value) for value in values)),)
    return tuple(Writer(language, place, UNITS).write(says) for language in ("zh", "en"))


@pytest.mark.parametrize(
    "values, zh, en",
    [
        (  # a mark that somebody chose takes the other's unit and is written in full
            (gdp(213.7e9, 2000), 2e12),
            "城市群GDP 2000: 2,137亿元 < 2万亿元",
            "cluster GDP 2000: 213.7 billion yuan < 2 trillion yuan",
        ),
        (  # what the names have in common is said once
            (tariff(14.7, "CHN", 2000), tariff(2.2, "CHN", 2022)),
            "关税 中国 2000: 14.7% > 2022: 2.2%",
            "tariff China 2000: 14.7% > 2022: 2.2%",
        ),
        (
            (tariff(2.2, "CHN", 2022), tariff(1.1, "VNM", 2022)),
            "关税 中国 2022: 2.2% > 越南 2022: 1.1%",
            "tariff China 2022: 2.2% > Vietnam 2022: 1.1%",
        ),
        (  # a multiple and a difference keep the unit, a ratio has none
            (tariff(5.0, "CHN"), 2 * tariff(2.0, "VNM")),
            "关税 中国: 5.0% > 2 × 关税 越南: 4.0%",
            "tariff China: 5.0% > 2 × tariff Vietnam: 4.0%",
        ),
        (
            (abs(tariff(2.0, "CHN", 2022) - tariff(5.0, "CHN", 2000)), 4),
            "|关税 中国 2022 − 2000|: 3.0% < 4%",
            "|tariff China 2022 − 2000|: 3.0% < 4%",
        ),
        (
            (tariff(2.0, "CHN", 2022) / tariff(5.0, "CHN", 2000), 0.5),
            "关税 中国 2022 / 2000: 0.4000 < 0.5",
            "tariff China 2022 / 2000: 0.4000 < 0.5",
        ),
        ((share(leaf(1.0, 1), leaf(4.0, 2)), 20), "25.0% > 20%", "25.0% > 20%"),
        ((tariff(30.0, "CHN"), 100 / 3), "关税 中国: 30.0% < 33.3%", "tariff China: 30.0% < 33.3%"),
        (  # the paper's own units
            (named(leaf(399e2, 1), VISITS), 1e6),
            "入境: 4万人次 < 100万人次",
            "visits: 40,000 arrivals < 1 million arrivals",
        ),
        (  # as many figures as it takes to tell two numbers apart
            (tariff(10.04, "CHN"), 10),
            "关税 中国: 10.04% > 10%",
            "tariff China: 10.04% > 10%",
        ),
        ((Term(3.0, "CHN"), Term(2.0, "VNM")), "中国: 3 > 越南: 2", "China: 3 > Vietnam: 2"),
        ((leaf(1.23456, 1), 0), "1.235 > 0", "1.235 > 0"),
        ((12345678.0, 10), "12,345,678 > 10", "12,345,678 > 10"),
        ((leaf("agrees", 1), "agrees"), "agrees = agrees", "agrees = agrees"),
    ],
)
def test_conditions_in_both_languages(values, zh, en):
    assert written(*values) == (zh, en)


def test_names_of_two_quantities_are_both_said():
    between = named(leaf(1.0, 1), Quantity("NUMBER", 0.1, {"en": "index between groups"}), (1990,))
    whole = named(leaf(2.0, 1), Quantity("NUMBER", 0.1, {"en": "index"}), (1990,))
    assert Writer("en").label(between / whole) == "index between groups 1990 / index 1990"
    assert Writer("en").label(-(between - whole)) == "−(index between groups 1990 − index 1990)"
    assert Writer("en").label((between + whole) * 2) == "(index between groups 1990 + index 1990) × 2"


def test_what_has_no_name_or_too_long_a_one_is_its_number():
    assert Writer("en").label(leaf(1.0, 1)) == "" and Writer("en").label(2.0) == ""
    assert Writer("en").label(gdp(1.0, 2000) * leaf(1.0, 1)) == ""
    assert Writer("en").label(bulk(1.0, [1], "estimate")) == ""
    long = named(leaf(1.0, 1), Quantity("NUMBER", 1, {"en": "x" * LONGEST_NAME}))
    assert Writer("en").label(long) and Writer("en").label(2 * long) == ""


def test_a_language_without_words_for_it_takes_another():
    assert Writer("fr").label(gdp(1.0, 2000)) == "城市群GDP 2000"
