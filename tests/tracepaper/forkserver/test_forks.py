"""A step in a fork is, for whoever starts it and for itself, a process of its own."""

from __future__ import annotations

import fcntl
import os
import shlex
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tracepaper.forkserver import start as starting

STARTER = """\
import sys, time
from tracepaper.forkserver import start
print(start.interpreter(lambda: sys.argv[1:]), flush=True)
sys.stdin.read()
"""
SAYS = """\
import os, sys
print(sys.argv, os.getcwd(), os.environ["WORD"], sys.stdin.read(), sys.path[0])
print(__name__, __file__, file=sys.stderr)
"""
PARENT = "import os\nprint(os.getppid())"  # of a step: the server


class Server:
    """A process that has started a server for what is run in `folder`."""

    def __init__(self, folder: Path, *modules: str):
        self.folder = folder
        source = str(Path(starting.__file__).parents[2])
        variables = {**os.environ, "PYTHONPATH": os.pathsep.join([source, str(folder)])}
        self.starter = subprocess.Popen(
            [sys.executable, "-c", STARTER, *modules],
            cwd=folder,
            env=variables,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.command = shlex.split(self.starter.stdout.readline())

    def script(self, text: str, name: str = "step.py") -> str:
        (self.folder / name).write_text(text, encoding="utf-8")
        return name

    def begin(self, text: str, **options) -> subprocess.Popen:
        return subprocess.Popen([*self.command, self.script(text)], cwd=self.folder, **options)

    def run(self, text: str, **options) -> subprocess.CompletedProcess:
        command = [*self.command, self.script(text)]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, timeout=20, **options)

    def forks(self) -> list[int]:
        """Processes below the server's."""
        told = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
        parents = dict(tuple(map(int, line.split())) for line in told.splitlines())
        servers = [pid for pid, parent in parents.items() if parent == self.starter.pid]
        return [pid for pid, parent in parents.items() if parent in servers]

    def end(self) -> None:
        self.starter.communicate("")


@pytest.fixture
def server(tmp_path):
    found = Server(tmp_path, "json", "no_such_module", "counted")
    yield found
    found.end()


def wait_until(true, seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)
    return False


def test_a_step_has_the_files_variables_folder_and_words_of_whoever_starts_it(server):
    told = server.run(SAYS, input="given", env={**os.environ, "WORD": "here"})
    assert told.stdout == f"['step.py'] {server.folder} here given {''}\n"
    assert told.stderr == "__main__ step.py\n"
    assert told.returncode == 0


def test_what_was_read_beforehand_is_there_and_what_a_step_makes_of_it_is_its_own(tmp_path):
    (tmp_path / "counted.py").write_text("import os\nHOME, SEEN = os.getpid(), []\n", encoding="utf-8")
    server = Server(tmp_path, "counted")
    asks = (
        "import counted, os\ncounted.SEEN.append(1)\nprint(counted.HOME == os.getpid(), len(counted.SEEN))\n"
    )
    assert [server.run(asks).stdout for _ in range(2)] == ["False 1\n", "False 1\n"]
    server.end()


@pytest.mark.parametrize(
    ("text", "code", "last"),
    [
        ("raise SystemExit(7)", 7, ""),
        ("raise SystemExit", 0, ""),
        ("raise SystemExit('a sentence')", 1, "a sentence"),
        ("1 / 0", 1, "ZeroDivisionError: division by zero"),
        ("raise KeyboardInterrupt", 130, ""),
        ("import os\nos.kill(os.getpid(), 9)", -signal.SIGKILL, ""),
        ("import os\nos.kill(os.getpid(), 15)", -signal.SIGKILL, ""),
        ("import os\nos._exit(3)", -signal.SIGKILL, ""),  # it did not say how it ended
        ("syntax error", 1, "SyntaxError: invalid syntax"),
        ("import atexit\natexit.register(print, 'at the end')", 0, ""),
    ],
)
def test_it_ends_as_the_step_does(server, text, code, last):
    ended = server.run(text)
    assert ended.returncode == code
    assert (ended.stderr.strip().split("\n") or [""])[-1] == last
    assert ended.stdout == ("at the end\n" if "at the end" in text else "")


