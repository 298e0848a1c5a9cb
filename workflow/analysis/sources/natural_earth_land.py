"""Natural Earth, land at 1:10 million: the coast around the Gulf, outline by outline.

A point of an outline is two observations, its longitude and its latitude; the number of the outline and
that of the point stand in the product's place (1-12 = the twelfth point of the first outline).  Outlines end
at the frame that was cut out, which is no coast.
"""

from __future__ import annotations

COAST = "coast.csv"
COLUMNS = {"shape": "integer", "point": "integer", "longitude": "number", "latitude": "number"}
VERSION = "2018"  # the year of Natural Earth 4.1.0, which is the edition
WEST, EAST, SOUTH, NORTH = 103.0, 114.0, 17.0, 31.0  # the frame


def observations(edition):
    import pandas as pd

    frame = edition.table(COAST, COLUMNS)
    inside = frame["longitude"].between(WEST, EAST) & frame["latitude"].between(SOUTH, NORTH)
    wrong = frame[~inside]
    line = None if wrong.empty else int(wrong["line"].iloc[0])
    edition.require(wrong.empty, "a point lies outside the frame that was cut out", COAST, line)
    expected = frame.groupby("shape").cumcount() + 1
    wrong = frame[frame["point"] != expected]
    line = None if wrong.empty else int(wrong["line"].iloc[0])
    edition.require(wrong.empty, "the points of an outline are not numbered from 1 on", COAST, line)
    product = frame["shape"].astype(str) + "-" + frame["point"].astype(str)
    same = frame.assign(economy="WLD", product=product, period=VERSION, unit="DEGREES")
    return pd.concat(
        [same.assign(series=name, value=same[name]) for name in ("longitude", "latitude")], ignore_index=True
    )
