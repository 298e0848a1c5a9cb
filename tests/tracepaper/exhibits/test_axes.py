"""Limits, ticks and labels follow the data."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from tracepaper.exhibits.axes import fit, label_point, label_years, power_ticks, round_years, year_ticks


@pytest.fixture
def axes():
    return Figure().add_subplot()


def test_limits_hold_the_values_and_some_room(axes):
    fit(axes, [2.0, float("nan")], 10.0, 0, room=(0, 0.1))
    assert axes.get_ylim() == pytest.approx((0, 11))


def test_room_on_a_logarithmic_axis_is_a_share_of_the_logarithms(axes):
    axes.set_xscale("log")
    fit(axes, [1.0, 100.0], along="x", room=(0.5, 0))
    assert axes.get_xlim() == pytest.approx((0.1, 100))


@pytest.mark.parametrize(
    "first, last, every, ticks",
    [
        (1995, 2018, 5, [1995, 2000, 2005, 2010, 2015, 2018]),
        (2003, 2023, 5, [2003, 2008, 2013, 2018, 2023]),
        (2003, 2025, 5, [2003, 2008, 2013, 2018, 2025]),
        (2000, 2001, 5, [2000, 2001]),
        (2000, 2000, 5, [2000]),
    ],
)
def test_the_first_and_the_last_year_have_ticks(axes, first, last, every, ticks):
    year_ticks(axes, range(first, last + 1), every)
    assert list(axes.get_xticks()) == ticks


@given(st.integers(1950, 2100), st.integers(0, 90), st.integers(1, 15))
def test_ticks_never_crowd(first, length, every):
    axes = Figure().add_subplot()
    year_ticks(axes, [first + length, first], every)
    ticks = list(axes.get_xticks())
    assert ticks[0] == first and ticks[-1] == first + length
    assert len(ticks) <= 2 or all(b - a > every / 2 for a, b in itertools.pairwise(ticks))


@pytest.mark.parametrize(
    "first, last, shown",
    [(1996, 2023, [2000, 2010, 2020]), (2009, 2024, [2010, 2015, 2020]), (2019, 2024, [2020, 2022, 2024])],
)
def test_round_years_are_few_and_within_the_data(axes, first, last, shown):
    axes.set_xlim(first, last)
    round_years(axes)
    label_years(axes)
    assert [int(text.get_text()) for text in axes.texts] == shown


def test_powers_of_ten_within_the_limits(axes):
    axes.set_xscale("log")
    axes.set_xlim(0.1, 180)
    power_ticks(axes, "en")
    assert [label.get_text() for label in axes.get_xticklabels()] == ["0.1", "1", "10", "100"]
    axes.set_xlim(0.05, 2e5)
    power_ticks(axes, "en")
    assert [label.get_text() for label in axes.get_xticklabels()] == ["0.1", "10", "1,000", "100,000"]


def test_a_label_stands_beside_its_point(axes):
    label_point(axes, "here", (1, 2), "left")
    (text,) = axes.texts
    assert (text.xy, text.get_ha(), text.xyann) == ((1, 2), "right", (-5, 0))
