"""Words beside the last points of lines, each tied to its own point, moved apart where they touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BESIDE = 1.02  # where words stand, in widths of the axes
FAR = 0.03  # heights of the axes by which words must be moved before a thread leads to their point


def label_courses(
    axes: Axes,
    ends: Iterable[tuple[float, float, str, str]],
    size: float = 7.5,
    gap: float = 0.05,
    thread: bool = False,
) -> None:
    """Words at the right of lines that share a panel, in the order of the lines' ends.

    ends: (x, y, words, colour) of last points, in data units.  gap: least distance between the middles of
    two labels, in heights of the axes.  thread: whether a thin line leads from words that had to be moved to
    their point.  Call it when the limits and the scale of the axes are final."""
    ends = sorted(ends, key=lambda end: end[1])
    forward = axes.yaxis.get_transform().transform
    low, high = forward(axes.get_ylim())
    heights = [(float(forward(y)) - low) / (high - low) for _, y, _, _ in ends]
    for (x, y, words, colour), height, at in zip(ends, heights, apart(heights, gap), strict=True):
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
            arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 0.4, "shrinkA": 0, "shrinkB": 1.5}
            if leads
            else None,
        )


def apart(places: Sequence[float], gap: float) -> list[float]:
    """Rising places moved as little as needed to stand at least `gap` apart.

    Neighbours that would touch become a block, evenly spaced around the mean of where they want to be; a
    block that touches the one below it joins it."""
    blocks: list[list[float]] = []  # the wanted places of the members
    for place in places:
        blocks.append([place])
        while len(blocks) > 1 and _start(blocks[-1], gap) - _end(blocks[-2], gap) < gap:
            last = blocks.pop()
            blocks[-1] += last
    return [_start(block, gap) + gap * number for block in blocks for number in range(len(block))]


def _start(block: Sequence[float], gap: float) -> float:
    return sum(block) / len(block) - gap * (len(block) - 1) / 2


def _end(block: Sequence[float], gap: float) -> float:
    return _start(block, gap) + gap * (len(block) - 1)
