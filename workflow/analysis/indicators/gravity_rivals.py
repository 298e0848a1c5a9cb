"""One question of the gravity study under every specification: the average effect over 2010-2018.

Formula and unit: as `gravity`.  What each specification changes is in `analysis.gravity.specifications`; what
of its numbers is uncertain, and how that is measured, in `inference`, `bias` and `placebo` beside it.
"""

from __future__ import annotations

from analysis.gravity.specifications import Study, rivals
from analysis.indicators.gravity import rounded
from tracepaper.evidence.lineage import Traced, bulk

COLUMNS = ("estimate", "error", "low", "high", "p", "flows", "pairs", "rejections")
KEYS = ("specification",)


def table(evidence):
    """specification; estimate, error, low and high (the 95 per cent interval), p, flows, pairs;
    rejections: of placebos fitted in full, the share that an ordinary test at 5 per cent rejects."""
    import pandas as pd

    rows = []
    for name, row in rivals(Study(evidence)):
        lineage = bulk(0.0, row.obs, "").operands
        numbers = {column: getattr(row, column) for column in COLUMNS}
        rows.append(
            {"specification": name}
            | {
                column: None
                if value != value
                else Traced(rounded(value), "bulk", lineage, f"PPML, {name}: {column}")
                for column, value in numbers.items()
            }
        )
    return pd.DataFrame(rows).astype(dict.fromkeys(COLUMNS, object))
