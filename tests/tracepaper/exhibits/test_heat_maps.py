"""Cells have the shade of their class and a number that can be read on it."""

from __future__ import annotations

import numpy as np
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from tracepaper.exhibits.heat_maps import MISSING, blank, heat_map, ink_on, shade_key

BOUNDS, SHADES = (0.5, 1, 2), ("#d9b77e", "#f8f1e6", "#a6cbe6", "#08306b")


def drawn(cells):
    axes = Figure().subplots()
    names = ([f"row {n}" for n in range(len(cells))], ["", "second", "third"])
    heat_map(axes, np.array(cells), names, BOUNDS, SHADES, lambda value: f"{value:.1f}" if value > 1 else "")
    return axes


def shade(axes, row, column):
    image = axes.images[0]
    return to_hex(image.to_rgba(np.ma.atleast_2d(image.get_array()[row, column]))[0][0])


def test_each_cell_has_the_shade_of_its_class():
    axes = drawn([[0.0, 0.5, 0.99], [1.0, 2.0, 14.0]])
    assert [shade(axes, 0, n) for n in range(3)] == [SHADES[0], SHADES[1], SHADES[1]]
    assert [shade(axes, 1, n) for n in range(3)] == [SHADES[2], SHADES[3], SHADES[3]]


def test_a_missing_cell_has_a_shade_of_its_own():
    assert shade(drawn([[0.1, np.nan, 3.0]]), 0, 1) == MISSING.lower()


def test_only_what_is_to_be_written_is_and_in_an_ink_that_is_read():
    texts = drawn([[0.2, 1.5, 14.0]]).texts
    assert [(text.get_text(), text.get_color()) for text in texts] == [("1.5", "black"), ("14.0", "white")]


def test_a_column_without_a_name_has_no_tick():
    axes = drawn([[0.2, 1.5, 14.0]])
    assert [label.get_text() for label in axes.get_xticklabels()] == ["second", "third"]


def test_the_key_has_every_shade_and_the_bounds_between_them():
    axes = Figure().subplots()
    shade_key(axes, ("½", "1", "2"), SHADES, at=4)
    assert [to_hex(bar.get_facecolor()) for bar in axes.patches] == list(SHADES)
    assert [(text.get_text(), text.get_position()[0]) for text in axes.texts] == [
        ("½", 5 / 8),
        ("1", 6 / 8),
        ("2", 7 / 8),
    ]


def test_a_blank_place_has_neither_axis_nor_ticks():
    axes = Figure().subplots()
    blank(axes)
    assert not axes.axison
    assert not list(axes.get_xticks())


def test_ink():
    assert (ink_on("#ffffff"), ink_on("#08306b"), ink_on("#a6cbe6")) == ("black", "white", "black")
