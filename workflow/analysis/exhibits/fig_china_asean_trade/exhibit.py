"""China's trade with ASEAN since 1995, with the agreements and the changes of source marked.

Answers how far trade and the agreements moved together, and which way the balance went.  The drawing
shows levels only: growth is quoted in the text within stretches of one source, and what the agreements
caused is a question for the gravity model.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from math import isnan

from analysis.indicators.china_asean_trade import totals
from tracepaper.evidence.lines import line
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, year_ticks
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
EXPORTS, IMPORTS = "#0072B2", "#D55E00"
SCALES = {"zh": 1e8, "en": 1e9}  # 亿美元, billion US dollars: what readers of the language count in


def data(evidence):
    """One row per year: year, exports, imports, total, balance (US$), exports_source, imports_source,
    agreement (date), agreement_zh, agreement_en (Traced texts of the event in that year, else None)."""
    frame = totals(evidence.table("china_asean_trade"))
    events = evidence.text("beibu-gulf", "events").set_index("item").loc[list(AGREEMENTS)]
    by_year = {int(date[:4]): row for date, row in events.iterrows()}
    for column, field in (("agreement", "date"), ("agreement_zh", "event_zh"), ("agreement_en", "event_en")):
        frame[column] = [by_year[year][field] if year in by_year else None for year in frame["year"]]
    return frame


def values(data) -> dict:
    total, balance = line(data, "total"), line(data, "balance")
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
    scale = SCALES[language]
    figure, (top, bottom) = drawing.canvas(
        2, 1, height=4.4, sharex=True, gridspec_kw={"height_ratios": (3, 1.3)}
    )
    top.plot(data["year"], data["exports"] / scale, color=EXPORTS, linestyle="-")
    top.plot(data["year"], data["imports"] / scale, color=IMPORTS, linestyle="--")
    fit(top, data["exports"] / scale, data["imports"] / scale, 0, room=(0, 0.09))
    last = data.iloc[-1]
    names = {"zh": ("出口", "进口"), "en": ("exports", "imports")}[language]
    drawing.label_ends(
        top, [(last["exports"] / scale, names[0], EXPORTS), (last["imports"] / scale, names[1], IMPORTS)]
    )
    _draw_agreements(top, bottom, data, language)
    _draw_breaks(top, data)
    bottom.bar(data["year"], data["balance"] / scale, 0.7, color="#8C8C8C")
    bottom.axhline(0, color="black", linewidth=0.8)
    bottom.set_xlim(data["year"].min() - 0.6, data["year"].max() + 0.6)
    year_ticks(bottom, data["year"])
    panels.unit_line(top, {"zh": "亿美元", "en": "US$ billion"}[language], 1.13)
    panels.unit_line(
        bottom,
        {"zh": "差额（出口－进口），亿美元", "en": "balance (exports − imports), US$ billion"}[language],
    )
    return figure


def _draw_agreements(top, bottom, data, language: str) -> None:
    for row in data.dropna(subset=["agreement"]).itertuples():
        at = _position(row.agreement)
        for axes in (top, bottom):
            axes.axvline(at, color=drawing.GREY, linewidth=0.7, linestyle=":")
        label = f"{row.agreement[:4]}\n{AGREEMENTS[row.agreement][language]}"
        # the first two stand close together: one is set to the left of its line, the others over theirs
        aligned = "right" if row.Index == data["agreement"].first_valid_index() else "center"
        top.text(
            at + (0.35 if aligned == "right" else 0),
            1.01,
            label,
            linespacing=1.05,
            fontsize=6.5,
            transform=top.get_xaxis_transform(),
            ha=aligned,
            va="bottom",
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
            linestyle="none",
            marker="^",
            markersize=5,
            color=colour,
            clip_on=False,
            zorder=5,
        )
