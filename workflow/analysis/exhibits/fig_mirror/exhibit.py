"""The same trade as China and as the other side report it, member by member.

Answers how far what is said of China's trade with ASEAN depends on whose report it is.  A flow that passes
a third place is often an export to that place in one book and an import from the origin in the other, so
the two reports of entrepôts and of their customers part company.  Exports are FOB and imports CIF on both
sides: of a flow reported alike the importer's value is a few per cent the larger.
"""

from __future__ import annotations

from math import isnan, log

from analysis import measures
from analysis.vocabulary import ASEAN_MEMBERS
from tracepaper.evidence.lineage import across_bases
from tracepaper.evidence.lines import line
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.bound_marks import grid
from tracepaper.exhibits.captions import Value, economies, year
from tracepaper.exhibits.heat_maps import blank, heat_map, shade_key
from tracepaper.languages.number_format import format_cell
from tracepaper.languages.territories import economy_name

READS = ("china_asean_trade",)
SOURCE, ASEAN = "un-comtrade-with-china", "ASEAN"
# China's flow -> the other side's report of it
MIRRORS = {"exports": "imports-cif", "imports": "exports-fob"}
# China's flow -> the column in which the importer, and the one in which the exporter, reports it
IMPORTERS = {"exports": "exports_mirror", "imports": "imports"}
EXPORTERS = {"exports": "exports", "imports": "imports_mirror"}
NAMES = {"zh": "东盟十国", "en": "ASEAN"}
BOUNDS = (0.5, 0.7, 0.9, 1.1, 1.4, 2.0)  # between the shades, about as far from one on both sides
SHADES = ("#B07A35", "#DDBB88", "#F4E7D3", "#FFFFFF", "#C3DBEE", "#6BAAD6", "#0B559F")
FAR = 1.4  # a ratio so far from one, or farther, has its number


def data(evidence):
    """partner (a member, or ASEAN = the ten together), year, exports, imports (China's report, US$),
    exports_mirror, imports_mirror (the partner's report of the same flow, US$), exports_ratio,
    imports_ratio (the importer's report over the exporter's); nan where it is not published."""
    import pandas as pd

    own = evidence.table("china_asean_trade")[["partner", "year", *MIRRORS]]
    for flow, series in MIRRORS.items():
        theirs = evidence.select(SOURCE, series, economy=ASEAN_MEMBERS, partner="CHN", status="")
        theirs = theirs[["economy", "year", "value"]].astype({"year": int})
        theirs.columns = ["partner", "year", f"{flow}_mirror"]
        own = own.merge(theirs, on=["partner", "year"], how="left")
    reported = own.dropna(subset=["exports_mirror", "imports_mirror"], how="all")["year"]
    own = own[own["year"].between(reported.min(), reported.max())]
    together = [_together(year, rows) for year, rows in own.groupby("year")]
    frame = pd.concat([own, pd.DataFrame(together)], ignore_index=True)
    # CIF over FOB, which is what the figure is about
    cif = {flow: frame[column].map(across_bases) for flow, column in IMPORTERS.items()}
    fob = {flow: frame[column].map(across_bases) for flow, column in EXPORTERS.items()}
    for flow in MIRRORS:
        frame[f"{flow}_ratio"] = measures.ratio(cif[flow], fob[flow])
    return frame.sort_values(["partner", "year"], ignore_index=True)


def _together(year: int, rows) -> dict:
    """The ten members together; nan where one of them is missing."""
    columns = [column for flow in MIRRORS for column in (flow, f"{flow}_mirror")]
    sums = {column: rows[column].sum() if rows[column].notna().all() else float("nan") for column in columns}
    return {"partner": ASEAN, "year": int(year), **sums}


def _matrix(data, column: str):
    wide = data.pivot(index="partner", columns="year", values=column)
    return wide.loc[[ASEAN, *_order(data)]]


def _order(data) -> list[str]:
    """The members by how much more China reports to import than they to export, in the last common year."""
    ratios = line(data, "imports_ratio", by="partner", year=complete_until(data)).without(ASEAN)
    return sorted(ratios, key=lambda code: float(ratios[code]), reverse=True)


def complete_until(data) -> int:
    """The last year that all members report."""
    return line(data, "imports_ratio", partner=ASEAN).last


def values(data) -> dict:
    last = complete_until(data)
    found: dict = {
        "since": year(data["year"].min()),
        "until": year(data["year"].max()),
        "complete": year(last),
    }
    for column in ("exports_ratio", "imports_ratio"):
        ratios = line(data, column, by="partner", year=last)
        members = ratios.without(ASEAN)
        name = column.removesuffix("_ratio")
        found |= {
            f"{name}-all": Value(ratios[ASEAN], step=0.01),
            f"{name}-most": economies(members.highest),
            f"{name}-highest": Value(members[members.highest], step=0.01),
            f"{name}-least": economies(members.lowest),
            f"{name}-lowest": Value(members[members.lowest], step=0.01),
        }
    return found


def draw(data, language: str):
    figure, (keys, places) = drawing.canvas(2, 2, height=3.1, height_ratios=(0.04, 1))
    titles = {
        "zh": ("(a) 中国的出口：对方进口／中方出口", "(b) 中国的进口：中方进口／对方出口"),
        "en": ("(a) China's exports: theirs over China's", "(b) China's imports: China's over theirs"),
    }[language]
    shade_key(keys[0], [format_cell(bound, 1, language) for bound in BOUNDS], SHADES)
    blank(keys[1])
    for axes, column, title in zip(places, ("exports_ratio", "imports_ratio"), titles, strict=True):
        _draw_ratios(axes, _matrix(data, column), column, language)
        panels.unit_line(axes, title)
    return figure


def _draw_ratios(axes, ratios, column: str, language: str) -> None:
    """A row an economy, a column a year; what is far from one has its number, what is missing dots."""
    names = [NAMES[language] if code == ASEAN else economy_name(code, language) for code in ratios.index]
    years = ["" if number % 2 else str(at) for number, at in enumerate(ratios.columns)]

    def written(value: float) -> str:
        far = isnan(value) or abs(log(value)) >= log(FAR)
        return format_cell(value, 1, language) if far else ""

    shown = grid(column, ("partner", ratios.index), ("year", ratios.columns))
    heat_map(axes, ratios.to_numpy(dtype=float), (names, years), BOUNDS, SHADES, written, shown=shown)
