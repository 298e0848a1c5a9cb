"""The average effect over 2010-2018 under every specification: which choices the answer depends on.

Each row changes one thing about the first.  The estimation is in the indicator `gravity_rivals`.
"""

from __future__ import annotations

from analysis.gravity.placebo import DRAWS
from analysis.gravity.terms import LARGEST, SPECIFICATIONS, span
from tracepaper.evidence.lines import line
from tracepaper.exhibits.captions import Value, Words
from tracepaper.exhibits.exhibit import Grid
from tracepaper.languages.number_format import format_cell

READS = ("gravity_rivals",)
HEADS = {
    "zh": ["设定", "系数", "标准误", "置信区间", "p值", "流量数", "配对数"],
    "en": ["Specification", "coefficient", "s.e.", "interval", "p", "flows", "pairs"],
}
LEAST = 0.001  # below it a p is not written out
INTERVAL = {"zh": "[{}, {}]", "en": "[{}, {}]"}
COLUMNS = ("estimate", "error", "low", "high", "p", "flows", "pairs", "rejections")
KEYS = ("specification",)


def data(evidence):
    """specification, estimate, error, low, high, p, flows, pairs, rejections, as the indicator
    `gravity_rivals` gives them."""
    return evidence.table("gravity_rivals")


def values(data) -> dict:
    highs, lows = (line(data, column, by="specification") for column in ("high", "low"))
    apart = [name for name in lows if lows[name] > 0 or highs[name] < 0]
    return {
        "period": Words({language: span("area", language) for language in ("zh", "en")}),
        "rows": Value(len(data)),
        "apart": Value(len(apart)),
        "draws": Value(DRAWS),
        "largest": Value(LARGEST),
    }


def cells(data, language: str) -> Grid:
    rows = [_row(row, language) for row in data.itertuples()]
    return Grid(
        align=["left", *["right"] * (len(HEADS[language]) - 1)],
        header=[HEADS[language]],
        rows=rows,
        widths=[0.34, 0.11, 0.1, 0.18, 0.08, 0.11, 0.1],
    )


def _row(row, language: str) -> list[str]:
    ends = (format_cell(end, 2, language) for end in (row.low, row.high))
    return [
        SPECIFICATIONS[row.specification][language],
        format_cell(row.estimate, 3, language),
        format_cell(row.error, 3, language),
        INTERVAL[language].format(*ends),
        format_cell(row.p, 3, language, least=LEAST),
        format_cell(row.flows, 0, language),
        format_cell(row.pairs, 0, language),
    ]
