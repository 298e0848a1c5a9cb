"""Is each axis what the words over it say: the unit, its power of ten, logarithms, the ends, the ticks?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from tracepaper.audit.figures.drawn_figure import DrawnFigure, Finding
from tracepaper.audit.reading.data_match import Home
from tracepaper.audit.reading.drawn_values import Series
from tracepaper.audit.reading.unit_words import scales_in, unit_patterns, units_in
from tracepaper.languages import load_language

SLACK = 1e-6  # of the length of an axis, by which something may lie outside it
MOST = 3  # things of one kind that are named in a panel


def findings(drawn: DrawnFigure) -> Iterator[Finding]:
    """Units and powers of ten that are not those drawn, axes that hide or turn, ticks at a wrong place."""
    measured = [(one.axes, _measured(its, drawn)) for one, its in zip(drawn.series, drawn.homes, strict=True)]
    for panel in range(1, len(drawn.figure.axes) + 1):
        here = [(one, found) for one, found in _drawn_in(panel, drawn) if found]
        if here:
            yield from _units(panel, here, measured, drawn)
        if any(one.axes == panel for one in drawn.series):
            yield from _logarithms(panel, drawn)
            yield from _zero(panel, drawn)
            yield from _turned(panel, drawn)
            yield from _outside(panel, drawn)
            yield from _ticks(panel, drawn)


Here = Sequence[tuple[Series, list[Home]]]
Measured = Sequence[tuple[int, set[tuple[str, str]]]]  # panel of each series, and what it draws


def _drawn_in(panel: int, drawn: DrawnFigure) -> Here:
    pairs = zip(drawn.series, drawn.homes, strict=True)
    return [(one, found) for one, found in pairs if one.axes == panel and one.along and one.kind != "band"]


def _units(panel: int, here: Here, measured: Measured, drawn: DrawnFigure) -> Iterator[Finding]:
    """Each series is drawn in the unit, and in the power of ten, that the words over its axis name."""
    for one, found in here:
        if not any(drawn.names.quantity(home.column, home.keys.values()) for home in found):
            text = f"what {found[0].column} measures is not said; add it to the paper's quantities"
            yield Finding("no-quantity", panel, text, undecided=True)
            return
        wanted = _measured(found, drawn)
        same = [other for other, its in measured if its & wanted]
        words = _words(panel, one, same, drawn)
        powers, units = scales_in(words, drawn.language), units_in(words, drawn.language, drawn.own_units)
        wrong = [_disagreement(home, powers, units, drawn) for home in found]
        if all(wrong):
            what = f"the words over it, “{words}”, " if words else "no words over it, "
            yield Finding("scale-differs", panel, f"{one.name} draws {found[0].column}: {what}but {wrong[0]}")
            return


def _disagreement(home: Home, powers: set[int], units: set[str], drawn: DrawnFigure) -> str:
    """Why a home does not agree with the words over its axis; "" if it does."""
    quantity = drawn.names.quantity(home.column, home.keys.values())
    share = "/" in home.column
    unit = "PERCENT" if share else quantity.unit if quantity else "NUMBER"
    if home.power not in (powers or {0}):
        return f"what is drawn is the value of data.csv divided by 10^{home.power}"
    known = unit_patterns(drawn.language, drawn.own_units).keys()
    if unit in known and unit not in units:
        return f"the unit of the column is {unit}"
    if units - {unit}:
        return f"the unit of the column is {unit}, not {min(units - {unit})}"
    return ""


def _words(panel: int, one: Series, same: Iterable[int], drawn: DrawnFigure) -> str:
    """What is written over an axis of values: in the panel itself, else in one that shares the axis, else in
    the first that draws the same column.  same: the panels that do."""
    for other in dict.fromkeys((panel, *sorted(drawn.sharing(panel, one.along)), *same)):
        texts = " ".join(
            label.words for label in drawn.texts_of(other) if label.is_above and label.axis in ("", one.along)
        )
        if scales_in(texts, drawn.language) or units_in(texts, drawn.language, drawn.own_units):
            return texts
    return ""


def _measured(found: Sequence[Home], drawn: DrawnFigure) -> set[tuple[str, str]]:
    """The columns of some homes, told apart by what they measure in these rows."""
    return {(home.column, drawn.names.of_column(home.column, home.keys.values())) for home in found}


def _logarithms(panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    """A scale of logarithms is announced, and none is announced that is not there."""
    axes, language = drawn.axes(panel), load_language(drawn.language)
    for axis, scale in (("x", axes.get_xscale()), ("y", axes.get_yscale())):
        shared = drawn.sharing(panel, axis)
        texts = [label.words for other in shared for label in drawn.texts_of(other) if label.is_above]
        said = any(re.search(language.axis_log, text) for text in texts)
        if scale != "linear" and not said:
            yield Finding(
                "scale-unsaid", panel, f"the {axis} axis is not linear ({scale}), and no words over it say so"
            )
    own = [label.words for label in drawn.texts_of(panel) if label.is_above]
    linear = {axes.get_xscale(), axes.get_yscale()} == {"linear"}
    for text in own:
        if linear and re.search(language.axis_log, text):
            yield Finding("scale-unsaid", panel, f"“{text}” is written over it, but both axes are linear")


def _zero(panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    """Bars start at zero or on another bar, and zero is in view; who says that it is not must be right."""
    axes = drawn.axes(panel)
    bars = [one for one in drawn.series if one.axes == panel and one.kind == "bars"]
    tops = {(round(x, 6), round(b + h, 6)) for one in bars for x, b, h in _placed(one) if np.isfinite(h)}
    starts = [b for one in bars for x, b, h in _placed(one) if np.isfinite(h) and not _on_a_bar(x, b, tops)]
    for start in starts:
        if abs(start) > 1e-9:
            text = f"a bar starts at {start:g}, not at zero or on another bar"
            yield Finding("bar-not-from-zero", panel, text)
            break
    limits = {"x": axes.get_xlim(), "y": axes.get_ylim()}
    scales = {"x": axes.get_xscale(), "y": axes.get_yscale()}
    for along in {one.along for one in bars}:
        if scales[along] != "linear" or not min(limits[along]) <= 0 <= max(limits[along]):
            yield Finding("axis-cut", panel, "it has bars, but its axis does not show zero")
    own = " ".join(label.words for label in drawn.texts_of(panel) if label.is_above)
    if re.search(load_language(drawn.language).axis_cut, own) and min(limits["y"]) <= 0 <= max(limits["y"]):
        yield Finding("axis-cut", panel, f"“{own}” says that zero is not shown, but it is")


def _placed(bars: Series) -> Iterator[tuple[float, float, float]]:
    """Position, start and height of each bar."""
    assert bars.base is not None  # bars always have one
    return zip(bars.at, bars.base, bars.values, strict=True)


def _on_a_bar(x: float, base: float, tops: set[tuple[float, float]]) -> bool:
    return any(abs(x - a) < 1e-5 and abs(base - b) <= 1e-5 * max(1, abs(b)) for a, b in tops)


def _turned(panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    """Numbers rise to the right and upwards."""
    axes = drawn.axes(panel)
    lists = drawn.ticks(panel)
    for axis, turned, words in (
        ("x", axes.xaxis_inverted(), lists.x),
        ("y", axes.yaxis_inverted(), lists.y),
    ):
        if turned and not words and not axes.images:
            yield Finding("axis-turned", panel, f"the numbers of its {axis} axis fall instead of rising")


def _outside(panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    """Values that lie outside the axes are cut off."""
    axes = drawn.axes(panel)
    limits = {"x": sorted(axes.get_xlim()), "y": sorted(axes.get_ylim())}
    told = 0
    for one in drawn.series:
        if one.axes != panel or not one.along or one.kind in ("band", "outline"):
            continue  # a coast runs out of the window of a map
        known = one.known
        other = "y" if one.along == "x" else "x"
        ends = known.values if known.base is None else known.values + known.base
        inside = _within(ends, limits[one.along])
        if one.kind != "reference":
            inside &= _within(known.at, limits[other])
        for number in np.flatnonzero(~inside)[: MOST - told]:
            told += 1
            what = (
                f"the value {known.values[number]:.6g} at {known.at[number]:g} lies outside it and is cut off"
            )
            yield Finding("outside", panel, what)


def _within(values: np.ndarray, limits: Sequence[float]) -> np.ndarray:
    slack = SLACK * (abs(limits[1] - limits[0]) or 1)
    return (values >= limits[0] - slack) & (values <= limits[1] + slack)


def _ticks(panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    """A number at a tick is the place of the tick, in no other power of ten."""
    if drawn.axes(panel).images:
        return  # its ticks name rows and columns, which the cells are compared by
    for label in drawn.texts_of(panel):
        number = label.role == "tick" and label.at is not None and drawn.is_number(label.text)
        if number and not drawn.shows(label.text, float(label.at or 0)):
            yield Finding("tick-differs", panel, f"the tick “{label.words}” stands at {label.at:g}")
            return
