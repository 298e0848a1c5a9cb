"""Qinzhou's liner connectivity before and after each quarter, set against ports of the region.

For every date on which Qinzhou could be said to change course: the change of its mean log index from the
quarters before to those from the date on, less the mean change of comparison ports.  Each comparison port
is taken in turn as if it were Qinzhou (a placebo); the share of ports that moved at least as far away from
the others is a p-value by permutation.  All dates are computed, not only those of the plans, so that it is
seen whether anything happened then that did not happen at other times.

Difference in differences with inference by permutation: Abadie, Diamond and Hainmueller (2010).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.ports import ASEAN_PORTS, COMPARED_PORTS

SOURCE, SERIES = "unctad-lsci", "port-lsci"
QINZHOU, FANGCHENGGANG = "CHN-PORT-QINZHOU", "CHN-PORT-FANGCHENGGANG"
YEAR = 4  # quarters
BAND = (0.05, 0.95)  # between these percentiles of the placebos
FEWEST = 19  # comparison ports; with fewer no p-value can fall to 0.05
DECIMALS = 13  # sums of floats differ in the last digits from one computer to the next
KEYS = ("specification", "date", "year")


@dataclass(frozen=True)
class Specification:
    """ports: those to compare with.  within: how many times larger or smaller than Qinzhou's before the date
    their index may be (None: any).  span: quarters on each side.  best: the better of Qinzhou and
    Fangchenggang, as liners moved from one to the other.  detrended: less the change one span earlier."""

    ports: tuple[str, ...] = (*COMPARED_PORTS, *ASEAN_PORTS)
    within: float | None = 2
    span: int = YEAR
    best: bool = False
    detrended: bool = False


MAIN, BEST = "all-ports", "best-port"
SPECIFICATIONS = {
    MAIN: Specification(within=None),
    "similar": Specification(),
    "wider": Specification(within=3),
    "china": Specification(ports=COMPARED_PORTS, within=None),
    "asean": Specification(ports=ASEAN_PORTS, within=None),
    "two-years": Specification(within=None, span=2 * YEAR),
    BEST: Specification(within=None, best=True),
    "detrended": Specification(within=None, detrended=True),
}


def table(evidence):
    """specification, date (2019Q3: the first quarter after), year, qinzhou (change of its mean log index),
    others (mean change of the comparison ports), effect (qinzhou - others), low, high (5th and 95th
    percentile of the placebos), ports (their number), place (of Qinzhou among all, 1 = largest effect),
    p_value (share of all, Qinzhou included, that are at least as far from zero)."""
    import pandas as pd

    frame = evidence.published(SOURCE, SERIES)
    logs = np.log(frame.pivot(index="period", columns="economy", values="value").sort_index())
    rows = [
        {"specification": name, "date": date, "year": int(date[:4]), **found}
        for name, specification in SPECIFICATIONS.items()
        for date, found in _by_date(logs, specification)
    ]
    return _traced(pd.DataFrame(rows), frame["obs"])


def _traced(table, observations):
    from tracepaper.evidence.lineage import Traced, bulk

    lineage = bulk(0.0, observations, "").operands  # one list of runs for all cells
    label = "difference in differences of mean log indices"
    for column in ("qinzhou", "others", "effect", "low", "high", "ports", "place", "p_value"):
        cells = [Traced(round(float(value), DECIMALS), "bulk", lineage, label) for value in table[column]]
        table[column] = np.array([*cells, None], dtype=object)[:-1]
    return table


def _by_date(logs, specification: Specification):
    """(date, what was found) for each date with quarters enough of Qinzhou on both sides, and ports enough
    to compare with."""
    own = logs[[QINZHOU, FANGCHENGGANG]].max(axis=1) if specification.best else logs[QINZHOU]
    others = logs[list(specification.ports)]
    for at, date in enumerate(logs.index):
        change = _change(own.to_numpy()[:, None], at, specification)[0]
        changes = _change(_comparable(own, others, at, specification), at, specification)
        changes = changes[np.isfinite(changes)]
        if np.isfinite(change) and len(changes) >= FEWEST:
            yield date, _compare(change, changes)


def _comparable(own, others, at: int, specification: Specification):
    """The log indices of the ports to compare with at a date."""
    if specification.within is None:
        return others.to_numpy()
    before = slice(at - specification.span, at)
    distance = others.iloc[before].mean() - own.iloc[before].mean()
    return others.loc[:, distance.abs() <= np.log(specification.within)].to_numpy()


def _change(logs: np.ndarray, at: int, specification: Specification) -> np.ndarray:
    """Change of the mean from the quarters before to those from the date on, by port; nan where one is
    missing."""
    span = specification.span
    if at < span * (2 if specification.detrended else 1) or at + span > len(logs):
        return np.full(logs.shape[1], np.nan)
    before, after = logs[at - span : at].mean(axis=0), logs[at : at + span].mean(axis=0)
    if not specification.detrended:
        return after - before
    return after - 2 * before + logs[at - 2 * span : at - span].mean(axis=0)


def _compare(change: float, changes: np.ndarray) -> dict:
    effect = change - changes.mean()
    placebos = changes - (changes.sum() - changes) / (len(changes) - 1)
    low, high = np.quantile(placebos, BAND)
    return {
        "qinzhou": change,
        "others": changes.mean(),
        "effect": effect,
        "low": low,
        "high": high,
        "ports": len(changes),
        "place": 1 + int((placebos >= effect).sum()),
        "p_value": (1 + (np.abs(placebos) >= abs(effect)).sum()) / (1 + len(changes)),
    }
