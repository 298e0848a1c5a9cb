"""China's RCEP schedule for ASEAN, counted: by year of the agreement and by section of the HS.

Lines marked U carry no commitment: they have a base rate and no rate afterwards.  They are neither free
nor dutiable under the agreement, so they are counted as a third kind, stay in the denominator of the
share of free lines (as the parties publish it) and out of the mean rate, at the base too, so that the
mean is of the same lines in every year.
"""

from __future__ import annotations

from analysis.vocabulary import hs_section
from tracepaper.evidence.lineage import bulk, gather
from tracepaper.evidence.lines import share

SOURCE = "rcep-annex-1-china-asean"
LAST_YEAR = 21
ALL = "all"
KEYS = ("section", "year")


def series_of(year: int) -> str:
    """Year 0 is the base rate."""
    return f"rcep-duty-year-{year}" if year else "rcep-duty-base"


def table(evidence):
    """One row per section (`all` and S01 ... S21) and year (0 = base, 1 ... 21): lines (of the schedule),
    free, dutiable, uncommitted (numbers of lines), free_share (% of all lines), mean_rate (%, simple mean
    over the committed lines).  Sections are given for the years 0, 1 and 21 only."""
    import pandas as pd

    uncommitted = evidence.text(SOURCE, "rcep-commitment").set_index("item")["commitment"]
    rows = []
    for year in range(LAST_YEAR + 1):
        rates = evidence.published(SOURCE, series_of(year))[["product", "value", "obs"]]
        rates["section"] = rates["product"].map(hs_section)
        rates["committed"] = ~rates["product"].isin(uncommitted.index)
        parts = [(ALL, rates)]
        if year in (0, 1, LAST_YEAR):
            parts += list(rates.groupby("section", observed=True))
        for section, part in parts:
            marked = sum(section in (ALL, hs_section(code)) for code in uncommitted.index)
            none = gather(uncommitted, float(marked), f"lines marked U: {marked}")
            rows.append({"section": section, "year": year, **_counts(part, none)})
    frame = pd.DataFrame(rows)
    return frame.astype({c: object for c in frame.columns if c not in ("section", "year")})


def _counts(rates, none) -> dict:
    """The counts of one set of lines; rates: product, value (a fraction), obs, committed; none: how many
    lines are marked U."""
    committed = rates[rates["committed"]]
    zero = committed["value"] == 0
    free = bulk(float(zero.sum()), committed["obs"], f"lines with a rate of 0: {int(zero.sum())}")
    dutiable = bulk(
        float((~zero).sum()), committed["obs"], f"lines with a rate above 0: {int((~zero).sum())}"
    )
    lines = free + dutiable + none
    mean = (
        bulk(
            100 * float(committed["value"].mean()),
            committed["obs"],
            f"100 × mean of {len(committed)} rates",
            "PERCENT",
        )
        if len(committed)
        else float("nan")
    )
    return {
        "lines": lines,
        "free": free,
        "dutiable": dutiable,
        "uncommitted": none,
        "free_share": share(free, lines),
        "mean_rate": mean,
    }
