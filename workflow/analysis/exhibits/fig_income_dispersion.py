"""Dispersion of income per head among the eleven economies since 1990, and what it is made of.

Answers whether the region's gaps close, and between whom.  Incomes are in constant international dollars,
so that neither prices nor exchange rates move them.  With every person counted once, Theil's index splits
exactly into the gap between China and ASEAN and the gaps among the members (China has none within it
here); with every economy counted once, Brunei weighs as much as Indonesia, which is another question.
"""

from __future__ import annotations

from analysis import measures
from analysis.vocabulary import ASEAN_MEMBERS, THE_ELEVEN
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.exhibit import Caption
from tracepaper.languages.number_format import format_cell

SOURCE, INCOME, POPULATION = "world-bank-wdi", "NY.GDP.PCAP.PP.KD", "SP.POP.TOTL"
COLUMNS = ("theil", "between", "within", "theil_equal", "variation", "variation_equal", "china", "asean")
THOUSAND = 1e3


def data(evidence):
    """One row per year with all eleven: theil (weighted by population) = between (China and ASEAN) +
    within (among the members), theil_equal (unweighted), variation and variation_equal (coefficients of
    variation, weighted and not), china, asean (income per head, 2021 international dollars)."""
    import pandas as pd

    income, population = (_wide(evidence, series) for series in (INCOME, POPULATION))
    groups = pd.Series({code: "CHN" if code == "CHN" else "ASEAN" for code in THE_ELEVEN})
    members = list(ASEAN_MEMBERS)
    rows = []
    for year in income.index:
        if year not in population.index:
            continue
        heads, people = income.loc[year], population.loc[year]
        theil = measures.theil(heads, people)
        between = measures.theil_between(heads, groups, people)
        rows.append(
            {
                "year": year,
                "theil": theil,
                "between": between,
                "within": theil - between,
                "theil_equal": measures.theil(heads),
                "variation": measures.variation(heads, people),
                "variation_equal": measures.variation(heads),
                "china": heads["CHN"],
                "asean": measures.ratio((heads[members] * people[members]).sum(), people[members].sum()),
            }
        )
    return pd.DataFrame(rows).astype(dict.fromkeys(COLUMNS, object))


def _wide(evidence, series: str):
    frame = evidence.select(SOURCE, series, economy=THE_ELEVEN)
    wide = frame.pivot(index="year", columns="economy", values="value").dropna()
    wide.index = wide.index.astype(int)
    return wide[list(THE_ELEVEN)]


def ahead_since(data) -> int:
    """The first year from which on China's income per head is above ASEAN's mean."""
    behind = data.loc[data["china"] <= data["asean"], "year"]
    return int(behind.max()) + 1


def caption(data) -> Caption:
    first, last = (data.iloc[place] for place in (0, -1))
    years = int(first["year"]), int(last["year"])
    low = data.loc[data["theil"].astype(float).idxmin()]
    zero = data.loc[data["between"].astype(float).idxmin()]
    shown = [
        format_cell(row[column], 3)
        for row, column in (
            (first, "theil"),
            (last, "theil"),
            (low, "theil"),
            (first, "between"),
            (last, "between"),
        )
    ]
    spread = [
        format_cell(row[column], 2) for column in ("variation_equal", "variation") for row in (first, last)
    ]
    return Caption(
        title={
            "zh": f"十一国人均收入的差异，{years[0]}—{years[1]}年",
            "en": f"Dispersion of income per head among the eleven economies, {years[0]}–{years[1]}",
        },
        note={
            "zh": "按购买力平价计算的人均GDP，2021年不变价国际元。左：按人口加权的泰尔指数，等于中国与东盟"
            "之间的差距加上东盟各国之间的差距，国内差距不在其内。"
            "中：变异系数，每国权重相等与按人口加权。右：中国与东盟十国合计的人均GDP。",
            "en": "GDP per head at purchasing power parity, constant 2021 international dollars. Left: "
            "Theil's index weighted by population, the sum of the gap "
            "between China and ASEAN and of the gaps among the members; inequality within economies "
            "is not in it. Middle: coefficient of variation, each economy "
            "counted once and weighted by population. Right: GDP per head of China and of ASEAN as a "
            "whole.",
        },
        alt={
            "zh": f"左图：泰尔指数由{years[0]}年的{shown[0]}降至{int(low['year'])}年的{shown[2]}，"
            f"{years[1]}年为{shown[1]}；其中中国与东盟之间的部分由{shown[3]}降到"
            f"{int(zero['year'])}年的近于零，再回升到{shown[4]}。中图：等权变异系数由{spread[0]}降至"
            f"{spread[1]}，加权的由{spread[2]}降至{spread[3]}。右图：中国的"
            f"人均GDP自{ahead_since(data)}年起高于东盟。",
            "en": f"Left: Theil's index fell from {shown[0]} in {years[0]} to {shown[2]} in "
            f"{int(low['year'])} and was {shown[1]} in {years[1]}; the part between "
            f"China and ASEAN fell from {shown[3]} to almost nothing in {int(zero['year'])} and rose "
            f"again to {shown[4]}. Middle: the coefficient of variation fell from "
            f"{spread[0]} to {spread[1]} unweighted and from {spread[2]} to {spread[3]} weighted. "
            "Right: China's GDP per head has been above ASEAN's since "
            f"{ahead_since(data)}.",
        },
    )


