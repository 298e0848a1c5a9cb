"""Numbers keep their value, their sources and their formula through ordinary pandas code."""

from __future__ import annotations

import math
import operator

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracepaper.evidence.lineage import (
    NAN,
    Traced,
    bulk,
    formula,
    gather,
    leaf,
    observations_of,
    plain,
    ranges_of,
)

OPERATORS = [operator.add, operator.sub, operator.mul, operator.truediv]
sizes = st.floats(min_value=-1e9, max_value=1e9, allow_subnormal=False)
groups = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), sizes), min_size=1, max_size=25)


def frame_of(rows) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["g", "h", "v"])
    frame["plain"] = frame["v"]
    frame["v"] = [leaf(v, obs) for obs, v in enumerate(frame["v"])]
    return frame


# arithmetic


@pytest.mark.filterwarnings("ignore:overflow encountered")  # numpy's own floats say so
@given(sizes, sizes, st.sampled_from(OPERATORS))
def test_arithmetic_equals_that_of_floats(a, b, op):
    try:
        expected = op(a, b)
    except ZeroDivisionError:
        expected = NAN
    for left, right, behind in (
        (leaf(a, 1), leaf(b, 2), [1, 2]),
        (leaf(a, 1), b, [1]),
        (a, leaf(b, 2), [2]),
        (np.float64(a), leaf(b, 2), [2]),
        (leaf(a, 1), np.float64(b), [1]),
    ):
        result = op(left, right)
        if math.isfinite(expected):
            assert plain(result) == expected and observations_of(result) == behind
        else:
            assert type(result) is float and math.isnan(result)


@given(st.floats(min_value=1e-6, max_value=1e6), st.floats(min_value=-3, max_value=3))
def test_powers_logs_and_roots_equal_those_of_floats(a, b):
    number = leaf(a, 4)
    for result, expected in (
        (number**b, a**b),
        (b ** leaf(2, 4), b**2),
        (np.log(number), math.log(a)),
        (np.sqrt(number), math.sqrt(a)),
        (np.exp(leaf(b, 4)), math.exp(b)),
        (-number, -a),
        (abs(leaf(b, 4)), abs(b)),
    ):
        assert plain(result) == expected and observations_of(result) == [4]


@pytest.mark.parametrize(
    "missing",
    [
        leaf(1.0, 1) / leaf(0.0, 2),
        leaf(0.0, 1) / 0,
        leaf(np.float64(1), 1) / np.float64(0),
        leaf(1.0, 1) + NAN,
        NAN - leaf(1.0, 1),
        leaf(-8.0, 1) ** (1 / 3),
        leaf(0.0, 1) ** -1,
        leaf(1e200, 1) ** 2,
        leaf(1e200, 1) * leaf(1e200, 2),
        leaf(0.0, 1).log(),
        leaf(-1.0, 1).sqrt(),
        leaf(1e4, 1).exp(),
    ],
)
def test_what_is_no_finite_number_is_missing(missing):
    assert type(missing) is float and math.isnan(missing)


@given(sizes, sizes)
def test_comparisons_equal_those_of_floats(a, b):
    for op in (operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge):
        assert op(leaf(a, 1), leaf(b, 2)) == op(leaf(a, 1), b) == op(a, b)
    assert hash(leaf(a, 1)) == hash(a) and bool(leaf(a, 1)) == bool(a) and float(leaf(a, 1)) == a


def test_a_text_cannot_be_calculated_with():
    with pytest.raises(TypeError, match="published text"):
        leaf("eleven", 1) + 1
    with pytest.raises(TypeError, match="published text"):
        "n" * leaf(2, 1)


def test_one_number_and_a_column_in_either_order():
    column = pd.Series([leaf(2.0, 1), leaf(4.0, 2)])
    for result in (leaf(8.0, 9) / column, 1 / (column / leaf(8.0, 9))):
        assert [plain(v) for v in result] == [4.0, 2.0]
        assert [observations_of(v) for v in result] == [[1, 9], [2, 9]]
    floats = leaf(8.0, 9) * pd.Series([0.5, 0.25])
    assert [observations_of(v) for v in floats] == [[9], [9]] and list(floats) == [4.0, 2.0]
    assert [observations_of(v) for v in leaf(8.0, 9) - np.array([1.0, 2.0])] == [[9], [9]]


# pandas


@given(groups)
def test_group_sums_come_from_exactly_their_members(rows):
    frame = frame_of(rows)
    sums = frame.groupby("g")["v"].sum()
    for name, members in frame.groupby("g"):
        assert observations_of(sums[name]) == sorted(members.index)
        assert plain(sums[name]) == pytest.approx(members["plain"].sum(), abs=1e-6)


@given(groups)
def test_pivots_come_from_exactly_their_cells(rows):
    frame = frame_of(rows)
    wide = frame.pivot_table(index="g", columns="h", values="v", aggfunc="sum")
    for (row, column), members in frame.groupby(["g", "h"]):
        assert observations_of(wide.loc[row, column]) == sorted(members.index)
    filled = sum(isinstance(v, Traced) for v in wide.to_numpy().ravel())
    assert filled == frame.groupby(["g", "h"]).ngroups  # no cell without observations


