"""The words in which a table is read find the right values, keep their lineage, and miss nothing silently."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracepaper.errors import InputError
from tracepaper.evidence.columns import Columns
from tracepaper.evidence.evidence import Evidence, by_name
from tracepaper.evidence.lineage import NAN, formula, leaf, observations_of, plain
from tracepaper.evidence.lines import Line, cell, compound_growth, line, rows_where, share
from tracepaper.evidence.quantities import quantity_of
from tracepaper.evidence.tables import numeric, write_table

ROWS = [
    ("VNM", 2024, 476.0),
    ("CHN", 2024, 18.5),
    ("CHN", 2023, 17.5),
    ("VNM", 2023, 430.0),
    ("THA", 2023, 500.0),
]


@pytest.fixture
def table() -> pd.DataFrame:
    """economy, year, gdp; the observation of a row is its place."""
    frame = pd.DataFrame(ROWS, columns=["economy", "year", "gdp"])
    frame["gdp"] = [leaf(value, obs) for obs, value in enumerate(frame["gdp"])]
    return frame


def values(found: Line) -> dict:
    return {key: plain(value) for key, value in found.items()}


def test_a_line_is_in_the_order_of_its_years_and_traced(table):
    found = line(table, "gdp", economy="CHN")
    assert list(found) == [2023, 2024] and values(found) == {2023: 17.5, 2024: 18.5}
    assert observations_of(found[2024]) == [1]
    assert values(line(numeric(table), "gdp", economy="CHN")) == values(found)


def test_a_line_by_another_column_or_by_two(table):
    assert values(line(table, "gdp", by="economy", year=2024)) == {"CHN": 18.5, "VNM": 476.0}
    some = line(table, "gdp", by="economy", year=2023, economy=("VNM", "THA"))
    assert list(some) == ["THA", "VNM"]
    assert plain(line(table, "gdp", by=("economy", "year"))["VNM", 2023]) == 430.0


def test_texts_of_publishers_choose_and_are_keys(table):
    table["economy"] = [leaf(code, 10 + obs) for obs, code in enumerate(table["economy"])]
    assert plain(cell(table, "gdp", economy="CHN", year=2023)) == 17.5
    assert list(line(table, "gdp", by="economy", year=2023, economy=["CHN", "THA"])) == ["CHN", "THA"]


@pytest.mark.parametrize(
    "ask, message",
    [
        (lambda t: line(t, "gdp", economy="LAO"), "the table gdp where economy is LAO: there is no such row"),
        (lambda t: line(t, "gdp"), "the table gdp: 2024 is there more than once"),
        (lambda t: line(t, "gdp", economy="CHN")[1999], "economy is CHN has no 1999; it has 2023, 2024"),
        (lambda t: line(t, "gdp", economy="CHN").without(1999), "has no 1999"),
        (
            lambda t: line(t, "gdp", by="economy", year=2024, economy=["CHN", "THA", "LAO"]),
            "economy is .*: there is no LAO, THA",
        ),
        (lambda t: line(t, "gdp", land="CHN"), "the table has no column land; it has economy, year, gdp"),
        (lambda t: cell(t, "gdp", economy="CHN"), "has 2 rows where economy is CHN, one was expected"),
        (lambda t: cell(t, "gdp"), "has 5 rows where nothing is asked"),
        (lambda t: Line({2000: NAN}).last, "the line has no value at all"),
    ],
)
def test_what_is_not_there_is_an_error(table, ask, message):
    with pytest.raises(InputError, match=message):
        ask(table)


def test_evidence_names_the_table(evidence_files, table, tmp_path):
    write_table(table, tmp_path / "growth.parquet", Columns(keys=("economy", "year")))
    evidence = Evidence(*evidence_files, {}, by_name([tmp_path / "growth.parquet"]))
    assert values(evidence.line("growth", "gdp", economy="VNM")) == {2023: 430.0, 2024: 476.0}
    with pytest.raises(InputError, match="growth gdp where economy is VNM has no 1999"):
        evidence.line("growth", "gdp", economy="VNM")[1999]
    with pytest.raises(InputError, match="growth has 0 rows where economy is LAO"):
        evidence.cell("growth", "gdp", economy="LAO")


def test_the_ends_are_where_values_are():
    holes = Line({2000: NAN, 2001: 1.0, 2002: NAN, 2003: 4.0, 2004: NAN})
    assert (holes.first, holes.last) == (2001, 2003)
    assert holes.change() == 3.0 and holes.growth() == pytest.approx(100.0)
    assert math.isnan(holes.change(2001, 2002)) and math.isnan(holes.growth(2000, 2003))
    assert math.isnan(holes.spread())


def test_a_year_is_a_number_that_comes_from_its_value(table):
    year = line(table, "gdp", economy="CHN").year(2024)
    assert plain(year) == 2024.0 and observations_of(year) == [1]


def test_parts_of_a_line():
    found = Line({2000: 1.0, 2001: 4.0, 2002: 2.0})
    assert list(found.span(2001)) == [2001, 2002] and list(found.span(last=2001)) == [2000, 2001]
    assert list(found.span(2001, 2001)) == [2001] and list(found.without(2001)) == [2000, 2002]
    assert found.spread() == 3.0 and found.without(2001).spread() == 1.0


def test_lines_are_added_and_subtracted_by_key(table):
    after, before = (line(table, "gdp", by="economy", year=year) for year in (2024, 2023))
    grown = after - before.without("THA")
    assert values(grown) == {"CHN": 1.0, "VNM": 46.0} and observations_of(grown["CHN"]) == [1, 2]
    assert values(after + after)["CHN"] == 37.0
    with pytest.raises(InputError, match="do not both have THA"):
        after - before


def test_a_share_keeps_both_ends(table):
    assert quantity_of(share(leaf(1.0, 0), leaf(2.0, 1))).unit == "PERCENT"
    part = share(cell(table, "gdp", economy="CHN", year=2024), cell(table, "gdp", economy="VNM", year=2024))
    assert plain(part) == 100 * 18.5 / 476 and observations_of(part) == [0, 1]
    assert formula(part) == "100 * 18.5 / 476" and math.isnan(share(1.0, 0.0))


@given(st.dictionaries(st.integers(1950, 2050), st.floats(0.1, 1e6), min_size=2, max_size=9))
def test_growth_leads_from_the_first_value_to_the_last(levels):
    found = Line(dict(sorted(levels.items())))
    grown = found[found.first] * (1 + found.growth() / 100) ** (found.last - found.first)
    assert grown == pytest.approx(found[found.last])


@pytest.mark.parametrize(
    "ends", [(NAN, 1.0, 2), (None, 1.0, 2), (1.0, 0.0, 2), (-1.0, 2.0, 2), (1.0, 2.0, 0)]
)
def test_growth_needs_two_positive_values_and_a_time(ends):
    assert math.isnan(compound_growth(*ends))


def test_rows_where_nothing_is_wanted_are_all(table):
    assert len(rows_where(table)) == 5 and len(rows_where(table, year=[2023, 2024])) == 5
