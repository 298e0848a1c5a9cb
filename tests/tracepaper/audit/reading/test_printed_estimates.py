"""Intervals and stars as printed."""

from __future__ import annotations

import pytest

from tracepaper.audit.reading.printed_estimates import interval_problems, levels_of, star_problems

LEVELS = {1: 0.1, 2: 0.05, 3: 0.01}


def test_the_note_gives_the_levels():
    assert levels_of("Errors in parentheses; * p<0.1, ** p < .05, *** p＜0.01.") == LEVELS
    assert levels_of("Errors in parentheses.") == {}


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (["a", "0.048", "0.099", "[−0.15, 0.24]"], ""),
        (["a", "0.26", "0.099", "[−0.15, 0.24]"], "does not hold"),
        (["a", "0.245", "0.099", "[−0.15, 0.24]"], ""),
        (["a", "0.048", "[0.24, −0.15]"], "begins above"),
        (["a", "1,234", "[1,100, 1,400]"], ""),
        (["a", "text"], ""),
    ],
)
def test_an_interval_holds_its_estimate(row, wrong):
    found = list(interval_problems(row))
    assert bool(found) == bool(wrong)
    assert all(wrong in text for text in found)


@pytest.mark.parametrize(
    ("estimate", "error", "right"),
    [
        ("0.536***", "(0.112)", True),
        ("0.536", "(0.112)", False),
        ("0.111", "(0.095)", True),
        ("0.111*", "(0.095)", False),
        ("−0.200**", "(0.090)", True),
        ("−0.200***", "(0.090)", False),
        ("0.2", "(0.1)", True),
        ("0.2***", "(0.1)", True),
    ],
)
def test_stars_are_those_of_the_error_below_within_rounding(estimate, error, right):
    assert (not list(star_problems([["a", estimate], ["", error]], LEVELS))) == right


def test_the_error_may_stand_beside_and_the_place_is_told():
    ((row, column, text),) = star_problems([["a", "x"], ["b", "0.111*", "(0.095)"]], LEVELS)
    assert (row, column) == (1, 1)
    assert text == "0.111* with the error (0.095) should have no star by the note"
