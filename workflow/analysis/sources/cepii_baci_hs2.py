"""CEPII, BACI: exports of every economy by chapter of the Harmonized System, reconciled between reporters.

Finer than the sixteen groups of WITS, and with Laos and Myanmar, which report late or not at all; but
reconciled: its shares meet no other source's.  The quantities are not read.  Economies that are no more,
and codes of areas, are kept for the sum of the world.
"""

from __future__ import annotations

EXPORTS, CHAPTERS = "exports_hs2.csv.gz", "products.csv"
COLUMNS = {
    "exporter": "text",
    "year": "integer",
    "hs2": "text",
    "value_usd_million": "number",
    "quantity_tonnes": "number",
}


def observations(edition):
    """exports-reconciled-chapters X -> WLD by chapter (two digits), US$."""
    rows = edition.table(EXPORTS, COLUMNS)
    wrong = rows[~rows["hs2"].str.fullmatch(r"\d\d")]
    edition.require(
        wrong.empty,
        "a chapter does not have two digits",
        EXPORTS,
        None if wrong.empty else int(wrong["line"].iloc[0]),
    )
    return rows.rename(
        columns={"exporter": "economy", "year": "period", "hs2": "product", "value_usd_million": "value"}
    ).assign(series="exports-reconciled-chapters", partner="WLD", unit="USD_M")


def statements(edition):
    names = edition.table(CHAPTERS, {"hs2": "text", "name": "text", "sector": "text"})
    return names.rename(columns={"hs2": "item", "name": "text"}).assign(table="chapters", field="name")
