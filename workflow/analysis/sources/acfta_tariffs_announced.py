"""China's mean tariff on goods from ASEAN when the free trade area was completed, as announced.

Two numbers from the press, kept because the schedules of the agreement were not read and because RCEP's
own base rate is not the rate that these goods paid.
"""

from __future__ import annotations

COLUMNS = {
    "importer": "text",
    "exporters": "text",
    "year": "integer",
    "mean_tariff_percent": "number",
    "publication": "text",
    "date": "text",
    "url": "text",
}


COMPLETE = 2010  # the free trade area with six members


def observations(edition):
    frame = edition.table("observations.csv", COLUMNS)
    stage = (frame["year"] < COMPLETE).map({True: "mean-tariff-before", False: "mean-tariff-after"})
    names = {"importer": "economy", "exporters": "partner", "year": "period", "mean_tariff_percent": "value"}
    return frame.rename(columns=names).assign(series=stage, unit="PERCENT")
