"""Each value drawn is the data's own, at its place; none between two others is left out."""

from __future__ import annotations

import pytest

from small_figure import DATA, of
from tracepaper.audit.figures import values

YEARS = [2000, 2001, 2002]


def kinds(drawn) -> list[str]:
    return [finding.kind for finding in values.findings(drawn)]


def test_a_line_in_another_power_of_ten_is_the_data(read):
    drawn = read(lambda axes: axes.plot(YEARS, [value / 1e9 for value in of("CHN")]))
    assert kinds(drawn) == []
    (home,) = drawn.homes[0]
    assert (home.column, home.power, home.keys) == ("gdp", 9, {"economy": "CHN"})


@pytest.mark.parametrize("written", ["{}", "{}Q1"])
def test_years_and_quarters_that_the_data_keeps_as_text_are_positions(read, monkeypatch, written):
    texts = [written.format(year) for year in DATA["year"]]
    monkeypatch.setattr("small_figure.DATA", DATA.assign(year=texts))
    assert kinds(read(lambda axes: axes.plot(YEARS, of("CHN")))) == []
    assert kinds(read(lambda axes: axes.plot([2001, 2002, 2003], of("CHN")))) == ["not-the-data"]


@pytest.mark.parametrize(
    ("years", "drawn", "word"),
    [
        (YEARS, [1.0, 2.1, 3.5], "2.1"),  # no value of the data
        ([2001, 2002, 2003], [1.0, 2.0, 3.5], "2001"),  # a year too late
    ],
)
def test_values_that_are_not_the_data_s_are_named(read, years, drawn, word):
    found = list(values.findings(read(lambda axes: axes.plot(years, drawn))))
    assert [one.kind for one in found] == ["not-the-data"] and word in found[0].text


def test_a_line_of_two_economies_in_turn_is_none(read):
    assert kinds(read(lambda axes: axes.plot(YEARS, [1.0, 0.4, 3.5]))) == ["mixed"]


def test_a_year_that_is_passed_over_is_named(read):
    assert kinds(read(lambda axes: axes.plot([2000, 2002], [1.0, 3.5]))) == ["left-out"]


def test_rows_are_compared_with_the_names_at_their_ticks(read):
    last = DATA[DATA["year"] == 2002].set_index("economy")["share"]

    def draw(axes, names=("China", "Viet Nam")):
        axes.plot([last["CHN"], last["VNM"]], [0, 1], "o")
        axes.set_yticks([0, 1], names)

    assert kinds(read(draw)) == []
    swapped = list(values.findings(read(lambda axes: draw(axes, ("Viet Nam", "China")))))
    assert [one.kind for one in swapped] == ["not-the-data"] and "“Viet Nam”" in swapped[0].text
