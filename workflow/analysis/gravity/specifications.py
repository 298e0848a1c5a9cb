"""Every way in which the paper asks the same question, by name, and what each needs.

The question: by how much does trade between China and the ten exceed, on average over 2010-2018, what the
equation makes of it with the years before the first tariff cut as the base?  The first answer (`baseline`)
leaves out the flows between China and Hong Kong, whose decline as an entrepot is no matter of ASEAN's, and
holds other agreements constant; each of the others changes one thing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis.gravity import panel as flows
from analysis.gravity import placebo
from analysis.gravity.bias import bias, corrected_error
from analysis.gravity.inference import DIRECTED, MULTIWAY, UNDIRECTED, error, interval, p_value
from analysis.gravity.panel import Panel
from analysis.gravity.poisson import Fit, fit
from analysis.gravity.terms import (
    AREA,
    BASELINE,
    CUTS,
    DOMESTIC,
    DOMESTIC_ALONE,
    DOMESTIC_OPENING,
    ENTREPOTS,
    EXPORTS,
    GUIDE,
    HONG_KONG,
    HUB,
    IMPORTS,
    LARGEST,
    LAST,
    SINCE,
    STARTS,
    WITHOUT,
)
from analysis.gravity.treatment import (
    Design,
    add_agreements,
    add_border,
    add_effects,
    add_phases,
    add_trends,
    other_agreements,
)
from analysis.vocabulary import ASEAN_MEMBERS

INTERVAL = 3
# where the agreement on goods, and not the early harvest, is taken as the beginning of the five
BY_GOODS = {**STARTS, "five": 2005}
SIGNIFICANCE = 0.05
PHASES = (CUTS, AREA)
EARLIER = (2004, 2009)  # of the placebos, which have no Thailand among them


@dataclass(frozen=True)
class Row:
    """An estimate and how far it can be trusted."""

    estimate: float
    error: float
    low: float
    high: float
    p: float
    flows: int
    pairs: int
    obs: np.ndarray  # numbers of the observations behind it
    rejections: float = math.nan


@dataclass(frozen=True)
class Estimated:
    """A fit with the columns it was made of."""

    panel: Panel
    design: Design
    fit: Fit

    def row(self, weights: np.ndarray, clusters: str = DIRECTED) -> Row:
        """A weighted sum of the coefficients."""
        return self.rows([weights], clusters)[0][0]

    def rows(self, sums: Sequence[np.ndarray], *clusters: str) -> list[list[Row]]:
        """Of several sums, which takes less time than one by one, a list each: with errors clustered in
        each of the ways."""
        sides = self.panel.exporters, self.panel.importers
        return [
            [
                self.as_row(float(weights @ self.fit.coefficients), error(scores, *sides, way))
                for way in clusters
            ]
            for weights, scores in zip(sums, self.fit.scores(np.stack(sums)), strict=True)
        ]

    def as_row(self, estimate: float, spread: float) -> Row:
        counts = self.panel.counts()
        ends = interval(estimate, spread)
        p = p_value(estimate, spread)
        return Row(estimate, spread, *ends, p, counts["flows"], counts["pairs"], self.panel.obs)

    def by_trade(self, first: int, last: int) -> np.ndarray:
        """Weights as of `Design.mean`, but each effect by the trade there would be without it."""
        counts = self.design.mean(first, last)
        fitted = np.array([self.fit.fitted.ravel()[cells].sum() for cells in self.design.cells])
        trade = np.where(counts > 0, fitted / np.exp(self.fit.coefficients), 0.0)
        return trade / trade.sum()


def _fitted(panel: Panel, design: Design, start: np.ndarray | None = None) -> Estimated:
    return Estimated(panel, design, fit(panel.value, panel.known, design.matrix(), start=start))


class Study:
    """The data of the study, each read once, and its fits, each made once."""

    def __init__(self, evidence) -> None:
        self._evidence = evidence
        self.force, self._texts = other_agreements(evidence)

    @cached_property
    def _exports(self):
        return flows.exports(self._evidence)

    @cached_property
    def panel(self) -> Panel:
        """All flows as the exporters report them."""
        return flows.laid_out(self._exports, self._texts)

    @cached_property
    def sample(self) -> Panel:
        """The flows of the first answer: all but those between China and Hong Kong."""
        return self.panel.without_pair(HUB, HONG_KONG).pruned

    @cached_property
    def baseline(self) -> Estimated:
        return _fitted(*self._designed(self.sample))

    def estimated(self, panel: Panel, *, start: np.ndarray | None = None, **options) -> Estimated:
        """options: as of `_designed`.  start: as of `fit`."""
        panel, design = self._designed(panel, **options)
        return _fitted(panel, design, self._near(panel, design) if start is None else start)

    def _designed(
        self, panel: Panel, *, agreements: bool = True, how=add_effects, **options
    ) -> tuple[Panel, Design]:
        """The flows in use and their columns; how: what adds those of the treatment, with its options."""
        panel, design = panel.pruned, Design(panel.value.size)
        how(design, panel, **options)
        if agreements:
            add_agreements(design, panel, self.force)
        return panel, design

    def _near(self, panel: Panel, design: Design) -> np.ndarray | None:
        """The first answer's unknowns as a start, if it has all the effects; its other columns begin at 0."""
        if panel.value.shape != self.sample.value.shape or (panel.in_use > self.sample.in_use).any():
            return None
        found = dict(zip(self.baseline.design.labels, self.baseline.fit.coefficients, strict=True))
        coefficients = [found.get(label, 0.0) for label in design.labels]
        return np.concatenate([self.baseline.fit.effects, coefficients])

    def average(self, panel: Panel, **options) -> Row:
        """The answer on other flows or with other columns."""
        estimated = self.estimated(panel, **options)
        return estimated.row(estimated.design.mean(*AREA))

    @cached_property
    def phases(self) -> Estimated:
        """One dummy a phase for all ten."""
        return self.estimated(self.sample, how=add_phases, phases=PHASES)

    @cached_property
    def directions(self) -> Estimated:
        return self.estimated(self.sample, by_direction=True)

    def printed(self) -> dict[str, Estimated]:
        """The specifications of the printed table; `exports` has both directions."""
        return {
            "neither": self.estimated(self.panel, agreements=False),
            "agreements-not-held": self.estimated(self.sample, agreements=False),
            BASELINE: self.baseline,
            EXPORTS: self.directions,
            DOMESTIC: self.estimated(self.with_sales, how=_domestic),
            DOMESTIC_OPENING: self.estimated(self.with_sales, how=_domestic_opening),
        }

    @cached_property
    def with_sales(self) -> Panel:
        """Flows between the economies whose domestic sales are known, with those sales, in their years."""
        import pandas as pd

        sales, behind = flows.domestic_sales(self._evidence)
        traded = self._exports[
            self._exports["exporter"].isin(sales["exporter"])
            & self._exports["importer"].isin(sales["exporter"])
            & self._exports["year"].isin(sales["year"])
        ]
        reporting = traded["exporter"].unique()
        sales = sales[sales["exporter"].isin(reporting)]
        together = pd.concat([traded, sales[traded.columns]], ignore_index=True)
        return flows.laid_out(together, behind, self._texts).without_pair(HUB, HONG_KONG)

    @cached_property
    def mirrored(self) -> tuple[Panel, Panel]:
        """The importers' reports (CIF), and the exporters' (FOB) of the same flows."""
        reported = flows.imports(self._evidence)
        key = ["exporter", "importer", "year"]
        both = reported[key].merge(self._exports[key])
        one, other = (
            flows.laid_out(frame.merge(both, on=key), self._texts).without_pair(HUB, HONG_KONG)
            for frame in (reported, self._exports)
        )
        return one, other


