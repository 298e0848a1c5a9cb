"""Which data stand behind a printed cell."""

from __future__ import annotations

import pandas as pd
import pytest

from small_paper import load, small_paper  # noqa: F401  (a fixture)
from tracepaper.audit.site.printed import printed_cells
from tracepaper.exhibits.exhibit import Grid

LANGUAGES = ("zh", "en")


SHOWN = pd.DataFrame(
    {
        "name": ["a", "b", "c"],
        "x": [1.0, 2.0, 3.0],
        "y": [10.0, float("nan"), 30.0],
        "date": ["2020-01-02", "2021-03-04", "2022-05-06"],
        "word": ["one", "two", "six"],
    }
)


def grid(data, language: str) -> Grid:
    """Rounds, sums, joins and parses as tables do; the last row is a sum over all."""
    rows = [
        [row.name, f"{row.x:.1f}", f"{row.y / row.x:.1f}", row.date.split("-")[0], row.word]
        for row in data.itertuples()
    ]
    total = ["all 3", f"{data['x'].sum():.1f}", "1", "", ""]
    return Grid(["left"] * 5, [["h"] * 5], [*rows, total])


def test_printed_cells_are_led_back_to_the_data():
    found, _ = printed_cells(grid, SHOWN, ["x", "y", "date", "word"], LANGUAGES)
    cells = found["en"]
    assert cells[0, 1] == [(0, "x")] and cells[0, 2] == [(0, "x"), (0, "y")]
    assert (1, 2) not in cells  # what is missing stands behind nothing
    assert cells[2, 4] == [(2, "word")]
    assert cells[2, 3] == [(2, "date")]  # parsed, so that only the year is printed
    assert cells[3, 1] == [(0, "x"), (1, "x"), (2, "x")]
    assert (0, 0) not in cells


@pytest.mark.parametrize("count", [1, 2, 7, 8, 33])
def test_the_rows_behind_a_cell_are_found_by_halves(count):
    """Each row stands in one cell, all of them in the total, the even ones in another sum."""

    def table(data, language: str) -> Grid:
        rows = [[f"{value:.1f}"] for value in data["x"]]
        return Grid(["left"], [["h"]], [*rows, [f"{data['x'].sum():.1f}"], [f"{data['x'][::2].sum():.1f}"]])

    shown = pd.DataFrame({"x": [float(n + 1) for n in range(count)]})
    cells = printed_cells(table, shown, ["x"], LANGUAGES)[0]["en"]
    assert [cells[row, 0] for row in range(count)] == [[(row, "x")] for row in range(count)]
    assert cells[count, 0] == [(row, "x") for row in range(count)]
    assert cells[count + 1, 0] == [(row, "x") for row in range(0, count, 2)]


def test_a_long_table_is_printed_few_times():
    asked = []

    def table(data, language: str) -> Grid:
        asked.append(1)
        return Grid(["left"], [["h"]], [[f"{value:.1f}"] for value in data["x"]])

    printed_cells(table, pd.DataFrame({"x": [float(n) for n in range(100)]}), ["x"], LANGUAGES)
    assert len(asked) == 2 + 1 + 2 * 7  # as it is, all of it, and half of it for each binary digit


def test_printed_figures_that_nothing_explains_are_told():
    assert printed_cells(grid, SHOWN, ["x", "y", "date"], LANGUAGES)[1]["en"] == ["all 3", "1"]
    plain = Grid(["left"], [["h"]], [["edition 2024"], ["none"]])
    assert printed_cells(lambda data, language: plain, SHOWN, ["x"], LANGUAGES)[1] == {
        "zh": ["edition 2024"],
        "en": ["edition 2024"],
    }


def test_a_table_that_cannot_be_printed_otherwise_is_left_in_peace():
    def strict(data, language):
        assert data["x"].tolist() == [1.0, 2.0, 3.0]
        return grid(data, language)

    found, _ = printed_cells(strict, SHOWN, ["x", "word"], LANGUAGES)
    assert (0, 1) not in found["en"] and found["en"][0, 4] == [(0, "word")]
