"""The paper that is rebuilt here: its own statements, so that data can be set beside them.

Only passages that carry a date or a number are taken.  They are evidence of what was stated and of
nothing else.
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
STATUSES = {"": "", "lower bound": "lower-bound", "year inferred": "year-inferred"}


def observations(edition):
    """Series stated-ITEM: the number in the passage."""
    frame = edition.table("statements.csv", COLUMNS)
    frame = frame[frame["value"].notna()]
    guangxi = frame["item"].str.startswith("arrivals")
    return frame.assign(
        series="stated-" + frame["item"],
        economy=guangxi.map({True: ARRIVALS_OF, False: "CHN-BBG"}),
        status=frame["kind"].map(STATUSES),
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
