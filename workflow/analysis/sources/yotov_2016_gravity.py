"""The manufacturing trade of the Advanced Guide to Trade Policy Analysis, 1986-2006, with domestic sales.

Here for one purpose: whoever estimates a gravity equation can compare the estimator with the numbers that
the guide prints.  Its levels are a basis of their own and meet no other source's.  Distance, contiguity,
language and colony are not read: the effects of the pairs take them up.
"""

from __future__ import annotations

NAME = "flows.csv.gz"
COLUMNS = {
    "exporter": "text",
    "importer": "text",
    "year": "integer",
    "trade": "number",
    "dist": "number",
    "cntg": "number",
    "lang": "number",
    "clny": "number",
    "rta": "number",
}
CODES = {"ROM": "ROU"}


def observations(edition):
    """manufactures-trade (US$; of an economy with itself: domestic sales) and agreement (0 or 1)."""
    import pandas as pd

    rows = edition.table(NAME, COLUMNS)
    neither = rows[~rows["rta"].isin([0, 1])]
    edition.require(
        neither.empty, "rta is neither 0 nor 1", NAME, None if neither.empty else int(neither["line"].iloc[0])
    )
    rows = rows.rename(columns={"year": "period"}).assign(
        economy=rows["exporter"].replace(CODES), partner=rows["importer"].replace(CODES)
    )
    return pd.concat(
        [
            rows.assign(series="manufactures-trade", value=rows["trade"], unit="USD_M"),
            rows.assign(series="agreement", value=rows["rta"], unit="NUMBER"),
        ],
        ignore_index=True,
    )
