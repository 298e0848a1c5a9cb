"""A mark is never read as a digit, a year never lost, and what could be two numbers is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracepaper.sources.cells import name_in, number_in, raised, read_number, standing, year_in

MARKS = [*"¹²³⁴ᵃᵖ*†‡§①⑴⒈※＊#ʳ₁", " ¹⁾", "a)", "(1)", "（2）", "[1]", "［3］", "p", " r", "e", "(p)"]
MARKS += ["（初步）", "注1", "1\u20e3"]
UNCLEAR = ["3839.49１", "3839.49 1", "3839\n1", "3839.49e1", "3839r1", "3839 1)", "3839(49.1)", "(3839)"]
UNCLEAR += [
    "3839…",
    "0,024",
    "007",
    "3839.49\u06f1",
    "𝟑839",
    "3½",
    "####",
    "＊",
    "约3839",
    "3.8k",
    "5m",
    "2b",
]
UNCLEAR += ["38¹39", "38 39", "3.8k", "5m", "2b"]
NEARLY = [
    "2023/24",
    "FY2024",
    "2023-24",
    "2024年1-9月",
    "24年",
    "'24",
    "二〇二四年",
    "20241",
    "45292",
    "2024.0",
]
NEARLY += ["45292", "2024.0", "2024 1", "2024-06-30T00:00:00", "2024Q1", "Year 2024", "2024H1"]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("number", ["3839.49", "12", "1,515.86", "３８３９.４９"])
def test_a_mark_behind_a_number_is_taken_off_and_told(number, mark):
    plain, _ = read_number(number)
    assert read_number(number + mark) == (plain, mark.strip()) and plain == number_in(number)


@pytest.mark.parametrize("cell", UNCLEAR)
def test_what_could_be_two_numbers_is_none(cell):
    with pytest.raises(ValueError):
        read_number(cell)


@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from("¹²³⁴⁵⁶⁷⁸⁹⁰①②③❶⓵⒈⑴*†ᵃᵇᵖʳ₁₂"))
def test_no_mark_ever_makes_a_digit(whole, part, mark):
    number = f"{whole}.{part:02}"
    assert read_number(number + mark) == (Decimal(number), mark)


@pytest.mark.parametrize(
    "head, year, marks",
    [
        ("2024", "2024", ""),
        ("2024年", "2024", ""),
        (" 2024 ", "2024", ""),
        ("２０２４", "2024", ""),
        ("2024 年", "2024", ""),
        ("2024p", "2024", "p"),
        ("2024E", "2024", "E"),
        ("2024年p", "2024", "p"),
        ("2024(p)", "2024", "(p)"),
        ("2024¹", "2024", "¹"),
        ("2024①", "2024", "①"),
        ("2024年初步数", "2024", "初步数"),
        ("2024-01-01T00:00:00", "2024", "2024-01-01"),
        ("2024-12-31T00:00:00", "2024", "2024-12-31"),
    ],
)
def test_a_year_is_read_however_it_is_written(head, year, marks):
    assert year_in(head) == (year, marks)


@pytest.mark.parametrize("head", NEARLY)
def test_what_is_not_quite_a_year_is_not_dropped(head):
    with pytest.raises(ValueError):
        year_in(head)


@pytest.mark.parametrize("head", ["", "城市", "比上年增长", "GDP", "地区生产总值"])
def test_what_has_no_year_is_none(head):
    assert year_in(head) is None


@pytest.mark.parametrize(
    "cell, name, marks",
    [
        ("湛江¹", "湛江", "¹"),
        ("湛江市1", "湛江市", "1"),
        ("湛江 1)", "湛江", "1)"),
        ("①湛 江", "湛江", "①"),
        ("湛江a", "湛江", "a"),
        ("湛江（1）", "湛江", "（1）"),
        ("北海 注1", "北海", "注1"),
        ("Viet Nam1", "VietNam", "1"),
        ("刚果(金)", "刚果(金)", ""),
        ("几内亚(比绍)", "几内亚(比绍)", ""),
        ("　　越南", "越南", ""),
    ],
)
def test_a_mark_on_a_name_is_taken_off_and_told(cell, name, marks):
    assert name_in(cell) == (name, marks)


def test_what_is_formatted_as_raised_is_raised():
    assert [raised(text) for text in ("12", "a)", "注", "①")] == ["¹²", "ᵃ⁾", "*", "¹"]
    assert number_in("3839.49" + raised("12")) == Decimal("3839.49")


@pytest.mark.parametrize(
    "marks, meaning",
    [
        ("p", "preliminary"),
        ("(E)", "preliminary"),
        ("ᵖ", "preliminary"),
        ("r", "revised"),
        ("rev", "revised"),
        ("¹", ""),
    ],
)
def test_marks_say_how_final_a_number_is(marks, meaning):
    assert standing(marks) == meaning
