"""Asian Development Bank, Multiregional Input-Output Tables: what economies sell at home.

Values are at basic prices and on the basis of the national accounts: a level of their own, which no
customs figure may be added to without saying so.  Read from the tables of 62 economies, which have the
longest run of years (2000, 2007-2022); the tables of 72 agree with them to six digits where both exist.
"""

from __future__ import annotations

SUMMARY = "sector_summary.csv.gz"
SUMMARY_COLUMNS = {
    "version": "integer",
    "economy": "text",
    "year": "integer",
    "sector": "integer",
    "gross_output": "number",
    "value_added": "number",
    "exports": "number",
    "domestic_sales": "number",
    "domestic_intermediate": "number",
    "domestic_final": "number",
}
VERSION = 62
REST = "ROW"  # the rest of the world is no economy
TOLERANCE = 1e-3  # US$ million: the file has four decimals


def observations(edition):
    """domestic-sales of an economy by sector (product, 1-35; goods are 1-16), US$."""
    rows = edition.table(SUMMARY, SUMMARY_COLUMNS)
    apart = (rows["exports"] + rows["domestic_sales"] - rows["gross_output"]).abs() > TOLERANCE
    edition.require(
        not apart.any(),
        "exports and domestic sales do not add up to gross output",
        SUMMARY,
        int(rows["line"][apart].iloc[0]) if apart.any() else None,
    )
    rows = rows[(rows["version"] == VERSION) & (rows["economy"] != REST)]
    return rows.assign(
        series="domestic-sales",
        value=rows["domestic_sales"],
        product=rows["sector"].astype(str),
        unit="USD_M",
    ).rename(columns={"year": "period"})
