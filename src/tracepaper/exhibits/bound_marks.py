"""Which cell of the data each mark of a drawing stands for: said where it is drawn, written into the SVG.

    show(axes.plot(years, rates), cells("rate", economy=code, year=years))

says that the points of the line are the cells of the column `rate` in the rows of this economy and these
years.  When the drawing is done each mark is given the number of its row, and the SVG's group of marks has
`data-column` and `data-rows`, one a vertex, marker, bar or cell in the order in which they stand there
("-" for one that is not seen; a vertex without a value is not there).  The page tells the values of a figure
by them, and the audit compares where a mark stands with what its row says.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tracepaper.errors import InputError
from tracepaper.evidence.lineage import plain

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_ASKED, BOUND, EVENT = "cells:", "marks:", "event:"  # before what is kept in the group id of an artist
BEFORE = "before "
UNSEEN = "-"


@dataclass(frozen=True)
class Cells:
    """Cells of one column of the data, one a mark.

    column: "a/b" is a in per cent of b.  keys: for each mark what its row has in other columns."""

    column: str
    keys: Sequence[Mapping[str, Any]]

    def __getitem__(self, place: int) -> Cells:
        """The cell of one mark."""
        return Cells(self.column, [self.keys[place]])


def cells(column: str, **where: Any) -> Cells:
    """The cells of a column in the rows that have these values in other columns.

    where: one value for all marks, or a sequence with one for each."""
    several = {name: _listed(value) for name, value in where.items() if _is_several(value)}
    same = {name: _bare(value) for name, value in where.items() if name not in several}
    rows = zip(*several.values(), strict=True) if several else [()]
    told = [same | dict(zip(several, row, strict=True)) for row in rows]
    return Cells(column, [{name: one[name] for name in where} for one in told])


def grid(
    column: str, down: tuple[str, Sequence[Any]], across: tuple[str, Sequence[Any]], **same: Any
) -> Cells:
    """The cells of a matrix, row by row.  down, across: a column of the data, and its values in order."""
    places = [(row, place) for row in down[1] for place in across[1]]
    return cells(
        column, **{down[0]: [one for one, _ in places], across[0]: [one for _, one in places]}, **same
    )


def _is_several(value: Any) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, str)


def _listed(values: Iterable[Any]) -> list[Any]:
    return [_bare(value) for value in values]


def _bare(value: Any) -> Any:
    """What JSON can say of a value."""
    return value.item() if isinstance(value, np.generic) else plain(value)


def show(drawn: Any, shown: Cells | None) -> None:
    """Say which cells what was just drawn shows.

    drawn: what matplotlib returned: one line (in a list), the points of a scatter plot, an area (its second
    edge is meant), a matrix (an image), or bars, each of which is one mark.  shown: None says nothing."""
    if shown is None:
        return
    artists: list[Artist] = list(drawn) if _is_several(drawn) else [drawn]
    if len(artists) == 1:
        artists[0].set_gid(_ASKED + json.dumps([shown.column, shown.keys]))
    else:
        for place, artist in enumerate(artists):
            show(artist, shown[place])


def show_event(line: Artist, when: object, before: bool = False) -> None:
    """Say of a vertical line which moment it marks.

    when: a year, a quarter (2019Q3), a day (2010-01-01), or a number on an axis of steps.  before: the line
    stands between that year, or step, and the one before it."""
    line.set_gid(f"{EVENT}{BEFORE if before else ''}{when}")


def bind(figure: Figure, data: pd.DataFrame) -> dict[str, dict[str, list[Any]]]:
    """Give each mark of which it is said what it shows the number of its row; returns for each column the
    names of the columns by which its rows were told (keys) and the rows (rows, from 0).

    data: what was drawn.  Raises InputError where not exactly one row has what is said of a mark."""
    found: dict[str, dict[str, list[Any]]] = {}
    known: dict[tuple[str, ...], dict[tuple[Any, ...], list[int]]] = {}
    for axes in figure.axes:
        for artist in axes.get_children():
            asked = str(artist.get_gid() or "")
            if not asked.startswith(_ASKED):
                continue
            column, keys = json.loads(asked.removeprefix(_ASKED))
            places = zip(keys, _seen(artist, axes, len(keys)), strict=True)
            rows = [
                _row(data, column, one, known) if there else None
                for one, there in places
                if there is not None
            ]
            artist.set_gid(_written(artist, column, rows))
            entry = found.setdefault(column, {"keys": [], "rows": []})
            entry["keys"] += [name for one in keys[:1] for name in one if name not in entry["keys"]]
            entry["rows"] = sorted({*entry["rows"], *(row for row in rows if row is not None)})
    return found


def _row(
    data: pd.DataFrame,
    column: str,
    keys: Mapping[str, Any],
    known: dict[tuple[str, ...], dict[tuple[Any, ...], list[int]]],
) -> int:
    """The row that has these keys.  known: columns -> their values -> rows, kept from mark to mark."""
    names = tuple(keys)
    absent = next((name for name in (*column.split("/"), *names) if name not in data), None)
    if absent:
        raise InputError(f"a mark shows {column}, but the data have no column {absent}")
    if names not in known:
        places: dict[tuple[Any, ...], list[int]] = {}
        for row, values in enumerate(zip(*(_listed(data[name]) for name in names), strict=True)):
            places.setdefault(values, []).append(row)
        known[names] = places
    rows = known[names].get(tuple(keys.values()), [])
    if len(rows) != 1:
        told = ", ".join(f"{name} {value}" for name, value in keys.items())
        raise InputError(
            f"a mark shows {column} where {told}; {len(rows)} rows of the data are so, expected one"
        )
    return rows[0]


def _seen(artist: Artist, axes: Axes, count: int) -> list[bool | None]:
    """Whether each mark is seen: None without a value (matplotlib leaves it out), False outside the axes."""
    from matplotlib.collections import PathCollection
    from matplotlib.image import AxesImage
    from matplotlib.lines import Line2D
    from matplotlib.patches import Rectangle

    if isinstance(artist, AxesImage):
        values: np.ndarray = np.ma.filled(np.ma.asarray(artist.get_array(), dtype=float), np.nan)
        seen: list[bool | None] = [bool(known) for known in np.isfinite(values).ravel()]
    elif isinstance(artist, Line2D):
        seen = _inside(np.column_stack([artist.get_xdata(orig=False), artist.get_ydata(orig=False)]), axes)
    elif isinstance(artist, PathCollection):
        seen = _inside(np.ma.filled(np.ma.asarray(artist.get_offsets(), dtype=float), np.nan), axes)
    elif isinstance(artist, Rectangle):
        seen = [bool(np.isfinite(artist.get_bbox().get_points()).all()) or None]
    else:
        seen = [True] * count
    if len(seen) != count:
        raise InputError(f"{len(seen)} marks are drawn, but it is said of {count} what they show")
    return seen


def _inside(points: np.ndarray, axes: Axes) -> list[bool | None]:
    """Of each point (x, y) whether it lies within the limits of the axes; None of one that is missing."""
    known = np.isfinite(points.astype(float)).all(axis=1)
    inside = known.copy()
    for place, limits in enumerate((axes.get_xlim(), axes.get_ylim())):
        inside &= (points[:, place] >= min(limits)) & (points[:, place] <= max(limits))
    return [bool(here) if there else None for here, there in zip(inside, known, strict=True)]


def _written(artist: Artist, column: str, rows: Sequence[int | None]) -> str | None:
    """The group id of an artist: the rows in the order in which its marks stand in an SVG, where what has no
    value is left out; None if no mark is seen."""
    from matplotlib.collections import PolyCollection
    from matplotlib.image import AxesImage

    if all(row is None for row in rows):
        return None
    texts = [UNSEEN if row is None else str(row) for row in rows]
    if isinstance(artist, PolyCollection):  # first the corner and the other edge, then this one backwards
        texts = [*[UNSEEN] * (len(texts) + 2), *reversed(texts)]
    size = (
        "x".join(map(str, np.shape(np.asarray(artist.get_array()))[:2]))
        if isinstance(artist, AxesImage)
        else ""
    )
    return f"{BOUND}{json.dumps([column, size, ' '.join(texts)])}"


def attributes(gid: str) -> Iterator[tuple[str, str]]:
    """The attributes of the SVG's group of an artist with such an id; none for any other id."""
    if gid.startswith(EVENT):
        yield "data-event", gid.removeprefix(EVENT)
    elif gid.startswith(BOUND):
        column, size, rows = json.loads(gid.removeprefix(BOUND))
        yield "data-column", column
        yield "data-rows", rows
        if size:
            yield "data-grid", size
