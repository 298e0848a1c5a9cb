"""One thing has one colour; what stands beside each other can be told apart, in grey too, and be read."""

from __future__ import annotations

from itertools import combinations

import pytest

from analysis import palette
from tracepaper.audit.figures.legibility import CONTRAST
from tracepaper.audit.reading.contrast import contrast


def rgb(colour):
    return tuple(int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))


TOGETHER = [  # in one panel, as lines with words in their colour
    (palette.CHINA, palette.ASEAN, palette.ASEAN_LESS),
    (palette.CHINA, palette.ASEAN, palette.WORLD),
    (palette.ASEAN, palette.EXPORTS, palette.IMPORTS, palette.WORLD),
    (palette.MEASURE, palette.OTHER_MEASURE, palette.THIRD_MEASURE, palette.WORLD),
    (palette.CHINA, *palette.PROVINCES.values()),
]


@pytest.mark.parametrize("colours", TOGETHER)
def test_words_in_a_colour_can_be_read(colours):
    assert all(contrast(rgb(colour), (1, 1, 1)) >= CONTRAST for colour in colours)


@pytest.mark.parametrize("colours", TOGETHER)
def test_no_two_are_one(colours):
    assert all(one != other for one, other in combinations(colours, 2))


def test_china_is_told_from_a_member_in_grey():
    assert contrast(rgb(palette.CHINA), rgb(palette.ASEAN)) > CONTRAST


def test_rows_have_the_colour_of_their_economy():
    assert palette.colours(["VNM", "CHN"]) == [palette.ASEAN, palette.CHINA]
