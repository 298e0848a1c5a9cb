"""What a matplotlib figure shows: the values of its lines, bars, areas, outlines and cells, and how they
look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.collections import Collection
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch


NONE = ("None", "none", " ", "")  # how matplotlib says that there is no line, no marker
DEGREE = re.compile(r"(\d+(?:\.\d+)?)°([EWNS])")  # at the frame of a map


@dataclass(frozen=True, order=True)
class Look:
    """What the reader tells series apart by.  colour: #rrggbb.  dash: of a line, "" for none.  marker: of
    points, "" for none.  hollow: whether the points are only outlined."""

    colour: str = ""
    dash: str = ""
    marker: str = ""
    hollow: bool = False

    def stands_for(self, drawn: Look) -> bool:
        """Whether a mark of a key is that of what is drawn so; its line may be shown without a point."""
        return (self.colour, self.dash) == (drawn.colour, drawn.dash) and self.marker in ("", drawn.marker)


@dataclass(frozen=True)
class Series:
    """Values that the figure draws in one look.

    kind: line, points, bars, cells, area (an edge of one), band (the height of one, which need not be a
    column of its own), outline (of a filled shape, such as a coast), reference (one level across the axes).
    axes: place of the axes in the figure, from 1.  along: the axis on which the values are read, "x" or "y".
    values: in the units of that axis; of cells, the colours' values row by row.  at: where they stand on
    the other axis; of cells, the number of the column.  base: where bars start.  rows: of cells, the number
    of the row.  artists: what of matplotlib's it was read from."""

    kind: str
    axes: int
    along: str
    values: np.ndarray
    at: np.ndarray
    look: Look = Look()
    base: np.ndarray | None = None
    rows: np.ndarray | None = None
    artists: tuple[Artist, ...] = field(default=(), compare=False, repr=False)

    @property
    def name(self) -> str:
        return f"{self.kind} in panel {self.axes}"

    @property
    def known(self) -> Series:
        """The same without what is missing."""
        return self.only(np.isfinite(self.values))

    def only(self, chosen: np.ndarray) -> Series:
        """The same with some of its values: a mask, or their numbers in a new order."""
        base, rows = (None if part is None else part[chosen] for part in (self.base, self.rows))
        return replace(self, values=self.values[chosen], at=self.at[chosen], base=base, rows=rows)


def drawn_series(figure: Figure, rows: Set[int]) -> list[Series]:
    """Everything with data coordinates that the figure draws, in the order it was added, be it all missing;
    bars of one look that are drawn one by one are one series.  rows: the panels `with_rows`."""
    found: list[Series] = []
    for number, axes in enumerate(figure.axes, 1):
        if not axes.axison or not axes.get_visible():
            continue  # a panel that only holds a key
        along = "x" if number in rows else "y"
        found += _joined(_bars(axes, number))
        found += _lines(axes, number, along)
        found += _collections(axes, number)
        found += _outlines(axes, number)
        found += [_cells(image, number) for image in axes.images]
    return found


def with_rows(figure: Figure) -> set[int]:
    """The panels whose y axis names things (rows of bars), itself or through the axis it shares; an axis
    without any tick labels does, where its limits are turned as in a list.

    Each axis is asked once: matplotlib makes all its ticks anew each time."""
    texts = {
        axes: [text for label in axes.get_yticklabels() if (text := label.get_text()).strip()]
        for axes in figure.axes
    }
    return {number for number, axes in enumerate(figure.axes, 1) if _names_rows(axes, texts)}


def _names_rows(axes: Axes, texts: Mapping[Axes, Sequence[str]]) -> bool:
    shared = [text for other in axes.get_shared_y_axes().get_siblings(axes) for text in texts[other]]
    return any(not _is_number(text) for text in shared) if shared else bool(axes.yaxis_inverted())


def _is_number(text: str) -> bool:
    return is_degree(text) or not text.strip("-\N{MINUS SIGN}0123456789,.% ")


def is_degree(text: str) -> bool:
    """Whether a text is a degree at the frame of a map: 108°E."""
    return DEGREE.fullmatch(text.strip()) is not None


def _joined(series: Iterable[Series]) -> Iterator[Series]:
    """Series of one kind and look as one, in the order of their rows."""
    for _, parts in groupby(sorted(series, key=_sort), key=_sort):
        same = list(parts)
        whole = replace(
            same[0],
            values=np.concatenate([one.values for one in same]),
            at=np.concatenate([one.at for one in same]),
            base=np.concatenate([_given(one.base) for one in same]),
            artists=tuple(artist for one in same for artist in one.artists),
        )
        yield whole.only(np.argsort(whole.at, kind="stable"))


def _given(part: np.ndarray | None) -> np.ndarray:
    assert part is not None  # bars always have a base
    return part


def _sort(series: Series) -> tuple[str, Look]:
    return series.kind, series.look


def _lines(axes: Axes, number: int, along: str) -> Iterator[Series]:
    for line in axes.lines:
        if not line.get_visible():
            continue
        if line.get_transform() == axes.transData:
            x, y = _numbers(line.get_xdata(orig=False)), _numbers(line.get_ydata(orig=False))
            values, at = (x, y) if along == "x" else (y, x)
            look = look_of(line)
            kind = "line" if look.dash else "points"
            yield Series(kind, number, along, values, at, look, artists=(line,))
        elif line.get_transform() == axes.get_yaxis_transform(which="grid"):
            levels = _numbers(line.get_ydata(orig=False))
            nowhere = np.full(levels.shape, np.nan)
            yield Series("reference", number, "y", levels, nowhere, look_of(line), artists=(line,))


