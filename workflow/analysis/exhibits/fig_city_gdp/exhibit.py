"""GDP of the city cluster by province, and its growth, nominal and real.

Answers when the cluster passed 200 billion and 2 trillion yuan, and whether it grew by more than a
tenth a year; where a growth rate is missing, the indicator says why.
"""

from __future__ import annotations

from analysis import palette
from analysis.indicators.city_gdp import PROVINCES
from analysis.vocabulary import place_name
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, label_point, year_ticks
from tracepaper.exhibits.bound_marks import cells, show, show_event
from tracepaper.exhibits.captions import Value, year

READS = ("city_gdp",)
BREAK = 2021  # Yangpu within Danzhou
MARKS = (2e11, 2e12)
MARK_WORDS = {
    "mark_low": {"zh": "2000亿元", "en": "200 billion"},
    "mark_high": {"zh": "2万亿元", "en": "2 trillion"},
}
TRILLION = 1e12
TENTH = 10  # the growth in per cent that the original claims
GROWTH = {
    "nominal_growth": (palette.MEASURE, "s", {"zh": "名义（十一市）", "en": "nominal (eleven cities)"}),
    "real_growth": (
        palette.CHINA,
        "o",
        {"zh": "实际（十市，不含儋州）", "en": "real (ten cities, without Danzhou)"},
    ),
}
FILLS = {**palette.PROVINCES, "hainan": "#D5DDE1"}  # bars that stand on each other differ in lightness
KEYS, CONSTANTS = ("year",), ("mark_low", "mark_high", "tenth")


def data(evidence):
    """The rows of the indicator city_gdp, and mark_low, mark_high (yuan), tenth (%): the reference
    lines of the drawing."""
    frame = evidence.table("city_gdp")
    return frame.assign(mark_low=MARKS[0], mark_high=MARKS[1], tenth=float(TENTH))


def values(data) -> dict:
    first, last = data.iloc[0], data.iloc[-1]
    lowest = data.loc[data["real_growth"].idxmin()]
    return {
        "since": year(first["year"]),
        "until": year(last["year"]),
        "first": Value(first["total"], "CNY", 1e8),
        "last": Value(last["total"], "CNY", 1e8),
        "mark": Value(first["mark_high"], "CNY", 1e12),
        "passed": year(data.loc[data["total"] > data["mark_high"], "year"].iloc[0]),
        "firm": year(data.loc[data["not_revised"] == 0, "year"].iloc[-1]),
        "break": year(BREAK),
        "lead": year(_lead_since(data)),
        "tenth": Value(first["tenth"], "PERCENT", 1),
        "strong": year(data.loc[data["real_growth"] > data["tenth"], "year"].iloc[-1]),
        "lowest": Value(lowest["real_growth"], "PERCENT", 0.1),
        "low-year": year(lowest["year"]),
    }


def _lead_since(data) -> int:
    """The first year from which the Guangxi cities are the largest part in every year."""
    behind = data["guangxi"] < data[["guangdong", "hainan"]].max(axis=1)
    return int(data.loc[behind, "year"].max()) + 1 if behind.any() else int(data["year"].iloc[0])


def draw(data, language: str):
    figure, (top, bottom) = drawing.canvas(
        2, 1, height=4.6, sharex=True, gridspec_kw={"height_ratios": (3, 2)}
    )
    _draw_levels(top, data, language)
    _draw_growth(bottom, data, language)
    for axes in (top, bottom):
        line = axes.axvline(BREAK - 0.5, color=drawing.GREY, linewidth=0.8, linestyle=":")
        show_event(line, BREAK, before=True)
    words = {"zh": "洋浦并入儋州", "en": "Yangpu within Danzhou"}[language]
    highest = data["total"].max() / TRILLION
    label_point(top, words, (BREAK - 0.5, highest), "left", drawing.GREY, gap=4, size=7)
    bottom.set_xlim(data["year"].min() - 0.7, data["year"].max() + 0.7)
    year_ticks(bottom, data["year"], 4)
    return figure


def _draw_levels(axes, data, language: str) -> None:
    base = 0
    first, last = data["year"].iloc[0], data["year"].iloc[-1]
    for name, code in PROVINCES.items():
        value = data[name] / TRILLION
        bars = axes.bar(
            data["year"],
            value,
            0.78,
            bottom=base,
            color=FILLS[name],
            edgecolor="white",
            linewidth=0.5,
        )
        show(bars, cells(name, year=data["year"]))
        for bar, provisional in zip(bars, data["not_revised"], strict=True):
            if provisional:
                bar.set_hatch("////")
        base = base + value
        middle = (base - value / 2).iloc[-1]
        label_point(axes, place_name(code, language), (last + 0.4, middle), gap=4)
    for column, words in MARK_WORDS.items():
        mark = data[column].iloc[0] / TRILLION
        axes.axhline(mark, color="black", linewidth=0.8, linestyle="--")
        label_point(axes, words[language], (first - 0.55, mark), "over", gap=2.5)
    fit(axes, base, 0, room=(0, 0.065))
    panels.unit_line(axes, {"zh": "(a) 万亿元，当年价", "en": "(a) trillion yuan, current prices"}[language])


def _draw_growth(axes, data, language: str) -> None:
    axes.axhline(0, color=drawing.GREY, linewidth=0.7)
    axes.axhline(data["tenth"].iloc[0], color="black", linewidth=0.8, linestyle="--")
    for column, (colour, marker, _) in GROWTH.items():
        course = axes.plot(data["year"], data[column], color=colour, marker=marker, markersize=3)
        show(course, cells(column, year=data["year"]))
    fit(axes, data["nominal_growth"], data["real_growth"], 0, room=(0, 0.16))
    rows = {"nominal_growth": data["nominal_growth"].idxmax(), "real_growth": len(data) // 3}
    for column, side, gap in (("nominal_growth", "above", 4), ("real_growth", "below", 30)):  # where none is
        (colour, _, words), row = GROWTH[column], data.loc[rows[column]]
        label_point(axes, words[language], (row["year"], row[column]), side, colour, gap)
    panels.unit_line(axes, {"zh": "(b) 比上年增长，%", "en": "(b) growth on the year before, %"}[language])
