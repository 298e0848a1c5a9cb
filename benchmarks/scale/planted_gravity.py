"""Trade with planted effects of exporter-years, importer-years, pairs and agreements, of any size."""

from __future__ import annotations

import numpy as np

EFFECT = 0.5  # of an agreement, in logarithms


def planted_flows(years: int, economies: int, noise: bool = True, seed: int = 0):
    """value, known, agreement: (years, economies, economies).

    value: Poisson around exp(exporter-year + importer-year + pair + EFFECT x agreement), or exactly that
    without noise, so that the estimate is EFFECT; nothing of an economy to itself is known.  A quarter of the
    pairs have an agreement, both ways, since some year."""
    draw = np.random.default_rng(seed)
    shape = (years, economies, economies)
    out, into, pair = (draw.normal(0, 1, size) for size in (shape[:2], shape[:2], shape[1:]))
    since = draw.integers(0, 4 * years, shape[1:])
    agreement = (np.arange(years)[:, None, None] >= np.minimum(since, since.T)).astype(float)
    known = np.broadcast_to(~np.eye(economies, dtype=bool), shape).copy()
    mean = np.exp(3 + out[:, :, None] + into[:, None, :] + pair + EFFECT * agreement)
    value = draw.poisson(mean).astype(float) if noise else mean
    return np.where(known, value, 0.0), known, np.where(known, agreement, 0.0)
