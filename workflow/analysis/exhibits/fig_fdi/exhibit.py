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
from tracepaper.exhibits import panels
from tracepaper.exhibits.axes import fit, year_ticks
from tracepaper.exhibits.bound_marks import cells, show
from tracepaper.exhibits.captions import Value, economies, year
from tracepaper.exhibits.labels import label_courses
from tracepaper.exhibits.layouts import below, beside
from tracepaper.languages.territories import economy_name

SOURCE, FLOW, PRODUCT = "world-bank-wdi", "BX.KLT.DINV.CD.WD", "NY.GDP.MKTP.CD"
FIRST = 2000
SPAN = 5
EARLIER = 2014  # end of the earlier five years; the later five end with the series
SCALES = {"zh": (1e8, "(a) 亿美元，现价"), "en": (1e9, "(a) US$ billion, current prices")}
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
        "earlier-from": year(EARLIER - SPAN + 1),
        "earlier-to": year(EARLIER),
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
    figure, (left, right) = beside((1.2, 1), 3.3, (2.4, 2.9))
    _draw_flows(figure.add_subplot(left), data, language)
    _draw_weights(below(figure, right, (1, len(THE_ELEVEN) - 2)), data, language)
    return figure


def _draw_flows(axes, data, language: str) -> None:
    scale, words = SCALES[language]
    tints = (palette.CHINA, palette.ASEAN, palette.ASEAN_LESS)
    ends = []
    for code, colour in zip(LINES, tints, strict=True):
        course = line(data, "inflow", economy=code)
        amounts = [flow / scale for flow in course.values()]
        show(
            axes.plot([*course], amounts, color=colour, linestyle=palette.DASH[colour]),
            cells("inflow", economy=code, year=course),
        )
        ends.append((course.last, amounts[-1], LINES[code][language], colour))
    fit(axes, rows_where(data, economy=list(LINES))["inflow"] / scale, 0, room=(0, 0.075))
    year_ticks(axes, data["year"])
    label_courses(axes, ends, gap=0.11)
    panels.unit_line(axes, words)


def _draw_weights(places, data, language: str) -> None:
    """A row an economy; the largest has a panel of its own, so that the others can be told apart."""
    years = (EARLIER, int(data["year"].max()))
    before, after = (line(data, "weight", by="economy", year=at, economy=THE_ELEVEN) for at in years)
    codes = sorted(THE_ELEVEN, key=lambda code: -after[code])
    dash = {"zh": "—", "en": "–"}[language]
    spans = [f"{at - SPAN + 1}{dash}{str(at)[2:]}" for at in years]
    for axes, shown, labels in zip(places, (codes[:1], codes[1:]), (spans, ()), strict=True):
        names = [economy_name(code, language) for code in shown]
        ends = [[side[code] for code in shown] for side in (before, after)]
        marks = [cells("weight", economy=shown, year=at) for at in years]
        panels.from_to(axes, names, *ends, labels=labels, colour=palette.colours(shown), shown=marks)
        fit(axes, *ends, 0, along="x", room=(0.02, 0.12))
    panels.unit_line(places[0], {"zh": "(b) 占GDP的比重，%", "en": "(b) % of GDP"}[language], 1.2)
