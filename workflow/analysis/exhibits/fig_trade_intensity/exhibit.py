"""Trade intensity between China and each ASEAN member, both ways.

Answers whether the two sides trade more with each other than their weight in world trade explains.  Both
directions rest on China's own reports, so that no member drops out: what China sells is FOB and is
compared with China's exports to the world, FOB, of the same source; what a member sells to China is
China's import, CIF, and is compared with what the whole world reports to have bought from that member,
CIF.  The partner's weight is what the formula says: its imports over those of the world without the
exporter's, each as the importer reports them (CIF, one source).  No ratio mixes sources or bases.

Two other specifications stand beside this one.  `exporters` weighs the partner by what the world reports
to have sold to it, FOB.  `tracker` takes the member's share of exports to China from one source of
exporters' reports (its mirror rows for members that do not report); China's report of the same goods may
be twice as large, so the two must not be read as one line.
"""

from __future__ import annotations

import numpy as np

from analysis import measures, palette
from analysis.vocabulary import ASEAN_MEMBERS, FREE_TRADE_AREA, TARIFF_CUTS
from tracepaper.evidence.lines import line, rows_where
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, label_point, round_years
from tracepaper.exhibits.bound_marks import cells, show, show_event
from tracepaper.exhibits.captions import Value, economies, year, years
from tracepaper.exhibits.labels import label_pair
from tracepaper.languages.territories import economy_name

READS = ("china_asean_trade",)
WORLD, IMPORTS = "imf-dots-world", ("world-bank-wdi", "TM.VAL.MRCH.CD.WT")
TRACKER, KNOWN_BASES = "rcep-tracker", ("exports-fob", "exports-mirror-cif")
ASEAN = "ASEAN"
WITH_CHINA = [*ASEAN_MEMBERS, "CHN", "WLD"]
# specifications, the one in the drawing first
IMPORTERS, EXPORTERS, BY_TRACKER = "importers", "exporters", "tracker"
NAMES = {"zh": "东盟十国", "en": "ASEAN"}
STYLES = (("sold", palette.EXPORTS, "-"), ("bought", palette.IMPORTS, "--"))
WORDS = {
    "sold": {"zh": "中国对其出口", "en": "China's exports"},
    "bought": {"zh": "其对中国出口", "en": "exports to China"},
}
KEYS = ("economy", "year", "specification")


def data(evidence):
    """economy (a member, or ASEAN = the ten together), year, specification, sold (China's intensity
    towards it), bought (its intensity towards China); nan where an observation it needs is not published."""
    import pandas as pd

    sales = _china_sales(evidence)
    purchases = _shares_bought_from(evidence)
    weights = _wide(evidence.select(*IMPORTS, economy=WITH_CHINA), "economy").loc[sales.index.min() :]
    sold_to = _wide(evidence.select(WORLD, "exports-fob", economy="WLD", partner=WITH_CHINA), "partner")
    rows = [
        *_rows(IMPORTERS, sales, purchases, weights),
        *_rows(EXPORTERS, sales, purchases, sold_to),
        *_tracked(evidence, weights),
    ]
    return pd.DataFrame(rows).astype({"sold": object, "bought": object})


def _rows(specification: str, sales, purchases, weights):
    """sales, purchases: shares in the seller's exports, by year and economy; weights: imports of each."""
    weights = weights.assign(**{ASEAN: _complete_sum(weights)})
    for code in (ASEAN, *ASEAN_MEMBERS):
        frame = weights.index.intersection(sales.index)
        sold = _intensity(sales[code], weights, code, "CHN")
        bought = _intensity(purchases[code], weights, "CHN", code)
        for at in frame:
            yield {
                "economy": code,
                "year": int(at),
                "specification": specification,
                "sold": sold.get(at, float("nan")),
                "bought": bought.get(at, float("nan")),
            }


def _intensity(shares, weights, importer: str, exporter: str):
    """By year, for the years of both: see `measures.trade_intensity`."""
    at = weights.index.intersection(shares.index)
    here = weights.loc[at]
    return measures.trade_intensity(shares[at], 1, here[importer], here["WLD"], here[exporter])


def _china_sales(evidence):
    """Share of each economy in China's exports, by year; a source's exports over its own total."""
    trade = evidence.table("china_asean_trade")
    exports = trade.pivot(index="year", columns="partner", values="exports")
    whole = trade.groupby("year")["exports_all"].first()  # the same in every row of a year
    exports[ASEAN] = _complete_sum(exports)
    return exports.div(whole, axis=0)


def _shares_bought_from(evidence):
    """Share of China in what the world buys from each economy, by year (imports CIF both)."""
    trade = evidence.table("china_asean_trade")
    imports = trade.pivot(index="year", columns="partner", values="imports")
    by_world = _wide(evidence.select(WORLD, "imports-cif", economy="WLD", partner=ASEAN_MEMBERS), "partner")
    imports, by_world = (wide.assign(**{ASEAN: _complete_sum(wide)}) for wide in (imports, by_world))
    at = imports.index.intersection(by_world.index)
    return imports.loc[at] / by_world.loc[at]


def _tracked(evidence, weights):
    """Rows of members' intensity towards China by the tracker's shares, where their basis is known."""
    for series in KNOWN_BASES:
        rows = evidence.select(TRACKER, series, economy=ASEAN_MEMBERS, partner=["CHN", "WLD"])
        for code, own in rows.groupby("economy", observed=True):
            flows = _wide(own, "partner")
            shares = measures.ratio(flows["CHN"], flows["WLD"])
            for at, value in _intensity(shares, weights, "CHN", code).items():
                yield {
                    "economy": code,
                    "year": int(at),
                    "specification": BY_TRACKER,
                    "sold": float("nan"),
                    "bought": value,
                }


