"""The same trade as China and as the other side report it, member by member.

Answers how far what is said of China's trade with ASEAN depends on whose report it is.  A flow that passes
a third place is often an export to that place in one book and an import from the origin in the other, so
the two reports of entrepôts and of their customers part company.  Exports are FOB and imports CIF on both
sides: of a flow reported alike the importer's value is a few per cent the larger.
"""

from __future__ import annotations

from analysis import measures
from analysis.vocabulary import ASEAN_MEMBERS
from tracepaper.evidence.lineage import across_bases
from tracepaper.evidence.lines import line
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.captions import Value, economies, year
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
DARKEST = 2.0  # twice or half as much, and beyond, has the darkest shade


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
    figure, axes = drawing.canvas(1, 2, height=2.9, sharey=True)
    titles = {
        "zh": ("(a) 中国的出口：对方进口／中方出口", "(b) 中国的进口：中方进口／对方出口"),
        "en": ("(a) China's exports: theirs over China's", "(b) China's imports: China's over theirs"),
    }[language]
    for place, column, title in zip(axes, ("exports_ratio", "imports_ratio"), titles, strict=True):
        _heat_map(place, _matrix(data, column), language)
        panels.unit_line(place, title, height=1.02)
    return figure


def _heat_map(axes, numbers, language: str) -> None:
    import numpy as np
    from matplotlib.colors import LinearSegmentedColormap, LogNorm

    scale = LinearSegmentedColormap.from_list("gap", ["#B35806", "#FFFFFF", "#2166AC"])
    cells = numbers.to_numpy(dtype=float)
    even = LogNorm(1 / DARKEST, DARKEST)
    axes.imshow(cells, cmap=scale.with_extremes(bad="white"), norm=even, aspect="auto")
    for (row, column), value in np.ndenumerate(cells):
        ink = "white" if abs(np.log(value)) > 0.75 * np.log(DARKEST) else "black"
        words = format_cell(value, 1, language)
        axes.text(column, row, words, ha="center", va="center", fontsize=drawing.readable(5.8), color=ink)
    names = [NAMES[language] if code == ASEAN else economy_name(code, language) for code in numbers.index]
    axes.set_yticks(range(len(names)), names)
    axes.set_xticks(range(0, len(numbers.columns), 2), [str(at) for at in numbers.columns[::2]])
    axes.tick_params(length=0)
    axes.grid(visible=False)
    for spine in axes.spines.values():
        spine.set_visible(False)
