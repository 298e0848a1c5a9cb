"""The audit catches planted errors: a small sample with a fixed seed.

The whole campaign: `python tests/mutation/campaign.py 400` (writes results/audit/mutants.json).
"""

from __future__ import annotations

import pytest
from campaign import SHARES, plant, table
from planting import ROOT

SAMPLE = 56
BUILT = all(
    (ROOT / file).exists()
    for file in (
        "results/facts.json",
        "results/claims.json",
        "results/paper/paper.en.pdf",
        "data/processed/observations.parquet",
    )
)


@pytest.mark.skipif(not BUILT, reason="the paper has not been built here; ./run builds it")
def test_planted_errors_are_caught_and_named():
    outcomes = list(plant(SAMPLE))
    assert len({outcome["kind"] for outcome in outcomes}) == len(SHARES)
    named = sum(outcome["named"] for outcome in outcomes)
    assert named >= 0.98 * len(outcomes) - 1, table(outcomes)  # one survivor in a small sample is chance
