"""Slips in the code of a drawing: labels, legends, titles or keys swapped, an axis scaled or cut, a unit.

The drawing function is wrapped: it draws as it does and then makes one mistake.  That the drawing is no
longer the filed one is not counted: the mistake is in the code that made both.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace

from matplotlib.figure import Figure
from planting import Garden, Mutant, NoEffect

from tracepaper.audit.checks import figures
from tracepaper.problems import Problem

NOT_THE_FILE = {"drawing-differs", "languages-differ"}


def _names(garden: Garden) -> list[str]:
    return [name for name, exhibit in sorted(garden.material.exhibits.items()) if exhibit["kind"] == "figure"]


def _slip(kind: str, spoil: Callable[[Figure, object, str], bool]):
    """Mutants of drawings; spoil(figure, rng, language) makes the mistake, False where there is no place
    for it."""

    def plant(garden: Garden, rng) -> Mutant:
        name, language, seed = rng.choice(_names(garden)), rng.choice(garden.material.languages), rng.random()
        return Mutant(kind, f"{name}, {language}", lambda: _run(garden, name, language, spoil, seed), (name,))

    plant.__name__ = kind
    return plant


def _run(garden: Garden, name: str, language: str, spoil, seed: float) -> list[Problem]:
    import random

    module = garden.material.modules[name]

    def draw(data, lang):
        figure = module.draw(data, lang)
        if lang == language and not spoil(figure, random.Random(seed), lang):
            raise NoEffect
        return figure

    wrong = SimpleNamespace(**{**vars(module), "draw": draw})
    changed = garden.changed(
        modules={name: wrong}, exhibits={name: garden.material.exhibits[name]}, languages=[language]
    )
    return [problem for problem in figures.check(changed).problems if problem.kind not in NOT_THE_FILE]


def _swap_texts(texts: list, rng) -> bool:
    """Two texts that differ change places."""
    texts = [text for text in texts if text.get_text().strip() and text.get_visible()]
    pairs = [(a, b) for i, a in enumerate(texts) for b in texts[i + 1 :] if a.get_text() != b.get_text()]
    if not pairs:
        return False
    one, other = rng.choice(pairs)
    first, second = one.get_text(), other.get_text()
    one.set_text(second)
    other.set_text(first)
    return True


def _words(texts) -> list:
    return [text for text in texts if re.search(r"[^\W\d_]{2}", text.get_text())]


def labels_swapped(figure: Figure, rng, language: str) -> bool:
    axes = [axes for axes in figure.axes if len(_words(axes.texts)) > 1]
    return bool(axes) and _swap_texts(_words(rng.choice(axes).texts), rng)


def numbers_swapped(figure: Figure, rng, language: str) -> bool:
    found = [
        [text for text in axes.texts if re.fullmatch(r"[−\d.,%\s]+", text.get_text())] for axes in figure.axes
    ]
    found = [texts for texts in found if len(texts) > 1]
    return bool(found) and _swap_texts(rng.choice(found), rng)


def legend_swapped(figure: Figure, rng, language: str) -> bool:
    legends = [*figure.legends, *(axes.get_legend() for axes in figure.axes)]
    legends = [legend for legend in legends if legend is not None and len(legend.get_texts()) > 1]
    return bool(legends) and _swap_texts(rng.choice(legends).get_texts(), rng)


def titles_swapped(figure: Figure, rng, language: str) -> bool:
    sides = [
        [text for axes in figure.axes for text in [getattr(axes, name)]]
        for name in ("title", "_left_title", "_right_title")
    ]
    sides = [[text for text in side if text.get_text().strip()] for side in sides]
    sides = [side for side in sides if len(side) > 1]
    return bool(sides) and _swap_texts(rng.choice(sides), rng)


def ticks_swapped(figure: Figure, rng, language: str) -> bool:
    """Two names of rows or columns change places."""
    found = []
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            names = [text.get_text() for text in axis.get_ticklabels()]
            if len({name for name in names if re.search(r"[^\W\d_]{2}", name)}) > 1:
                found.append((axis, names))
    if not found:
        return False
    axis, names = rng.choice(found)
    one, other = rng.sample([i for i, name in enumerate(names) if re.search(r"[^\W\d_]{2}", name)], 2)
    if names[one] == names[other]:
        return False
    names[one], names[other] = names[other], names[one]
    axis.set_ticks(axis.get_ticklocs(), names)
    return True


def axis_unit(figure: Figure, rng, language: str) -> bool:
    """The unit written at an axis or above a panel is another."""
    swaps = {
        "zh": {"亿美元": "亿元", "万亿元": "亿元", "亿元": "亿美元", "%": "‰", "百万": "万", "万": "亿"},
        "en": {
            "billion": "million",
            "million": "billion",
            "US$": "yuan",
            "%": "‰",
            "per cent": "points",
            "thousand": "million",
        },
    }[language]
    texts = [axes.xaxis.label for axes in figure.axes] + [axes.yaxis.label for axes in figure.axes]
    texts += [text for axes in figure.axes for text in (axes.title, axes._left_title, axes._right_title)]
    texts += [*figure.texts, *([figure._supylabel] if figure._supylabel else [])]
    found = [(text, word) for text in texts for word in swaps if word in text.get_text()]
    if not found:
        return False
    text, word = rng.choice(found)
    text.set_text(text.get_text().replace(word, swaps[word], 1))
    return True


def _lines(figure: Figure) -> list:
    return [
        line
        for axes in figure.axes
        for line in axes.lines
        if line.get_transform() == axes.transData and len(line.get_xdata()) > 2
    ]


def values_scaled(figure: Figure, rng, language: str) -> bool:
    """All lines of a panel ten times, and its axis with them."""
    panels = [axes for axes in figure.axes if any(line.axes is axes for line in _lines(figure))]
    if not panels:
        return False
    axes = rng.choice(panels)
    if axes.get_yscale() != "linear":
        return False
    low, high = axes.get_ylim()
    for line in axes.lines:
        if line.get_transform() == axes.transData:
            line.set_ydata([float(y) * 10 for y in line.get_ydata()])
    axes.set_ylim(low * 10, high * 10)
    return True


def lines_swapped(figure: Figure, rng, language: str) -> bool:
    """The values of two lines of a panel change places, their labels and colours stay."""
    panels = [[line for line in _lines(figure) if line.axes is axes] for axes in figure.axes]
    panels = [lines for lines in panels if len(lines) > 1]
    if not panels:
        return False
    one, other = rng.sample(rng.choice(panels), 2)
    if (one.get_color(), one.get_linestyle()) == (other.get_color(), other.get_linestyle()):
        return False  # the same picture
    first, second = one.get_data(), other.get_data()
    if len(first[1]) == len(second[1]) and all(
        a == b or (a != a and b != b) for a, b in zip(first[1], second[1], strict=True)
    ):
        return False
    one.set_data(*second)
    other.set_data(*first)
    return True


def bars_cut(figure: Figure, rng, language: str) -> bool:
    """An axis of bars that no longer starts at zero."""
    from matplotlib.container import BarContainer

    panels = [axes for axes in figure.axes if any(isinstance(c, BarContainer) for c in axes.containers)]
    if not panels:
        return False
    axes = rng.choice(panels)
    across = next(c for c in axes.containers if isinstance(c, BarContainer)).orientation == "horizontal"
    get, put = (axes.get_xlim, axes.set_xlim) if across else (axes.get_ylim, axes.set_ylim)
    low, high = get()
    put(low + 0.4 * (high - low), high)
    return True


def axis_turned(figure: Figure, rng, language: str) -> bool:
    panels = [axes for axes in figure.axes if any(line.axes is axes for line in _lines(figure))]
    if not panels:
        return False
    rng.choice(panels).invert_yaxis()
    return True


def data_outside(figure: Figure, rng, language: str) -> bool:
    """The highest values lie outside the panel."""
    panels = [axes for axes in figure.axes if any(line.axes is axes for line in _lines(figure))]
    if not panels:
        return False
    axes = rng.choice(panels)
    low, high = axes.get_ylim()
    axes.set_ylim(low, low + 0.5 * (high - low))
    return True


SLIPS = [
    _slip("two labels swapped", labels_swapped),
    _slip("two numbers in a figure swapped", numbers_swapped),
    _slip("legend swapped", legend_swapped),
    _slip("panel titles swapped", titles_swapped),
    _slip("row names swapped", ticks_swapped),
    _slip("axis' unit is another", axis_unit),
    _slip("axis and lines ten times", values_scaled),
    _slip("two lines swapped", lines_swapped),
    _slip("bars from a cut axis", bars_cut),
    _slip("axis turned round", axis_turned),
    _slip("values outside the panel", data_outside),
]
