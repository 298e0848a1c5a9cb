"""Trade intensity between China and each ASEAN member, both ways.

Answers whether the two sides trade more with each other than their weight in world trade explains.  Both
directions rest on China's own reports, so that no member drops out: what China sells is FOB and is
compared with China's exports to the world, FOB; what a member sells to China is China's import, CIF, and
is compared with what the whole world reports to have bought from that member, CIF.  The partner's weight
is its share in what the world reports to have sold, FOB, the exporter itself left out.  Each ratio thus
stays on one basis.  The years end in 2019: later ones would change the source in the middle of a line.
"""

from __future__ import annotations

import numpy as np

from analysis import measures
from analysis.vocabulary import ASEAN_MEMBERS, FREE_TRADE_AREA, TARIFF_CUTS
from tracepaper.evidence.lines import line
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import fit, label_years, round_years
from tracepaper.exhibits.captions import Value, economies, year, years
from tracepaper.languages.territories import economy_name

READS = ("china_asean_trade",)
WORLD, CHINA, ASEAN = "imf-dots-world", "imf-dots-exports", "ASEAN"
FIRST, LAST = 1995, 2019
PERIODS = [str(year) for year in range(FIRST, LAST + 1)]
NAMES = {"zh": "东盟十国", "en": "ASEAN"}
STYLES = (("sold", drawing.COLOURS[1], "-"), ("bought", drawing.COLOURS[2], "--"))


def data(evidence):
    """economy (a member, or ASEAN = the ten together), year, sold (China's intensity towards it),
    bought (its intensity towards China); nan where an observation it needs is not published."""
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


def _order(data) -> list[str]:
    members = line(data, "sold", by="economy", year=LAST).without(ASEAN)
    return [ASEAN, *sorted(members, key=members.__getitem__, reverse=True)]


def _name(code: str, language: str) -> str:
    return NAMES[language] if code == ASEAN else economy_name(code, language)


def values(data) -> dict:
    members = data[data["economy"] != ASEAN]
    gaps = members[members["bought"].isna()]
    unseen = members.loc[members["bought"] < floor(data), "bought"]
    return {
        "since": year(data["year"].min()),
        "until": year(data["year"].max()),
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
    members = line(data, column, by="economy", year=LAST).without(ASEAN)
    most = max(members, key=members.__getitem__)
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
    """The last year without an observation, or the year before all."""
    missing = rows.loc[rows[column].isna(), "year"]
    return rows["year"].min() - 1 if missing.empty else missing.max()


def _power_of_ten_above(value: float) -> Value:
    power = 10 ** np.ceil(np.log10(value))
    return Value(power, step=power)


def draw(data, language: str):
    order = _order(data)
    figure, places, rest = panels.small_multiples(len(order), 4, 4.0, sharex=True, sharey=True)
    for axes, code in zip(places, order, strict=True):
        for column, colour, dash in STYLES:
            part = line(data, column, economy=code)
            axes.plot([*part], [*part.values()], color=colour, linestyle=dash, linewidth=1.2)
        axes.axhline(1, color=drawing.GREY, linewidth=0.8)
        for event in (TARIFF_CUTS, FREE_TRADE_AREA):
            axes.axvline(event, color=drawing.GREY, linewidth=0.7, linestyle=":")
        axes.set_title(_name(code, language), pad=3)
    _scale(places[0], data)
    label_years(places[len(order) - 4])  # the place below it has no panel
    panels.unit_line(places[0], {"zh": "结合度（对数刻度）", "en": "intensity (log scale)"}[language], 1.27)
    words = {"zh": ("中国对该国出口", "该国对中国出口"), "en": ("China's exports", "exports to China")}[
        language
    ]
    panels.line_key(
        rest[0], [(word, colour, dash) for word, (_, colour, dash) in zip(words, STYLES, strict=True)]
    )
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
