"""The indices of a planted world, from its classes alone, as exact fractions.

What i sells to j of a product of class c is x_ijc w_k, with x_ijc = s_i d_j g(a_i, a_j, c).  A sum over
the products of a class is then x_ijc W_c, one of squares x_ijc^2 Q_c, and one of the smaller of two
structures the smaller one times W_c, where W_c and Q_c are the sums of the weights and of their squares.
No row is looked at, and the formulas are written anew: neither SQL nor the paper's measures are used.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

import numpy as np

from planted_baci import World


class Known:
    """Indices of a world; economies and products by their places.  None where a denominator is zero."""

    def __init__(self, world: World):
        self._world = world
        a = world.economy_class
        sizes = world.sellers[:, None] * world.buyers[None, :]
        x = sizes[:, :, None] * world.pattern[a[:, None], a[None, :]]
        x[np.arange(len(a)), np.arange(len(a))] = 0
        self._x = x.astype(object)  # whole numbers of any size
        classes = world.pattern.shape[2]
        self._w = [int(world.weights[world.product_class == c].sum()) for c in range(classes)]
        self._q = [int((world.weights[world.product_class == c] ** 2).sum()) for c in range(classes)]

    def _total(self, parts) -> int:
        """Of a structure over classes, the sum over all products."""
        return sum(int(part) * weight for part, weight in zip(parts, self._w, strict=True))

    @cached_property
    def _sold(self):
        return self._x.sum(1)

    @cached_property
    def _bought(self):
        return self._x.sum(0)

    @cached_property
    def _all(self) -> int:
        return self._total(self._sold.sum(0))

    def rca(self, exporter: int, product: int) -> Fraction | None:
        c = self._world.product_class[product]
        own, world = self._sold[exporter], self._sold.sum(0)
        share = _over(int(own[c]), self._total(own))
        return _over(share, _over(int(world[c]), self._all))

    def intensity(self, exporter: int, importer: int) -> Fraction | None:
        share = _over(self._total(self._x[exporter, importer]), self._total(self._sold[exporter]))
        others = self._all - self._total(self._bought[exporter])
        return _over(share, _over(self._total(self._bought[importer]), others))

    def complementarity(self, exporter: int, importer: int) -> Fraction | None:
        common = self._common(self._sold[exporter], self._bought[importer])
        return None if common is None else 100 * common

    def similarity(self, economy: int, partner: int) -> Fraction | None:
        return self._common(self._sold[economy], self._sold[partner])

    def _common(self, first, second) -> Fraction | None:
        one, other = self._total(first), self._total(second)
        if not one or not other:
            return None
        return sum(
            min(Fraction(int(a), one), Fraction(int(b), other)) * weight
            for a, b, weight in zip(first, second, self._w, strict=True)
        )

    def grubel_lloyd(self, economy: int, partner: int) -> Fraction | None:
        there, back = self._x[economy, partner], self._x[partner, economy]
        apart = _over(self._total(abs(there - back)), self._total(there + back))
        return None if apart is None else 1 - apart

    def margins(self, exporter: int, importer: int) -> tuple[Fraction | None, Fraction | None]:
        """Extensive, intensive."""
        own, every = self._x[exporter, importer], self._bought[importer]
        others = [int(total - mine) for total, mine in zip(every, own, strict=True)]
        reached = self._total([rest if mine else 0 for rest, mine in zip(others, own, strict=True)])
        return _over(reached, self._total(others)), _over(self._total(own), reached)

    def concentration(self, economy: int, flow: str, parts: str) -> Fraction | None:
        if parts == "products":
            own = (self._sold if flow == "exports" else self._bought)[economy]
            squares = sum(int(part) ** 2 * square for part, square in zip(own, self._q, strict=True))
            return _over(squares, self._total(own) ** 2)
        partners = self._x[economy] if flow == "exports" else self._x[:, economy]
        sums = [self._total(partner) for partner in partners]
        return _over(sum(one**2 for one in sums), sum(sums) ** 2)


def _over(above, below) -> Fraction | None:
    return None if above is None or not below else Fraction(above) / below
