"""A fact beside its rows: periods and places."""

from __future__ import annotations

import pytest

from tracepaper.audit.reading.fact_rows import Places, months, same_period, span, written

NAMES = {
    "CHN-450000": ("广西", "Guangxi"),
    "CHN-450100": ("南宁", "Nanning"),
    "PORT-QZ": ("钦州港", "Port of Qinzhou"),
    "CHN-450700": ("钦州", "Qinzhou"),
    "VNM": ("越南", "Vietnam"),
    "THA": ("泰国", "Thailand"),
    "MMR": ("缅甸", "Myanmar"),
}


@pytest.fixture
def places():
    return Places({"economy": NAMES}, lambda _, code, lang: NAMES[code][lang == "en"], ["zh", "en"])


@pytest.mark.parametrize(
    ("definition", "language", "codes", "expected"),
    [
        ("Vietnam's exports", "en", {"THA"}, ["Vietnam"]),
        ("越南出口", "zh", {"THA"}, ["越南"]),
        ("Vietnam's exports to Thailand", "en", {"VNM", "MMR"}, ["Thailand"]),
        ("Vietnam's exports", "en", {"VNM", "THA"}, []),
        ("the ten without Myanmar", "en", {"VNM"}, []),
        ("十国（不含缅甸）", "zh", {"VNM"}, []),
        ("Guangxi's trade (Nanning Customs)", "en", {"CHN-450000"}, []),
        ("Guangxi's six cities", "en", {"CHN-450100"}, []),
        ("cities of Guangxi", "en", {"CHN-440100"}, ["Guangxi"]),
        ("connectivity of Qinzhou", "en", {"PORT-QZ"}, []),
        ("exports", "en", {"VNM"}, []),
    ],
)
def test_a_place_that_the_rows_are_not_about_is_named(places, definition, language, codes, expected):
    assert places.strangers(definition, language, codes) == expected


@pytest.mark.parametrize(
    ("period", "text"),
    [
        ("2024", "2024"),
        ("2010-2018", "2010-2018"),
        ("1899–1970", "1899-1970"),
        ("1899—1970", "1899-1970"),
        ("2024Q2", "2024-04/2024-06"),
        ("2021-01/2021-06", "2021-01/2021-06"),
        ("2020-11-22", "2020-11/2020-11"),
        ("2000/2024", "2000-2024"),
    ],
)
def test_periods_are_months(period, text):
    assert written(months(period)) == text


def test_no_period_is_none():
    assert months("") is None
    assert months("latest") is None
    assert span([{"period": "2024"}, {"period": ""}]) is None
    assert span([]) is None


def test_whole_years_need_not_tell_their_months():
    assert same_period(months("2025"), months("2025Q1"))
    assert not same_period(months("2024"), months("2025Q1"))
    assert not same_period(months("2021-01/2021-06"), months("2021Q1"))
    assert same_period(months("2010-2018"), span([{"period": "2010"}, {"period": "2018"}]))


@pytest.mark.parametrize(
    ("definition", "codes", "expected"),
    [
        ("margin of Vietnam", {"VNM", "THA"}, ["Thailand"]),
        ("Vietnam beside Thailand", {"VNM", "THA"}, []),
        ("highest less lowest", {"VNM", "THA"}, []),
        ("margin of Vietnam", {"VNM"}, []),
        ("Vietnam's advantage over the world", {"VNM", "WLD"}, []),
        ("Vietnam and the others", {"VNM", "THA", "MMR"}, []),
    ],
)
def test_of_two_places_both_are_named_or_neither(places, definition, codes, expected):
    assert places.intruders({"en": definition}, codes) == expected
