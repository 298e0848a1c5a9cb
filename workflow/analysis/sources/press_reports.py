"""News reports on matters that the original paper states: dates of agreements, stays, routes.

Each row is one report in our words.  It shows that something was reported, with which date; it is never
added up or compared with statistics.
"""

from __future__ import annotations

import pandas as pd

COLUMNS = {
    "item": "text",
    "date": "text",
    "report_zh": "text",
    "report_en": "text",
    "value": "number",
    "unit": "text",
    "publisher": "text",
    "reported": "text",
    "url": "text",
}
ABOUT = {"malaysia": "MYS", "singapore": "SGP", "nanning": "CHN-450100"}


def observations(edition):
    """Series reported-ITEM: the number in the report."""
    frame = edition.table("reports.csv", COLUMNS)
    frame = frame[frame["value"].notna()]
    return frame.assign(
        series="reported-" + frame["item"],
        economy=frame["item"].str.partition("-")[0].map(ABOUT),
        period=frame["date"],
        status="",
    )


def statements(edition):
    """Table reports: item, fields date, report_zh, report_en, publisher, url."""
    frame = edition.table("reports.csv", COLUMNS)
    fields = ("date", "report_zh", "report_en", "publisher", "url")
    return pd.concat(
        [
            frame[["item", "file", "line"]].assign(table="reports", field=field, text=frame[field])
            for field in fields
        ]
    )