@given(groups, groups)
def test_joins_come_from_both_sides(left_rows, right_rows):
    left = frame_of(left_rows)
    right = frame_of(right_rows).drop_duplicates("g")
    right["v"] = [leaf(float(v), 1000 + place) for place, v in zip(right.index, right["v"], strict=True)]
    left["row"], right["other"] = left.index, right.index + 1000
    joined = left.merge(right, on="g", suffixes=("", "_right"))
    total = joined["v"] + joined["v_right"]
    for value, row, other in zip(total, joined["row"], joined["other"], strict=True):
        assert observations_of(value) == [row, other]
    expected = sorted(set(joined["row"]) | set(joined["other"]))
    assert observations_of(*total) == expected


def test_missing_cells_are_left_out_of_sums_and_of_their_sources():
    column = pd.Series([leaf(1.0, 1), NAN, leaf(2.0, 3)], dtype=object)
    assert column.sum() == 3.0 and observations_of(column.sum()) == [1, 3]
    assert column.isna().tolist() == [False, True, False]


def test_extremes_and_running_sums_keep_their_sources():
    column = pd.Series([leaf(3.0, 1), leaf(5.0, 2), leaf(4.0, 3)])
    assert observations_of(column.max()) == [2] and observations_of(column.min()) == [1]
    assert [observations_of(v) for v in column.cumsum()] == [[1], [1, 2], [1, 2, 3]]
    assert observations_of(column.diff().iloc[2]) == [2, 3]
    assert column.sort_values().map(plain).tolist() == [3.0, 4.0, 5.0]


# what is behind a number


def test_estimates_and_choices_name_what_they_used():
    estimate = bulk(0.5, [3, 1, 2, 9], "slope")
    best = gather([leaf(1.0, 20), 7.0, estimate], 7.0, "maximum")
    assert observations_of(estimate) == [1, 2, 3, 9]
    assert observations_of(best * 2, leaf(0.0, 30), 5.0) == [1, 2, 3, 9, 20, 30]
    assert formula(best * 2) == "maximum * 2"


def test_a_sum_of_very_many_terms_is_no_problem():
    total = sum(leaf(1.0, n) for n in range(50_000))
    assert total == 50_000.0 and ranges_of(total) == ["0-49999"]
    assert formula(total) == "Σ(1 + … + 1; n = 50000)"


def test_shared_parts_are_visited_once():
    number = leaf(1.0, 1)
    for _ in range(200):  # 2**200 paths
        number = number + number - number
    assert observations_of(number) == [1]


# formulas

A, B, C = leaf(12.3, 1), leaf(4.5, 2), leaf(100.0, 3)


@pytest.mark.parametrize(
    "number, text",
    [
        ((A + B) / C, "(12.3 + 4.5) / 100"),
        (A + B * C, "12.3 + 4.5 * 100"),
        (A - (B - C), "12.3 - (4.5 - 100)"),
        (A - B - C, "12.3 - 4.5 - 100"),
        (A / (B / C), "12.3 / (4.5 / 100)"),
        (A / B / C, "12.3 / 4.5 / 100"),
        ((A**2) ** 2, "(12.3 ** 2) ** 2"),
        (A ** (leaf(2, 4) ** 2), "12.3 ** (2 ** 2)"),
        (leaf(-3.0, 1) ** 2, "(-3) ** 2"),
        (-(A + B), "-(12.3 + 4.5)"),
        (A.log() * 2, "ln(12.3) * 2"),
        (abs(A - B), "abs(12.3 - 4.5)"),
        (sum([A, B]), "12.3 + 4.5"),
        (leaf(2.5e9, 1) / 2, "2,500,000,000 / 2"),
        (leaf("eleven", 1), "“eleven”"),
        (3, "3"),
        (Traced(7.0, "stored", ((1, 2),), "3 + 4") * 2, "7 * 2"),
        (Traced(7.0, "stored", ((1, 2),), "3 + 4"), "3 + 4"),
    ],
)
def test_formulas(number, text):
    assert formula(number) == text


@given(
    st.recursive(
        st.integers(-9, 9).map(lambda n: leaf(float(n), 1)),
        lambda inner: (
            st.tuples(inner, inner, st.sampled_from([*OPERATORS, operator.pow]))
            .map(lambda t: t[2](t[0], t[1]))
            .filter(lambda v: isinstance(v, Traced))
        ),
        max_leaves=6,
    )
)
def test_a_formula_gives_its_value(number):
    """Python reads the formula as a person does; shown figures have six digits."""
    text = formula(number, longest=99, characters=10_000)
    try:
        assert eval(text.replace(",", "")) == pytest.approx(number.value, rel=1e-9, abs=1e-9)
    except (ZeroDivisionError, OverflowError):  # 1e-200 / 1e-200 and the like
        pytest.fail(text)


def test_long_sums_and_long_calculations_are_shortened():
    assert formula(sum(leaf(float(n), n) for n in range(1, 10))) == "Σ(1 + … + 9; n = 9)"
    assert formula(sum(leaf(float(n), n) for n in range(1, 9))).count("+") == 7
    number = A
    for n in range(40):
        number = (number * leaf(1.0 + n, n) + B) / C
    assert len(formula(number)) <= 240
