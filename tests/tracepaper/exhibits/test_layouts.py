"""Places side by side on a page, one below the other in a narrow figure."""

from __future__ import annotations

import pytest

from tracepaper.exhibits import drawing
from tracepaper.exhibits.layouts import below, beside


def made(narrow):
    with drawing.style(narrow):
        figure, places = beside((2, 1), 3.0, (4.0, 2.0))
        return figure, [figure.add_subplot(place) for place in places]


def test_on_a_page_they_stand_side_by_side():
    figure, (left, right) = made(narrow=False)
    assert tuple(figure.get_size_inches()) == (drawing.WIDTH, 3.0)
    assert left.get_position().x1 <= right.get_position().x0
    assert left.get_position().width == pytest.approx(2 * right.get_position().width)


def test_in_a_narrow_figure_one_below_the_other_each_in_its_height():
    figure, (upper, lower) = made(narrow=True)
    assert tuple(figure.get_size_inches()) == (drawing.NARROW, 6.0)
    assert upper.get_position().y0 >= lower.get_position().y1
    assert upper.get_position().height == pytest.approx(2 * lower.get_position().height)


def test_panels_below_each_other_in_a_place():
    with drawing.style():
        figure, (place, _) = beside((1, 1), 3.0, (1.0, 1.0))
        upper, lower = below(figure, place, (3, 1))
    assert upper.get_position().y0 > lower.get_position().y1
    assert upper.get_position().height == pytest.approx(3 * lower.get_position().height)
