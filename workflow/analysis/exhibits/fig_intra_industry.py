"""Intra-industry trade between China and each ASEAN member, by HS section.

Answers whether the two sides trade within the same lines of goods or exchange different ones.  No source
here gives bilateral trade by section in levels that can be trusted: Open Trade Statistics has the shares
of each flow (its levels are inflated) and the IMF the total of each flow.  Both are China's report of the
same flow, so the level of a section is its share times the total.  A second index uses shares only: what
Grubel and Lloyd's becomes when both directions are scaled to the same total, so that an imbalance of
trade cannot depress it.  Sections are wide: a part and the machine it goes into fall in the same one,
and both indices are higher than they would be for finer goods.
"""

from __future__ import annotations

from analysis import measures
from analysis.vocabulary import ASEAN_MEMBERS, HS_SECTIONS
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.exhibit import Caption
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

READS = ("china_asean_trade",)
SOURCE = "open-trade-statistics"
SERIES = {"exports": "exports-share-of-section", "imports": "imports-share-of-section"}
FIRST, LAST = 1995, 2018
ASEAN = "ASEAN"
NAMES = {"zh": "东盟十国", "en": "ASEAN"}


def data(evidence):
    """economy (a member, or ASEAN = all ten flows by section together), year, index (Grubel-Lloyd over
    the 21 sections), balanced (with both directions scaled to one total; members only).

    nan where one of the two directions is not published.  Trade not assigned to a section is left out."""
    import pandas as pd

    totals = evidence.table("china_asean_trade").set_index(["partner", "year"])
    parts = {flow: _sections(evidence, series) for flow, series in SERIES.items()}
    rows = []
    for year in range(FIRST, LAST + 1):
        flows = {flow: [] for flow in parts}
        for code in ASEAN_MEMBERS:
            both = {flow: _part(parts[flow], code, year) for flow in parts}
            levels = {flow: both[flow] * totals.loc[(code, year), flow] for flow in parts}
            for flow in parts:
                flows[flow].append(levels[flow])
            rows.append(
                {
                    "economy": code,
                    "year": year,
                    "index": measures.grubel_lloyd_total(**levels),
                    "balanced": measures.similarity(
                        measures.shares(both["exports"]), measures.shares(both["imports"])
                    ),
                }
            )
        together = {flow: pd.concat(flows[flow], ignore_index=True) for flow in flows}
        rows.append(
            {
                "economy": ASEAN,
                "year": year,
                "index": measures.grubel_lloyd_total(**together),
                "balanced": None,
            }
        )
    return pd.DataFrame(rows).astype({"index": object, "balanced": object})


def _sections(evidence, series: str) -> dict:
    frame = evidence.select(SOURCE, series, economy="CHN", partner=ASEAN_MEMBERS)
    return {
        (partner, int(year)): rows.set_index("product")["value"]
        for (partner, year), rows in frame.groupby(["partner", "year"])
    }


def _part(parts: dict, code: str, year: int):
    """Shares by section of one flow; a section that a published flow does not have is a true zero."""
    import pandas as pd

    sections = list(HS_SECTIONS)
    if (code, year) not in parts:
        return pd.Series(float("nan"), index=sections, dtype=object)
    return parts[code, year].reindex(sections).fillna(0).astype(object)


def line(data, code: str, column: str = "index"):
    """One line of the figure: year -> value."""
    return data[data["economy"] == code].set_index("year")[column]


def _order(data) -> list[str]:
    last = data[(data["year"] == LAST) & (data["economy"] != ASEAN)].set_index("economy")["index"]
    return [ASEAN, *last.sort_values(ascending=False).index]


