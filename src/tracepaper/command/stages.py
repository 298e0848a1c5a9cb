"""Stages of a build: one line each while it runs, in the order in which the Snakefile includes them."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path
from typing import IO, Any

from tracepaper.archive.times import Step
from tracepaper.paths import OWN_RULES, visible

Event = dict[str, Any]  # as the logger plug-in writes it

_INCLUDE = re.compile(r"""^include:\s*["'](.+?)["']""", re.MULTILINE)
_RULE = re.compile(r"^(?:use rule \w+ as|rule|checkpoint) (\w+)", re.MULTILINE)


def rules_by_stage(root: Path) -> dict[str, list[str]]:
    """Stage (name of a rules file) -> its rules; those of the paper alone last."""
    try:
        files = _INCLUDE.findall((root / "Snakefile").read_text(encoding="utf-8"))
        files += (path.relative_to(root).as_posix() for path in visible((root / OWN_RULES).glob("*.smk")))
        return {Path(f).stem: _RULE.findall((root / f).read_text(encoding="utf-8")) for f in files}
    except OSError:
        return {}


class Stages:
    """Counts the steps of each stage and shows them: bars on a terminal, else a line when one is done."""

    def __init__(self, rules: dict[str, list[str]], stream: IO[str] | None = None):
        self._stage_of = {rule: stage for stage, names in rules.items() for rule in names}
        self._stream = stream or sys.stderr
        self._order = list(rules)
        self._totals: dict[str, int] = {}
        self._done: dict[str, int] = {}
        self._started: dict[str, float] = {}
        self._jobs: dict[int, str] = {}
        self._begun: dict[int, tuple[str, tuple[str, ...], float]] = {}
        self.timed: list[Step] = []  # of the steps that ended well
        self._bars: _Bars | None = None
        self.failed: list[Event] = []
        self.interrupted = False  # by a person
        self.said: list[str] = []  # warnings and errors that belong to no step

    def hear(self, event: Event) -> None:
        """Take in one event of Snakemake."""
        kind = event["event"]
        if kind == "run_info":
            self._plan(event.get("stats", {}))
        elif kind == "job_info":
            self._begin(event)
        elif kind == "job_finished":
            self._finish(event)
        elif kind == "job_error":
            self.failed.append(event)
        elif kind == "interrupted":
            self.interrupted = True
            self.show("stopping after the steps under way; once more stops at once")
        elif event.get("level") in ("WARNING", "ERROR", "CRITICAL"):
            self.said.append(event["text"])

    def _plan(self, stats: dict[str, int]) -> None:
        for rule, count in stats.items():
            stage = self._stage_of.get(rule)
            if stage:
                self._totals[stage] = self._totals.get(stage, 0) + int(count)
        if self._totals and self._stream.isatty():
            self._bars = _Bars({s: self._totals[s] for s in self._order if s in self._totals}, self._stream)

    def _begin(self, event: Event) -> None:
        rule = event.get("rule_name", "")
        stage = self._stage_of.get(rule)
        if stage:
            self._jobs[event["jobid"]] = stage
            self._begun[event["jobid"]] = (rule, tuple(event.get("output", ())), time.monotonic())
            self._started.setdefault(stage, time.monotonic())

    def _finish(self, event: Event) -> None:
        number: Any = event.get("job_id", event.get("jobid", -1))
        # what went wrong before is made good where a step is tried more than once
        self.failed = [event for event in self.failed if event.get("jobid") != int(number)]
        stage = self._jobs.get(int(number))
        if stage is None:
            return
        rule, outputs, begun = self._begun[int(number)]
        if outputs:
            self.timed.append(Step(rule, outputs, time.monotonic() - begun))
        done = self._done[stage] = self._done.get(stage, 0) + 1
        if self._bars:
            self._bars.advance(stage)
        elif done == self._totals.get(stage):
            seconds = time.monotonic() - self._started[stage]
            self.show(f"{stage:<12} {done:>3} {'step' if done == 1 else 'steps'} {seconds:6.1f} s")

    def show(self, line: str) -> None:
        """Print a line, above the bars where there are any."""
        if self._bars:
            self._bars.say(line)
        else:
            print(line, file=self._stream, flush=True)

    @property
    def steps(self) -> int:
        """How many steps ended well."""
        return sum(self._done.values())

    @property
    def planned(self) -> int:
        """How many steps there are to do."""
        return sum(self._totals.values())

    def close(self) -> None:
        if self._bars:
            self._bars.close()


class _Bars:
    """A bar for each stage."""

    def __init__(self, totals: dict[str, int], stream: IO[str]):
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        self._progress = Progress(
            TextColumn("{task.description:<12}"),
            BarColumn(30),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(file=stream, highlight=False),
        )
        self._tasks = {
            stage: self._progress.add_task(stage, total=n, start=False) for stage, n in totals.items()
        }
        self._progress.start()

    def advance(self, stage: str) -> None:
        self._progress.start_task(self._tasks[stage])
        self._progress.advance(self._tasks[stage])

    def say(self, line: str) -> None:
        self._progress.console.print(line, markup=False)

    def close(self) -> None:
        self._progress.stop()