def _domestic(design: Design, panel: Panel) -> None:
    add_effects(design, panel)
    add_border(design, panel)


def _domestic_opening(design: Design, panel: Panel) -> None:
    """As well, a border of China's own in each year: its opening to everybody is no matter of ASEAN's."""
    _domestic(design, panel)
    add_border(design, panel, HUB)


def _with_trends(design: Design, panel: Panel) -> None:
    add_effects(design, panel)
    add_trends(design, panel)


def _abroad(study: Study) -> Panel:
    panel = study.with_sales
    return panel.only(panel.exporters[:, None] != panel.importers[None, :])


def _every(study: Study, step: int) -> Panel:
    return study.sample.only(study.sample.axis("year", (LAST - study.sample.years) % step == 0))


def _since(study: Study, first: int) -> Panel:
    return study.sample.only(study.sample.axis("year", study.sample.years >= first))


def _reference_year(study: Study) -> Row:
    estimated = study.estimated(study.sample, leads=True)
    return estimated.row(estimated.design.mean(*AREA))


def _trade_weighted(study: Study) -> Row:
    return study.baseline.row(study.baseline.by_trade(*AREA))


def _clustered(clusters: str) -> Callable[[Study], Row]:
    return lambda study: study.baseline.row(study.baseline.design.mean(*AREA), clusters)


def _direction(direction: str) -> Callable[[Study], Row]:
    def row(study: Study) -> Row:
        found = study.directions
        return found.row(found.design.mean(*AREA, where={"direction": direction}))

    return row


