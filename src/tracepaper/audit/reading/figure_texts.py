"""The texts of a matplotlib figure: where each stands, to what it is tied, how it looks, and the keys."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from tracepaper.audit.reading.contrast import Colour
from tracepaper.audit.reading.drawn_values import Look, look_of

if TYPE_CHECKING:
    from matplotlib.axes._base import _AxesBase
    from matplotlib.collections import Collection
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch
    from matplotlib.text import Text


@dataclass(frozen=True)
class Anchor:
    """To what a text is tied.  x, y: in data units, or in shares of the panel where `free` names the axis
    ("x", "y", "xy", or "" where both are data)."""

    x: float
    y: float
    free: str


@dataclass(frozen=True)
class Label:
    """A text of the figure.

    role: tick, title (of a panel or an axis), offset (what an axis' ticks are multiplied by, or what is added
    to them, as matplotlib writes it), key (an entry of a key), or text.  axes: number of its panel, 0 for
    none.  axis, at: of a tick, its axis and location; of a title or an offset, its axis.  anchor: of a text.
    look: of an entry of a key, that of its mark.  corners: its four corners in pixels.  size: points.
    colour, ground: RGB in 0..1."""

    text: str
    role: str
    axes: int
    axis: str
    at: float | None
    anchor: Anchor | None
    look: Look | None
    corners: np.ndarray
    size: float
    colour: Colour
    ground: Colour

    @property
    def words(self) -> str:
        """The text in one line."""
        return " ".join(self.text.split())

    @property
    def is_above(self) -> bool:
        """Whether it is set over its panel, as units and titles are."""
        return self.role == "title" or (
            self.anchor is not None and self.anchor.free == "xy" and self.anchor.y >= 1 > self.anchor.x
        )


def labels(figure: Figure) -> list[Label]:
    """Every text that is printed; the figure must have been drawn once."""
    from matplotlib.colors import to_rgb
    from matplotlib.text import Text

    canvas: Any = figure.canvas  # Agg's, which has a renderer
    renderer = canvas.get_renderer()
    ticks = {id(text): spec for text, spec in _tick_labels(figure)}
    titles = {id(text): spec for text, spec in _titles(figure)}
    offsets = {id(text): spec for text, spec in _offsets(figure)}
    keys = {id(text): spec for text, spec in _keys(figure)}
    named = titles | offsets
    known: dict[str, Container[int]] = {"tick": ticks, "title": titles, "offset": offsets, "key": keys}
    hidden = _hidden_ticks(figure, ticks)
    found = []
    for text in figure.findobj(Text):
        if not text.get_visible() or not text.get_text().strip() or id(text) in hidden or not _shown(text):
            continue
        role = next((role for role, its in known.items() if id(text) in its), "text")
        number, axis, at = ticks.get(id(text)) or (*named.get(id(text), (_panel(figure, text), "")), None)
        found.append(
            Label(
                text.get_text(),
                role,
                number,
                axis,
                at,
                _anchor(text) if role == "text" else None,
                keys.get(id(text)),
                _corners(text, renderer),
                float(text.get_fontsize()),
                to_rgb(text.get_color()),
                _ground(figure, text, renderer),
            )
        )
    return found


def _shown(text: Text) -> bool:
    return text.axes is None or (text.axes.get_visible() and (text.axes.axison or text in text.axes.texts))


def _panel(figure: Figure, text: Text) -> int:
    return figure.axes.index(text.axes) + 1 if text.axes in figure.axes else 0


def _anchor(text: Text) -> Anchor | None:
    from matplotlib.text import Annotation

    axes = text.axes
    if axes is None:
        return None
    if isinstance(text, Annotation):
        where, (x, y) = text.xycoords, text.xy
    else:
        where, (x, y) = text.get_transform(), text.get_position()
    for free, transform in (
        ("", axes.transData),
        ("xy", axes.transAxes),
        ("y", axes.get_xaxis_transform()),
        ("x", axes.get_yaxis_transform()),
    ):
        if where == transform or (where == "data" and not free):
            return Anchor(float(x), float(y), free)
    return None


def _titles(figure: Figure) -> Iterator[tuple[Text, tuple[int, str]]]:
    """(text, (panel, axis)) of the titles of panels, whose axis is "", and of axes."""
    for number, axes in enumerate(figure.axes, 1):
        yield axes.xaxis.label, (number, "x")
        yield axes.yaxis.label, (number, "y")
        for title in (axes.title, axes._left_title, axes._right_title):  # type: ignore[attr-defined]
            yield title, (number, "")


def _offsets(figure: Figure) -> Iterator[tuple[Text, tuple[int, str]]]:
    """(text, (panel, axis)) of what stands at the ends of axes."""
    for number, axes in enumerate(figure.axes, 1):
        for axis in (axes.xaxis, axes.yaxis):
            yield axis.get_offset_text(), (number, axis.axis_name)


def _keys(figure: Figure) -> Iterator[tuple[Text, Look]]:
    """(text, look of the mark beside it) of legends: of panels, of which one may have several, and of the
    whole figure."""
    from matplotlib.legend import Legend

    for legend in figure.findobj(Legend):
        for text, mark in zip(legend.get_texts(), legend.legend_handles, strict=True):
            yield text, look_of(cast("Line2D | Patch | Collection", mark))


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


def _opacity(patch: Patch) -> float:
    from matplotlib.colors import to_rgba

    return to_rgba(patch.get_facecolor())[3]


def _ground(figure: Figure, text: Text, renderer: Any) -> Colour:
    """The colour behind the middle of a text: a cell, a bar, its own box, or the page."""
    from matplotlib.colors import to_rgb

    own = text.get_bbox_patch()
    if own is not None and own.get_alpha() in (None, 1) and _opacity(own) > 0.7:
        return to_rgb(own.get_facecolor())
    axes, corners = text.axes, _corners(text, renderer)
    middle = corners.mean(axis=0)
    if axes is not None:
        for patch in reversed(axes.patches):
            if patch.get_visible() and patch.contains_point(middle) and _opacity(patch) > 0.5:
                return to_rgb(patch.get_facecolor())
        cell = _cell_colour(axes, middle)
        if cell is not None:
            return cell
        if axes.axison and axes.patch.get_visible() and axes.patch.contains_point(middle):
            return to_rgb(axes.get_facecolor())
    return (1.0, 1.0, 1.0)


def _cell_colour(axes: _AxesBase, point: np.ndarray) -> Colour | None:
    x, y = axes.transData.inverted().transform(point)
    for image in axes.images:
        left, right, bottom, top = image.get_extent()
        cells: np.ma.MaskedArray = np.ma.asarray(image.get_array())
        rows, columns = cells.shape[:2]
        column = int(np.floor((x - left) / (right - left) * columns))
        down = (y - top) / (bottom - top) if image.origin == "upper" else (y - bottom) / (top - bottom)
        row = int(np.floor(down * rows))
        if 0 <= column < columns and 0 <= row < rows:
            red, green, blue = image.to_rgba(np.ma.atleast_1d(cells[row, column]))[0][:3]
            return red, green, blue
    return None
