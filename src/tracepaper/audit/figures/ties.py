"""Do the year over a panel and the colour of a label belong to what is drawn there?

Names are compared in `words`; a year that stands over all that a panel draws has no rival there, and a label
that is set at the point of one line in the colour of another is read as the other's.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tracepaper.audit.figures.drawn_figure import DrawnFigure, Finding
from tracepaper.audit.reading.drawn_values import Series
from tracepaper.audit.reading.figure_texts import Label
from tracepaper.audit.reading.series_names import numbers_in

YEARS = range(1800, 2101)


def findings(drawn: DrawnFigure) -> Iterator[Finding]:
    """Years over panels that draw other years alone; labels in the colour of another series."""
    for panel in range(1, len(drawn.figure.axes) + 1):
        yield from _year_over(panel, drawn)
        yield from _colours(panel, drawn)


def _year_over(panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    """Where each thing in a panel is of one year, the words over it name no other year alone."""
    words = " ".join(label.words for label in drawn.texts_of(panel) if label.is_above and not label.axis)
    said = numbers_in(words) & set(YEARS)
    homes = [home for one, home in drawn.at_home if one.axes == panel]
    years = [
        {v for v in home.keys.values() if isinstance(v, int | np.integer) and v in YEARS} for home in homes
    ]
    shown = set().union(*years)
    if said and homes and all(years) and not said & shown:
        text = f"“{words}” stands over it, but what is drawn is of {', '.join(map(str, sorted(shown)))}"
        yield Finding("year-differs", panel, text)


def _colours(panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    """A label set at a point of one series does not have the colour of another."""
    here = [one for one in drawn.series if one.axes == panel and one.kind in ("line", "points")]
    for label in drawn.texts_of(panel):
        own = {one.look.colour for one in here if _is_at(label, one)}
        colour = "#" + "".join(f"{round(part * 255):02x}" for part in label.colour)
        if own and colour not in own and colour in {one.look.colour for one in here}:
            text = f"the label “{label.words}” is set at one series in the colour of another"
            yield Finding("label-in-anothers-colour", panel, text)


def _is_at(label: Label, one: Series) -> bool:
    """Whether a label is tied to a point of a series."""
    anchor = label.anchor
    if anchor is None or anchor.free:
        return False
    value, at = (anchor.x, anchor.y) if one.along == "x" else (anchor.y, anchor.x)
    return bool((np.isclose(one.values, value) & np.isclose(one.at, at)).any())