def test_a_step_waits_for_its_threads(server):
    text = "import threading, time\nthreading.Thread(target=lambda: (time.sleep(0.2), print('late'))).start()"
    assert server.run(text).stdout == "late\n"


def test_who_ends_the_client_ends_the_step(server):
    step = server.begin("import time\nprint('began', flush=True)\ntime.sleep(60)", stdout=subprocess.PIPE)
    step.stdout.readline()
    assert len(server.forks()) == 1
    step.kill()
    assert wait_until(lambda: server.run("pass").returncode == 0 and not server.forks())


def test_without_a_server_the_interpreter_itself_runs_the_step(server):
    os.kill(int(server.run(PARENT).stdout), signal.SIGKILL)  # as by a lack of memory
    assert wait_until(lambda: not server.forks())
    told = server.run("import sys\nprint(sys.flags.isolated, sys.argv)")
    assert told.stdout == "0 ['step.py']\n"


def test_the_server_ends_with_whoever_started_it_and_no_step_begins_after_that(tmp_path):
    server = Server(tmp_path)
    parent = int(server.run(PARENT).stdout)
    server.starter.kill()
    server.starter.wait()
    assert wait_until(lambda: _is_dead(parent))
    late = server.run("print('begun')")
    assert (late.stdout, late.returncode) == ("", 1) and "has ended" in late.stderr


def test_a_socket_whose_server_was_killed_is_dropped_and_one_that_is_served_is_not(server):
    dead = server.folder / starting.FOLDER / "steps.1"
    with socket.socket(socket.AF_UNIX) as line:
        line.bind(str(dead))
    starting.drop_dead_sockets(server.folder)
    assert not dead.exists() and server.run("print('served')").stdout == "served\n"


def test_a_client_that_ends_before_it_has_asked_leaves_no_fork(server):
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(next((server.folder / starting.FOLDER).glob("steps.*"))))
    assert server.run("pass").returncode == 0
    assert wait_until(lambda: not server.forks())


@pytest.mark.parametrize("forked", [True, False])
def test_a_step_holds_its_lock_until_it_has_ended(server, forked):
    if not forked:
        os.kill(int(server.run(PARENT).stdout), signal.SIGKILL)
    step = server.begin("print('began', flush=True)\ninput()", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    step.stdout.readline()
    with starting.at_work(server.folder).open() as file:
        with pytest.raises(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        step.communicate(b"\n")
        assert wait_until(lambda: not server.forks())
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_dead(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_where_no_socket_can_be_made_steps_run_as_ever(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path(starting.FOLDER).write_text("a file", encoding="utf-8")
    assert starting.interpreter(list) == shlex.quote(sys.executable)


def test_no_server_is_started_where_none_is_wanted(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(starting.RUNNING, "")
    assert starting.interpreter(list) == shlex.quote(sys.executable)
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_runs_already_is_used(tmp_path, monkeypatch):
    monkeypatch.setenv(starting.RUNNING, "elsewhere/socket")
    assert shlex.split(starting.interpreter(list))[-2:] == ["elsewhere/socket", sys.executable]
    assert starting.RUNNING not in os.environ, "what a step starts is no part of this build"


def test_steps_that_outlived_their_build_are_waited_for(tmp_path):
    steps = starting.at_work(tmp_path)
    steps.parent.mkdir()
    told, ended, held = [], [], steps.open("w")
    fcntl.flock(held, fcntl.LOCK_SH)

    def end():
        wait_until(lambda: told)
        ended.append(True)
        held.close()

    threading.Thread(target=end).start()
    starting.outlast_steps(tmp_path, told.append)
    assert ended and "steps of a build that was killed are still at work" in told[0]
    starting.outlast_steps(tmp_path, told.append)
    assert len(told) == 1
