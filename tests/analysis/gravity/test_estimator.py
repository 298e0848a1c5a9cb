"""The Poisson estimator against computations that share nothing with it.

Newton's method on the likelihood with a dummy for every fixed effect gives the coefficients and the clustered
covariance; a library's estimator gives both on larger data; the guide prints one coefficient.
"""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest

from analysis.gravity import panel as flows
from analysis.gravity.inference import DIRECTED, UNDIRECTED, error
from analysis.gravity.panel import laid_out
from analysis.gravity.poisson import fit
from analysis.gravity.specifications import guide
from analysis.gravity.treatment import Design
from cleaned_evidence import Cleaned

CODES = ["CHN", "VNM", "THA", "USA", "DEU", "KOR", "JPN"]


def made_up(seed: int = 7, years=range(2000, 2006), zeros: float = 0.0) -> pd.DataFrame:
    """Flows between seven economies; one pair has none, some flows are missing, some may be zero."""
    random = np.random.default_rng(seed)
    rows = [
        (a, b, year, float(np.exp(random.normal(3, 1))) * 1e6 * (random.random() > zeros), 0)
        for a in CODES
        for b in CODES
        for year in years
        if a != b and (a, b) != ("USA", "KOR") and random.random() > 0.1
    ]
    return pd.DataFrame(rows, columns=["exporter", "importer", "year", "value", "obs"])


def designed(panel, columns: int = 2) -> Design:
    """China's trade with two others after 2002, and random dummies."""
    design, random = Design(panel.value.size), np.random.default_rng(3)
    treated = np.isin(panel.partner_of("CHN"), ["VNM", "THA"]) & panel.axis("year", panel.years > 2002)
    design.add(("treated",), np.flatnonzero(treated & panel.known))
    for column in range(1, columns):
        design.add((column,), np.flatnonzero((random.random(panel.value.shape) < 0.3) & panel.known))
    return design


def listed(panel, design: Design) -> pd.DataFrame:
    """The flows in use with the columns of the design, as another estimator takes them."""
    year, exporter, importer = np.nonzero(panel.known)
    frame = pd.DataFrame(
        {
            "value": panel.value[panel.known],
            "ey": [f"{e}-{y}" for e, y in zip(exporter, year, strict=True)],
            "iy": [f"{i}-{y}" for i, y in zip(importer, year, strict=True)],
            "pair": [f"{e}-{i}" for e, i in zip(exporter, importer, strict=True)],
        }
    )
    matrix = design.matrix()
    for column in range(matrix.shape[1]):
        frame[f"x{column}"] = matrix[:, [column]].toarray().ravel()[panel.known.ravel()]
    return frame


def by_dummies(frame: pd.DataFrame, columns: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Coefficients and errors clustered by pair, with a dummy for every effect."""
    blocks = [frame[columns].to_numpy()]
    blocks += [pd.get_dummies(frame[name]).to_numpy(dtype=float) for name in ("ey", "iy", "pair")]
    design, y = np.hstack(blocks), frame["value"].to_numpy()
    beta = np.linalg.lstsq(design, np.log(np.maximum(y, 0.1)), rcond=None)[0]
    for _ in range(100):
        mu = np.exp(design @ beta)
        bread = np.linalg.pinv(design.T @ (design * mu[:, None]), rcond=1e-12)
        step = bread @ (design.T @ (y - mu))
        beta = beta + step
        if np.abs(design @ step).max() < 1e-12:
            break
    scores = pd.DataFrame(design * (y - mu)[:, None]).groupby(frame["pair"].to_numpy()).sum().to_numpy()
    covariance = len(scores) / (len(scores) - 1) * bread @ scores.T @ scores @ bread
    return beta[: len(columns)], np.sqrt(np.diag(covariance)[: len(columns)])


@pytest.mark.parametrize("zeros", [0.0, 0.15])
def test_coefficients_and_errors_are_those_with_dummies(zeros):
    panel = laid_out(made_up(zeros=zeros)).pruned
    design = designed(panel)
    found = fit(panel.value, panel.known, design.matrix())
    wanted, errors = by_dummies(listed(panel, design), ["x0", "x1"])
    assert found.coefficients == pytest.approx(wanted, abs=1e-6)
    for scores, expected in zip(found.scores(np.eye(2)), errors, strict=True):
        assert error(scores, panel.exporters, panel.importers) == pytest.approx(expected, rel=1e-5)


def test_a_library_gives_the_same():
    import pyfixest

    panel = laid_out(made_up(seed=11, years=range(1995, 2010))).pruned
    design = designed(panel, 3)
    found = fit(panel.value, panel.known, design.matrix())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        other = pyfixest.fepois(
            "value ~ x0 + x1 + x2 | ey + iy + pair",
            data=listed(panel, design),
            vcov={"CRV1": "pair"},
            ssc=pyfixest.ssc(k_adj=False),
        )
    assert found.coefficients == pytest.approx(other.coef().to_numpy(), abs=1e-5)
    errors = [error(scores, panel.exporters, panel.importers, DIRECTED) for scores in found.scores(np.eye(3))]
    assert errors == pytest.approx(other.se().to_numpy(), rel=1e-3)


def test_the_guide_is_reproduced():
    """Agreements in the guide's data: 0.557 with a standard error of 0.102 (Yotov and others 2016)."""
    estimated, row = guide(Cleaned())
    assert row.estimate == pytest.approx(0.557, abs=0.0005)
    assert row.error == pytest.approx(0.102, abs=0.0005)
    assert estimated.panel.value.shape == (6, 69, 69)
    [scores] = estimated.fit.scores(np.ones((1, 1)))
    assert error(scores, estimated.panel.exporters, estimated.panel.importers) < row.error
    assert row.low < row.estimate < row.high and UNDIRECTED != DIRECTED


def test_a_known_effect_is_found_and_a_wrong_one_is_not():
    """Trade that follows the equation exactly, but for 30 per cent more where it is treated."""
    frame = made_up()
    size = {code: 2.0 + place for place, code in enumerate(CODES)}
    frame["value"] = [
        1e6 * size[a] * size[b] * (year - 1990)
        for a, b, year in zip(frame["exporter"], frame["importer"], frame["year"], strict=True)
    ]
    panel = laid_out(frame).pruned
    design = designed(panel)
    panel.value.ravel()[design.cells[0]] *= 1.3
    found = fit(panel.value, panel.known, design.matrix())
    assert np.exp(found.coefficients) == pytest.approx([1.3, 1.0], abs=1e-6)


def test_a_coefficient_that_is_not_identified_is_an_error():
    """A dummy for every year of a pair is that pair's effect."""
    panel = laid_out(made_up()).pruned
    design = Design(panel.value.size)
    pair = np.isin(panel.partner_of("CHN"), ["VNM"]) & (panel.exporters == "CHN")[None, :, None]
    design.add(("all years",), np.flatnonzero(pair & panel.known))
    design.add(("the same",), np.flatnonzero(pair & panel.known))
    found = fit(panel.value, panel.known, design.matrix())
    with pytest.raises(ArithmeticError):
        next(found.equations.influences(np.array([[1.0, 0.0]])))


def test_what_is_read_of_the_guide():
    panel, agreement = flows.guide(Cleaned())
    assert list(panel.years) == [1986, 1990, 1994, 1998, 2002, 2006]
    assert agreement.sum() < panel.known.sum()
