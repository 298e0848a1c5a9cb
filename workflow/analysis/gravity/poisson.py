"""Poisson pseudo-maximum likelihood with exporter-year, importer-year and pair effects.

Santos Silva and Tenreyro (2006); the effects after Anderson and van Wincoop (2003) and Baier and Bergstrand
(2007).  The pairs' effects have a closed form and are taken out; the likelihood that is left is concave in
the other effects and the coefficients, and is climbed by Newton's steps, each of them a weighted
least-squares problem (`equations`).  It has one maximum, so that where a fit starts, at the unknowns of
another one for instance, says only how soon it is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from analysis.gravity.equations import Weighted, of_pairs, over, spread

CONVERGED = 1e-7  # Newton's decrement before the last step, as a share of all trade, at the square
NOISE = 1e-13  # the same of what is left by rounding alone
SWEEPS, STEPS = 20, 60
NEAR = 1e-3  # how far conjugate gradients go on the way: the last step leaves CONVERGED x NEAR


@dataclass(frozen=True)
class Fit:
    """unknowns: exporter-years, importer-years, coefficients; value, fitted: (years, exporters,
    importers); equations: at the fitted values."""

    unknowns: np.ndarray
    value: np.ndarray
    fitted: np.ndarray
    equations: Weighted

    @property
    def coefficients(self) -> np.ndarray:
        return self.unknowns[len(self.unknowns) - self.equations.regressors.shape[1] :]

    @property
    def effects(self) -> np.ndarray:
        """Exporter-years and importer-years."""
        return self.unknowns[: len(self.unknowns) - self.equations.regressors.shape[1]]

    @property
    def residual(self) -> np.ndarray:
        return self.value - self.fitted

    def scores(self, weights: np.ndarray) -> Iterator[np.ndarray]:
        """What each flow adds to the errors of weighted sums of the coefficients; weights: (sums,
        coefficients)."""
        residual = self.residual
        for influence in self.equations.influences(weights):
            yield influence * residual


def fit(
    value: np.ndarray,
    known: np.ndarray,
    regressors,
    both_ways: bool = False,
    start: np.ndarray | None = None,
) -> Fit:
    """value: 0 where not known.  known: booleans.  regressors: sparse, cells of the block x coefficients.
    both_ways: one effect for the two directions of a pair (the axes of exporters and importers must be the
    same).  start: unknowns to begin with.

    Raises ArithmeticError if no maximum is found.
    """
    pairs = of_pairs(value, both_ways)
    if start is None:
        start = np.concatenate([_proportional(value, known), np.zeros(regressors.shape[1])])
    point = _Point.at(start, known, regressors, pairs, both_ways)
    for _ in range(STEPS):
        equations = Weighted.at(point.fitted, regressors, both_ways)
        gradient = equations.gather(value - point.fitted)[:, None]
        noise = np.sum(gradient * equations.scaled(gradient)) < NOISE**2 * value.sum()
        step = np.zeros_like(gradient) if noise else equations.solve(gradient, NEAR)
        point = _climbed(point, step[:, 0], value, known, equations)
        if np.sum(gradient * step) < CONVERGED**2 * value.sum():
            final = Weighted.at(point.fitted, regressors, both_ways)
            return Fit(point.unknowns, value, point.fitted, final)
    raise ArithmeticError("the Poisson likelihood has no maximum that was found")


@dataclass(frozen=True)
class _Point:
    """unknowns; fitted: trade, each pair scaled to what it has over the years; logs: the sum over pairs of
    their trade x the logarithm of what they are scaled by."""

    unknowns: np.ndarray
    fitted: np.ndarray
    logs: float

    @classmethod
    def at(cls, unknowns, known, regressors, pairs, both_ways: bool) -> _Point:
        fitted = np.exp(np.where(known, spread(unknowns, regressors, known.shape), -np.inf))
        scale = over(pairs, of_pairs(fitted, both_ways))
        fitted *= scale
        share = 0.5 if both_ways else 1.0  # each pair is there twice
        logs = share * float(np.sum(pairs * np.log(np.where(pairs > 0, scale, 1.0))))
        return cls(unknowns, fitted, logs)


def _climbed(point: _Point, step, value, known, equations: Weighted) -> _Point:
    """Newton's step, halved until the likelihood does not fall.

    The likelihood is that of Poisson, without what is the same for all fits that give each pair its trade;
    trade x linear index is summed by effect and regressor once for all."""
    pairs, sums = of_pairs(value, equations.both_ways), equations.gather(value)
    least = sums @ point.unknowns + point.logs
    for halved in range(30):
        length = step / 2**halved
        with np.errstate(over="ignore", invalid="ignore"):
            unknowns = point.unknowns + length
            tried = _Point.at(unknowns, known, equations.regressors, pairs, equations.both_ways)
            if sums @ unknowns + tried.logs >= least - 1e-12 * abs(least):
                return tried
    raise ArithmeticError("no step raises the Poisson likelihood")


def _proportional(value, known) -> np.ndarray:
    """A start: effects that give, by turns, every exporter-year, importer-year and pair its trade."""
    fitted = known.astype(float)
    logs = [np.zeros_like(value.sum(axis)) for axis in (2, 1)]
    for _ in range(SWEEPS):
        for place, axis in enumerate((2, 1)):
            ratio = over(value.sum(axis), fitted.sum(axis))
            ratio[ratio == 0] = 1.0
            fitted *= np.expand_dims(ratio, axis)
            logs[place] += np.log(ratio)
        fitted *= over(value.sum(0), fitted.sum(0))
    return np.concatenate([part.ravel() for part in logs])
