"""Container traffic, the Beibu Gulf Port's own, and liner connectivity.

Answers whether the gulf's ports grew with or beyond the region's traffic.  The national figures are the
World Bank's; those of the port are single statements in the press, some of them lower bounds, and stay
bars without a line between them.  The connectivity index is hand-copied outside China and Indonesia
(trust C) and ends in 2021; Laos has no coast.
"""

from __future__ import annotations

from itertools import pairwise

from analysis.vocabulary import ASEAN_MEMBERS
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.exhibit import Caption
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

WDI, TRAFFIC, CONNECTIVITY = "world-bank-wdi", "IS.SHP.GOOD.TU", "IS.SHP.GCNW.XQ"
PORT = "CHN-PORT-BEIBUWAN"
COASTAL = tuple(code for code in ASEAN_MEMBERS if code != "LAO")
EIGHT = tuple(code for code in COASTAL if code != "BRN")  # Brunei has no figure for the last year
TOTAL = "ASEAN8"
LOWER_BOUND = "lower-bound"
MILLION = 1e6
YEARS = (2007.4, 2024.6)  # the same horizontal axis for traffic and port


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


def _line(data, code: str):
    return data[(data["part"] == "traffic") & (data["economy"] == code)].set_index("year")["value"]


def _index(data):
    part = data[data["part"] == "connectivity"]
    values = part.pivot(index="economy", columns="year", values="value")
    return values, part.groupby("economy")["trust"].first()


def caption(data) -> Caption:
    china, asean = _line(data, "CHN"), _line(data, TOTAL)
    first, last = int(china.index.min()), int(china.index.max())
    port = data[data["part"] == "port"].set_index("year")
    index, _ = _index(data)
    early, late = min(index), max(index)
    change = index[late] - index[early]
    fell = list(change.index[change < 0])
    down = {
        lang: {"zh": "、", "en": ", "}[lang].join(economy_name(c, lang) for c in fell)
        for lang in ("zh", "en")
    }
    m = {
        name: format_cell(value / MILLION, 1)
        for name, value in {
            "c0": china[first],
            "c1": china[last],
            "a0": asean[first],
            "a1": asean[last],
        }.items()
    }
    bounds = [str(year) for year in port.index[port["status"] == LOWER_BOUND]]
    p0, p1 = (port.index.min(), port.index.max())
    v0, v1 = (format_cell(port["value"][y] / MILLION, 2) for y in (p0, p1))
    top = index[late].idxmax()
    return Caption(
        title={
            "zh": f"集装箱吞吐量（{first}—{last}年）与班轮运输连通性（{early}年、{late}年）",
            "en": f"Container traffic ({first}–{last}) and liner shipping connectivity ({early} and {late})",
        },
        note={
            "zh": f"东盟八国不含老挝（内陆）与文莱（{last}年未公布）。北部湾港指防城港、钦州、北海三港"
            f"域，取自新闻报道（可信度C），{'、'.join(bounds)}年只知“超过”（斜线，下限），{p0}年由"
            f"次年增速倒推，其余年份未见公布。连通性指数以2004年最大值为100，止于{late}年；圆点为机"
            "读数据，菱形为手工抄录（可信度C）。",
            "en": f"Eight ASEAN members: without Laos (landlocked) and Brunei (no figure for {last}). "
            "Beibu Gulf Port: Fangchenggang, Qinzhou and Beihai together, from the press (trust "
            f"C); {' and '.join(bounds)} are known as “over” only (hatched, lower bounds), {p0} is "
            "derived from the next year's growth, other years were not found. Connectivity: "
            f"maximum of 2004 = 100, ends in {late}; circles are machine-read, diamonds copied by "
            "hand (trust C).",
        },
        alt={
            "zh": f"左上：中国集装箱吞吐量由{first}年的{m['c0']}百万标准箱增至{last}年的{m['c1']}百万，东"
            f"盟八国由{m['a0']}百万增至{m['a1']}百万。左下：北部湾港由{p0}年的{v0}百万增至{p1}年的"
            f"{v1}百万以上。右：{late}年班轮连通性最高的是{economy_name(top, 'zh')}；与{early}年相比"
            f"下降的有{down['zh'] or '无'}。",
            "en": f"Top left: China's container traffic rose from {m['c0']} million TEU in {first} to "
            f"{m['c1']} million in {last}, that of eight ASEAN members from {m['a0']} to {m['a1']} "
            f"million. Bottom left: Beibu Gulf Port rose from {v0} million in {p0} to over {v1} "
            f"million in {p1}. Right: {economy_name(top, 'en')} has the highest connectivity in "
            f"{late}; below {early}: {down['en'] or 'none'}.",
        },
    )


