"""Container traffic, the Beibu Gulf Port's own, and how well liners connect economies.

Answers whether the Gulf's ports grew with or beyond the region's traffic.  The national figures are the
World Bank's; those of the port are single statements in the press, some of them lower bounds, and stay
bars without a line between them.  Connectivity is UNCTAD's, from the schedules of the liners: it says how a
coast is served, not how much it handles; that of the Gulf's ports is here for the text to quote, and drawn by
quarter in a figure of its own.  Laos has no coast.
"""

from __future__ import annotations

from itertools import pairwise

from analysis import palette
from analysis.indicators.liner_connectivity import ECONOMY, GULF
from analysis.ports import GULF_PORTS
from analysis.vocabulary import ASEAN_MEMBERS
from tracepaper.evidence.lines import line, rows_where
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, power_ticks, round_years
from tracepaper.exhibits.bound_marks import cells, show
from tracepaper.exhibits.captions import Value, Words, economies, year, years
from tracepaper.exhibits.labels import label_courses
from tracepaper.exhibits.layouts import below, beside
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

READS = ("liner_connectivity",)
WDI, TRAFFIC = "world-bank-wdi", "IS.SHP.GOOD.TU"
PORT = "CHN-PORT-BEIBUWAN"
COASTAL = tuple(code for code in ASEAN_MEMBERS if code != "LAO")
EIGHT = tuple(code for code in COASTAL if code != "BRN")  # Brunei has no figure for the last year
TOTAL = "ASEAN8"
LOWER_BOUND, IMPLIED = "lower-bound", "implied"
MILLION = 1e6
SCALES = {  # panel -> (what is counted in, decimals of its numbers, words over it)
    "traffic": {
        "zh": (1e8, 1, "(a) 集装箱吞吐量，亿标准箱"),
        "en": (MILLION, 0, "(a) container traffic, million TEU"),
    },
    "port": {
        "zh": (1e4, 0, "(b) 北部湾港，万标准箱"),
        "en": (MILLION, 1, "(b) Beibu Gulf Port, million TEU"),
    },
}
NAMES = {"CHN": {"zh": "中国", "en": "China"}, TOTAL: {"zh": "东盟八国", "en": "ASEAN\n(eight)"}}
NOTHING = "#EFEFEF"  # the ground of years without a figure
LOOKS = {
    "CHN": (palette.CHINA, "-", 1.8),
    "VNM": (palette.ASEAN, "-", 1.8),
    "IDN": (palette.ASEAN, "--", 1.4),
}
INDEX_BASE = 100  # the mean of the first quarter of 2023
CONNECTIVITY, PORTS = "connectivity", "port-connectivity"
KEYS, WRITTEN = ("part", "economy", "year"), ("status", "trust")


def data(evidence):
    """part (traffic, port, connectivity of economies, port-connectivity), economy, year, value (TEU; an index
    for connectivity, mean of four quarters), status, trust."""
    import pandas as pd

    traffic = evidence.select(WDI, TRAFFIC, economy=["CHN", *EIGHT])
    wide = traffic.pivot(index="year", columns="economy", values="value").dropna()
    wide[TOTAL] = wide[list(EIGHT)].sum(axis=1)
    rows = [
        _row("traffic", code, year, wide[code][year], "", "A")
        for code in ("CHN", TOTAL, *EIGHT)
        for year in wide.index
    ]
    port = evidence.select("beibu-gulf", "port-containers", economy=PORT)
    port = port.dropna(subset=["year"]).sort_values("year")
    rows += [_row("port", PORT, row.year, row.value, row.status, row.trust) for row in port.itertuples()]
    for part, given, codes in ((CONNECTIVITY, ECONOMY, ("CHN", *COASTAL)), (PORTS, GULF, GULF_PORTS)):
        found = rows_where(evidence.table("liner_connectivity"), part=given, economy=codes)
        found = found.dropna(subset=["index"])
        columns = (found[column] for column in ("economy", "year", "index"))
        rows += [_row(part, code, year, value, "", "A") for code, year, value in zip(*columns, strict=True)]
    return pd.DataFrame(rows).astype({"value": object})


def _row(part: str, economy: str, year, value, status: str, trust: str) -> dict:
    return {
        "part": part,
        "economy": economy,
        "year": int(year),
        "value": value,
        "status": status,
        "trust": trust,
    }


def _traffic(data, code: str):
    return line(data, "value", part="traffic", economy=code)


def _index(data):
    """Connectivity of the economies, a column a year."""
    return rows_where(data, part=CONNECTIVITY).pivot(index="economy", columns="year", values="value")


def _port(data):
    return data[data["part"] == "port"].set_index("year").sort_index()


