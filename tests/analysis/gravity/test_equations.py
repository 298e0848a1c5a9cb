"""The normal equations against the same matrix written out, for ordinary pairs and for those of both ways."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from analysis.gravity.equations import Weighted

YEARS, SIZE = 4, 5
CELLS = YEARS * SIZE * SIZE
BOTH = pytest.mark.parametrize("both_ways", [False, True])


def made_up(both_ways: bool, columns: int = 2) -> Weighted:
    """Five economies over four years; a fifth of the flows has no weight."""
    random = np.random.default_rng(4)
    weights = random.lognormal(0, 1, (YEARS, SIZE, SIZE)) * (random.random((YEARS, SIZE, SIZE)) > 0.2)
    weights[:, range(SIZE), range(SIZE)] = 0.0
    return Weighted.at(weights, dummies(7, columns), both_ways)


def dummies(seed: int, columns: int) -> sparse.csc_matrix:
    return sparse.csc_matrix((np.random.default_rng(seed).random((CELLS, columns)) < 0.3).astype(float))


def written_out(equations: Weighted) -> np.ndarray:
    """(cells, unknowns): each unknown spread over the flows, less its means over the pairs."""
    count = 2 * YEARS * SIZE + equations.regressors.shape[1]
    return np.stack([equations.within(equations.spread(one)).ravel() for one in np.eye(count)], 1)


@BOTH
def test_the_left_hand_side_is_that_of_the_matrix_written_out(both_ways):
    equations = made_up(both_ways)
    spread = written_out(equations)
    matrix = spread.T @ (equations.weights.reshape(-1, 1) * spread)
    unknowns = np.random.default_rng(1).normal(size=(len(matrix), 3))
    assert equations.apply(unknowns) == pytest.approx(matrix @ unknowns, abs=1e-9)
    flows = np.random.default_rng(2).normal(size=equations.weights.shape)
    assert equations.gather(flows) @ unknowns[:, 0] == pytest.approx(
        np.sum(flows * equations.spread(unknowns[:, 0]))
    )


@BOTH
def test_what_is_explained_is_what_least_squares_explain(both_ways):
    equations, columns = made_up(both_ways), dummies(8, 3)
    roots = np.sqrt(equations.weights.reshape(-1, 1))
    within = [equations.within(column.reshape(equations.weights.shape)) for column in columns.toarray().T]
    further, spread = roots * np.stack(within).reshape(3, -1).T, roots * written_out(equations)
    rest = further - spread @ np.linalg.lstsq(spread, further, rcond=None)[0]
    _, left = equations.explained(columns, 1e-4)
    assert left == pytest.approx(rest.T @ rest, rel=1e-6, abs=1e-6)
    found = equations.residualised(columns).reshape(3, -1).T * roots
    assert found == pytest.approx(rest, abs=1e-7)


@BOTH
def test_many_right_hand_sides_are_solved_as_each_alone(both_ways):
    equations = made_up(both_ways)
    right = equations.apply(np.random.default_rng(3).normal(size=(2 * YEARS * SIZE + 2, 70)))
    together = equations.solve(right, 1e-10)
    assert equations.apply(together) == pytest.approx(right, abs=1e-6)
    known = equations.weights > 0
    for place in (0, 33, 69):  # solutions differ in what no flow shows: a constant of all exporter-years
        rest = together[:, place] - equations.solve(right[:, [place]], 1e-10)[:, 0]
        assert equations.within(equations.spread(rest))[known] == pytest.approx(0, abs=1e-6)


def test_a_right_hand_side_of_nothing_has_the_solution_nothing():
    equations = made_up(False)
    assert not equations.solve(np.zeros((2 * YEARS * SIZE + 2, 2)), 1e-9).any()
