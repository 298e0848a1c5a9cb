"""A window on a coast: degrees at its frame, the middle parallel true to scale, a bar as long as it says."""

from __future__ import annotations

from math import cos, radians

import pytest
from matplotlib.figure import Figure

from tracepaper.exhibits import drawing, maps


@pytest.fixture
def axes():
    with drawing.style():
        axes = Figure().subplots()
        maps.window(axes, (104.8, 110.2, 18.3, 22.4))
        yield axes


def test_degrees_are_whole_and_say_their_side(axes):
    assert [text.get_text() for text in axes.get_xticklabels()] == ["106°E", "108°E", "110°E"]
    assert [text.get_text() for text in axes.get_yticklabels()] == ["20°N", "22°N"]


def test_a_degree_of_latitude_is_longer_than_one_of_longitude(axes):
    assert axes.get_aspect() == pytest.approx(1 / cos(radians(20.35)))


def test_the_bar_is_as_long_as_it_says(axes):
    maps.scale_bar(axes, 100, "100 km")
    share = axes.lines[0].get_xdata()[1] - axes.lines[0].get_xdata()[0]
    assert share * 5.4 * cos(radians(20.35)) * 111.195 == pytest.approx(100)


def test_land_is_filled_and_has_a_line_round_it(axes):
    maps.land(axes, [([105, 106, 106], [19, 19, 20])])
    patch = axes.patches[0]
    assert patch.get_linewidth() > 0 and len(patch.get_xy()) == 4
