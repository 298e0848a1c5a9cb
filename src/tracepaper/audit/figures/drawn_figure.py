"""A drawn figure with all that a check asks of it, read once: what is drawn, what is written, its meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from tracepaper.audit.reading.data_match import Data, Home, Ticks, homes, is_natural
from tracepaper.audit.reading.drawn_marks import Group, drawn_groups
from tracepaper.audit.reading.drawn_values import Look, Series, drawn_series, is_degree, with_rows
from tracepaper.audit.reading.figure_texts import Label, labels
from tracepaper.audit.reading.number_tokens import Numbers, normal, numbers_of
from tracepaper.audit.reading.series_names import Names
from tracepaper.evidence.quantities import Quantity
from tracepaper.languages.number_format import UnitWords

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


SAME = 0.01  # of the figure's height


@dataclass(frozen=True)
class Finding:
    """What is wrong with a figure.  kind: as of a `Problem`.  panel: its number, 0 for the whole figure.
    undecided: it could not be looked at."""

    kind: str
    panel: int
    text: str
    undecided: bool = False


@dataclass
class DrawnFigure:
    """figure: drawn once, in `drawing.style()`, with a canvas of Agg.  frame: the data behind it.
    quantities, called: what its columns measure and what its codes are called.  own_units: the patterns of
    the paper's own units.  svg: the file it was saved as.  caption: title, note and alternative text."""

    exhibit: str
    language: str
    figure: Figure
    frame: pd.DataFrame
    quantities: Mapping[tuple[str, ...], Quantity]
    called: Callable[[Any, str], str]
    own_units: UnitWords
    svg: bytes = b""
    caption: str = ""

    @cached_property
    def numbers(self) -> Numbers:
        """How the language writes numbers."""
        return numbers_of(self.language)

    @cached_property
    def names(self) -> Names:
        """What columns and codes are called in the language of the figure."""
        return Names(self.exhibit, self.language, self.quantities, self.called)

    @cached_property
    def labels(self) -> list[Label]:
        """Every text that is printed."""
        return labels(self.figure)

    @cached_property
    def everything(self) -> list[Series]:
        """All that is drawn, in the units of its axes; also what has no finite value."""
        return drawn_series(self.figure, self.with_rows)

    @cached_property
    def series(self) -> list[Series]:
        """Those that have a value."""
        return [one for one in self.everything if np.isfinite(one.values).any()]

    @cached_property
    def data(self) -> Data:
        """The data, and which codes the words at ticks may name."""
        codes = {
            str(column): [code for code in dict.fromkeys(self.frame[column].tolist()) if code == code]
            for column in self.frame
        }
        found: dict[tuple[str, str], set[Any]] = {}

        def named(column: str, text: str) -> set[Any]:
            if (column, text) not in found:
                found[column, text] = self.names.named(column, codes[column], text)
            return found[column, text]

        return Data(self.frame, named)

    @cached_property
    def homes(self) -> list[list[Home]]:
        """Where each of the series stands in the data; nothing for a level that needs no data."""
        return [[] if is_natural(one) else homes(one, self.data, self.ticks(one.axes)) for one in self.series]

    @cached_property
    def powers(self) -> dict[tuple[int, str], set[int]]:
        """Panel and column -> the powers of ten by which what is drawn there is less than the data."""
        found: dict[tuple[int, str], set[int]] = {}
        for series, its_homes in zip(self.series, self.homes, strict=True):
            for home in its_homes:
                found.setdefault((series.axes, home.column), set()).add(home.power)
        return found

    @cached_property
    def with_rows(self) -> set[int]:
        """The panels whose y axis names things."""
        return with_rows(self.figure)

    @property
    def at_home(self) -> list[tuple[Series, Home]]:
        """The series that are the data's own, each with the first of its homes; no reference lines."""
        pairs = zip(self.series, self.homes, strict=True)
        return [(one, found[0]) for one, found in pairs if found and one.kind != "reference"]

    @cached_property
    def groups(self) -> list[Group]:
        """The marks that the file has."""
        return list(drawn_groups(self.svg)) if self.svg else []

    @property
    def height(self) -> float:
        """In the units of the file, in which places are counted from the top."""
        return float(self.figure.bbox.height)

    def limits(self, panel: int) -> tuple[tuple[float, float], tuple[float, float]]:
        """The least and the largest x and y of a panel."""
        here = self.axes(panel)
        (x0, x1), (y0, y1) = sorted(here.get_xlim()), sorted(here.get_ylim())
        return (x0, x1), (y0, y1)

    def axes(self, panel: int) -> Axes:
        return self.figure.axes[panel - 1]

    def sharing(self, panel: int, axis: str) -> set[int]:
        """The panels that share an axis ("x" or "y") with this one, itself included."""
        here = self.axes(panel)
        group = here.get_shared_x_axes() if axis == "x" else here.get_shared_y_axes()
        return {self.figure.axes.index(other) + 1 for other in group.get_siblings(here)}

    def ticks(self, panel: int) -> Ticks:
        """The words that name places on the axes of a panel: its own, those of an axis it shares, and, of
        rows without any, those of a panel to its left with the same rows."""
        own = self.axes(panel)
        beside = [panel]
        if own.yaxis_inverted():
            same = [p for p in range(panel - 1, 0, -1) if self.axes(p).get_ylim() == own.get_ylim()]
            beside += [p for p in same if _is_beside(self.axes(p), own)]
        down = next((names for other in beside if (names := self._names(other, "y"))), {})
        return Ticks(self._names(panel, "x"), down)

    def _names(self, panel: int, axis: str) -> dict[float, str]:
        shared = self.sharing(panel, axis)
        cells = bool(self.axes(panel).images)
        return {
            label.at: label.words
            for label in self.labels
            if label.role == "tick" and label.axes in shared and label.axis == axis and label.at is not None
            if cells or not (self.is_number(label.text) or is_degree(label.text))
        }

    def is_number(self, text: str) -> bool:
        """Whether a text is a number and nothing else, a sign before it (of a bound) set aside."""
        return self.numbers.is_number(bare(text))

    def shows(self, text: str, value: float) -> bool:
        """Whether a printed number is this value, rounded to the digits it has."""
        return self.numbers.shows(bare(text).rstrip("%").strip(), value)

    def texts_of(self, panel: int) -> Iterable[Label]:
        return [label for label in self.labels if label.axes == panel]

    def entries_of(self, panel: int) -> Iterator[tuple[Label, Look]]:
        """The entries of keys that hold for a panel, those of the whole figure too, with their looks."""
        for label in self.labels:
            if label.look is not None and label.axes in (0, panel):
                yield label, label.look


def _is_beside(one: Axes, other: Axes) -> bool:
    """Whether two panels stand at one height, so that a row of both is one line; stacked ones do not."""
    here, there = one.get_position(), other.get_position()
    return bool(abs(here.y0 - there.y0) < SAME and abs(here.y1 - there.y1) < SAME)


def bare(text: str) -> str:
    """A printed number without the sign of a bound; an ASCII hyphen of matplotlib's as a minus."""
    solid = normal(text).strip().lstrip("≥≤<>~≈").strip()
    return "\N{MINUS SIGN}" + solid[1:] if solid.startswith("-") else solid
