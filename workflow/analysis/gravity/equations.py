"""The weighted least-squares problem behind every step and every standard error of the Poisson estimates.

Its unknowns are the effects of exporter-years and importer-years, thousands of them, and the coefficients of
the regressors; the pairs' effects have a closed form and are taken out.  It is solved by conjugate gradients,
for many right-hand sides at once: all they ask for are products of the block of weights with blocks of
unknowns, which a library of linear algebra takes far less time for than sums along an axis would.

What is gathered of a block of flows is the transpose of what spreads unknowns over it: sums by exporter-year,
by importer-year and over each regressor.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

ROUNDS, AT_ONCE = 2000, 32
EXACT = 1e-9  # how far conjugate gradients go for what is reported: beyond the digits that are kept
SINGULAR = 1e-9  # of the regressors' own part, scaled: below, there is nothing that tells them apart


@dataclass(frozen=True)
class Weighted:
    """The normal equations of the effects and the regressors, pairs taken out, at given weights.

    weights: (years, exporters, importers).  regressors: sparse, cells of the block x coefficients.
    Unknowns are exporter-years, importer-years, coefficients, one after the other: a vector, or a column of
    them for each right-hand side.
    """

    weights: np.ndarray
    regressors: Any
    both_ways: bool  # whether the two directions of a pair share its effect
    inverse: np.ndarray  # of each pair's weight; 0 where there is none

    @classmethod
    def at(cls, weights: np.ndarray, regressors, both_ways: bool = False) -> Weighted:
        return cls(weights, regressors, both_ways, over(1.0, of_pairs(weights, both_ways)))

    def spread(self, unknowns: np.ndarray) -> np.ndarray:
        """The linear index of every flow; unknowns: a vector."""
        return spread(unknowns, self.regressors, self.weights.shape)

    def gather(self, flows: np.ndarray) -> np.ndarray:
        """The transpose of `spread`."""
        return np.concatenate([flows.sum(2).ravel(), flows.sum(1).ravel(), self.regressors.T @ flows.ravel()])

    def within(self, flows: np.ndarray) -> np.ndarray:
        """Less each pair's weighted mean over the years."""
        return flows - of_pairs(self.weights * flows, self.both_ways) * self.inverse

    def gathered(self, columns) -> np.ndarray:
        """Of further regressors (sparse, cells of the block x columns), pairs taken out and weighted, what
        is gathered: (unknowns, columns)."""
        years, exporters, importers = self.weights.shape
        weighted = columns.multiply(self.weights.reshape(-1, 1)).tocoo()
        year, pair = np.divmod(weighted.row, exporters * importers)
        exporter, importer = np.divmod(pair, importers)
        means = _summed(weighted, pair, exporters * importers)
        means = self._both(means.reshape(exporters, importers, columns.shape[1]))
        means = means * self.inverse[:, :, None]
        effects = np.concatenate(
            [
                _summed(weighted, year * exporters + exporter, years * exporters),
                _summed(weighted, year * importers + importer, years * importers),
            ]
        )
        effects -= self._of_means(means)
        own = (self.regressors.T @ weighted.tocsc()).toarray()
        own -= self._pair_sums.T @ means.reshape(exporters * importers, columns.shape[1])
        return np.concatenate([effects, own])

    @cached_property
    def _pair_sums(self) -> Any:
        """Sparse, pairs x coefficients: the weighted sums of the regressors."""
        from scipy import sparse

        _, exporters, importers = self.weights.shape
        weighted = self.regressors.multiply(self.weights.reshape(-1, 1)).tocoo()
        places = (weighted.row % (exporters * importers), weighted.col)
        return sparse.csr_matrix((weighted.data, places), shape=(exporters * importers, weighted.shape[1]))

    @cached_property
    def _by_importer(self) -> np.ndarray:
        """(importers, years, exporters): the weights laid out again; where importers stand last, no product
        for each of them can be left to the library of linear algebra, which takes a fifth of the time."""
        return np.ascontiguousarray(self.weights.transpose(2, 0, 1))

    @cached_property
    def _regressed(self) -> np.ndarray:
        """(unknowns, coefficients): the columns of the normal equations that are the regressors'."""
        return self.gathered(self.regressors)

    @cached_property
    def _diagonal(self) -> np.ndarray:
        """Of the effects, before the pairs are taken out; 1 where there is no flow."""
        sums = np.concatenate([self.weights.sum(2).ravel(), self.weights.sum(1).ravel()])
        return np.where(sums > 0, sums, 1.0)[:, None]

    @cached_property
    def _between_regressors(self) -> np.ndarray:
        """(coefficients, coefficients): the inverse of the regressors' own part of the equations; of
        combinations that no flow tells apart, as if each regressor stood alone."""
        own = self._regressed[len(self._diagonal) :]
        squares = self.regressors.multiply(self.regressors).T @ self.weights.ravel()
        roots = np.sqrt(np.where(squares > 0, squares, 1.0))
        values, vectors = np.linalg.eigh(own / roots / roots[:, None])
        vectors = vectors / roots[:, None]
        return (vectors / np.where(values > SINGULAR, values, 1.0)) @ vectors.T

    def scaled(self, rest: np.ndarray) -> np.ndarray:
        """What a rest of the right-hand sides would come to if the effects had nothing to do with one
        another or with the regressors."""
        effects = len(self._diagonal)
        return np.concatenate([rest[:effects] / self._diagonal, self._between_regressors @ rest[effects:]])

    def apply(self, unknowns: np.ndarray) -> np.ndarray:
        """The left-hand sides; unknowns: (unknowns, columns)."""
        years, exporters, importers = self.weights.shape
        first, second = years * exporters, years * (exporters + importers)
        out = unknowns[:first].reshape(years, exporters, -1)
        into = unknowns[first:second].reshape(years, importers, -1)
        own, weights = unknowns[second:], self.weights
        means = self._both(
            np.matmul(weights.transpose(1, 2, 0), out.transpose(1, 0, 2))
            + np.matmul(self._by_importer.transpose(0, 2, 1), into.transpose(1, 0, 2)).transpose(1, 0, 2)
        )
        means *= self.inverse[:, :, None]
        effects = self._diagonal * unknowns[:second] - self._of_means(means) + self._regressed[:second] @ own
        effects[:first] += np.matmul(weights, into).reshape(first, -1)
        effects[first:] += np.matmul(weights.transpose(0, 2, 1), out).reshape(second - first, -1)
        return np.concatenate([effects, self._regressed.T @ unknowns])

    def _both(self, pairs: np.ndarray) -> np.ndarray:
        """(exporters, importers, columns): with the other direction added, if it is of the same pair."""
        return pairs + pairs.transpose(1, 0, 2) if self.both_ways else pairs

    def _of_means(self, means: np.ndarray) -> np.ndarray:
        """Weighted sums by exporter-year and by importer-year of what is the same in all years; means:
        (exporters, importers, columns)."""
        out = np.matmul(self.weights.transpose(1, 0, 2), means)
        into = np.matmul(self._by_importer, means.transpose(1, 0, 2))
        return np.vstack([*np.moveaxis(out, 0, 1), *np.moveaxis(into, 0, 1)])

    def solve(self, right: np.ndarray, exactness: float) -> np.ndarray:
        """Conjugate gradients, until the error of every column is `exactness` of the start; right:
        (unknowns, columns).

        Raises ArithmeticError if that is not reached."""
        few = [right[:, first : first + AT_ONCE] for first in range(0, right.shape[1], AT_ONCE)]
        return np.concatenate([self._solved(columns, exactness) for columns in few], 1)

    def _solved(self, right: np.ndarray, exactness: float) -> np.ndarray:
        found, rest = np.zeros_like(right), right.copy()
        direction = self.scaled(rest)
        size = np.sum(rest * direction, 0)
        least = exactness**2 * size
        for _ in range(ROUNDS):
            if (size <= least).all():
                return found
            image = self.apply(direction)
            length = over(size, np.sum(direction * image, 0))
            found += length * direction
            rest -= length * image
            scaled = self.scaled(rest)
            size, before = np.sum(rest * scaled, 0), size
            direction = scaled + over(size, before) * direction
        raise ArithmeticError("the normal equations were not solved; is a coefficient not identified?")

    def residualised(self, columns) -> np.ndarray:
        """Further regressors, less what the effects and the regressors at hand explain of them.

        columns: sparse, cells of the block x columns.  Returns (columns, years, exporters, importers); 0
        where there is no weight."""
        explained = self.solve(self.gathered(columns), EXACT)
        rest = [
            self.within(columns[:, [place]].toarray().reshape(self.weights.shape) - self.spread(unknowns))
            for place, unknowns in enumerate(explained.T)
        ]
        return np.where(self.weights > 0, np.stack(rest), 0.0)

    def explained(self, columns, exactness: float) -> tuple[np.ndarray, np.ndarray]:
        """What the effects and the regressors at hand explain of further regressors (unknowns, columns),
        and what is left of the weighted products of these, pairs taken out too (columns, columns).

        The products are wrong by `exactness` at the square only, as they are taken where the square of
        their error is least."""
        right = self.gathered(columns)
        found = self.solve(right, exactness)
        alone = Weighted(self.weights, columns, self.both_ways, self.inverse)
        left = alone.gathered(columns)[-columns.shape[1] :]
        left -= right.T @ found + found.T @ (right - self.apply(found))
        return found, left

    def influences(self, weights: np.ndarray) -> Iterator[np.ndarray]:
        """How weighted sums of the coefficients answer to each flow's residual: a sum's error is the sum
        of influence x residual.  weights: (sums, coefficients).  Each (years, exporters, importers)."""
        right = np.zeros((len(self._regressed), len(weights)))
        right[len(self._diagonal) :] = weights.T
        found = self.solve(right, EXACT)
        known = self.weights > 0
        for unknowns in found.T:
            yield np.where(known, self.within(self.spread(unknowns)), 0.0)


def of_pairs(flows: np.ndarray, both_ways: bool) -> np.ndarray:
    """(exporters, importers): sums over the years, and over both directions if wanted."""
    sums = flows.sum(0)
    return sums + sums.T if both_ways else sums


def spread(unknowns: np.ndarray, regressors, shape: tuple[int, int, int]) -> np.ndarray:
    """Effects and coefficients as the linear index of every flow, without the pairs'."""
    years, exporters, importers = shape
    first, second = years * exporters, years * (exporters + importers)
    flows = unknowns[:first].reshape(years, exporters, 1) + unknowns[first:second].reshape(years, 1, -1)
    if regressors.shape[1]:
        flows += (regressors @ unknowns[second:]).reshape(shape)
    return flows


def over(above, below) -> np.ndarray:
    """above / below, and 0 where there is nothing below."""
    return np.divide(above, below, out=np.zeros_like(below), where=below > 0)


def _summed(entries, rows: np.ndarray, count: int) -> np.ndarray:
    """(count, columns): the entries of a sparse matrix added up where they fall in the same row."""
    columns = entries.shape[1]
    sums = np.bincount(rows * columns + entries.col, entries.data, minlength=count * columns)
    return sums.reshape(count, columns).astype(float)  # nothing to add up gives integers
