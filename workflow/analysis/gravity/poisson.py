"""Poisson pseudo-maximum likelihood with exporter-year, importer-year and pair effects.

Santos Silva and Tenreyro (2006); the effects after Anderson and van Wincoop (2003) and Baier and Bergstrand
(2007).  The pairs' effects have a closed form and are taken out; the likelihood that is left is concave in
the other effects and the coefficients, and is climbed by Newton's steps.  A step is a weighted least-squares
problem with thousands of unknowns; it is solved by conjugate gradients, which only ever ask for sums along
an axis of the block, so that a fit of 400,000 flows takes half a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

CONVERGED = 1e-9  # Newton's decrement, as a share of all trade, at the square
NOISE = 1e-13  # the same of what is left by rounding alone
SWEEPS, STEPS, ROUNDS = 20, 60, 2000
NEAR, EXACT = 1e-2, 1e-6  # how far conjugate gradients go: on the way, and for what is reported


@dataclass(frozen=True)
class Weighted:
    """The normal equations of the effects and the regressors, pairs taken out, at given weights.

    weights: (years, exporters, importers).  regressors: sparse, cells of the block x coefficients.
    A vector of unknowns is exporter-years, importer-years, coefficients, one after the other.
    """

    weights: np.ndarray
    regressors: Any
    both_ways: bool  # whether the two directions of a pair share its effect
    inverse: np.ndarray  # of each pair's weight; 0 where there is none
    scale: np.ndarray  # diagonal of the normal equations before the pairs are taken out

    @classmethod
    def at(cls, weights: np.ndarray, regressors, both_ways: bool = False) -> Weighted:
        pairs = of_pairs(weights, both_ways)
        squares = regressors.multiply(regressors).T @ weights.ravel()
        scale = np.concatenate([weights.sum(2).ravel(), weights.sum(1).ravel(), squares])
        return cls(weights, regressors, both_ways, _over(1.0, pairs), np.where(scale > 0, scale, 1.0))

    def spread(self, unknowns: np.ndarray) -> np.ndarray:
        """The linear index of every flow."""
        return spread(unknowns, self.regressors, self.weights.shape)

    def gather(self, flows: np.ndarray) -> np.ndarray:
        """The transpose of `spread`: sums by exporter-year, importer-year, and over each regressor."""
        return np.concatenate([flows.sum(2).ravel(), flows.sum(1).ravel(), self.regressors.T @ flows.ravel()])

    def within(self, flows: np.ndarray) -> np.ndarray:
        """Less each pair's weighted mean over the years."""
        return flows - of_pairs(self.weights * flows, self.both_ways) * self.inverse

    def apply(self, unknowns: np.ndarray) -> np.ndarray:
        flows = self.within(self.spread(unknowns))
        flows *= self.weights
        return self.gather(flows)

    def solve(self, right: np.ndarray, exactness: float) -> np.ndarray:
        """Conjugate gradients, scaled by the diagonal, until the error is `exactness` of the start."""
        found, rest = np.zeros_like(right), right.copy()
        scaled = rest / self.scale
        direction, size = scaled.copy(), rest @ scaled
        least = exactness**2 * size
        for _ in range(ROUNDS):
            if size <= least:
                return found
            image = self.apply(direction)
            length = size / (direction @ image)
            found += length * direction
            rest -= length * image
            scaled = rest / self.scale
            size, before = rest @ scaled, size
            direction = scaled + size / before * direction
        raise ArithmeticError("the normal equations were not solved; is a coefficient not identified?")

    def residualised(self, regressor: np.ndarray, exactness: float = EXACT) -> np.ndarray:
        """A further regressor, less what the effects and the regressors at hand explain of it.

        (years, exporters, importers); 0 where there is no weight."""
        rest = self.within(regressor.reshape(self.weights.shape))
        rest -= self.within(self.spread(self.solve(self.gather(self.weights * rest), exactness)))
        return np.where(self.weights > 0, rest, 0.0)

    def influence(self, weights: np.ndarray) -> np.ndarray:
        """How a weighted sum of the coefficients answers to each flow's residual: the sum's error is the
        sum of influence x residual.  (years, exporters, importers)"""
        right = np.zeros(len(self.scale))
        right[-len(weights) :] = weights
        return np.where(self.weights > 0, self.within(self.spread(self.solve(right, EXACT))), 0.0)


