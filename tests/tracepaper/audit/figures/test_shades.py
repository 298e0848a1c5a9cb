"""The key of a heat map says what its shades stand for."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.colors import Normalize

from tracepaper.audit.figures import shades
from tracepaper.exhibits.heat_maps import heat_map, shade_key

CELLS = np.array([[0.2, 0.7], [1.5, 4.0]])
BOUNDS, SHADES = (0.5, 1, 2), ("#b07a35", "#ddbb88", "#6baad6", "#0b559f")
WORDS = ("½", "1.0", "2")


def kinds(drawn) -> list[str]:
    return [finding.kind for finding in shades.findings(drawn)]


def drawn_with(read, words=WORDS, colours=SHADES, at=0):
    def draw(key, axes):
        shade_key(key, words, colours, at)
        heat_map(axes, CELLS, (["a", "b"], ["c", "d"]), BOUNDS, SHADES, lambda value: "")

    return read(draw, 2)


@pytest.mark.parametrize("at", [0, 3])
def test_a_true_key_is_passed(read, at):
    assert kinds(drawn_with(read, at=at)) == []


@pytest.mark.parametrize(
    "words", [("½", "2", "1.0"), ("0.6", "1.0", "2"), ("¼", "1.0", "2"), ("½", "1.0", ""), ("½", "a", "2")]
)
def test_a_number_at_another_shade_is_found(read, words):
    assert set(kinds(drawn_with(read, words))) == {"shades-differ"}


@pytest.mark.parametrize("colours", [SHADES[::-1], SHADES[:3], (*SHADES[:3], "#0b55a0")])
def test_another_row_of_shades_is_found(read, colours):
    assert kinds(drawn_with(read, WORDS[: len(colours) - 1], colours)) == ["shades-differ"]


def test_a_key_of_nothing_is_found(read):
    def draw(key, axes):
        shade_key(key, WORDS, SHADES)
        axes.plot([2000, 2001], [1, 2])

    assert kinds(read(draw, 2)) == ["shades-of-nothing"]


def test_a_scale_without_classes_could_not_be_judged(read):
    def draw(key, axes):
        shade_key(key, WORDS, SHADES)
        axes.imshow(CELLS, norm=Normalize(0, 5))

    assert [finding.undecided for finding in shades.findings(read(draw, 2))] == [True]
