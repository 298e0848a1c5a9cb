"""Whom China sells to and buys from: ASEAN's share beside those of the other large partners.

A share that rises says little by itself; it may be that one partner gives way, or that all do but one.  Drawn
are the partners that in some year had a tenth of China's exports or imports.  Exports and imports stand in
panels of their own, as they are valued at different borders and come from different files.
"""

from __future__ import annotations

from analysis import palette
from analysis.indicators.partner_shares import FLOWS, GROUPS
from tracepaper.evidence.lines import line, rows_where
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, year_ticks
from tracepaper.exhibits.bound_marks import cells, show
from tracepaper.exhibits.captions import Value, year, years
from tracepaper.exhibits.labels import label_courses

READS = ("partner_shares",)
KEYS, WRITTEN = ("flow", "group", "year"), ("source",)
EU, ASEAN, JAPAN = "EU28", "ASEAN", "JPN"
SHOWN = tuple(group for group in GROUPS if group != "EU27")
# group -> colour, dash, width, words at the end of its line
LOOKS = {
    "ASEAN": (palette.ASEAN, "-", 2.2, {"zh": "东盟", "en": "ASEAN"}),
    "EU28": (palette.PARTNERS["EU28"], "--", 1.3, {"zh": "欧盟", "en": "EU"}),
    "USA": (palette.PARTNERS["USA"], "-.", 1.2, {"zh": "美国", "en": "United\nStates"}),
    "JPN": (palette.PARTNERS["JPN"], (0, (8, 2)), 1.2, {"zh": "日本", "en": "Japan"}),
    "KOR": (palette.PARTNERS["KOR"], (0, (5, 1, 1, 1, 1, 1)), 1.2, {"zh": "韩国", "en": "South\nKorea"}),
    "HKG": (palette.PARTNERS["HKG"], ":", 1.4, {"zh": "中国香港", "en": "Hong Kong"}),
    "TWN": (palette.PARTNERS["TWN"], (0, (1, 1)), 1.2, {"zh": "中国台湾", "en": "Taiwan"}),
}
HEADS = {
    "exports": {"zh": "(a) 占中国出口的份额，%", "en": "(a) share of China's exports, %"},
    "imports": {"zh": "(b) 占中国进口的份额，%", "en": "(b) share of China's imports, %"},
}


def data(evidence):
    """flow (exports, imports), group, year, source, share (per cent; missing unless all members are)."""
    frame = rows_where(evidence.table("partner_shares"), group=list(SHOWN))
    return frame[["flow", "group", "year", "source", "share"]].reset_index(drop=True)


def shares(data, flow: str, group: str):
    """A group's share in a flow, by year."""
    return line(data, "share", flow=flow, group=group)


def largest_since(data, group: str) -> int:
    """The year from which to the last a group has the largest share in imports."""
    every = {other: shares(data, "imports", other) for other in SHOWN}
    last = every[group].last
    behind = [at for at in every[group] if not all(every[group][at] >= part[at] for part in every.values())]
    return max(behind) + 1 if behind[-1] < last else last


def values(data) -> dict:
    sold, bought = ({group: shares(data, flow, group) for group in SHOWN} for flow in ("exports", "imports"))
    asean = sold[ASEAN]
    return {
        "since": year(largest_since(data, ASEAN)),
        "first": year(asean.first),
        "exports-until": year(asean.last),
        "imports-until": year(bought[ASEAN].last),
        "break": years(FLOWS["imports"][1][2]),
        "exports-first": Value(asean[asean.first], "PERCENT", 0.1),
        "exports-last": Value(asean[asean.last], "PERCENT", 0.1),
        "imports-first": Value(bought[ASEAN][asean.first], "PERCENT", 0.1),
        "imports-last": Value(bought[ASEAN][bought[ASEAN].last], "PERCENT", 0.1),
        "japan-first": Value(sold[JAPAN][asean.first], "PERCENT", 0.1),
        "japan-last": Value(sold[JAPAN][asean.last], "PERCENT", 0.1),
        "japan-imports-first": Value(bought[JAPAN][asean.first], "PERCENT", 0.1),
        "japan-imports-last": Value(bought[JAPAN][bought[JAPAN].last], "PERCENT", 0.1),
        "eu-imports-last": Value(bought[EU][bought[EU].last], "PERCENT", 0.1),
        "missing": years(*(at for at, value in bought[ASEAN].items() if value != value)),
    }


def draw(data, language: str):
    figure, places = drawing.canvas(1, 2, height=3.3, sharey=True)
    for axes, flow in zip(places, FLOWS, strict=True):
        part = rows_where(data, flow=flow)
        ends = []
        for group, (colour, dash, width, words) in LOOKS.items():
            course = part[part["group"] == group].sort_values("year")
            for _, rows in course.groupby("source", sort=False):
                drawn = axes.plot(rows["year"], rows["share"], color=colour, linestyle=dash, linewidth=width)
                show(drawn, cells("share", group=group, flow=flow, year=rows["year"]))
            ends.append((course["year"].iloc[-1], course["share"].iloc[-1], words[language], colour))
        fit(axes, 0, data["share"], room=(0, 0.05))
        axes.set_xlim(part["year"].min(), part["year"].max())
        year_ticks(axes, part["year"], 5)
        axes.tick_params(labelleft=True)
        panels.unit_line(axes, HEADS[flow][language])
        label_courses(axes, ends, gap=0.062)
    return figure
