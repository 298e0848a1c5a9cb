"""Levels off by a power of ten: the planted slip is named, and a wild but honest series is not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from tracepaper.sources.levels import named_outliers

DIMENSIONS = ("economy", "partner")
UNITS = {"USD": ("USD", 1.0), "USD_M": ("USD", 1e6), "PERCENT": ("PERCENT", 1.0)}
MIRRORS = {"exports": "imports", "imports": "exports"}


def rows(source, series, economy, partner, values, unit="USD", first=2010):
    return pd.DataFrame(
        {
            "source": source,
            "series": series,
            "economy": economy,
            "partner": partner,
            "period": [str(first + n) for n in range(len(values))],
            "value": np.asarray(values, dtype=float),
            "unit": unit,
        }
    )


def steady(level=1e9, years=10, growth=1.06):
    return level * growth ** np.arange(years)


def named(frame, past=None):
    frame = frame.reset_index(drop=True)
    found = named_outliers(frame, DIMENSIONS, UNITS, MIRRORS, past).outliers
    return [(frame["economy"][o.row], frame["period"][o.row], o.factor, o.witnesses) for o in found]


@pytest.mark.parametrize("factor", [1, 2, 3, 4, 8, -1, -2, -3])
@pytest.mark.parametrize("at", [0, 4, 9])
def test_a_slip_is_named_by_its_own_past_wherever_it_stands(factor, at):
    values = steady()
    values[at] *= 10.0**factor
    assert named(rows("bank", "gdp", "CHN", "", values)) == [("CHN", str(2010 + at), factor, ("past",))]


def test_the_expected_level_is_told_in_the_unit_of_the_row():
    values = steady(500, growth=1)
    values[3] *= 1000
    (found,) = named_outliers(rows("bank", "gdp", "CHN", "", values, "USD_M"), DIMENSIONS, UNITS).outliers
    assert found.expected == pytest.approx(500)


def test_honest_growth_crises_and_wild_series_are_left_alone():
    calm = rows("bank", "gdp", "CHN", "", steady())
    crisis = rows("bank", "gdp", "IDN", "", [*steady(1e9, 5), 5e8, *steady(6e8, 4)])
    wild = rows("bank", "gdp", "NRU", "", [1e6, 3e7, 2e5, 9e6, 8e4, 2e7, 1e6, 4e8, 3e6, 1e5])
    assert named(pd.concat([calm, crisis, wild])) == []


def test_a_lasting_move_to_another_level_is_no_slip():
    assert named(rows("bank", "gdp", "CHN", "", [*steady(1e6, 5), *steady(1e7, 5)])) == []


def test_a_jump_that_is_no_power_of_ten_is_left_to_those_who_know_the_subject():
    values = steady()
    values[4] *= 30
    assert named(rows("bank", "gdp", "CHN", "", values)) == []


def test_what_is_not_there_or_negative_is_not_compared():
    frame = rows("bank", "gdp", "CHN", "", [1e9, np.nan, -5, 0, 1e9, 1e9, 1e9, 1e9])
    assert named(frame) == []
    assert not named_outliers(frame, DIMENSIONS, UNITS).compared[1:4].any()


def test_a_small_part_of_a_total_is_what_such_parts_do():
    large = rows("bank", "exports", "CHN", "USA", steady(1e12))
    small = steady(1e6)
    small[4] *= 100
    assert named(pd.concat([large, rows("bank", "exports", "CHN", "NRU", small)])) == []


def unsteady(level):
    return level * np.array([1, 2.2, 1, 2.3, 1, 2.3, 1, 2.3, 1, 2.2])


def test_the_partners_side_is_a_second_witness_where_the_series_alone_is_too_unsteady():
    sold = unsteady(1e9)
    sold[5] *= 10
    frame = rows("bank", "exports", "CHN", "VNM", sold)
    assert named(frame) == []
    mirror = rows("office", "imports", "VNM", "CHN", unsteady(1.1e9))
    assert named(pd.concat([frame, mirror])) == [("CHN", "2015", 1, ("past", "others"))]


def test_another_source_in_another_unit_is_a_witness_of_a_whole_series():
    right = rows("office", "gdp", "CHN", "", steady(1000), "USD_M")
    wrong = rows("bank", "gdp", "CHN", "", steady(1e6))  # thousands taken for dollars
    calm = rows("bank", "gdp", "VNM", "", steady(2e8))
    found = named(pd.concat([right, wrong, calm]))
    assert ("CHN", "2010", -3, ("series",)) in found
    assert len(found) <= 2  # the other side of the quarrel may be named too, nobody else
    assert named(pd.concat([right, rows("bank", "gdp", "CHN", "", steady(1e9)), calm])) == []


def test_the_last_edition_is_a_witness_by_itself():
    before = rows("bank", "gdp", "CHN", "", [1e9, 1.1e9])
    now = rows("bank", "gdp", "CHN", "", [1e9, 1.1e12])
    assert named(now) == []
    assert named(now, past=before) == [("CHN", "2011", 3, ("past", "edition"))]
    assert named(before, past=before) == []


def test_quarters_and_years_are_not_one_series():
    years = rows("bank", "gdp", "CHN", "", steady())
    quarters = rows("bank", "gdp", "CHN", "", steady(1e8))
    quarters["period"] = [f"{2010 + n // 4}Q{n % 4 + 1}" for n in range(10)]
    assert named(pd.concat([years, quarters])) == []


def test_an_empty_table_has_nothing_to_compare():
    assert named_outliers(rows("bank", "gdp", "CHN", "", []), DIMENSIONS, UNITS).outliers == []
