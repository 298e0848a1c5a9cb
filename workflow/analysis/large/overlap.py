"""How much every structure of one set has in common with every structure of another.

A structure is given in whole parts of 10^18, so that the sum has no rounding and no order: it differs from
the sum of the shares by less than 10^-18 a product.
"""

from __future__ import annotations

import numpy as np

PARTS = 10**18
_BLOCK = 512  # products at a time: what is compared stays in the processor's cache


def overlaps(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """sum_k min(first_ik, second_jk) for every i and j; both: (structures, products), 64-bit whole numbers
    whose rows add up to PARTS at most."""
    sums = np.zeros((len(first), len(second)), dtype=np.int64)
    for start in range(0, first.shape[1], _BLOCK):
        ours, theirs = (
            first[:, start : start + _BLOCK],
            np.ascontiguousarray(second[:, start : start + _BLOCK]),
        )
        least = np.empty_like(theirs)
        for row, own in enumerate(ours):
            np.minimum(own, theirs, out=least)
            sums[row] += least.sum(1)
    return sums
