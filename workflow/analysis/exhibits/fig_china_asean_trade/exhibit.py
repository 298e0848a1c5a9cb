"""China's trade with ASEAN since 1995, beside its trade with everyone else, and ASEAN's share in it.

Answers how far trade and the agreements moved together once what China's trade has in common with all its
partners is set aside, and which way the balance went.  Growth is drawn on a logarithmic scale, where the
same slope is the same growth whatever the amount; the share is a line of one source at a time and breaks
where the source changes.  What the agreements caused is a question for the gravity model.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from math import isnan

from analysis.indicators.china_asean_trade import totals
from tracepaper.evidence.lines import line, share
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, power_ticks, year_ticks
from tracepaper.exhibits.captions import Value, year, years

READS = ("china_asean_trade",)
# Date of the event in the source -> short label; the full texts are in the table of events
AGREEMENTS = {
    "2002-11-04": {"zh": "框架协议", "en": "Framework\nAgreement"},
    "2005-07": {"zh": "货物贸易\n协议实施", "en": "Goods\nagreement"},
    "2010-01-01": {"zh": "自贸区\n建成", "en": "ACFTA\nin force"},
    "2019-10-22": {"zh": "升级\n全面生效", "en": "Upgrade\nfor all"},
    "2022-01-01": {"zh": "RCEP\n生效", "en": "RCEP\nin force"},
}
EXPORTS, IMPORTS, BOTH, OTHERS = drawing.COLOURS[1], drawing.COLOURS[2], "#000000", "#7F7F7F"
SHARES = {"exports_share": "exports", "imports_share": "imports", "share": "total"}
SCALES = {"zh": 1e8, "en": 1e9}  # 亿美元, billion US dollars: what readers of the language count in
KEYS, WRITTEN = ("year",), ("exports_source", "imports_source")


def data(evidence):
    """One row per year: year, exports, imports, total, balance, exports_others, imports_others, others
    (US$; others: with everyone but ASEAN, in the same sources), exports_source, imports_source,
    relative (the balance in % of total), exports_share, imports_share, share (of ASEAN in all of China's
    flow, %), agreement (date),
    agreement_zh, agreement_en (Traced texts of the event in that year, else None)."""
    frame = totals(evidence.table("china_asean_trade"))
    frame["relative"] = [share(*pair) for pair in zip(frame["balance"], frame["total"], strict=True)]
    for column, flow in SHARES.items():
        rest = frame["others" if flow == "total" else f"{flow}_others"]
        parts = zip(frame[flow], rest, strict=True)
        frame[column] = [share(own, own + other) for own, other in parts]
    events = evidence.text("beibu-gulf", "events").set_index("item").loc[list(AGREEMENTS)]
    by_year = {int(date[:4]): row for date, row in events.iterrows()}
    for column, field in (("agreement", "date"), ("agreement_zh", "event_zh"), ("agreement_en", "event_en")):
        frame[column] = [by_year[year][field] if year in by_year else None for year in frame["year"]]
    return frame


def values(data) -> dict:
    total, balance, part, others = (line(data, name) for name in ("total", "balance", "share", "others"))
    deficit = _longest_deficit(balance)
    return {
        "since": year(total.first),
        "until": year(total.last),
        "first": Value(total[total.first], "USD", 1e8),
        "last": Value(total[total.last], "USD", 1e8),
        "falls": years(*(now for before, now in pairwise(total) if total[now] < total[before])),
        "deficit-from": year(deficit[0]),
        "deficit-to": year(deficit[-1]),
        "surplus": year(1 + max(at for at, value in balance.items() if not value > 0)),
        "balance": Value(balance[balance.last], "USD", 1e8),
        "largest-deficit": year(balance.lowest),
        "share-first": Value(part[part.first], "PERCENT", 0.1),
        "share-last": Value(part[part.last], "PERCENT", 0.1),
        "others-first": Value(others[others.first], "USD", 1e10),
        "others-last": Value(others[others.last], "USD", 1e10),
        "exports-breaks": years(*_breaks(data, "exports")),
        "imports-breaks": years(*_breaks(data, "imports")),
        "missing": years(*(at for at, value in total.items() if isnan(value))),
    }


def _longest_deficit(balance: dict) -> list[int]:
    """The years of the longest run of deficits."""
    runs = [list(run) for negative, run in groupby(balance, key=lambda at: balance[at] < 0) if negative]
    return max(runs, key=len)


def _breaks(data, flow: str) -> list[int]:
    """The years from which a flow is taken from another source than the year before."""
    source = data[f"{flow}_source"]
    return list(data.loc[(source != source.shift()) & (data.index > 0), "year"])


def draw(data, language: str):
    figure, (top, middle, bottom) = drawing.canvas(
        3, 1, height=5.6, narrow_height=7, sharex=True, gridspec_kw={"height_ratios": (2.6, 1.7, 1.1)}
    )
    _draw_growth(top, data, language)
    _draw_shares(middle, data, language)
    bottom.bar(data["year"], data["balance"] / SCALES[language], 0.7, color="#8C8C8C")
    bottom.axhline(0, color="black", linewidth=0.8)
    panels.unit_line(
        bottom,
        {"zh": "(c) 差额（出口－进口），亿美元", "en": "(c) balance (exports − imports), US$ billion"}[
            language
        ],
    )
    _draw_agreements((top, middle, bottom), data, language)
    _draw_breaks(middle, data)
    bottom.set_xlim(data["year"].min() - 0.6, data["year"].max() + 0.6)
    year_ticks(bottom, data["year"])
    return figure


def _draw_growth(axes, data, language: str) -> None:
    """Amounts on a logarithmic scale: with ASEAN, both ways, and with everyone else."""
    scaled = {flow: data[flow] / SCALES[language] for flow in ("exports", "imports", "others")}
    axes.set_yscale("log")
    styles = {"exports": (EXPORTS, "-"), "imports": (IMPORTS, "--"), "others": (OTHERS, "-.")}
    for flow, (colour, dash) in styles.items():
        axes.plot(data["year"], scaled[flow], color=colour, linestyle=dash)
    fit(axes, *scaled.values(), room=(0.04, 0.06))
    power_ticks(axes, language, along="y")
    names = {
        "zh": {"exports": "对东盟出口", "imports": "自东盟进口", "others": "与其他伙伴"},
        "en": {"exports": "exports", "imports": "imports", "others": "with others"},
    }[language]
    ends = [(scaled[flow].iloc[-1], names[flow], styles[flow][0]) for flow in styles]
    drawing.label_ends(axes, ends)
    panels.unit_line(
        axes,
        {"zh": "(a) 亿美元，对数刻度", "en": "(a) US$ billion, log scale"}[language],
        1.6 if drawing.is_narrow() else 1.16,
    )


def _draw_shares(axes, data, language: str) -> None:
    """ASEAN in China's exports, imports and both; each line breaks where its source changes."""
    names = {"zh": ("出口", "进口", "合计"), "en": ("in exports", "in imports", "in both")}[language]
    looks = zip(SHARES, names, (EXPORTS, IMPORTS, BOTH), ("-", "--", "-"), (1.2, 1.2, 1.8), strict=True)
    ends = []
    for column, name, colour, dash, width in looks:
        for part in _stretches(data, SHARES[column]):
            short = len(part) == 1
            axes.plot(
                part["year"],
                part[column],
                color=colour,
                linestyle=dash,
                linewidth=width,
                marker="o" if short else None,
                markersize=3,
            )
        ends.append((data[column].iloc[-1], name, colour))
    fit(axes, *(data[column] for column in SHARES))
    drawing.label_ends(axes, ends, gap=0.085)
    words = {"zh": "(b) 东盟占中国进出口的份额，%", "en": "(b) ASEAN in China's trade, %"}[language]
    panels.unit_line(axes, words)


