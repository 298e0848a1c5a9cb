"""Randomisation inference: the same estimate for ten partners of China drawn at random, many times.

Clustered errors rest on many independent clusters, and only twenty pairs are treated.  So the estimate for
ASEAN is set against those of placebo groups of ten that no agreement of China's treated.  To fit each group
again would take half an hour; one Newton step from the fit without any treatment takes sums of a few numbers
per partner, found once, and comes out near the full fit (a test compares them).  Standard errors at that fit
are no guide, as they take an effect for noise; what an ordinary test would say is asked of full fits of some
of the draws.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.gravity.panel import Panel
from analysis.gravity.poisson import Fit
from analysis.gravity.terms import HUB
from analysis.gravity.treatment import Design, add_phases
from analysis.vocabulary import ASEAN_MEMBERS

DRAWS, REFITS, SEED = 9999, 40, 1
LEAST_YEARS = 20  # of 24 in which both sides' exports must be known
EXACTNESS = 1e-4


@dataclass(frozen=True)
class Parts:
    """What partners add to a one-step estimate: scores (phases, partners), information (phases, phases,
    partners, partners), and what the null fit explains of them (unknowns, phases, partners)."""

    partners: list[str]
    null: Fit
    scores: np.ndarray
    information: np.ndarray
    explained: np.ndarray

    def places(self, partners: Sequence[str]) -> np.ndarray:
        return np.array([self.partners.index(partner) for partner in partners])


def parts(null: Fit, panel: Panel, partners: Sequence[str], phases: Sequence[tuple[int, int]]) -> Parts:
    """null: the fit without treatment.  Each partner has one dummy a phase, both directions together."""
    design = Design(panel.value.size)
    for phase in phases:
        for partner in partners:
            add_phases(design, panel, [phase], [partner])
    columns, shape = design.matrix(), (len(phases), len(partners))
    explained, information = null.equations.explained(columns, EXACTNESS)
    return Parts(
        list(partners),
        null,
        (columns.T @ null.residual.ravel()).reshape(shape),
        information.reshape(*shape, *shape).transpose(0, 2, 1, 3),
        explained.reshape(-1, *shape),
    )


def one_step(found: Parts, groups: np.ndarray) -> np.ndarray:
    """Estimates (groups, phases), a group each.  groups: (groups, size), places in `found.partners`."""
    scores = found.scores[:, groups].sum(2)  # phases, groups
    across = (slice(None), slice(None), groups[:, :, None], groups[:, None, :])
    information = np.moveaxis(found.information[across].sum((3, 4)), 2, 0)
    return np.linalg.solve(information, scores.T[:, :, None])[:, :, 0]


def near_full_fit(found: Parts, partners: Sequence[str]) -> np.ndarray:
    """The unknowns one step from the null fit: effects, phases, the null fit's own coefficients."""
    group = found.places(partners)
    [phases] = one_step(found, group[None])
    null = found.null.unknowns - found.explained[:, :, group].sum(2) @ phases
    effects = len(found.null.effects)
    return np.concatenate([null[:effects], phases, null[effects:]])


def eligible(panel: Panel) -> list[str]:
    """Partners outside ASEAN whose trade with China is known both ways in enough years, largest first by
    that trade before 2003."""
    out, into = np.flatnonzero(panel.exporters == HUB)[0], np.flatnonzero(panel.importers == HUB)[0]
    before = panel.years < 2003
    sizes = {}
    for place, partner in enumerate(panel.exporters):
        column = np.flatnonzero(panel.importers == partner)
        if len(column) and partner not in (HUB, *ASEAN_MEMBERS):
            ways = panel.known[:, out, column[0]], panel.known[:, place, into]
            if min(way.sum() for way in ways) >= LEAST_YEARS:
                sizes[str(partner)] = (
                    panel.value[before, out, column[0]].sum() + panel.value[before, place, into].sum()
                )
    return sorted(sizes, key=lambda partner: -sizes[partner])


def groups(pool: int, size: int, draws: int = DRAWS, seed: int = SEED) -> np.ndarray:
    """(draws, size): places drawn without replacement from the first `pool`; the bits of PCG64 are the
    same in every version of numpy, which its ways of choosing are not."""
    bits = np.random.PCG64(seed).random_raw(draws * pool).reshape(draws, pool)
    return np.argsort(bits, axis=1, kind="stable")[:, :size]


@dataclass(frozen=True)
class Randomised:
    """estimate: of the group itself; error: standard deviation of the placebos' estimates; low, high: the
    interval, and p, by their distribution."""

    estimate: float
    error: float
    low: float
    high: float
    p: float


def randomised(found: Parts, treated: Sequence[str], pool: Sequence[str]) -> Randomised:
    """The treated group against groups of the same size out of the pool."""
    [estimate] = one_step(found, found.places(treated)[None])[:, -1]
    drawn = found.places(pool)[groups(len(pool), len(treated))]
    placebos = np.sort(one_step(found, drawn)[:, -1])
    beyond = int((np.abs(placebos) >= abs(estimate)).sum())
    low, high = (placebos[math.ceil(share * len(placebos)) - 1] for share in (0.025, 0.975))
    return Randomised(
        float(estimate),
        float(placebos.std()),
        float(estimate - high),
        float(estimate - low),
        (1 + beyond) / (1 + len(placebos)),
    )
