"""Parts against their whole: what an economy reports with each partner, against what it reports with all.

A value may fit its own past and yet not its total: a partner that comes twice, a group of economies among
them, a row shifted.  So where a source publishes the whole beside its parts, new parts that come to more are
named.  Parts that come to less are no fault by themselves (few sources list every partner): it is told where
clearly less of a total is explained than the period before.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tracepaper.sources.schema_guard import Finding

if TYPE_CHECKING:
    import pandas as pd

ROUNDED = 0.001  # parts may come to so much more than their total: both are printed rounded
LOST = 0.1  # part of a total that may be explained less than in the period before


def whole_findings(
    new: pd.DataFrame,
    last: pd.DataFrame,
    dimensions: Sequence[str],
    units: Mapping[str, tuple[str, float]],
    wholes: Collection[str],
) -> list[Finding]:
    """Findings about totals of which the new edition changes a part.

    new, last: observations of one source: series, the dimensions, period, value, unit.  wholes: the codes
    that stand for all of a dimension.  The first two dimensions are tried, the other one fixed.  Only parts
    that come to more than their total stop.
    """
    if len(dimensions) < 2 or not len(new) or not wholes:
        return []
    found = []
    for over, fixed in (dimensions[1::-1], dimensions[:2]):
        now, then = (_sums(table, over, fixed, dimensions, units, wholes) for table in (new, last))
        found += _one_side(now, then.reindex(now.index), over)
    return found


def _sums(
    table: pd.DataFrame,
    over: str,
    fixed: str,
    dimensions: Sequence[str],
    units: Mapping[str, tuple[str, float]],
    wholes: Collection[str],
) -> pd.DataFrame:
    """Total and sum of its parts for each key of everything but `over`, where both are known."""
    import pandas as pd

    key = ["series", fixed, *dimensions[2:], "period"]
    coded = {name: table[name].astype("category") for name in (*key, over, "unit")}
    scale = coded["unit"].map({unit: factor for unit, (_, factor) in units.items()}).astype(float)
    frame = pd.DataFrame(coded).assign(base=table["value"].astype(float) * scale)
    frame = frame[(frame[over] != "") & (frame[fixed] != "")]
    total = frame[over].isin(set(wholes))
    whole = _summed(frame[total].drop_duplicates([*key, over]), key, "whole")
    both: pd.DataFrame = whole.merge(_summed(frame[~total], key, "parts"), on=key)
    both = both[both["whole"] > 0]
    return both.set_index(key).sort_index()


def _summed(frame: pd.DataFrame, key: list[str], name: str) -> pd.DataFrame:
    """Sums by key, which becomes text: two tables have not the same categories."""
    sums = frame.groupby(key, observed=True, sort=False)["base"].sum().reset_index(name=name)
    sums[key] = sums[key].astype(str)
    return sums


def _one_side(now: pd.DataFrame, then: pd.DataFrame, over: str) -> list[Finding]:
    """The totals that changed, or whose parts did: too large a sum, or one that explains less than before."""
    share = now["parts"] / now["whole"]
    levels = [name for name in share.index.names if name != "period"]
    before = share.groupby(level=levels).shift()
    changed = ~(
        ((now["parts"] / then["parts"] - 1).abs() < 1e-9) & ((now["whole"] / then["whole"] - 1).abs() < 1e-9)
    )
    found = []
    for at in share.index[changed]:
        told = " ".join(str(word) for word in at if word)
        if share[at] > 1 + ROUNDED:
            text = (
                f"{told}: all values of {over} add up to {_amount(now['parts'][at])}, more than the total, "
                f"{_amount(now['whole'][at])}; a row comes twice, is a group, or its unit slipped"
            )
            found.append(Finding("sum", text))
        elif before[at] - share[at] > LOST:
            text = (
                f"{told}: all values of {over} add up to {share[at]:.0%} of the total, the period before to "
                f"{before[at]:.0%}; see which is missing or too small"
            )
            found.append(Finding("sum", text, stops=False))
    return found


def _amount(value: Any) -> str:
    return f"{float(value):,.6g}"
