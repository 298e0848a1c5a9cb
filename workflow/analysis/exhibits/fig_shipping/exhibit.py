"""Container traffic, the Beibu Gulf Port's own, and how well liners connect economies and the Gulf's ports.

Answers whether the Gulf's ports grew with or beyond the region's traffic.  The national figures are the
World Bank's; those of the port are single statements in the press, some of them lower bounds, and stay
bars without a line between them.  Connectivity is UNCTAD's, from the schedules of the liners: it says how a
port is served, not how much it handles.  Laos has no coast.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from analysis.indicators.liner_connectivity import ECONOMY, GULF
from analysis.ports import GULF_PORTS, PORT_NAMES
from analysis.vocabulary import ASEAN_MEMBERS
from tracepaper.evidence.lines import line, rows_where
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, power_ticks, round_years
from tracepaper.exhibits.captions import Value, Words, economies, year, years
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
    qinzhou = line(data, "value", part=PORTS, economy="CHN-PORT-QINZHOU")
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
        "qinzhou-since": year(qinzhou.first),
        "qinzhou-first": Value(qinzhou[qinzhou.first], step=0.1),
        "qinzhou-last": Value(qinzhou[qinzhou.last], step=0.1),
    }


def _bound(status: str) -> Words:
    if status != LOWER_BOUND:
        return Words(lambda language: "")
    return Words(lambda language: {"zh": "（下限）", "en": " (lower bound)"}[language])


def draw(data, language: str):
    from matplotlib.figure import Figure

    figure = Figure(figsize=(drawing.WIDTH, 4.6), layout="constrained")
    halves: Any = figure.subfigures(1, 2, width_ratios=(1, 1))
    upper_left, lower_left = halves[0].subplots(2, 1)
    upper_right, lower_right = halves[1].subplots(2, 1, height_ratios=(1.25, 1))
    _draw_traffic(upper_left, data, language)
    _draw_port(lower_left, data, language)
    _draw_connectivity(upper_right, data, language)
    _draw_ports(lower_right, data, language)
    return figure


def _draw_traffic(axes, data, language: str) -> None:
    words = {"zh": ("中国", "东盟八国"), "en": ("China", "ASEAN\n(eight)")}[language]
    ends = []
    for (code, name), colour, dash in zip(
        zip(("CHN", TOTAL), words, strict=True), drawing.COLOURS, drawing.DASHES, strict=False
    ):
        traffic = rows_where(data, part="traffic", economy=code)
        axes.plot(traffic["year"], traffic["value"] / MILLION, color=colour, linestyle=dash)
        ends.append((traffic["value"].iloc[-1] / MILLION, name, colour))
    fit(axes, [end[0] for end in ends], 0, room=(0, 0.1))
    round_years(axes)
    drawing.label_ends(axes, ends)
    panels.unit_line(axes, {"zh": "百万标准箱", "en": "million TEU"}[language])


def _draw_port(axes, data, language: str) -> None:
    """Bars with their numbers; a pair of years without a bar between them is marked by dots."""
    port = _port(data)
    for at, row in port.iterrows():
        bound = row["status"] == LOWER_BOUND
        style = {"hatch": "////", "edgecolor": drawing.COLOURS[1], "facecolor": "white"} if bound else {}
        axes.bar(at, row["value"] / 1e4, 0.72, **(style or {"color": drawing.COLOURS[1]}))
        sign = "≥" if bound else ""
        height = (at, row["value"] / 1e4)
        text = sign + format_cell(row["value"] / 1e4, 0, language)
        axes.annotate(text, height, xytext=(0, 2), textcoords="offset points", ha="center", fontsize=6.5)
    for before, after in pairwise(port.index):
        if after - before > 1:
            axes.text((before + after) / 2, 0, "…", ha="center", va="bottom", color=drawing.GREY)
    fit(axes, 0, port["value"] / 1e4, room=(0, 0.14))
    round_years(axes)
    panels.unit_line(axes, {"zh": "北部湾港，万标准箱", "en": "Beibu Gulf Port, ten thousand TEU"}[language])


def _draw_connectivity(axes, data, language: str) -> None:
    index = _index(data)
    early, late = min(index), max(index)
    order = list(index[late].sort_values(ascending=False).index)
    axes.set_xscale("log")
    panels.from_to(
        axes,
        [economy_name(code, language) for code in order],
        index[early][order],
        index[late][order],
        labels=(str(early), str(late)),
        colour=drawing.COLOURS[2],
    )
    fit(axes, index[early], index[late], along="x", room=(0.1, 0.12))
    power_ticks(axes, language)
    panels.unit_line(axes, {"zh": "班轮连通性，对数刻度", "en": "liner connectivity, logarithmic"}[language])


def _draw_ports(axes, data, language: str) -> None:
    """Lines of the Gulf's ports, broken where a year is not complete."""
    axes.set_yscale("log")
    ends = []
    for place, code in enumerate(GULF_PORTS):
        port = line(data, "value", part=PORTS, economy=code)
        span = range(port.first, port.last + 1)
        colour, dash = (*drawing.COLOURS[:5], drawing.GREY)[place], drawing.DASHES[place]
        axes.plot(
            span,
            [port.get(at, float("nan")) for at in span],
            color=colour,
            linestyle=dash,
            marker=".",
            markersize=3,
        )
        ends.append((port[port.last], PORT_NAMES[code][language].removeprefix("Port of "), colour))
    fit(axes, rows_where(data, part=PORTS)["value"])
    round_years(axes)
    power_ticks(axes, language, "y")
    drawing.label_ends(axes, ends, gap=0.12)
    panels.unit_line(
        axes, {"zh": "港口连通性，对数刻度", "en": "connectivity of ports, logarithmic"}[language]
    )
