"""Effects of the China-ASEAN tariff cuts by cohort and year, before and after: an event study.

Formula: as `gravity`, with an effect for every year of a cohort but the last before its first tariff cut,
from which the others are measured.  Unit: logarithms of trade, with the 95 per cent interval of errors
clustered by directed pair.  Before the cuts the effects should be near nothing, if the rest of the world
shows how this trade would have gone without them.
"""

from __future__ import annotations

import numpy as np

from analysis.gravity.inference import DIRECTED, UNDIRECTED
from analysis.gravity.specifications import Study
from analysis.gravity.terms import STARTS, TEN
from analysis.indicators.gravity import rounded
from tracepaper.evidence.lineage import Traced, bulk

NUMBERS = ("estimate", "error", "low", "high", "low_undirected", "high_undirected")
KEYS = ("cohort", "time", "year")


def table(evidence):
    """cohort (thailand, five, four; ten: their mean at the same distance from the cuts, by flows),
    time (years since the first cut), year (missing for ten), estimate, error, low, high;
    low_undirected, high_undirected: the interval with errors clustered by undirected pair.

    The ten are given at distances at which all three cohorts have data.  The base, at -1, is 0 and has no
    error."""
    import pandas as pd

    study = Study(evidence)
    estimated = study.estimated(study.sample, leads=True)
    lineage = bulk(0.0, estimated.panel.obs, "").operands
    rows = []
    for cohort, time, numbers in _numbers(estimated):
        year = None if cohort == TEN else STARTS[cohort] + time
        label = f"PPML, event study, {cohort}: {time}"
        traced = {
            name: None if value is None else Traced(rounded(value), "bulk", lineage, label)
            for name, value in numbers.items()
        }
        rows.append({"cohort": cohort, "time": time, "year": year} | traced)
    frame = pd.DataFrame(rows).astype({"year": "Int64"} | dict.fromkeys(NUMBERS, object))
    order = {cohort: place for place, cohort in enumerate([TEN, *STARTS])}
    frame["order"] = frame["cohort"].map(order)
    return frame.sort_values(["order", "time"], ignore_index=True).drop(columns="order")


def _numbers(estimated):
    """(cohort, time, numbers) of every effect and mean; the base is 0."""
    found = [*_single(estimated), *_means(estimated)]
    rows = iter(estimated.rows([sums for *_, sums in found if sums is not None], DIRECTED, UNDIRECTED))
    for cohort, time, sums in found:
        numbers = dict.fromkeys(NUMBERS, 0.0) | {"error": None}
        if sums is not None:
            row, both = next(rows)
            numbers = {name: getattr(row, name) for name in NUMBERS[:4]}
            numbers |= {"low_undirected": both.low, "high_undirected": both.high}
        yield cohort, time, numbers


def _single(estimated):
    """(cohort, time, weights) of every effect; weights is None for the base."""
    for label in estimated.design.labels:
        if label[0] == "effect":
            yield label[1], label[2] - STARTS[label[1]], estimated.design.single(label)
    for cohort in STARTS:
        yield cohort, -1, None


def _means(estimated):
    """The same for the mean of all, at the distances at which there are all cohorts."""
    found: dict[int, list[int]] = {}
    for place, label in enumerate(estimated.design.labels):
        if label[0] == "effect":
            found.setdefault(label[2] - STARTS[label[1]], []).append(place)
    for time, places in found.items():
        if len(places) == len(STARTS):
            counts = np.zeros(len(estimated.design.labels))
            counts[places] = [len(estimated.design.cells[place]) for place in places]
            yield TEN, time, counts / counts.sum()
    yield TEN, -1, None
