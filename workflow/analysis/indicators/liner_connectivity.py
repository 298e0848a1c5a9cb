"""Liner shipping connectivity by year: the mean of the four quarters, of economies and of container ports.

Services come and go within a year, so a year is the mean of its four quarters.  A port without a liner in
a quarter has no index of that quarter; its year is then missing, since a mean over the quarters that are
there would be one over the better part of the year only.
"""

from __future__ import annotations

from analysis.ports import COMPARED_PORTS, GULF_PORTS
from tracepaper.evidence.sets import counted

SOURCE = "unctad-lsci"
ECONOMY, GULF, COMPARED = "economy", "gulf", "compared"
QUARTERS = 4
KEYS = ("part", "economy", "year")


def table(evidence):
    """part (economy; gulf = a port of the Gulf; compared = another port of China's mainland with an index in
    every quarter), economy (of the economy or port), year, index (mean of 2023 Q1 over all = 100; missing
    unless all four quarters are there), quarters (number of quarters with an index)."""
    import pandas as pd

    parts = dict.fromkeys(GULF_PORTS, GULF) | dict.fromkeys(COMPARED_PORTS, COMPARED)
    frames = [evidence.select(SOURCE, "lsci"), evidence.select(SOURCE, "port-lsci", economy=list(parts))]
    frame = pd.concat(frames, ignore_index=True)
    frame["year"] = frame["period"].str[:4].astype(int)
    rows = [
        {
            "part": parts.get(code, ECONOMY),
            "economy": code,
            "year": year,
            "index": quarters["value"].sum() / QUARTERS if len(quarters) == QUARTERS else None,
            "quarters": counted(quarters["value"], quarters["value"].notna(), "quarters with an index"),
        }
        for (code, year), quarters in frame.groupby(["economy", "year"])
    ]
    return pd.DataFrame(rows).astype({"index": object}).sort_values(["part", "economy", "year"])