def _phases(study: Study) -> Row:
    return study.phases.row(study.phases.design.mean(*AREA))


def _corrected(study: Study) -> Row:
    """The coefficient less its bias, with the corrected error."""
    found = study.phases
    weights = found.design.mean(*AREA)
    [influence] = found.fit.equations.influences(weights[None])
    off = bias(found.fit, influence)
    return found.as_row(float(weights @ found.fit.coefficients) - off, corrected_error(found.fit, weights))


def _without(*economies: str) -> Callable[[Study], Row]:
    return lambda study: study.average(study.sample.without(*economies))


RIVALS: dict[str, Callable[[Study], Row]] = {
    BASELINE: lambda study: study.baseline.row(study.baseline.design.mean(*AREA)),
    "hong-kong-in": lambda study: study.average(study.panel),
    "agreements-not-held": lambda study: study.average(study.sample, agreements=False),
    "neither": lambda study: study.average(study.panel, agreements=False),
    "own-trends": lambda study: study.average(study.sample, how=_with_trends),
    "last-year-before": _reference_year,
    "since-2000": lambda study: study.average(_since(study, SINCE)),
    "goods-agreement": lambda study: study.average(study.sample, starts=BY_GOODS),
    "one-dummy": _phases,
    "bias-corrected": _corrected,
    "by-trade": _trade_weighted,
    "third-years": lambda study: study.average(_every(study, INTERVAL)),
    "blanks-as-zero": lambda study: study.average(
        flows.blanks_as_zero(study.panel).without_pair(HUB, HONG_KONG)
    ),
    EXPORTS: _direction(EXPORTS),
    IMPORTS: _direction(IMPORTS),
    "importers-reports": lambda study: study.average(study.mirrored[0]),
    "exporters-same-flows": lambda study: study.average(study.mirrored[1]),
    DOMESTIC: lambda study: study.average(study.with_sales, how=_domestic),
    DOMESTIC_OPENING: lambda study: study.average(study.with_sales, how=_domestic_opening),
    DOMESTIC_ALONE: lambda study: study.average(_abroad(study)),
    "without-entrepots": _without(*ENTREPOTS),
    **{WITHOUT + member: _without(member) for member in ASEAN_MEMBERS},
    UNDIRECTED: _clustered(UNDIRECTED),
    MULTIWAY: _clustered(MULTIWAY),
}
PLACEBOS = {"placebo-all": None, "placebo-largest": LARGEST}


def rivals(study: Study) -> Iterator[tuple[str, Row]]:
    """Every specification with its answer, in the order of RIVALS, then the placebos."""
    for name, answer in RIVALS.items():
        yield name, answer(study)
    yield from placebos(study)


def placebos(study: Study) -> Iterator[tuple[str, Row]]:
    """The one-step answer with its interval and p by randomisation, for each pool of partners."""
    null = study.estimated(study.sample, how=lambda design, panel: None)
    pool = placebo.eligible(null.panel)
    found = placebo.parts(null.fit, null.panel, [*ASEAN_MEMBERS, *pool], (EARLIER, AREA))
    counts = null.panel.counts()
    for name, largest in PLACEBOS.items():
        drawn = placebo.randomised(found, ASEAN_MEMBERS, pool[:largest])
        answer = (drawn.estimate, drawn.error, drawn.low, drawn.high, drawn.p)
        rejected = math.nan if largest else _rejected(study, null.panel, found, pool)
        yield name, Row(*answer, counts["flows"], counts["pairs"], null.panel.obs, rejected)


def _rejected(study: Study, panel: Panel, found: placebo.Parts, pool: list[str]) -> float:
    """Of the first draws, fitted in full, the share that an ordinary test at 5 per cent rejects."""
    drawn = placebo.groups(len(pool), len(ASEAN_MEMBERS))[: placebo.REFITS]
    rejected = 0
    for group in drawn:
        partners = [pool[place] for place in group]
        start = placebo.near_full_fit(found, partners)
        estimated = study.estimated(
            panel, how=add_phases, start=start, phases=(EARLIER, AREA), partners=partners
        )
        rejected += estimated.row(estimated.design.mean(*AREA)).p < SIGNIFICANCE
    return rejected / len(drawn)


def guide(evidence) -> tuple[Estimated, Row]:
    """The guide's own estimate: one effect for the two directions of a pair, errors clustered likewise."""
    panel, agreement = flows.guide(evidence)
    design = Design(panel.value.size)
    design.add((GUIDE, "", 0, "both"), np.flatnonzero(agreement & panel.known))
    found = Estimated(panel, design, fit(panel.value, panel.known, design.matrix(), both_ways=True))
    return found, found.row(np.ones(1), UNDIRECTED)
