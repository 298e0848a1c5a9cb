"""Compare builds of a paper by other means: `python benchmarks/builds/compare.py --help`.

Each round does every task with every contestant, in turn, so that what else the machine does falls on all
alike; the table has medians over the rounds as ratios to `./run`'s cold build, and to `./run`'s own run of
the task, never seconds.  Writes NAME.csv and NAME.svg beside this file.
"""

from __future__ import annotations

import argparse
import csv
import ctypes
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(PROJECT / "src"), str(PROJECT / "workflow")]

from contestants import (  # noqa: E402
    AGAIN,
    AUDIT,
    COLD,
    CONTESTANTS,
    DATUM,
    FIGURE,
    NOTHING,
    PDFS,
    SENTENCE,
    Contestant,
)
from record import variables  # noqa: E402

from plot import draw  # noqa: E402
from tracepaper import paths  # noqa: E402
from tracepaper.sums import sha256  # noqa: E402

SECTIONS, EXHIBITS = "manuscript/en", "workflow/analysis/exhibits"
SOURCE = (
    "unctad-lsci"  # whose first number is changed by a hundredth and back; else the first source there is
)
PASSING = " This is said in passing."
SAID = "said.txt"  # what a contestant printed
MEASURES = ("time", "processor", "memory")
PR_SET_CHILD_SUBREAPER = 36  # of Linux' prctl


def cold(folder: Path) -> None:
    """Nothing is there."""
    for name in (paths.RESULTS, paths.PROCESSED, ".build", ".snakemake"):
        shutil.rmtree(folder / name, ignore_errors=True)


def nothing(folder: Path) -> None:
    """Nothing has changed."""


def sentence(folder: Path) -> None:
    """A sentence more at the end of a paragraph, and at the next time one less."""
    for path in sorted((folder / SECTIONS).glob("*.md")):
        text = path.read_text(encoding="utf-8")
        if PASSING in text:
            path.write_text(text.replace(PASSING, "", 1), encoding="utf-8")
            return
        if found := re.search(r"^[\[A-Z].*\.$", text, re.MULTILINE):
            path.write_text(text[: found.end()] + PASSING + text[found.end() :], encoding="utf-8")
            return
    raise SystemExit(f"no paragraph in {folder / SECTIONS} ends with a full stop")


def datum(folder: Path) -> None:
    """The last digit of the first number of a source, there and back, with its checksum."""
    named = [folder / paths.RAW / SOURCE, *sorted((folder / paths.RAW).iterdir())]
    table = next(path for place in named for path in sorted(place.glob("*/*.csv")))
    text = table.read_text(encoding="utf-8")
    number = next(found for found in re.finditer(r",(-?\d+(?:\.\d+)?)$", text, re.MULTILINE))
    last = number.end() - 1
    was = sha256(table)
    table.write_text(text[:last] + str(int(text[last]) ^ 1) + text[last + 1 :], encoding="utf-8")
    sidecar = table.with_name("source.yml")
    sums = sidecar.read_text(encoding="utf-8").replace(was, sha256(table))
    sidecar.write_text(sums, encoding="utf-8")


def figure(folder: Path) -> None:
    """A line of one figure's code."""
    path = min((folder / EXHIBITS).glob("fig_*/exhibit.py"))
    path.write_text(path.read_text(encoding="utf-8") + f"# {time.time_ns()}\n", encoding="utf-8")


TASKS: dict[str, Callable[[Path], None]] = {
    COLD: cold,
    NOTHING: nothing,
    DATUM: datum,
    SENTENCE: sentence,
    PDFS: sentence,
    FIGURE: figure,
    AUDIT: nothing,
    AGAIN: nothing,
}


def main(words: argparse.Namespace) -> None:
    """Measure, and write the table and its plot."""
    output = HERE / f"{words.name}.csv"
    tasks = [task for task in TASKS if task not in words.no_task]
    with tempfile.TemporaryDirectory() as top:
        folders = prepared(Path(top), words.paper, words.without)
        found: dict[tuple[str, str, str], list[float]] = {}
        for number in range(words.rounds):
            for task in tasks:
                for contestant in (one for one in folders if task in one.commands):
                    TASKS[task](folders[contestant])
                    values = measured(contestant, task, folders[contestant])
                    for kind, value in zip(MEASURES, values, strict=True):
                        found.setdefault((task, contestant.name, kind), []).append(value)
                    print(
                        number + 1, task, contestant.name, *(f"{value:.1f}" for value in values), flush=True
                    )
                write_table(found, output)  # what is measured stays, should a later task fail
        draw(output, output.with_suffix(".svg"))


