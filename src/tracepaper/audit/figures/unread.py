"""Is anything drawn that nobody reads?

The other questions are put to the lines, bars, points, areas, cells, outlines and texts of panels.  Whatever
else matplotlib can draw (a pie, a table, an inset, a second scale, an arrow, a picture, words of the whole
figure) may show any number, and no question meets it: it is told as what could not be judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracepaper.audit.figures.drawn_figure import DrawnFigure, Finding
from tracepaper.audit.figures.geography import is_map
from tracepaper.audit.figures.shades import swatches
from tracepaper.problems import shortened

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import FigureBase

ADVICE = "the audit does not read it; draw lines, bars, points, areas, cells or texts of a panel instead"
OFFSET = "the audit reads the numbers at its ticks as they stand; say the power of ten in the unit instead"


def findings(drawn: DrawnFigure) -> Iterator[Finding]:
    """What is drawn, and neither a series nor a text that another question is put to."""
    for part in _parts(drawn.figure):
        for artist in (*part.lines, *part.patches, *part.images, *part.artists):
            if _is_seen(artist):
                yield _told(0, f"{type(artist).__name__} of the whole figure")
    for label in drawn.labels:
        if label.axes == 0 and label.role == "text":
            yield _told(0, f"the text “{shortened(label.words, 40)}” of the whole figure")
        elif label.role == "offset":
            yield _told(label.axes, f"the offset text “{label.words}” of the {label.axis} axis", OFFSET)
    read = {id(artist) for one in drawn.everything for artist in one.artists}
    read |= {id(one.patch) for axes in drawn.figure.axes for one in swatches(axes)}
    for panel, axes in enumerate(drawn.figure.axes, 1):
        if axes.get_visible():
            for artist in _drawn_in(axes):
                if _is_seen(artist) and id(artist) not in read and not _is_known(artist, panel, drawn):
                    yield _told(panel, type(artist).__name__)
            for words in _minor_labels(axes):
                yield _told(panel, f"“{words}” at a minor tick")


def _told(panel: int, what: str, advice: str = ADVICE) -> Finding:
    return Finding("unread", panel, f"{what} is drawn; {advice}", undecided=True)


def _parts(figure: FigureBase) -> Iterator[FigureBase]:
    yield figure
    for part in figure.subfigs:
        yield from _parts(part)


def _is_seen(artist: Artist) -> bool:
    from matplotlib.legend import Legend

    return bool(artist.get_visible()) and not isinstance(artist, Legend)


def _drawn_in(axes: Axes) -> Iterator[Artist]:
    """All that was added to a panel, but texts, which are labels; an arrow that leads to no words is one."""
    yield from (*axes.lines, *axes.patches, *axes.collections, *axes.images, *axes.tables, *axes.artists)
    yield from axes.child_axes
    for text in axes.texts:
        arrow = getattr(text, "arrow_patch", None)
        if arrow is not None and not text.get_text().strip():
            yield arrow


def _is_known(artist: Artist, panel: int, drawn: DrawnFigure) -> bool:
    """What says nothing that could be false, or is looked at by another question: a line on which both axes
    are equal, a stretch without data; upright lines (`event_lines`), the scale bar of a map (`geography`)."""
    from matplotlib.lines import AxLine, Line2D
    from matplotlib.patches import Rectangle

    axes = drawn.axes(panel)
    upright = axes.get_xaxis_transform(which="grid")
    if isinstance(artist, AxLine):
        x, y = artist.get_xy1() or (0, 1)
        return artist.get_slope() == 1 and x == y and axes.get_xscale() == axes.get_yscale()
    if isinstance(artist, Rectangle) and artist.get_data_transform() == upright:
        return _is_gap(artist.get_x(), artist.get_x() + artist.get_width(), panel, drawn)
    there = artist.get_transform()
    return isinstance(artist, Line2D) and (
        there == upright or (there == axes.transAxes and is_map(panel, drawn))
    )


def _is_gap(since: float, until: float, panel: int, drawn: DrawnFigure) -> bool:
    """Whether nothing is drawn in a stretch of a panel, for which it says just that."""
    here = [one.at for one in drawn.everything if one.axes == panel and one.along == "y"]
    return bool(here) and not any(((since < at) & (at < until)).any() for at in here)


def _minor_labels(axes: Axes) -> Iterator[str]:
    """Words at minor ticks that are in view."""
    for axis in (axes.xaxis, axes.yaxis):
        low, high = sorted(axis.get_view_interval())
        for tick in axis.get_minor_ticks():
            for text in (tick.label1, tick.label2):
                if text.get_visible() and text.get_text().strip() and low <= tick.get_loc() <= high:
                    yield text.get_text()
