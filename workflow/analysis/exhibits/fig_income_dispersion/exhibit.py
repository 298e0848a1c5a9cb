"""Dispersion of income per head among the eleven economies, and what it is made of.

Answers whether the region's gaps close, and between whom.  Incomes are in constant international dollars,
so that neither prices nor exchange rates move them.  With every person counted once, Theil's index splits
exactly into the gap between China and ASEAN and the gaps among the members (China has none within it
here); with every economy counted once, Brunei weighs as much as Indonesia, which is another question.
"""

from __future__ import annotations

from analysis import measures
from analysis.vocabulary import ASEAN_MEMBERS, THE_ELEVEN
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, round_years
from tracepaper.exhibits.captions import Value, year

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
    for when in income.index:
        if when not in population.index:
            continue
        heads, people = income.loc[when], population.loc[when]
        theil = measures.theil(heads, people)
        between = measures.theil_between(heads, groups, people)
        rows.append(
            {
                "year": when,
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


def values(data) -> dict:
    first, last = (data.iloc[place] for place in (0, -1))
    return {
        "since": year(first["year"]),
        "until": year(last["year"]),
        "theil-first": Value(first["theil"], step=0.001),
        "theil-last": Value(last["theil"], step=0.001),
        "theil-lowest": Value(data["theil"].min(), step=0.001),
        "theil-lowest-year": year(data.loc[data["theil"].idxmin(), "year"]),
        "between-first": Value(first["between"], step=0.001),
        "between-last": Value(last["between"], step=0.001),
        "between-lowest-year": year(data.loc[data["between"].idxmin(), "year"]),
        "equal-first": Value(first["variation_equal"], step=0.01),
        "equal-last": Value(last["variation_equal"], step=0.01),
        "weighted-first": Value(first["variation"], step=0.01),
        "weighted-last": Value(last["variation"], step=0.01),
        "ahead-since": year(ahead_since(data)),
    }


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
        1, 3, height=2.7, gridspec_kw={"width_ratios": (1.25, 1, 1)}, sharex=True
    )
    words = WORDS[language]
    _draw_theil(left, data, words)
    _draw_lines(middle, data, ("variation_equal", "variation"), words, words["cv"])
    _draw_lines(right, data, ("china", "asean"), words, words["income"], THOUSAND)
    left.set_xlim(data["year"].min(), data["year"].max())
    round_years(left)
    return figure


def _draw_theil(axes, data, words) -> None:
    """The two parts on top of each other; the words stand where their part has room."""
    years, within, total = data["year"], data["within"], data["theil"]
    axes.fill_between(years, 0, within, color=drawing.COLOURS[6], linewidth=0)
    axes.fill_between(years, within, total, color=drawing.COLOURS[1], linewidth=0)
    fit(axes, 0, total, room=(0, 0.07))
    start = data[years < years.min() + len(years) // 4]  # the label must fit into the first years' band
    axes.annotate(words["within"], (years.min() + 1, start["within"].min() / 2), fontsize=7.5, va="center")
    marked = data.iloc[len(data) // 6]
    axes.annotate(
        words["between"],
        (marked["year"], marked["within"] + marked["between"] / 2),
        xytext=(marked["year"] + 4, marked["theil"]),
        fontsize=7.5,
        arrowprops={"arrowstyle": "-", "color": drawing.GREY, "linewidth": 0.7},
    )
    panels.unit_line(axes, words["theil"])


def _draw_lines(axes, data, columns, words, unit: str, scale: float = 1) -> None:
    ends = []
    for column, colour, dash in zip(columns, drawing.COLOURS[1:3], drawing.DASHES, strict=False):
        line = data[column] / scale
        axes.plot(data["year"], line, color=colour, linestyle=dash)
        ends.append((line.iloc[-1], words[column], colour))
    fit(axes, 0, *(data[column] / scale for column in columns), room=(0, 0.07))
    panels.unit_line(axes, unit)
    drawing.label_ends(axes, ends, gap=0.12)