def _wide(frame, columns: str):
    wide = frame[frame["year"].notna()].pivot(index="year", columns=columns, values="value")
    wide.index = wide.index.astype(int)
    wide.columns = wide.columns.astype(str)
    return wide


def _complete_sum(wide):
    """Sum over the members; nan in a year in which one of them is missing."""
    members = wide[list(ASEAN_MEMBERS)]
    return members.sum(axis=1, skipna=False).where(members.notna().all(axis=1))


def shown(data):
    """The rows of the specification that is drawn."""
    return rows_where(data, specification=IMPORTERS)


def _order(data) -> list[str]:
    both = line(data, "bought", economy=ASEAN).last
    members = line(data, "sold", by="economy", year=both).without(ASEAN)
    return [ASEAN, *sorted(members, key=members.__getitem__, reverse=True)]


def _name(code: str, language: str) -> str:
    return NAMES[language] if code == ASEAN else economy_name(code, language)


def values(data) -> dict:
    data = shown(data)
    members = data[data["economy"] != ASEAN]
    bought_until = line(data, "bought", economy=ASEAN).last
    gaps = members[members["bought"].isna() & (members["year"] < bought_until)]
    unseen = members.loc[members["bought"] < floor(data), "bought"]
    return {
        "since": year(data["year"].min()),
        "until": year(line(data, "sold", economy=ASEAN).last),
        "bought-until": year(bought_until),
        "gap-economy": economies(*gaps["economy"].unique()),
        "gap-years": years(*gaps["year"]),
        "off-scale-below": _power_of_ten_above(unseen.max()),
        "tariff-cuts": year(TARIFF_CUTS),
        "free-trade-area": year(FREE_TRADE_AREA),
        **_intensities(data, "sold"),
        **_intensities(data, "bought"),
    }


def _intensities(data, column: str) -> dict:
    """Of one direction: ASEAN's first and last, the highest of the members, those below their weight."""
    together = line(data, column, economy=ASEAN)
    members = line(data, column, by="economy", year=together.last).without(ASEAN)
    most = members.highest
    return {
        f"{column}-first": Value(together[together.first], step=0.01),
        f"{column}-last": Value(together[together.last], step=0.01),
        f"{column}-most": economies(most),
        f"{column}-highest": Value(members[most], step=0.1),
        f"{column}-below": economies(*(code for code, value in members.items() if value < 1)),
    }


def floor(data) -> float:
    """The least value that the axis has to show: of those after each line's last gap.  What comes before
    a gap may be a trade of almost nothing, which would press all other lines together."""
    after_gaps = [
        rows.loc[rows["year"] > _last_gap(rows, column), column].min()
        for _, rows in data.groupby("economy")
        for column in ("sold", "bought")
    ]
    return min(after_gaps)


def _last_gap(rows, column: str) -> float:
    """The last year without an observation that has one after it, or the year before all."""
    known = rows.loc[rows[column].notna(), "year"]
    missing = rows.loc[rows[column].isna() & (rows["year"] < known.max()), "year"]
    return rows["year"].min() - 1 if missing.empty else missing.max()


def _power_of_ten_above(value: float) -> Value:
    power = 10 ** np.ceil(np.log10(value))
    return Value(power, step=power)


def draw(data, language: str):
    data = shown(data)
    order = _order(data)
    figure, places = panels.small_multiples(len(order), 4, 4.0, sharex=True, sharey=True)
    for axes, code in zip(places, order, strict=True):
        for column, colour, dash in STYLES:
            part = line(data, column, economy=code)
            course = axes.plot([*part], [*part.values()], color=colour, linestyle=dash, linewidth=1.2)
            show(course, cells(column, economy=code, specification=IMPORTERS, year=part))
        axes.axhline(1, color=drawing.GREY, linewidth=0.8)
        for event in (TARIFF_CUTS, FREE_TRADE_AREA):
            show_event(axes.axvline(event, color=drawing.GREY, linewidth=0.7, linestyle=":"), event)
        axes.set_title(_name(code, language), pad=3)
    _scale(places[0], data)
    panels.label_columns(places)
    panels.unit_line(places[0], {"zh": "结合度（对数刻度）", "en": "intensity (log scale)"}[language], 1.27)
    pairs = [{column: line(data, column, economy=code) for column, _, _ in STYLES} for code in order]
    label_pair(places, pairs, {column: (WORDS[column][language], colour) for column, colour, _ in STYLES})
    top = places[0].get_ylim()[1] / 1.4
    for event, side in ((TARIFF_CUTS, "left"), (FREE_TRADE_AREA, "right")):
        label_point(places[0], str(event), (event, top), side, drawing.GREY, 2, 7)
    return figure


def _scale(axes, data) -> None:
    """The axes that all panels share: ticks at 1 and 3 of every power of ten, and round years."""
    from matplotlib.ticker import LogLocator

    axes.set_yscale("log")
    fit(axes, floor(data), data["sold"].max(), data["bought"].max())
    axes.yaxis.set_major_locator(LogLocator(subs=(1, 3)))
    axes.yaxis.set_major_formatter("{x:g}")
    axes.minorticks_off()
    axes.set_xlim(data["year"].min() - 0.5, data["year"].max() + 0.5)
    round_years(axes)
