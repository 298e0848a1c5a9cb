"""The printed averages are those of the effects that solve the first-order conditions of the likelihood.

An independent check of the table in the paper: the flows are read from the raw files with DuckDB, and every
set of effects, those of cohorts and years among them, is found by proportional scaling, until each group of
flows with an effect of its own has the trade it actually has.  Nothing of the paper's estimator is used.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[3]
TABLE = ROOT / "results/exhibits/tbl-gravity/data.csv"
STARTS = {"THA": 2003} | dict.fromkeys(("BRN", "IDN", "MYS", "PHL", "SGP"), 2004)
STARTS |= dict.fromkeys(("KHM", "LAO", "MMR", "VNM"), 2005)
SPECIFICATION = "agreements-not-held"  # without the flows between China and Hong Kong
SQL = """
    WITH annual AS (SELECT * FROM read_csv('{0}', all_varchar = true)),
    monthly AS (SELECT * FROM read_csv('{1}', all_varchar = true))
    SELECT exporter, importer, CAST(year AS INT) AS year, CAST(value_usd AS DOUBLE) / 1e6 AS value FROM (
        SELECT * FROM annual
        UNION ALL SELECT * FROM monthly WHERE exporter NOT IN (SELECT exporter FROM annual))
    WHERE CAST(year AS INT) BETWEEN 1995 AND 2018
      AND importer <> 'WLD' AND exporter <> 'WLD' AND exporter <> importer
      AND NOT (exporter = 'CHN' AND importer = 'HKG') AND NOT (exporter = 'HKG' AND importer = 'CHN')
      AND coalesce(flag, '') = '' AND reporter_side = 'exporter-reported FOB'
"""


def codes(*parts) -> np.ndarray:
    joined = parts[0].astype(str)
    for part in parts[1:]:
        joined = np.char.add(joined, part.astype(str))
    return np.unique(joined, return_inverse=True)[1]


def scaled(value, effects, groups, rounds: int = 1500) -> np.ndarray:
    """Logarithms of what each group of `effects` is scaled by; -1 stands for flows without one."""
    mu, logs = np.ones(len(value)), np.zeros(effects.max() + 1)
    own, actual = effects >= 0, np.bincount(effects[effects >= 0], value[effects >= 0])
    totals = [np.bincount(group, value) for group in groups]
    for _ in range(rounds):
        for group, total in zip(groups, totals, strict=True):
            mu = mu * (total / np.bincount(group, mu))[group]
        ratio = actual / np.bincount(effects[own], mu[own])
        mu[own] *= ratio[effects[own]]
        logs += np.log(ratio)
        if np.abs(np.log(ratio)).max() < 1e-9:
            break
    return logs


@pytest.fixture(scope="module")
def averages():
    """First and last year -> average effect, by flows."""
    import duckdb

    raw = ROOT / "data/raw"
    files = [
        next(raw.glob(f"{source}/*/observations.csv.gz"))
        for source in ("imf-dots-exports", "imf-dots-exports-monthly")
    ]
    flows = duckdb.connect(config={"threads": 1}).execute(SQL.format(*files)).fetchnumpy()
    exporter, importer = (np.asarray(flows[name], dtype=str) for name in ("exporter", "importer"))
    year, value = flows["year"], flows["value"]
    partner = np.where(exporter == "CHN", importer, np.where(importer == "CHN", exporter, ""))
    start = np.array([STARTS.get(code, 9999) for code in np.unique(partner)])[codes(partner)]
    cells = np.where(year >= start, start * 10000 + year, 0)
    known, effects = np.unique(cells, return_inverse=True)
    assert known[0] == 0
    groups = (codes(exporter, year), codes(importer, year), codes(exporter, importer))
    logs = scaled(value, effects - 1, groups)
    counts, years = np.bincount(effects)[1:], known[1:] % 10000

    def average(first, last):
        inside = (years >= first) & (years <= last)
        return (logs * counts)[inside].sum() / counts[inside].sum()

    return average


@pytest.mark.skipif(not TABLE.exists(), reason="the table has not been built here; ./run builds it")
def test_averages_are_those_of_proportional_scaling(averages):
    with TABLE.open(encoding="utf-8", newline="") as file:
        printed = {
            row["term"]: float(row["estimate"])
            for row in csv.DictReader(file)
            if row["specification"] == SPECIFICATION
        }
    for term, period in {"cuts": (2003, 2009), "area": (2010, 2018), "upgrade": (2016, 2018)}.items():
        assert printed[term] == pytest.approx(averages(*period), abs=2e-5)