@dataclass(frozen=True)
class Fit:
    """coefficients; effects: exporter-years and importer-years; value, fitted: (years, exporters,
    importers); equations: at the fitted values."""

    coefficients: np.ndarray
    effects: np.ndarray
    value: np.ndarray
    fitted: np.ndarray
    equations: Weighted

    @property
    def residual(self) -> np.ndarray:
        return self.value - self.fitted

    def scores(self, weights: np.ndarray) -> np.ndarray:
        """What each flow adds to the error of a weighted sum of the coefficients."""
        return self.equations.influence(weights) * self.residual


def fit(
    value: np.ndarray,
    known: np.ndarray,
    regressors,
    both_ways: bool = False,
    start: np.ndarray | None = None,
) -> Fit:
    """value: 0 where not known.  known: booleans.  regressors: sparse, cells of the block x coefficients.
    both_ways: one effect for the two directions of a pair (the axes of exporters and importers must be the
    same).  start: the effects of another fit of the very same flows.

    Raises ArithmeticError if a coefficient is not identified, or no maximum is found.
    """
    pairs, count = of_pairs(value, both_ways), regressors.shape[1]
    effects = _proportional(value, known) if start is None else start
    unknowns = np.concatenate([effects, np.zeros(count)])
    fitted = _fitted(unknowns, known, regressors, pairs, both_ways)
    for _ in range(STEPS):
        equations = Weighted.at(fitted, regressors, both_ways)
        gradient = equations.gather(value - fitted)
        noise = gradient @ (gradient / equations.scale) < NOISE**2 * value.sum()
        step = np.zeros_like(unknowns) if noise else equations.solve(gradient, NEAR)
        if gradient @ step < CONVERGED**2 * value.sum():
            return Fit(unknowns[len(effects) :], unknowns[: len(effects)], value, fitted, equations)
        unknowns, fitted = _climbed(unknowns, step, value, known, equations)
    raise ArithmeticError("the Poisson likelihood has no maximum that was found")


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


def _climbed(unknowns, step, value, known, equations: Weighted):
    """Newton's step, halved until the likelihood does not fall: (unknowns, fitted)."""
    pairs, flows = of_pairs(value, equations.both_ways), value[known]
    least = _likelihood(flows, equations.weights[known])
    for halved in range(30):
        tried = unknowns + step / 2**halved
        with np.errstate(over="ignore", invalid="ignore"):
            found = _fitted(tried, known, equations.regressors, pairs, equations.both_ways)
            if _likelihood(flows, found[known]) >= least - 1e-12 * abs(least):
                return tried, found
    raise ArithmeticError("no step raises the Poisson likelihood")


def _likelihood(value, fitted) -> float:
    """Of Poisson, without what is the same for all fits that give each pair its trade."""
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(value > 0, value * np.log(fitted), 0.0)
    return float(terms.sum())


def _fitted(unknowns, known, regressors, pairs, both_ways) -> np.ndarray:
    """Fitted trade, each pair scaled to the trade it has over the years."""
    fitted = np.zeros(known.shape)
    np.exp(spread(unknowns, regressors, known.shape), out=fitted, where=known)
    fitted *= _over(pairs, of_pairs(fitted, both_ways))
    return fitted


def _proportional(value, known) -> np.ndarray:
    """A start: effects that give, by turns, every exporter-year, importer-year and pair its trade."""
    fitted = known.astype(float)
    logs = [np.zeros_like(value.sum(axis)) for axis in (2, 1)]
    for _ in range(SWEEPS):
        for place, axis in enumerate((2, 1)):
            ratio = _over(value.sum(axis), fitted.sum(axis))
            ratio[ratio == 0] = 1.0
            fitted *= np.expand_dims(ratio, axis)
            logs[place] += np.log(ratio)
        fitted *= _over(value.sum(0), fitted.sum(0))
    return np.concatenate([part.ravel() for part in logs])


def _over(above, below) -> np.ndarray:
    """above / below, and 0 where there is nothing below."""
    return np.divide(above, below, out=np.zeros_like(below), where=below > 0)
