"""What the World Bank's indicator files have in common: one row per indicator, economy and year."""

from __future__ import annotations

COLUMNS = {"indicator": "text", "economy": "text", "year": "integer", "value": "number", "carrier": "text"}


def indicator_table(edition, units: dict[str, str]):
    """observations.csv of an edition, with the publisher's indicator code as series.

    units: indicator -> unit.  InputError for an indicator that has none.
    """
    frame = edition.table("observations.csv", COLUMNS)
    unit = edition.translate(frame, "indicator", units)
    return frame.assign(unit=unit).rename(columns={"indicator": "series", "year": "period"})


def indicator_names(edition):
    """Statements: table indicators, item = code, field name = the publisher's name of it."""
    frame = edition.table("indicators.csv", {"indicator": "text", "name": "text"})
    return frame.rename(columns={"indicator": "item", "name": "text"}).assign(
        table="indicators", field="name"
    )