WORDS = {
    "zh": {
        "theil": "泰尔指数",
        "within": "东盟各国之间",
        "between": "中国与东盟之间",
        "cv": "变异系数",
        "variation_equal": "各国\n等权",
        "variation": "人口\n加权",
        "income": "千国际元，2021年价",
        "china": "中国",
        "asean": "东盟",
    },
    "en": {
        "theil": "Theil index",
        "within": "within ASEAN",
        "between": "between China\nand ASEAN",
        "cv": "coefficient of variation",
        "variation_equal": "equal\nweights",
        "variation": "by popu-\nlation",
        "income": "thousand 2021 int. dollars",
        "china": "China",
        "asean": "ASEAN",
    },
}


def draw(data, language: str):
    figure, (left, middle, right) = drawing.canvas(
        1, 3, height=2.7, gridspec_kw={"width_ratios": (1.25, 1, 1)}
    )
    words, years = WORDS[language], data["year"].astype(int)
    within, total = data["within"].astype(float), data["theil"].astype(float)
    left.fill_between(years, 0, within, color=drawing.COLOURS[6], linewidth=0)
    left.fill_between(years, within, total, color=drawing.COLOURS[1], linewidth=0)
    left.set_ylim(0, 0.3)
    left.annotate(words["within"], (1991, 0.055), fontsize=7.5)
    left.annotate(
        words["between"],
        (1996, 0.16),
        xytext=(2000, 0.21),
        fontsize=7.5,
        arrowprops={"arrowstyle": "-", "color": drawing.GREY, "linewidth": 0.7},
    )
    panels.unit_line(left, words["theil"])
    _lines(middle, data, ("variation_equal", "variation"), 1, words)
    middle.set_ylim(0, 2)
    panels.unit_line(middle, words["cv"])
    _lines(right, data, ("china", "asean"), THOUSAND, words)
    right.set_ylim(0, 25)
    panels.unit_line(right, words["income"])
    for axes in (left, middle, right):
        axes.set_xlim(years.min(), years.max())
        axes.set_xticks([1990, 2000, 2010, 2020])
    for axes, columns, scale in (
        (middle, ("variation_equal", "variation"), 1),
        (right, ("china", "asean"), THOUSAND),
    ):
        drawing.label_ends(
            axes,
            [
                (float(data[c].iloc[-1]) / scale, words[c], colour)
                for c, colour in zip(columns, drawing.COLOURS[1:3], strict=True)
            ],
            gap=0.12,
        )
    return figure


def _lines(axes, data, columns, scale: float, words) -> None:
    for column, colour, dash in zip(columns, drawing.COLOURS[1:3], drawing.DASHES, strict=False):
        axes.plot(data["year"].astype(int), data[column].astype(float) / scale, color=colour, linestyle=dash)
