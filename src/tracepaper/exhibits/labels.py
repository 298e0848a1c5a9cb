"""Words beside the last points of lines, each tied to its own point, moved apart where they touch."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BESIDE = 1.02  # where words stand, in widths of the axes
FAR = 0.03  # heights of the axes by which words must be moved before a thread leads to their point
SPACE = 2.5  # points between words and the point of a line over or under which they stand
ROOM = 0.17  # heights of the axes that a line of words takes in small multiples
THREAD = {"arrowstyle": "-", "linewidth": 0.4, "shrinkA": 1, "shrinkB": 1.5, "relpos": (0, 0.5)}


def label_courses(
    axes: Axes,
    ends: Iterable[tuple[float, float, str, str]],
    size: float = 7.5,
    gap: float = 0.05,
    thread: bool = False,
) -> None:
    """Words at the right of lines that share a panel, in the order of the lines' ends.

    ends: (x, y, words, colour) of last points, in data units.  gap: least distance between the middles of
    two labels, in heights of the axes, within which those stay that have to be moved.  thread: whether a thin
    line leads from them to their point.  Call it when the limits and the scale of the axes are final."""
    ends = sorted(ends, key=lambda end: end[1])
    forward = axes.yaxis.get_transform().transform
    low, high = forward(axes.get_ylim())
    heights = [(float(forward(y)) - low) / (high - low) for _, y, _, _ in ends]
    for (x, y, words, colour), height, at in zip(
        ends, heights, apart(heights, gap, (0, 1 - gap / 2)), strict=True
    ):
        leads = thread and abs(at - height) > FAR
        axes.annotate(
            words,
            (x, y),
            xytext=(BESIDE + (0.05 if thread else 0), at),
            textcoords="axes fraction",
            color=colour,
            fontsize=size,
            va="center",
            ha="left",
            annotation_clip=False,
            arrowprops={**THREAD, "color": colour} if leads else None,
        )


Points = Mapping[float, float]  # x -> y of a line, in data units; a missing y is a gap


def label_extreme(
    axes: Axes, points: Points, words: str, colour: str, over: bool, ground: str = "none"
) -> None:
    """Words over the highest point of a line, or under its lowest, where the line cannot cross them; they
    begin or end there if that is near a side of the panel.

    ground: colour behind the words, where nothing lies but a grid.  Call it when the limits of the axes are
    final."""
    known = {x: y for x, y in points.items() if y == y}
    at = (max if over else min)(known, key=known.__getitem__)
    left, right = axes.get_xlim()
    third = int(3 * (at - left) / (right - left))
    axes.annotate(
        words,
        (at, known[at]),
        xytext=(0, SPACE if over else -SPACE),
        textcoords="offset points",
        color=colour,
        fontsize=7,
        bbox={"facecolor": ground, "edgecolor": "none", "pad": 0.4},
        ha=("left", "center", "right")[min(third, 2)],
        va="bottom" if over else "top",
    )


def label_pair(
    places: Sequence[Axes], pairs: Iterable[Mapping[str, Points]], looks: Mapping[str, tuple[str, str]]
) -> None:
    """Name two lines that every panel of small multiples has, in the first in which one lies over the other
    all the way, with room over the one and under the other; in the roomiest if there is none.

    pairs: for each panel the two lines by name.  looks: name -> words, colour.  Call it when the limits of
    the axes are final."""
    best: tuple[float, Axes, list[str], Mapping[str, Points]] | None = None
    for axes, lines in zip(places, pairs, strict=True):
        both = sorted(lines, key=lambda name: _mean(lines[name]))
        room = _room(axes, *(lines[name] for name in both))
        if best is None or room > best[0]:
            best = room, axes, both, lines
        if room >= ROOM:
            break
    if best:
        _, axes, both, lines = best
        for name, over in zip(both, (False, True), strict=True):
            label_extreme(axes, lines[name], *looks[name], over, "white")


def _mean(points: Points) -> float:
    known = [y for y in points.values() if y == y]
    return sum(known) / len(known)


def _room(axes: Axes, lower: Points, upper: Points) -> float:
    """The lesser of the spaces under the lower and over the upper line, in heights of the axes; the part of
    the way on which they are the other way round, as a negative number, if there is any."""
    forward = axes.yaxis.get_transform().transform
    low, high = forward(axes.get_ylim())
    both = [x for x in lower if lower[x] == lower[x] and (y := upper.get(x, math.nan)) == y]
    crossed = sum(lower[x] > upper[x] for x in both)
    if crossed:
        return -crossed / len(both)
    ends = [float(forward(y)) for y in (*lower.values(), *upper.values()) if y == y]
    return float(min(min(ends) - low, high - max(ends)) / (high - low))


def apart(
    places: Sequence[float], gap: float, within: tuple[float, float] = (-math.inf, math.inf)
) -> list[float]:
    """Rising places moved as little as needed to stand at least `gap` apart.

    Neighbours that would touch become a block, evenly spaced around the mean of where they want to be; a
    block that touches the one below it joins it.  within: the least and the largest place of a block that
    had to be moved; one that is longer than that begins at the least."""
    blocks: list[list[float]] = []  # the wanted places of the members

    def start(block: Sequence[float]) -> float:
        length = gap * (len(block) - 1)
        wanted = sum(block) / len(block) - length / 2
        return wanted if len(block) == 1 else max(within[0], min(wanted, within[1] - length))

    for place in places:
        blocks.append([place])
        while len(blocks) > 1 and start(blocks[-1]) - start(blocks[-2]) < gap * len(blocks[-2]):
            last = blocks.pop()
            blocks[-1] += last
    return [start(block) + gap * number for block in blocks for number in range(len(block))]
