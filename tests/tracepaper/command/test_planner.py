"""Snakemake as the command starts it: with a server of steps, heard whenever it is told to end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tracepaper.command import planner

SOURCE = str(Path(planner.__file__).parents[2])
SCHEDULER = "class JobScheduler:\n    exit_gracefully = print\n"
CLOCK = """\
import sys, threading
def main():
    threading.Timer(60, print).start()
    sys.exit(int(sys.argv[1]))
"""


def planned(folder: Path, cli: str, *words: str, code: int = 0, **variables: str) -> str:
    """What a stand-in for Snakemake prints, of which `planner` begins a run in this folder; it ends so."""
    modules = {"__init__": "", "cli": cli, "scheduling/__init__": "", "scheduling/job_scheduler": SCHEDULER}
    for name, text in modules.items():
        file = folder / f"snakemake/{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    done = run(folder, *words, PYTHONPATH=os.pathsep.join([str(folder), SOURCE]), **variables)
    assert done.returncode == code, done.stderr
    return done.stdout.strip()


def run(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", planner.__name__, *words]
    environment = {**os.environ, "PYTHONPATH": SOURCE, **variables}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60)


NAMED = """\
import os
NAME = os.environ.get("TRACEPAPER_FORKSERVER")
def main():
    print(NAME, os.path.exists(NAME or "none"))
"""


def test_the_server_is_at_work_before_snakemake_is_imported_and_ends_with_it(tmp_path):
    name, there = planned(tmp_path, NAMED).split()
    assert name.startswith(".snakemake/steps.") and there == "True"
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["", "elsewhere/socket"])
def test_no_server_is_started_where_there_is_one_or_none_is_wanted(tmp_path, name):
    assert planned(tmp_path, NAMED, TRACEPAPER_FORKSERVER=name).split() == [*filter(None, [name]), "False"]
    assert not (tmp_path / ".snakemake").exists()


def test_a_module_that_is_not_python_is_left_for_the_snakefile_to_tell(tmp_path):
    (tmp_path / "workflow/scripts").mkdir(parents=True)
    (tmp_path / "workflow/scripts/draw.py").write_text("def broken(:", encoding="utf-8")
    assert planned(tmp_path, NAMED) == "None False"


PLUGIN = """\
asked = []
def get_min_job_age():
    asked.append(300 if not asked else None)
    return asked[-1]
"""
ASKING = """\
import sys
def main():
    plugin = sys.modules.get("snakemake_executor_plugin_slurm")
    print(plugin and [plugin.get_min_job_age() for _ in range(3)])
"""


@pytest.mark.parametrize(
    ("words", "heard"), [(("--workflow-profile", "profiles/slurm"), "[300, 300, 300]"), ((), "None")]
)
def test_on_a_cluster_the_controller_is_asked_once_how_long_it_keeps_jobs(tmp_path, words, heard):
    (tmp_path / "snakemake_executor_plugin_slurm.py").write_text(PLUGIN, encoding="utf-8")
    assert planned(tmp_path, ASKING, *words) == heard


def test_a_clock_that_would_wake_nobody_delays_no_end(tmp_path):
    planned(tmp_path, CLOCK, "7", code=7)


# told to end while it holds the lock under which it notes that
TOLD = """\
import os, signal
from snakemake.scheduling.job_scheduler import JobScheduler

finish = JobScheduler._finish_jobs

def told_to_end(self):
    if self._tofinish:
        os.kill(os.getpid(), signal.SIGTERM)
    finish(self)

JobScheduler._finish_jobs = told_to_end

rule two:
    input: "one"
    output: touch("two")

rule one:
    output: touch("one")
"""


def test_told_to_end_in_whatever_moment_it_ends_after_the_steps_under_way(tmp_path):
    (tmp_path / "Snakefile").write_text(TOLD, encoding="utf-8")
    done = run(tmp_path, "--cores", "1", TRACEPAPER_FORKSERVER="")
    assert done.returncode == 1, done.stderr
    assert (tmp_path / "one").exists() and not (tmp_path / "two").exists()
