"""Do the words on a figure name what they stand at: lines, points, bars, panels and the entries of keys?

A label is bound to a series as a reader binds it, by its colour, its height beside the ends of lines, the
point it is set at, or the mark before it in a key; the series is known from its values.  The label must be
more like the name of its own series than like that of any other of the same panel or key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from colorsys import rgb_to_hls
from dataclasses import replace
from itertools import permutations
from typing import Any

import numpy as np

from tracepaper.audit.figures.drawn_figure import DrawnFigure, Finding
from tracepaper.audit.figures.geography import is_map
from tracepaper.audit.reading.data_match import Home
from tracepaper.audit.reading.drawn_values import Series
from tracepaper.audit.reading.figure_texts import Label
from tracepaper.audit.reading.series_names import likeness

SURE = 0.8  # likeness from which on a label certainly names a code
NOISE = 0.15  # by how much less like its own name words may be that stand over several panels
Bound = tuple[Label, Series | None, Home]


def findings(drawn: DrawnFigure) -> Iterator[Finding]:
    """Labels, entries of keys and titles of panels that name something else, or nothing that can be told."""
    for panel in range(1, len(drawn.figure.axes) + 1):
        bound = list(_bound(panel, drawn))
        yield from _mixed_up(bound, panel, drawn)
        yield from _out_of_order(bound, panel)
        yield from _mixed_up(list(_keys(panel, drawn)), panel, drawn)
        yield from _sides_of_cells(panel, drawn)
    yield from _of_nothing(drawn)
    yield from _panels(drawn)


def _mixed_up(bound: Sequence[Bound], panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    """Of labels that belong together, those that are no more like their own series than like another's."""
    told: set[str] = set()
    for (label, _, home), (_, _, other) in permutations(bound, 2):
        if label.words in told or (home.column, home.keys) == (other.column, other.keys):
            continue
        score = drawn.names.score(label.words, home, other)
        if score <= 0:
            told.add(label.words)
            yield _mistaken(label, home, other, score, panel, drawn)
    for label, _, home in bound:
        named = label.words not in told and _other_code(label, home, drawn)
        if named:
            yield Finding(
                "label-names-another",
                panel,
                f"the label “{label.words}” names {named}, but {_what(home, drawn)} is drawn there",
            )


def _mistaken(label: Label, home: Home, other: Home, score: float, panel: int, drawn: DrawnFigure) -> Finding:
    own, its = _what(home, drawn), _what(other, drawn)
    if score < 0:
        text = f"the label “{label.words}” stands at {own}, but rather names {its}"
        return Finding("label-names-another", panel, text)
    text = (
        f"the label “{label.words}” tells neither {own} nor {its}; give them names in the paper's quantities"
    )
    return Finding("label-names-nothing", panel, text, undecided=True)


def _other_code(label: Label, home: Home, drawn: DrawnFigure) -> str:
    """The name of another code that a label certainly names, in a column of which the series has one; ""
    if there is none.  A code may stand in several columns, as a seller and as a buyer."""
    its = {key: value for key, value in home.keys.items() if isinstance(value, str)}
    own = max((_likeness(label, value, drawn) for value in its.values()), default=0.0)
    for key in its:
        for code in set(drawn.data.keys[key].tolist()) - set(its.values()):
            if isinstance(code, str) and _likeness(label, code, drawn) > max(SURE, own):
                return drawn.called(code, drawn.language)
    return ""


def _likeness(label: Label, code: str, drawn: DrawnFigure) -> float:
    return likeness(label.words, drawn.called(code, drawn.language))


def _what(home: Home, drawn: DrawnFigure) -> str:
    """A series in words: its column, and what its rows have in common."""
    keys = ", ".join(f"{key} {value}" for key, value in home.keys.items())
    return f"{home.column} ({keys})" if keys else home.column


# labels of lines, points and bars


def _bound(panel: int, drawn: DrawnFigure) -> Iterator[Bound]:
    """Each label inside a panel with what is drawn where it stands."""
    here = [(one, home) for one, home in drawn.at_home if one.axes == panel]
    for label in drawn.texts_of(panel):
        anchor = label.anchor
        if anchor is None or label.is_above or not here or drawn.axes(panel).images:
            continue
        if anchor.free == "xy" and anchor.x >= 1 and not drawn.is_number(label.text):
            found = _by_colour(label, here) or _by_height(label, here, drawn)
        elif anchor.free == "" and not _at_level(label, drawn):
            found = _at_point(label, here) or _inside(label, here)
        else:
            continue
        if found and not any(
            drawn.shows(label.text, found[0].values[n]) for n in _values_at(label, found[0], drawn)
        ):
            yield (label, *found)


