"""A new value off its past by a unit is named; growth, small flows and revisions are not."""

from __future__ import annotations

import pandas as pd
import pytest

from tracepaper.sources.new_values import level_findings

UNITS = {"USD": ("USD", 1.0), "USD_M": ("USD", 1e6)}


def table(values, years=(2021, 2022, 2023, 2024), unit="USD_M"):
    rows = [
        ("bank", "exports", economy, str(year), level * 1.05**at, unit)
        for economy, level in values.items()
        for at, year in enumerate(years)
    ]
    return pd.DataFrame(rows, columns=["source", "series", "economy", "period", "value", "unit"])


LEVELS = {"A": 150_000.0, "B": 90_000.0, "C": 20_000.0, "D": 40.0}
LAST = table(LEVELS, (2021, 2022, 2023))


def changed(economy, factor, period="2024"):
    frame = table(LEVELS)
    here = (
        (frame["economy"] == economy) & (frame["period"] == period) if economy else frame["period"] == period
    )
    frame.loc[here, "value"] *= factor
    return frame


def found(new, last=LAST):
    return [f.text for f in level_findings(new, last, ["economy"], UNITS) if f.stops]


@pytest.mark.parametrize("factor", [1e-4, 1e-3, 0.1, 10, 1000])
@pytest.mark.parametrize("economy", "ABC")
def test_a_slip_in_the_newest_year_is_named(economy, factor):
    [text] = found(changed(economy, factor))
    assert text.startswith(f"exports {economy} 2024 is") and "its past" in text


@pytest.mark.parametrize("factor", [1e-3, 0.1, 1000])
def test_a_whole_year_in_another_unit_is_named_as_one(factor):
    texts = found(changed("", factor))
    assert "the middle of 4 new values is" in texts[0]


def test_a_revised_value_that_slipped_is_named():
    assert found(changed("B", 1000, "2022"))


@pytest.mark.parametrize("economy, factor", [("A", 1.6), ("A", 0.5), ("C", 3), ("D", 40), ("D", 0.01)])
def test_growth_and_small_flows_are_no_slips(economy, factor):
    assert found(changed(economy, factor)) == []


def test_another_unit_with_the_same_amounts_is_no_slip():
    new = table({name: level * 1e6 for name, level in LEVELS.items()}, unit="USD")
    assert found(new) == []


def test_what_the_last_edition_had_already_is_nobodys_concern():
    odd = changed("A", 1000, "2022")
    assert found(odd, odd) == [] and found(table(LEVELS), LAST) == []


def test_without_a_past_there_is_nothing_to_say():
    assert level_findings(LAST, LAST.iloc[:0], ["economy"], UNITS) == []


def test_a_rate_that_falls_to_a_tenth_is_told_and_does_not_stop():
    units = {**UNITS, "PERCENT": ("PERCENT", 1.0)}
    new, last = changed("A", 0.1).assign(unit="PERCENT"), LAST.assign(unit="PERCENT")
    findings = level_findings(new, last, ["economy"], units)
    assert findings and not any(finding.stops for finding in findings)


@pytest.mark.parametrize("economy, stops", [("A", True), ("C", True), ("D", False)])
def test_an_amount_that_mattered_and_is_nothing_now_stops(economy, stops):
    assert bool(found(changed(economy, 0.0))) == stops
    assert not found(changed(economy, 0.0), changed(economy, 0.0))


def test_a_series_that_is_nothing_throughout_is_held_against_the_last_edition():
    new = changed("A", 1.0)
    new.loc[new["economy"] == "A", "value"] = 0.0
    assert any("exports A 2022 is 0, and was" in text for text in found(new))