def prepared(top: Path, project: Path, without: Sequence[str]) -> dict[Contestant, Path]:
    """A copy of the paper for each contestant that is here, with the recorded steps in it."""
    paper, jobs = copied(project, top / "recorded"), top / "jobs"
    subprocess.run([sys.executable, HERE / "record.py", paper, jobs], check=True)
    steps = json.loads((jobs / "jobs.json").read_text(encoding="utf-8"))
    folders = {}
    for contestant in CONTESTANTS:
        if contestant.is_here and contestant.name not in without:
            folder = folders[contestant] = copied(project, top / re.sub(r"\W+", "-", contestant.name))
            shutil.copytree(jobs, folder / "jobs")
            for step in steps:
                (folder / step["log"]).parent.mkdir(parents=True, exist_ok=True)
            contestant.prepare(folder, steps, paper)
    return folders


def copied(project: Path, folder: Path) -> Path:
    """The inputs of the paper."""
    ignored = shutil.ignore_patterns("__pycache__")
    for part in filter(lambda part: (project / part).exists(), paths.INPUTS):
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (project / part).is_dir() else shutil.copy2
        copy(project / part, folder / part, **({"ignore": ignored} if copy is shutil.copytree else {}))
    return folder


def measured(contestant: Contestant, task: str, folder: Path) -> tuple[float, float, float]:
    """Seconds, seconds of processors, and megabytes of the largest process, of one run.

    Of all its processes: those that it leaves behind become ours, and are waited for."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    free = {name: text for name, text in variables(folder).items() if name != "TRACEPAPER_FORKSERVER"}
    start, pid = time.monotonic(), os.fork()
    if pid == 0:
        os.chdir(folder)
        os.dup2(os.open(SAID, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
        os.dup2(1, 2)
        command = list(contestant.commands[task])
        os.execvpe(command[0], command, {**free, **contestant.variables})
    _, status, used = os.wait4(pid, 0)
    seconds, all_used = time.monotonic() - start, [used, *left_behind()]
    if status:
        code = os.waitstatus_to_exitcode(status)
        said = (folder / SAID).read_text(encoding="utf-8")[-2000:]
        raise SystemExit(f"{said}\n{task}: {contestant.name} ended with {code}")
    processor = sum(one.ru_utime + one.ru_stime for one in all_used)
    return seconds, processor, max(one.ru_maxrss for one in all_used) / 1024


def left_behind() -> Iterator[resource.struct_rusage]:
    """What each process took that outlived the one that started it."""
    with suppress(ChildProcessError):
        while True:
            yield os.wait4(-1, 0)[2]


def write_table(found: dict[tuple[str, str, str], list[float]], output: Path) -> None:
    """A line a task and contestant: medians as ratios to what `./run` takes for the same task, and time and
    processor time as ratios to its cold build."""
    medians = {key: statistics.median(values) for key, values in found.items()}
    first = CONTESTANTS[0].name
    with output.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["task", "by", *MEASURES, "time of a cold build", "processor of a cold build"])
        for task, name in dict.fromkeys((task, name) for task, name, _ in medians):
            own = [medians[task, name, kind] / medians[task, first, kind] for kind in MEASURES]
            whole = [medians[task, name, kind] / medians[COLD, first, kind] for kind in MEASURES[:2]]
            table.writerow([task, name, *(f"{ratio:.2f}" for ratio in own), *(f"{r:.3f}" for r in whole)])


def asked() -> argparse.Namespace:
    """The words of the command line."""
    parser = argparse.ArgumentParser(description="Compare builds of a paper by other means.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--paper", type=Path, default=PROJECT, help="its folder; this paper's if not said")
    parser.add_argument("--name", default="this-paper", help="of the table and plot that are written")
    parser.add_argument(
        "--no-task", action="append", default=[], choices=[task for task in TASKS if task != COLD]
    )
    parser.add_argument("--without", action="append", default=[], choices=[one.name for one in CONTESTANTS])
    return parser.parse_args()


if __name__ == "__main__":
    main(asked())
