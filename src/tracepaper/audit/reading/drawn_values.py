"""What a matplotlib figure shows: the values of its lines, bars and cells, and its texts."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axes._base import _AxesBase
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch
    from matplotlib.text import Text


Colour = tuple[float, float, float]  # red, green, blue in 0..1


@dataclass(frozen=True)
class Series:
    """Values drawn by one artist. kind: line, points, bars, cells, reference (one level across the
    axes).  x: positions, or None where they are no data.  y: values.  axes: place of the axes in the
    figure, from 1.  base: where bars start."""

    kind: str
    axes: int
    x: np.ndarray | None
    y: np.ndarray
    base: np.ndarray | None = None

    @property
    def name(self) -> str:
        return f"{self.kind} in panel {self.axes}"


def drawn_series(figure: Figure) -> list[Series]:
    """Everything with data coordinates that the figure draws, in the order it was added."""
    found: list[Series] = []
    for number, axes in enumerate(figure.axes, 1):
        if not axes.axison or not axes.get_visible():
            continue  # a panel that only holds a key
        found += _bars(axes, number)
        found += _lines(axes, number)
        found += _collections(axes, number)
        found += [_cells(image.get_array(), number) for image in axes.images]
    named = {number for number, axes in enumerate(figure.axes, 1) if _names_rows(axes)}
    found = [_turned(series) if series.axes in named else series for series in found]
    return [series for series in found if series.y.size and np.isfinite(series.y).any()]


def _names_rows(axes: Axes) -> bool:
    """Whether the y axis names things (a dot plot), itself or through the axis it shares."""
    texts = [
        label.get_text()
        for other in axes.get_shared_y_axes().get_siblings(axes)
        for label in other.get_yticklabels()
    ]
    return any(text.strip() and not _is_number(text) for text in texts)


def _is_number(text: str) -> bool:
    return text.replace("\u2212", "").replace(",", "").replace(".", "").replace("%", "").isdigit()


def _turned(series: Series) -> Series:
    """Values along x; the places of rows along y are no data."""
    if series.kind in ("line", "points") and series.x is not None:
        return Series(series.kind, series.axes, None, series.x)
    return series


def _lines(axes: Axes, number: int) -> Iterator[Series]:
    for line in axes.lines:
        if not line.get_visible():
            continue
        if line.get_transform() == axes.transData:
            x, y = _numbers(line.get_xdata(orig=False)), _numbers(line.get_ydata(orig=False))
            marks_only = line.get_linestyle() in ("None", "none", " ", "")
            yield Series("points" if marks_only else "line", number, x, y)
        elif line.get_transform() == axes.get_yaxis_transform(which="grid"):
            yield Series("reference", number, None, _numbers(line.get_ydata(orig=False)))


def _bars(axes: Axes, number: int) -> Iterator[Series]:
    from matplotlib.container import BarContainer

    for container in axes.containers:
        if isinstance(container, BarContainer):
            across = container.orientation == "horizontal"
            rectangles = [patch.get_bbox() for patch in container.patches]
            middle = [(b.y0 + b.y1) / 2 if across else (b.x0 + b.x1) / 2 for b in rectangles]
            value = [p.get_width() if across else p.get_height() for p in container.patches]
            base = [p.get_x() if across else p.get_y() for p in container.patches]
            yield Series("bars", number, _numbers(middle), _numbers(value), _numbers(base))


def _collections(axes: Axes, number: int) -> Iterator[Series]:
    from matplotlib.collections import PathCollection, QuadMesh

    for collection in axes.collections:
        if isinstance(collection, QuadMesh):
            yield _cells(collection.get_array(), number)
        elif isinstance(collection, PathCollection) and collection.get_offset_transform() == axes.transData:
            points: np.ndarray = np.ma.filled(np.ma.asarray(collection.get_offsets(), dtype=float), np.nan)
            yield Series("points", number, points[:, 0], points[:, 1])


def _cells(array: Any, number: int) -> Series:
    return Series("cells", number, None, np.ma.filled(np.ma.asarray(array, dtype=float), np.nan).ravel())


def _numbers(values: Any) -> np.ndarray:
    return np.asarray(values, dtype=float)


def outside(figure: Figure) -> list[tuple[int, str]]:
    """(panel, what) for each line vertex or bar end that lies outside its axes and would be cut off."""
    found = []
    for number, axes in enumerate(figure.axes, 1):
        x, y = sorted(axes.get_xlim()), sorted(axes.get_ylim())
        for line in axes.lines:
            if line.get_transform() == axes.transData and line.get_clip_on() and line.get_visible():
                found += [
                    (number, f"the point ({a:g}, {b:g})")
                    for a, b in _numbers(line.get_xydata())
                    if np.isfinite([a, b]).all() and not (_within(a, x) and _within(b, y))
                ]
        for patch in axes.patches:
            box = patch.get_extents().transformed(axes.transData.inverted())
            if not np.isfinite(box.extents).all():
                continue  # a bar of a missing value
            if (
                patch.get_transform() != axes.transAxes
                and patch.get_clip_on()
                and not (
                    _within(box.y0, y) and _within(box.y1, y) and _within(box.x0, x) and _within(box.x1, x)
                )
            ):
                found.append((number, f"the bar from ({box.x0:g}, {box.y0:g}) to ({box.x1:g}, {box.y1:g})"))
    return found


def _within(value: float, limits: list[float]) -> bool:
    slack = 1e-6 * (abs(limits[1] - limits[0]) or 1)
    return limits[0] - slack <= value <= limits[1] + slack


@dataclass(frozen=True)
class Label:
    """A text of the figure. role: tick, or text.  axis, at: of a tick, its axis and location.  corners:
    its four corners in pixels.  size: points.  colour, ground: RGB in 0..1."""

    text: str
    role: str
    axes: int
    axis: str
    at: float | None
    corners: np.ndarray
    size: float
    colour: Colour
    ground: Colour


def labels(figure: Figure) -> list[Label]:
    """Every text that is printed, with its box; the figure must have been drawn once."""
    from matplotlib.text import Text

    canvas: Any = figure.canvas  # Agg's, which has a renderer
    renderer = canvas.get_renderer()
    ticks = {id(text): spec for text, spec in _tick_labels(figure)}
    hidden = _hidden_ticks(figure, ticks)
    found = []
    for text in figure.findobj(Text):
        if not text.get_visible() or not text.get_text().strip() or id(text) in hidden:
            continue
        number, axis, at = ticks.get(id(text), (_panel(figure, text), "", None))
        if not _shown(text):
            continue
        found.append(
            Label(
                text.get_text(),
                "tick" if id(text) in ticks else "text",
                number,
                axis,
                at,
                _corners(text, renderer),
                float(text.get_fontsize()),
                _rgb(text.get_color()),
                _ground(figure, text, renderer),
            )
        )
    return found


def _shown(text: Text) -> bool:
    return text.axes is None or (text.axes.get_visible() and (text.axes.axison or text in text.axes.texts))


def _panel(figure: Figure, text: Text) -> int:
    return figure.axes.index(text.axes) + 1 if text.axes in figure.axes else 0


def _tick_labels(figure: Figure) -> Iterator[tuple[Text, tuple[int, str, float]]]:
    """(text, (panel, axis, location)) of the ticks that are drawn."""
    for number, axes in enumerate(figure.axes, 1):
        for axis in (axes.xaxis, axes.yaxis):
            axis.get_ticklabels()  # brings the ticks up to date
            low, high = sorted(axis.get_view_interval())
            for tick in axis.get_major_ticks():
                for text in (tick.label1, tick.label2):
                    if text.get_visible() and low - 1e-9 <= tick.get_loc() <= high + 1e-9:
                        yield text, (number, axis.axis_name, float(tick.get_loc()))


def _hidden_ticks(figure: Figure, drawn: Container[int]) -> set[int]:
    """Ticks beyond the ends of an axis exist but are not drawn."""
    return {
        id(text)
        for axes in figure.axes
        for axis in (axes.xaxis, axes.yaxis)
        for tick in [*axis.majorTicks, *axis.minorTicks]
        for text in (tick.label1, tick.label2)
        if id(text) not in drawn
    }


def _corners(text: Text, renderer: Any) -> np.ndarray:
    """The corners of the text's own box, turned as the text is."""
    from matplotlib.text import Annotation, Text
    from matplotlib.transforms import Affine2D

    if isinstance(text, Annotation):
        text.update_positions(renderer)  # its offset depends on the resolution it was last drawn at
    angle = text.get_rotation()
    if angle % 90 == 0:
        box = Text.get_window_extent(text, renderer)
        return np.array([(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)])
    middle = Text.get_window_extent(text, renderer)
    at = ((middle.x0 + middle.x1) / 2, (middle.y0 + middle.y1) / 2)
    text.set_rotation(0)
    box = Text.get_window_extent(text, renderer)
    text.set_rotation(angle)
    half = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * (box.width / 2, box.height / 2)
    return Affine2D().rotate_deg(angle).translate(*at).transform(half)


