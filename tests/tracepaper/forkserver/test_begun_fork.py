"""A module run in a fork of the server has what a process of its own would have, and ends as one does."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tracepaper.forkserver import start as starting
from tracepaper.forkserver.fork import begin

SOURCE = str(Path(starting.__file__).parents[2])
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
