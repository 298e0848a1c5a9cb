"""Runs of observation numbers say the same as the numbers, however they are written."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracepaper.evidence import ranges as module
from tracepaper.evidence.ranges import as_array, as_ranges, from_ranges, read, runs_of, united, written

numbers = st.sets(st.integers(0, 500))
spans = st.tuples(st.integers(0, 200), st.integers(0, 20)).map(lambda pair: (pair[0], sum(pair)))


def spelt_out(runs) -> list[int]:
    return [n for first, last in runs for n in range(first, last + 1)]


@given(numbers)
def test_ranges_read_back(numbers):
    ranges = as_ranges(numbers)
    assert from_ranges(ranges) == as_array(ranges).tolist() == sorted(numbers)
    assert all(later[0] - earlier[1] > 1 for earlier, later in pairwise(read(ranges)))  # neighbours are one


@given(st.lists(spans))
def test_runs_read_back(runs):
    assert read(written(runs)) == tuple(runs)


@given(st.lists(spans))
def test_united_runs_hold_the_same_numbers_once(runs):
    found = united(runs)
    assert spelt_out(found) == sorted(set(spelt_out(runs)))
    assert found == united(found) == runs_of(spelt_out(runs))


@given(st.lists(spans, min_size=1))
def test_many_runs_are_united_as_few_are(runs):
    found, few = united(runs), runs_of(spelt_out(runs))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_MANY", 1)
        assert united(runs) == found and runs_of(spelt_out(runs)) == few
        assert all(type(end) is int for run in united(runs) for end in run)


@given(st.lists(st.integers(0, 500)))
def test_runs_of_an_array_or_a_column_are_those_of_its_numbers(numbers):
    array = np.array(numbers, dtype="int32")
    found = runs_of(array)
    assert found == runs_of(numbers) == runs_of(pd.Series(array, index=array[::-1]))
    assert array.tolist() == numbers, "what is given is left as it is"
    assert all(type(end) is int for run in found for end in run)


@given(st.lists(spans), st.randoms())
def test_the_order_of_runs_says_nothing(runs, random):
    shuffled = random.sample(runs, len(runs))
    assert united(shuffled) == united(runs)


def test_ranges_are_short():
    assert as_ranges([14, 12, 13, 20, 12]) == ["12-14", "20"]


def test_nothing_is_no_range():
    assert as_ranges([]) == [] and len(as_array([])) == 0


@pytest.mark.parametrize("text", ["", "x", "3-", "-3", "1-2-3"])
def test_what_is_no_range_is_refused(text):
    with pytest.raises(ValueError, match="invalid literal"):
        read([text])
