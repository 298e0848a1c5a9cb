"""What each step of a build costs: processor seconds, memory, bytes, and which steps it waits for.

    PYTHONPATH=src:workflow python benchmarks/cluster/measure_steps.py FOLDER > steps.json

builds the paper from nothing in FOLDER, one step at a time, and prints what it saw.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import psutil

from tracepaper.alone import working_alone
from tracepaper.command import staging
from tracepaper.command.runner import Run

WORDS = ["--logger", "tracepaper", "--nolock", "--profile", "profiles/default", "--cores", "1"]
PAUSE = 0.05  # seconds between two looks at the memory


class Watch:
    """Hears of steps that begin and end, and sees meanwhile how much memory they hold."""

    def __init__(self) -> None:
        self.steps: dict[str, dict[str, Any]] = {}
        self._began: dict[int, tuple[str, float]] = {}
        self._peak = 0
        self._ended = threading.Event()
        self._looking = threading.Thread(target=self._look)

    def __enter__(self) -> Watch:
        self._looking.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._looking.join()

    def hear(self, event: dict[str, Any]) -> None:
        """One event of Snakemake, by the logger plug-in."""
        if event["event"] == "job_info" and event.get("log"):
            self._began[event["jobid"]] = event["log"][0], _seconds()
            self._peak = 0
        elif event["event"] == "job_finished":
            log, before = self._began.pop(int(event.get("job_id", event.get("jobid", -1))), ("", 0.0))
            if log:
                seconds, megabytes = _seconds() - before, self._peak // 2**20
                self.steps[log] = {"seconds": round(seconds, 2), "megabytes": megabytes}

    def _look(self) -> None:
        while not self._ended.wait(PAUSE):
            try:
                snakemake = _snakemake()
                held = sum(process.memory_info().rss for process in snakemake.children(recursive=True))
                self._peak = max(self._peak, held)
            except (psutil.Error, IndexError):
                continue


def _snakemake() -> psutil.Process:
    return psutil.Process().children()[0]


def _seconds() -> float:
    """Of processors, of all steps that have ended."""
    times = _snakemake().cpu_times()
    return times.children_user + times.children_system


def files_of_steps(build: Path) -> dict[str, dict[str, Any]]:
    """Log of a step -> its rule, inputs and outputs, as Snakemake lists them."""
    command = [sys.executable, "-m", "snakemake", *WORDS[2:], "--detailed-summary"]
    told = subprocess.run(command, cwd=build, check=True, capture_output=True, text=True).stdout
    found: dict[str, dict[str, Any]] = {}
    for line in told.splitlines()[1:]:
        output, _, rule, log, inputs, *_ = line.split("\t")
        step = found.setdefault(log, {"rule": rule, "inputs": inputs.split(","), "outputs": []})
        step["outputs"].append(output)
    return found


def measure(folder: Path) -> list[dict[str, Any]]:
    """Build the paper of the current folder in another one; one record a step."""
    project = Path.cwd()
    with working_alone(folder, "measuring", print) as lock, Watch() as watch:
        staging.mirror(project, folder)
        run = Run(project, folder, [*WORDS, "all"], lock, forks=False)
        code = run.start(watch.hear, folder / "measuring.log")
    if code:
        raise SystemExit(f"the build failed; see {folder}/measuring.log")
    files = files_of_steps(folder)
    maker = {output: log for log, step in files.items() for output in step["outputs"]}
    return [
        {
            "step": log.removeprefix("logs/").removesuffix(".log"),
            "rule": files[log]["rule"],
            **seen,
            "after": sorted({maker[name][5:-4] for name in files[log]["inputs"] if name in maker}),
            "files": len(files[log]["inputs"]) + len(files[log]["outputs"]),
            "read": _bytes(folder, files[log]["inputs"]),
            "written": _bytes(folder, files[log]["outputs"]),
        }
        for log, seen in watch.steps.items()
    ]


def _bytes(folder: Path, names: list[str]) -> int:
    return sum((folder / name).stat().st_size for name in names if (folder / name).is_file())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="measure each step of a build")
    parser.add_argument("folder", type=Path)
    print(json.dumps(measure(parser.parse_args().folder), indent=1))
