"""The gravity estimates solve the first-order conditions of Poisson maximum likelihood.

An independent check of the table in the paper: the flows are read from the raw files with DuckDB, the
fixed effects are found by proportional scaling instead of regression, and at the estimates the fitted
trade of every group of flows with a coefficient must equal its actual trade.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "results/exhibits/tbl-gravity/data.csv"
MEMBERS = ("BRN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA", "VNM")
SPANS = {
    "lead-early": (1999, 2001),
    "lead-framework": (2002, 2004),
    "tariff-cuts": (2005, 2009),
    "free-trade-area": (2010, 2015),
    "upgrade": (2016, 2018),
}
SQL = """
    WITH annual AS (SELECT * FROM read_csv('{0}', all_varchar = true)),
    monthly AS (SELECT * FROM read_csv('{1}', all_varchar = true))
    SELECT exporter, importer, CAST(year AS INT) AS year, CAST(value_usd AS DOUBLE) / 1e6 AS value FROM (
        SELECT * FROM annual
        UNION ALL SELECT * FROM monthly WHERE exporter NOT IN (SELECT exporter FROM annual))
    WHERE CAST(year AS INT) BETWEEN 1995 AND 2018
      AND importer <> 'WLD' AND exporter <> 'WLD' AND exporter <> importer
      AND coalesce(flag, '') = '' AND reporter_side = 'exporter-reported FOB'
"""


@pytest.fixture(scope="module")
def flows():
    import duckdb

    raw = ROOT / "data/raw"
    files = [
        next(raw.glob(f"{source}/*/observations.csv.gz"))
        for source in ("imf-dots-exports", "imf-dots-exports-monthly")
    ]
    return duckdb.connect(config={"threads": 1}).execute(SQL.format(*files)).fetchnumpy()


def codes(*parts) -> np.ndarray:
    return np.unique(np.char.add(*[np.asarray(part, dtype=str) for part in parts]), return_inverse=True)[1]


def fitted(value, offset, groups) -> np.ndarray:
    """exp(offset) scaled until every group of every set of fixed effects has its actual trade."""
    mu = np.exp(offset)
    for _ in range(4000):
        before = mu
        for group in groups:
            mu = mu * (np.bincount(group, value) / np.bincount(group, mu))[group]
        if np.max(np.abs(mu - before) / before) < 1e-8:
            return mu
    return mu


@pytest.mark.skipif(not TABLE.exists(), reason="the table has not been built here; ./run builds it")
@pytest.mark.parametrize("model", ["leads", "direction"])
def test_fitted_trade_equals_actual_trade(flows, model):
    exporter, importer = (np.asarray(flows[name], dtype=str) for name in ("exporter", "importer"))
    keep = (2018 - flows["year"]) % 3 == 0
    if model == "no-entrepots":
        keep &= ~np.isin(exporter, ("HKG", "MAC", "SGP")) & ~np.isin(importer, ("HKG", "MAC", "SGP"))
    exporter, importer, year, value = (
        exporter[keep],
        importer[keep],
        flows["year"][keep],
        flows["value"][keep],
    )
    sides = {
        "exports": (exporter == "CHN") & np.isin(importer, MEMBERS),
        "imports": (importer == "CHN") & np.isin(exporter, MEMBERS),
    }
    sides["both"] = sides["exports"] | sides["imports"]
    offset, dummies = np.zeros(len(value)), []
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["model"] == model and row["term"] in SPANS]
    for row in rows:
        first, last = SPANS[row["term"]]
        dummy = sides[row["flow"]] & (year >= first) & (year <= last)
        offset += float(row["estimate"]) * dummy
        dummies.append(dummy)
    mu = fitted(value, offset, (codes(exporter, year), codes(importer, year), codes(exporter, importer)))
    for row, dummy in zip(rows, dummies, strict=True):
        assert mu[dummy].sum() == pytest.approx(value[dummy].sum(), rel=2e-5), row
