"""Is a map true: outlines whole and in order, projection, scale bar, degrees, distances?

A panel is a map if it draws one column in degrees along another.  That each place and each point of an
outline stands at its own coordinates is asked with the values of all figures; what can go wrong on a map
alone is asked here, and computed anew: lengths by the haversine formula, on a sphere of the Earth's mean
radius.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

import numpy as np

from tracepaper.audit.figures.drawn_figure import DrawnFigure, Finding
from tracepaper.audit.figures.grey import APART
from tracepaper.audit.reading.contrast import contrast
from tracepaper.audit.reading.data_match import Home
from tracepaper.audit.reading.drawn_values import DEGREE, Look, Series
from tracepaper.audit.reading.figure_texts import Label
from tracepaper.audit.reading.series_names import likeness

if TYPE_CHECKING:
    from matplotlib.axes import Axes


DEGREES, KM = "DEGREES", "KM"
RADIUS = 6371.0088  # km, the mean radius of the Earth (IUGG)
TINY = 1e-6  # degrees within which two places are one: a tenth of a metre
SHARE = 0.02  # by which a scale bar, or the shape of a window, may be off
LENGTH = re.compile(r"(\d[\d.,\u202f\u00a0 ]*)\s*(?:km|公里|千米)")


def findings(drawn: DrawnFigure) -> Iterator[Finding]:
    """Outlines cut short or tangled, a bent projection, scale bars, degrees, distances that are not true."""
    for panel in range(1, len(drawn.figure.axes) + 1):
        if is_map(panel, drawn):
            axes = drawn.axes(panel)
            yield from _outlines(panel, drawn)
            yield from _keys(panel, drawn)
            yield from _projection(panel, axes)
            yield from _bars(panel, drawn)
            yield from _degrees(panel, drawn)
            yield from _distances(panel, drawn)
            yield from _tints(panel, axes)


def is_map(panel: int, drawn: DrawnFigure) -> bool:
    """Whether a panel draws degrees along degrees."""
    return any(one.axes == panel and _in_degrees(home, drawn) for one, home in drawn.at_home)


def _in_degrees(home: Home, drawn: DrawnFigure) -> bool:
    names = (home.column, *home.by)
    found = [drawn.names.quantity(name, home.keys.values()) for name in names]
    return len(found) == 2 and all(quantity is not None and quantity.unit == DEGREES for quantity in found)


# outlines


def _outlines(panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    """Each outline has all points of its own, in their order; and none of its kind is left out."""
    shapes = [home for one, home in drawn.at_home if one.axes == panel and one.kind == "outline"]
    seen: set[int] = set()
    for home in shapes:
        rows = [int(some[0]) for some in home.rows]
        seen.update(rows)
        own = _rows_of(home, drawn)
        if len(rows) < len(own):
            text = f"the outline {_named(home)} has {len(own)} points in data.csv; {len(rows)} are drawn"
            yield Finding("outline-cut-short", panel, text)
        elif not _in_order(rows, own):
            text = f"the points of the outline {_named(home)} are joined in another order than in data.csv"
            yield Finding("outline-tangled", panel, text)
    if not shapes:
        return
    shared = set.intersection(*(set(home.keys.items()) for home in shapes))
    chosen = np.ones(len(drawn.frame), bool)
    for key, value in shared:
        chosen &= drawn.data.keys[key] == value
    absent = sorted(set(np.flatnonzero(chosen).tolist()) - seen) if shared else []
    if absent and len(shapes) > 1:
        lost = [str(column[absent[0]]) for column in drawn.data.keys.values()]
        text = f"an outline of data.csv is not drawn: that of {' '.join(filter(None, lost))}"
        yield Finding("outline-left-out", panel, text)


def _rows_of(home: Home, drawn: DrawnFigure) -> list[int]:
    """The rows of the data that have the keys of an outline."""
    chosen = np.ones(len(drawn.frame), bool)
    for key, value in home.keys.items():
        chosen &= drawn.data.keys[key] == value
    return np.flatnonzero(chosen).tolist()


def _in_order(rows: list[int], own: list[int]) -> bool:
    """Whether they are all rows of an outline, round it from any point in either direction."""
    for order in (own, own[::-1]):
        if rows[0] in order:
            start = order.index(rows[0])
            if rows == order[start:] + order[:start]:
                return True
    return False


def _named(home: Home) -> str:
    return " ".join(str(value) for value in home.keys.values())


# keys


def _keys(panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    """Each entry of a key is more like the kind of its own marks than like that of another entry's; the kind
    is what the data say of every place that is marked so.  An entry without marks is told in `words`."""
    here = [one.look for one in drawn.series if one.axes == panel]
    shown = [(label, look) for label, look in drawn.entries_of(panel) if any(map(look.stands_for, here))]
    entries = [(label, _kinds(look, panel, drawn)) for label, look in shown]
    for label, own in entries:
        if not own:
            yield Finding("key-of-nothing", panel, f"what is marked as “{label.words}” has no kind in common")
        for _, other in entries:
            mine, its = own - other or own, other - own or other
            if own and other and own != other and _alike(label, mine, drawn) <= _alike(label, its, drawn):
                text = f"“{label.words}” in the key rather names {_names(its, drawn)} than its own marks"
                yield Finding("key-names-another", panel, text)
                break


def _kinds(look: Look, panel: int, drawn: DrawnFigure) -> set[tuple[str, str]]:
    """(key column, code) that every series with the look of an entry has at all its places."""
    found: list[set[tuple[str, str]]] = []
    for one, home in drawn.at_home:
        if one.axes == panel and one.kind in ("points", "line") and one.look == look:
            found += [
                {(key, column[row]) for row in rows.tolist() for key, column in drawn.data.keys.items()}
                for rows in (home.rows if one.kind == "line" else _at(one, home, drawn))
            ]
    shared = set.intersection(*found) if found else set()
    return {(key, code) for key, code in shared if isinstance(code, str) and code}


def _at(points: Series, home: Home, drawn: DrawnFigure) -> Iterator[np.ndarray]:
    """All rows of the data at the place of each point, whatever else they are."""
    across, up = drawn.data.numbers[home.by[0]], drawn.data.numbers[home.column]
    for x, y in zip(points.at, points.values, strict=True):
        yield np.flatnonzero((np.abs(across - x) < TINY) & (np.abs(up - y) < TINY))


def _alike(label: Label, kinds: set[tuple[str, str]], drawn: DrawnFigure) -> float:
    return max(likeness(label.words, drawn.called(code, drawn.language)) for _, code in kinds)


def _names(kinds: set[tuple[str, str]], drawn: DrawnFigure) -> str:
    return ", ".join(sorted(drawn.called(code, drawn.language) for _, code in kinds))


# lengths


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Of a straight line over the Earth, from (longitude, latitude) to another."""
    (x, y), (u, v) = ([radians(part) for part in point] for point in (one, other))
    half = sin((v - y) / 2) ** 2 + cos(y) * cos(v) * sin((u - x) / 2) ** 2
    return 2 * RADIUS * asin(sqrt(half))


