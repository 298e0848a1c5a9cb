"""The gravity estimates: how far trade between China and the ten left the path the equation makes of it.

Answers how much of its growth is left once everything is taken out that the two sides sell to and buy from
everybody; and how much of the answer depends on Hong Kong, on other agreements and on trade at home being in
the equation.  The estimation is in the indicator `gravity`.
"""

from __future__ import annotations

from analysis.gravity.terms import (
    BASELINE,
    COHORT_WORDS,
    DOMESTIC,
    DOMESTIC_OPENING,
    EXPORTS,
    FIRST,
    GUIDE,
    IMPORTS,
    LAST,
    OTHERS,
    PERIODS,
    STARTS,
    span,
)
from analysis.indicators.gravity import ABSENT
from tracepaper.evidence.lines import line
from tracepaper.exhibits.captions import Value, year
from tracepaper.exhibits.exhibit import Grid
from tracepaper.languages.number_format import format_cell

READS = ("gravity",)
COLUMNS = (
    ("neither", "both"),
    ("agreements-not-held", "both"),
    (BASELINE, "both"),
    (EXPORTS, EXPORTS),
    (EXPORTS, IMPORTS),
    (DOMESTIC, "both"),
    (DOMESTIC_OPENING, "both"),
)
NUMBERS = ["(1)", "(2)", "(3)", "(4a)", "(4b)", "(5)", "(6)"]
HEADS = {
    "zh": ["无控制", "除中国香港", "加协定", "中国出口", "中国进口", "加内销", "加边界"],
    "en": ["no control", "Hong Kong", "agreements", "exports", "imports", "sales", "border"],
}
OTHER = {"zh": "其他协定", "en": "Other agreements"}
COHORT_ROW = {"zh": "{}：{}", "en": "{}: {}"}
COUNTS = {
    "flows": {"zh": "流量数", "en": "Flows"},
    "pairs": {"zh": "配对数（有方向）", "en": "Directed pairs"},
    "exporters": {"zh": "出口国（地区）", "en": "Exporters"},
}
KEYS = ("specification", "term", "flow")


def data(evidence):
    """specification, flow, term, estimate, error, as the indicator `gravity` gives them."""
    return evidence.table("gravity")


def values(data) -> dict:
    estimates = line(data, "estimate", by=KEYS)
    errors = line(data, "error", by=KEYS)
    return {
        "since": year(FIRST),
        "until": year(LAST),
        "base-until": year(min(STARTS.values()) - 1),
        "guide": Value(estimates[GUIDE, "agreements", "both"], step=0.001),
        "guide-error": Value(errors[GUIDE, "agreements", "both"], step=0.001),
        "absent": Value(int((data["specification"] == ABSENT).sum())),
        "estimate": Value(estimates[BASELINE, "area", "both"], step=0.001),
        "error": Value(errors[BASELINE, "area", "both"], step=0.001),
        "sales": Value(estimates[DOMESTIC, "area", "both"], step=0.001),
        "border": Value(estimates[DOMESTIC_OPENING, "area", "both"], step=0.001),
    }


def cells(data, language: str) -> Grid:
    numbers = {column: line(data, column, by=KEYS) for column in ("estimate", "error")}
    rows = []
    for term in PERIODS:
        rows += _pair(numbers, term, span(term, language), language)
    for cohort in STARTS:
        label = COHORT_ROW[language].format(span("area", language), COHORT_WORDS[cohort][language])
        rows += _pair(numbers, f"area-{cohort}", label, language)
    rows += _pair(numbers, OTHERS, OTHER[language], language)
    rows += [_statistic(numbers["estimate"], term, language) for term in COUNTS]
    return Grid(
        align=["left", *["right"] * len(COLUMNS)],
        header=[["", *NUMBERS], ["", *HEADS[language]]],
        rows=rows,
        widths=[0.23, *[0.11] * len(COLUMNS)],
    )


def _statistic(estimates, term: str, language: str) -> list[str]:
    """A row of counts; the two columns of one equation have them once, in the first of the two."""
    found = ["" if flow == IMPORTS else estimates[name, term, "both"] for name, flow in COLUMNS]
    return [COUNTS[term][language], *(v if v == "" else format_cell(v, 0, language) for v in found)]


def _pair(numbers: dict, term: str, label: str, language: str) -> list[list[str]]:
    """Two rows: the coefficients, and their standard errors in parentheses; blank where a column does not
    have the term.  What the directions share stands under exports."""
    estimates, errors = (
        [
            format_cell(_found(numbers[column], name, term, flow), 3, language, missing="")
            for name, flow in COLUMNS
        ]
        for column in ("estimate", "error")
    )
    return [[label, *estimates], ["", *(f"({text})" if text else "" for text in errors)]]


def _found(line_of, name: str, term: str, flow: str):
    shared = "both" if term == OTHERS and flow == EXPORTS else flow
    return line_of.get((name, term, shared))
