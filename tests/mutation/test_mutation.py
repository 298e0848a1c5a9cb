"""The audit catches planted errors and leaves harmless edits alone: a sample with a fixed seed.

The whole campaign: `python tests/mutation/campaign.py` (writes results/audit/mutants.json).
"""

from __future__ import annotations

import pytest
from campaign import PLANTERS, outcomes_of, table
from harmless import EDITS, false_alarms
from planting import ROOT, Garden

EVERY = 6  # one kind of mistake, and one harmless edit, in so many is tried here
BUILT = all(
    (ROOT / file).exists()
    for file in (
        "results/facts.json",
        "results/claims.json",
        "results/paper/paper.en.pdf",
        "data/processed/observations.parquet",
    )
)

pytestmark = pytest.mark.skipif(not BUILT, reason="the paper has not been built here; ./run builds it")


@pytest.fixture(scope="module")
def garden() -> Garden:
    return Garden()


def test_planted_errors_are_caught_and_located(garden):
    outcomes = [one for at in range(0, len(PLANTERS), EVERY) for one in outcomes_of(at, 1, garden)]
    assert len(outcomes) >= len(PLANTERS) // EVERY - 1
    located = sum(one["named"] for one in outcomes)
    assert located >= 0.98 * len(outcomes) - 1, table(outcomes)  # one survivor in a small sample is chance


def test_harmless_edits_raise_no_alarm(garden):
    alarms = {edit.what: found for edit, found in false_alarms(garden, EDITS[::EVERY]) if found}
    assert alarms == {}
