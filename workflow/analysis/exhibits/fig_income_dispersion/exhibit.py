"""Dispersion of income per head among the eleven economies, and what it is made of.

Answers whether the region's gaps close, and between whom.  Incomes are in constant international dollars,
so that neither prices nor exchange rates move them.  With every person counted once, Theil's index splits
exactly into the gap between China and ASEAN and the gaps among the members (China has none within it
here); with every economy counted once, Brunei weighs as much as Indonesia, which is another question.
"""

from __future__ import annotations

from analysis import measures, palette
from analysis.vocabulary import ASEAN_MEMBERS, THE_ELEVEN
from tracepaper.evidence.lines import share
from tracepaper.evidence.sets import largest_of, smallest_of
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, round_years
from tracepaper.exhibits.bound_marks import cells, show
from tracepaper.exhibits.captions import Value, year

SOURCE, INCOME, POPULATION = "world-bank-wdi", "NY.GDP.PCAP.PP.KD", "SP.POP.TOTL"
RICHEST = ("SGP", "BRN")
OTHER_MEASURES = ("variation_equal", "sd_log", "theil_nine")
RELATIVE = tuple(f"{column}_relative" for column in OTHER_MEASURES)
TINTS = (palette.MEASURE, palette.OTHER_MEASURE, palette.THIRD_MEASURE)
BOTH = (palette.CHINA, palette.ASEAN)
SCALES = {"zh": 1e4, "en": 1e3}


def data(evidence):
    """One row per year with all eleven: theil (weighted by population) = between (China and ASEAN) +
    within (among the members), theil_equal (unweighted), theil_nine (without Singapore and Brunei),
    variation, variation_equal (coefficients of variation, weighted and not), sd_log, sd_log_equal
    (standard deviations of logarithms), ratio (highest to lowest), china, asean (income per head, 2021
    international dollars), and three of the measures in per cent of their first year (NAME_relative)."""
    import pandas as pd

    income, population = (_wide(evidence, series) for series in (INCOME, POPULATION))
    years = [year for year in income.index if year in population.index]
    rows = [{"year": year, **_dispersion(income.loc[year], population.loc[year])} for year in years]
    frame = pd.DataFrame(rows)
    for column in OTHER_MEASURES:
        frame[f"{column}_relative"] = [share(value, frame[column].iloc[0]) for value in frame[column]]
    return frame.astype({column: object for column in frame if column != "year"})


def _dispersion(heads, people) -> dict:
    import pandas as pd

    groups = pd.Series({code: "CHN" if code == "CHN" else "ASEAN" for code in THE_ELEVEN})
    members, nine = list(ASEAN_MEMBERS), [code for code in THE_ELEVEN if code not in RICHEST]
    theil = measures.theil(heads, people)
    between = measures.theil_between(heads, groups, people)
    return {
        "theil": theil,
        "between": between,
        "within": theil - between,
        "theil_equal": measures.theil(heads),
        "theil_nine": measures.theil(heads[nine], people[nine]),
        "variation": measures.variation(heads, people),
        "variation_equal": measures.variation(heads),
        "sd_log": measures.log_deviation(heads, people),
        "sd_log_equal": measures.log_deviation(heads),
        "ratio": measures.ratio(largest_of(heads), smallest_of(heads)),
        "china": heads["CHN"],
        "asean": measures.ratio((heads[members] * people[members]).sum(), people[members].sum()),
    }


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
        "nine-first": Value(first["theil_nine"], step=0.001),
        "nine-last": Value(last["theil_nine"], step=0.001),
        "log-first": Value(first["sd_log"], step=0.001),
        "log-lowest": Value(data["sd_log"].min(), step=0.001),
        "log-lowest-year": year(data.loc[data["sd_log"].idxmin(), "year"]),
        "log-last": Value(last["sd_log"], step=0.001),
        "ahead-since": year(ahead_since(data)),
    }


WORDS = {
    "zh": {
        "theil": "(a) 泰尔指数",
        "within": "东盟各国之间",
        "between": "中国与东盟之间",
        "relative": "(b) 首年＝100",
        "variation_equal_relative": "变异系数\n（等权）",
        "sd_log_relative": "对数\n标准差",
        "theil_nine_relative": "泰尔指数\n（九国）",
        "income": "(c) 万国际元（2021年价格）",
        "china": "中国",
        "asean": "东盟",
    },
    "en": {
        "theil": "(a) Theil index",
        "within": "within ASEAN",
        "between": "between China\nand ASEAN",
        "relative": "(b) first year = 100",
        "variation_equal_relative": "CV, equal\nweights",
        "sd_log_relative": "sd of\nlogs",
        "theil_nine_relative": "Theil,\nnine",
        "income": "(c) thousand international\ndollars (prices of 2021)",
        "china": "China",
        "asean": "ASEAN",
    },
}


def draw(data, language: str):
    figure, (left, middle, right) = drawing.canvas(
        1, 3, height=2.7, narrow_height=6.9, gridspec_kw={"width_ratios": (1.25, 1, 1)}, sharex=True
    )
    words = WORDS[language]
    _draw_theil(left, data, words)
    _draw_lines(middle, data, RELATIVE, TINTS, words, words["relative"])
    _draw_lines(right, data, ("china", "asean"), BOTH, words, words["income"], SCALES[language])
    left.set_xlim(data["year"].min(), data["year"].max())
    round_years(left)
    return figure


def _draw_theil(axes, data, words) -> None:
    """The two parts on top of each other; the words stand where their part has room."""
    years, within, total = data["year"], data["within"], data["theil"]
    area = axes.fill_between(years, 0, within, color=palette.ASEAN_PALE, linewidth=0)
    show(area, cells("within", year=years))
    area = axes.fill_between(years, within, total, color=palette.FAINT, linewidth=0)
    show(area, cells("theil", year=years))
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


def _draw_lines(axes, data, columns, colours, words, unit: str, scale: float = 1) -> None:
    ends = []
    for column, colour, dash in zip(columns, colours, drawing.DASHES, strict=False):
        line = data[column] / scale
        course = axes.plot(data["year"], line, color=colour, linestyle=dash)
        show(course, cells(column, year=data["year"]))
        ends.append((line.iloc[-1], words[column], colour))
    fit(axes, 0, *(data[column] / scale for column in columns), room=(0, 0.07))
    panels.unit_line(axes, unit)
    drawing.label_ends(axes, ends, gap=0.12)
