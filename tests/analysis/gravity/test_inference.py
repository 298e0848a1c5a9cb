"""Clustered errors worked by hand, the correction for bias in a simulation, placebos against full fits."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from analysis.gravity import placebo
from analysis.gravity.bias import bias, corrected_error
from analysis.gravity.inference import MULTIWAY, UNDIRECTED, error, interval, p_value
from analysis.gravity.panel import laid_out
from analysis.gravity.poisson import fit
from analysis.gravity.treatment import Design, add_phases

CODES = np.array(["A", "B"])


def test_clusters_by_hand():
    """Two years, A to B and B to A: scores 1, 2 and 3, -1."""
    scores = np.zeros((2, 2, 2))
    scores[:, 0, 1], scores[:, 1, 0] = (1, 2), (3, -1)
    assert error(scores, CODES, CODES) == pytest.approx(math.sqrt((3**2 + 2**2) * 2 / 1))
    three = np.zeros((1, 3, 3))
    three[0, 0, 1], three[0, 1, 0], three[0, 0, 2] = 1, 2, 5
    names = np.array(["A", "B", "C"])
    assert error(three, names, names, UNDIRECTED) == pytest.approx(math.sqrt((3**2 + 5**2) * 2))
    # exporters 4 and 9; importers 9 and 4; years one; less the pairs, the flows in a year ...: worked out
    by_exporter, by_importer = (6**2 + 2**2) * 2, (2**2 + 1**2 + 5**2) * 3 / 2
    pairs = (1 + 4 + 25) * 3 / 2
    exporter_year, importer_year = by_exporter, by_importer
    variance = by_exporter + by_importer - pairs - exporter_year - importer_year + pairs
    assert math.isnan(error(three, names, names, MULTIWAY)) == (variance <= 0)


def test_more_correlation_within_clusters_is_a_larger_error():
    """A planted common shock of the two directions is seen by undirected clusters alone."""
    random = np.random.default_rng(2)
    names = np.array(list("ABCDEFGH"))
    shock = random.normal(size=(8, 8))
    scores = np.stack([shock + shock.T, shock + shock.T])
    np.einsum("tii->ti", scores)[:] = 0
    directed, undirected = (error(scores, names, names, way) for way in ("directed-pair", UNDIRECTED))
    assert undirected > 1.3 * directed


def test_intervals_and_p_values():
    assert interval(1.0, 0.5) == pytest.approx((1 - 0.98, 1 + 0.98), abs=1e-4)
    assert p_value(1.959963984540054, 1.0) == pytest.approx(0.05)
    assert math.isnan(p_value(1.0, math.nan))


def simulated(random, size: int = 10, years: int = 4):
    """Trade without any effect of a dummy, with errors whose variance is not Poisson's."""
    names = [f"E{place:02d}" for place in range(size)]
    out, into = random.normal(0, 1, (2, years, size))
    rows, treated = [], {}
    for a, one in enumerate(names):
        for b, other in enumerate(names):
            if a == b:
                continue
            since = random.integers(1, 2 * years)
            for year in range(years):
                mean = math.exp(out[year, a] + into[year, b])
                value = mean * random.lognormal(-0.5, 1.0) if mean < 1 else random.poisson(mean) + 1e-9
                rows.append((one, other, year, value * 1e6, 0))
                treated[year, a, b] = year >= since
    panel = laid_out(pd.DataFrame(rows, columns=["exporter", "importer", "year", "value", "obs"]))
    design = Design(panel.value.size)
    mask = np.zeros(panel.value.shape, dtype=bool)
    for place, value in treated.items():
        mask[place] = value
    design.add(("x",), np.flatnonzero(mask & panel.known))
    return panel, design


def test_the_corrected_error_is_nearer_to_the_truth():
    random, estimates, plain, corrected, offs = np.random.default_rng(5), [], [], [], []
    for _ in range(80):
        panel, design = simulated(random)
        found = fit(panel.value, panel.known, design.matrix())
        weights = np.ones(1)
        estimates.append(found.coefficients[0])
        [scores] = found.scores(weights[None])
        plain.append(error(scores, panel.exporters, panel.importers))
        corrected.append(corrected_error(found, weights))
        offs.append(bias(found, *found.equations.influences(weights[None])))
    truth = np.std(estimates)
    assert np.mean(plain) < np.mean(corrected)
    assert abs(np.mean(corrected) - truth) < abs(np.mean(plain) - truth)
    assert abs(np.mean(offs)) < truth  # a correction, no other estimate


