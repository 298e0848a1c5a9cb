"""Asian Development Bank, Multiregional Input-Output Tables: what economies sell at home, where their
advantage lies, and how far they take part in value chains.

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
ADVANTAGE = "rca.csv.gz"
ADVANTAGE_COLUMNS = {
    "version": "integer",
    "economy": "text",
    "year": "integer",
    "level": "integer",
    "sector": "integer",
    "exports_si": "number",
    "exports_s": "number",
    "exports_i": "number",
    "exports_all": "number",
    "vaxos_si": "number",
    "rca": "number",
    "rca_vaxes": "number",
    "rca_vaxos": "number",
}
SECTORS = 35  # the finest of the levels at which the indices are given
# series -> column: gross exports, value added in a sector's exports, value added of a sector in all exports
INDICES = {
    "rca-gross": "rca",
    "rca-value-added-in-exports": "rca_vaxes",
    "rca-value-added-of-sector": "rca_vaxos",
}
CLOSE = 1e-4  # relative to one more than the index; the exports have four decimals
PARTICIPATION = "gvc_participation.csv"
PARTICIPATION_COLUMNS = {
    "economy": "text",
    "year": "integer",
    "level": "integer",
    "sector": "integer",
    "Exports": "number",
    "va": "number",
    "GVC_trade_f": "number",
    "GVC_trade_b": "number",
    "GVC_trade": "number",
    "GVC_prod": "number",
    "GVCP_trade_f": "number",
    "GVCP_trade_b": "number",
    "GVCP_trade": "number",
    "GVCP_prod": "number",
}
# series -> column: shares of gross exports that cross at least two borders
SHARES = {"value-chains-forward": "GVCP_trade_f", "value-chains-backward": "GVCP_trade_b"}


def observations(edition):
    """By sector (product, 1-35; goods are 1-16): domestic-sales (US$) and three indices of advantage; of
    all exports of an economy the shares of forward and backward participation (0 to 1)."""
    import pandas as pd

    parts = [_domestic_sales(edition), *_advantage(edition), *_participation(edition)]
    return pd.concat(parts, ignore_index=True)


def _domestic_sales(edition):
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


def _advantage(edition):
    rows = edition.table(ADVANTAGE, ADVANTAGE_COLUMNS)
    rows = rows[(rows["version"] == VERSION) & (rows["level"] == SECTORS)]
    own = (rows["exports_si"] / rows["exports_s"]) / (rows["exports_i"] / rows["exports_all"])
    apart = (rows["rca"] - own).abs() > CLOSE * (1 + own)
    edition.require(
        not apart.any(),
        "the index is not that of the exports beside it",
        ADVANTAGE,
        int(rows["line"][apart].iloc[0]) if apart.any() else None,
    )
    rows = rows.rename(columns={"year": "period"}).assign(product=rows["sector"].astype(str), unit="INDEX")
    return [rows.assign(series=series, value=rows[column]) for series, column in INDICES.items()]


def _participation(edition):
    rows = edition.table(PARTICIPATION, PARTICIPATION_COLUMNS)
    rows = rows[rows["level"] == 0].rename(columns={"year": "period"}).assign(unit="SHARE")
    return [rows.assign(series=series, value=rows[column]) for series, column in SHARES.items()]
