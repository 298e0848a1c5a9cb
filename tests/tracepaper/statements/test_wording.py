"""Conditions are written with names and units, in each language."""

from __future__ import annotations

import pytest

from tracepaper.evidence.lineage import bulk, leaf
from tracepaper.evidence.lines import Line, share
from tracepaper.evidence.quantities import Part, Quantity, named
from tracepaper.statements.conditions import all_of, exceeds, falls_between, largest
from tracepaper.statements.naming import LONGEST
from tracepaper.statements.wording import Term, Writer, compared

GDP = Quantity("CNY", 1e8, {"zh": "城市群GDP", "en": "cluster GDP"})
TARIFF = Quantity("PERCENT", 0.1, {"zh": "关税", "en": "tariff"})
VISITS = Quantity("VISITS", 1e4, {"zh": "入境", "en": "visits"})
TRADE = Quantity("USD", 1e8, {"zh": "贸易额", "en": "trade"})
PLACES = {
    "CHN": {"zh": "中国", "en": "China"},
    "VNM": {"zh": "越南", "en": "Vietnam"},
    "LAO": {"zh": "老挝", "en": "Laos"},
    frozenset(("CHN", "VNM", "LAO")): {"zh": "三国合计", "en": "the three together"},
}
UNITS = {"VISITS": {"zh": "{}人次", "en": "{} arrivals"}}


def place(code, language: str, column: str) -> str:
    found = PLACES.get(code, {}).get(language)
    return found or ("" if isinstance(code, frozenset) else str(code))


def key(*codes) -> tuple[Part, ...]:
    return tuple(Part("year" if isinstance(code, int) else "economy", code) for code in codes)


def gdp(value: float, *codes):
    return named(leaf(value, 1, GDP.unit), GDP, key(*codes))


def tariff(value: float, *codes):
    return named(leaf(value, 1, TARIFF.unit), TARIFF, key(*codes))


def gdp_in_dollars(value: float, *codes):
    return named(leaf(value, 1, "USD"), Quantity("USD", 1e8, GDP.words), key(*codes))


def trade(value: float, *codes):
    return named(leaf(value, 1, TRADE.unit), TRADE, key(*codes))


def written(*values) -> tuple[str, str]:
    says = (compared(*(value if isinstance(value, Term) else Term(value) for value in values)),)
    return tuple(Writer(language, place, UNITS).write(says) for language in ("zh", "en"))


def label(value) -> str:
    return Writer("en", place, UNITS).label(value)


@pytest.mark.parametrize(
    "values, zh, en",
    [
        (  # a mark that somebody chose takes the other's unit and is written in full
            (gdp(213.7e9, 2000), 2e12),
            "城市群GDP，2000年：2,137亿元 < 2万亿元",
            "cluster GDP, 2000: 213.7 billion yuan < 2 trillion yuan",
        ),
        (  # what the names have in common is said once
            (tariff(14.7, "CHN", 2000), tariff(2.2, "CHN", 2022)),
            "关税，中国：14.7%（2000年） > 2.2%（2022年）",
            "tariff, China: 14.7% (2000) > 2.2% (2022)",
        ),
        (
            (tariff(2.2, "CHN", 2022), tariff(1.1, "VNM", 2022)),
            "关税，2022年：2.2%（中国） > 1.1%（越南）",
            "tariff, 2022: 2.2% (China) > 1.1% (Vietnam)",
        ),
        (  # other quantities of the same economy and year
            (tariff(2.2, "CHN", 2022), trade(1.1e9, "CHN", 2022)),
            "中国，2022年：2.2%（关税） < 11亿美元（贸易额）",
            "China, 2022: 2.2% (tariff) < US$1.1 billion (trade)",
        ),
        (  # a multiple keeps the unit
            (tariff(5.0, "CHN"), 2 / 3 * tariff(3.0, "VNM")),
            "5.0%（关税，中国） > 2.0%（2/3 × 关税，越南）",
            "5.0% (tariff, China) > 2.0% (2/3 × tariff, Vietnam)",
        ),
        (  # between two percentages lie percentage points
            (tariff(2.0, "CHN", 2022) - tariff(5.0, "CHN", 2000), -4),
            "关税的变化，中国，2000—2022年：−3.0个百分点 > −4个百分点",
            "change in tariff, China, 2000–2022: −3.0 percentage points > −4 percentage points",
        ),
        (
            (tariff(5.0, "CHN", 2000) - tariff(2.0, "CHN", 2022), 0),
            "关税的降幅，中国，2000—2022年：3.0个百分点 > 0",
            "fall in tariff, China, 2000–2022: 3.0 percentage points > 0",
        ),
        (
            (tariff(2.0, "CHN", 2022) / tariff(5.0, "CHN", 2000), 0.5),
            "关税，中国，2022年 / 2000年：0.400 < 0.5",
            "tariff, China, 2022 / 2000: 0.400 < 0.5",
        ),
        ((share(leaf(1.0, 1), leaf(4.0, 2)), 20), "25.0% > 20%", "25.0% > 20%"),
        ((tariff(30.0, "CHN"), 100 / 3), "关税，中国：30.0% < 33.3%", "tariff, China: 30.0% < 33.3%"),
        (  # the paper's own units
            (named(leaf(399e2, 1, "VISITS"), VISITS), 1e6),
            "入境：4万人次 < 100万人次",
            "visits: 40,000 arrivals < 1 million arrivals",
        ),
        (  # as many figures as it takes to tell two numbers apart
            (tariff(10.04, "CHN"), 10),
            "关税，中国：10.04% > 10%",
            "tariff, China: 10.04% > 10%",
        ),
        ((Term(3.0, "CHN"), Term(2.0, "VNM")), "3（中国） > 2（越南）", "3 (China) > 2 (Vietnam)"),
        ((leaf(1.23456, 1), 0), "1.23 > 0", "1.23 > 0"),
        ((leaf("CHN", 1), "CHN"), "中国 = 中国", "China = China"),
    ],
)
def test_conditions_in_both_languages(values, zh, en):
    assert written(*values) == (zh, en)


