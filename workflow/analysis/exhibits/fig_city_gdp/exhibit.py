"""GDP of the city cluster by province, and its growth, nominal and real.

Answers when the cluster passed 200 billion and 2 trillion yuan, and whether it grew by more than a
tenth a year; where a growth rate is missing, the indicator says why.
"""

from __future__ import annotations

from analysis.indicators.city_gdp import FIRST, LAST, PROVINCES
from analysis.vocabulary import PLACES
from tracepaper.exhibits import drawing
from tracepaper.exhibits.captions import Value, year

READS = ("city_gdp",)
BREAK = 2021  # Yangpu within Danzhou
MARKS = (2e11, 2e12)
TENTH = 10  # the growth in per cent that the original claims
FILLS = {"guangxi": "#0072B2", "guangdong": "#E69F00", "hainan": "#BFBFBF"}


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
        axes.axvline(BREAK - 0.5, color=drawing.GREY, linewidth=0.8, linestyle=":")
    words = {"zh": "洋浦并入儋州", "en": "Yangpu within Danzhou"}[language]
    top.annotate(
        words,
        (BREAK - 0.5, 2.63),
        xytext=(-4, 0),
        textcoords="offset points",
        ha="right",
        va="center",
        fontsize=7,
        color=drawing.GREY,
    )
    bottom.set_xlim(data["year"].min() - 0.7, data["year"].max() + 0.7)
    bottom.set_xticks(range(FIRST, LAST + 1, 4))
    return figure


def _draw_levels(axes, data, language: str) -> None:
    base = 0
    for name, code in PROVINCES.items():
        value = data[name] / 1e12
        bars = axes.bar(
            data["year"], value, 0.78, bottom=base, color=FILLS[name], edgecolor="white", linewidth=0.5
        )
        for bar, provisional in zip(bars, data["not_revised"], strict=True):
            if provisional:
                bar.set_hatch("////")
        base = base + value
        axes.text(
            data["year"].iloc[-1] + 0.55,
            (base - value / 2).iloc[-1],
            PLACES[code][language == "en"],
            fontsize=7.5,
            va="center",
        )
    for mark, words in zip(
        ("mark_low", "mark_high"),
        {"zh": ("2000亿元", "2万亿元"), "en": ("200 billion", "2 trillion")}[language],
        strict=True,
    ):
        at = data[mark].iloc[0] / 1e12
        axes.axhline(at, color="black", linewidth=0.8, linestyle="--")
        axes.text(FIRST - 0.55, at + 0.04, words, fontsize=7.5, va="bottom")
    axes.set_ylim(0, 2.8)
    _unit(axes, {"zh": "万亿元，当年价", "en": "trillion yuan, current prices"}[language])


def _draw_growth(axes, data, language: str) -> None:
    words = {
        "zh": ("名义（十一市）", "实际（十市，不含儋州）"),
        "en": ("nominal (eleven cities)", "real (ten cities, without Danzhou)"),
    }[language]
    axes.axhline(0, color=drawing.GREY, linewidth=0.7)
    axes.axhline(data["tenth"].iloc[0], color="black", linewidth=0.8, linestyle="--")
    axes.plot(data["year"], data["nominal_growth"], color="#D55E00", marker="s", markersize=3)
    axes.plot(data["year"], data["real_growth"], color="#000000", marker="o", markersize=3)
    axes.annotate(
        words[0],
        (2011, 21.4),
        xytext=(8, 0),
        textcoords="offset points",
        color="#D55E00",
        fontsize=7.5,
        va="center",
    )
    axes.annotate(words[1], (2012.3, 3.2), color="#000000", fontsize=7.5, ha="right", va="center")
    axes.set_ylim(0, 24)
    axes.set_yticks((0, 5, 10, 15, 20))
    _unit(axes, {"zh": "比上年增长（%）", "en": "growth on the year before (%)"}[language])


def _unit(axes, words: str) -> None:
    axes.text(0, 1.02, words, transform=axes.transAxes, fontsize=7.5, va="bottom")
