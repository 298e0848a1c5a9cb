"""Compare builds of the paper by other means: `python benchmarks/builds/compare.py [ROUNDS]`.

Each round does every task with every contestant, in turn, so that what else the machine does falls on all
alike; the table has medians over the rounds as ratios to `./run`, never seconds.  Writes ratios.csv beside
this file.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(PROJECT / "src"), str(PROJECT / "workflow")]

from contestants import CONTESTANTS, Contestant  # noqa: E402
from record import variables  # noqa: E402

from tracepaper import paths  # noqa: E402

SECTIONS, EXHIBITS = "manuscript/en", "workflow/analysis/exhibits"
MEASURES = ("time", "processor", "memory")


def cold(folder: Path) -> None:
    """Nothing is there."""
    for name in (paths.RESULTS, paths.PROCESSED, ".build", ".snakemake"):
        shutil.rmtree(folder / name, ignore_errors=True)


def nothing(folder: Path) -> None:
    """Nothing has changed."""


def sentence(folder: Path) -> None:
    """A word of prose that no number stands in, there and back."""
    path = min((folder / SECTIONS).glob("*.md"))
    text = path.read_text(encoding="utf-8")
    before, after = ("This paper", "The paper") if "This paper" in text else ("The paper", "This paper")
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def figure(folder: Path) -> None:
    """A line of one figure's code."""
    path = min((folder / EXHIBITS).glob("fig_*/exhibit.py"))
    path.write_text(path.read_text(encoding="utf-8") + f"# {time.time_ns()}\n", encoding="utf-8")


TASKS: dict[str, Callable[[Path], None]] = {
    "cold build": cold,
    "nothing changed": nothing,
    "one sentence changed": sentence,
    "one figure's code changed": figure,
}


def main(rounds: int, project: Path) -> None:
    """Measure, and write the table and its plot."""
    with tempfile.TemporaryDirectory() as top:
        folders = prepared(Path(top), project)
        found: dict[tuple[str, str, str], list[float]] = {}
        for _ in range(rounds):
            for task, change in TASKS.items():
                for contestant in folders:
                    change(folders[contestant])
                    values = measured(contestant, folders[contestant])
                    for kind, value in zip(MEASURES, values, strict=True):
                        found.setdefault((task, contestant.name, kind), []).append(value)
        write_table(found)


def prepared(top: Path, project: Path) -> dict[Contestant, Path]:
    """A copy of the paper for each contestant that is here, with the recorded steps in it."""
    paper, jobs = copied(project, top / "recorded"), top / "jobs"
    subprocess.run([sys.executable, HERE / "record.py", paper, jobs], check=True)
    steps = json.loads((jobs / "jobs.json").read_text(encoding="utf-8"))
    folders = {}
    for contestant in CONTESTANTS:
        if contestant.is_here:
            folder = folders[contestant] = copied(project, top / re.sub(r"\W+", "-", contestant.name))
            shutil.copytree(jobs, folder / "jobs")
            for step in steps:
                (folder / step["log"]).parent.mkdir(parents=True, exist_ok=True)
            contestant.prepare(folder, steps)
    return folders


def copied(project: Path, folder: Path) -> Path:
    """The inputs of the paper."""
    ignored = shutil.ignore_patterns("__pycache__")
    for part in filter(lambda part: (project / part).exists(), paths.INPUTS):
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (project / part).is_dir() else shutil.copy2
        copy(project / part, folder / part, **({"ignore": ignored} if copy is shutil.copytree else {}))
    return folder


def measured(contestant: Contestant, folder: Path) -> tuple[float, float, float]:
    """Seconds, seconds of processors, and megabytes of the largest process, of one run."""
    free = {name: text for name, text in variables(folder).items() if name != "TRACEPAPER_FORKSERVER"}
    start, pid = time.monotonic(), os.fork()
    if pid == 0:
        os.chdir(folder)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execvpe(contestant.command[0], list(contestant.command), {**free, **dict(contestant.variables)})
    _, status, used = os.wait4(pid, 0)
    if status:
        raise SystemExit(f"{contestant.name} ended with {os.waitstatus_to_exitcode(status)} in {folder}")
    return time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def write_table(found: dict[tuple[str, str, str], list[float]]) -> None:
    """Medians as ratios to `./run`, a line a task and contestant."""
    medians = {key: statistics.median(values) for key, values in found.items()}
    first = CONTESTANTS[0].name
    with (HERE / "ratios.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["task", "by", *MEASURES])
        for task, name in dict.fromkeys((task, name) for task, name, _ in medians):
            ratios = [medians[task, name, kind] / medians[task, first, kind] for kind in MEASURES]
            table.writerow([task, name, *(f"{ratio:.2f}" for ratio in ratios)])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3, Path(sys.argv[2]) if len(sys.argv) > 2 else PROJECT)