def line(first: int = 2010, last: int = 2019) -> Line:
    return Line({year: trade(1e9 * 1.1 ** (year - 2000), "CHN", year) for year in (first, last)})


@pytest.mark.parametrize(
    "value, name",
    [
        (line().growth(), "growth a year of trade, China, 2010–2019"),
        (line().change(), "change in trade, China, 2010–2019"),
        (line().spread(), "trade, highest less lowest, China"),
        (line().year(2019), "year of trade, China"),
        (
            share(trade(1e9, "VNM", 2024), trade(4e9, "CHN", 2024)),
            "trade, 2024, Vietnam in per cent of China",
        ),
        (share(trade(1e9, 2024), gdp_in_dollars(4e9, 2024)), "trade in per cent of cluster GDP, 2024"),
        (sum(trade(1e9, code, 2024) for code in ("CHN", "VNM", "LAO")), "trade, 2024, the three together"),
        (trade(1e9, "CHN", 2024) + trade(1e9, "VNM", 2024), "trade, 2024, 2 together"),
        (trade(1e9, "CHN") + gdp_in_dollars(1e9, "CHN"), "trade + cluster GDP, China"),
        (
            trade(1e9, "CHN") / (trade(1e9, "CHN") + gdp_in_dollars(1e9, "CHN")),
            "trade / (trade + cluster GDP), China",
        ),
        (-trade(1e9, "CHN"), "−(trade), China"),
        (abs(trade(1e9, "CHN")), "|trade|, China"),
        (tariff(1.0, "CHN") - 0.1, "tariff − 0.1, China"),
    ],
)
def test_a_calculated_number_is_called_by_how_it_was_made(value, name):
    assert label(value) == name


def test_what_has_no_name_or_too_long_a_one_is_its_number():
    assert label(leaf(1.0, 1)) == "" and label(2.0) == ""
    assert label(gdp(1.0, 2000) * leaf(1.0, 1)) == "" and label(bulk(1.0, [1], "estimate")) == ""
    long = named(leaf(1.0, 1), Quantity("NUMBER", 1, {"en": "x" * LONGEST}))
    assert label(long) and label(2 * long) == ""


def test_a_language_without_words_for_it_takes_another():
    only = Quantity("CNY", 1e8, {"zh": "城市群GDP"})
    assert label(named(leaf(1.0, 1, "CNY"), only, key(2000))) == "城市群GDP, 2000"


def test_comparisons_that_are_alike_are_summed_up_and_can_be_read_one_by_one():
    writer = Writer("en", place, UNITS)
    above = all_of(*(exceeds(trade(n * 1e9, "CHN", 2010 + n), 0) for n in range(1, 6)))
    assert writer.write(above.says) == (
        "trade, China, 5 values: US$1.0 billion (2011) to US$5.0 billion (2015) > 0"
    )
    assert writer.one_by_one(above.says)[1] == "trade, China, 2012: US$2.0 billion > 0"
    pairs = {
        code: {2000: tariff(9.0, code, 2000), 2022: tariff(n, code, 2022)} for n, code in enumerate("ABCD")
    }
    falls = all_of(*(falls_between(series, 2000, 2022) for series in pairs.values()))
    assert writer.write(falls.says) == (
        "tariff, 4 comparisons: nearest 9.0% (D, 2000) > 3.0% (D, 2022); "
        "farthest 9.0% (A, 2000) > 0.0% (A, 2022)"
    )
    few = all_of(*(exceeds(trade(n * 1e9, 2010 + n), 0) for n in range(1, 3)))
    assert writer.one_by_one(few.says) == [] and writer.write(few.says).count(";") == 1


@pytest.mark.parametrize(
    "outcome, distance",
    [
        (exceeds(trade(3e9, 2024), 1e9), "US$2.0 billion"),
        (exceeds(tariff(12.0, 2024), 10), "2.0 percentage points"),
        (largest({"CHN": tariff(5.0, "CHN"), "VNM": tariff(4.5, "VNM")}, "CHN"), "0.5 percentage points"),
        (exceeds(line().year(2019), 2016), "3 years"),
        (all_of(exceeds(trade(9e9), 1e9), exceeds(trade(3e9), 2e9)), "US$1.0 billion"),
    ],
)
def test_the_distance_from_the_threshold_is_in_the_unit(outcome, distance):
    assert Writer("en", place, UNITS).distance(outcome.gap) == distance


def test_what_is_no_distance_is_not_written():
    assert Writer("en").distance(None) == ""
