"""A cell without lineage is declared, or the build stops and says where and why."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from tracepaper.errors import InputError
from tracepaper.evidence.columns import Columns, check_columns, columns_of
from tracepaper.evidence.lineage import NAN, Traced, gather, leaf

COLUMNS = Columns("fig-a", "a.py", ("economy", "year"), ("verdict",), ("mark",))
A, B, C = leaf(1.0, 1), leaf(2.0, 2), leaf(4.0, 3)


def table(**changed) -> pd.DataFrame:
    columns = {
        "economy": ["CHN", "CHN", "VNM"],
        "year": [2000, 2001, 2000],
        "value": pd.Series([A, B, C], dtype=object),
        "verdict": ["yes", "no", None],
        "mark": [5.0, 5.0, 5.0],
    }
    return pd.DataFrame(columns | changed)


def values(*cells) -> pd.Series:
    return pd.Series(cells, dtype=object)


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"value": values(A, NAN, None)},
        {"value": values(NAN, NAN, NAN)},
        {"verdict": values(leaf("yes", 9), None, "no")},
        {"year": values(2000, pd.NA, 2000)},
    ],
)
def test_a_table_with_lineage_passes(changed):
    check_columns(table(**changed), COLUMNS)


V = values(A, B, C)
PLANTED = {
    "rolling": (V.rolling(2).sum(), "a number written into the code among traced"),
    "expanding": (V.expanding().sum(), "lineage was lost"),
    "ewm": (V.ewm(span=2).mean(), "lineage was lost"),
    "rank": (V.rank(), "lineage was lost"),
    "astype": (V.astype(float), "lineage was lost"),
    "apply": (V.apply(float), "lineage was lost"),
    "interpolate": (V.astype(float).interpolate(), "lineage was lost"),
    "plain objects": (values(1.0, 2.0, 4.0), "lineage was lost"),
    "whole numbers": ([1, 2, 3], "lineage was lost"),
    "mean of groups": (pd.Series(np.repeat(V.mean(), 3)), "lineage was lost"),
    "fillna": (values(A, 0, C), r"row economy CHN, year 2001, column value is 0, a plain 0"),
    "a sum of nothing": (values(A, B, values(NAN).sum()), "row economy VNM, year 2000, .* a plain 0"),
    "clip": (V.clip(upper=3.0), r"row economy VNM, year 2000, column value is 3\.0, a number written into"),
    "np.maximum": (np.maximum(V, 2.5), r"row economy CHN, year 2000, column value is 2\.5, a number"),
    "np.where": (np.where(V > 1, V, 0), "row economy CHN, year 2000, column value is 0, a plain 0"),
    "concat": (pd.concat([V[:2], values(7.0)], ignore_index=True), "column value is 7.0, a number written"),
    "a text": (values(A, "n.a.", C), "column value is “n.a.”, a text that nobody published"),
    "made of nothing": (values(A, gather([], 0.0, "none"), C), "made of no observation"),
    "numbers in between": (values(A, Traced(1.0, "+", (1, 2)), C), "made of no observation"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_cell_without_lineage_stops(name):
    cells, message = PLANTED[name]
    with pytest.raises(InputError, match=rf"^a\.py: fig-a, .*{message}"):
        check_columns(table(value=cells), COLUMNS)


@pytest.mark.parametrize(
    "changed, message",
    [
        ({"year": [2000, 2000, 2000]}, "fig-a has two rows economy CHN, year 2000; take one out"),
        ({"verdict": ["yes", 1.5, "no"]}, "row economy CHN, year 2001, column verdict is 1.5, but WRITTEN"),
        ({"mark": [5.0, 5.0, 6.0]}, r"column mark is 6\.0, but 5\.0 before: CONSTANTS"),
        ({"other": [1.0, 2.0, 3.0]}, "column other is 1.0, a plain number"),
    ],
)
def test_declarations_are_borne_out(changed, message):
    with pytest.raises(InputError, match=message):
        check_columns(table(**changed), COLUMNS)


def test_a_declared_column_must_be_there():
    with pytest.raises(InputError, match="fig-a has no column mark, which is declared; it has economy"):
        check_columns(table().drop(columns="mark"), COLUMNS)
    with pytest.raises(InputError, match="fig-a has no column month"):
        check_columns(table(), Columns("fig-a", keys=("month",), given=False))
    twice = pd.concat([table(), table()[["value"]]], axis=1)
    with pytest.raises(InputError, match="two columns value"):
        check_columns(twice, COLUMNS)


def test_rows_need_something_that_tells_them_apart():
    with pytest.raises(InputError, match="3 rows and no KEYS"):
        check_columns(table()[["value"]], Columns("fig-a"))
    check_columns(table()[["value"]][:1], Columns("fig-a"))


def module(**names):
    return SimpleNamespace(__file__="exhibit.py", **names)


def test_what_a_module_declares():
    dimensions = ("economy", "partner")
    found = columns_of(module(), "fig-a", dimensions)
    assert found.keys == ("economy", "partner", "year", "period") and found.given
    found = columns_of(module(KEYS=("term",), CONSTANTS=("mark",)), "fig-a", dimensions)
    assert (found.keys, found.constants, found.given) == (("term",), ("mark",), False)


def test_counts_are_of_the_paper_itself():
    counted = {"KEYS": ("source",), "COUNTS": ("facts",)}
    frame = pd.DataFrame({"source": ["a", "b"], "facts": [1, 2]})
    check_columns(frame, columns_of(module(READS=("results",), **counted), "tbl-a", ()))
    with pytest.raises(InputError, match="column facts is 1, a plain number"):
        check_columns(frame, columns_of(module(READS=("gdp",), **counted), "tbl-a", ()))
    with pytest.raises(InputError, match="COUNTS are whole numbers"):
        check_columns(
            frame.assign(facts=[1, 2.5]), columns_of(module(READS=("results",), **counted), "tbl-a", ())
        )
