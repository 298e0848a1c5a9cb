"""What a whole set gives depends on the whole set."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from tracepaper.evidence.lineage import NAN, formula, leaf, observations_of, plain
from tracepaper.evidence.quantities import Quantity, named, quantity_of
from tracepaper.evidence.sets import (
    absent_as_zero,
    clipped,
    counted,
    cumulative,
    largest_of,
    median_of,
    ranked,
    rolling_sum,
    smallest_of,
)

VALUES = [leaf(3.0, 1), leaf(5.0, 2), leaf(4.0, 3), leaf(9.0, 4)]


@pytest.mark.parametrize(
    "found, value, behind",
    [
        (largest_of(VALUES), 9.0, [1, 2, 3, 4]),
        (smallest_of(iter(VALUES)), 3.0, [1, 2, 3, 4]),
        (smallest_of([VALUES[0], 2.0]), 2.0, [1]),
        (median_of(VALUES), 4.5, [1, 2, 3, 4]),
        (median_of(VALUES[:3]), 4.0, [1, 2, 3]),
        (counted(VALUES, (value > 4 for value in VALUES), "above 4"), 2, [1, 2, 3, 4]),
        (clipped(VALUES[1], high=4), 4.0, [2]),
        (clipped(VALUES[1], low=4), 5.0, [2]),
    ],
)
def test_values_and_what_they_depend_on(found, value, behind):
    assert plain(found) == value and observations_of(found) == behind


@pytest.mark.parametrize("operation", [largest_of, smallest_of, median_of])
def test_with_one_missing_the_result_is_missing(operation):
    for values in ([VALUES[0], NAN], [VALUES[0], None], []):
        assert math.isnan(operation(values))


def test_formulas_say_what_was_done():
    assert formula(largest_of(VALUES[:2]) / 2) == "max(3, 5) / 2"
    assert formula(median_of(VALUES)) == "median(3, 5, 4, …)"
    assert formula(clipped(VALUES[1], 0, 4)) == "5 kept within 0 and 4"


def test_a_largest_value_measures_what_its_members_do():
    tariff = Quantity("INDEX", 0.1, {"en": "tariff"})
    found = largest_of([named(VALUES[0], tariff, ("CHN",)), named(VALUES[1], tariff, ("VNM",))])
    assert quantity_of(found).unit == "INDEX"
    assert quantity_of(counted([named(VALUES[0], tariff)], [True], "large")) is None


def test_ranks_depend_on_all():
    ranks = ranked([*VALUES, leaf(5.0, 5)])
    assert [plain(rank) for rank in ranks] == [5, 2, 4, 1, 2]
    assert {tuple(observations_of(rank)) for rank in ranks} == {(1, 2, 3, 4, 5)}
    assert all(math.isnan(rank) for rank in ranked([VALUES[0], NAN]))


def test_running_sums():
    assert [(plain(v), observations_of(v)) for v in cumulative(VALUES)][2] == (12.0, [1, 2, 3])
    gap = cumulative([VALUES[0], NAN, VALUES[1]])
    assert [math.isnan(v) for v in gap] == [False, True, True]
    sums = rolling_sum(VALUES, 2)
    assert math.isnan(sums[0]) and [plain(v) for v in sums[1:]] == [8.0, 9.0, 13.0]
    assert [observations_of(v) for v in sums[1:]] == [[1, 2], [2, 3], [3, 4]]
    assert [math.isnan(v) for v in rolling_sum([VALUES[0], NAN, VALUES[1]], 2)] == [True] * 3


def test_a_part_that_a_whole_structure_does_not_have_depends_on_all_it_has():
    published = pd.Series({"b": VALUES[0], "a": VALUES[1]})
    whole = absent_as_zero(published, ["a", "b", "c"])
    assert [plain(v) for v in whole] == [5.0, 3.0, 0.0]
    assert [observations_of(v) for v in whole] == [[2], [1], [1, 2]]
