"""Every way in which a printed table can differ from its data is found, and named by its cell."""

from __future__ import annotations

from copy import deepcopy

import pandas as pd
import pytest

from tracepaper.audit.reading.printed_cells import label_of, wrong_cells
from tracepaper.exhibits.shown import printed, remembering
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

ECONOMIES = pd.DataFrame(
    {
        "economy": ["CHN", "IDN", "SGP", "VNM"],
        "gdp": [19498.04e9, 1445.64e9, 603.87e9, 514.7e9],
        "people": [1406.585e6, 285.72e6, 6.11e6, 101.6e6],
        "open": [32.59, 36.3, 177.64, 180.05],
    }
)
KEYS = [(s, f, t) for s in ("none", "base", "full") for f in ("both",) for t in ("cuts", "area", "flows")]
ESTIMATES = pd.DataFrame(
    {
        "specification": [key[0] for key in KEYS],
        "flow": [key[1] for key in KEYS],
        "term": [key[2] for key in KEYS],
        "estimate": [0.0321, 0.1113, 413074.0, -0.0163, 0.0477, 413026.0, 0.0944, 0.5363, 41534.0],
        "error": [0.0639, 0.0954, None, 0.065, 0.0994, None, 0.0712, 0.1125, None],
    }
)


def economies(frame: pd.DataFrame) -> dict:
    header = [["Economy", "GDP (US$ billion)", "Population (million)", "Openness (%)"]]
    rows = [
        [
            economy_name(row.economy, "en"),
            format_cell(row.gdp / 1e9, 1, "en"),
            format_cell(row.people / 1e6, 1, "en"),
            format_cell(row.open, 1, "en"),
        ]
        for row in remembering(frame).itertuples()
    ]
    return printed({"align": ["left"] + ["right"] * 3, "header": header, "rows": rows})


def estimates(frame: pd.DataFrame) -> dict:
    known = {(r.specification, r.term): r for r in remembering(frame).itertuples()}
    specifications = ("none", "base", "full")
    rows = []
    for term, label in (("cuts", "2003–2009"), ("area", "2010–2018")):
        found = [known[s, term] for s in specifications]
        rows.append([label, *(format_cell(row.estimate, 3, "en") for row in found)])
        rows.append(["", *(f"({format_cell(row.error, 3, 'en')})" for row in found)])
    rows.append(["Flows", *(format_cell(known[s, "flows"].estimate, 0, "en") for s in specifications)])
    return printed({"align": ["left"] + ["right"] * 3, "header": [["", "(1)", "(2)", "(3)"]], "rows": rows})


def as_written(frame: pd.DataFrame) -> list[dict[str, str]]:
    texts = frame.astype(object).where(frame.notna(), "").map(str)
    return texts.to_dict("records")


def name(column: str, code: str) -> str | None:
    return economy_name(code, "en") if column == "economy" else None


def kinds(grid: dict, frame: pd.DataFrame, **options) -> dict[str, str]:
    """Kind -> the cell it was found in."""
    found = wrong_cells(grid, as_written(frame), "en", **options)
    return {wrong.kind: label_of(grid, wrong.row, wrong.column) for wrong in found}


def test_clean_tables_pass():
    assert kinds(economies(ECONOMIES), ECONOMIES, name=name) == {}
    assert kinds(estimates(ESTIMATES), ESTIMATES) == {}


def swapped(grid: dict, one: tuple[int, int], other: tuple[int, int], origins: bool) -> dict:
    grid = deepcopy(grid)
    for part in ("rows", "origins") if origins else ("rows",):
        (i, j), (a, b) = one, other
        grid[part][i][j], grid[part][a][b] = grid[part][a][b], grid[part][i][j]
    return grid


@pytest.mark.parametrize(("frame", "make"), [(ECONOMIES, economies), (ESTIMATES, estimates)])
def test_every_changed_digit_is_found_in_its_cell(frame, make):
    for i, row in enumerate(make(frame)["rows"]):
        for j, text in enumerate(row[1:], 1):
            for at in (at for at, c in enumerate(text) if c.isdigit()):
                grid = make(frame)
                grid["rows"][i][j] = text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :]
                assert kinds(grid, frame)["cell-differs"] == label_of(grid, i, j)


@pytest.mark.parametrize("with_origins", [False, True])
@pytest.mark.parametrize(("frame", "make"), [(ECONOMIES, economies), (ESTIMATES, estimates)])
def test_two_cells_that_changed_places_are_found(frame, make, with_origins):
    grid = make(frame)
    assert kinds(swapped(grid, (0, 1), (0, 2), with_origins), frame)
    assert kinds(swapped(grid, (0, 1), (2, 1), with_origins), frame)
    assert kinds(swapped(grid, (0, 1), (2, 3), with_origins), frame)


def test_rows_and_labels_that_changed_places_are_found():
    grid = economies(ECONOMIES)
    for part in ("rows", "origins"):
        grid[part][1], grid[part][2] = grid[part][2], grid[part][1]
    assert "row-out-of-order" in kinds(grid, ECONOMIES)
    labels = economies(ECONOMIES)
    labels["rows"][1][0], labels["rows"][2][0] = labels["rows"][2][0], labels["rows"][1][0]
    assert "label-differs" in kinds(labels, ECONOMIES, name=name)


def test_a_header_of_another_scale_is_found():
    grid = economies(ECONOMIES)
    grid["header"][0][1], grid["header"][0][2] = grid["header"][0][2], grid["header"][0][1]
    assert kinds(grid, ECONOMIES)["header-scale"].endswith("column GDP (US$ billion)")
    grid["header"][0][1:3] = ["GDP (US$)", "Population (million)"]
    assert "header-scale" in kinds(grid, ECONOMIES)
    assert kinds(grid, ECONOMIES, title="GDP in billion US dollars") == {}


def test_a_number_without_data_a_blank_and_other_decimals_are_found():
    grid = economies(ECONOMIES)
    grid["rows"][1][2], grid["origins"][1][2] = "285.7", []
    assert "number-without-data" in kinds(grid, ECONOMIES)
    grid["rows"][1][2] = ""
    assert kinds(grid, ECONOMIES) == {"cell-blank": "row 2 (Indonesia), column Population (million)"}
    other = economies(ECONOMIES)
    other["rows"][3][3], other["origins"][3][3][0]["step"], other["origins"][3][3][0]["end"] = "180", 1.0, 3
    assert kinds(other, ECONOMIES) == {"rounding-differs": "row 4 (Vietnam), column Openness (%)"}
    short = economies(ECONOMIES)
    del short["rows"][2][3]
    assert list(kinds(short, ECONOMIES)) == ["table-misshapen"]


def test_a_table_that_shows_other_data_than_its_file_is_found():
    changed = ECONOMIES.assign(gdp=ECONOMIES["gdp"] * [1, 1, 1.01, 1])
    assert kinds(economies(changed), ECONOMIES) == {
        "cell-differs": "row 3 (Singapore), column GDP (US$ billion)"
    }