def test_the_bias_is_found_where_it_is_known():
    """Errors that grow with the mean bias the estimate; the correction takes out most of it.

    The expectation is over draws of the errors, with the same dummy throughout."""
    random = np.random.default_rng(3)
    size, years = 8, 3
    names = [f"E{place}" for place in range(size)]
    mask = np.zeros((years, size, size), dtype=bool)
    mask[1:, :3, :] = True
    mask[2:, :, :2] = True
    frame = pd.DataFrame(
        [(a, b, y, 1.0, 0) for a in names for b in names for y in range(years) if a != b],
        columns=["exporter", "importer", "year", "value", "obs"],
    )
    base = laid_out(frame)
    design = Design(base.value.size)
    half = random.random((size, size)) < 0.5
    design.add(("x",), np.flatnonzero((np.arange(years) >= 1)[:, None, None] & half & base.known))
    raw, left = [], []
    for _ in range(150):
        value = np.where(base.known, random.lognormal(-0.5 + 1.2 * mask, 1.0), 0.0)
        found = fit(value, base.known, design.matrix())
        raw.append(found.coefficients[0])
        left.append(found.coefficients[0] - bias(found, *found.equations.influences(np.ones((1, 1)))))
    assert abs(np.mean(left)) < abs(np.mean(raw)) + 2 * np.std(raw) / math.sqrt(len(raw))


@pytest.fixture(scope="module")
def world():
    """Forty-five economies over 24 years, one of them China; no agreement has an effect."""
    random = np.random.default_rng(9)
    names = ["CHN", *(f"P{place:02d}" for place in range(44))]
    size = dict(zip(names, random.lognormal(1, 1, len(names)), strict=True))
    rows = [
        (a, b, year, 1e7 * size[a] * size[b] * random.lognormal(0, 0.4), 0)
        for a in names
        for b in names
        for year in range(1995, 2019)
        if a != b
    ]
    panel = laid_out(pd.DataFrame(rows, columns=["exporter", "importer", "year", "value", "obs"]))
    null = fit(panel.value, panel.known, Design(panel.value.size).matrix())
    return panel, null, names[1:]


PHASES = ((2004, 2009), (2010, 2018))


def test_one_step_is_near_the_full_fit(world):
    panel, null, partners = world
    found = placebo.parts(null, panel, partners, PHASES)
    drawn = placebo.groups(len(partners), 6, draws=5)
    for group, estimate in zip(drawn, placebo.one_step(found, drawn)[:, -1], strict=True):
        design = Design(panel.value.size)
        drawn_partners = [partners[place] for place in group]
        add_phases(design, panel, PHASES, drawn_partners)
        start = placebo.near_full_fit(found, drawn_partners)
        full = fit(panel.value, panel.known, design.matrix(), start=start)
        again = fit(panel.value, panel.known, design.matrix())
        assert full.coefficients == pytest.approx(again.coefficients, abs=1e-7)
        [scores] = full.scores(np.array([[0.0, 1.0]]))
        spread = error(scores, panel.exporters, panel.importers)
        assert estimate == pytest.approx(full.coefficients[-1], abs=0.15 * spread)


def test_an_effect_stands_out_among_placebos_and_nothing_does_not(world):
    panel, _, partners = world
    treated = np.isin(panel.partner_of("CHN"), partners[:6]) & panel.axis("year", panel.years >= 2010)
    for lift, stands_out in ((1.0, False), (1.6, True)):
        value = np.where(treated, panel.value * lift, panel.value)
        null = fit(value, panel.known, Design(value.size).matrix())
        found = placebo.parts(null, panel, partners, PHASES)
        answer = placebo.randomised(found, partners[:6], partners[6:])
        assert (answer.p < 0.01) == stands_out
        assert (answer.low > 0) == stands_out


def test_draws_are_without_replacement_and_the_same_everywhere():
    drawn = placebo.groups(40, 10, draws=200)
    assert all(len(set(row)) == 10 for row in drawn.tolist())
    assert drawn[0].tolist() == placebo.groups(40, 10, draws=1)[0].tolist()
