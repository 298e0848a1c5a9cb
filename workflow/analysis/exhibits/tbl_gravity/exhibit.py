"""The gravity estimates: what the China-ASEAN Free Trade Area did to the trade of its members.

Answers how much of the growth of China-ASEAN trade is left once everything is taken out that the two
sides sell to and buy from everybody; and, by the two periods before the tariff cuts, how much of that had
come before them.  The estimation is in the indicator `gravity`.
"""

from __future__ import annotations

from analysis.indicators.gravity import FIRST, GAIN, INTERVAL, LAST, LEADS, PHASES, STATISTICS
from tracepaper.evidence.lines import line
from tracepaper.exhibits.captions import Value, year, years
from tracepaper.exhibits.exhibit import Grid
from tracepaper.languages.number_format import format_cell

READS = ("gravity",)
COLUMNS = (
    ("phases", "both"),
    ("leads", "both"),
    ("all-years", "both"),
    ("no-entrepots", "both"),
    ("direction", "exports"),
    ("direction", "imports"),
)
NUMBERS = ["(1)", "(2)", "(3)", "(4)", "(5a)", "(5b)"]
HEADS = {
    "zh": ["各阶段", "加先导期", "逐年", "无转口地", "中国出口", "中国进口"],
    "en": ["phases", "with leads", "all years", "no hubs", "exports", "imports"],
}
EVENTS = {
    "lead-early": {"zh": "协定之前", "en": "no agreement yet"},
    "lead-framework": {"zh": "框架协议之后", "en": "framework signed"},
    "tariff-cuts": {"zh": "降税", "en": "tariff cuts"},
    "free-trade-area": {"zh": "自由贸易区", "en": "free trade area"},
    "upgrade": {"zh": "升级", "en": "upgrade"},
}
COUNTS = {
    "observations": {"zh": "流量数", "en": "Flows"},
    "pairs": {"zh": "国家对（有方向）", "en": "Directed pairs"},
    "exporters": {"zh": "出口国", "en": "Exporters"},
    "pseudo-r2": {"zh": "伪R²", "en": "Pseudo R²"},
}
SPAN = {"zh": "{}—{}", "en": "{}–{}"}
PERIOD = {"zh": "{}（{}）", "en": "{}, {}"}
GAINED = {"zh": "{}与{}之差", "en": "{} less {}"}
PERIODS = {**LEADS, **PHASES}
KEYS = ("model", "term", "flow")


def data(evidence):
    """model, flow, term, estimate, error, as the indicator `gravity` gives them."""
    return evidence.table("gravity")


def values(data) -> dict:
    estimates = line(data, "estimate", by=KEYS)
    early, late = PERIODS["lead-framework"], PERIODS["upgrade"]
    return {
        "since": year(FIRST),
        "until": year(LAST),
        "base-until": year(PERIODS["lead-early"][0] - 1),
        "years": years(*reversed(range(LAST, FIRST - 1, -INTERVAL))),
        "early-since": year(early[0]),
        "early-until": year(early[1]),
        "early": Value(estimates["leads", "lead-framework", "both"], step=0.001),
        "late-since": year(late[0]),
        "late-until": year(late[1]),
        "late": Value(estimates["leads", "upgrade", "both"], step=0.001),
        "gain": Value(estimates["leads", GAIN + "upgrade", "both"], step=0.001),
        "flows": Value(estimates["all-years", "observations", "both"]),
    }


def _span(term: str, language: str) -> str:
    return SPAN[language].format(*PERIODS[term])


def cells(data, language: str) -> Grid:
    numbers = {column: line(data, column, by=KEYS) for column in ("estimate", "error")}
    before, rows = _span("lead-framework", language), []
    for term in PERIODS:
        rows += _pair(
            numbers, language, term, PERIOD[language].format(_span(term, language), EVENTS[term][language])
        )
    for term in PHASES:
        rows += _pair(numbers, language, GAIN + term, GAINED[language].format(_span(term, language), before))
    rows += [_statistic(numbers["estimate"], term, language) for term in STATISTICS]
    return Grid(
        align=["left", *["right"] * len(COLUMNS)],
        header=[["", *NUMBERS], ["", *HEADS[language]]],
        rows=rows,
        widths=[0.28, *[0.12] * len(COLUMNS)],
    )


def _statistic(estimates, term: str, language: str) -> list[str]:
    """A row of counts; the two columns of one equation have them once, in the first of the two."""
    decimals = 3 if term == "pseudo-r2" else 0
    found = ["" if flow == "imports" else estimates[model, term, "both"] for model, flow in COLUMNS]
    return [COUNTS[term][language], *(v if v == "" else format_cell(v, decimals, language) for v in found)]


def _pair(numbers: dict, language: str, term: str, label: str) -> list[list[str]]:
    """Two rows: the coefficients, and their standard errors in parentheses; blank where a model does not
    have the term."""
    estimates, errors = (
        [format_cell(numbers[column].get((model, term, flow)), 3, language, "") for model, flow in COLUMNS]
        for column in ("estimate", "error")
    )
    return [[label, *estimates], ["", *(f"({text})" if text else "" for text in errors)]]
