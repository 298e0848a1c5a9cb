"""Running Snakemake in the working folder, and reading what it tells (see the logger plug-in)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

from tracepaper.command.stages import Event
from tracepaper.forkserver.fork import Fork, begin
from tracepaper.forkserver.start import RUNNING

LOG = "logs/run.log"
PLUGIN, PLANNER = "tracepaper", "tracepaper.command.planner"
EVENTS, LOCK = "TRACEPAPER_EVENTS", "TRACEPAPER_LOCK"  # the numbers of two open files
Child = subprocess.Popen[str] | Fork


class Run:
    """One run of Snakemake.

    project: where the person works; build: the working folder.  words: its arguments.  lock: an open file
    that the run shares, so that the folder stays locked as long as it lives.  silent: what it prints goes to
    the log alone (of a plan Snakemake itself prints, tracebacks too); else it is a step's word to a person.
    forks: whether steps may be forks of one interpreter, as they are where they run on this machine.
    """

    def __init__(
        self,
        project: Path,
        build: Path,
        words: Iterable[str],
        lock: int,
        silent: bool = False,
        forks: bool = True,
    ):
        self._project, self._build, self._lock, self._silent = project, build, lock, silent
        self._words = list(words)
        self._variables = {} if forks else {RUNNING: ""}

    def start(self, hear: Callable[[Event], None], log: Path) -> int:
        """Run to the end; `hear` is called with each event.  Returns the exit code.

        The first interruption lets the steps under way end, the second ends everything at once.
        """
        reading, writing = os.pipe()
        log.parent.mkdir(parents=True, exist_ok=True)
        with open(log, "w", encoding="utf-8") as told:
            child = self._child = self._forked(writing, told) or self._started(writing, told)
            os.close(writing)
            printing = threading.Thread(target=_pass_on, args=(child.stdout or (),), daemon=True)
            printing.start()
            with open(reading, encoding="utf-8") as events:
                self._listen(events, hear, child)
            code = _wait(child)
            printing.join(timeout=5)
        return code

    def _forked(self, writing: int, told: IO[str]) -> Fork | None:
        """Snakemake in a fork of the server that outlives this build, if there is one."""
        variables = self._environment(writing)
        name = variables.get(RUNNING)
        if not name or not self._silent:
            return None
        standard = [0, told.fileno(), told.fileno()]
        further = {EVENTS: writing, LOCK: self._lock}
        return begin(self._build / name, [PLANNER, *self._words], self._build, variables, standard, further)

    def _started(self, writing: int, told: IO[str]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", PLANNER, *self._words],
            cwd=self._build,
            env=self._environment(writing),
            stdout=told if self._silent else subprocess.PIPE,
            stderr=told,
            pass_fds=(writing, self._lock),
            start_new_session=True,
            text=True,
        )

    def end_soon(self) -> None:
        """Have Snakemake begin no further step, and end with those under way."""
        self._child.terminate()

    def _environment(self, writing: int) -> dict[str, str]:
        return {
            **os.environ,
            **self._variables,
            "PYTHONPATH": os.pathsep.join(["src", "workflow"]),
            "TRACEPAPER_PROJECT": str(self._project),
            EVENTS: str(writing),
        }

    def _listen(self, events: IO[str], hear: Callable[[Event], None], child: Child) -> None:
        while True:
            try:
                for line in events:
                    hear(json.loads(line))
                return
            except KeyboardInterrupt:
                hear({"event": "interrupted", "text": ""})
                signal.signal(signal.SIGINT, lambda *_: _kill(child))
                child.terminate()  # Snakemake alone: its steps do not hear of it, and end


def _pass_on(told: Iterable[str]) -> None:
    """What a step prints is for a person, and at once: a refresh takes minutes."""
    for line in told:
        print(line, end="", flush=True)


def _kill(child: Child) -> None:
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def _wait(child: Child) -> int:
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            _kill(child)
