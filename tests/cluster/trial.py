"""A small paper that SLURM builds, whose steps can be held where a test wants them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from small_slurm import SmallSlurm
from tiny_paper import choose, file_edition, write, write_paper

from tracepaper.sums import files_under, sums_of

ROOT = Path(__file__).parents[2]
LANGUAGES = ("zh", "en")
ROWS = ("CHN,2022,18.0", "CHN,2023,17.8", "VNM,2022,0.41", "VNM,2023,0.43")
# where a step comes to, it waits while a file of that name lies in the folder of the trial
HOLD = """
import os, time
from pathlib import Path

def hold(name):
    folder = Path(os.environ.get("TRIAL", "/nowhere"))
    if folder.is_dir():
        (folder / f"{name}.reached").touch()
    while (folder / f"{name}.hold").exists():
        time.sleep(0.2)
"""
SECONDS = 900  # that a build may take


def held_paper(folder: Path) -> Path:
    """The tiny paper, with a place to wait in the reading of its source and in its figure's data."""
    write_paper(folder, LANGUAGES)
    file_edition(folder, "2024", LANGUAGES, *ROWS)
    choose(folder, "2024", LANGUAGES)
    write(folder / "workflow/analysis/holding.py", HOLD)
    for name, function in (
        ("sources/bank", "observations(edition)"),
        ("exhibits/fig_gdp/exhibit", "data(evidence)"),
    ):
        path = folder / f"workflow/analysis/{name}.py"
        text = path.read_text(encoding="utf-8")
        place = f"    from analysis.holding import hold\n    hold({Path(name).parts[1]!r})\n"
        path.write_text(text.replace(f"def {function}:\n", f"def {function}:\n{place}", 1), encoding="utf-8")
    return folder


def large_paper(folder: Path, archive: Path, years: Sequence[int]) -> Path:
    """The same, and what computes the indices of these years of an archive of BACI's; they come into the
    folder `large` beside it."""
    paper = held_paper(folder / "paper")
    for part in ("workflow/analysis/large", "workflow/own"):
        shutil.copytree(ROOT / part, paper / part, ignore=shutil.ignore_patterns("__pycache__"))
    asks = {"archive": archive, "folder": folder / "large", "years": f"{years[0]}-{years[-1]}"}
    with (paper / "config/config.yaml").open("a", encoding="utf-8") as config:
        config.write("large:\n" + "".join(f"  {key}: {value}\n" for key, value in asks.items()))
    return paper


def sums(folder: Path) -> dict[str, str]:
    """Every built file and its sha256."""
    names = [name for part in ("results", "data/processed") for name in files_under(folder, part)]
    return sums_of(folder, names)


class Trial:
    """A build on the cluster.  paper: its folder.  words: further ones for ./run."""

    def __init__(self, slurm: SmallSlurm, paper: Path, *held: str):
        self.slurm, self.paper, self.folder = slurm, paper, paper.with_name(f"{paper.name}.trial")
        self.folder.mkdir()
        self._earlier = {number for number, _, _, _ in self._queue()}  # of other trials on this SLURM
        for name in held:
            (self.folder / f"{name}.hold").touch()

    def start(self, *words: str) -> None:
        self._told = open(self.folder / "told", "w+", encoding="utf-8")  # noqa: SIM115
        environment = {
            **self.slurm.environment,
            "PYTHONPATH": os.pathsep.join(("src", "workflow")),
            "TRIAL": str(self.folder),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tracepaper", *words],
            cwd=self.paper,
            env=environment,
            stdout=self._told,
            stderr=subprocess.STDOUT,
        )

    def finish(self, code: int = 0) -> str:
        """What it said, when it has ended as expected."""
        ended = self.process.wait(SECONDS)
        told = (self.folder / "told").read_text(encoding="utf-8")
        log = self.paper / "logs/run.log"
        assert ended == code, told + (log.read_text(encoding="utf-8")[-6000:] if log.is_file() else "")
        return told

    def reached(self, name: str) -> None:
        """Wait until a step has come to its place."""
        mark = self.folder / f"{name}.reached"
        self.slurm.wait_for(mark.exists, SECONDS)
        mark.unlink()

    def release(self, name: str) -> None:
        (self.folder / f"{name}.hold").unlink()

    def jobs(self, steps: str = "") -> list[tuple[str, str, str]]:
        """Number, state and node of this build's jobs so far whose comment, which names steps, matches."""
        return [
            (number, state, node)
            for number, state, node, comment in self._queue()
            if number not in self._earlier and re.search(steps, comment)
        ]

    def _queue(self) -> list[list[str]]:
        """Number, state, node and comment of all jobs that the controller knows."""
        lines = self.slurm.ask("squeue", "--noheader", "--states=all", "--format=%i|%T|%N|%k").splitlines()
        return [line.split("|", 3) for line in lines]

    def state(self, number: str) -> str:
        return next((state for one, state, _ in self.jobs() if one == number), "")

    def at_work(self, steps: str) -> tuple[str, str]:
        """Number and node of the running job of these steps."""
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            for number, state, node in self.jobs(steps):
                if state == "RUNNING":
                    return number, node
            time.sleep(0.3)
        raise TimeoutError(f"no job of {steps} runs: {self.jobs()}")