def _projection(panel: int, axes: Axes) -> Iterator[Finding]:
    """One kilometre is as long upwards as to the right, in the middle of the window."""
    (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
    (x0, y0), (x1, y1) = axes.transData.transform([(west, south), (east, north)])
    x, y = (west + east) / 2, (south + north) / 2
    wide = _kilometres((west, y), (east, y)) / (x1 - x0)
    high = _kilometres((x, south), (x, north)) / (y1 - y0)
    if abs(wide / high - 1) > SHARE:
        text = f"a kilometre from west to east is drawn {high / wide:.2f} times as long as one northwards"
        yield Finding("map-bent", panel, text)


def _bars(panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    """The scale bar, a level line that is not data, has the length that is written at it."""
    axes = drawn.axes(panel)
    middle = sum(axes.get_ylim()) / 2
    for line in axes.lines:
        if line.get_transform() != axes.transAxes or not line.get_visible():
            continue
        ends = np.column_stack([line.get_xdata(), line.get_ydata()])
        left, right = axes.transData.inverted().transform(axes.transAxes.transform(ends))[[0, -1], 0]
        length = _kilometres((left, middle), (right, middle))
        said = [
            number
            for label in drawn.texts_of(panel)
            if _over(label, ends)
            for number in _lengths(label, drawn)
        ]
        if not any(abs(length / number - 1) <= SHARE for number in said if number):
            words = f"says {said[0]:g} km" if said else "has no length written over it"
            yield Finding("scale-bar", panel, f"the scale bar is {length:.0f} km long and {words}")


def _over(label: Label, ends: np.ndarray) -> bool:
    """Whether a text stands over a line, both in shares of the axes."""
    at = label.anchor
    return (
        at is not None
        and at.free == "xy"
        and bool(ends[:, 0].min() <= at.x <= ends[:, 0].max() and abs(at.y - ends[0, 1]) < 0.06)
    )


def _lengths(label: Label, drawn: DrawnFigure) -> list[float]:
    """The kilometres that a text names."""
    return [
        value
        for found in LENGTH.findall(label.words)
        if drawn.is_number(found) and (value := float(drawn.numbers.read(found.strip())[0]))
    ]


def _distances(panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    """A length written at a place is one of that place in the data."""
    columns = [name for name in drawn.data.numbers if _unit(name, drawn) == KM]
    x, y = ([name for name in drawn.data.numbers if _unit(name, drawn) == DEGREES] for _ in range(2))
    for label in drawn.texts_of(panel):
        at = label.anchor
        if at is None or at.free:
            continue
        there = np.zeros(len(drawn.frame), bool)
        for one in x:
            for other in y:
                if one != other:
                    pair = drawn.data.numbers[one], drawn.data.numbers[other]
                    there |= (np.abs(pair[0] - at.x) < TINY) & (np.abs(pair[1] - at.y) < TINY)
        known = [value for name in columns for value in drawn.data.numbers[name][there] if np.isfinite(value)]
        for found in LENGTH.findall(label.words):
            if not any(drawn.shows(found.strip(), value) for value in known):
                yield Finding("distance-differs", panel, f"“{label.words}” is not a distance that place has")


def _unit(name: str, drawn: DrawnFigure) -> str:
    quantity = drawn.names.quantity(name)
    return quantity.unit if quantity else ""


# the frame, and what is told apart


def _degrees(panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    """A degree at the frame stands where it says, east and north being positive."""
    for label in drawn.texts_of(panel):
        found = DEGREE.fullmatch(label.text.strip()) if label.role == "tick" else None
        if found and label.at is not None:
            value = float(found[1]) * (-1 if found[2] in "WS" else 1)
            if (found[2] in "EW") != (label.axis == "x") or abs(value - label.at) > 1e-6:
                yield Finding("degree-differs", panel, f"the tick “{label.words}” stands at {label.at:g}")


def _tints(panel: int, axes: Axes) -> Iterator[Finding]:
    """Land and sea differ without their colours, by their lightness or by a line between them."""
    from matplotlib.colors import to_rgb
    from matplotlib.patches import Polygon

    sea = to_rgb(axes.get_facecolor())
    for patch in axes.patches:
        if not isinstance(patch, Polygon):
            continue
        land, edge = to_rgb(patch.get_facecolor()), to_rgb(patch.get_edgecolor())
        drawn = patch.get_linewidth() > 0 and min(contrast(edge, land), contrast(edge, sea)) >= APART
        if not drawn and contrast(land, sea) < APART:
            text = "land and sea are told apart by their colours alone; draw the coast as a line"
            yield Finding("colour-alone", panel, text)
            return