def _values_at(label: Label, series: Series, drawn: DrawnFigure) -> Sequence[int]:
    """The places in a series whose value a label that is a number may be."""
    if not drawn.is_number(label.text) or label.anchor is None:
        return []
    at = label.anchor.y if series.along == "x" else label.anchor.x
    return np.flatnonzero(np.isclose(series.at, at)).tolist()


def _at_level(label: Label, drawn: DrawnFigure) -> bool:
    """Whether it stands at a line across the panel, which it names."""
    levels = [one.values for one in drawn.series if one.kind == "reference" and one.axes == label.axes]
    return label.anchor is not None and any(np.isclose(level, label.anchor.y).any() for level in levels)


Here = list[tuple[Series, Home]]


def _by_colour(label: Label, here: Here) -> tuple[Series, Home] | None:
    """The one series that is drawn in the colour of the label, or in a paler shade of it."""
    some = [pair for pair in here if pair[0].kind not in ("area", "band")]
    same = [pair for pair in some if pair[0].look.colour == _hex(label)]
    same = same or [pair for pair in some if _same_hue(pair[0].look.colour, _hex(label))]
    return same[-1] if len({str(home) for _, home in same}) == 1 or _one_course(same) else None


def _one_course(same: Here) -> bool:
    """Whether they are stretches of one line, which breaks."""
    return (
        bool(same) and len({home.column for _, home in same}) == 1 and len({one.look for one, _ in same}) == 1
    )


def _same_hue(one: str, other: str) -> bool:
    """Whether two colours (no greys) are shades of one."""
    (h, _, s), (g, _, r) = (
        rgb_to_hls(*(int(c[n : n + 2], 16) / 255 for n in (1, 3, 5))) for c in (one, other)
    )
    return min(s, r) > 0.2 and abs(h - g) < 0.02


def _hex(label: Label) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in label.colour)


def _by_height(label: Label, here: Here, drawn: DrawnFigure) -> tuple[Series, Home] | None:
    """The stacked bar that a label beside the last one stands at."""
    bars = [pair for pair in here if pair[0].kind == "bars" and pair[0].along == "y"]
    if not bars or label.anchor is None:
        return None
    axes = drawn.axes(label.axes)
    height = axes.transData.inverted().transform(axes.transAxes.transform((0, label.anchor.y)))[1]
    return _bar_at(bars, max(one.at.max() for one, _ in bars), height)


def _bar_at(bars: Here, at: float, height: float) -> tuple[Series, Home] | None:
    for one, home in bars:
        assert one.base is not None
        near = int(np.argmin(np.abs(one.at - at)))
        low, high = sorted((one.base[near], one.base[near] + one.values[near]))
        if abs(one.at[near] - at) < 1 and low <= height <= high:
            return one, home
    return None


def _at_point(label: Label, here: Here) -> tuple[Series, Home] | None:
    """The points or the line that have a value exactly where the label is tied."""
    anchor = label.anchor
    assert anchor is not None
    found = []
    for one, home in here:
        value, at = (anchor.x, anchor.y) if one.along == "x" else (anchor.y, anchor.x)
        if one.kind in ("points", "line") and (np.isclose(one.values, value) & np.isclose(one.at, at)).any():
            found.append((one.look.colour == _hex(label), one.kind == "points", one, home))
    return max(found, key=lambda four: four[:2])[2:] if found else None


def _inside(label: Label, here: Here) -> tuple[Series, Home] | None:
    """The bar, or the area between two courses, in which the label stands."""
    anchor = label.anchor
    assert anchor is not None
    bars = [pair for pair in here if pair[0].kind in ("bars", "band")]
    for along, at, height in (("y", anchor.x, anchor.y), ("x", anchor.y, anchor.x)):
        found = _bar_at([pair for pair in bars if pair[0].along == along], at, height)
        if found:
            return found
    return None


def _out_of_order(bound: Sequence[Bound], panel: int) -> Iterator[Finding]:
    """Labels at the ends of lines stand in the order of the lines' last values."""
    ends = [
        (label.anchor.y, one.known.values[-1], label.words)
        for label, one, _ in bound
        if label.anchor is not None and label.anchor.free == "xy" and one is not None and one.kind == "line"
    ]
    for (low, first, words), (high, second, others) in permutations(ends, 2):
        if low < high and first > second:
            text = f"the label “{words}” stands below “{others}”, but the line of its colour ends above"
            yield Finding("labels-out-of-order", panel, text)


# entries of keys