def caption(data) -> Caption:
    together = line(data, ASEAN)
    ends = [format_cell(together[year], 2) for year in (FIRST, LAST)]
    wide = data[data["economy"] != ASEAN].pivot(index="economy", columns="year", values="index")
    top, low = wide[LAST].idxmax(), wide[LAST].idxmin()
    change = wide[LAST] - wide[FIRST]
    most = change.idxmax()
    down = list(change.index[change < 0])
    n = {lang: [economy_name(c, lang) for c in (top, low, most)] for lang in ("zh", "en")}
    v = [format_cell(x, 2) for x in (wide[LAST][top], wide[LAST][low], wide[FIRST][most], wide[LAST][most])]
    fell = {
        "zh": "、".join(economy_name(c, "zh") for c in down) or "无",
        "en": " and ".join(economy_name(c, "en") for c in down) or "none",
    }
    return Caption(
        title={
            "zh": f"中国与东盟各国的产业内贸易，{FIRST}—{LAST}年",
            "en": f"Intra-industry trade between China and the ASEAN members, {FIRST}–{LAST}",
        },
        note={
            "zh": "实线为格鲁贝尔—劳埃德指数：0为单向贸易，1为双向相等。按HS的21类，各类金额为中方报告的该"
            "类份额乘以中方报告的总额（出口离岸价，进口到岸价）；虚线只用份额，"
            "把两个方向折算为相同总额，以排除贸易差额的影响。类别较宽，零部件与成品同属一类，指数因此"
            "偏高；未能归类的贸易除外（2015年起中国自越南、老挝、缅甸的进口中最多时近四分之一）。"
            "1999年中国自文莱的进口未见公布。",
            "en": "Solid: Grubel–Lloyd index, 0 = one-way trade, 1 = equal both ways, over 21 HS sections; "
            "a section's value is its share in the flow times "
            "the flow's total, both as China reports them (exports FOB, imports CIF). Dashed: from "
            "shares alone, both directions scaled to one total, "
            "which takes the trade balance out. Sections are wide, parts and finished goods fall in "
            "the same one, and the indices are high for that reason; trade not "
            "assigned to a section is left out (from 2015 on up to almost a quarter of China's "
            "imports from Vietnam, Laos and Myanmar). China's imports from Brunei in 1999 were not "
            "found.",
        },
        alt={
            "zh": f"十一个小图。东盟合计由{FIRST}年的{ends[0]}升至{LAST}年的{ends[1]}。{LAST}年"
            f"{n['zh'][0]}最高（{v[0]}），{n['zh'][1]}最低（{v[1]}）；升幅最大的是"
            f"{n['zh'][2]}，由{v[2]}升至{v[3]}。指数低于{FIRST}年的国家：{fell['zh']}。",
            "en": f"Eleven small panels. For ASEAN as a whole the index went from {ends[0]} in {FIRST} to "
            f"{ends[1]} in {LAST}. In {LAST} it is highest for "
            f"{n['en'][0]} ({v[0]}) and lowest for {n['en'][1]} ({v[1]}); it rose most for "
            f"{n['en'][2]}, from {v[2]} to {v[3]}. Below its level of "
            f"{FIRST}: {fell['en']}.",
        },
    )


def draw(data, language: str):
    order = _order(data)
    figure, places, rest = panels.small_multiples(len(order), 4, 4.0, sharex=True, sharey=True)
    for axes, code in zip(places, order, strict=True):
        for column, colour, dash in (
            ("balanced", drawing.COLOURS[2], "--"),
            ("index", drawing.COLOURS[1], "-"),
        ):
            values = line(data, code, column)
            axes.plot(values.index, values, color=colour, linestyle=dash, linewidth=1.2)
        axes.set_title(NAMES[language] if code == ASEAN else economy_name(code, language), pad=3)
    places[0].set_ylim(0, 1)
    places[0].set_xticks([1995, 2005, 2015])
    panels.unit_line(places[0], {"zh": "指数（0—1）", "en": "index (0–1)"}[language], 1.27)
    words = {"zh": ("格鲁贝尔—劳埃德", "折算为相同总额"), "en": ("Grubel–Lloyd", "scaled to one total")}[
        language
    ]
    panels.line_key(rest[0], zip(words, drawing.COLOURS[1:3], ("-", "--"), strict=True))
    return figure
