"""The numbers behind the comparison."""

from tracepaper.exhibits.exhibit import Grid
from tracepaper.languages.number_format import format_cell

from analysis.exhibits.fig_growth.exhibit import LABELS
from analysis.exhibits.fig_growth.exhibit import data as drawn
from analysis.names import called

KEYS = ("economy",)
HEAD = {"en": "Economy", "zh": "经济体"}
UNIT = {"en": "{} (% a year)", "zh": "{}（年均%）"}


def data(evidence):
    """economy, before, after (% a year); one row an economy."""
    return drawn(evidence)


def values(data):
    return {}


def cells(data, language):
    head = [UNIT[language].format(LABELS[name][language]) for name in ("before", "after")]
    rows = [
        [
            called(row.economy, language, "economy"),
            format_cell(row.before, 1, language),
            format_cell(row.after, 1, language),
        ]
        for row in data.itertuples()
    ]
    return Grid(["left", "right", "right"], [[HEAD[language], *head]], rows)
