"""Indicators of trade, structure and dispersion, as pure functions.

Every function takes numbers or equally indexed pandas Series, of floats or of traced numbers, and is
nothing but its formula.  A zero denominator or a missing operand gives nan, never a number; where an
index needs a complete set of shares, an incomplete set gives nan too.  `why_missing` says which it was.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from tracepaper.evidence.lineage import in_unit
from tracepaper.evidence.lines import compound_growth as compound_growth
from tracepaper.evidence.sets import smallest_of

PERFECT_FIT = 100  # the index of complementarity where two structures coincide


def ratio(numerator, denominator):
    """numerator / denominator, nan where the denominator is zero or either is missing."""
    if isinstance(denominator, pd.Series):
        return numerator / denominator.where(denominator != 0)
    if isinstance(numerator, pd.Series):
        return numerator / denominator if denominator != 0 else numerator * math.nan
    return numerator / denominator if denominator != 0 else math.nan


def percent(ratio):
    """A ratio in per cent."""
    if isinstance(ratio, pd.Series):
        return ratio.map(percent)
    return in_unit(100 * ratio, "PERCENT")


def why_missing(operands: dict, denominators: dict | None = None) -> str:
    """The reason why a measure of these scalar operands is missing: "" if it is not.

    operands: name -> value; denominators: name -> value.
    """
    for name, value in {**operands, **(denominators or {})}.items():
        if pd.isna(value):
            return f"{name} not published"
    for name, value in (denominators or {}).items():
        if float(value) == 0:
            return f"{name} is zero"
    return ""


def rca(exports, exports_total, world_exports, world_total):
    """Revealed comparative advantage: (x_ik / x_i) / (x_wk / x_w); 1 = the world's own share.

    All in one currency and from one source.  Domain [0, inf).
    Source: Balassa (1965), The Manchester School 33(2), 99-123.
    """
    return ratio(ratio(exports, exports_total), ratio(world_exports, world_total))


def symmetric_rca(index):
    """(RCA - 1) / (RCA + 1), between -1 and 1, 0 = the world's own share.

    Source: the symmetric form of Balassa's index, Dalum, Laursen and Villumsen (1998).
    """
    return ratio(index - 1, index + 1)


def trade_intensity(exports, exports_total, partner_imports, world_imports, own_imports):
    """Kojima's trade intensity: (x_ij / x_i) / (m_j / (m_w - m_i)); 1 = as much as the partner's weight
    in the imports of the world without the exporter itself.

    Domain [0, inf).  Source: Kojima (1964), Hitotsubashi Journal of Economics 5(1); the form with the
    exporter's own imports taken out: Drysdale and Garnaut (1982), same journal 22(2), 62-84.
    """
    return ratio(ratio(exports, exports_total), ratio(partner_imports, world_imports - own_imports))


def shares(values: pd.Series) -> pd.Series:
    """Each value's share of their sum; all nan if any is missing, negative or their sum is zero."""
    if values.isna().any() or any(float(v) < 0 for v in values):
        return values * math.nan
    return ratio(values, values.sum())


def complementarity(export_shares: pd.Series, import_shares: pd.Series):
    """Michaely's trade complementarity: 100 (1 - sum_k |m_kj - x_ki| / 2); 0 none, 100 perfect.

    Both: shares by product on the same index, each summing to 1.
    Source: Michaely (1996), World Bank Policy Research Working Paper.
    """
    return PERFECT_FIT * (1 - _distance(export_shares, import_shares) / 2)


def similarity(first: pd.Series, second: pd.Series):
    """Finger and Kreinin's similarity: sum_k min(a_k, b_k); 0 nothing in common, 1 the same.

    Both: shares on the same index.  Source: Finger and Kreinin (1979), Economic Journal 89.
    """
    _same_index(first, second)
    if first.isna().any() or second.isna().any():
        return math.nan
    return sum(smallest_of(pair) for pair in zip(first, second, strict=True))


def cosine(first: pd.Series, second: pd.Series):
    """Cosine of the angle between two structures: sum_k a_k b_k / sqrt(sum_k a_k^2 sum_k b_k^2); 0 nothing
    in common, 1 the same.

    Both on the same index.  Source: Jaffe (1986), American Economic Review 76(5).
    """
    _same_index(first, second)
    if first.isna().any() or second.isna().any():
        return math.nan
    product = sum(a * b for a, b in zip(first, second, strict=True))
    return ratio(product, (sum(a * a for a in first) * sum(b * b for b in second)) ** 0.5)


def specialisation(own: pd.Series, reference: pd.Series):
    """Krugman's specialisation: sum_k |a_k - b_k|; 0 the reference's structure, 2 nothing in common.

    Both: shares on the same index.  Source: Krugman (1991), Geography and Trade.
    """
    return _distance(own, reference)


def _distance(first: pd.Series, second: pd.Series):
    _same_index(first, second)
    if first.isna().any() or second.isna().any():
        return math.nan
    return sum(abs(a - b) for a, b in zip(first, second, strict=True))


def _same_index(first: pd.Series, second: pd.Series) -> None:
    if not first.index.equals(second.index):
        raise ValueError("the two structures must be given on the same index")


