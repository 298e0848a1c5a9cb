"""Which flows are treated, since when, and how the effects of cohorts and years are averaged.

Each cohort has an effect of its own in each year since its first tariff cut: extended two-way fixed effects
(Wooldridge 2023, 2025) as Nagengast and Yotov (2025) bring them to gravity.  An average of these effects
never compares one treated pair with another that was treated before, which a single dummy does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from analysis.gravity.panel import Panel
from analysis.gravity.terms import COHORTS, EXPORTS, HUB, IMPORTS, OTHERS, STARTS
from analysis.vocabulary import ASEAN_MEMBERS

DESTA, OWN = "desta-agreements", ("67", "228", "959")  # between China and ASEAN, or one member of it
NOT_GOODS = "Services|Investment Protection"


@dataclass
class Design:
    """Columns of a regression: labels, and for each the cells of the block that are not zero and what is in
    them.  size: cells of the block."""

    size: int
    labels: list[tuple] = field(default_factory=list)
    cells: list[np.ndarray] = field(default_factory=list)
    values: list[np.ndarray] = field(default_factory=list)

    def add(self, label: tuple, cells: np.ndarray, values: np.ndarray | None = None) -> None:
        """A column, unless all of it is zero."""
        if len(cells):
            self.labels.append(label)
            self.cells.append(cells)
            self.values.append(np.ones(len(cells)) if values is None else values)

    def matrix(self) -> Any:
        """Sparse, cells of the block x columns."""
        from scipy import sparse

        columns = np.repeat(np.arange(len(self.cells)), [len(cells) for cells in self.cells])
        places = (np.concatenate([*self.cells, []]).astype(int), columns)
        values = np.concatenate([*self.values, []])
        return sparse.csc_matrix((values, places), shape=(self.size, len(self.cells)))

    def mean(self, first: int, last: int, where: Mapping[str, Any] | None = None) -> np.ndarray:
        """Weights that average the effects of the years between, each by its number of flows; where:
        the cohort or the direction wanted, if not all.

        Raises ValueError if there is no such effect."""
        wanted = {"kind": "effect"} | dict(where or {})
        counts = np.array(
            [
                len(cells) if first <= label[2] <= last and _is(label, wanted) else 0
                for label, cells in zip(self.labels, self.cells, strict=True)
            ],
            dtype=float,
        )
        if not counts.any():
            raise ValueError(f"no effect between {first} and {last} where {wanted}")
        return counts / counts.sum()

    def single(self, label: tuple) -> np.ndarray:
        """Weights that pick one column."""
        return np.array([float(found == label) for found in self.labels])


def _is(label: tuple, wanted: Mapping[str, Any]) -> bool:
    return dict(zip(("kind", "cohort", "year", "direction"), label, strict=True)).items() >= wanted.items()


def add_effects(
    design: Design,
    panel: Panel,
    starts: Mapping[str, int] = STARTS,
    leads: bool = False,
    by_direction: bool = False,
) -> None:
    """Columns ("effect", cohort, year, direction), one a cohort and year since the first tariff cut.

    leads: every year but the last before the cut.  by_direction: China's exports and imports apart, and
    else direction is "both"."""
    for cohort, group in COHORTS.items():
        for direction, pairs in _pairs(panel, group, by_direction).items():
            for place, year in enumerate(panel.years):
                if year != starts[cohort] - 1 if leads else year >= starts[cohort]:
                    cells = place * pairs.size + np.flatnonzero(pairs & panel.known[place])
                    design.add(("effect", cohort, int(year), direction), cells)


def add_phases(
    design: Design,
    panel: Panel,
    phases: Iterable[tuple[int, int]],
    partners: Iterable[str] = ASEAN_MEMBERS,
) -> None:
    """Columns ("effect", "ten", first year, "both"): one dummy a phase for all ten, the way of old; of
    placebos, for other partners."""
    treated = np.isin(panel.partner_of(HUB), list(partners))
    years = panel.axis("year", panel.years)
    for first, last in phases:
        cells = np.flatnonzero(treated & (years >= first) & (years <= last) & panel.known)
        design.add(("effect", "ten", first, "both"), cells)


def add_trends(design: Design, panel: Panel, starts: Mapping[str, int] = STARTS) -> None:
    """A linear trend of each cohort over all years: with effects for every later year, it is the trend
    of the years before the cuts."""
    for cohort, group in COHORTS.items():
        cells = np.flatnonzero(np.isin(panel.partner_of(HUB), group) & panel.known)
        years = panel.years[cells // panel.known[0].size] - starts[cohort]
        design.add(("trend", cohort, 0, "both"), cells, years.astype(float))


def add_agreements(design: Design, panel: Panel, force: Mapping[tuple[str, str], int]) -> None:
    """A dummy of pairs between which another agreement on goods is in force."""
    since = np.full(panel.known[0].shape, 9999)
    rows = {code: place for place, code in enumerate(panel.exporters)}
    columns = {code: place for place, code in enumerate(panel.importers)}
    for (one, other), year in force.items():
        if one in rows and other in columns:
            since[rows[one], columns[other]] = year
    cells = np.flatnonzero((panel.axis("year", panel.years) >= since) & panel.known)
    design.add((OTHERS, "", 0, "both"), cells)


def add_border(design: Design, panel: Panel, hub: str = "") -> None:
    """What crosses a border, against what is sold at home, in each year but the first; hub: only what
    crosses this economy's."""
    abroad = panel.exporters[:, None] != panel.importers[None, :]
    abroad = abroad & (panel.partner_of(hub)[0] != "") if hub else abroad
    for place, year in enumerate(panel.years[1:], 1):
        cells = place * abroad.size + np.flatnonzero(abroad & panel.known[place])
        design.add(("border", hub, int(year), "both"), cells)


def _pairs(panel: Panel, group: Iterable[str], by_direction: bool) -> dict[str, np.ndarray]:
    treated = np.isin(panel.partner_of(HUB)[0], list(group))
    if not by_direction:
        return {"both": treated}
    out = (panel.exporters == HUB)[:, None]
    return {EXPORTS: treated & out, IMPORTS: treated & ~out}


def other_agreements(evidence) -> tuple[dict[tuple[str, str], int], np.ndarray]:
    """(one, other) -> first year in which an agreement on goods is in force between them; and the numbers
    of the texts that say so.  Those between China and ASEAN or one of its members are left out.

    An agreement binds two parties from the later of their two dates.  The source has the agreements
    with at least one of the eleven economies as a party."""
    from tracepaper.evidence.lineage import observations_of, plain

    rows = evidence.text(DESTA, "members")
    rows = rows[rows["force"].notna()]
    numbers = observations_of(*rows["force"])
    rows = rows.map(plain)
    rows = rows[~rows["title"].str.contains(NOT_GOODS) & ~rows["agreement"].isin(OWN)]
    rows["force"] = rows["force"].astype(int)
    force: dict[tuple[str, str], int] = {}
    for _, parties in rows.groupby("agreement"):
        since = parties.groupby("state")["force"].min().to_dict()
        for one in since:
            for other in since:
                if one != other and not _own(one, other):
                    year = max(since[one], since[other])
                    force[one, other] = min(force.get((one, other), year), year)
    return force, np.array(sorted(numbers))


def _own(one: str, other: str) -> bool:
    return (one == HUB and other in ASEAN_MEMBERS) or (other == HUB and one in ASEAN_MEMBERS)
