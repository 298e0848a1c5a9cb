"""Like is added to like, products combine, and what arithmetic cannot know is said."""

from __future__ import annotations

import math
from functools import reduce

import numpy as np
import pandas as pd
import pytest

from tracepaper.evidence.lineage import (
    LineageError,
    across_bases,
    apart,
    bare,
    in_unit,
    leaf,
    observations_of,
    plain,
)
from tracepaper.evidence.lines import compound_growth, share
from tracepaper.evidence.quantities import Quantity, named
from tracepaper.evidence.sets import largest_of
from tracepaper.evidence.tables import read_table, units_of, write_table
from tracepaper.evidence.units import combined, exponential, logarithm, may_be_written, raised

DOLLARS, OTHERS, YUAN = leaf(8.0, 1, "USD"), leaf(2.0, 2, "USD"), leaf(5.0, 3, "CNY")
HEADS, RATE, OTHER_RATE = leaf(4.0, 4, "PERSONS"), leaf(30.0, 5, "PERCENT"), leaf(20.0, 6, "PERCENT")
CONSTANT, INDEX = leaf(3.0, 7, "USD_2015"), leaf(110.0, 8, "INDEX")


@pytest.mark.parametrize(
    "value, unit",
    [
        (DOLLARS + OTHERS, "USD"),
        (sum([DOLLARS, OTHERS]), "USD"),
        (1e6 * DOLLARS, "USD"),
        (-DOLLARS, "USD"),
        (abs(OTHERS - DOLLARS), "USD"),
        (DOLLARS / OTHERS, "NUMBER"),
        (DOLLARS / HEADS, "USD/PERSONS"),
        (DOLLARS / HEADS * HEADS, "USD"),
        (1 / DOLLARS, "1/USD"),
        (YUAN / DOLLARS, "CNY/USD"),
        (DOLLARS * (YUAN / DOLLARS), "CNY"),
        ((DOLLARS**2 + OTHERS**2) ** 0.5, "USD"),
        (np.sqrt(DOLLARS * OTHERS), "USD"),
        ((DOLLARS / OTHERS) ** (1 / 3), "NUMBER"),
        (RATE - OTHER_RATE, "PERCENTAGE_POINTS"),
        (RATE + (RATE - OTHER_RATE), "PERCENT"),
        (100 - RATE, "PERCENT"),
        (np.sqrt((RATE - OTHER_RATE) ** 2) / RATE, "NUMBER"),
        (RATE * HEADS / HEADS, "PERCENT"),
        (DOLLARS.log(), "ln(USD)"),
        (DOLLARS.log() - OTHERS.log(), "NUMBER"),
        (((DOLLARS.log() + OTHERS.log()) / 2).exp(), "USD"),
        ((DOLLARS / HEADS).log().exp(), "USD/PERSONS"),
        (largest_of([DOLLARS, OTHERS]), "USD"),
        (share(OTHERS, DOLLARS), "PERCENT"),
        (compound_growth(OTHERS, DOLLARS, 3), "PERCENT"),
        (share(DOLLARS, DOLLARS) - share(OTHERS, DOLLARS), "PERCENTAGE_POINTS"),
        (pd.Series([DOLLARS, OTHERS], dtype=object).sum(), "USD"),
        (in_unit(100 * (INDEX / INDEX), "INDEX"), "INDEX"),
        (bare(HEADS), "NUMBER"),
        (apart(DOLLARS, 3.0), "USD"),
    ],
)
def test_the_unit_of_a_calculation(value, unit):
    assert value.unit == unit and observations_of(value)


UNLIKE = {
    "two currencies": lambda: DOLLARS + YUAN,
    "a sum over both": lambda: sum([DOLLARS, OTHERS, YUAN]),
    "current and constant prices": lambda: DOLLARS - CONSTANT,
    "an amount and one per head": lambda: DOLLARS + DOLLARS / HEADS,
    "an amount and a number of the code": lambda: DOLLARS + 5,
    "a number of the code and people": lambda: 1 - HEADS,
    "per cent and an index": lambda: RATE + INDEX,
    "per cent and a ratio": lambda: RATE + OTHERS / DOLLARS,
    "dollars said to be yuan": lambda: in_unit(DOLLARS, "CNY"),
    "dollars said to be per cent": lambda: in_unit(DOLLARS, "PERCENT"),
    "a comparison": lambda: DOLLARS > YUAN,
    "a rate with a difference of rates": lambda: RATE < RATE - OTHER_RATE,
    "the largest of unlike": lambda: largest_of([DOLLARS, YUAN]),
    "a claim's two sides": lambda: apart(DOLLARS, YUAN),
    "an amount as exponent": DOLLARS.exp,
    "a column": lambda: pd.Series([DOLLARS], dtype=object) + pd.Series([YUAN], dtype=object),
}


@pytest.mark.parametrize("name", UNLIKE)
def test_unlike_units_stop_where_they_meet(name):
    with pytest.raises(LineageError, match=r"test_units\.py:\d+: .*[A-Z]{3}"):
        UNLIKE[name]()