def grubel_lloyd(exports, imports):
    """Intra-industry trade of one product: 1 - |x - m| / (x + m); nan without trade. Domain [0, 1].

    Source: Grubel and Lloyd (1975), Intra-Industry Trade.
    """
    return 1 - ratio(abs(exports - imports), exports + imports)


def grubel_lloyd_total(exports: pd.Series, imports: pd.Series):
    """The trade-weighted mean over products: 1 - sum_k |x_k - m_k| / sum_k (x_k + m_k).

    Not adjusted for the overall imbalance.  Source: Grubel and Lloyd (1975), chapter 2.
    """
    _same_index(exports, imports)
    if exports.isna().any() or imports.isna().any():
        return math.nan
    return 1 - ratio(_distance(exports, imports), exports.sum() + imports.sum())


def concentration(values: pd.Series):
    """Herfindahl-Hirschman index of the shares: sum_j s_j^2; 1/n even, 1 one partner only."""
    part = shares(values)
    return math.nan if part.isna().any() else sum(s * s for s in part)


def extensive_margin(exports: pd.Series, others: pd.Series):
    """Hummels and Klenow's extensive margin: what the others sell to j of the products that i sells to it, as
    a part of all that they sell to it; 0 none of their products, 1 all of them.

    exports, others: by product on the same index, what i and what all others sell to j; 0 where nothing.
    Source: Hummels and Klenow (2005), American Economic Review 95(3), 704-723.
    """
    _same_index(exports, others)
    if exports.isna().any() or others.isna().any():
        return math.nan
    return ratio(others[exports > 0].sum(), others.sum())


def intensive_margin(exports: pd.Series, others: pd.Series):
    """Hummels and Klenow's intensive margin: what i sells to j, as a part of what the others sell to it of
    the same products.  The product of the two margins is what i sells, as a part of what the others sell.

    As `extensive_margin`."""
    _same_index(exports, others)
    if exports.isna().any() or others.isna().any():
        return math.nan
    return ratio(exports.sum(), others[exports > 0].sum())


def openness(exports, imports, product):
    """(exports + imports) / gross product, in per cent; all in one currency and year."""
    return percent(ratio(exports + imports, product))


def theil(incomes: pd.Series, population: pd.Series | None = None):
    """Theil's T: sum_i w_i (y_i / m) ln(y_i / m), m = sum_i w_i y_i, w = shares of population (equal
    weights if none is given). 0 = all equal; at most ln n with equal weights.

    incomes: income per head, positive.  Source: Theil (1967), Economics and Information Theory.
    """
    if incomes.isna().any() or any(float(y) <= 0 for y in incomes):
        return math.nan
    weights = _weights(incomes, population)
    if weights.isna().any():
        return math.nan  # pandas' sum would leave the missing out and give 0: all equal
    relative = incomes / (weights * incomes).sum()
    return (weights * relative * relative.map(_log)).sum()


def theil_between(incomes: pd.Series, groups: pd.Series, population: pd.Series | None = None):
    """The part of Theil's T between groups; the rest (theil - theil_between) is within them.

    groups: group of each row, same index.  The decomposition is exact.
    """
    _same_index(incomes, groups)
    if incomes.isna().any() or groups.isna().any() or any(float(y) <= 0 for y in incomes):
        return math.nan
    weights = _weights(incomes, population)
    if weights.isna().any():
        return math.nan
    mean = (weights * incomes).sum()
    total = 0.0
    for members in groups.groupby(groups).groups.values():
        weight = weights.loc[members].sum()
        if float(weight) == 0:
            continue  # nobody lives there
        relative = (weights.loc[members] * incomes.loc[members]).sum() / weight / mean
        total = total + weight * relative * _log(relative)
    return total


def _log(value):
    return value.log() if hasattr(value, "log") else math.log(value)


def _weights(incomes: pd.Series, population: pd.Series | None) -> pd.Series:
    if population is None:
        return pd.Series(1 / len(incomes), index=incomes.index)
    _same_index(incomes, population)
    return shares(population)


def variation(values: pd.Series, population: pd.Series | None = None):
    """Coefficient of variation: sqrt(sum_i w_i (y_i - m)^2) / m; sigma-convergence when it falls.

    Equal weights if no population is given (the standard deviation of the whole population, n).
    """
    if values.isna().any():
        return math.nan
    weights = _weights(values, population)
    if weights.isna().any():
        return math.nan
    mean = (weights * values).sum()
    return ratio(np.sqrt((weights * (values - mean) ** 2).sum()), mean)


def log_deviation(values: pd.Series, population: pd.Series | None = None):
    """Standard deviation of the logarithms: sqrt(sum_i w_i (ln y_i - sum_j w_j ln y_j)^2); 0 = all equal.

    values: positive.  Equal weights if no population is given.  Gives the poorest as much weight as the
    richest, which the coefficient of variation and Theil's index do not (Cowell, Measuring Inequality).
    """
    if values.isna().any() or any(float(value) <= 0 for value in values):
        return math.nan
    weights = _weights(values, population)
    if weights.isna().any():
        return math.nan
    logs = values.map(_log)
    return np.sqrt((weights * (logs - (weights * logs).sum()) ** 2).sum())


def growth(before, after):
    """Growth in per cent: 100 (after / before - 1)."""
    return percent(ratio(after, before) - 1)
