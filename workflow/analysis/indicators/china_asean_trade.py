"""China's trade with each ASEAN member since 1995, as China reports it: exports FOB, imports CIF.

No one source covers the thirty years, so the series is built from five, each used for the years in
which it is the best: the precedence is written down below, because a reader must be able to see on
which side of a change of source an observation stands.  What no source publishes is left missing.

Beside each flow stands the whole of China's flow, with all partners, from the same source: a share or a
comparison with everyone else never crosses two sources.  The IMF's wholes are sums over the partners it
lists (China's re-imports are not in them), the customs' is the national total.
"""

from __future__ import annotations

from analysis.vocabulary import ASEAN_MEMBERS

# flow -> (source, series, first year, last year).  Where one source follows another is a choice: the
# periods of a flow do not overlap.  The ends are those of the data: None.
PRECEDENCE = {
    "exports": (("imf-dots-exports", "exports-fob", None, 2019), ("rcep-tracker", "exports-fob", 2020, None)),
    "imports": (
        ("imf-dots-imports-monthly", "imports-cif", None, 2009),
        ("imf-dots-imports-china", "imports-cif", 2010, 2022),
        ("gacc-country-table", "imports-cif", 2023, None),
    ),
}
WORLD = "WLD"
NOT_WHOLE = "partial"  # status of a year that is not over
KEYS, WRITTEN = ("partner", "year"), ("exports_source", "imports_source")


def table(evidence):
    """One row per partner and year, for the years that both flows reach: partner, year, exports, imports
    (US$, Traced, nan = not published), exports_source, imports_source (the name of the source, "" where
    there is none), exports_all, imports_all (with all partners of the world, in the same source)."""
    import pandas as pd

    flows = {flow: _flow(evidence, flow, ASEAN_MEMBERS) for flow in PRECEDENCE}
    first = max(found["year"].min() for found in flows.values())
    last = min(found["year"].max() for found in flows.values())
    rows = pd.MultiIndex.from_product(
        [sorted(ASEAN_MEMBERS), range(first, last + 1)], names=["partner", "year"]
    ).to_frame(index=False)
    for flow, found in flows.items():
        rows = rows.merge(found, on=["partner", "year"], how="left")
        rows[f"{flow}_source"] = rows[f"{flow}_source"].fillna("")
        whole = _flow(evidence, flow, [WORLD])[["year", flow]].rename(columns={flow: f"{flow}_all"})
        rows = rows.merge(whole, on="year", how="left")
    return rows


def _flow(evidence, flow: str, partners):
    import pandas as pd

    parts = []
    for source, series, first, last in PRECEDENCE[flow]:
        found = evidence.select(source, series, economy="CHN", partner=partners)
        found = found[found["year"].notna() & (found["status"] != NOT_WHOLE)]
        within = found["year"].between(first or found["year"].min(), last or found["year"].max())
        parts.append(found[within].assign(**{f"{flow}_source": source}))
    frame = pd.concat(parts, ignore_index=True).rename(columns={"value": flow})
    return frame[["partner", "year", flow, f"{flow}_source"]].astype({"year": int})


def totals(members):
    """Sums over the ten members, by year: year, exports, imports, total, balance, with their sources, and
    exports_others, imports_others, others (the same with everyone else), in US$.

    members: rows as `table` gives them.  A sum is nan unless all ten members are there; nothing is
    filled in or skipped.
    """
    import pandas as pd

    rows = []
    for year, group in members.groupby("year"):
        row = {"year": int(year)}
        for flow in PRECEDENCE:
            complete = len(group) == len(ASEAN_MEMBERS) and group[flow].notna().all()
            row[flow] = group[flow].sum() if complete else float("nan")
            row[f"{flow}_source"] = next((s for s in group[f"{flow}_source"] if s), "")
            row[f"{flow}_others"] = group[f"{flow}_all"].iloc[0] - row[flow]
        row["total"] = row["exports"] + row["imports"]
        row["balance"] = row["exports"] - row["imports"]
        row["others"] = row["exports_others"] + row["imports_others"]
        rows.append(row)
    frame = pd.DataFrame(rows)
    return frame.astype({column: object for column in frame if frame[column].dtype == float})
