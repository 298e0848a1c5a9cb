"""The indicators: examples by hand, independent libraries, laws that must hold, and what is missing."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import cityblock
from scipy.special import rel_entr

from analysis import measures as m
from tracepaper.evidence.lineage import leaf, observations_of, plain

NAN = math.nan
amounts = st.floats(min_value=0.01, max_value=1e6)
pairs = st.lists(st.tuples(amounts, amounts), min_size=2, max_size=12)
scales = st.floats(min_value=1e-3, max_value=1e3)
close = {"rel": 1e-9, "abs": 1e-9}


def series(*values) -> pd.Series:
    return pd.Series(values, index=list("abcdefgh")[: len(values)], dtype=float)


def traced(values: pd.Series, start: int = 0) -> pd.Series:
    return pd.Series([leaf(float(v), n) for n, v in enumerate(values, start)], index=values.index)


def columns(rows) -> tuple[pd.Series, pd.Series]:
    first, second = zip(*rows, strict=True)
    return pd.Series(first), pd.Series(second)


# examples by hand


@pytest.mark.parametrize(
    "value, expected",
    [
        (m.ratio(3.0, 4.0), 0.75),
        (m.rca(20.0, 100.0, 50.0, 1000.0), 4.0),  # 20 % of the exports, 5 % of the world's
        (m.symmetric_rca(4.0), 0.6),
        (m.symmetric_rca(1.0), 0.0),
        (m.symmetric_rca(0.0), -1.0),
        (m.trade_intensity(30.0, 100.0, 150.0, 1200.0, 200.0), 2.0),  # 30 % goes where 15 % could
        (m.complementarity(series(0.5, 0.5, 0), series(0.25, 0.25, 0.5)), 50.0),
        (m.similarity(series(0.5, 0.3, 0.2), series(0.2, 0.3, 0.5)), 0.7),
        (m.cosine(series(0.6, 0.8), series(0.8, 0.6)), 0.96),
        (m.cosine(series(1, 0), series(0, 1)), 0.0),
        (m.log_deviation(series(1, math.exp(2))), 1.0),
        (m.log_deviation(series(1, math.exp(2)), series(3, 1)), math.sqrt(0.75)),
        (m.specialisation(series(0.5, 0.3, 0.2), series(0.2, 0.3, 0.5)), 0.6),
        (m.grubel_lloyd(30.0, 70.0), 0.6),
        (m.grubel_lloyd(0.0, 5.0), 0.0),
        (m.grubel_lloyd(5.0, 5.0), 1.0),
        (m.grubel_lloyd_total(series(30, 10), series(70, 10)), 2 / 3),  # (0.6 * 100 + 1 * 20) / 120
        (m.concentration(series(5, 3, 2)), 0.38),
        (m.concentration(series(7)), 1.0),
        (m.openness(30.0, 20.0, 200.0), 25.0),
        (m.theil(series(1, 3)), (0.5 * math.log(0.5) + 1.5 * math.log(1.5)) / 2),
        (m.theil(series(2, 6), series(3, 1)), 0.75 * 2 / 3 * math.log(2 / 3) + 0.25 * 2 * math.log(2)),
        (m.variation(series(1, 3)), 0.5),
        (m.variation(series(2, 6), series(3, 1)), math.sqrt(3) / 3),
        (m.compound_growth(100.0, 121.0, 2), 10.0),
        (m.growth(80.0, 100.0), 25.0),
        (m.growth(80.0, 60.0), -25.0),
    ],
)
def test_examples(value, expected):
    assert value == pytest.approx(expected, **close)


def test_theil_between_by_hand():
    """Two groups of equal size with means 2 and 6: only their means differ from the mean 4."""
    between = m.theil_between(series(1, 3, 6, 6), pd.Series(list("xxyy"), index=list("abcd")))
    assert between == pytest.approx(0.5 * 0.5 * math.log(0.5) + 0.5 * 1.5 * math.log(1.5), **close)


def test_shares_by_hand():
    assert m.shares(series(2, 6)).tolist() == [0.25, 0.75]


# against independent libraries


@given(pairs)
def test_theil_is_the_relative_entropy_of_income_and_population(rows):
    income, people = columns(rows)
    by_income = (income * people / (income * people).sum()).to_numpy()
    by_people = (people / people.sum()).to_numpy()
    assert m.theil(income, people) == pytest.approx(rel_entr(by_income, by_people).sum(), **close)
    assert m.theil(income) == pytest.approx(
        math.log(len(income)) - scipy.stats.entropy(income.to_numpy()), **close
    )


@given(pairs)
def test_variation_agrees_with_scipy_and_numpy(rows):
    values, people = columns(rows)
    assert m.variation(values) == pytest.approx(scipy.stats.variation(values.to_numpy()), rel=1e-9, abs=1e-7)
    mean = np.average(values, weights=people)
    spread = math.sqrt(np.average((values - mean) ** 2, weights=people))
    assert m.variation(values, people) == pytest.approx(spread / mean, rel=1e-9, abs=1e-7)


@given(pairs)
def test_distances_agree_with_scipy(rows):
    a, b = map(m.shares, columns(rows))
    distance = cityblock(a.to_numpy(), b.to_numpy())
    assert m.specialisation(a, b) == pytest.approx(distance, **close)
    assert m.complementarity(a, b) == pytest.approx(100 - 50 * distance, **close)


@given(st.lists(amounts, min_size=2, max_size=10))
def test_compound_growth_is_the_geometric_mean_of_the_years(levels):
    factors = [b / a for a, b in pairwise(levels)]
    expected = 100 * (scipy.stats.gmean(factors) - 1)
    grown = m.compound_growth(levels[0], levels[-1], len(factors))
    assert grown == pytest.approx(expected, rel=1e-6, abs=1e-6)


# laws


@given(pairs)
def test_rca_weighted_by_the_worlds_shares_has_the_mean_one(rows):
    own, world = columns(rows)
    index = m.rca(own, own.sum(), world, world.sum())
    assert (m.shares(world) * index).sum() == pytest.approx(1, **close)
    symmetric = m.symmetric_rca(index)
    assert symmetric.between(-1, 1).all()
    assert ((symmetric > 0) == (index > 1)).all()


@given(st.lists(st.tuples(amounts, amounts), min_size=3, max_size=8))
def test_trade_intensity_weighted_by_the_partners_imports_has_the_mean_one(rows):
    """The first economy exports to all others; the weights are theirs in the imports of the others."""
    exports, imports = columns(rows)
    to, of = exports[1:], imports[1:]
    index = m.trade_intensity(to, to.sum(), of, imports.sum(), imports[0])
    assert (m.shares(of) * index).sum() == pytest.approx(1, rel=1e-6)


@given(pairs)
def test_structures(rows):
    a, b = map(m.shares, columns(rows))
    assert m.similarity(a, b) == pytest.approx(m.similarity(b, a), **close)
    assert m.similarity(a, a) == pytest.approx(1, **close) and m.specialisation(a, a) == 0
    assert -1e-12 <= m.similarity(a, b) <= 1 + 1e-12
    assert m.specialisation(a, b) == pytest.approx(2 * (1 - m.similarity(a, b)), **close)
    assert m.complementarity(a, b) == pytest.approx(100 * m.similarity(a, b), **close)


@given(pairs)
def test_intra_industry_trade(rows):
    exports, imports = columns(rows)
    each, total = m.grubel_lloyd(exports, imports), m.grubel_lloyd_total(exports, imports)
    assert each.between(0, 1).all() and -1e-12 <= total <= 1
    assert total == pytest.approx((each * m.shares(exports + imports)).sum(), **close)
    assert each.tolist() == m.grubel_lloyd(imports, exports).tolist()
    assert m.grubel_lloyd(exports.sum(), imports.sum()) >= total - 1e-9  # detail lowers it


@given(st.lists(amounts, min_size=1, max_size=12))
def test_concentration_lies_between_even_and_one(values):
    index = m.concentration(pd.Series(values))
    assert 1 / len(values) - 1e-12 <= index <= 1 + 1e-12
    assert m.concentration(pd.Series([values[0]] * len(values))) == pytest.approx(1 / len(values), **close)


@given(st.lists(st.tuples(amounts, amounts, st.sampled_from("xyz")), min_size=2, max_size=12), st.booleans())
def test_theil_decomposes_exactly(rows, weighted):
    incomes, people, groups = (pd.Series(column) for column in zip(*rows, strict=True))
    people = people if weighted else pd.Series(1.0, index=people.index)
    within, product = 0.0, (incomes * people).sum()
    for members in groups.groupby(groups).groups.values():
        share = (incomes[members] * people[members]).sum() / product
        within += share * m.theil(incomes[members], people[members])
    between = m.theil_between(incomes, groups, people)
    assert between + within == pytest.approx(m.theil(incomes, people), **close)
    assert -1e-9 <= between <= m.theil(incomes, people) + 1e-9
    assert m.theil(incomes, people) <= math.log(people.sum() / people.min()) + 1e-9


@pytest.mark.parametrize(
    "measure",
    [
        m.grubel_lloyd_total,
        lambda x, y: m.theil(x),
        lambda x, y: m.variation(x),
        lambda x, y: m.concentration(x),
        lambda x, y: m.shares(y).iloc[0],
        lambda x, y: m.growth(x, y).iloc[0],
        lambda x, y: m.openness(x, y, x.sum()).iloc[0],
        lambda x, y: m.rca(x, x.sum(), y, y.sum()).iloc[0],
        lambda x, y: m.trade_intensity(x[0], x.sum(), y[0], 3 * y.sum(), y[1]),
    ],
)
@given(rows=pairs, scale=scales)
def test_the_currency_does_not_matter(measure, rows, scale):
    a, b = columns(rows)
    assert measure(a * scale, b * scale) == pytest.approx(measure(a, b), rel=1e-6, abs=1e-7)


@given(pairs, scales)
def test_the_size_of_the_population_does_not_matter(rows, scale):
    incomes, people = columns(rows)
    assert m.theil(incomes, people * scale) == pytest.approx(m.theil(incomes, people), **close)
    expected = pytest.approx(m.variation(incomes, people), rel=1e-6, abs=1e-7)
    assert m.variation(incomes, people * scale) == expected


def test_a_transfer_from_rich_to_poor_lowers_inequality():
    assert m.theil(series(2, 3, 7)) < m.theil(series(1, 3, 8))
    assert m.variation(series(2, 3, 7)) < m.variation(series(1, 3, 8))
    assert m.theil(series(4, 4, 4)) == m.variation(series(4, 4, 4)) == 0


# what is missing


@pytest.mark.parametrize(
    "value",
    [
        m.ratio(1.0, 0.0),
        m.ratio(0.0, 0),
        m.ratio(NAN, 1.0),
        m.ratio(1.0, NAN),
        m.rca(1.0, 0.0, 1.0, 1.0),
        m.rca(1.0, 1.0, 0.0, 1.0),
        m.rca(1.0, 1.0, 1.0, 0.0),
        m.rca(NAN, 1.0, 1.0, 1.0),
        m.symmetric_rca(NAN),
        m.trade_intensity(1.0, 2.0, 3.0, 5.0, 5.0),
        m.trade_intensity(1.0, 2.0, 0.0, 5.0, 1.0),
        m.complementarity(series(1, NAN), series(0.5, 0.5)),
        m.similarity(series(1, 0), series(NAN, 1)),
        m.specialisation(series(NAN, 0), series(1, 0)),
        m.grubel_lloyd(0.0, 0.0),
        m.grubel_lloyd(NAN, 1.0),
        m.grubel_lloyd_total(series(1, NAN), series(1, 1)),
        m.grubel_lloyd_total(series(0, 0), series(0, 0)),
        m.concentration(series(1, NAN)),
        m.concentration(series(0, 0)),
        m.concentration(series(3, -1)),
        m.openness(1.0, NAN, 3.0),
        m.openness(1.0, 1.0, 0.0),
        m.theil(series(1, NAN)),
        m.theil(series(1, 0)),
        m.theil(series(1, 2), series(1, NAN)),
        m.theil(series(1, 2), series(0, 0)),
        m.theil(series(1, 2), series(2, -1)),
        m.theil_between(series(1, NAN), series(0, 1)),
        m.theil_between(series(1, 2), series(0, 1), series(1, NAN)),
        m.theil_between(series(1, 2), pd.Series(["x", None], index=["a", "b"])),
        m.variation(series(1, NAN)),
        m.variation(series(1, 2), series(NAN, 1)),
        m.variation(series(-1, 1)),
        m.compound_growth(NAN, 1.0, 2),
        m.compound_growth(1.0, 0.0, 2),
        m.compound_growth(-1.0, 2.0, 2),
        m.compound_growth(1.0, 2.0, 0),
        m.growth(0.0, 5.0),
        m.growth(NAN, 5.0),
        m.growth(5.0, NAN),
    ],
)
def test_undefined_is_missing_and_no_number(value):
    assert math.isnan(value)


def test_columns_miss_only_the_cells_they_must():
    result = m.rca(series(1, NAN, 3, 0), 10.0, series(2, 2, 0, 2), 20.0)
    assert result.isna().tolist() == [False, True, True, False] and result["d"] == 0
    assert m.ratio(series(1, 2), series(0, 4)).isna().tolist() == [True, False]
    assert m.ratio(series(1, 2), 0).isna().all()
    assert m.ratio(8.0, series(2, 0)).fillna(-1).tolist() == [4.0, -1.0]
    assert m.shares(series(1, NAN)).isna().all()


def test_an_empty_place_counts_for_nothing():
    groups = pd.Series(list("xxy"), index=list("abc"))
    incomes, people = series(1, 3, 9), series(1, 1, 0)
    assert m.theil_between(incomes, groups, people) == pytest.approx(0, abs=1e-12)
    assert m.theil(incomes, people) == pytest.approx(m.theil(series(1, 3)), **close)


@pytest.mark.parametrize(
    "measure", [m.similarity, m.specialisation, m.complementarity, m.grubel_lloyd_total, m.theil]
)
def test_different_indexes_are_refused(measure):
    with pytest.raises(ValueError, match="same index"):
        measure(series(1, 2), pd.Series([1.0, 2.0], index=["b", "a"]))


@pytest.mark.parametrize(
    "operands, denominators, reason",
    [
        ({"exports": 1.0}, {"world": 2.0}, ""),
        ({"exports": 0.0}, {}, ""),
        ({"exports": 1.0}, None, ""),
        ({"exports": NAN}, {"world": 0.0}, "exports not published"),
        ({"exports": None}, {}, "exports not published"),
        ({"exports": 1.0}, {"world": NAN}, "world not published"),
        ({"exports": 1.0}, {"world": 0.0}, "world is zero"),
        ({"exports": leaf(0.0, 1)}, {"world": leaf(0.0, 2)}, "world is zero"),
    ],
)
def test_why_missing(operands, denominators, reason):
    assert m.why_missing(operands, denominators) == reason


# traced numbers give the same, and say what they used

FIRST, SECOND = series(5, 3, 2), series(1, 4, 4)
GROUPS = pd.Series(list("xxy"), index=FIRST.index)


@pytest.mark.parametrize(
    "measure",
    [
        lambda a, b: m.similarity(m.shares(a), m.shares(b)),
        m.specialisation,
        m.complementarity,
        m.grubel_lloyd_total,
        m.theil,
        m.variation,
        lambda a, b: m.theil_between(a, GROUPS, b),
        lambda a, b: m.concentration(a + b),
        lambda a, b: m.rca(a["a"], a.sum(), b["a"], b.sum()),
        lambda a, b: m.symmetric_rca(m.rca(a, a.sum(), b, b.sum())).sum(),
        lambda a, b: m.shares(a + b).iloc[0],
        lambda a, b: m.trade_intensity(a["a"], a.sum(), b["a"], b.sum(), b["b"]),
        lambda a, b: m.grubel_lloyd(a, b).sum(),
        lambda a, b: m.openness(a.sum(), b.sum(), a["a"]),
        lambda a, b: m.compound_growth(a.sum(), b.sum(), 3),
        lambda a, b: m.growth(a, b).sum(),
        lambda a, b: m.ratio(a.sum(), b).sum(),
    ],
)
def test_traced_numbers_give_the_same_and_their_sources(measure):
    result = measure(traced(FIRST), traced(SECOND, 10))
    assert plain(result) == pytest.approx(measure(FIRST, SECOND), **close)
    assert observations_of(result) == [0, 1, 2, 10, 11, 12]


@pytest.mark.parametrize("measure", [m.theil, m.variation])
def test_unweighted_measures_of_traced_numbers(measure):
    result = measure(traced(FIRST))
    assert plain(result) == pytest.approx(measure(FIRST), **close) and observations_of(result) == [0, 1, 2]


@pytest.mark.parametrize(
    "measure", [m.theil, m.variation, m.grubel_lloyd_total, lambda a, b: m.theil_between(a, GROUPS, b)]
)
def test_traced_numbers_with_a_gap_are_missing(measure):
    gap = traced(SECOND, 10)
    gap["b"] = NAN
    assert math.isnan(measure(traced(FIRST), gap))