def look_of(line: Line2D | Patch | Collection) -> Look:
    """How a line, or an entry of a key, looks; a patch in a key stands for bars or an area, a collection for
    the points or ranges that `_collections` reads."""
    from matplotlib.collections import Collection, LineCollection
    from matplotlib.colors import to_hex
    from matplotlib.patches import Patch

    if isinstance(line, Patch):
        return Look(to_hex(line.get_facecolor()))
    if isinstance(line, LineCollection):
        return Look(_colour(line.get_color()), "-")
    if isinstance(line, Collection):
        return Look(_colour(line.get_facecolor()), marker="o")
    dash, marker = str(line.get_linestyle()), str(line.get_marker())
    if dash != "-":  # the name does not tell dashes of one's own apart
        dash = "" if dash in NONE else dash + str(getattr(line, "_unscaled_dash_pattern", ""))
    marker = "" if marker in NONE else marker
    face: Any = line.get_markerfacecolor()
    hollow = bool(marker) and (str(face) == "none" or to_hex(face) != to_hex(line.get_color()))
    return Look(to_hex(line.get_color()), dash, marker, hollow)


def _bars(axes: Axes, number: int) -> Iterator[Series]:
    from matplotlib.colors import to_hex
    from matplotlib.container import BarContainer

    for container in axes.containers:
        if isinstance(container, BarContainer):
            across = container.orientation == "horizontal"
            rectangles = [patch.get_bbox() for patch in container.patches]
            middle = [(b.y0 + b.y1) / 2 if across else (b.x0 + b.x1) / 2 for b in rectangles]
            value = [p.get_width() if across else p.get_height() for p in container.patches]
            base = [p.get_x() if across else p.get_y() for p in container.patches]
            look = Look(to_hex(container.patches[0].get_facecolor()))
            yield Series(
                "bars",
                number,
                "x" if across else "y",
                _numbers(value),
                _numbers(middle),
                look,
                _numbers(base),
                artists=tuple(container.patches),
            )


def _collections(axes: Axes, number: int) -> Iterator[Series]:
    from matplotlib.collections import LineCollection, PathCollection, PolyCollection, QuadMesh

    for collection in axes.collections:
        if isinstance(collection, QuadMesh):
            yield _cells(collection, number)
        elif collection.get_transform() == axes.transData and isinstance(collection, PolyCollection):
            look = Look(_colour(collection.get_facecolor()))
            lower, upper = _edges(_numbers(path.vertices) for path in collection.get_paths())
            for edge in (lower, upper):
                yield Series("area", number, "y", edge[:, 1], edge[:, 0], look, artists=(collection,))
            height = upper[:, 1] - lower[:, 1]
            yield Series("band", number, "y", height, upper[:, 0], look, lower[:, 1], artists=(collection,))
        elif collection.get_transform() == axes.transData and isinstance(collection, LineCollection):
            look = Look(_colour(collection.get_color()), "-")
            segments = [_numbers(part) for part in collection.get_segments()]
            straight = segments and all(len(part) == 2 for part in segments)
            for end in np.moveaxis(np.array(segments), 1, 0) if straight else ():
                yield Series("area", number, "y", end[:, 1], end[:, 0], look, artists=(collection,))
        elif isinstance(collection, PathCollection) and collection.get_offset_transform() == axes.transData:
            points: np.ndarray = np.ma.filled(np.ma.asarray(collection.get_offsets(), dtype=float), np.nan)
            look = Look(_colour(collection.get_facecolor()), marker="o")
            yield Series("points", number, "y", points[:, 1], points[:, 0], look, artists=(collection,))


def _outlines(axes: Axes, number: int) -> Iterator[Series]:
    """Filled shapes in data coordinates, the point that closes them left out."""
    from matplotlib.colors import to_hex
    from matplotlib.patches import Polygon

    for patch in axes.patches:
        if (
            isinstance(patch, Polygon)
            and patch.get_visible()
            and patch.get_data_transform() == axes.transData
        ):
            points = _numbers(patch.get_xy())
            points = points[:-1] if (points[0] == points[-1]).all() else points
            look = Look(to_hex(patch.get_facecolor()))
            yield Series("outline", number, "y", points[:, 1], points[:, 0], look, artists=(patch,))


def _colour(colours: Any) -> str:
    """The first of the colours of a collection, "" if it has none."""
    from matplotlib.colors import to_hex

    return to_hex(colours[0]) if len(colours) else ""


def _edges(outlines: Iterable[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """The two edges of areas between curves, from their outlines: matplotlib goes along the first and comes
    back along the second, and repeats the corner it starts from."""
    lower, upper = [], []
    for outline in outlines:
        count = (len(outline) - 3) // 2
        lower.append(outline[1 : count + 1])
        upper.append(outline[count + 2 : -1][::-1])
    return np.concatenate(lower), np.concatenate(upper)


def _cells(drawn: Any, number: int) -> Series:
    grid: np.ndarray = np.ma.filled(np.ma.asarray(drawn.get_array(), dtype=float), np.nan)
    rows, columns = np.indices(grid.shape[:2])
    return Series("cells", number, "", grid.ravel(), columns.ravel(), rows=rows.ravel(), artists=(drawn,))


def _numbers(values: Any) -> np.ndarray:
    return np.asarray(values, dtype=float)