def test_the_message_names_both_units_and_the_formula():
    with pytest.raises(LineageError, match=r"8 \* 2 \(USD\) - 5 \(CNY\): unlike units cannot be added"):
        _ = DOLLARS * 2 - YUAN


def test_comparing_with_a_mark_and_among_like():
    assert DOLLARS > 5 and DOLLARS >= OTHERS and plain(max(DOLLARS, OTHERS)) == 8.0
    assert min(DOLLARS, OTHERS) is OTHERS and math.isnan(float("nan") + DOLLARS)


@pytest.mark.parametrize(
    "unit, declared, fits",
    [
        ("USD", "USD", True),
        ("USD", "CNY", False),
        ("USD", "NUMBER", False),
        ("NUMBER", "USD", False),
        ("NUMBER", "PERCENT", False),
        ("PERCENT", "PERCENTAGE_POINTS", False),
        ("PERCENTAGE_POINTS", "PERCENT", False),
        ("USD_2015", "USD", False),
        ("INDEX", "NUMBER", True),
        ("NUMBER", "TIMES", True),
        ("USD/PERSONS", "USD", True),
        ("1/USD", "NUMBER", False),
        ("YEAR", "YEAR", True),
        ("NUMBER", "YEAR", False),
    ],
)
def test_what_a_unit_may_be_written_as(unit, declared, fits):
    assert may_be_written(unit, declared) is fits


def test_names_are_one_for_one_unit():
    assert combined("*", "PERSONS", "USD") == combined("*", "USD", "PERSONS") == "PERSONS*USD"
    assert reduce(lambda a, b: combined("/", a, b), ["USD", "TEU", "PERSONS", "USD"]) == "1/PERSONS*TEU"
    assert raised("USD/PERSONS", 2) == "USD^2/PERSONS^2" and raised("USD^2/PERSONS^2", 0.5) == "USD/PERSONS"
    assert exponential(logarithm("USD/PERSONS")) == "USD/PERSONS" and logarithm("NUMBER") == "NUMBER"


def test_tables_keep_units(tmp_path):
    cells = pd.Series([DOLLARS, YUAN, float("nan")], dtype=object)
    frame = pd.DataFrame({"year": [1, 2, 3], "value": cells, "said": [leaf("a", 9, "")] * 3})
    assert units_of(frame) == {"value": ["CNY", "USD"]}
    write_table(frame, tmp_path / "t.parquet")
    back = read_table(tmp_path / "t.parquet")
    assert units_of(back) == {"value": ["CNY", "USD"]} and back["value"][0].unit == "USD"
    with pytest.raises(LineageError):
        back["value"].sum()


SOLD, BOUGHT, RECONCILED = (
    leaf(8.0, n, f"USD@{basis}") for n, basis in enumerate(("FOB", "CIF", "reconciled"), 1)
)


@pytest.mark.parametrize(
    "value, unit",
    [
        (SOLD + BOUGHT, "USD@CIF+FOB"),
        (SOLD - BOUGHT, "USD@CIF+FOB"),
        ((SOLD + BOUGHT) + SOLD, "USD@CIF+FOB"),
        (SOLD + DOLLARS, "USD@FOB"),
        (SOLD / SOLD, "NUMBER"),
        ((SOLD + BOUGHT) / (BOUGHT + SOLD), "NUMBER"),
        (abs(SOLD - BOUGHT) / (SOLD + BOUGHT), "NUMBER"),
        ((SOLD / SOLD) / (BOUGHT / BOUGHT), "NUMBER"),
        (SOLD / DOLLARS, "NUMBER"),
        (DOLLARS / SOLD, "NUMBER"),
        (SOLD / HEADS, "USD@FOB/PERSONS"),
        (2 * SOLD, "USD@FOB"),
        (across_bases(SOLD) / across_bases(BOUGHT), "NUMBER"),
        (largest_of([SOLD, 2 * SOLD]), "USD@FOB"),
    ],
)
def test_what_is_measured_on_a_basis_keeps_it(value, unit):
    assert value.unit == unit


@pytest.mark.parametrize(
    "mixed",
    [
        lambda: SOLD / BOUGHT,
        lambda: SOLD / (SOLD + BOUGHT),
        lambda: SOLD / RECONCILED,
        lambda: DOLLARS * SOLD / (DOLLARS * BOUGHT),
        lambda: share(SOLD, BOUGHT),
        lambda: compound_growth(SOLD, BOUGHT, 3),
        lambda: SOLD > BOUGHT,
        lambda: largest_of([SOLD, RECONCILED]),
    ],
)
def test_two_bases_are_not_set_against_each_other(mixed):
    with pytest.raises(LineageError, match=r"FOB|CIF"):
        mixed()


def test_a_basis_is_no_part_of_what_is_written():
    assert may_be_written("USD@FOB", "USD") and may_be_written("USD@FOB/PERSONS", "USD")
    assert not may_be_written("USD@FOB", "CNY") and SOLD > DOLLARS / 2
    told = named(SOLD, Quantity("USD", 1.0, {"en": "exports"}))
    assert across_bases(told).quantity is told.quantity and across_bases(told).unit == "USD"
    assert across_bases(3.0) == 3.0
