"""Check 9: no number that the paper rests on is off by a power of ten.

A thousand taken for a one, or 万 for 亿, is a number like any other to whatever calculates with it.  It is
held against its own past, against other sources and against the partner's side (`sources.levels`); what
stands alone is named with file and line.  Publishers do print such numbers: an exemption says that somebody
has looked.

Only observations behind a number that a reader sees are looked at, and of those not the hundreds of
thousands behind one estimate, where no single one decides: there, what is odd and as published is not rare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.parquet as pq

from tracepaper.audit.report import Result
from tracepaper.evidence.ranges import read
from tracepaper.evidence.tables import lineages_in
from tracepaper.problems import Place
from tracepaper.sources.levels import Outlier, named_outliers

if TYPE_CHECKING:
    import numpy.typing as npt

    from tracepaper.audit.material import Material

MOST = 2000  # observations behind a number; beyond that none of them decides
_WITNESSES = {
    "past": "the periods before and after it",
    "others": "other sources, or the partner's side,",
    "series": "other sources, or the partner's side, in every period",
    "edition": "the last edition",
}


def check(material: Material) -> Result:
    """What was looked at, and each level that stands alone."""
    result = Result("observations behind the paper's numbers, against their past, others and partners", 0)
    declared = material.declared
    frame = pq.read_table(material.path("data/processed/observations.parquet")).to_pandas()
    found = named_outliers(frame, list(declared.DIMENSIONS), declared.UNITS, declared.MIRRORS)
    numbers = frame["obs"].to_numpy()
    behind = _behind(material, int(numbers.max(initial=-1)) + 1)[numbers]
    result.count = int((behind & found.compared).sum())
    for outlier in found.outliers:
        if behind[outlier.row]:
            row = frame.iloc[outlier.row].to_dict()
            result.fail("level-off", _place(row, declared.DIMENSIONS), sentence(outlier, row))
    return result


def sentence(outlier: Outlier, row: dict[str, Any]) -> str:
    """What was found, what was expected, what to do."""
    times = f"{10 ** abs(outlier.factor):,} times"
    much = f"about {times} what" if outlier.factor > 0 else f"about 1/{10**-outlier.factor:,} of what"
    said = " and ".join(_WITNESSES[name] for name in outlier.witnesses)
    return (
        f"{row['value']:,.6g} {row['unit']} is {much} {said} suggest ({outlier.expected:,.3g}); see whether "
        "a unit or a digit slipped, and if it is so published, exempt it"
    )


def _place(row: dict[str, Any], dimensions: Iterable[str]) -> Place:
    told = [row[name] for name in ("source", "series", *dimensions, "period") if row[name]]
    return Place(f"data/raw/{row['file']}", int(row["line"]), item=" ".join(map(str, told)))


def _behind(material: Material, count: int) -> npt.NDArray[np.bool_]:
    """For each observation whether a number that a reader sees rests on it and few others."""
    marks = np.zeros(count, bool)
    for ranges in {tuple(ranges) for ranges in _lineages(material)}:
        runs = read(ranges)
        if sum(last - first + 1 for first, last in runs) <= MOST:
            for first, last in runs:
                marks[first : last + 1] = True  # texts have numbers too, after the last observation's
    return marks


def _lineages(material: Material) -> Iterator[list[str]]:
    yield from (fact["observations"] for fact in material.facts.values())
    yield from (claim["observations"] for claim in material.claims.values())
    for path in sorted(material.path("data/processed/exhibits").glob("*.parquet")):
        # runs, so at least as many observations
        yield from (runs for runs in lineages_in(path) if len(runs) <= MOST)
