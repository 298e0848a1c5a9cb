"""Applied and most-favoured-nation tariffs of the eleven economies, one panel each.

Answers how far tariffs had come down before RCEP, and how much of it is preference: the margin between
the two rates is what all agreements of an economy together take off, weighted by its imports from
everywhere.  Where the source holds no preferential schedule of a year it gives the MFN rate as applied, so
that a margin of zero is no proof that nothing was preferred.  The series have gap years; a line across a
gap would draw a figure nobody published, so a gap stays a gap.  Goods kept out by a high duty hardly count.
"""

from __future__ import annotations

import math

from analysis import palette
from analysis.sources.world_bank_tariffs_mfn import APPLIED, MFN
from analysis.vocabulary import FREE_TRADE_AREA, THE_ELEVEN
from tracepaper.evidence.lineage import NAN
from tracepaper.evidence.lines import line
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, label_point, round_years
from tracepaper.exhibits.bound_marks import cells, show, show_event
from tracepaper.exhibits.captions import Value, economies, year
from tracepaper.exhibits.labels import label_extreme
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

WDI, RATES = "world-bank-wdi", "world-bank-tariffs-mfn"
FIRST = 2000
COLUMNS = 4
WORDS = {
    "tariff": {"zh": "实施", "en": "applied"},
    "mfn": {"zh": "最惠国", "en": "MFN"},
    "area": {"zh": f"{FREE_TRADE_AREA}年自贸区", "en": f"ACFTA {FREE_TRADE_AREA}"},
}


def data(evidence):
    """economy, year, tariff (applied, %), mfn (%), margin (points: MFN less applied, both of one edition);
    one row per economy and year with a published rate since 2000."""
    import pandas as pd

    applied = evidence.select(WDI, APPLIED, economy=THE_ELEVEN)
    mfn, same = (evidence.select(RATES, series, economy=THE_ELEVEN) for series in (MFN, APPLIED))
    found = {}
    for column, frame in (("tariff", applied), ("mfn", mfn), ("same", same)):
        found[column] = frame.set_index(["economy", "year"])["value"]
    table = pd.DataFrame(found).reset_index()
    table = table[table["year"] >= FIRST].sort_values(["economy", "year"])
    table = table.assign(year=table["year"].astype(int), margin=table["mfn"] - table["same"])
    return table[["economy", "year", "tariff", "mfn", "margin"]].reset_index(drop=True)


def ends(data):
    """The first and the last row of each economy with an applied rate, indexed by economy."""
    groups = data.dropna(subset=["tariff"]).sort_values("year").groupby("economy")
    return groups.first(), groups.last()


def values(data) -> dict:
    first, last = (frame["tariff"] for frame in ends(data))
    until = data["year"].max()
    span = int(until) - FIRST + 1
    margins = line(data, "margin", by="economy", year=int(until))
    return {
        "since": year(FIRST),
        "until": year(until),
        "mfn-since": year(data.dropna(subset=["mfn"])["year"].min()),
        "years": Value(span),
        "gaps": Value(len(THE_ELEVEN) * span - data["tariff"].notna().sum()),
        "free-trade-area": year(FREE_TRADE_AREA),
        "lower": Value((last < first).sum()),
        "none": economies(*(code for code, margin in margins.items() if margin == 0)),
        "widest": economies(margins.highest),
        "widest-margin": Value(margins[margins.highest], "PERCENTAGE_POINTS", 0.1),
        "china-margin": Value(margins["CHN"], "PERCENTAGE_POINTS", 0.1),
        "highest": economies(last.idxmax()),
        "highest-rate": Value(last.max(), "PERCENT", 0.1),
    }


def draw(data, language: str):
    first, _ = ends(data)
    order = sorted(first.index, key=lambda code: -float(first["tariff"][code]))
    until = int(data["year"].max())
    figure, places = panels.small_multiples(len(order), COLUMNS, 4.8, sharex=True)
    for axes, code in zip(places, order, strict=False):
        fit(axes, 0, data["tariff"], data["mfn"], room=(0, 0.12))
        axes.set_title(economy_name(code, language), pad=3)
        _draw_economy(axes, data[data["economy"] == code], until, language)
    for axes in places:
        since = axes.axvline(FREE_TRADE_AREA, color=drawing.GREY, linewidth=0.7, linestyle=":")
        show_event(since, FREE_TRADE_AREA)
        axes.set_xlim(FIRST - 1, until + 1.5)
    round_years(places[0])
    panels.unit_line(places[0], "%", 1.16)
    panels.label_columns(places)
    _name_lines(places, data, order, language)
    return figure


def _draw_economy(axes, rows, until: int, language: str) -> None:
    wide = rows.set_index("year").reindex(range(FIRST, until + 1))
    axes.fill_between(wide.index, wide["tariff"], wide["mfn"], color=drawing.LIGHT, alpha=0.6, linewidth=0)
    looks = (("mfn", palette.OTHER_MEASURE, "--"), ("tariff", palette.MEASURE, "-"))
    for column, colour, dash in looks:
        course = axes.plot(wide.index, wide[column], color=colour, linestyle=dash)
        show(course, cells(column, economy=rows["economy"].iloc[0], year=wide.index))
        known = wide[column].notna()
        alone = known & ~known.shift(1, fill_value=False) & ~known.shift(-1, fill_value=False)
        axes.plot(wide.index[alone], wide[column][alone], "o", markersize=2, color=colour)
    last = wide["tariff"].last_valid_index()
    ends = [
        (wide["tariff"].get(last, NAN), palette.MEASURE),
        (wide["mfn"].get(last, NAN), palette.OTHER_MEASURE),
    ]
    if ends[0][0] == ends[1][0]:
        ends = ends[:1]
    drawing.label_ends(
        axes,
        [(value, format_cell(value, 1, language), colour) for value, colour in ends if not math.isnan(value)],
        size=7,
        gap=0.13,
    )


def _name_lines(places, data, order: list[str], language: str) -> None:
    """Both rates where the applied one fell most, so that it stands clear of the other at its beginning, and
    the other at its highest after the free trade area; the dotted line over the first panel's rates."""
    first, last = (frame["tariff"] for frame in ends(data))
    code = max(order, key=lambda code: first[code] - last[code])
    axes, rates = (
        places[order.index(code)],
        {name: line(data, name, economy=code) for name in ("tariff", "mfn")},
    )
    start = (rates["tariff"].first, rates["tariff"][rates["tariff"].first])
    label_point(axes, WORDS["tariff"][language], start, "right", palette.MEASURE, 4, 7)
    late = {when: rate for when, rate in rates["mfn"].items() if when > FREE_TRADE_AREA}
    label_extreme(axes, late, WORDS["mfn"][language], palette.OTHER_MEASURE, True)
    top = 0.95 * places[0].get_ylim()[1]
    label_point(places[0], WORDS["area"][language], (FREE_TRADE_AREA, top), "right", drawing.GREY, 2, 7)
