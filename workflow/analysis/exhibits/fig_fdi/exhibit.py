"""Inward direct investment in China and ASEAN since 2000.

Answers where the region's investment goes now.  Flows swing from year to year, so each economy's weight
is formed over five years (sum of flows over sum of GDP) and never from one year.  A flow is what came
in less what was withdrawn, from anywhere: it can be negative and says nothing about who invested.
"""

from __future__ import annotations

from analysis import measures, palette
from analysis.groups import ASEAN, INFLOW_OF_NINE
from analysis.vocabulary import ASEAN_MEMBERS, THE_ELEVEN
from tracepaper.evidence.lines import line, rows_where
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, year_ticks
from tracepaper.exhibits.bound_marks import cells
from tracepaper.exhibits.captions import Value, economies, year
from tracepaper.exhibits.labels import label_courses
from tracepaper.exhibits.layouts import below, beside
from tracepaper.languages.territories import economy_name

SOURCE, FLOW, PRODUCT = "world-bank-wdi", "BX.KLT.DINV.CD.WD", "NY.GDP.MKTP.CD"
FIRST = 2000
SPAN = 5
SCALES = {"zh": (1e8, "(a) 亿美元，现价"), "en": (1e9, "(a) US$ billion, current prices")}
LOOKS = {
    "CHN": palette.foreground(palette.CHINA),
    ASEAN: palette.foreground(palette.ASEAN),
    INFLOW_OF_NINE: palette.foreground(palette.ASEAN_LESS, "--"),
}
LINES = {
    "CHN": {"zh": "中国", "en": "China"},
    ASEAN: {"zh": "东盟十国", "en": "ASEAN"},
    INFLOW_OF_NINE: {"zh": "不含\n新加坡", "en": "without\nSingapore"},
}


def data(evidence):
    """economy (an ISO code, ASEAN or ASEAN-without-SGP), year, inflow (US$), weight (% of GDP over the five
    years that end in `year`; none in the first four years)."""
    import pandas as pd

    flow, product = (_wide(evidence, series) for series in (FLOW, PRODUCT))
    years = [year for year in flow.index if year in product.index]  # a weight needs both
    flow[ASEAN] = flow[list(ASEAN_MEMBERS)].sum(axis=1)
    flow[INFLOW_OF_NINE] = flow[ASEAN] - flow["SGP"]
    product[ASEAN] = product[list(ASEAN_MEMBERS)].sum(axis=1)
    product[INFLOW_OF_NINE] = product[ASEAN] - product["SGP"]
    rows = [
        {
            "economy": code,
            "year": year,
            "inflow": flow[code][year],
            "weight": _weight(flow[code], product[code], year) if year >= years[0] + SPAN - 1 else None,
        }
        for code in ("CHN", ASEAN, INFLOW_OF_NINE, *ASEAN_MEMBERS)
        for year in years
    ]
    return pd.DataFrame(rows).astype({"inflow": object, "weight": object})


def _wide(evidence, series: str):
    frame = evidence.select(SOURCE, series, economy=THE_ELEVEN)
    wide = frame.pivot(index="year", columns="economy", values="value")
    wide = wide[wide.index >= FIRST].dropna()  # a total needs every member
    wide.index = wide.index.astype(int)
    return wide


def _weight(flow, product, year: int):
    span = list(range(year - SPAN + 1, year + 1))
    return measures.percent(measures.ratio(flow.loc[span].sum(), product.loc[span].sum()))


def values(data) -> dict:
    china, asean = (line(data, "inflow", economy=code) for code in ("CHN", ASEAN))
    first, last = asean.first, asean.last
    weights = line(data, "weight", by="economy", year=last, economy=THE_ELEVEN)
    return {
        "since": year(first),
        "until": year(last),
        "later-from": year(last - SPAN + 1),
        "peak-year": year(china.highest),
        "peak": Value(china[china.highest], "USD", 1e8),
        "china-last": Value(china[last], "USD", 1e8),
        "asean-first": Value(asean[first], "USD", 1e8),
        "asean-last": Value(asean[last], "USD", 1e8),
        "asean-then": Value(asean[china.highest], "USD", 1e8),
        "top": economies(weights.highest),
        "highest": Value(weights[weights.highest], "PERCENT", 0.1),
        "low": economies(weights.lowest),
        "lowest": Value(weights[weights.lowest], "PERCENT", 0.1),
    }


def draw(data, language: str):
    figure, (left, right) = beside((1, 1), 3.9, (2.4, 3.6))
    _draw_flows(figure.add_subplot(left), data, language)
    _draw_weights(below(figure, right, (1, 3)), data, language)
    return figure


def _draw_flows(axes, data, language: str) -> None:
    scale, words = SCALES[language]
    looks = [_course(data, "inflow", code, LOOKS[code], LINES[code][language], scale) for code in LINES]
    ends = panels.courses(axes, looks)
    fit(axes, rows_where(data, economy=list(LINES))["inflow"] / scale, 0, room=(0, 0.075))
    year_ticks(axes, data["year"], 8)
    label_courses(axes, ends, gap=0.11)
    panels.unit_line(axes, words)


def _course(data, column: str, code: str, look, words: str, scale: float = 1) -> panels.Course:
    course = line(data, column, economy=code)
    points = {when: value / scale for when, value in course.items() if when >= course.first}
    return panels.Course(points, words, cells(column, economy=code, year=points), *look)


def _draw_weights(places, data, language: str) -> None:
    """The totals over their members; the largest member has a panel of its own, so that the others can be
    told apart."""
    top = line(data, "weight", by="economy", year=int(data["year"].max()), economy=THE_ELEVEN).highest
    members = [code for code in ASEAN_MEMBERS if code != top]
    one_line = {"zh": "", "en": " "}[language]
    groups = {code: words[language].replace("\n", one_line) for code, words in LINES.items()}
    shown = (
        {top: palette.foreground(palette.ASEAN_LESS)},
        dict.fromkeys(members, palette.BACKGROUND) | LOOKS,
    )
    for axes, looks, gap in zip(places, shown, (0.05, 0.075), strict=True):
        names = {code: groups.get(code) or economy_name(code, language) for code in looks}
        lines = [_course(data, "weight", code, look, names[code]) for code, look in looks.items()]
        ends = panels.courses(axes, lines)
        fit(axes, 0, *([*one.points.values()] for one in lines), room=(0.02, 0.06))
        axes.set_xlim(places[0].get_xlim())
        year_ticks(axes, map(int, lines[0].points), 10)
        label_courses(axes, ends, size=drawing.readable(6.5), gap=gap, thread=True)
    places[0].tick_params(labelbottom=False)
    words = {"zh": "(b) 占GDP的比重，五年合计，%", "en": "(b) % of GDP over five years"}
    panels.unit_line(places[0], words[language], 1.05)
