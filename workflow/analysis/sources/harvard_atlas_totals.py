"""Harvard Growth Lab, Atlas of Economic Complexity: total trade of every economy, reconciled.

Reconciled means made of both partners' reports with re-exports removed: a level of its own, not to be
spliced onto reported totals (Singapore's is about 0.73 of what it reports), hence series of its own.
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


def observations(edition):
    """exports-reconciled X -> WLD and imports-reconciled X <- WLD, US$."""
    frame = edition.table("observations.csv", COLUMNS)
    importing = (frame["exporter"] == "WLD") & (frame["importer"] != "WLD")
    return frame.assign(
        series=importing.map({True: "imports-reconciled", False: "exports-reconciled"}),
        economy=frame["importer"].where(importing, frame["exporter"]),
        partner="WLD",
        period=frame["year"],
        value=frame["value_usd"],
        unit="USD",
    )
