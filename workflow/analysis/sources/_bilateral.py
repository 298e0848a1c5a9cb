"""What the files of trade between economies have in common, and the one rule they all follow.

The economy of an observation is the one whose trade is reported, by itself: the exporter of exports FOB,
the importer of imports CIF.  Thus `exports-fob VNM -> CHN` and `imports-cif CHN <- VNM` are two reports of
the same goods on two bases, and can never be added or mixed by accident.
"""

from __future__ import annotations

COLUMNS = {
    "exporter": "text",
    "importer": "text",
    "year": "integer",
    "value_usd": "number",
    "reporter_side": "text",
    "flag": "text",
}
PRODUCT_COLUMNS = {
    "exporter": "text",
    "importer": "text",
    "product": "text",
    "product_name": "text",
    "year": "integer",
    "value_usd": "number",
    "reporter_side": "text",
    "flag": "text",
}
EXPORTS, IMPORTS = "exporter-reported FOB", "importer-reported CIF"
REPORTED = {EXPORTS: "exports-fob", IMPORTS: "imports-cif"}
STATUSES = {
    "": "",
    "sum_over_listed_partners": "sum-of-partners",
    "imf_estimate": "estimate",
    "provisional": "preliminary",
}


def trade_table(
    edition,
    name: str,
    series: dict[str, str] = REPORTED,
    statuses: dict[str, str] = STATUSES,
    columns=COLUMNS,
):
    """A file of trade flows as observations in US$.

    series: reporter_side -> series; a series that starts with imports belongs to the importer.
    statuses: flag -> status.  InputError for a side or a flag that is not in them.
    """
    frame = edition.table(name, columns)
    frame["series"] = edition.translate(frame, "reporter_side", series)
    frame["status"] = edition.translate(frame, "flag", statuses)
    importing = frame["series"].str.startswith("imports")
    frame["economy"] = frame["importer"].where(importing, frame["exporter"])
    frame["partner"] = frame["exporter"].where(importing, frame["importer"])
    return frame.rename(columns={"year": "period", "value_usd": "value"}).assign(unit="USD")


def product_names(edition, name: str, table: str, columns=PRODUCT_COLUMNS):
    """Statements: item = product code, field name = the publisher's name; where it first stands."""
    frame = edition.table(name, columns).drop_duplicates("product")
    frame = frame[["product", "product_name", "file", "line"]].sort_values("product")
    return frame.rename(columns={"product": "item", "product_name": "text"}).assign(table=table, field="name")
