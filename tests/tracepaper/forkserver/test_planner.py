"""What starts the steps, as a process or a fork, ends with its work or when told to, and leaves nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tracepaper.forkserver import start as starting
from tracepaper.forkserver.fork import begin

SOURCE = str(Path(starting.__file__).parents[2])
CLOCK = """\
import sys, threading
def main():
    threading.Timer(60, print).start()
    sys.exit(int(sys.argv[1]))
"""
# says who it is and what it was given, then waits as its first word bids; a child of its is to end with it
STARTER = """\
import os, signal, subprocess, sys, time
child = subprocess.Popen(["sleep", "60"])
told = f"{sys.argv[1:]} {os.getcwd()} {os.environ['WORD']} {os.getpid() == os.getsid(0)}"
if sys.argv[1] == "gently":  # before it says that it is there
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(3))
os.write(int(os.environ["EVENTS"]), f"{child.pid} {told}\\n".encode())
if sys.argv[1] != "end":
    time.sleep(60)
child.kill()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    found = tmp_path_factory.mktemp("paper") / ".build"
    found.mkdir()
    (found / "starter.py").write_text(STARTER, encoding="utf-8")
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join([SOURCE, str(found)])}
    name = starting.start(["json"], found, variables)
    return found, found / name


def started(folder, word: str):
    """A fork, and what it said of itself."""
    reading, writing = os.pipe()
    place, name = folder
    variables = {**os.environ, "WORD": "here"}
    with open(os.devnull, "r+b") as nowhere:
        standard = [nowhere.fileno()] * 3
        fork = begin(name, ["starter", word, "more"], place, variables, standard, {"EVENTS": writing})
    os.close(writing)
    with os.fdopen(reading) as events:
        child, told = events.readline().rstrip("\n").split(" ", 1)
        return fork, int(child), told


def is_gone(pid: int) -> bool:
    for _ in range(200):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.02)
    return False


def test_it_has_words_folder_variables_and_files_and_a_session_of_its_own(folder):
    fork, _, told = started(folder, "end")
    assert told == f"['end', 'more'] {folder[0]} here True"
    assert fork.wait() == 0


def test_told_to_end_it_ends_in_its_own_way_and_killed_it_could_say_nothing(folder):
    fork, child, _ = started(folder, "gently")
    fork.terminate()
    assert fork.wait() == 3
    os.kill(child, signal.SIGKILL)  # of which nothing was heard
    fork, _, _ = started(folder, "wait")
    os.killpg(fork.pid, signal.SIGKILL)
    assert fork.wait() == -signal.SIGKILL
    fork.terminate()


def test_it_ends_with_all_that_it_started_when_whoever_began_it_does(folder):
    fork, child, _ = started(folder, "wait")
    fork._line.close()  # as the system does of a process that is killed
    assert is_gone(fork.pid) and is_gone(child)


def test_without_a_server_there_is_no_fork(tmp_path):
    assert begin(tmp_path / "none", ["starter"], tmp_path, {}, [0, 1, 2], {}) is None


def planned(folder: Path, cli: str, *words: str, code: int = 0, **variables: str) -> str:
    """What a stand-in for Snakemake prints, of which `planner` begins a run in this folder; it ends so."""
    for name in ("snakemake/__init__.py", "snakemake/cli.py"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(cli if "cli" in name else "", encoding="utf-8")
    command = [sys.executable, "-m", "tracepaper.forkserver.planner", *words]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), SOURCE]), **variables}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=20)
    assert done.returncode == code, done.stderr
    return done.stdout.strip()


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
