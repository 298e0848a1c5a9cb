"""All flows of the world, a job a year, on the same SLURM: the bytes of one machine (docs/large.md).

./run --cluster; ./run test tests/cluster
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from small_slurm import missing
from trial import Trial, large_paper

from planted_baci import world, write_archive
from tracepaper.sums import files_under, sums_of

REASON = missing()
pytestmark = pytest.mark.skipif(bool(REASON), reason=f"no SLURM can be started here: {REASON}")
pytest.importorskip("snakemake_executor_plugin_slurm", reason="./run --cluster installs what speaks to SLURM")
YEARS, ECONOMIES = (1995, 1996, 1997), 19  # some 95,000 flows a year


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("baci") / "BACI_HS92_V202401b.zip"
    return write_archive(path, [world(year, economies=ECONOMIES) for year in YEARS])


def made(folder: Path) -> dict[str, str]:
    return sums_of(folder, files_under(folder, "large"))


def test_a_job_a_year_gives_the_bytes_of_one_machine(slurm, archive, tmp_path):
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
    here = large_paper(tmp_path / "here", archive, YEARS)
    words = [sys.executable, "-m", "tracepaper", "build", "large"]
    done = subprocess.run(words, cwd=here, env={**os.environ, "PYTHONPATH": "src:workflow"})
    assert done.returncode == 0
    trial = Trial(slurm, large_paper(tmp_path / "there", archive, YEARS))
    trial.start("build", "large", "--cluster")
    trial.finish()
    assert made(tmp_path / "there") == made(tmp_path / "here") != {}
    for rule in ("convert_large_year", "compute_large_year"):
        jobs = trial.jobs(rule)
        assert [state for _, state, _ in jobs] == ["COMPLETED"] * len(YEARS), rule
        assert {node for _, _, node in jobs} == set(slurm.nodes), "both nodes had years to do"
