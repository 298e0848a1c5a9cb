"""GeoNames, populated places: where the cities of the Gulf, and those of the corridor, lie.

The point is that of the city's seat.  Danzhou's is Nada, and Yangpu, whose port is meant, stands for its town
Sandu; GeoNames has neither under the name that the statistics use.
"""

from __future__ import annotations

CITIES = "cities.csv"
COLUMNS = {
    "geonameid": "text",
    "name": "text",
    "countrycode": "text",
    "admin1code": "text",
    "latitude": "number",
    "longitude": "number",
}
PLACES = {
    "1784990": "CHN-440800",
    "1801180": "CHN-440900",
    "1806408": "CHN-441700",
    "1799869": "CHN-450100",
    "1816705": "CHN-450500",
    "12269572": "CHN-450600",
    "1797551": "CHN-450700",
    "1785781": "CHN-450900",
    "12159964": "CHN-451400",
    "1809078": "CHN-460100",
    "1800234": "CHN-460400",
    "1814906": "CHN-500000",
    "1809461": "CHN-520100",
    "1914927": "CHN-YANGPU",
    "1581298": "VNM-HP",
}


def observations(edition):
    import pandas as pd

    frame = edition.table(CITIES, COLUMNS)
    wrong = frame[~(frame["latitude"].between(-90, 90) & frame["longitude"].between(-180, 180))]
    line = None if wrong.empty else int(wrong["line"].iloc[0])
    edition.require(wrong.empty, "a place lies at no latitude and longitude of the Earth", CITIES, line)
    economy = edition.translate(frame, "geonameid", PLACES)
    same = frame.assign(economy=economy, period=edition.edition[:4], unit="DEGREES")
    return pd.concat(
        [same.assign(series=name, value=same[name]) for name in ("longitude", "latitude")], ignore_index=True
    )
