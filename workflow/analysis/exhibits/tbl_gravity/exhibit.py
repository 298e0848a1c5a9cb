"""The gravity estimates: what the China-ASEAN Free Trade Area did to the trade of its members.

Answers how much of the growth of China-ASEAN trade is left once everything is taken out that the two
sides sell to and buy from everybody; and, by the two periods before the tariff cuts, how much of that had
come before them.  The estimation is in the indicator `gravity`.
"""

from __future__ import annotations

from analysis.indicators.gravity import FIRST, GAIN, INTERVAL, LAST, LEADS, PHASES, STATISTICS
from tracepaper.exhibits.exhibit import Caption, Grid
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
    "lead-early": ("协定之前", "no agreement yet"),
    "lead-framework": ("框架协议之后", "framework signed"),
    "tariff-cuts": ("降税", "tariff cuts"),
    "free-trade-area": ("自由贸易区", "free trade area"),
    "upgrade": ("升级", "upgrade"),
}
COUNTS = {
    "observations": ("流量数", "Flows"),
    "pairs": ("国家对（有方向）", "Directed pairs"),
    "exporters": ("出口国", "Exporters"),
    "pseudo-r2": ("伪R²", "Pseudo R²"),
}


def data(evidence):
    """model, flow, term, estimate, error, as the indicator `gravity` gives them."""
    return evidence.table("gravity")


def by_term(data) -> dict[tuple[str, str, str, str], float]:
    """(model, term, flow, column) -> number: the table is looked up some hundred times."""
    return {
        (row["model"], row["term"], row["flow"], column): float(row[column])
        for row in data.to_dict("records")
        for column in ("estimate", "error")
    }


def value(numbers: dict, model: str, term: str, column: str = "estimate", flow: str = "both") -> float:
    """One number of `by_term`; nan where the model does not have the term."""
    return numbers.get((model, term, flow, column), float("nan"))


def _span(term: str, language: str) -> str:
    first, last = {**LEADS, **PHASES}[term]
    return f"{first}{'—' if language == 'zh' else '–'}{last}"


def cells(data, language: str) -> Grid:
    chinese = language == "zh"
    numbers, rows = by_term(data), []
    for term in (*LEADS, *PHASES):
        event = EVENTS[term][not chinese]
        label = f"{_span(term, language)}（{event}）" if chinese else f"{_span(term, language)}, {event}"
        rows += _pair(numbers, term, label)
    before = _span("lead-framework", language)
    for term in PHASES:
        label = (
            f"{_span(term, language)}与{before}之差" if chinese else f"{_span(term, language)} less {before}"
        )
        rows += _pair(numbers, GAIN + term, label)
    for term in STATISTICS:
        decimals = 3 if term == "pseudo-r2" else 0
        found = [value(numbers, model, term) if flow != "imports" else None for model, flow in COLUMNS]
        rows.append(
            [
                COUNTS[term][not chinese],
                *(format_cell(v, decimals, language) if v is not None else "" for v in found),
            ]
        )
    return Grid(
        align=["left", *["right"] * len(COLUMNS)],
        header=[["", *NUMBERS], ["", *HEADS[language]]],
        rows=rows,
        widths=[0.28, *[0.12] * len(COLUMNS)],
    )


def _pair(numbers: dict, term: str, label: str) -> list[list[str]]:
    """Two rows: the coefficients, and their standard errors in parentheses; blank where there is none."""
    estimates = [value(numbers, model, term, flow=flow) for model, flow in COLUMNS]
    errors = [value(numbers, model, term, "error", flow) for model, flow in COLUMNS]
    return [
        [label, *(format_cell(v, 3, missing="") for v in estimates)],
        ["", *(f"({text})" if text else "" for text in (format_cell(v, 3, missing="") for v in errors))],
    ]


def caption(data) -> Caption:
    numbers = by_term(data)
    last, gain = (value(numbers, "leads", term) for term in ("upgrade", GAIN + "upgrade"))
    lead = value(numbers, "leads", "lead-framework")
    shown = [format_cell(v, 3) for v in (last, lead, gain)]
    years = [LAST - INTERVAL * n for n in range((LAST - FIRST) // INTERVAL, -1, -1)]
    listed = {"zh": "、".join(map(str, years)), "en": ", ".join(map(str, years))}
    flows = format_cell(value(numbers, "all-years", "observations"), 0)
    return Caption(
        title={
            "zh": f"中国—东盟自由贸易区的贸易效应：引力方程估计，{FIRST}—{LAST}年",
            "en": f"Trade effects of the China–ASEAN Free Trade Area: gravity estimates, {FIRST}–{LAST}",
        },
        note={
            "zh": "被解释变量为出口国报告的出口额（离岸价，现价美元）。泊松伪极大似然，含出口国—年份、进口"
            "国—年份和有方向的国家对固定效应；括号内为按国家对聚类的"
            "标准误。各期为中国与东盟十国之间流量的虚拟变量；(1)以降税之前为基期，其余以"
            f"{FIRST}—1998年为基期。除(3)用全部年份外，各列每三年取一年（{listed['zh']}）。"
            "(4)不含香港、澳门、新加坡；(5a)、(5b)出自同一方程，分别为中国的出口与进口。出口国取IMF"
            "年度文件，其缺少者取月度文件之和；IMF的估计值不用，未公布的流量作缺失处理，不作零。",
            "en": "Dependent variable: exports as reported by the exporter (FOB, current US dollars). "
            "Poisson pseudo-maximum likelihood with exporter-year, "
            "importer-year and directed pair fixed effects; standard errors clustered by pair in "
            "parentheses. The periods are dummies for flows between China "
            "and the ten ASEAN members; the base is the years before the tariff cuts in (1), "
            f"{FIRST}–1998 in the others. (3) uses every year, the other columns "
            f"every third ({listed['en']}). (4) leaves out Hong Kong, Macao and Singapore; (5a) "
            "and (5b), China's exports and imports, come from one equation. Reporters from the IMF's "
            "annual file, those it lacks from the sum of the monthly one; IMF estimates are not "
            "used; a flow not published is missing, not zero.",
        },
        alt={
            "zh": f"六列系数表。含先导期的第(2)列中，系数由先导期逐期上升，{_span('lead-framework', 'zh')}年"
            f"为{shown[1]}，{_span('upgrade', 'zh')}年为{shown[0]}，两者"
            f"之差{shown[2]}。第(3)列用{flows}个流量。",
            "en": "Six columns of coefficients. In column (2), with leads, they rise from period to "
            f"period: {shown[1]} in {_span('lead-framework', 'en')}, "
            f"{shown[0]} in {_span('upgrade', 'en')}, a difference of {shown[2]}. Column (3) uses "
            f"{flows} flows.",
        },
    )
