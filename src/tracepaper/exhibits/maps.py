"""Maps: a window on a coast, in degrees, so that what is drawn are the coordinates that the data have.

The projection is the equirectangular one, true to scale along the meridians and along the parallel in the
middle of the window: one degree of latitude is drawn 1/cos(that latitude) times as long as one of longitude
(Snyder, Map Projections: A Working Manual, 1987, section 12).  Over a window of a few degrees no shape is
visibly bent, and a place can be read off the frame.

Land and sea are told apart by a line, not by their tints alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, floor, radians
from typing import TYPE_CHECKING

from tracepaper.exhibits import drawing

if TYPE_CHECKING:
    from matplotlib.axes import Axes


LAND, SEA, COAST = "#F7F4EC", "#DCE8EE", "#7C868C"
WATER = "#3A6478"  # of the names of seas
KM_A_DEGREE = 111.195  # of a meridian, on a sphere of radius 6371.0088 km
Window = tuple[float, float, float, float]  # west, east, south, north, in degrees


def window(axes: Axes, limits: Window, every: int = 2) -> None:
    """Make axes a map of a window: sea, no grid, degrees at the frame in whole steps of `every`."""
    west, east, south, north = limits
    axes.set_xlim(west, east)
    axes.set_ylim(south, north)
    axes.set_aspect(1 / cos(radians((south + north) / 2)))
    axes.set_facecolor(SEA)
    axes.grid(False)
    for side in ("top", "right"):
        axes.spines[side].set_visible(True)
    for axis, low, high, letter in ((axes.xaxis, west, east, "E"), (axes.yaxis, south, north, "N")):
        ticks = [
            degree for degree in range(floor(low), floor(high) + 1) if degree % every == 0 and degree >= low
        ]
        axis.set_ticks(ticks, [f"{degree}°{letter}" for degree in ticks])
    axes.tick_params(length=2, labelsize=7)


def land(axes: Axes, outlines: Iterable[tuple[Sequence[float], Sequence[float]]]) -> None:
    """Fill outlines (longitudes, latitudes), which may run out of the window."""
    for longitudes, latitudes in outlines:
        axes.fill(longitudes, latitudes, facecolor=LAND, edgecolor=COAST, linewidth=0.5, zorder=0.5)


def scale_bar(axes: Axes, km: int, words: str, at: tuple[float, float] = (0.04, 0.05)) -> None:
    """A bar of `km` kilometres along the parallel in the middle of a window, and `words` over it.

    at: its left end, in shares of the axes.  Call it when the window is set."""
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    length = km / (KM_A_DEGREE * cos(radians((south + north) / 2))) / (east - west)
    x, y = at
    axes.plot(
        [x, x + length],
        [y, y],
        transform=axes.transAxes,
        color="black",
        linewidth=1.2,
        marker="|",
        markersize=4,
        zorder=4,
    )
    size = drawing.readable(6.5)
    axes.text(
        x + length / 2, y + 0.015, words, transform=axes.transAxes, fontsize=size, ha="center", va="bottom"
    )
