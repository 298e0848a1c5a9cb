"""Parts that come to more than their total, or explain clearly less of it than before, are named."""

from __future__ import annotations

import pandas as pd
import pytest

from tracepaper.sources.wholes import whole_findings

UNITS = {"USD": ("USD", 1.0), "USD_M": ("USD", 1e6)}
DIMENSIONS = ["economy", "partner", "product"]
PARTS = {"VNM": 50.0, "THA": 40.0, "BRN": 1.0}


def table(years=(2022, 2023, 2024), turned=False, **changed):
    """Trade of C with its partners and the world; changed: partner=value of the last year."""
    rows = []
    for year in years:
        parts = PARTS | (changed if year == 2024 else {})
        for partner, value in {"WLD": 91.0, **parts}.items():
            pair = (partner, "C") if turned else ("C", partner)
            rows.append(("exports", *pair, "", str(year), value, "USD_M"))
    return pd.DataFrame(rows, columns=["series", *DIMENSIONS, "period", "value", "unit"])


LAST = table((2022, 2023))


def found(new, last=LAST, wholes=("WLD",)):
    return whole_findings(new, last, DIMENSIONS, UNITS, wholes)


def test_parts_that_add_up_are_no_finding():
    assert found(table()) == found(table(turned=True), table((2022, 2023), True)) == []
    assert found(table(VNM=49.0, THA=41.05)) == []  # rounding


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("changed", [{"VNM": 60.0}, {"BRN": 1000.0}, {"ASEAN": 91.0}])
def test_more_than_the_total_stops(turned, changed):
    [one] = found(table(turned=turned, **changed), table((2022, 2023), turned))
    assert (
        one.stops
        and "exports C 2024: all values of" in one.text
        and "more than the total, 9.1e+07" in one.text
    )


def test_a_total_of_which_less_is_explained_is_told():
    [one] = found(table(VNM=0.05))
    assert not one.stops and "add up to 45% of the total, the period before to 100%" in one.text


def test_what_was_so_before_or_has_no_total_is_nobodys_concern():
    odd = table(VNM=60.0)
    assert found(odd, odd) == [] and found(odd, wholes=()) == []
    assert found(odd[odd["partner"] != "WLD"]) == []
