"""What a printed cell shows is remembered through everything a table's function does with it."""

from __future__ import annotations

import pandas as pd

from tracepaper.exhibits.shown import printed, remembering, unmarked
from tracepaper.languages.number_format import format_cell, format_value


def data() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "economy": ["CHN", "VNM"],
            "gdp": [17.5e12, 430e9],
            "tried": [7, 9],
            "held": [6, 9],
            "gap": [1.5, None],
        }
    )


def rows():
    return list(remembering(data()).itertuples())


def test_the_frame_says_what_it_said():
    frame = remembering(data())
    assert frame["gdp"].tolist() == [17.5e12, 430e9] and frame["economy"].tolist() == ["CHN", "VNM"]
    assert frame["gap"].isna().tolist() == [False, True]
    assert frame[frame["tried"] > 8]["economy"].tolist() == ["VNM"]
    assert {"CHN": 1}[frame["economy"].iloc[0]] == 1


def test_a_multiple_a_sum_and_a_text_remember_their_cells():
    first, second = rows()
    text, (origin,) = unmarked(f"({format_cell(first.gdp / 1e9, 1, 'en')})")
    assert text == "(17,500.0)" and text[origin["start"] : origin["end"]] == "17,500.0"
    assert origin["terms"] == [[0, "gdp", 1e-9]] and origin["step"] == 0.1
    text, origins = unmarked(f"{first.held}/{first.tried}, {first.tried - first.held - 1} more")
    assert text == "6/7, 0 more" and [o["terms"][0][1] for o in origins] == ["held", "tried", "tried"]
    assert origins[2]["constant"] == -1
    assert {column: factor for _, column, factor in origins[2]["terms"]} == {"tried": 1, "held": -1}
    text, (origin,) = unmarked(second.economy)
    assert text == "VNM" and origin["terms"] == [[1, "economy", None]]
    assert unmarked(format_value(second.gdp, "USD", 1e9, "zh"))[1][0]["terms"] == [[1, "gdp", 1.0]]


def test_a_missing_number_remembers_where_it_is_missing():
    text, (origin,) = unmarked(format_cell(rows()[1].gap, 1, "en"))
    assert text == "…" and origin["terms"] == [[1, "gap", 1.0]]
    assert unmarked(format_cell(rows()[1].gap, 1, "en", missing="")) == ("", [])


def test_what_is_below_the_least_says_so():
    assert unmarked(format_cell(rows()[0].gap / 1e4, 3, "en", least=0.001))[0] == "<0.001"
    assert format_cell(0.0123, 3, "en", least=0.001) == "0.012"


def test_a_grid_has_origins_beside_its_texts():
    first, _ = rows()
    cell = {"text": format_cell(first.tried, 0, "en"), "fact": "x"}
    grid = printed({"header": [["a", "b"]], "rows": [["China", cell]]})
    assert grid["rows"] == [["China", {"text": "7", "fact": "x"}]]
    assert grid["origins"][0][0] == [] and grid["origins"][0][1][0]["terms"] == [[0, "tried", 1.0]]
