"""Places for panels of unequal make: side by side on a page, one below the other in a narrow figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tracepaper.exhibits import drawing

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.gridspec import SubplotSpec


def beside(
    ratios: Sequence[float], height: float, heights: Sequence[float]
) -> tuple[Figure, list[SubplotSpec]]:
    """A figure, and its places from left to right, in a narrow one from top to bottom.

    ratios: of the widths of the places.  height: inches, of the wide figure.  heights: inches, of each place
    in the narrow one."""
    from matplotlib.figure import Figure

    if drawing.is_narrow():
        figure = Figure(figsize=(drawing.width(), sum(heights)), layout="constrained")
        grid = figure.add_gridspec(len(heights), 1, height_ratios=heights)
    else:
        figure = Figure(figsize=(drawing.width(), height), layout="constrained")
        grid = figure.add_gridspec(1, len(ratios), width_ratios=ratios)
    return figure, [grid[number] for number in range(len(ratios))]


def below(figure: Figure, place: SubplotSpec, ratios: Sequence[float], **options: Any) -> list[Axes]:
    """Panels one below the other in a place.

    ratios: of their heights.  options: of `Figure.add_subplot`."""
    grid = place.subgridspec(len(ratios), 1, height_ratios=ratios)
    return [figure.add_subplot(grid[number], **options) for number in range(len(ratios))]
