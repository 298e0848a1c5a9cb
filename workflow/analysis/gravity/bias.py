"""The incidental-parameter bias of three-way Poisson estimates, and of their standard errors.

Weidner and Zylkin (2021): with few years, the effects of exporters and importers are estimated from a few
hundred flows each, and their errors enter the coefficients at the order of the coefficients' own.  The
analytic correction is used: the split-panel jackknife would need halves of the economies, and China is in
one only.

In their notation, for a sum of coefficients with influence u: S is a pair's vector of residuals over the
years, H its expected Hessian and G its third derivative once the pair's effect is taken out (those of a
multinomial), H+ a pseudo-inverse of the sum of H over a country's partners.  The bias is

    sum over countries of  - trace(H+ sum(H u S'))  +  1/2 trace(sum(G u) H+ sum(S S') H+),

once over exporters and once over importers.
"""

from __future__ import annotations

import math

import numpy as np

from analysis.gravity.equations import Weighted
from analysis.gravity.poisson import Fit

SINGULAR = 1e-10


def bias(fit: Fit, influence: np.ndarray) -> float:
    """How far the sum of coefficients with this influence lies off, in expectation."""
    parts = (fit.fitted, fit.residual, influence)
    exporters, importers = ([np.moveaxis(part, axis, 0) for part in parts] for axis in (1, 2))
    inverse = fit.equations.inverse
    return sum(float(_bias_of_side(*side)) for side in ((*exporters, inverse), (*importers, inverse.T)))


def _bias_of_side(fitted, residual, influence, inverse) -> float:
    """fitted, residual, influence: (countries, years, partners); inverse: of the pairs' trade."""
    hessians, total = _pseudo_inverses(fitted, inverse), 0.0
    for country, plus in enumerate(hessians):
        mean, rest, share = fitted[country], residual[country], fitted[country] * influence[country]
        scaled = mean * inverse[country]
        third = scaled @ share.T
        third = third + third.T - np.diag(share.sum(1))
        total -= np.sum(plus * (rest @ share.T))
        total += 0.5 * np.sum(third * (plus @ (rest @ rest.T) @ plus))
    return float(total)


def _pseudo_inverses(fitted, inverse) -> np.ndarray:
    """(countries, years, years) of the Hessian of each country's effects; fitted: (countries, years,
    partners)."""
    hessians = -np.matmul(fitted * inverse[:, None, :], np.swapaxes(fitted, 1, 2))
    years = np.arange(hessians.shape[1])
    hessians[:, years, years] += fitted.sum(2)
    return np.linalg.pinv(hessians, rcond=SINGULAR, hermitian=True)


def corrected_error(fit: Fit, weights: np.ndarray) -> float:
    """Standard error clustered by directed pair, with residuals scaled up by what their own pair had in
    the effects and coefficients (their leverage); weights: of the coefficients."""
    regressors = _residualised(fit)
    bread = np.linalg.inv(np.einsum("ktij,tij,ltij->kl", regressors, fit.fitted, regressors, optimize=True))
    influence = np.einsum("k,ktij->tij", bread @ weights, regressors)
    inverse, fitted, residual = fit.equations.inverse, fit.fitted, fit.residual
    out = _pseudo_inverses(np.moveaxis(fitted, 1, 0), inverse)
    into = _pseudo_inverses(np.moveaxis(fitted, 2, 0), inverse.T)
    total = 0.0
    for place in range(fitted.shape[1]):
        mean = fitted[:, place].T  # partners, years
        hessian = -(mean * inverse[place][:, None])[:, :, None] * mean[:, None, :]
        years = np.arange(mean.shape[1])
        hessian[:, years, years] += mean
        own = np.moveaxis(regressors[:, :, place], 2, 0)  # partners, coefficients, years
        spread = out[place][None] + into + np.swapaxes(own, 1, 2) @ bread @ own
        rest = residual[:, place].T[:, :, None]
        raised = np.linalg.solve(np.eye(mean.shape[1]) - hessian @ spread, rest)
        total += np.sum(
            np.sum(influence[:, place].T * raised[:, :, 0], 1)
            * (influence[:, place] * residual[:, place]).sum(0)
        )
    count = int((fit.fitted.sum(0) > 0).sum())
    return math.sqrt(total * count / (count - 1)) if total > 0 else math.nan


def _residualised(fit: Fit) -> np.ndarray:
    """The regressors less what the effects explain of them: (coefficients, years, exporters, importers)."""
    columns = fit.equations.regressors
    return Weighted.at(fit.fitted, columns[:, :0]).residualised(columns)
