"""The profile for SLURM knows every step, and promises no more than its parts can hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracepaper.command.cluster import STAYS_HERE
from tracepaper.command.stages import rules_by_stage
from tracepaper.files import read_yaml
from tracepaper.paths import FURTHER_FORMATS

ROOT = Path(__file__).resolve().parents[3]
# they only say something, or build another state beside this one
SAYING = {
    "audit",
    "pages",
    "site",
    "archive",
    "make_archive",
    "large",
    "report_what_if",
    "write_revision",
    "journal",
    *FURTHER_FORMATS,
}
NO_JOBS = {*STAYS_HERE, *SAYING, *FURTHER_FORMATS}


@pytest.fixture(scope="module")
def profile() -> dict:
    return read_yaml(ROOT / "profiles/slurm/config.yaml")


@pytest.fixture(scope="module")
def rules() -> set[str]:
    return {rule for rules in rules_by_stage(ROOT).values() for rule in rules}


def test_each_step_has_memory_and_time(profile, rules):
    assert rules - NO_JOBS - set(profile["set-resources"]) == set()
    for rule, asked in profile["set-resources"].items():
        assert {"mem_mb", "runtime", "slots"} == set(asked), rule
        assert "attempt" in asked["mem_mb"] and "attempt" in asked["runtime"], "a second try gets more"


def test_what_shares_a_job_is_a_step(profile, rules):
    assert set(profile["groups"]) <= rules - NO_JOBS
    assert set(profile["group-components"]) <= set(profile["groups"].values())
    # in a job they run one after another: its time is their sum
    assert profile["resources"] == {"slots": 1} and profile["set-resource-scopes"] == {"slots": "local"}


def test_tables_share_no_job(profile):
    """Some are made of the claims, which are made of others: one job of both could never begin."""
    assert "make_table" not in profile["groups"]


def test_it_is_patient_with_a_controller_that_is_away(profile):
    """What Snakemake asks once more it may ask too soon: without this it forgets its jobs in a minute."""
    assert profile["slurm-status-attempts"] / profile["max-status-checks-per-second"] >= 1800


def test_what_is_a_sites_own_is_left_to_it(profile):
    assert "default-resources" not in profile
