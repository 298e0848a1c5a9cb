"""Which paragraphs are known again, and which are not held against each other."""

from __future__ import annotations

import pytest

from tracepaper.returning.alignment import align

ONE = "The growth of trade with the ten members was faster than with all other partners."
TWO = "Tariffs fell in every one of the years since the agreement on goods was signed."
THREE = "Customs is the lowest scored component of the index in every edition of the survey."


def regions(base, final):
    return [(one.base, one.final, one.are_states) for one in align(base, final).regions]


def test_the_same_is_no_region():
    assert align([ONE, "a", "a"], [ONE, "a", "a"]) == ([], [], {0: 0, 1: 1, 2: 2})


@pytest.mark.parametrize(
    ("base", "final", "expected"),
    [
        ([ONE, TWO], [ONE.replace("faster", "slower"), TWO], [((0,), (0,), True)]),
        ([ONE, TWO], [ONE, THREE, TWO], [((), (1,), False)]),
        ([ONE, TWO, THREE], [ONE, THREE], [((1,), (), False)]),
        ([ONE, TWO], [ONE, THREE], [((1,), (1,), False)]),  # another paragraph, not another state
        ([ONE], [ONE[:42], ONE[42:]], [((0,), (0, 1), True)]),
        ([ONE[:42], ONE[42:]], [ONE], [((0, 1), (0,), True)]),
        (["1", "2", "3"], ["1", "9", "3"], [((1,), (1,), True)]),
        ([ONE, TWO], [ONE + " So.", TWO + " So."], [((0,), (0,), True), ((1,), (1,), True)]),
    ],
)
def test_regions(base, final, expected):
    assert regions(base, final) == expected


def test_a_paragraph_is_known_again_where_it_was_moved_to():
    assert align([ONE, TWO, THREE], [TWO, THREE, ONE]).moved == [(0, 2)]
    reworded = align([ONE, TWO, THREE], [TWO, THREE, ONE.replace("faster", "slower")])
    assert reworded.moved == [(0, 2)] and reworded.regions == [((0,), (2,), -1, True)]
    assert align(["a", TWO], [TWO, "a"]).moved in ([], [(1, 0)])  # a cell is moved nowhere
