"""World Bank: what the codes of its files stand for, above all which of them are aggregates."""

from __future__ import annotations

import pandas as pd

COLUMNS = dict.fromkeys(("economy", "name", "region", "income_group", "is_aggregate"), "text")


def statements(edition):
    """Table economies: item = code, fields name, region, income_group, is_aggregate ("0" or "1")."""
    frame = edition.table("economies.csv", COLUMNS)
    return pd.concat(
        [
            frame[["file", "line"]].assign(
                table="economies", item=frame["economy"], field=field, text=frame[field]
            )
            for field in COLUMNS
            if field != "economy"
        ]
    )
