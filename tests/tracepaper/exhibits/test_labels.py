"""Labels beside lines keep their order and their distance, and move as little as they can."""

from __future__ import annotations

from itertools import pairwise

import pytest
from matplotlib.figure import Figure

from tracepaper.exhibits.labels import apart, label_courses, label_extreme, label_pair


def test_what_stands_apart_is_not_moved():
    assert apart([0.1, 0.5, 0.9], 0.1) == [0.1, 0.5, 0.9]


def test_what_touches_is_moved_to_both_sides():
    assert apart([0.5, 0.5], 0.1) == pytest.approx([0.45, 0.55])


def test_a_block_that_touches_another_joins_it():
    moved = apart([0.50, 0.51, 0.52, 0.60], 0.1)
    assert moved == pytest.approx([0.3825, 0.4825, 0.5825, 0.6825])


@pytest.mark.parametrize(
    ("places", "moved"),
    [
        ([0.0, 0.01, 0.02], [0.0, 0.1, 0.2]),  # at the lower end
        ([0.97, 0.98], [0.9, 1.0]),
        ([0.03, 0.5], [0.03, 0.5]),  # nothing had to be moved
        ([0.5] * 12, [0.1 * place for place in range(12)]),  # longer than the axis
        ([0.0, 0.01, 0.12], [0.0, 0.1, 0.2]),  # a block at the end is joined by what it touches there
    ],
)
def test_what_has_to_be_moved_stays_within_the_axis(places, moved):
    assert apart(places, 0.1, (0, 1)) == pytest.approx(moved)


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


FALLING = {2000: 9.0, 2005: 6.0, 2010: 5.0, 2020: float("nan")}


@pytest.mark.parametrize(
    ("over", "at", "sides"),
    [(True, (2000, 9.0), ("left", "bottom")), (False, (2010, 5.0), ("center", "top"))],
)
def test_words_stand_where_their_line_cannot_cross_them(over, at, sides):
    axes = Figure().subplots()
    axes.set_xlim(1999, 2020)
    label_extreme(axes, FALLING, "rate", "black", over)
    (text,) = axes.texts
    assert (text.xy, (text.get_ha(), text.get_va())) == (at, sides)
    assert text.xyann[1] > 0 if over else text.xyann[1] < 0


def flat(low: float, high: float) -> dict:
    return {"low": {2000: low, 2001: low}, "high": {2000: high, 2001: high}}


CROSSED = {"low": {2000: 4, 2001: 6}, "high": {2000: 6, 2001: 4}}


@pytest.mark.parametrize(
    ("pairs", "panel"),
    [
        ([flat(4, 6), flat(3, 7)], 0),  # the first with room
        ([flat(1, 9), flat(3, 7)], 1),  # the first has none under it and over it
        ([CROSSED, flat(3, 7)], 1),
        ([flat(1, 9.5), flat(1, 9), CROSSED], 1),  # none has enough: the roomiest
    ],
)
def test_a_pair_of_lines_is_named_where_there_is_room(pairs, panel):
    places = list(Figure().subplots(1, len(pairs)))
    for axes in places:
        axes.set_xlim(2000, 2001)
        axes.set_ylim(0, 10)
    label_pair(places, pairs, {"low": ("below", "red"), "high": ("above", "blue")})
    assert [len(axes.texts) for axes in places] == [2 * (axes is places[panel]) for axes in places]
    below, above = places[panel].texts
    assert (below.get_text(), below.get_va()) == ("below", "top")
    assert (above.get_text(), above.get_va(), above.get_color()) == ("above", "bottom", "blue")