def _keys(panel: int, drawn: DrawnFigure) -> Iterator[Bound]:
    """Each entry of a key with what the series that look like its mark have in common; a map's, where one
    place is many things, is asked about in `geography`."""
    if is_map(panel, drawn):
        return
    for label, look in drawn.entries_of(panel):
        same = [home for one, home in drawn.at_home if one.axes == panel and look.stands_for(one.look)]
        common = common_home(same)
        if common and common.column:
            keys = {key: value for key, value in common.keys.items() if not isinstance(value, tuple)}
            yield label, None, replace(common, keys=keys)


def _of_nothing(drawn: DrawnFigure) -> Iterator[Finding]:
    """Entries of keys whose mark is that of nothing in their panel, or, of the whole figure's key, in any."""
    for label in drawn.labels:
        if label.look is not None and not any(
            label.axes in (0, one.axes) and label.look.stands_for(one.look) for one in drawn.series
        ):
            text = f"nothing is drawn as the key shows “{label.words}”"
            yield Finding("key-of-nothing", label.axes, text)


def common_home(homes: Sequence[Home]) -> Home | None:
    """What several series have in common, as a home; its column is "" if they have several, None if they have
    nothing in common.  A key that each of them has, but not the same one, stands for all its values."""
    if not homes:
        return None
    columns = {home.column for home in homes}
    keys: dict[str, Any] = {}
    for key in set.intersection(*(set(home.keys) for home in homes)):
        values = list(dict.fromkeys(home.keys[key] for home in homes))
        keys[key] = values[0] if len(values) == 1 else tuple(values)
    if len(columns) > 1 and not keys:
        return None
    return Home(columns.pop() if len(columns) == 1 else "", homes[0].power, keys, homes[0].by, ())


# titles of panels


def _panels(drawn: DrawnFigure) -> Iterator[Finding]:
    """Titles and units over panels that would better stand over another panel."""
    told = set()
    heads = {panel: pair for panel in range(1, len(drawn.figure.axes) + 1) if (pair := _head(panel, drawn))}
    for (panel, (text, home)), (number, (others, other)) in permutations(heads.items(), 2):
        if panel in told or not _rivals(home, other, drawn):
            continue
        score, its = drawn.names.score(text, home, other), drawn.names.score(others, other, home)
        if any(isinstance(value, tuple) for value in home.keys.values()):
            score += its  # words for several things at once are only held against their exchange
        silent = score == 0 and its > 0  # then the other's words decide
        if score < -NOISE or (score <= 0 and text != others and not silent):
            told.add(panel)
            what = f"the words over it, “{text}”, "
            if score < 0:
                what += f"rather name {_what(other, drawn)} of panel {number} than {_what(home, drawn)}"
                yield Finding("title-names-another", panel, what)
            else:
                what += f"tell neither {_what(home, drawn)} nor {_what(other, drawn)} of panel {number}"
                yield Finding("title-names-nothing", panel, what, undecided=True)


def _rivals(one: Home, other: Home, drawn: DrawnFigure) -> bool:
    """Whether two panels show the same kind of thing, so that the words over them could be exchanged;
    where their units differ, the scale tells them apart."""
    alike = len(one.keys) == len(other.keys) and len(one.by) == len(other.by)
    sides = all((drawn.exhibit, key) in drawn.quantities for key in one.keys.keys() ^ other.keys.keys())
    if not alike or not sides or _unit(one, drawn) != _unit(other, drawn):
        return False
    return dict(one.keys) != dict(other.keys) or (
        "" not in (one.column, other.column) and one.column != other.column
    )


def _unit(home: Home, drawn: DrawnFigure) -> str:
    quantity = drawn.names.quantity(home.column, home.keys.values())
    return quantity.unit if quantity else ""


def _head(panel: int, drawn: DrawnFigure) -> tuple[str, Home] | None:
    """The words over a panel, and what all that is drawn in it has in common."""
    words = [label.words for label in drawn.texts_of(panel) if label.is_above and not label.axis]
    homes = [home for one, home in drawn.at_home if one.axes == panel]
    if not words or not homes:
        return None
    common = common_home(homes)
    return (" ".join(words), common) if common else None


def _sides_of_cells(panel: int, drawn: DrawnFigure) -> Iterator[Finding]:
    """Where rows and columns of cells are things of one kind, words say which of them is which."""
    for one, home in drawn.at_home:
        if (
            one.axes != panel
            or one.kind != "cells"
            or not all((drawn.exhibit, key) in drawn.quantities for key in home.by)
        ):
            continue
        down, across = (drawn.names.of_column(key) for key in home.by)
        for label in drawn.texts_of(panel):
            if label.role != "title" or label.axis == "y":
                continue
            own, other = (across, down) if label.axis else (down, across)
            if likeness(label.words, own) < likeness(label.words, other):
                text = f"“{label.words}” stands at the side on which the data have “{own}”"
                yield Finding("title-names-another", panel, text)
