"""Did the cities of the Gulf grow faster than others, and do their incomes draw together?

Left: their GDP relative to the rest of their province, and that of ten of them relative to China in
volumes, so that what all of them shared falls out.  Right: GDP per head of each city in the years of the
two censuses of population, the only ones whose residents were counted and not carried forward.
"""

from __future__ import annotations

from functools import partial

from analysis import measures, palette
from analysis.indicators.city_gdp import PROVINCES, REVISED
from analysis.indicators.gulf_growth import BASE, NATION
from analysis.vocabulary import CLUSTER_CITIES, place_name
from tracepaper.evidence.lines import line, rows_where
from tracepaper.evidence.sets import largest_of, smallest_of
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, label_point, year_ticks
from tracepaper.exhibits.bound_marks import cells, show, show_event
from tracepaper.exhibits.captions import Value, Words, year
from tracepaper.exhibits.labels import label_courses

READS = ("gulf_growth",)
SOURCE = "beibu-gulf"
CENSUSES = (2010, 2020)
TURN = 2013  # the last year in which real growth was above a tenth
CLUSTER = "CHN-BBG"
PLANS = {"2008-01-16": "plan-guangxi", "2017-01-20": "plan-cluster"}  # date in the source -> part's place
PLAN_WORDS = {
    "plan-guangxi": {"zh": "广西规划", "en": "Guangxi plan"},
    "plan-cluster": {"zh": "城市群规划", "en": "cluster plan"},
}
GROUPS = (*PROVINCES, NATION)
DISPERSION = ("variation", "sd_log", "theil", "ratio")
INCOME = {
    "zh": (1e4, "(b) 人均GDP，万元，对数刻度"),
    "en": (1e3, "(b) GDP per head, thousand yuan, log scale"),
}
KEYS = ("part", "place", "year")


def data(evidence):
    """part, place, year, date, value, variation, sd_log, theil, ratio.

    part relative: value = cluster / comparison group, 100 in 2008.  part plan: the date of a regional plan.
    part income: value = GDP per head (yuan) of a city; of the cluster, with the dispersion over its cities
    (coefficient of variation and standard deviation of logarithms with equal weights, Theil's index
    weighted by population, highest to lowest)."""
    import pandas as pd

    growth = rows_where(evidence.table("gulf_growth"), group=GROUPS)
    lines = growth.assign(part="relative", place=growth["group"], value=growth["relative"])
    events = evidence.text(SOURCE, "events").set_index("item").loc[list(PLANS), "date"]
    plans = [{"part": "plan", "place": PLANS[str(d)], "year": int(str(d)[:4]), "date": d} for d in events]
    frame = pd.concat(
        [lines[["part", "place", "year", "value"]], pd.DataFrame(plans), pd.DataFrame(_incomes(evidence))],
        ignore_index=True,
    )
    frame = frame[["part", "place", "year", "date", "value", *DISPERSION]]
    return frame.astype(dict.fromkeys(("date", "value", *DISPERSION), object))


def _incomes(evidence) -> list[dict]:
    gdp, people = (
        evidence.select(SOURCE, series, economy=CLUSTER_CITIES, **where)
        for series, where in (("gdp", {"status": REVISED}), ("population-resident", {}))
    )
    rows = []
    for when in CENSUSES:
        made, heads = (
            part[part["year"] == when].set_index("economy")["value"][list(CLUSTER_CITIES)]
            for part in (gdp, people)
        )
        income = measures.ratio(made, heads)
        rows += [
            {"part": "income", "place": city, "year": when, "value": income[city]} for city in income.index
        ]
        found = (
            measures.variation(income),
            measures.log_deviation(income),
            measures.theil(income, heads),
            measures.ratio(largest_of(income), smallest_of(income)),
        )
        whole = {"part": "income", "place": CLUSTER, "year": when, "value": made.sum() / heads.sum()}
        rows.append(whole | dict(zip(DISPERSION, found, strict=True)))
    return rows


def relative(data, group: str):
    """The cluster's GDP relative to that of its comparison group, by year (2008 = 100)."""
    return line(data, "value", part="relative", place=group)


def incomes(data):
    """Cities down, the two census years across: GDP per head (yuan), in the order of the last year."""
    wide = rows_where(data, part="income", place=CLUSTER_CITIES)
    wide = wide.pivot(index="place", columns="year", values="value")
    return wide.sort_values(wide.columns[-1], ascending=False)


