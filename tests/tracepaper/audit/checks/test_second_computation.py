"""Two computations of one table are held against each other."""

from __future__ import annotations

from tracepaper.audit.checks.second_computation import compare_rows

ROWS = [{"year": "2000", "gdp": "1000.0"}, {"year": "2001", "gdp": "3000.0"}, {"year": "2002", "gdp": ""}]


def test_differences_are_named_by_column_and_row():
    second = [{"year": 2002, "gdp": None}, {"year": 2000, "gdp": 1000.0}, {"year": 2001, "gdp": 3001.0}]
    assert [(d[0], d[1]) for d in compare_rows(ROWS, second, ["year"]).differences] == [("gdp", 2)]
    assert compare_rows(ROWS, second[:2], ["year"]).differences
    assert not compare_rows(
        ROWS, [*second[:2], {"year": 2001, "gdp": 3000.0 * (1 + 1e-12)}], ["year"]
    ).differences
