"""Rows exchanged and years shifted are named; revisions, growth and catching up are not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tracepaper.sources.misplaced import misplaced

KNOWN = {
    (who, str(year)): Decimal(level) * (100 + 6 * (year - 2020)) / 100
    for who, level in (("a", 3500), ("b", 3800), ("c", 1500), ("d", 1400))
    for year in range(2020, 2024)
}
NEXT = {(who, "2024"): KNOWN[who, "2023"] * Decimal("1.05") for who in "abcd"}


def exchanged(values, first, second):
    other = {first: second, second: first}
    return {(other.get(who, who), year): value for (who, year), value in values.items()}


@pytest.mark.parametrize("pair", ["ab", "cd", "ac"])
def test_two_rows_exchanged_in_a_new_year_are_named(pair):
    [finding] = misplaced(exchanged(NEXT, *pair), KNOWN)
    assert finding.stops and f"the values of {pair[0]} fit the past of {pair[1]}" in finding.text


def test_two_rows_exchanged_in_known_years_are_named():
    assert [f.kind for f in misplaced(exchanged(KNOWN, "c", "d"), KNOWN)] == ["rows exchanged"]


@pytest.mark.parametrize("by", [-1, 1])
def test_a_shift_by_a_year_is_named(by):
    shifted = {(who, str(int(year) + by)): value for (who, year), value in KNOWN.items()}
    assert {f.kind for f in misplaced(shifted, KNOWN)} == {"year shifted"}


def test_the_last_year_copied_into_the_new_one_is_named():
    copied = {(who, "2024"): KNOWN[who, "2023"] for who in "abcd"}
    assert [f.kind for f in misplaced(copied, KNOWN)] == ["year shifted"]


@pytest.mark.parametrize(
    "growth",
    [(1.05, 1.05, 1.05, 1.05), (0.97, 1.03, 1.12, 1.08), (1.02, 0.95, 1.2, 1.01), (1.3, 1.3, 1.3, 1.3)],
)
def test_growth_and_revisions_are_no_faults(growth):
    new = {(who, "2024"): KNOWN[who, "2023"] * Decimal(g) for who, g in zip("abcd", growth, strict=True)}
    revised = {key: value * Decimal("1.02") for key, value in KNOWN.items()}
    assert misplaced(new, KNOWN) == [] and misplaced(revised | new, KNOWN) == []
    assert misplaced(KNOWN, KNOWN) == []
