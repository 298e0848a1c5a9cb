"""Trade intensity between China and each ASEAN member, both ways.

Answers whether the two sides trade more with each other than their weight in world trade explains.  Both
directions rest on China's own reports, so that no member drops out: what China sells is FOB and is
compared with China's exports to the world, FOB; what a member sells to China is China's import, CIF, and
is compared with what the whole world reports to have bought from that member, CIF.  The partner's weight
is its share in what the world reports to have sold, FOB, the exporter itself left out.  Each ratio thus
stays on one basis.  The years end in 2019: later ones would change the source in the middle of a line.
"""

from __future__ import annotations

from analysis import measures
from analysis.vocabulary import ASEAN_MEMBERS
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.exhibit import Caption
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

READS = ("china_asean_trade",)
WORLD, CHINA, ASEAN = "imf-dots-world", "imf-dots-exports", "ASEAN"
FIRST, LAST = 1995, 2019
PERIODS = [str(year) for year in range(FIRST, LAST + 1)]
NAMES = {"zh": "东盟十国", "en": "ASEAN"}
AXIS = (0.1, 0.3, 1, 3, 10)


def data(evidence):
    """economy (a member, or ASEAN = the ten together), year, sold (China's intensity towards it),
    bought (its intensity towards China); nan where a figure it needs is not published."""
    import pandas as pd

    bought_by = _by_partner(evidence, WORLD, "exports-fob", "WLD")  # what the world sold to each
    sold_by = _by_partner(evidence, WORLD, "imports-cif", "WLD")  # what the world bought from each
    china_total = _by_partner(evidence, CHINA, "exports-fob", "CHN", ["WLD"])["WLD"]
    trade = evidence.table("china_asean_trade")
    trade = trade[trade["year"].between(FIRST, LAST)]
    exports, imports = (
        trade.pivot(index="year", columns="partner", values=flow) for flow in ("exports", "imports")
    )
    for wide in (bought_by, sold_by, exports, imports):
        wide[ASEAN] = _complete_sum(wide[list(ASEAN_MEMBERS)])
    rows = []
    for code in (ASEAN, *ASEAN_MEMBERS):
        sold = measures.trade_intensity(
            exports[code], china_total, bought_by[code], bought_by["WLD"], bought_by["CHN"]
        )
        bought = measures.trade_intensity(
            imports[code], sold_by[code], bought_by["CHN"], bought_by["WLD"], bought_by[code]
        )
        rows += [
            {"economy": code, "year": year, "sold": sold[year], "bought": bought[year]} for year in sold.index
        ]
    return pd.DataFrame(rows).astype({"sold": object, "bought": object})


def _by_partner(evidence, source: str, series: str, economy: str, partners=()):
    wanted = list(partners) or [*ASEAN_MEMBERS, "CHN", "WLD"]
    frame = evidence.select(source, series, economy=economy, partner=wanted, period=PERIODS)
    wide = frame.pivot(index="year", columns="partner", values="value")
    wide.index = wide.index.astype(int)
    return wide


def _complete_sum(wide):
    """Sum over the members; nan in a year in which one of them is missing."""
    return wide.sum(axis=1, skipna=False).where(wide.notna().all(axis=1))


def line(data, code: str, column: str):
    """One line of the figure: year -> value."""
    return data[data["economy"] == code].set_index("year")[column]


def _order(data) -> list[str]:
    last = data[(data["year"] == LAST) & (data["economy"] != ASEAN)].set_index("economy")["sold"]
    return [ASEAN, *last.sort_values(ascending=False).index]


def _name(code: str, language: str) -> str:
    return NAMES[language] if code == ASEAN else economy_name(code, language)


