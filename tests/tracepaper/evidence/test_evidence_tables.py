"""Tables keep the lineage of each cell, and what has none is refused."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracepaper.errors import InputError
from tracepaper.evidence.columns import Columns
from tracepaper.evidence.lineage import NAN, Traced, formula, leaf, observations_of, plain
from tracepaper.evidence.sets import counted
from tracepaper.evidence.tables import numeric, observations_behind, read_table, traced_columns, write_table

A, B, C = leaf(12.3, 1), leaf(4.5, 2), leaf(100.0, 3)

cells = st.one_of(
    st.none(), st.builds(leaf, st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 10**6))
)


@given(
    st.lists(st.tuples(st.text("aé中 ,\n", max_size=4), st.integers(-9, 9), cells), min_size=1, max_size=8)
)
def test_tables_read_back(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("table") / "t.parquet"
    frame = pd.DataFrame(rows, columns=["name", "count", "value"])
    frame["value"] = pd.Series([NAN if v is None else v * 2 for v in frame["value"]], dtype=object)
    frame["row"] = range(len(frame))
    write_table(frame, path, Columns(keys=("row", "name", "count")))
    back = read_table(path)
    assert list(back.columns) == ["name", "count", "value", "row"]
    for column in ("name", "count"):
        assert back[column].tolist() == frame[column].tolist()
    for before, after in zip(frame["value"], back["value"], strict=True):
        assert isinstance(before, Traced) == isinstance(after, Traced)
        if isinstance(before, Traced):
            assert after == before and observations_of(after) == observations_of(before)
            assert formula(after) == formula(before)


def test_tables_keep_published_texts_and_the_same_bytes(tmp_path):
    frame = pd.DataFrame(
        {"year": [1, 2], "text": [leaf("eleven", 5), leaf("三", 6)], "share": [A / C, B / C]}
    )
    for name in ("a", "b"):
        write_table(frame, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    back = read_table(tmp_path / "a")
    assert [(plain(v), observations_of(v)) for v in back["text"]] == [("eleven", [5]), ("三", [6])]
    assert observations_of(back["share"].sum()) == [1, 2, 3]
    assert observations_behind(tmp_path / "a") == ((1, 3), (5, 6))


def test_numeric_gives_bare_values_and_leaves_the_table_alone():
    frame = pd.DataFrame(
        {"name": ["a", "b"], "v": pd.Series([A, NAN], dtype=object), "t": [leaf("x", 1)] * 2}
    )
    bare = numeric(frame)
    assert traced_columns(frame) == ["v", "t"] and traced_columns(bare) == []
    assert bare["v"].dtype == "float64" and bare["v"][0] == 12.3 and math.isnan(bare["v"][1])
    assert bare["t"].tolist() == ["x", "x"]


def test_a_table_that_lost_its_lineage_is_not_written(tmp_path):
    frame = pd.DataFrame({"year": [1, 2], "v": pd.Series([A, B]).apply(float)})
    with pytest.raises(InputError, match="the table, row year 1, column v is 12.3, a plain number"):
        write_table(frame, tmp_path / "t.parquet")
    assert not (tmp_path / "t.parquet").exists()


def test_counts_are_whole_numbers_in_the_bare_table():
    frame = pd.DataFrame({"n": [counted([A, B], [True, False], "large"), counted([A], [False], "large")]})
    assert numeric(frame)["n"].dtype == "int64" and numeric(frame)["n"].tolist() == [1, 0]
