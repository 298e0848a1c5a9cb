"""What a mark is said to show becomes the number of a row in the file of the drawing."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.figure import Figure

from tracepaper.errors import InputError
from tracepaper.exhibits import drawing
from tracepaper.exhibits.bound_marks import bind, cells, grid, show, show_event

DATA = pd.DataFrame(
    {
        "economy": ["CHN", "CHN", "CHN", "VNM"],
        "year": [2000, 2001, 2002, 2002],
        "gdp": [1.0, float("nan"), 3.0, 9.0],
        "all": [2.0, 4.0, 6.0, 9.0],
    }
)
CHINA = DATA[DATA["economy"] == "CHN"]


def drawn(draw, narrow: bool = False) -> tuple[str, dict]:
    with drawing.style(narrow):
        figure = Figure(figsize=(3, 2))
        draw(figure.subplots())
        told = bind(figure, DATA)
        return drawing.file_of(figure, "svg").decode(), told


def line(axes) -> None:
    show(axes.plot(CHINA["year"], CHINA["gdp"]), cells("gdp", economy="CHN", year=CHINA["year"]))


def test_the_vertices_of_a_line_have_the_rows_of_its_values_and_a_missing_one_has_none():
    svg, told = drawn(line)
    assert 'data-column="gdp" data-rows="0 2"' in svg
    assert told == {"gdp": {"keys": ["economy", "year"], "rows": [0, 2]}}


def test_what_lies_outside_the_axes_is_not_seen_though_the_line_leaves_the_drawing_on_its_way():
    def draw(axes):
        show(
            axes.plot([2000, 2002, 2002.5], [1, -1e6, 3]),
            cells("all", economy="CHN", year=[2000, 2001, 2002]),
        )
        axes.set_ylim(0, 10)

    svg, told = drawn(draw)
    rows = svg.partition('data-rows="')[2].partition('"')[0].split()
    path = svg.partition('data-rows="')[2].partition(' d="')[2].partition('"')[0]
    assert [row for row in rows if row != "-"] == ["0", "2"]
    assert rows[0] == "0" and rows[-1] == "2"
    assert told["all"]["rows"] == [0, 2] and len(rows) == path.count("M ") + path.count("L ")


def test_bars_cells_and_points_have_theirs():
    def draw(axes):
        show(axes.bar([0, 1], [1, 9]), cells("gdp", economy=["CHN", "VNM"], year=[2000, 2002]))
        show(axes.scatter([0, 1], [2, 9]), cells("all", economy=["CHN", "VNM"], year=[2000, 2002]))

    svg, _ = drawn(draw)
    assert [svg.count(f'data-column="{name}"') for name in ("gdp", "all")] == [2, 1]
    assert 'data-column="all" data-rows="0 3"' in svg

    def matrix(axes):
        image = axes.imshow([[3.0, 9.0], [1.0, float("nan")]])
        show(image, grid("all", ("year", [2002, 2000]), ("economy", ["CHN", "VNM"])))

    svg, _ = drawn(matrix)
    assert 'data-grid="2x2"' in svg and 'data-rows="2 3 0 -"' in svg


def test_a_vertical_line_says_its_moment():
    svg, _ = drawn(lambda axes: show_event(axes.axvline(2001), "2001-01-01"))
    assert 'data-event="2001-01-01"' in svg


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ({"economy": "CHN", "year": [2000, 2001, 2009]}, "economy CHN, year 2009; 0 rows"),
        ({"economy": "CHN"}, "3 marks are drawn, but it is said of 1"),
        ({"region": ["a", "b", "c"]}, "no column region"),
    ],
)
def test_what_names_no_row_or_several_is_told(where, words):
    with pytest.raises(InputError, match=words):
        drawn(lambda axes: show(axes.plot([2000, 2001, 2002], [1, 2, 3]), cells("gdp", **where)))
