"""The gravity estimates: which flows are used, and the estimator against a computation without it.

The reference is Newton's method on the Poisson likelihood with a dummy for every fixed effect, and the
clustered covariance from its scores: nothing of the library that the paper uses.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.indicators import gravity
from analysis.sections.agreements.facts import per_cent
from real_sources import few
from tracepaper.evidence.lineage import bulk

MODEL = gravity.Model({**gravity.LEADS, **gravity.PHASES}, step=3)


@pytest.fixture(scope="module")
def flows():
    """Six economies, two of them China and Vietnam, every third year; one pair has no flow."""
    random = np.random.default_rng(7)
    codes = ["CHN", "VNM", "THA", "USA", "DEU", "KOR"]
    rows = [
        (a, b, year, float(np.exp(random.normal(18, 1))))
        for a in codes
        for b in codes
        if a != b and (a, b) != ("USA", "KOR")
        for year in range(1997, 2019, 3)
    ]
    return pd.DataFrame(rows, columns=["exporter", "importer", "year", "value"])


def by_hand(flows):
    """Coefficients and clustered errors of the terms of MODEL."""
    frame, terms = gravity._design(flows, MODEL)
    blocks = [frame[list(terms)].to_numpy()]
    blocks += [
        pd.get_dummies(frame[c]).to_numpy(dtype=float) for c in ("exporter_year", "importer_year", "pair")
    ]
    design, y = np.hstack(blocks), frame["value"].to_numpy()
    beta = np.linalg.lstsq(design, np.log(y), rcond=None)[0]
    for _ in range(100):
        mu = np.exp(design @ beta)
        step = np.linalg.pinv(design.T @ (design * mu[:, None]), rcond=1e-12) @ (design.T @ (y - mu))
        beta = beta + step
        if np.abs(design @ step).max() < 1e-12:
            break
    mu = np.exp(design @ beta)
    bread = np.linalg.pinv(design.T @ (design * mu[:, None]), rcond=1e-12)
    scores = pd.DataFrame(design * (y - mu)[:, None]).groupby(frame["pair"].to_numpy()).sum().to_numpy()
    clusters = len(scores)
    covariance = clusters / (clusters - 1) * bread @ scores.T @ scores @ bread
    return beta[: len(terms)], covariance[: len(terms), : len(terms)], terms


def test_estimates_and_errors_are_those_of_poisson_likelihood_with_dummies(flows):
    beta, covariance, terms = by_hand(flows)
    rows = gravity.estimate(flows, MODEL)
    for place, (_, term) in enumerate(terms.values()):
        row = next(r for r in rows if r["term"] == term)
        assert row["estimate"] == pytest.approx(beta[place], abs=1e-6)
        assert row["error"] == pytest.approx(np.sqrt(covariance[place, place]), rel=1e-3)


def test_a_gain_is_the_difference_with_its_own_error(flows):
    beta, covariance, terms = by_hand(flows)
    names = [term for _, term in terms.values()]
    a, b = names.index("upgrade"), names.index("lead-framework")
    row = next(r for r in gravity.estimate(flows, MODEL) if r["term"] == gravity.GAIN + "upgrade")
    assert row["estimate"] == pytest.approx(beta[a] - beta[b], abs=1e-6)
    variance = covariance[a, a] + covariance[b, b] - 2 * covariance[a, b]
    assert row["error"] == pytest.approx(np.sqrt(variance), rel=1e-3)


def test_flows_that_fill_a_fixed_effect_alone_are_not_counted(flows):
    alone = pd.DataFrame([("CHN", "FJI", 2018, 5e6)], columns=flows.columns)
    counts = {r["term"]: r["estimate"] for r in gravity.estimate(pd.concat([flows, alone]), MODEL)}
    assert counts["observations"] == len(flows)
    assert counts["pairs"] == 29 and counts["exporters"] == 6


def test_a_known_effect_is_found(flows):
    """Trade that follows the equation exactly, but for 30 per cent more in the last phase."""
    exact = flows.copy()
    size = {code: 2.0 + place for place, code in enumerate(sorted(set(flows["exporter"])))}
    exact["value"] = [
        1e6 * size[a] * size[b] * (year - 1990)
        for a, b, year in zip(exact["exporter"], exact["importer"], exact["year"], strict=True)
    ]
    ours = ["CHN", "VNM", "THA"]
    treated = (
        exact["exporter"].isin(ours)
        & exact["importer"].isin(ours)
        & ((exact["exporter"] == "CHN") | (exact["importer"] == "CHN"))
        & (exact["year"] >= 2016)
    )
    exact.loc[treated, "value"] *= 1.3
    found = {r["term"]: r["estimate"] for r in gravity.estimate(exact, MODEL)}
    assert float(per_cent(bulk(found["upgrade"], [1], ""))) == pytest.approx(30, abs=1e-4)
    assert found["free-trade-area"] == pytest.approx(0, abs=1e-6)


def test_the_panel_keeps_published_flows_between_two_economies(tmp_path):
    columns = ["source", "economy", "partner", "period", "value", "status"]
    annual, monthly = gravity.ANNUAL, gravity.MONTHLY
    rows = [
        (annual, "CHN", "VNM", "2018", 5.0, ""),
        (annual, "CHN", "WLD", "2018", 9.0, "sum-of-partners"),
        (annual, "LAO", "CHN", "2018", 1.0, "estimate"),
        (annual, "CHN", "VNM", "2019", 6.0, ""),
        (monthly, "CHN", "VNM", "2018", 5.0, ""),
        (monthly, "IDN", "CHN", "2018", 2.0, ""),
        (monthly, "IDN", "WLD", "2018", 2.0, "sum-of-partners"),
        (annual, "CHN", "CHN", "2018", 3.0, ""),
    ]
    rows = [(gravity.SERIES, "USD", *row) for row in rows]
    kept = gravity.panel(few(tmp_path, ["series", "unit", *columns], rows))
    # the annual report of a reporter that has one, the monthly of one that has not
    assert list(kept["obs"]) == [0, 5]


def test_samples():
    flows = pd.DataFrame(
        {
            "exporter": ["CHN", "HKG", "CHN", "CHN"],
            "importer": ["VNM", "VNM", "SGP", "VNM"],
            "year": [2018, 2018, 2015, 2014],
            "value": 1.0,
        }
    )
    assert len(gravity.sample(flows, gravity.MODELS["all-years"])) == 4
    assert len(gravity.sample(flows, gravity.MODELS["leads"])) == 3
    assert list(gravity.sample(flows, gravity.MODELS["no-entrepots"]).index) == [0]
