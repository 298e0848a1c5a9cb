"""Dates on a scale of years."""

from __future__ import annotations

import pytest

from analysis.dates import moment


@pytest.mark.parametrize(
    ("date", "place"),
    [("2010-01-01", 2010.0), ("2005-07", 2005 + 181 / 365), ("2020-12-31", 2020 + 365 / 366)],
)
def test_a_date_stands_at_its_share_of_the_year(date, place):
    assert moment(date) == pytest.approx(place)