def draw(data, language: str):
    from matplotlib.figure import Figure

    figure = Figure(figsize=(drawing.WIDTH, 4.2), layout="constrained")
    left, right = figure.subfigures(1, 2, width_ratios=(1.1, 1))
    top, bottom = left.subplots(2, 1)
    _draw_traffic(top, data, language)
    _draw_port(bottom, data, language)
    _draw_connectivity(right.subplots(), data, language)
    return figure


def _draw_traffic(axes, data, language: str) -> None:
    words = {"zh": ("中国", "东盟八国"), "en": ("China", "eight ASEAN\nmembers")}[language]
    ends = []
    for place, (code, name) in enumerate(zip(("CHN", TOTAL), words, strict=True)):
        line = _line(data, code) / MILLION
        axes.plot(line.index, line, color=drawing.COLOURS[place], linestyle=drawing.DASHES[place])
        ends.append((line.iloc[-1], name, drawing.COLOURS[place]))
    axes.set_ylim(0, 320)
    axes.set_xticks([2010, 2015, 2020, 2024])
    axes.set_xlim(*YEARS)
    drawing.label_ends(axes, ends)
    panels.unit_line(axes, {"zh": "百万标准箱", "en": "million TEU"}[language])


def _draw_port(axes, data, language: str) -> None:
    port = data[data["part"] == "port"]
    bars = axes.bar(port["year"], port["value"] / MILLION, 0.75, color=drawing.COLOURS[2], edgecolor="white")
    for bar, row in zip(bars, port.itertuples(), strict=True):
        bound = row.status == LOWER_BOUND
        if bound:
            bar.set_hatch("////")
        decimals = 1 if row.value >= MILLION else 2
        text = (">" if bound else "") + format_cell(row.value / MILLION, decimals, language)
        # the first two bars are low neighbours: their labels would touch
        shift, side = {0: (3, "right")}.get(row.Index - port.index[0], (0, "center"))
        axes.annotate(
            text,
            (row.year, row.value / MILLION),
            xytext=(shift, 2),
            textcoords="offset points",
            ha=side,
            fontsize=7,
        )
    _mark_gap(axes, port["year"], language)
    axes.set_ylim(0, 9.4)
    axes.set_xticks([2010, 2015, 2020, 2024])
    axes.set_xlim(*YEARS)
    panels.unit_line(axes, {"zh": "北部湾港，百万标准箱", "en": "Beibu Gulf Port, million TEU"}[language])


def _mark_gap(axes, years, language: str) -> None:
    """Say that the long stretch without bars is one without figures, not one without traffic."""
    before, after = max(pairwise(years), key=lambda pair: pair[1] - pair[0])
    words = {"zh": "{}—{}年\n未见公布", "en": "no figure found,\n{}–{}"}[language]
    words = words.format(before + 1, after - 1)
    axes.text((before + after) / 2, 1.6, words, ha="center", va="center", fontsize=7, color=drawing.GREY)


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
    axes.set_xlim(0, 185)
    panels.unit_line(axes, {"zh": "班轮运输连通性指数", "en": "liner shipping connectivity index"}[language])
