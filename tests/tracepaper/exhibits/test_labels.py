"""Labels beside lines keep their order and their distance, and move as little as they can."""

from __future__ import annotations

from itertools import pairwise

import pytest
from matplotlib.figure import Figure

from tracepaper.exhibits.labels import apart, label_courses


def test_what_stands_apart_is_not_moved():
    assert apart([0.1, 0.5, 0.9], 0.1) == [0.1, 0.5, 0.9]


def test_what_touches_is_moved_to_both_sides():
    assert apart([0.5, 0.5], 0.1) == pytest.approx([0.45, 0.55])


def test_a_block_that_touches_another_joins_it():
    moved = apart([0.50, 0.51, 0.52, 0.60], 0.1)
    assert moved == pytest.approx([0.3825, 0.4825, 0.5825, 0.6825])


@pytest.mark.parametrize("gap", [0.05, 0.2])
def test_order_and_distance_hold(gap):
    moved = apart([0.1, 0.11, 0.3, 0.31, 0.32, 0.9], gap)
    assert all(after - before >= gap - 1e-9 for before, after in pairwise(moved))


def test_each_label_is_tied_to_its_point_and_the_higher_line_has_the_higher_label():
    axes = Figure().subplots()
    axes.set_yscale("log")
    axes.set_ylim(1, 100)
    label_courses(axes, [(2020, 10, "ten", "black"), (2020, 9, "nine", "black")], gap=0.1)
    nine, ten = axes.texts
    assert (nine.get_text(), nine.xy) == ("nine", (2020, 9))
    assert (ten.get_text(), ten.xy) == ("ten", (2020, 10))
    assert ten.xyann[1] - nine.xyann[1] == pytest.approx(0.1)


def test_a_thread_leads_only_to_a_label_that_was_moved():
    axes = Figure().subplots()
    axes.set_ylim(0, 1)
    ends = [(2020, 0.1, "low", "black"), (2020, 0.8, "a", "black"), (2020, 0.8, "b", "black")]
    label_courses(axes, ends, gap=0.2, thread=True)
    assert [text.arrow_patch is not None for text in axes.texts] == [False, True, True]
