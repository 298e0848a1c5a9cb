"""The recorded formula, read again."""

from __future__ import annotations

import pytest

from tracepaper.audit.reading.formulas import (
    is_bare_ratio,
    is_difference,
    is_hundredfold,
    parsed,
    periods_of_growth,
)
from tracepaper.evidence.lineage import formula, leaf


def tree(text):
    found = parsed(text)
    assert found is not None
    return found


@pytest.mark.parametrize("text", ["8.45 - 1.41", "abs(1 - 2)", "100 * a / b - 100 * c / d"])
def test_a_difference_is_seen_at_the_top(text):
    assert is_difference(tree(text))


def test_the_one_taken_from_a_ratio_makes_no_difference():
    assert not is_difference(tree("100 * (1,234 / 1,000 - 1)"))


def test_a_ratio_in_per_cent_is_told_from_a_bare_one():
    assert is_hundredfold(tree("100 * 1,445,642 / 4,266,766"))
    assert not is_bare_ratio(tree("100 * 1,445,642 / 4,266,766"))
    assert is_bare_ratio(tree("98814 / 1488.88"))
    assert not is_hundredfold(tree("98814 / (100 * 2)"))


def test_the_package_s_own_formulas_are_read_with_their_abbreviations():
    terms = sum((leaf(1000.0 + n, n) for n in range(12)), start=0)
    growth = 100 * ((terms / leaf(5.0, 99)) ** (1 / 24) - 1)
    assert "…" in formula(growth)
    assert periods_of_growth(tree(formula(growth))) == [pytest.approx(24, rel=1e-4)]


def test_a_square_or_a_root_is_no_growth():
    assert periods_of_growth(tree("sqrt(0.5 * (3 - 2) ** 2)")) == []


@pytest.mark.parametrize("text", ["PPML, baseline, both: flows", "100 × mean of 7937 rates", "“text”", ""])
def test_a_name_is_no_calculation(text):
    assert parsed(text) is None