def _stretches(data, flow: str) -> list:
    """The rows of each run of years in which a flow (or both) is from the same source."""
    flows = ["exports", "imports"] if flow == "total" else [flow]
    changed = sum((data[f"{one}_source"] != data[f"{one}_source"].shift()) for one in flows) > 0
    return [part for _, part in data.groupby(changed.cumsum())]


def _draw_agreements(places, data, language: str) -> None:
    top = places[0]
    for row in data.dropna(subset=["agreement"]).itertuples():
        at = _position(row.agreement)
        for axes in places:
            axes.axvline(at, color=drawing.GREY, linewidth=0.7, linestyle=":")
        narrow = drawing.is_narrow()  # there is no room for words side by side
        label = f"{row.agreement[:4]}\n{AGREEMENTS[row.agreement][language]}"
        if narrow:
            label = label.replace("\n", " ")
        # the first two stand close together: one is set to the left of its line, the others over theirs
        aligned = "right" if row.Index == data["agreement"].first_valid_index() else "center"
        top.text(
            at + (0.35 if aligned == "right" else 0),
            1.01,
            label,
            linespacing=1.05,
            fontsize=drawing.readable(6.5),
            transform=top.get_xaxis_transform(),
            ha="center" if narrow else aligned,
            va="bottom",
            rotation=90 if narrow else 0,
        )


def _position(date: str) -> float:
    """Flows of a year stand at that year, so a day of the year lies within half a year of it."""
    month = int(date[5:7])
    return int(date[:4]) - 0.5 + (month - 1) / 12


def _draw_breaks(axes, data) -> None:
    for flow, colour in (("exports", EXPORTS), ("imports", IMPORTS)):
        places = [at - 0.5 for at in _breaks(data, flow)]
        axes.plot(
            places,
            [0] * len(places),
            transform=axes.get_xaxis_transform(),
            linestyle="none",
            marker="^",
            markersize=5,
            color=colour,
            clip_on=False,
            zorder=5,
        )
