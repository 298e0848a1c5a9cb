"""Small multiples hold what they are given, and say the years under each column."""

from __future__ import annotations

import pytest

from tracepaper.exhibits import drawing, panels


@pytest.mark.parametrize(
    ("narrow", "count", "columns", "rows", "spare"),
    [(False, 11, 4, 3, 1), (True, 11, 4, 6, 1), (True, 10, 4, 6, 2), (True, 4, 2, 2, 0), (False, 4, 2, 2, 0)],
)
def test_a_narrow_figure_has_two_in_a_row_and_keeps_a_place_for_its_key(narrow, count, columns, rows, spare):
    with drawing.style(narrow):
        figure, places, rest = panels.small_multiples(count, columns, 3.0)
    assert (len(places), len(rest)) == (count, spare)
    assert places[0].get_subplotspec().get_gridspec().nrows == rows
    high = 3.0 / -(-count // columns)
    assert figure.get_size_inches()[1] == pytest.approx(high * rows)


@pytest.mark.parametrize("narrow", [False, True])
def test_each_column_has_its_years(narrow):
    with drawing.style(narrow):
        _, places, _ = panels.small_multiples(5, 3, 3.0, sharex=True)
        places[0].set_xlim(2000, 2004)
        places[0].set_xticks([2000, 2004])
        panels.label_columns(places)
    written = [index for index, axes in enumerate(places) if axes.texts]
    assert written == ([3] if narrow else [2])  # with nothing below them; matplotlib writes the last row
