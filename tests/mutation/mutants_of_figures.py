"""Mutants of drawn figures: the height of a bar, a point of a line, a number written into the figure."""

from __future__ import annotations

import re

import numpy as np
from planting import Garden, Mutant, other_digit

from tracepaper.audit.checks import figures
from tracepaper.audit.figures.drawn_figure import DrawnFigure
from tracepaper.audit.reading import drawn_values
from tracepaper.audit.reading.number_tokens import numbers_of
from tracepaper.audit.report import Result

ENGLISH = numbers_of("en")


def _figure(garden: Garden, name: str, language: str = "en"):
    if name not in garden.drawn:
        material = garden.material
        garden.drawn[name] = figures.redraw(
            material.modules[name], figures.read_frame(material, name), language
        )[0]
        garden.know(_problems(garden, name))
    return garden.drawn[name]


def _problems(garden: Garden, name: str) -> list:
    """What the check says of the figure as it is now."""
    material, result = garden.material, Result("", 0)
    known, frame = material.measured, figures.read_frame(material, name)
    named = (known.QUANTITIES, known.called, material.declared.UNIT_WORDS)
    drawn = DrawnFigure(name, "en", garden.drawn[name], frame, *named)
    figures.check_figure(drawn, f"{name}/figure.en.svg", result)
    return result.problems


def _names(garden: Garden) -> list[str]:
    return [name for name, exhibit in sorted(garden.material.exhibits.items()) if exhibit["kind"] == "figure"]


def _checked(garden: Garden, name: str, plant, remove):
    def run() -> list:
        _figure(garden, name)
        plant()
        try:
            return _problems(garden, name)
        finally:
            remove()

    return run


def bar_height(garden: Garden, rng) -> Mutant:
    """A bar 7 % too high."""
    from matplotlib.container import BarContainer

    bars: list = []
    while not bars:
        name = rng.choice(_names(garden))
        bars = [
            (c, p)
            for axes in _figure(garden, name).axes
            for c in axes.containers
            if isinstance(c, BarContainer)
            for p in c.patches
            if np.isfinite(p.get_height()) and p.get_height() * p.get_width()
        ]
    container, patch = rng.choice(bars)
    read, write = (
        (patch.get_width, patch.set_width)
        if container.orientation == "horizontal"
        else (patch.get_height, patch.set_height)
    )
    before = read()
    return Mutant(
        "bar's height",
        f"{name}, {before:g} x 1.07",
        _checked(garden, name, lambda: write(before * 1.07), lambda: write(before)),
        (name,),
    )


def line_point(garden: Garden, rng) -> Mutant:
    """A point of a line 7 % off."""
    lines: list = []
    while not lines:
        name = rng.choice(_names(garden))
        lines = [
            (axes, line)
            for axes in _figure(garden, name).axes
            for line in axes.lines
            if line.get_transform() == axes.transData and len(line.get_xdata()) > 2
        ]
    axes, line = rng.choice(lines)
    across = drawn_values.names_rows(axes)  # in rows of bars the values run along x
    read, write = (line.get_xdata, line.set_xdata) if across else (line.get_ydata, line.set_ydata)
    before = np.asarray(read(), dtype=float)
    usable = np.flatnonzero(np.isfinite(before) & (before != 0))
    at = rng.choice(list(usable)) if len(usable) else 0
    wrong = before.copy()
    wrong[at] = wrong[at] * 1.07 + (0 if len(usable) else 1)
    return Mutant(
        "line's point",
        f"{name}, {before[at]:g} x 1.07",
        _checked(garden, name, lambda: write(wrong), lambda: write(before)),
        (name,),
    )


def figure_label(garden: Garden, rng) -> Mutant:
    """A digit of a number that is written into a figure, beside a point or under a tick."""
    found: list = []
    while not found:
        name = rng.choice(_names(garden))
        figure = _figure(garden, name)
        found = [t for axes in figure.axes for t in axes.texts if ENGLISH.is_number(t.get_text())]
        ticks = [
            axis
            for axes in figure.axes
            for axis in (axes.xaxis, axes.yaxis)
            if any(re.search(r"\d", t.get_text()) and t.get_visible() for t in axis.get_ticklabels())
        ]
        if ticks and (not found or rng.random() < 0.5):
            return _tick(garden, rng, name, rng.choice(ticks))
    text = rng.choice(found)
    before = text.get_text()
    wrong = _changed(rng, before)
    return Mutant(
        "figure's label",
        f"{name}, {before} -> {wrong}",
        _checked(garden, name, lambda: text.set_text(wrong), lambda: text.set_text(before)),
        (name,),
    )


def _changed(rng, text: str) -> str:
    at = rng.choice([m.start() for m in re.finditer(r"\d", text)])
    return text[:at] + other_digit(rng, text[at]) + text[at + 1 :]


def _tick(garden: Garden, rng, name: str, axis) -> Mutant:
    places, texts = list(axis.get_ticklocs()), [t.get_text() for t in axis.get_ticklabels()]
    low, high = sorted(axis.get_view_interval())
    at = rng.choice(
        [i for i, text in enumerate(texts) if re.search(r"\d", text) and low <= places[i] <= high]
    )
    wrong = list(texts)
    wrong[at] = _changed(rng, texts[at])
    locator, formatter = axis.get_major_locator(), axis.get_major_formatter()

    def remove() -> None:
        axis.set_major_locator(locator)
        axis.set_major_formatter(formatter)

    return Mutant(
        "figure's label",
        f"{name}, tick {texts[at]} -> {wrong[at]}",
        _checked(garden, name, lambda: axis.set_ticks(places, wrong), remove),
        (name,),
    )
