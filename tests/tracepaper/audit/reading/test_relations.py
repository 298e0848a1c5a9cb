"""Relations found in a table: a broken one is named in its row, chance makes none."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from tracepaper.audit.reading.relations import between_columns, intervals, sums_to, totals

RANDOM = np.random.default_rng(1)


def words(found):
    return {relation.words: relation.broken for relation in found}


def trade(rows=12):
    exports, imports = RANDOM.uniform(10, 100, (2, rows))
    total = exports + imports
    return {"exports": exports, "imports": imports, "total": total, "share": 100 * exports / total}


def test_sums_and_shares_are_found_and_hold():
    found = words(between_columns(trade()))
    assert found["total = exports + imports"] == ()
    assert found["share = 100 × exports / total"] == ()


@pytest.mark.parametrize("column", ["exports", "imports", "total"])
def test_one_wrong_cell_breaks_the_relation_in_its_row(column):
    columns = trade()
    columns[column][7] *= 1.01
    assert words(between_columns(columns))["total = exports + imports"] == (7,)


def test_a_share_of_the_wrong_total_is_named():
    columns = trade()
    columns["share"][3] = 100 * columns["exports"][3] / columns["imports"][3]
    assert words(between_columns(columns))["share = 100 × exports / total"] == (3,)


def test_a_swapped_sign_and_a_growth_are_named():
    first, last = RANDOM.uniform(10, 100, (2, 10))
    columns = {"first": first, "last": last, "growth": 100 * (last / first - 1)}
    columns["growth"][2] *= -1
    assert words(between_columns(columns))["growth = 100 × (last / first − 1)"] == (2,)


def test_numbers_without_relation_and_very_large_ratios_make_none():
    a, b, c = RANDOM.uniform(1, 2, (3, 30))
    assert words(between_columns({"a": a, "b": b, "c": c})) == {}
    share = RANDOM.uniform(10, 30, 30)
    value = RANDOM.uniform(1e10, 1e11, 30)
    value[4] = 1e8
    total = 100 * value / share
    assert all(not broken for broken in words(between_columns({"v": value, "s": share, "t": total})).values())


def test_what_is_missing_tells_nothing():
    columns = trade()
    columns["imports"][3] = np.nan
    assert words(between_columns(columns))["total = exports + imports"] == ()


def estimates(rows=20):
    from scipy.special import erfc

    estimate, error = RANDOM.normal(0, 1, rows), RANDOM.uniform(0.1, 0.5, rows)
    half = 1.96 * error
    p = erfc(np.abs(estimate / error) / np.sqrt(2))
    return {"b": estimate, "se": error, "low": estimate - half, "high": estimate + half, "p": p}


def test_an_interval_its_error_and_its_p_belong_to_the_estimate():
    found = words(intervals(estimates()))
    assert set(found) == {
        "b is in the middle of low and high",
        "high is b and 1.96 times se",
        "p is the p of b / se",
    }
    assert not any(found.values())


@pytest.mark.parametrize(
    ("column", "broken"),
    [("low", "b is in the middle"), ("se", "high is b"), ("p", "p is the p"), ("b", "b is in the middle")],
)
def test_a_wrong_end_error_or_p_is_named_in_its_row(column, broken):
    columns = estimates()
    columns[column][5] += 0.3 if column != "p" else -0.2 * np.sign(columns["p"][5] - 0.3)
    found = words(intervals(columns))
    assert (5,) in [rows for text, rows in found.items() if text.startswith(broken)]


def panel():
    years, codes = range(2010, 2016), ("VNM", "THA", "MMR")
    rows = [(code, year, RANDOM.uniform(10, 100)) for year in years for code in codes]
    frame = pd.DataFrame(rows, columns=["economy", "year", "value"])
    whole = frame.groupby("year", as_index=False)["value"].sum().assign(economy="ASEAN")
    return pd.concat([frame, whole], ignore_index=True)


def test_a_group_s_row_is_the_sum_of_its_members():
    frame = panel()
    (found,) = totals(frame, ["economy", "year"], "value")
    assert (found.words, found.broken, found.held) == (
        "value of economy ASEAN is the sum of the others",
        (),
        6,
    )
    frame.loc[20, "value"] += 1
    (found,) = totals(frame, ["economy", "year"], "value")
    assert found.broken == (20,)


def test_shares_add_up_to_a_hundred():
    frame = panel().query("economy != 'ASEAN'").reset_index(drop=True)
    frame["share"] = 100 * frame["value"] / frame.groupby("year")["value"].transform("sum")
    (found,) = sums_to(frame, ["economy", "year"], "share")
    assert found.broken == ()
    frame.loc[4, "share"] += 0.5
    (found,) = sums_to(frame, ["economy", "year"], "share")
    assert found.broken == (3,)
    assert list(sums_to(frame, ["economy", "year"], "value")) == []