def values(data) -> dict:
    china, eight, port = _traffic(data, "CHN"), _traffic(data, TOTAL), _port(data)
    index = _index(data)
    early, late = min(index), max(index)
    change = index[late] - index[early]
    return {
        "since": year(china.first),
        "until": year(china.last),
        "early": year(early),
        "late": year(late),
        "lower-bounds": years(*port.index[port["status"] == LOWER_BOUND]),
        "implied": years(*port.index[port["status"] == IMPLIED]),
        "index-base": Value(INDEX_BASE),
        "china-first": Value(china[china.first], "TEU", MILLION),
        "china-last": Value(china[china.last], "TEU", MILLION),
        "eight-first": Value(eight[eight.first], "TEU", MILLION),
        "eight-last": Value(eight[eight.last], "TEU", MILLION),
        "port-since": year(port.index[0]),
        "port-first": Value(port["value"].iloc[0], "TEU", 1e4),
        "port-until": year(port.index[-1]),
        "port-last": Value(port["value"].iloc[-1], "TEU", 1e4),
        "port-bound": _bound(port["status"].iloc[-1]),
        "most-connected": economies(index[late].idxmax()),
        "risen": Value((change > 0).sum()),
        "economies": Value(len(change)),
    }


def _bound(status: str) -> Words:
    if status != LOWER_BOUND:
        return Words(lambda language: "")
    return Words(lambda language: {"zh": "（下限）", "en": " (lower bound)"}[language])


def draw(data, language: str):
    figure, (left, right) = beside((1, 1), 3.9, (3.7, 3.3))
    upper, lower = below(figure, left, (1, 1))
    lower.sharex(upper)
    _draw_traffic(upper, data, language)
    _draw_port(lower, data, language)
    _draw_connectivity(figure.add_subplot(right), data, language)
    return figure


def _draw_traffic(axes, data, language: str) -> None:
    scale, _, words = SCALES["traffic"][language]
    courses = {code: _traffic(data, code) for code in (TOTAL, "CHN")}
    ends = []
    for (code, course), colour in zip(courses.items(), (palette.ASEAN, palette.CHINA), strict=True):
        amounts = [value / scale for value in course.values()]
        show(
            axes.plot([*course], amounts, color=colour, linestyle=palette.DASH[colour]),
            cells("value", part="traffic", economy=code, year=course),
        )
        ends.append((course.last, amounts[-1], NAMES[code][language], colour))
    fit(axes, [end[1] for end in ends], 0, room=(0, 0.1))
    label_courses(axes, ends, gap=0.14)
    round_years(axes)
    panels.unit_line(axes, words)


def _draw_port(axes, data, language: str) -> None:
    """Bars with their numbers; the years for which no figure was found are shaded and say so."""
    port, (scale, decimals, words) = _port(data), SCALES["port"][language]
    before_a_gap = {before for before, after in pairwise(port.index) if after - before > 1}
    for at, row in port.iterrows():
        bound = row["status"] == LOWER_BOUND
        fill = {"hatch": "////", "facecolor": "white"} if bound else {"facecolor": palette.CHINA}
        height = row["value"] / scale
        bar = axes.bar(at, height, 0.72, edgecolor=palette.CHINA, **fill)
        show(bar, cells("value", part="port", year=at))
        text = ("≥" if bound else "") + format_cell(height, decimals, language)
        # to the left, where the bar before is lower; to the right where no bar follows
        aside = ((-4, 1.5), "left") if at in before_a_gap else ((4, 1.5), "right")
        place = {"xytext": aside[0], "textcoords": "offset points", "ha": aside[1], "va": "bottom"}
        axes.annotate(text, (at, height), fontsize=drawing.readable(6.5), **place)
    fit(axes, 0, port["value"] / scale, room=(0, 0.16))
    for before, after in pairwise(port.index):
        if after - before > 1:
            _mark_missing(axes, before + 0.5, after - 0.5, language)
    every = [*data.loc[data["part"].isin(["traffic", "port"]), "year"]]
    axes.set_xlim(min(every) - 0.7, max(every) + 0.7)
    round_years(axes)
    panels.unit_line(axes, words)


def _mark_missing(axes, since: float, until: float, language: str) -> None:
    """Years without a figure: a stretch of the ground with words in it."""
    axes.axvspan(since, until, color=NOTHING, linewidth=0)
    words = {"zh": "未见公布", "en": "no figure\nfound"}[language]
    place = axes.get_xaxis_transform()
    middle = (since + until) / 2
    axes.text(middle, 0.5, words, transform=place, ha="center", va="center", fontsize=7, color=drawing.GREY)


def _draw_connectivity(axes, data, language: str) -> None:
    """A line an economy on a scale of logarithms; those of which the text speaks stand out."""
    axes.set_yscale("log")
    ends = []
    for code in _index(data).index:
        course = line(data, "value", part=CONNECTIVITY, economy=code)
        colour, dash, width = LOOKS.get(code, (palette.FAINT, "-", 0.9))
        drawn = axes.plot([*course], [*course.values()], color=colour, linestyle=dash, linewidth=width)
        show(drawn, cells("value", part=CONNECTIVITY, economy=code, year=course))
        ends.append(
            (
                course.last,
                course[course.last],
                economy_name(code, language),
                colour if code in LOOKS else drawing.GREY,
            )
        )
    fit(axes, rows_where(data, part=CONNECTIVITY)["value"])
    round_years(axes)
    power_ticks(axes, language, "y")
    label_courses(axes, ends, gap=0.055)
    words = {"zh": "(c) 班轮连通性，对数刻度", "en": "(c) liner connectivity, log scale"}
    panels.unit_line(axes, words[language])
