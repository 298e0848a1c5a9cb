"""Straight distances over the Earth: against known ones, and as the map draws them."""

from __future__ import annotations

import pytest

from analysis.indicators import gulf_distances
from tracepaper.evidence.lineage import leaf
from tracepaper.evidence.lines import Line
from tracepaper.evidence.tables import numeric


class Everywhere:
    """Coordinates of the places asked for: all on the equator but Haiphong, a degree of longitude apart."""

    def observations(self, source, series, by, economy):
        assert (source, by) == ("geonames-cities", "economy")
        north = {gulf_distances.HAIPHONG: 1.0} if series == "latitude" else {}
        values = {
            code: float(place) if series == "longitude" else north.get(code, 0.0)
            for place, code in enumerate(economy)
        }
        return Line({code: leaf(value, n) for n, (code, value) in enumerate(values.items())}, series)


@pytest.mark.parametrize(
    "one, other, km",
    [
        ((0.0, 0.0), (1.0, 0.0), 111.195),  # a degree of the equator
        ((0.0, 0.0), (0.0, 90.0), 10007.557),  # a quarter of a meridian
        ((116.41, 39.91), (121.47, 31.23), 1068.0),  # Beijing to Shanghai
    ],
)
def test_distances_are_those_of_the_sphere(one, other, km):
    points = [tuple(leaf(part, n) for n, part in enumerate(point)) for point in (one, other)]
    found = gulf_distances.distance(*points)
    assert float(found) == pytest.approx(km, rel=1e-3) and found.unit == "KM"


def test_every_origin_has_the_other_cities_and_haiphong():
    frame = numeric(gulf_distances.table(Everywhere()))
    assert frame.groupby("origin").size().to_dict() == dict.fromkeys(gulf_distances.ORIGINS, 11)
    beside = frame[
        (frame["origin"] == gulf_distances.BEIHAI) & (frame["place"] == gulf_distances.FANGCHENGGANG)
    ]
    assert beside["distance"].tolist() == pytest.approx([111.195], rel=1e-5)
