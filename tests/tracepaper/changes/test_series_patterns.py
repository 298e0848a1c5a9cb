"""A revision is told for what it is: unit, rescaling, rebasing, break, outlier."""

from __future__ import annotations

import math

import pytest

from tracepaper.changes.series_patterns import patterns

YEARS = [str(year) for year in range(2000, 2024)]
FLAT = [100.0 * 1.05**n for n in range(24)]
NAN = float("nan")


def kinds(after, before=FLAT, years=YEARS):
    return [p["kind"] for p in patterns(years, before, after)]


@pytest.mark.parametrize(
    "factor, kind", [(1000.0, "unit"), (0.1, "unit"), (1.23, "rescaled"), (0.98, "rescaled")]
)
def test_one_ratio_over_all_years(factor, kind):
    [found] = patterns(YEARS, FLAT, [v * factor for v in FLAT])
    assert found["kind"] == kind and found["ratio"] == pytest.approx(factor)
    assert (found["first"], found["last"]) == ("2000", "2023")


def test_a_growing_revision_to_the_end_is_a_rebasing():
    after = [v * (1 + 0.02 * max(0, n - 5)) for n, v in enumerate(FLAT)]
    [found] = patterns(YEARS, FLAT, after)
    assert (found["kind"], found["first"], found["last"]) == ("rebased", "2006", "2023")
    assert found["ratio"] == pytest.approx(1.36)


def test_a_rebasing_that_leaves_out_the_newest_years_is_one_all_the_same():
    half = [v * (1.2 if 3 <= n < 22 else 1) for n, v in enumerate(FLAT)]
    assert kinds([v * (1 + n / 1000) if 3 <= n < 22 else v for n, v in enumerate(half)]) == ["rebased"]
    assert kinds([v * (1.2 + n / 1000) if 3 <= n < 9 else v for n, v in enumerate(FLAT)]) == [
        "break",
        "break",
    ]


def test_a_step_is_a_break_and_one_year_an_outlier():
    assert kinds([v * (1.5 if n < 8 else 1) for n, v in enumerate(FLAT)]) == ["break"]
    assert kinds([v * (1.5 if n == 8 else 1) for n, v in enumerate(FLAT)]) == ["outlier"]


def test_a_new_year_out_of_line_is_an_outlier_and_an_ordinary_one_is_not():
    steady = [100.0 * math.exp(0.05 * n + 0.004 * (n % 3)) for n in range(24)]
    before = [*steady[:-1], NAN]
    assert kinds(steady, before) == []
    assert kinds([*steady[:-1], steady[-1] * 10], before) == ["outlier"]


def test_small_revisions_and_short_series_are_nothing():
    assert kinds([v * 1.0001 for v in FLAT]) == []
    assert patterns(YEARS[:2], FLAT[:2], [v * 2 for v in FLAT[:2]]) == []
    assert patterns([], [], []) == []
    assert patterns(YEARS, [-1.0] * 24, [0.0] * 24) == []
