"""China's trade with ASEAN since 1995, beside its trade with everyone else, and ASEAN's share in it.

Answers how far trade and the agreements moved together once what China's trade has in common with all its
partners is set aside, and which way the balance went.  Growth is drawn on a logarithmic scale, where the
same slope is the same growth whatever the amount; the share is a line of one source at a time and breaks
where the source changes.  The axis is one of dates, on which 2010 is the first of January 2010: a year's
value stands in the middle of the year, an agreement at its date.  What the agreements caused is a question
for the gravity model.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from math import isnan

from analysis import palette
from analysis.dates import moment
from analysis.indicators.china_asean_trade import totals
from tracepaper.evidence.lines import line, share
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, power_ticks, year_ticks
from tracepaper.exhibits.bound_marks import cells, show, show_event
from tracepaper.exhibits.captions import Value, year, years
from tracepaper.exhibits.labels import label_courses

READS = ("china_asean_trade",)
# Date of the event in the source -> short label; the full texts are in the table of events
AGREEMENTS = {
    "2002-11-04": {"zh": "框架协议", "en": "Framework\nAgreement"},
    "2005-07": {"zh": "货物贸易\n协议实施", "en": "Goods\nagreement"},
    "2010-01-01": {"zh": "自贸区\n建成", "en": "ACFTA\nin force"},
    "2019-10-22": {"zh": "升级\n全面生效", "en": "Upgrade\nfor all"},
    "2022-01-01": {"zh": "RCEP\n生效", "en": "RCEP\nin force"},
}
CLOSE, NEAR = 4, 8  # years within which the words of two agreements would touch, and in a narrow figure
# flow -> colour, dash, width, words beside its line
LOOKS = {
    "others": (palette.WORLD, "-.", 1.2, {"zh": "与其他伙伴", "en": "with others"}),
    "total": (palette.ASEAN, "-", 2.2, {"zh": "与东盟合计", "en": "with ASEAN"}),
    "exports": (palette.EXPORTS, ":", 1.3, {"zh": "对东盟出口", "en": "exports"}),
    "imports": (palette.IMPORTS, "--", 1.1, {"zh": "自东盟进口", "en": "imports"}),
}
HEADS = {
    "amounts": {"zh": "(a) 亿美元，对数刻度", "en": "(a) US$ billion, log scale"},
    "share": {"zh": "(b) 东盟占中国进出口合计的份额，%", "en": "(b) ASEAN in China's trade, both ways, %"},
    "balance": {"zh": "(c) 差额（出口－进口），亿美元", "en": "(c) balance (exports − imports), US$ billion"},
}
SHARES = {"exports_share": "exports", "imports_share": "imports", "share": "total"}
SCALES = {"zh": 1e8, "en": 1e9}  # 亿美元, billion US dollars: what readers of the language count in
KEYS, WRITTEN = ("year", "middle"), ("exports_source", "imports_source")


def data(evidence):
    """One row per year: year, middle (of it, on a scale of dates: 2010.5), exports, imports, total, balance,
    exports_others, imports_others, others (US$; others: with everyone but ASEAN, in the same sources),
    exports_source, imports_source, relative (the balance in % of total), exports_share, imports_share, share
    (of ASEAN in all of China's flow, %), agreement (date), agreement_zh, agreement_en (Traced texts of the
    event in that year, else None)."""
    frame = totals(evidence.table("china_asean_trade"))
    frame.insert(1, "middle", [year + 0.5 for year in frame["year"]])
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
        3, 1, height=5.6, sharex=True, gridspec_kw={"height_ratios": (2.6, 1.7, 1.1)}
    )
    _draw_growth(top, data, language)
    _draw_share(middle, data, language)
    bars = bottom.bar(data["middle"], data["balance"] / SCALES[language], 0.75, color="#8C8C8C")
    show(bars, cells("balance", year=data["year"]))
    bottom.axhline(0, color="black", linewidth=0.8)
    panels.unit_line(bottom, HEADS["balance"][language])
    _draw_agreements((top, middle, bottom), data, language)
    bottom.set_xlim(data["year"].min() - 0.4, data["year"].max() + 1.4)
    year_ticks(bottom, data["year"])
    return figure


def _draw_growth(axes, data, language: str) -> None:
    """Amounts on a logarithmic scale: with ASEAN, together and each way, and with everyone else."""
    axes.set_yscale("log")
    ends, every = [], []
    for flow, (colour, dash, width, names) in LOOKS.items():
        amounts = data[flow] / SCALES[language]
        course = axes.plot(data["middle"], amounts, color=colour, linestyle=dash, linewidth=width)
        show(course, cells(flow, year=data["year"]))
        ends.append((data["middle"].iloc[-1], amounts.iloc[-1], names[language], colour))
        every.append(amounts)
    fit(axes, *every, room=(0.04, 0.06))
    power_ticks(axes, language, along="y")
    label_courses(axes, ends, gap=0.1)
    panels.unit_line(axes, HEADS["amounts"][language], 1.36 if drawing.is_narrow() else 1.16)


def _draw_share(axes, data, language: str) -> None:
    """ASEAN in China's trade; the line breaks where a source changes.  Exports and imports apart stand beside
    the other partners' in fig-partner-shares."""
    colour, dash, width, _ = LOOKS["total"]
    for part in _stretches(data):
        alone = "o" if len(part) == 1 else None
        look = {"color": colour, "linestyle": dash, "linewidth": width}
        course = axes.plot(part["middle"], part["share"], marker=alone, markersize=3, **look)
        show(course, cells("share", year=part["year"]))
    fit(axes, data["share"])
    panels.unit_line(axes, HEADS["share"][language])


def _stretches(data) -> list:
    """The rows of each run of years in which both flows are from the same sources."""
    changed = (
        sum(data[f"{flow}_source"] != data[f"{flow}_source"].shift() for flow in ("exports", "imports")) > 0
    )
    return [part for _, part in data.groupby(changed.cumsum())]


def _draw_agreements(places, data, language: str) -> None:
    """A line at the date of each, with its words on the side where they have room; in a narrow figure higher
    where they would run into the words before."""
    dates = list(data["agreement"].dropna())
    moments = [*map(moment, dates), data["year"].max() + CLOSE]
    raised = False
    for date, at, following in zip(dates, moments, moments[1:], strict=False):
        for axes in places:
            show_event(axes.axvline(at, color=drawing.GREY, linewidth=0.7, linestyle=":"), date)
        close = following - at < CLOSE
        places[0].annotate(
            f"{date[:4]}\n{AGREEMENTS[date][language]}",
            (at, 1.01),
            xycoords=places[0].get_xaxis_transform(),
            xytext=(2 if close else -2, 26 if raised else 0),
            textcoords="offset points",
            linespacing=1.05,
            fontsize=drawing.readable(6.5),
            ha="right" if close else "left",
            va="bottom",
        )
        raised = drawing.is_narrow() and not close and following - at < NEAR