def _rgb(colour: Any) -> Colour:
    from matplotlib.colors import to_rgb

    return to_rgb(colour)


def _opacity(patch: Patch) -> float:
    from matplotlib.colors import to_rgba

    return to_rgba(patch.get_facecolor())[3]


def _ground(figure: Figure, text: Text, renderer: Any) -> Colour:
    """The colour behind the middle of a text: a cell, a bar, its own box, or the page."""
    own = text.get_bbox_patch()
    if own is not None and own.get_alpha() in (None, 1) and _opacity(own) > 0.7:
        return _rgb(own.get_facecolor())
    axes, corners = text.axes, _corners(text, renderer)
    middle = corners.mean(axis=0)
    if axes is not None:
        for patch in reversed(axes.patches):
            if patch.get_visible() and patch.contains_point(middle) and _opacity(patch) > 0.5:
                return _rgb(patch.get_facecolor())
        cell = _cell_colour(axes, middle)
        if cell is not None:
            return cell
    return (1.0, 1.0, 1.0)


def _cell_colour(axes: _AxesBase, point: np.ndarray) -> Colour | None:
    x, y = axes.transData.inverted().transform(point)
    for image in axes.images:
        left, right, bottom, top = image.get_extent()
        cells: np.ma.MaskedArray = np.ma.asarray(image.get_array())
        rows, columns = cells.shape[:2]
        column = int((x - left) / (right - left) * columns)
        row = (
            int((y - top) / (bottom - top) * rows)
            if image.origin == "upper"
            else int((y - bottom) / (top - bottom) * rows)
        )
        if 0 <= column < columns and 0 <= row < rows:
            red, green, blue = image.to_rgba(np.ma.atleast_1d(cells[row, column]))[0][:3]
            return red, green, blue
    return None
