"""Trade between China and ASEAN by quarter since 2020, as shares of all exports of the same side.

Answers what became of it after RCEP entered into force.  Numerator and denominator come from one source.
Its rows have two bases, which are kept apart: five members report their exports themselves (FOB); those of
four are their partners' imports (CIF).  Brunei's basis is unclear, so it stands among the buyers only.
China's exports to the agreement's other parties stand beside those to ASEAN: what the agreement did alone,
it should have done there too.
"""

from __future__ import annotations

from analysis import palette
from analysis.vocabulary import ASEAN_MEMBERS
from tracepaper.evidence.lines import line, rows_where, share
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, round_years
from tracepaper.exhibits.bound_marks import cells, show, show_event
from tracepaper.exhibits.captions import Value, economies, year

SOURCE = "rcep-tracker"
REPORTED, MIRRORED = "exports-fob-quarterly", "exports-mirror-cif-quarterly"
OTHER_PARTIES = ("AUS", "JPN", "KOR", "NZL")
REPORTING = ("IDN", "KHM", "MYS", "SGP", "THA")
MIRROR = ("LAO", "MMR", "PHL", "VNM")
IN_FORCE = 2022
QUARTER, HALF, YEAR = "quarter", "half", "year"
QUARTERS, TO_JUNE = 4, 2
# flow -> series, exporters, importers
FLOWS = {
    "china-asean": (REPORTED, ("CHN",), ASEAN_MEMBERS),
    "china-others": (REPORTED, ("CHN",), OTHER_PARTIES),
    "reporting-china": (REPORTED, REPORTING, ("CHN",)),
    "mirror-china": (MIRRORED, MIRROR, ("CHN",)),
}
WORDS = {
    "china-asean": {"zh": "对东盟", "en": "to ASEAN"},
    "china-others": {"zh": "对日、韩、\n澳、新", "en": "to the other\nparties"},
    "reporting-china": {"zh": "五国\n（自报）", "en": "five\n(reported)"},
    "mirror-china": {"zh": "四国\n（镜像）", "en": "four\n(mirror)"},
}
KEYS = ("flow", "span", "period", "year")


def data(evidence):
    """flow, span (quarter, half = January to June, year), period (2020Q1, 2020H1, 2020), year, value (US$),
    total (US$, exports of the same exporters to everywhere), share (%), trailing (%, of a quarter: the share
    over the four that end with it).  Halves and years are complete."""
    import pandas as pd

    rows = []
    for flow, (series, exporters, importers) in FLOWS.items():
        frame = evidence.select(SOURCE, series, economy=exporters)
        total = frame.groupby("period")["value"].sum()
        value = frame[frame["partner"].isin(importers)].groupby("period")["value"].sum()
        for span, period, quarters in _spans(total.index):
            part, whole = (sum(series[quarter] for quarter in quarters) for series in (value, total))
            rows.append(
                {
                    "flow": flow,
                    "span": span,
                    "period": period,
                    "year": int(period[:4]),
                    "value": part,
                    "total": whole,
                    "share": share(part, whole),
                    "trailing": _trailing(value, total, period) if span == QUARTER else None,
                }
            )
    return pd.DataFrame(rows).astype({"trailing": object})


def _spans(quarters) -> list[tuple[str, str, list[str]]]:
    """(span, its name, its quarters): every quarter, and the halves and years that are complete."""
    found = [(QUARTER, quarter, [quarter]) for quarter in quarters]
    for span, length, mark in ((HALF, TO_JUNE, "H1"), (YEAR, QUARTERS, "")):
        for at in sorted({quarter[:4] for quarter in quarters}):
            wanted = [f"{at}Q{number}" for number in range(1, length + 1)]
            if set(wanted) <= set(quarters):
                found.append((span, f"{at}{mark}", wanted))
    return found


def _trailing(value, total, quarter: str):
    """The share over four quarters; none before four are there."""
    last = list(total.index).index(quarter) + 1
    if last < QUARTERS:
        return None
    span = slice(last - QUARTERS, last)
    return share(value.iloc[span].sum(), total.iloc[span].sum())


def values(data) -> dict:
    halves = {flow: line(data, "share", flow=flow, span=HALF) for flow in FLOWS}
    china = halves["china-asean"]
    before = IN_FORCE - 1
    ends = {
        f"{flow}-{at}": Value(shares[year_], "PERCENT", 0.1)
        for flow, shares in halves.items()
        for at, year_ in (("before", before), ("last", shares.last))
    }
    return {
        "since": year(china.first),
        "until": year(china.last),
        "before": year(before),
        "in-force": year(IN_FORCE),
        "others": economies(*OTHER_PARTIES),
        "reporting": economies(*REPORTING),
        "mirror": economies(*MIRROR),
        **ends,
    }


def draw(data, language: str):
    figure, places = drawing.canvas(1, 2, height=2.9)
    titles = {
        "zh": ("(a) 占中国出口的比重，%", "(b) 对华出口占各自出口的比重，%"),
        "en": ("(a) share of China's exports, %", "(b) exports to China, share of their exports, %"),
    }[language]
    flows = list(FLOWS)
    looks = (palette.ASEAN, palette.WORLD), (palette.ASEAN, palette.ASEAN_LESS)
    for axes, pair, tints, title in zip(places, (flows[:2], flows[2:]), looks, titles, strict=True):
        ends = []
        for flow, colour, dash in zip(pair, tints, drawing.DASHES, strict=False):
            quarters = rows_where(data, flow=flow, span=QUARTER)
            at = quarters["year"] + (quarters["period"].str[-1].astype(int) - 1) / QUARTERS
            each = axes.plot(
                at, quarters["share"], color=drawing.LIGHT, linewidth=0.9, linestyle=dash, zorder=1
            )
            four = axes.plot(at, quarters["trailing"], color=colour, linestyle=dash)
            for course, column in ((each, "share"), (four, "trailing")):
                show(course, cells(column, flow=flow, span=QUARTER, period=quarters["period"]))
            ends.append((quarters["trailing"].iloc[-1], WORDS[flow][language], colour))
        fit(axes, 0, rows_where(data, flow=pair, span=QUARTER)["share"], room=(0, 0.06))
        since = axes.axvline(IN_FORCE, color=drawing.GREY, linewidth=0.7, linestyle=":")
        show_event(since, IN_FORCE)
        round_years(axes)
        axes.locator_params(axis="y", nbins=5)
        drawing.label_ends(axes, ends, gap=0.13)
        panels.unit_line(axes, title)
    return figure
