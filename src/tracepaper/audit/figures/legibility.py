"""Can what is written be read: on the canvas, apart from other texts, large and dark enough?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np

from tracepaper.audit.figures.drawn_figure import DrawnFigure, Finding
from tracepaper.audit.reading.contrast import contrast
from tracepaper.audit.reading.drawn_values import NONE
from tracepaper.exhibits.drawing import NARROW, SMALLEST_NARROW
from tracepaper.problems import shortened

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.transforms import Bbox

SMALLEST = 5.5  # points, at the width of the page; journals ask for 5 to 7
CONTRAST = 3.0  # of text against what is behind it; WCAG's value for graphics
OVERLAP = 1.0  # points that two boxes may share
QUOTED = 24  # characters of a text that a message quotes


def findings(drawn: DrawnFigure) -> Iterator[Finding]:
    """Texts that leave the canvas, overlap, are too small or too pale; a key that lies over the data."""
    yield from _keys(drawn)
    width, height = drawn.figure.bbox.width, drawn.figure.bbox.height
    smallest = SMALLEST_NARROW if drawn.figure.get_figwidth() <= NARROW else SMALLEST
    bad: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for label in drawn.labels:
        low, high = label.corners.min(axis=0), label.corners.max(axis=0)
        if min(*low) < -OVERLAP or high[0] > width + OVERLAP or high[1] > height + OVERLAP:
            yield Finding(
                "off-the-canvas", label.axes, f"the text “{shortened(label.words, QUOTED)}” leaves the canvas"
            )
        if label.size < smallest:
            what = f"is {label.size:g} points high, less than {smallest:g}"
            bad.setdefault(("too-small", what), []).append((label.axes, label.words))
        ratio = contrast(label.colour, label.ground)
        if ratio < CONTRAST:
            what = f"has the contrast {ratio:.1f}, less than {CONTRAST:g}"
            bad.setdefault(("too-pale", what), []).append((label.axes, label.words))
    for (kind, what), those in bad.items():
        others = f" (and {len(those) - 1} more)" if len(those) > 1 else ""
        yield Finding(kind, those[0][0], f"the text “{shortened(those[0][1], QUOTED)}”{others} {what}")
    for one, other in combinations(drawn.labels, 2):
        if overlaps(one.corners, other.corners):
            text = (
                f"the texts “{shortened(one.words, QUOTED)}” and “{shortened(other.words, QUOTED)}” overlap"
            )
            yield Finding("overlap", one.axes, text)


def _keys(drawn: DrawnFigure) -> Iterator[Finding]:
    """Keys under which something of a panel is hidden."""
    from matplotlib.legend import Legend

    boxes = [key.get_window_extent() for key in drawn.figure.findobj(Legend) if key.get_visible()]
    for number, axes in enumerate(drawn.figure.axes, 1):
        if any(_is_met(axes, box.padded(-OVERLAP)) for box in boxes):
            yield Finding(
                "key-over-data", number, "the key lies over what is drawn; give it a place of its own"
            )


def _is_met(axes: Axes, box: Bbox) -> bool:
    """Whether a line, a point or a bar of a panel's data comes into a box (in pixels)."""
    from matplotlib.patches import Rectangle

    lines = [line for line in axes.lines if line.get_visible() and line.get_transform() == axes.transData]
    paths = [
        line.get_path().transformed(axes.transData) for line in lines if line.get_linestyle() not in NONE
    ]
    points = [np.asarray(line.get_xydata()) for line in lines]
    points += [np.asarray(one.get_offsets()) for one in axes.collections if one.get_visible()]
    bars = [
        bar.get_window_extent() for bar in axes.patches if isinstance(bar, Rectangle) and bar.get_visible()
    ]
    return (
        any(path.intersects_bbox(box, filled=False) for path in paths)
        or any(box.count_contains(axes.transData.transform(at)) for at in points if len(at))
        or any(box.overlaps(bar) for bar in bars)
    )


def overlaps(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two turned boxes share more than OVERLAP pixels (separating axes)."""
    apart = (one.max(axis=0) < other.min(axis=0)) | (other.max(axis=0) < one.min(axis=0))
    if apart.any():
        return False
    for box in (one, other):
        for a, b in pairwise([*box, box[0]]):
            length = np.hypot(*(b - a))
            if not length:
                return False
            across = np.array([-(b - a)[1], (b - a)[0]]) / length
            p, q = one @ across, other @ across
            if min(p.max(), q.max()) - max(p.min(), q.min()) <= OVERLAP:
                return False
    return True
