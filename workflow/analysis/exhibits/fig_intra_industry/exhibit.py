"""Intra-industry trade between China and each ASEAN member, by HS section.

Answers whether the two sides trade within the same lines of goods or exchange different ones.  No source
here gives bilateral trade by section in levels that can be trusted: Open Trade Statistics has the shares
of each flow (its levels are inflated) and the IMF the total of each flow.  Both are China's report of the
same flow, so the level of a section is its share times the total.  A second index uses shares only: what
Grubel and Lloyd's becomes when both directions are scaled to the same total, so that an imbalance of
trade cannot depress it.

Of the ten members together there are two indices, and they answer different questions.  Pooled, ASEAN is
one partner: what China buys from one member offsets what it sells of the same section to another.  The
mean over the members, weighted by trade, lets nothing offset across them, and is the lower one.  Sections
are wide: a part and the machine it goes into fall in the same one, and all indices are higher than they
would be for finer goods.  How much a coarser class adds is shown by joining neighbouring sections in pairs.
"""

from __future__ import annotations

from analysis import measures, palette
from analysis.vocabulary import ASEAN_MEMBERS, HS_SECTIONS
from tracepaper.evidence.lines import line
from tracepaper.evidence.sets import absent_as_zero
from tracepaper.exhibits import panels
from tracepaper.exhibits.axes import round_years
from tracepaper.exhibits.bound_marks import cells, show
from tracepaper.exhibits.captions import Value, economies, year, years
from tracepaper.exhibits.labels import label_extreme
from tracepaper.languages.territories import economy_name

READS = ("china_asean_trade",)
SOURCE = "open-trade-statistics"
SERIES = {"exports": "exports-share-of-section", "imports": "imports-share-of-section"}
FIRST = 1995
ASEAN, MEAN = "ASEAN", "ASEAN-mean"
NAMES = {"zh": "十国加权平均", "en": "ASEAN, mean"}


def data(evidence):
    """economy (a member; ASEAN = all ten as one partner; ASEAN-mean = mean over the members weighted by
    trade), year, index (Grubel-Lloyd over the 21 sections), coarse (over classes of two neighbouring
    sections), balanced (with both directions scaled to one total; members only).

    nan where one of the two directions is not published.  Trade not assigned to a section is left out."""
    import pandas as pd

    totals = evidence.table("china_asean_trade").set_index(["partner", "year"])
    parts = {flow: _sections(evidence, series) for flow, series in SERIES.items()}
    rows = []
    until = min(max(when for _, when in parts[flow]) for flow in parts)  # the last that both flows reach
    for when in range(FIRST, until + 1):
        levels = []
        for code in ASEAN_MEMBERS:
            both = {flow: _part(parts[flow], code, when) for flow in parts}
            levels.append({flow: both[flow] * totals.loc[(code, when), flow] for flow in parts})
            structures = (measures.shares(both[flow]) for flow in parts)
            rows.append(
                {
                    "economy": code,
                    "year": when,
                    **_indices(levels[-1]),
                    "balanced": measures.similarity(*structures),
                }
            )
        pooled = {flow: sum(one[flow] for one in levels) for flow in parts}
        rows.append({"economy": ASEAN, "year": when, **_indices(pooled), "balanced": None})
        rows.append({"economy": MEAN, "year": when, **_mean(levels), "balanced": None})
    return pd.DataFrame(rows).astype({"index": object, "coarse": object, "balanced": object})


def _indices(flows: dict) -> dict:
    """The index by section and by pair of sections; flows: exports and imports by section (US$)."""
    paired = {flow: _paired(values) for flow, values in flows.items()}
    return {"index": measures.grubel_lloyd_total(**flows), "coarse": measures.grubel_lloyd_total(**paired)}


def _mean(flows: list[dict]) -> dict:
    """The same with the members side by side: the mean over them, weighted by their trade."""
    import pandas as pd

    names = list(flows[0])
    beside = {flow: pd.concat([one[flow] for one in flows], ignore_index=True) for flow in names}
    paired = {flow: pd.concat([_paired(one[flow]) for one in flows], ignore_index=True) for flow in names}
    return {"index": measures.grubel_lloyd_total(**beside), "coarse": measures.grubel_lloyd_total(**paired)}


def _paired(values):
    """Sections by two: S01 with S02, S03 with S04 ...; the last stands alone.  nan with one missing."""
    import pandas as pd

    numbers = list(values)
    return pd.Series([sum(numbers[at : at + 2]) for at in range(0, len(numbers), 2)], dtype=object)


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
    return absent_as_zero(parts[code, year], sections)


def _order(data) -> list[str]:
    members = line(data, "index", by="economy", year=data["year"].max()).without(ASEAN, MEAN)
    return [MEAN, *sorted(members, key=members.__getitem__, reverse=True)]


def values(data) -> dict:
    pooled, mean, coarse = (
        line(data, column, economy=code)
        for column, code in (("index", ASEAN), ("index", MEAN), ("coarse", MEAN))
    )
    members = data[~data["economy"].isin([ASEAN, MEAN])]
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
        "pooled-first": Value(pooled[since], step=0.01),
        "pooled-last": Value(pooled[until], step=0.01),
        "mean-first": Value(mean[since], step=0.01),
        "mean-last": Value(mean[until], step=0.01),
        "classes": Value(len(_paired([0.0] * len(HS_SECTIONS)))),
        "coarse-last": Value(coarse[until], step=0.01),
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
    figure, places = panels.small_multiples(len(order), 4, 4.0, sharex=True, sharey=True)
    for axes, code in zip(places, order, strict=True):
        for column, colour, dash in (
            ("balanced", palette.OTHER_MEASURE, "--"),
            ("index", palette.MEASURE, "-"),
        ):
            part = line(data, column, economy=code)
            course = axes.plot([*part], [*part.values()], color=colour, linestyle=dash, linewidth=1.2)
            show(course, cells(column, economy=code, year=part))
        axes.set_title(NAMES[language] if code == MEAN else economy_name(code, language), pad=3)
    pooled = line(data, "index", economy=ASEAN)
    course = places[0].plot(
        [*pooled], [*pooled.values()], color=palette.THIRD_MEASURE, linestyle="-.", linewidth=1.2
    )
    show(course, cells("index", economy=ASEAN, year=pooled))
    places[0].set_ylim(0, 1)
    places[0].set_xlim(data["year"].min() - 0.5, data["year"].max() + 0.5)
    round_years(places[0])
    panels.unit_line(places[0], {"zh": "指数（0—1）", "en": "index (0–1)"}[language], 1.27)
    panels.label_columns(places)
    _name_lines(places, data, order, language)
    return figure


def _name_lines(places, data, order: list[str], language: str) -> None:
    """Each line where it stands clear of the others: the two of the ten together, and the scaled index where
    it lies farthest over the other."""
    words = {
        "zh": ("格鲁贝尔—劳埃德", "折算为相同总额", "十国作为一个伙伴"),
        "en": ("Grubel–Lloyd", "scaled to one total", "ASEAN as one partner"),
    }[language]
    label_extreme(places[0], line(data, "index", economy=MEAN), words[0], palette.MEASURE, False)
    label_extreme(places[0], line(data, "index", economy=ASEAN), words[2], palette.THIRD_MEASURE, True)
    last = int(data["year"].max())
    index, scaled = (line(data, column, by="economy", year=last) for column in ("index", "balanced"))
    widest = max(order[1:], key=lambda code: scaled[code] - index[code])
    course = line(data, "balanced", economy=widest)
    label_extreme(places[order.index(widest)], course, words[1], palette.OTHER_MEASURE, True)
