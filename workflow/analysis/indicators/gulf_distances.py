"""How far apart the cities of the Gulf lie, in a straight line over the Earth.

The distance of two points on a sphere of the Earth's mean radius (haversine formula, Sinnott 1984), from seat
to seat.  An ellipsoid would differ by less than half a per cent; a ship or a lorry goes further, and each by
another factor.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from analysis.vocabulary import CLUSTER_CITIES
from tracepaper.evidence.lineage import gather

SOURCE = "geonames-cities"
RADIUS = 6371.0088  # km, the mean radius of the Earth (IUGG)
NANNING, BEIHAI, FANGCHENGGANG, QINZHOU = "CHN-450100", "CHN-450500", "CHN-450600", "CHN-450700"
HAIPHONG = "VNM-HP"
ORIGINS = (QINZHOU, FANGCHENGGANG, BEIHAI, NANNING)
KEYS = ("origin", "place")


def table(evidence):
    """origin (Qinzhou, Fangchenggang, Beihai, Nanning), place (another city of the cluster, or Haiphong),
    distance (km, Traced)."""
    import pandas as pd

    where = points(evidence, (*CLUSTER_CITIES, HAIPHONG))
    rows = [
        {"origin": origin, "place": place, "distance": distance(where[origin], where[place])}
        for origin in ORIGINS
        for place in where
        if place != origin
    ]
    return pd.DataFrame(rows).astype({"distance": object})


def points(evidence, places):
    """place -> (longitude, latitude), Traced, in degrees."""
    lines = [
        evidence.observations(SOURCE, name, by="economy", economy=list(places))
        for name in ("longitude", "latitude")
    ]
    return {place: tuple(line[place] for line in lines) for place in places}


def distance(one, other):
    """km between two points (longitude, latitude)."""
    (x, y), (u, v) = ([radians(float(part)) for part in point] for point in (one, other))
    half = sin((v - y) / 2) ** 2 + cos(y) * cos(v) * sin((u - x) / 2) ** 2
    return gather([*one, *other], 2 * RADIUS * asin(sqrt(half)), "distance over the sphere", "KM")
