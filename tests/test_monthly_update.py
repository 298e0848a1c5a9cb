"""The monthly update, run as cron and the forge run it, with a `run` that files what the test says."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
RUN = """#!/bin/sh
echo "$@" >> calls
case $1 in
refresh)
    for name in {new}; do mkdir -p data/raw/$name; touch data/raw/$name/source.yml; done
    exit {refresh} ;;
changes) exit {changes} ;;
esac
"""


@pytest.fixture
def update(tmp_path):
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/update", tmp_path / ".ci/update")
    for name in ("bank/2023", "ports/2025"):
        (tmp_path / "data/raw" / name).mkdir(parents=True)
        (tmp_path / "data/raw" / name / "source.yml").touch()

    def run(new: str, refresh: int = 0, changes: int = 0) -> tuple[int, list[str]]:
        script = tmp_path / "run"
        script.write_text(RUN.format(new=new, refresh=refresh, changes=changes))
        script.chmod(0o755)
        code = subprocess.run([tmp_path / ".ci/update"], cwd="/").returncode
        return code, (tmp_path / "calls").read_text().splitlines()

    return run


@pytest.mark.parametrize(("refresh", "changes"), [(0, 0), (1, 0), (0, 3)])
def test_what_is_new_is_taken_over_and_reported(update, refresh, changes):
    code, calls = update("bank/2024 trade/2025-q1", refresh, changes)
    assert (code, calls) == (0, ["refresh", "adopt bank=2024 trade=2025-q1", "changes"])


def test_nothing_new_is_no_update(update):
    assert update("") == (3, ["refresh"])


def test_a_report_that_could_not_be_made_is_a_failure(update):
    code, calls = update("bank/2024", changes=1)
    assert code == 1 and calls[-1] == "changes"


def test_the_forge_runs_it_and_opens_a_request_with_the_report():
    job = yaml.safe_load((ROOT / ".github/workflows/update.yml").read_text(encoding="utf-8"))["jobs"][
        "update"
    ]
    steps = [step.get("run", "") for step in job["steps"]]
    assert any(".ci/update" in step for step in steps)
    assert any("results/changes/brief.md" in step and "gh pr create" in step for step in steps)
    assert "new == 'true'" in job["steps"][-1]["if"]
