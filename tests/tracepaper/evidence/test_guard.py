"""What would lose lineage in silence stops while a table is made; everything else is as it was."""

from __future__ import annotations

import builtins

import numpy as np
import pandas as pd
import pytest

from tracepaper.evidence.guard import guarded
from tracepaper.evidence.lineage import NAN, LineageError, leaf, observations_of, plain


def series() -> pd.Series:
    return pd.Series([leaf(3.0, 1), leaf(5.0, 2), leaf(5.0, 3)], dtype=object)


def frame() -> pd.DataFrame:
    return pd.DataFrame({"g": ["a", "a", "b"], "year": [1, 2, 3], "v": series()})


def gaps() -> pd.Series:
    return pd.Series([leaf(3.0, 1), NAN], dtype=object)


LOSSES = {
    "rolling": lambda: series().rolling(2).sum(),
    "expanding": lambda: series().expanding().sum(),
    "ewm": lambda: series().ewm(span=2).mean(),
    "rank": lambda: series().rank(),
    "rank in groups": lambda: frame().groupby("g")["v"].rank().sum(),
    "astype": lambda: series().astype(float),
    "astype of a table": lambda: frame().astype({"v": "float64"}),
    "apply": lambda: series().apply(float),
    "map": lambda: series().map(plain),
    "apply by row": lambda: frame().apply(lambda row: row["v"], axis=1).apply(float),
    "to_numeric": lambda: pd.to_numeric(series().map(plain)),
    "interpolate": lambda: gaps().interpolate(),
    "fillna": lambda: gaps().fillna(0),
    "fillna of a table": lambda: gaps().to_frame().fillna(0).sum(axis=1),
    "ffill": lambda: gaps().ffill(),
    "clip": lambda: series().clip(upper=4),
    "np.clip": lambda: np.clip(series().to_numpy(), 0, 4),
    "np.maximum": lambda: np.maximum(series(), 4),
    "np.maximum of arrays": lambda: np.maximum(series().to_numpy(), 4).sum(),
    "np.where": lambda: np.where(series() > 4, series(), 0).sum(),
    "where": lambda: series().where(series() > 4, 0).sum(),
    "mask": lambda: series().mask(series() > 4, 0).sum(),
    "reindex": lambda: series().reindex(range(5), fill_value=0).sum(),
    "add": lambda: series().add(gaps(), fill_value=0),
    "mean": lambda: series().mean(),
    "median": lambda: series().median(),
    "std": lambda: series().std(),
    "mean in groups": lambda: frame().groupby("g")["v"].mean().sum(),
    "mean by name": lambda: frame().groupby("g")["v"].agg("mean"),
    "mean in a pivot": lambda: frame().pivot_table(index="g", values="v", aggfunc="mean"),
    "np.mean": lambda: np.mean(series()),
    "np.median": lambda: np.median(series().to_numpy()),
    "np.nansum": lambda: np.nansum(series().to_numpy()),
    "drop_duplicates": lambda: series().drop_duplicates(),
    "drop_duplicates of rows": lambda: frame().drop_duplicates("g"),
    "unique": lambda: series().unique(),
    "max": lambda: series().max(),
    "max in groups": lambda: frame().groupby("g")["v"].max().sum(),
    "cummax": lambda: series().cummax(),
    "the largest of a list": lambda: max(series()),
    "the smaller of two": lambda: min(series()[0], series()[1]),
}


@pytest.mark.parametrize("name", LOSSES)
def test_a_loss_stops_where_it_happens(name):
    with guarded(), pytest.raises(LineageError, match=r"test_guard\.py:\d+: \w+: .+; \w+"):
        LOSSES[name]()


@pytest.mark.parametrize(
    "nothing",
    [
        lambda: pd.Series([NAN, NAN], dtype=object).sum(),
        lambda: pd.DataFrame({"g": ["a"], "v": pd.Series([NAN], dtype=object)}).groupby("g")["v"].sum()["a"],
        lambda: pd.DataFrame({"a": [NAN], "b": [NAN]}, dtype=object).sum(axis=1)[0],
        lambda: (
            pd.DataFrame({"g": ["a"], "v": pd.Series([NAN], dtype=object)})
            .pivot_table(index="g", values="v", aggfunc="sum", dropna=False)
            .to_numpy()[0, 0]
        ),
    ],
)
def test_a_sum_of_nothing_is_missing(nothing):
    with guarded():
        assert pd.isna(nothing())


def test_what_keeps_lineage_goes_on():
    with guarded():
        table = frame()
        assert observations_of(series().sum()) == [1, 2, 3]
        assert [observations_of(v) for v in table.groupby("g")["v"].sum()] == [[1, 2], [3]]
        assert [observations_of(v) for v in series().cumsum()] == [[1], [1, 2], [1, 2, 3]]
        wide = table.pivot(index="g", columns="year", values="v")
        assert observations_of(*wide.stack()) == [1, 2, 3] and wide.isna().sum().sum() == 3
        assert table.merge(table, on="year")["v_x"].map(str).tolist() == ["3.0", "5.0", "5.0"]
        assert series().where(series() > 4).isna().tolist() == [True, False, False]
        assert table.astype({"year": float, "v": object})["year"].dtype == "float64"


def test_plain_numbers_are_calculated_as_ever():
    numbers = pd.Series([1.0, 2.0, NAN])
    with guarded():
        assert (numbers.mean(), numbers.max(), numbers.fillna(0).min(), max([1, 2])) == (1.5, 2.0, 0.0, 2)
        assert np.maximum(np.array([1.0, 3.0]), 2).tolist() == [2.0, 3.0]
        assert np.maximum.accumulate([2, 1]).tolist() == [2, 2] and np.where([True], 1, 0).tolist() == [1]
        assert pd.Series(["b", "a", "b"]).drop_duplicates().tolist() == ["b", "a"]
        assert frame()["year"].max() == 3 and frame().groupby("g")["year"].max().tolist() == [2, 3]
        assert (pd.Series([], dtype=bool)).sum() == 0


def test_a_published_text_may_become_anything():
    texts = pd.Series([leaf("2005", 1), leaf("2006", 2)], dtype=object)
    with guarded():
        assert texts.map(lambda text: int(str(text))).tolist() == [2005, 2006]


def test_afterwards_all_is_put_back():
    before = (builtins.max, np.where, np.maximum, pd.Series.mean, pd.Series.sum, "max" in vars(pd.Series))
    with pytest.raises(ZeroDivisionError), guarded():
        assert builtins.max is not before[0]
        _ = 1 / 0
    after = (builtins.max, np.where, np.maximum, pd.Series.mean, pd.Series.sum, "max" in vars(pd.Series))
    assert after == before
