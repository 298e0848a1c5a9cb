"""The marks of a drawing as its SVG has them: where each stands, and the cell of the data it says it shows.

Only the file is read, nothing that matplotlib knows: a page has no more than the file either.  What the
groups mean is told in `exhibits.bound_marks`; the page's script (render/web/values.js) reads them likewise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracepaper.exhibits.bound_marks import UNSEEN

if TYPE_CHECKING:
    from lxml import etree

Point = tuple[float, float]
Place = tuple[Point, tuple[Point, Point] | None]
_POINT = re.compile(r"[ML] (-?[\d.]+) (-?[\d.]+)")
BAR = 4  # corners
_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Mark:
    """column, row: the cell of the data.  at: its place in the units of the drawing.  corners: of a bar or a
    cell of a matrix, the least and the largest x and y; else None."""

    column: str
    row: int
    at: Point
    corners: tuple[Point, Point] | None = None


@dataclass(frozen=True)
class Group:
    """Marks that were drawn as one.  places: how many marks the SVG has; rows: of how many it says which
    row they show, or that none is seen."""

    column: str
    marks: tuple[Mark, ...]
    places: int
    rows: int


def drawn_groups(svg: bytes) -> Iterator[Group]:
    """The groups of marks of an SVG (`exhibits.plain_svg`) in the order in which they are drawn."""
    from lxml import etree

    for node in etree.fromstring(svg).iter(f"{_SVG}g", f"{_SVG}image"):
        if node.get("data-rows"):
            column, rows = node.get("data-column", ""), node.get("data-rows", "").split(" ")
            places = _places(node, rows)
            marks = tuple(
                Mark(column, int(row), at, corners)
                for row, (at, corners) in zip(rows, places, strict=False)
                if row != UNSEEN
            )
            yield Group(column, marks, len(places), len(rows))


def drawn_events(svg: bytes) -> Iterator[tuple[str, Point]]:
    """Each vertical line of an event: what it is said to mark, and its lower end."""
    from lxml import etree

    for node in etree.fromstring(svg).iter(f"{_SVG}g"):
        if node.get("data-event") is not None:
            ends = [place for path in node.iter(f"{_SVG}path") for place in _points(path)]
            yield node.get("data-event", ""), max(ends, key=lambda end: end[1])


def _places(node: etree._Element, rows: list[str]) -> list[Place]:
    """Where the marks of a group stand: cells of a picture, markers, a bar, or the vertices of lines."""
    if node.get("data-grid"):
        return _cells(node)
    uses = list(node.iter(f"{_SVG}use"))
    if uses and (len(uses) > 1 or len(rows) == 1):
        return [(_moved(use), None) for use in uses]
    right, down = (
        _moved(uses[0]) if uses else (0.0, 0.0)
    )  # an area is drawn beside the drawing and moved there
    points = [(x + right, y + down) for path in node.iter(f"{_SVG}path") for x, y in _points(path)]
    if len(rows) == 1 and len(points) >= BAR:
        low, high = ((pick(x for x, _ in points), pick(y for _, y in points)) for pick in (min, max))
        return [_box(low, high)]
    return [(point, None) for point in points]


def _points(path: etree._Element) -> list[Point]:
    return [(float(x), float(y)) for x, y in _POINT.findall(path.get("d", ""))]


def _moved(use: etree._Element) -> Point:
    return float(use.get("x", 0)), float(use.get("y", 0))


def _box(low: Point, high: Point) -> Place:
    return ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2), (low, high)


def _cells(image: etree._Element) -> list[Place]:
    """The cells of a picture, row by row from the top; matplotlib mirrors it, and mirrors it back."""
    left, top, width, height = (
        float(image.get(name, 0)) * sign for name, sign in (("x", 1), ("y", -1), ("width", 1), ("height", 1))
    )
    down, across = map(int, image.get("data-grid", "").split("x"))
    wide, high = width / across, height / down
    return [
        _box((left + c * wide, top + r * high), (left + (c + 1) * wide, top + (r + 1) * high))
        for r in range(down)
        for c in range(across)
    ]
