"""Limits, ticks and places of labels that come from the data, so that a figure outlives an edition.

A limit or a year that is typed in is right until the next edition of the statistics; what is here asks
the values that are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

from tracepaper.languages.number_format import format_cell

if TYPE_CHECKING:
    from matplotlib.axes import Axes


MOST_POWERS = 4  # ticks on a logarithmic axis
# side of a point -> (offset in units of the gap, horizontal and vertical alignment of the words)
_SIDES = {
    "right": ((1, 0), "left", "center"),
    "left": ((-1, 0), "right", "center"),
    "above": ((0, 1), "center", "bottom"),
    "below": ((0, -1), "center", "top"),
    "over": ((0, 1), "left", "bottom"),
    "under": ((0, -1), "left", "top"),
}


def fit(axes: Axes, *values: Any, along: str = "y", room: tuple[float, float] = (0.06, 0.06)) -> None:
    """Limits of an axis that hold all values and some room.

    values: numbers or sequences of numbers in data units; missing ones do not count.  Name 0 among them
    where the axis has to show it.  along: x or y.  room: below the least and above the largest value,
    as shares of the distance between them, on a logarithmic axis of that between their logarithms.
    """
    axis = getattr(axes, f"{along}axis")
    numbers = np.concatenate([np.atleast_1d(np.asarray(part, dtype=float)) for part in values])
    placed = axis.get_transform().transform(numbers[np.isfinite(numbers)])
    low, high = placed.min(), placed.max()
    ends = np.array([low - room[0] * (high - low), high + room[1] * (high - low)])
    getattr(axes, f"set_{along}lim")(*axis.get_transform().inverted().transform(ends))


def year_ticks(axes: Axes, years: Iterable[int], every: int = 5) -> None:
    """Ticks on the x axis from the first year on, `every` so many years, and at the last one.

    The tick before the last year gives way where it stands nearer than half a step."""
    years = list(years)
    first, last = int(min(years)), int(max(years))
    ticks = [year for year in range(first, last, every) if year == first or last - year > every / 2]
    axes.set_xticks([*ticks, last])


def round_years(axes: Axes, most: int = 4) -> None:
    """Ticks on the x axis at round years, in at most `most` steps of 1, 2, 5, 10 ... years: for narrow
    panels side by side, where ticks at the first and the last year would run into the neighbour's."""
    from matplotlib.ticker import MaxNLocator

    axes.xaxis.set_major_locator(MaxNLocator(most, integer=True, steps=[1, 2, 5, 10]))


def label_years(axes: Axes) -> None:
    """The years under a panel that has none below it, without making room for them in its whole row.

    Call it when the limits and the ticks of the horizontal axis are final."""
    first, last = axes.get_xlim()
    for year in axes.get_xticks():
        if first <= year <= last:
            axes.annotate(
                f"{year:.0f}",
                (year, 0),
                xycoords=axes.get_xaxis_transform(),
                xytext=(0, -5),
                textcoords="offset points",
                ha="center",
                va="top",
                fontsize=7.5,
            ).set_in_layout(False)


def power_ticks(axes: Axes, language: str, along: str = "x") -> None:
    """Ticks of a logarithmic axis at powers of ten within its limits, at most four, written out.

    Call it when the limits are final."""
    low, high = np.log10(getattr(axes, f"get_{along}lim")())
    powers = range(int(np.ceil(low - 1e-9)), int(np.floor(high + 1e-9)) + 1)
    chosen = powers[:: -(-len(powers) // MOST_POWERS)] if powers else powers
    labels = [format_cell(10.0**power, max(0, -power), language) for power in chosen]
    getattr(axes, f"set_{along}ticks")([10.0**power for power in chosen], labels)
    axes.minorticks_off()


def label_point(
    axes: Axes,
    words: str,
    at: tuple[float, float],
    side: str = "right",
    colour: str = "black",
    gap: float = 5,
    size: float = 7.5,
) -> None:
    """Words beside a point.

    at: (x, y) in data units.  side: right, left, above, below; over and under begin at the
    point and go to the right.  gap: points."""
    (across, up), horizontal, vertical = _SIDES[side]
    axes.annotate(
        words,
        at,
        xytext=(across * gap, up * gap),
        textcoords="offset points",
        ha=horizontal,
        va=vertical,
        color=colour,
        fontsize=size,
    )
