"""How uncertain an estimate is: standard errors by clusters, intervals, p values.

Clustered by pair as in Baier and Bergstrand (2007), by the two directions of a pair together, or by exporter,
importer and year at once (Cameron, Gelbach and Miller 2011).  A cluster's sum stands for whatever ties its
flows to one another; each variance is scaled by G / (G - 1), G the number of clusters.
"""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np

Z = 1.959963984540054  # two-sided 95 per cent of the normal distribution
DIRECTED, UNDIRECTED, MULTIWAY = "directed-pair", "undirected-pair", "exporter-importer-year"


def error(scores: np.ndarray, exporters, importers, clusters: str = DIRECTED) -> float:
    """Standard error of a sum of scores (years, exporters, importers); exporters, importers: their codes.

    nan if the variance is not positive, which can happen with several ways of clustering at once."""
    variance = {DIRECTED: _directed, UNDIRECTED: _undirected, MULTIWAY: _multiway}[clusters](
        scores, exporters, importers
    )
    return math.sqrt(variance) if variance > 0 else math.nan


def _directed(scores, exporters, importers) -> float:
    return _variance(scores.sum(0))


def _undirected(scores, exporters, importers) -> float:
    codes, places = np.unique(np.concatenate([exporters, importers]), return_inverse=True)
    out, into = places[: len(exporters), None], places[None, len(exporters) :]
    pair = np.minimum(out, into) * len(codes) + np.maximum(out, into)
    return _variance(np.bincount(np.unique(pair, return_inverse=True)[1].ravel(), scores.sum(0).ravel()))


def _multiway(scores, exporters, importers) -> float:
    """Over every set of the three ways: added for odd sets, taken off for even ones."""
    return sum(
        (-1) ** (size + 1) * _variance(scores.sum(tuple({0, 1, 2} - set(ways))))
        for size in (1, 2, 3)
        for ways in combinations((0, 1, 2), size)
    )


def _variance(sums: np.ndarray) -> float:
    count = np.count_nonzero(sums)
    return float((sums**2).sum()) * count / (count - 1) if count > 1 else 0.0


def interval(estimate: float, error: float) -> tuple[float, float]:
    """The 95 per cent confidence interval."""
    return estimate - Z * error, estimate + Z * error


def p_value(estimate: float, error: float) -> float:
    """Two-sided, of the normal distribution."""
    return math.erfc(abs(estimate / error) / math.sqrt(2)) if error > 0 else math.nan
