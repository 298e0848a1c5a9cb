"""Small multiples hold what they are given, and say the years under each column."""

from __future__ import annotations

import pytest
from matplotlib.figure import Figure

from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.bound_marks import cells


@pytest.mark.parametrize(
    ("narrow", "count", "columns", "rows"),
    [(False, 11, 4, 3), (True, 11, 4, 6), (True, 10, 4, 5), (True, 4, 2, 2), (False, 4, 2, 2)],
)
def test_a_narrow_figure_has_two_in_a_row_as_high_as_in_the_wide_one(narrow, count, columns, rows):
    with drawing.style(narrow):
        figure, places = panels.small_multiples(count, columns, 3.0)
    assert len(places) == count
    assert places[0].get_subplotspec().get_gridspec().nrows == rows
    high = 3.0 / -(-count // columns)
    assert figure.get_size_inches()[1] == pytest.approx(high * rows)


@pytest.mark.parametrize("narrow", [False, True])
def test_each_column_has_its_years(narrow):
    with drawing.style(narrow):
        _, places = panels.small_multiples(5, 3, 3.0, sharex=True)
        places[0].set_xlim(2000, 2004)
        places[0].set_xticks([2000, 2004])
        panels.label_columns(places)
    written = [index for index, axes in enumerate(places) if axes.texts]
    assert written == ([3] if narrow else [2])  # with nothing below them; matplotlib writes the last row


def test_courses_show_points_between_gaps_and_end_at_their_last_value():
    nan, axes = float("nan"), Figure().subplots()
    lines = [
        panels.Course({1: 1.0, 2: nan, 3: 2.0, 4: nan, 5: 3.0, 6: 4.0, 7: nan}, "a", cells("x"), "black"),
        panels.Course({1: 5.0, 2: 6.0}, "b", cells("x"), "red", ink="grey"),
    ]
    assert panels.courses(axes, lines) == [(6, 4.0, "a", "black"), (2, 6.0, "b", "grey")]
    whole, alone, other = axes.lines
    assert len(whole.get_xdata()) == 7 and len(other.get_xdata()) == 2
    assert (list(alone.get_xdata()), alone.get_marker()) == ([1, 3], "o")
