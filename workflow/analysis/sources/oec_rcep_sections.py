"""Observatory of Economic Complexity (from BACI): trade of the RCEP members by HS section, reconciled.

Levels differ from reported totals; use shares within this source.  The only product data for Laos.
"""

from __future__ import annotations

from analysis.sources._bilateral import PRODUCT_COLUMNS, product_names

NAME = "observations.csv"


def observations(edition):
    """exports-reconciled-sections X -> WLD and imports-reconciled-sections X <- WLD, by section, US$."""
    frame = edition.table(NAME, PRODUCT_COLUMNS)
    importing = frame["exporter"] == "WLD"
    both = frame[importing == (frame["importer"] == "WLD")]
    edition.require(
        both.empty,
        "exactly one of exporter and importer must be WLD",
        NAME,
        None if both.empty else int(both["line"].iloc[0]),
    )
    return frame.assign(
        series=importing.map({True: "imports-reconciled-sections", False: "exports-reconciled-sections"}),
        economy=frame["importer"].where(importing, frame["exporter"]),
        partner="WLD",
        period=frame["year"],
        value=frame["value_usd"],
        unit="USD",
    )


def statements(edition):
    return product_names(edition, NAME, "sections")