def values(data) -> dict:
    first, last = CENSUSES
    wide, whole = incomes(data), line(data, "value", part="income", place=CLUSTER)
    variation = line(data, "variation", part="income", place=CLUSTER)
    ends = {group: relative(data, group) for group in GROUPS}
    said = {f"{group}-last": Value(ends[group][ends[group].last], "NUMBER", 1) for group in GROUPS}
    peak = ends["guangdong"].highest
    return said | {
        "base": year(BASE),
        "turn": year(TURN),
        "scale": Value(100),
        "since": year(ends[NATION].first),
        "until": year(ends[NATION].last),
        "province-since": year(ends["guangxi"].first),
        "province-until": year(ends["guangxi"].last),
        "guangdong-peak": Value(ends["guangdong"][peak], "NUMBER", 1),
        "peak-year": year(peak),
        "first": year(first),
        "last": year(last),
        "richest": Words(partial(place_name, wide.index[0])),
        "highest": Value(wide[last].iloc[0], "CNY", 1e3),
        "poorest": Words(partial(place_name, wide.index[-1])),
        "lowest": Value(wide[last].iloc[-1], "CNY", 1e3),
        "mean": Value(whole[last], "CNY", 1e3),
        "variation-first": Value(variation[first], "NUMBER", 0.01),
        "variation-last": Value(variation[last], "NUMBER", 0.01),
    }


WORDS = {
    "guangxi": {"zh": "广西六市", "en": "Guangxi"},
    "guangdong": {"zh": "广东三市", "en": "Guangdong"},
    "hainan": {"zh": "海南二市", "en": "Hainan"},
    NATION: {"zh": "十市对全国\n（实际）", "en": "ten cities to\nChina (real)"},
}


def draw(data, language: str):
    figure, (left, right) = drawing.canvas(1, 2, height=3.1, gridspec_kw={"width_ratios": (1.45, 1)})
    _draw_relative(left, data, language)
    _draw_incomes(right, data, language)
    return figure


def _draw_incomes(axes, data, language: str) -> None:
    """A line a city from census to census on a scale of logarithms: what is parallel grew alike."""
    from matplotlib.ticker import LogLocator

    scale, words = INCOME[language]
    lines = []
    for code in incomes(data).index:
        income = {
            when: value / scale for when, value in line(data, "value", part="income", place=code).items()
        }
        shown = cells("value", part="income", place=code, year=income)
        lines.append(panels.Course(income, place_name(code, language), shown, palette.CITIES, width=1.1))
    axes.set_yscale("log")
    ends = panels.courses(axes, lines)
    fit(axes, *([*one.points.values()] for one in lines), room=(0.05, 0.14))
    axes.yaxis.set_major_locator(LogLocator(subs=(1, 1.5, 2, 3, 5, 7)))
    axes.yaxis.set_major_formatter("{x:g}")
    axes.minorticks_off()
    axes.set_xticks(CENSUSES)
    label_courses(axes, ends, gap=0.07, thread=True)
    panels.unit_line(axes, words)


def _draw_relative(axes, data, language: str) -> None:
    ends, every = [], []
    for place, group in enumerate(GROUPS):
        values = relative(data, group)
        colour, dash = palette.PROVINCES.get(group, palette.CHINA), drawing.DASHES[place]
        course = axes.plot(list(values), list(values.values()), color=colour, linestyle=dash)
        show(course, cells("value", part="relative", place=group, year=values))
        ends.append((values[values.last], WORDS[group][language], colour))
        every.append(list(values.values()))
    axes.axhline(100, color=drawing.GREY, linewidth=0.7)
    fit(axes, *every, room=(0.05, 0.14))
    low, high = axes.get_ylim()
    top = high - 0.04 * (high - low)
    for row in data[data["part"] == "plan"].itertuples():
        plan = axes.axvline(row.year, color=drawing.GREY, linewidth=0.8, linestyle=":")
        show_event(plan, row.date)
        label_point(axes, PLAN_WORDS[row.place][language], (row.year, top), "right", drawing.GREY, 2, 7)
    years = data.loc[data["part"] == "relative", "year"]
    axes.set_xlim(years.min(), years.max())
    year_ticks(axes, years, 5)
    panels.unit_line(
        axes,
        {"zh": "(a) 与对照组GDP之比，2008年＝100", "en": "(a) to the comparison group's, 2008 = 100"}[
            language
        ],
    )
    drawing.label_ends(axes, ends, gap=0.09)