def caption(data) -> Caption:
    sold, bought = (line(data, ASEAN, column) for column in ("sold", "bought"))
    ends = [format_cell(v, 2) for v in (sold[FIRST], sold[LAST], bought[FIRST], bought[LAST])]
    members = data[(data["year"] == LAST) & (data["economy"] != ASEAN)].set_index("economy")
    top = {column: members[column].idxmax() for column in ("sold", "bought")}
    high = {column: format_cell(members[column].max(), 1) for column in top}
    below = {column: [c for c in members.index if members[column][c] < 1] for column in top}
    words = {
        lang: {
            column: ("、" if lang == "zh" else ", ").join(economy_name(c, lang) for c in codes)
            or {"zh": "无", "en": "none"}[lang]
            for column, codes in below.items()
        }
        for lang in ("zh", "en")
    }
    return Caption(
        title={
            "zh": f"中国与东盟各国的双向贸易结合度，{FIRST}—{LAST}年",
            "en": f"Trade intensity between China and the ASEAN members, both ways, {FIRST}–{LAST}",
        },
        note={
            "zh": "结合度为出口国对伙伴的出口份额与伙伴在（扣除出口国自身的）世界进口中份额之比，1为与其世"
            "界份额相当；纵轴为对数。双向均据中国报告：对华出口取中国自该国的进口（到岸价）"
            "与世界自该国的进口之比。1999年中国自文莱的进口未见公布，当年文莱与东盟合计的对华一线从"
            "缺，此前文莱的值不到0.001，在图外；经香港转口的货物可能记在香港名下。竖虚线为2005年降税"
            "开始与2010年自由贸易区建成。",
            "en": "The exporter's share sold to the partner over the partner's share in world imports net "
            "of the exporter's own; 1 = what its weight in the "
            "world would give; logarithmic scale. Both ways by China's reports: sales to China are "
            "China's imports from the member (CIF) over "
            "the world's imports from it. China's imports from Brunei in 1999 were not found, so "
            "that Brunei's and ASEAN's lines towards China have a gap; before it, Brunei's values "
            "are under 0.001 and off the scale. Goods that pass "
            "through Hong Kong may be recorded there. Dotted lines: tariff cuts from 2005, free "
            "trade area of 2010.",
        },
        alt={
            "zh": f"十一个小图，各两条线。东盟合计：中国对东盟由{FIRST}年的{ends[0]}变为{LAST}年的"
            f"{ends[1]}，东盟对中国由{ends[2]}变为{ends[3]}。{LAST}年中国对"
            f"{economy_name(top['sold'], 'zh')}的结合度最高（{high['sold']}），"
            f"{economy_name(top['bought'], 'zh')}对中国最高（{high['bought']}）；低于1的，"
            f"中国一方对{words['zh']['sold']}，对华一方为{words['zh']['bought']}。",
            "en": "Eleven small panels with two lines each. For ASEAN as a whole China's intensity went "
            f"from {ends[0]} in {FIRST} to {ends[1]} in {LAST}, that "
            f"towards China from {ends[2]} to {ends[3]}. In {LAST} China's is highest towards "
            f"{economy_name(top['sold'], 'en')} ({high['sold']}) and "
            f"{economy_name(top['bought'], 'en')}'s is highest towards China ({high['bought']}). "
            f"Below 1: China's towards {words['en']['sold']}; "
            f"towards China, {words['en']['bought']}.",
        },
    )


def draw(data, language: str):
    order = _order(data)
    figure, places, rest = panels.small_multiples(len(order), 4, 4.0, sharex=True, sharey=True)
    for axes, code in zip(places, order, strict=True):
        for column, colour, dash in (("sold", drawing.COLOURS[1], "-"), ("bought", drawing.COLOURS[2], "--")):
            values = line(data, code, column)
            axes.plot(values.index, values, color=colour, linestyle=dash, linewidth=1.2)
        axes.axhline(1, color=drawing.GREY, linewidth=0.8)
        for year in (2005, 2010):
            axes.axvline(year, color=drawing.GREY, linewidth=0.7, linestyle=":")
        axes.set_title(_name(code, language), pad=3)
    places[0].set_yscale("log")
    places[0].set_yticks(AXIS, [str(tick) for tick in AXIS])
    places[0].minorticks_off()
    places[0].set_ylim(0.08, 16)
    places[0].set_xticks([1995, 2005, 2015])
    panels.unit_line(places[0], {"zh": "结合度（对数刻度）", "en": "intensity (log scale)"}[language], 1.27)
    words = {
        "zh": ("中国对该国出口", "该国对中国出口"),
        "en": ("China's exports to it", "its exports to China"),
    }[language]
    panels.line_key(rest[0], zip(words, drawing.COLOURS[1:3], ("-", "--"), strict=True))
    return figure
