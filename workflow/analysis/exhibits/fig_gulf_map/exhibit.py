"""Where the paper's places lie: the Gulf with the eleven cities and its ports, and the corridor behind them.

A reader who does not know the coast cannot judge what is said of it: that the best served port of the Gulf
lies on its other shore, that the cluster reaches from a river port inland to the coast east of Leizhou, that
the corridor meets the sea at Qinzhou.  Drawn are the coast and places, and no boundary of any country: a map
with boundaries that is published in China needs an approval number.

The straight lines lead from Qinzhou to Haiphong and to those cities of the cluster that lie further off.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from analysis import palette
from analysis.indicators.gulf_distances import HAIPHONG, QINZHOU, points
from analysis.vocabulary import CLUSTER_CITIES, place_name
from tracepaper.evidence.lines import line, rows_where
from tracepaper.exhibits import drawing, layouts, maps, panels
from tracepaper.exhibits.captions import Value, Words, listed
from tracepaper.languages.number_format import format_cell

READS = ("gulf_distances",)
KEYS = ("part", "place", "line", "point")
LAND, CITY, PORT, DISTANCE, CORRIDOR = "land", "cluster-city", "index-port", "distance", "corridor"
NANNING = "CHN-450100"
ROUTE = ("CHN-500000", "CHN-520100", NANNING, QINZHOU)  # from inland to the sea
PORTS = (QINZHOU, "CHN-450600", "CHN-440800", "CHN-460100", "CHN-YANGPU", HAIPHONG)  # of UNCTAD's index
WINDOWS = ((105.3, 112.8, 18.3, 23.5), (104.8, 111.2, 18.3, 30.4))  # west, east, south, north
KM = 100  # of the scale bar


def data(evidence):
    """part, place (what lies there), line, point (in order along the line), longitude, latitude (degrees),
    distance (km from Qinzhou).

    part land: line = an outline (land-1 the mainland).  cluster-city: the eleven.  index-port: the seats of
    the ports of UNCTAD's index.  distance: both ends of the line to a place (its name) that lies further from
    Qinzhou than Haiphong does, or is Haiphong.  corridor: its stations."""
    import pandas as pd

    far = evidence.line("gulf_distances", "distance", by="place", origin=QINZHOU)
    reached = [HAIPHONG, *(place for place in CLUSTER_CITIES if far.get(place, 0) > far[HAIPHONG])]
    where = points(evidence, dict.fromkeys((*CLUSTER_CITIES, *PORTS, *ROUTE)))
    rows = [
        *_outlines(evidence),
        *(_row(CITY, place, "", 1, where[place]) for place in CLUSTER_CITIES),
        *(_row(PORT, place, "", 1, where[place]) for place in PORTS),
        *(_row(DISTANCE, QINZHOU, place, 1, where[QINZHOU], far[place]) for place in reached),
        *(_row(DISTANCE, place, place, 2, where[place], far[place]) for place in reached),
        *(_row(CORRIDOR, place, "", point, where[place]) for point, place in enumerate(ROUTE, 1)),
    ]
    return pd.DataFrame(rows).astype(dict.fromkeys(("longitude", "latitude", "distance"), object))


def _outlines(evidence) -> list[dict]:
    x, y = (
        evidence.observations("natural-earth-land", name, by="product") for name in ("longitude", "latitude")
    )
    numbers = {key: tuple(map(int, key.split("-"))) for key in x}
    return [
        _row(LAND, "", f"land-{numbers[key][0]}", numbers[key][1], (x[key], y[key]))
        for key in sorted(numbers, key=lambda key: numbers[key])
    ]


def _row(part: str, place: str, course: str, point: int, at, distance=None) -> dict:
    longitude, latitude = at
    return {
        "part": part,
        "place": place,
        "line": course,
        "point": point,
        "longitude": longitude,
        "latitude": latitude,
        "distance": distance,
    }


def distances(data):
    """km from Qinzhou by place, the nearest first."""
    found = line(data, "distance", by="line", part=DISTANCE, point=2)
    return dict(sorted(found.items(), key=lambda pair: pair[1]))


def values(data) -> dict:
    far = distances(data)
    beyond = [place for place in far if place != HAIPHONG]
    return {
        "haiphong": Value(far[HAIPHONG], "KM", 1),
        "further": listed(partial(place_name, place) for place in beyond),
        "next": Words(partial(place_name, beyond[0])),
        "next-distance": Value(far[beyond[0]], "KM", 1),
        "last": Words(partial(place_name, beyond[-1])),
        "last-distance": Value(far[beyond[-1]], "KM", 1),
        "scale": Value(KM, "KM", 1),
    }


HEADS = (
    {"zh": "(a) 北部湾", "en": "(a) The Gulf"},
    {"zh": "(b) 西部陆海新通道", "en": "(b) The corridor"},
)
# place -> where its name stands: offset in points, alignment
BESIDE = {
    "CHN-440800": (-6, 0, "right", "center"),
    "CHN-440900": (-4, -1, "right", "center"),
    "CHN-441700": (2, 5, "center", "bottom"),
    "CHN-450100": (0, 4, "center", "bottom"),
    "CHN-450500": (4, 6, "left", "bottom"),
    "CHN-450600": (-6, 1, "right", "bottom"),
    "CHN-450700": (2, 5, "left", "bottom"),
    "CHN-450900": (4, 2, "left", "center"),
    "CHN-451400": (-4, 0, "right", "center"),
    "CHN-460100": (7, -1, "left", "bottom"),
    "CHN-460400": (2, -4, "left", "top"),
    "CHN-500000": (5, 0, "left", "center"),
    "CHN-520100": (5, 0, "left", "center"),
    "CHN-YANGPU": (-5, 0, "right", "center"),
    HAIPHONG: (-5, 0, "right", "center"),
}
BESIDE_NARROW = {
    "CHN-440800": (6, -3, "left", "top"),
    "CHN-440900": (4, -2, "left", "top"),
    "CHN-460400": (0, -5, "center", "top"),
}
# names of waters and lands for orientation: (longitude, latitude), words; of lands a narrow one has the last
WATERS = (((107.7, 20.4), {"zh": "北部湾", "en": "Beibu Gulf\n(Gulf of Tonkin)"}),)
LANDS = (
    ((109.35, 23.15), {"zh": "广西", "en": "GUANGXI"}),
    ((111.75, 22.75), {"zh": "广东", "en": "GUANGDONG"}),
    ((109.85, 18.85), {"zh": "海南", "en": "HAINAN"}),
    ((106.3, 21.55), {"zh": "越南", "en": "VIETNAM"}),
)
KEY = (
    (CITY, {"zh": "城市群城市", "en": "city of the cluster"}),
    (PORT, {"zh": "班轮港口", "en": "port with liners"}),
    (DISTANCE, {"zh": "直线距离", "en": "straight line"}),
)
LOOKS = {
    CITY: {"color": "black", "marker": "o", "markersize": 3.6, "linestyle": "none"},
    PORT: {
        "color": palette.CITIES,
        "marker": "s",
        "markersize": 6.8,
        "linestyle": "none",
        "markerfacecolor": "none",
        "markeredgewidth": 1.1,
    },
    DISTANCE: {"color": palette.ASEAN, "linestyle": (0, (4, 2)), "linewidth": 0.8},
    CORRIDOR: {"color": palette.EXPORTS, "linestyle": "-", "linewidth": 1.6},
}


def draw(data, language: str):
    figure, places = layouts.beside((2.8, 1), 3.4, (2.55, 3.0))
    gulf, inland = (figure.add_subplot(place) for place in places)
    for axes, window, head in zip((gulf, inland), WINDOWS, HEADS, strict=True):
        maps.window(axes, window)
        maps.land(axes, _coast(data))
        panels.unit_line(axes, head[language])
    _draw_gulf(gulf, data, language)
    _draw_corridor(inland, data, language)
    return figure


def _coast(data):
    """The outlines as (longitudes, latitudes)."""
    land = rows_where(data, part=LAND)
    return [(shape["longitude"], shape["latitude"]) for _, shape in land.groupby("line", sort=False)]


def _draw_gulf(axes, data, language: str) -> None:
    far = distances(data)
    for place in far:
        way = rows_where(data, part=DISTANCE, line=place)
        axes.plot(way["longitude"], way["latitude"], zorder=1, **LOOKS[DISTANCE])
    for part in (PORT, CITY):
        for row in rows_where(data, part=part).itertuples():
            axes.plot([row.longitude], [row.latitude], zorder=3, **LOOKS[part])
    named = rows_where(data, part=[CITY, PORT]).drop_duplicates("place")
    for row in named.itertuples():
        words = place_name(str(row.place), language)
        if row.place in far:
            words += {"zh": "\n{}公里", "en": "\n{} km"}[language].format(
                format_cell(far[row.place], 0, language)
            )
        _name(axes, row, words, "black" if row.part == CITY else palette.CITIES)
    for names, colour in ((WATERS, maps.WATER), (LANDS[-1:] if drawing.is_narrow() else LANDS, drawing.GREY)):
        for at, name in names:
            _say(axes, at, name[language], colour)
    maps.scale_bar(axes, KM, {"zh": f"{KM}公里", "en": f"{KM} km"}[language], at=(0.8, 0.05))
    _key(axes, language)


def _draw_corridor(axes, data, language: str) -> None:
    route = rows_where(data, part=CORRIDOR)
    axes.plot(route["longitude"], route["latitude"], zorder=2, **LOOKS[CORRIDOR])
    for row in route.itertuples():
        axes.plot([row.longitude], [row.latitude], zorder=3, **LOOKS[CITY])
        _name(axes, row, place_name(str(row.place), language), "black", (5, 0, "left", "center"))


def _name(axes, row, words: str, colour: str, beside=None) -> None:
    known = BESIDE | BESIDE_NARROW if drawing.is_narrow() else BESIDE
    across, up, horizontal, vertical = beside or known[row.place]
    axes.annotate(
        words,
        (row.longitude, row.latitude),
        xytext=(across, up),
        textcoords="offset points",
        ha=horizontal,
        va=vertical,
        color=colour,
        fontsize=7.2,
        linespacing=1.05,
        zorder=5,
    )


def _say(axes, at, words: str, colour: str) -> None:
    size = drawing.readable(6.5)
    axes.text(*at, words, ha="center", va="center", color=colour, fontsize=size, linespacing=1.1)


def _key(axes, language: str) -> None:
    from matplotlib.lines import Line2D

    looks: list[dict[str, Any]] = [LOOKS[part] for part, _ in KEY]
    marks = [Line2D([], [], **look) for look in looks]
    axes.legend(
        marks,
        [words[language] for _, words in KEY],
        loc="lower left",
        bbox_to_anchor=(0.07 if drawing.is_narrow() else 0.1, 0.0),
        fontsize=drawing.readable(6.5),
        handlelength=1.5,
        handletextpad=0.5,
        labelspacing=0.35,
        borderaxespad=0.2,
    )
