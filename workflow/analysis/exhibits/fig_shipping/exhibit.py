"""Container traffic, the Beibu Gulf Port's own, and liner connectivity.

Answers whether the gulf's ports grew with or beyond the region's traffic.  The national figures are the
World Bank's; those of the port are single statements in the press, some of them lower bounds, and stay
bars without a line between them.  The connectivity index is hand-copied outside China and Indonesia
(trust C) and ends in 2021; Laos has no coast.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from analysis.vocabulary import ASEAN_MEMBERS
from tracepaper.evidence.lines import line
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, round_years
from tracepaper.exhibits.captions import Value, Words, economies, year, years
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

WDI, TRAFFIC, CONNECTIVITY = "world-bank-wdi", "IS.SHP.GOOD.TU", "IS.SHP.GCNW.XQ"
PORT = "CHN-PORT-BEIBUWAN"
COASTAL = tuple(code for code in ASEAN_MEMBERS if code != "LAO")
EIGHT = tuple(code for code in COASTAL if code != "BRN")  # Brunei has no figure for the last year
TOTAL = "ASEAN8"
LOWER_BOUND, IMPLIED = "lower-bound", "implied"
MILLION = 1e6
INDEX_BASE = 100  # the highest index of 2004


def data(evidence):
    """part (traffic, port, connectivity), economy, year, value (TEU; an index for connectivity), status,
    trust.  Of connectivity the first and the last year are kept."""
    import pandas as pd

    traffic = evidence.select(WDI, TRAFFIC, economy=["CHN", *EIGHT])
    wide = traffic.pivot(index="year", columns="economy", values="value").dropna()
    wide[TOTAL] = wide[list(EIGHT)].sum(axis=1)
    rows = [
        {
            "part": "traffic",
            "economy": code,
            "year": int(year),
            "value": wide[code][year],
            "status": "",
            "trust": "A",
        }
        for code in ("CHN", TOTAL, *EIGHT)
        for year in wide.index
    ]
    port = evidence.select("beibu-gulf", "port-containers", economy=PORT)
    rows += _rows("port", port.dropna(subset=["year"]).sort_values("year"))
    index = evidence.select(WDI, CONNECTIVITY, economy=["CHN", *COASTAL])
    ends = index["year"].isin([index["year"].min(), index["year"].max()])
    rows += _rows("connectivity", index[ends].sort_values(["economy", "year"]))
    return pd.DataFrame(rows).astype({"value": object})


def _rows(part: str, frame) -> list[dict]:
    return [
        {
            "part": part,
            "economy": row.economy,
            "year": int(row.year),
            "value": row.value,
            "status": row.status,
            "trust": row.trust,
        }
        for row in frame.itertuples()
    ]


def _traffic(data, code: str):
    return line(data, "value", part="traffic", economy=code)


def _index(data):
    part = data[data["part"] == "connectivity"]
    values = part.pivot(index="economy", columns="year", values="value")
    return values, part.groupby("economy")["trust"].first()


def _port(data):
    return data[data["part"] == "port"].set_index("year").sort_index()


def values(data) -> dict:
    china, eight, port = _traffic(data, "CHN"), _traffic(data, TOTAL), _port(data)
    index, _ = _index(data)
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
        "fallen": economies(*change.index[change < 0]),
    }


def _bound(status: str) -> Words:
    """What is said after a number that is known as a lower bound only."""
    return Words(
        {"zh": "（下限）", "en": " (a lower bound)"} if status == LOWER_BOUND else {"zh": "", "en": ""}
    )


def draw(data, language: str):
    from matplotlib.figure import Figure

    figure = Figure(figsize=(drawing.WIDTH, 4.2), layout="constrained")
    halves: Any = figure.subfigures(1, 2, width_ratios=(1.1, 1))
    left, right = halves
    top, bottom = left.subplots(2, 1)
    _draw_traffic(top, data, language)
    _draw_port(bottom, data, language)
    _draw_connectivity(right.subplots(), data, language)
    return figure


def _draw_traffic(axes, data, language: str) -> None:
    words = {"zh": ("中国", "东盟八国"), "en": ("China", "eight ASEAN\nmembers")}[language]
    ends, drawn = [], []
    for code, name, colour, dash in zip(("CHN", TOTAL), words, drawing.COLOURS, drawing.DASHES, strict=False):
        traffic = _traffic(data, code)
        millions = [value / MILLION for value in traffic.values()]
        axes.plot([*traffic], millions, color=colour, linestyle=dash)
        ends.append((millions[-1], name, colour))
        drawn += millions
    fit(axes, 0, drawn, room=(0, 0.07))
    _year_axis(axes, data)
    drawing.label_ends(axes, ends)
    panels.unit_line(axes, {"zh": "百万标准箱", "en": "million TEU"}[language])


def _year_axis(axes, data) -> None:
    """The same years for traffic and port, with room before the first bar for its label."""
    shown = data.loc[data["part"].isin(("traffic", "port")), "year"]
    axes.set_xlim(shown.min() - 1.6, shown.max() + 0.6)
    round_years(axes)


def _draw_port(axes, data, language: str) -> None:
    port = _port(data)
    heights, bounds = port["value"] / MILLION, port["status"] == LOWER_BOUND
    bars = axes.bar(port.index, heights, 0.75, color=drawing.COLOURS[2], edgecolor="white")
    for bar, bound in zip(bars, bounds, strict=True):
        bar.set_hatch("////" if bound else None)
    for place, height in heights.items():
        text = (">" if bounds[place] else "") + format_cell(height, 1 if height >= 1 else 2, language)
        # over two neighbours of nearly one height the labels would touch: the first moves to the left
        touching = abs(heights.get(place + 1, float("inf")) - height) < 0.06 * heights.max()
        axes.annotate(
            text,
            (place, height),
            xytext=(1 if touching else 0, 2),
            textcoords="offset points",
            ha="right" if touching else "center",
            fontsize=7,
        )
    _mark_gap(axes, heights, language)
    fit(axes, 0, heights, room=(0, 0.17))  # the labels stand over the bars
    _year_axis(axes, data)
    panels.unit_line(axes, {"zh": "北部湾港，百万标准箱", "en": "Beibu Gulf Port, million TEU"}[language])


def _mark_gap(axes, heights, language: str) -> None:
    """Say that the long stretch without bars is one without figures, not one without traffic."""
    before, after = max(pairwise(heights.index), key=lambda pair: pair[1] - pair[0])
    words = {"zh": "{}—{}年\n未见公布", "en": "no figure found,\n{}–{}"}[language]
    axes.text(
        (before + after) / 2,
        heights.max() / 5,
        words.format(before + 1, after - 1),
        ha="center",
        va="center",
        fontsize=7,
        color=drawing.GREY,
    )


def _draw_connectivity(axes, data, language: str) -> None:
    index, trust = _index(data)
    early, late = min(index), max(index)
    order = list(index[late].sort_values(ascending=False).index)
    panels.from_to(
        axes,
        [economy_name(code, language) for code in order],
        index[early][order],
        index[late][order],
        labels=(str(early), str(late)),
        markers=["o" if trust[code] == "A" else "D" for code in order],
    )
    axes.set_xlim(left=0)
    panels.unit_line(axes, {"zh": "班轮运输连通性指数", "en": "liner shipping connectivity index"}[language])
