"""The paper that is rebuilt here: its own statements, so that data can be set beside them.

Every passage that carries a date, a number or a statement that could be checked is taken.  They are
evidence of what was stated and of nothing else.
"""

from __future__ import annotations

import pandas as pd

COLUMNS = {
    "item": "text",
    "section": "text",
    "period": "text",
    "value": "number",
    "unit": "text",
    "kind": "text",
    "quote": "text",
}
ARRIVALS_OF = "CHN-450000"  # the passage quotes the statistics of Guangxi
STATUSES = {
    "": "",
    "lower bound": "lower-bound",
    "year inferred": "year-inferred",
    "days": "",
    "per week": "",
}
NANNING = "CHN-450100"


def observations(edition):
    """Series stated-ITEM: the number in the passage."""
    frame = edition.table("statements.csv", COLUMNS)
    frame = frame[frame["value"].notna()]
    return frame.assign(
        series="stated-" + frame["item"],
        economy=frame["item"].map(_about),
        status=frame["kind"].map(STATUSES),
    )


def _about(item: str) -> str:
    """The place that a passage with a number speaks of."""
    beginnings = {"arrivals": ARRIVALS_OF, "grants": ARRIVALS_OF, "harbour": ARRIVALS_OF, "airport": NANNING}
    return next(
        (code for beginning, code in {**beginnings, "malaysia": "MYS"}.items() if item.startswith(beginning)),
        "CHN-BBG",
    )


def statements(edition):
    """Table passages: item, fields section, period, quote."""
    frame = edition.table("statements.csv", COLUMNS)
    fields = ("section", "period", "quote")
    return pd.concat(
        [
            frame[["item", "file", "line"]].assign(table="passages", field=field, text=frame[field])
            for field in fields
        ]
    )
