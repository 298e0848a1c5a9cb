"""The two periods side by side: their mean, their lowest and their highest year."""

from analysis.periods import PERIODS, mean
from tracepaper.evidence.sets import largest_of, smallest_of
from tracepaper.exhibits.exhibit import Grid
from tracepaper.languages.number_format import format_cell

KEYS = ("first", "last")
HEAD = {
    "en": ["Years", "Mean (billion m³)", "Lowest (billion m³)", "Highest (billion m³)"],
    "zh": ["年份", "平均（亿立方米）", "最低（亿立方米）", "最高（亿立方米）"],
}
SCALE = {
    "en": (1e9, 1),  # what is printed is divided by, and its digits
    "zh": (1e8, 0),
}
BETWEEN = {
    "en": "–",
    "zh": "—",
}


def data(evidence):
    """first, last (years), mean, lowest, highest (m³); one row a period."""
    import pandas as pd

    flow = evidence.observations("nile", "flow")
    rows = []
    for first, last in PERIODS:
        years = flow.span(first, last)
        rows.append([first, last, mean(years), smallest_of(years.values()), largest_of(years.values())])
    return pd.DataFrame(rows, columns=["first", "last", "mean", "lowest", "highest"])


def values(data):
    return {}


def cells(data, language):
    rows, (scale, digits) = [], SCALE[language]
    for row in data.itertuples():
        numbers = [
            format_cell(value / scale, digits, language) for value in (row.mean, row.lowest, row.highest)
        ]
        rows.append([f"{row.first}{BETWEEN[language]}{row.last}", *numbers])
    return Grid(["left", "right", "right", "right"], [HEAD[language]], rows)
