"""What docs/cluster.md promises, on a real SLURM with two nodes, which these tests start and take down.

    ./run --cluster; ./run test tests/cluster

Not among the ordinary tests: they need root, Debian's slurm-wlm and munge, and some minutes.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from small_slurm import missing
from trial import Trial, held_paper, sums

REASON = missing()
pytestmark = pytest.mark.skipif(bool(REASON), reason=f"no SLURM can be started here: {REASON}")
pytest.importorskip("snakemake_executor_plugin_slurm", reason="./run --cluster installs what speaks to SLURM")
OUTAGE = 15  # seconds without a controller


@pytest.fixture(scope="module")
def paper(tmp_path_factory) -> Path:
    """The paper that all of them build, with one state of the code, whoever works on it meanwhile."""
    return held_paper(tmp_path_factory.mktemp("unbuilt") / "paper")


@pytest.fixture(scope="module")
def local(paper, tmp_path_factory) -> dict[str, str]:
    """The sums of the same paper built without a cluster."""
    folder = Path(shutil.copytree(paper, tmp_path_factory.mktemp("local") / "paper"))
    words = [sys.executable, "-m", "tracepaper"]
    done = subprocess.run(words, cwd=folder, env={"PYTHONPATH": "src:workflow", "PATH": "/usr/bin:/bin"})
    assert done.returncode == 0
    return sums(folder)


@pytest.fixture
def begin(slurm, paper, tmp_path) -> Iterator[Callable[..., Trial]]:
    """Start a build on the cluster, in which the named steps wait."""
    begun: list[Trial] = []

    def start(*held: str, words: tuple[str, ...] = ()) -> Trial:
        trial = Trial(slurm, Path(shutil.copytree(paper, tmp_path / "my paper 论文")), *held)
        begun.append(trial)
        trial.start("--cluster", *words)
        return trial

    yield start
    for trial in begun:
        if trial.process.poll() is None:
            trial.process.kill()
    slurm.ask("scancel", "--user=root")


def test_the_same_bytes_as_here_and_nothing_left(begin, local):
    trial = begin()
    told = trial.finish()
    assert sums(trial.paper) == local
    assert {state for _, state, _ in trial.jobs()} == {"COMPLETED"}
    assert "manuscript     8 steps" in " ".join(told.split("\n")) or "steps" in told
    trial.start()  # here, without the cluster: it is the same build
    assert "everything is up to date" in trial.finish()


def test_what_the_scheduler_kills_is_tried_again(begin, slurm, local):
    """One job is cancelled, one takes more memory than it may, one more time: all in one build."""
    little = "render_pdf:mem_mb=30 if attempt == 1 else 2000"
    short = "clean_source:runtime=1 if attempt == 1 else 10"
    trial = begin("bank", "fig_gdp", words=("--set-resources", little, short))
    trial.reached("bank")
    late, _ = trial.at_work("clean_source|reading")
    slurm.wait_for(lambda: trial.state(late) == "TIMEOUT", 180)
    trial.release("bank")
    trial.reached("fig_gdp")
    cancelled, _ = trial.at_work("make_figure|drawing")
    slurm.ask("scancel", cancelled)
    trial.release("fig_gdp")
    trial.finish()
    assert sums(trial.paper) == local
    assert trial.state(late) == "TIMEOUT" and trial.state(cancelled) == "CANCELLED"
    greedy = [state for _, state, _ in trial.jobs("render_pdf")]
    assert greedy.count("COMPLETED") == 2 and len(greedy) > 2, greedy


def test_a_controller_that_is_away_loses_nothing(begin, slurm, local):
    trial = begin("fig_gdp")
    trial.reached("fig_gdp")
    slurm.kill("slurmctld")
    time.sleep(OUTAGE)
    trial.release("fig_gdp")  # the step ends while nobody is told
    time.sleep(5)
    slurm.start_controller()
    trial.finish()
    assert sums(trial.paper) == local
    assert {state for _, state, _ in trial.jobs()} == {"COMPLETED"}, "no job was lost, none was done twice"


def test_a_node_that_dies_loses_its_own_jobs_only(begin, slurm, local):
    trial = begin("fig_gdp")
    trial.reached("fig_gdp")
    lost, node = trial.at_work("make_figure|drawing")
    there = {number for number, state, place in trial.jobs() if (state, place) == ("RUNNING", node)}
    slurm.kill(node)
    trial.release("fig_gdp")
    try:
        trial.finish()
    finally:
        slurm.start_node(node)
    assert sums(trial.paper) == local
    places = {number: (state, place) for number, state, place in trial.jobs()}
    assert places[lost][0] == "COMPLETED" and places[lost][1] != node
    again = {n for n in places if "Restarts=0" not in slurm.ask("scontrol", "show", "job", n)}
    assert lost in again <= there


def test_a_mistake_is_told_once_and_not_tried_again(slurm, paper, tmp_path):
    paper = Path(shutil.copytree(paper, tmp_path / "paper"))
    table = paper / "data/raw/bank/2024/gdp.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("17.8", "18.8"), encoding="utf-8")
    trial = Trial(slurm, paper)
    trial.start("--cluster")
    told = trial.finish(code=1)
    last = told.rstrip().splitlines()[-1]
    assert last.startswith("error: data/raw/bank/2024") and told.count("error:") == 1
    assert [state for _, state, _ in trial.jobs("verify_raw")].count("FAILED") == 1


def test_a_command_that_was_killed_leaves_jobs_that_the_next_takes_away(begin, slurm, local):
    trial = begin("fig_gdp")
    trial.reached("fig_gdp")
    lost, _ = trial.at_work("make_figure|drawing")
    for process in slurm.below(trial.process.pid):
        process.kill()
    assert trial.process.wait(30) == -signal.SIGKILL and trial.state(lost) == "RUNNING"
    trial.release("fig_gdp")
    shutil.rmtree(trial.paper / ".build/data")  # what the lost job would go on writing into
    trial.start()
    assert "out of the queue" in trial.finish()
    assert trial.state(lost) == "CANCELLED" and sums(trial.paper) == local
