"""Intra-industry trade between China and each ASEAN member, by HS section.

Answers whether the two sides trade within the same lines of goods or exchange different ones.  No source
here gives bilateral trade by section in levels that can be trusted: Open Trade Statistics has the shares
of each flow (its levels are inflated) and the IMF the total of each flow.  Both are China's report of the
same flow, so the level of a section is its share times the total.  A second index uses shares only: what
Grubel and Lloyd's becomes when both directions are scaled to the same total, so that an imbalance of
trade cannot depress it.  Sections are wide: a part and the machine it goes into fall in the same one,
and both indices are higher than they would be for finer goods.
"""

from __future__ import annotations

from analysis import measures
from analysis.vocabulary import ASEAN_MEMBERS, HS_SECTIONS
from tracepaper.evidence.lines import line
from tracepaper.exhibits import drawing, panels
from tracepaper.exhibits.axes import label_years, round_years
from tracepaper.exhibits.captions import Value, economies, year, years
from tracepaper.languages.territories import economy_name

READS = ("china_asean_trade",)
SOURCE = "open-trade-statistics"
SERIES = {"exports": "exports-share-of-section", "imports": "imports-share-of-section"}
FIRST, LAST = 1995, 2018
ASEAN = "ASEAN"
NAMES = {"zh": "东盟十国", "en": "ASEAN"}


def data(evidence):
    """economy (a member, or ASEAN = all ten flows by section together), year, index (Grubel-Lloyd over
    the 21 sections), balanced (with both directions scaled to one total; members only).

    nan where one of the two directions is not published.  Trade not assigned to a section is left out."""
    import pandas as pd

    totals = evidence.table("china_asean_trade").set_index(["partner", "year"])
    parts = {flow: _sections(evidence, series) for flow, series in SERIES.items()}
    rows = []
    for when in range(FIRST, LAST + 1):
        flows = {flow: [] for flow in parts}
        for code in ASEAN_MEMBERS:
            both = {flow: _part(parts[flow], code, when) for flow in parts}
            levels = {flow: both[flow] * totals.loc[(code, when), flow] for flow in parts}
            for flow in parts:
                flows[flow].append(levels[flow])
            rows.append(
                {
                    "economy": code,
                    "year": when,
                    "index": measures.grubel_lloyd_total(**levels),
                    "balanced": measures.similarity(
                        measures.shares(both["exports"]), measures.shares(both["imports"])
                    ),
                }
            )
        together = {flow: pd.concat(flows[flow], ignore_index=True) for flow in flows}
        rows.append(
            {
                "economy": ASEAN,
                "year": when,
                "index": measures.grubel_lloyd_total(**together),
                "balanced": None,
            }
        )
    return pd.DataFrame(rows).astype({"index": object, "balanced": object})


def _sections(evidence, series: str) -> dict:
    frame = evidence.select(SOURCE, series, economy="CHN", partner=ASEAN_MEMBERS)
    return {
        (partner, int(year)): rows.set_index("product")["value"]
        for (partner, year), rows in frame.groupby(["partner", "year"])
    }


def _part(parts: dict, code: str, year: int):
    """Shares by section of one flow; a section that a published flow does not have is a true zero."""
    import pandas as pd

    sections = list(HS_SECTIONS)
    if (code, year) not in parts:
        return pd.Series(float("nan"), index=sections, dtype=object)
    return parts[code, year].reindex(sections).fillna(0).astype(object)


def _order(data) -> list[str]:
    members = line(data, "index", by="economy", year=LAST).without(ASEAN)
    return [ASEAN, *sorted(members, key=members.__getitem__, reverse=True)]


def values(data) -> dict:
    together = line(data, "index", economy=ASEAN)
    members = data[data["economy"] != ASEAN]
    wide = members.pivot(index="economy", columns="year", values="index")
    since, until = min(wide), max(wide)
    first, last = wide[since], wide[until]
    change = last - first
    riser = change.idxmax()
    gaps = members[members["index"].isna()]
    return {
        "since": year(since),
        "until": year(until),
        "sections": Value(len(HS_SECTIONS)),
        "gap-economy": economies(*gaps["economy"].unique()),
        "gap-years": years(*gaps["year"]),
        "asean-first": Value(together[since], step=0.01),
        "asean-last": Value(together[until], step=0.01),
        "highest": economies(last.idxmax()),
        "highest-value": Value(last.max(), step=0.01),
        "lowest": economies(last.idxmin()),
        "lowest-value": Value(last.min(), step=0.01),
        "riser": economies(riser),
        "riser-before": Value(first[riser], step=0.01),
        "riser-after": Value(last[riser], step=0.01),
        "fallen": economies(*change.index[change < 0]),
    }


def draw(data, language: str):
    order = _order(data)
    figure, places, rest = panels.small_multiples(len(order), 4, 4.0, sharex=True, sharey=True)
    for axes, code in zip(places, order, strict=True):
        for column, colour, dash in (
            ("balanced", drawing.COLOURS[2], "--"),
            ("index", drawing.COLOURS[1], "-"),
        ):
            part = line(data, column, economy=code)
            axes.plot([*part], [*part.values()], color=colour, linestyle=dash, linewidth=1.2)
        axes.set_title(NAMES[language] if code == ASEAN else economy_name(code, language), pad=3)
    places[0].set_ylim(0, 1)
    places[0].set_xlim(data["year"].min() - 0.5, data["year"].max() + 0.5)
    round_years(places[0])
    panels.unit_line(places[0], {"zh": "指数（0—1）", "en": "index (0–1)"}[language], 1.27)
    words = {"zh": ("格鲁贝尔—劳埃德", "折算为相同总额"), "en": ("Grubel–Lloyd", "scaled to one total")}[
        language
    ]
    panels.line_key(rest[0], zip(words, drawing.COLOURS[1:3], ("-", "--"), strict=True))
    label_years(places[len(order) - 4])  # the place below it has no panel
    return figure
