"""The same work by other means: each runs the programs that `record` kept, in a copy of the paper.

Every one that builds is asked to make all that the paper makes, with two processes at once if it can; others
do only what is named for them.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import documents

from tracepaper import paths

ONE_PROCESS = """\
import gc, json, os, runpy, sys
from pathlib import Path
steps = json.load(open("jobs/jobs.json"))
for step in steps:
    wanted, given = step["outputs"], [name for name in step["inputs"] if os.path.exists(name)]
    oldest = min((os.stat(name).st_mtime_ns if os.path.exists(name) else 0 for name in wanted), default=0)
    if oldest > max((os.stat(name).st_mtime_ns for name in given), default=0):
        continue
    for name in wanted:
        os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    sys.argv, sys.path[0] = ["jobs/" + step["script"]], "jobs"
    runpy.run_path("jobs/" + step["script"], run_name="__main__")
    for name in step["touched"]:
        Path(name).touch()
    gc.collect()
"""
TASKS = """\
import json, os, runpy, subprocess, sys
from pathlib import Path
from typing import Annotated
from pytask import Product, task
HERE = Path(__file__).parent
for place, step in enumerate(json.loads((HERE / "jobs/jobs.json").read_text())):
    @task(id=str(place))
    def task_step(script=HERE / "jobs" / step["script"], touched=tuple(step["touched"]),
                  given=[HERE / name for name in step["inputs"]],
                  made: Annotated[list[Path], Product] = [HERE / name for name in step["outputs"]]):
        for path in made:
            path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([{python!r}, str(script)], cwd=HERE, check=True)
        for name in touched:
            (HERE / name).touch()
"""


COLD, NOTHING = "cold build", "nothing changed"
DATUM, SENTENCE, FIGURE = "one datum changed", "one sentence changed", "one figure's code changed"
PDFS, AUDIT, AGAIN = "one sentence changed: PDFs", "audit", "audit, nothing changed"
BUILDS = (COLD, NOTHING, DATUM, SENTENCE, FIGURE)
EMPTY = "an empty Snakefile"


@dataclass(frozen=True, eq=False)
class Contestant:
    """name: as it is shown.  commands: task -> what is run in the paper's folder.  prepare: writes what it
    reads (folder, steps, a paper that is built).  needs: a program without which it does not take part."""

    name: str
    commands: Mapping[str, Sequence[str]]
    prepare: Callable[[Path, Sequence[Mapping], Path], None] = lambda folder, steps, built: None
    needs: str = sys.executable
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_here(self) -> bool:
        return shutil.which(self.needs) is not None


def building(*command: str) -> dict[str, Sequence[str]]:
    """The same command for each of the builds."""
    return dict.fromkeys(BUILDS, command)


def _write_one_process(folder: Path, steps: Sequence[Mapping], built: Path) -> None:
    (folder / "one_process.py").write_text(ONE_PROCESS, encoding="utf-8")


def _command(step: Mapping) -> str:
    """What a shell does for one step, and Snakemake does around its script."""
    folders = sorted({os.path.dirname(name) or "." for name in step["outputs"]})
    touched = f" && touch {' '.join(step['touched'])}" if step["touched"] else ""
    return f"mkdir -p {' '.join(folders)} && {sys.executable} jobs/{step['script']}{touched}"


def _write_makefile(folder: Path, steps: Sequence[Mapping], built: Path) -> None:
    lines = ["all: " + " ".join(name for step in steps for name in step["outputs"])]
    for step in steps:
        lines += [f"{' '.join(step['outputs'])} &: {' '.join(step['inputs'])}"]
        lines += ["\t@" + _command(step)]
    (folder / "Makefile").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_tasks(folder: Path, steps: Sequence[Mapping], built: Path) -> None:
    text = TASKS.replace("{python!r}", repr(sys.executable))  # pytask may be installed elsewhere
    (folder / "task_steps.py").write_text(text, encoding="utf-8")


def _write_stages(folder: Path, steps: Sequence[Mapping], built: Path) -> None:
    stages = {
        f"step{place}": {
            "cmd": _command(step),
            "deps": sorted({name for name in step["inputs"] if name}),
            "outs": [{name: {"cache": False}} for name in step["outputs"]],
        }
        for place, step in enumerate(steps)
    }
    (folder / "dvc.yaml").write_text(json.dumps({"stages": stages}), encoding="utf-8")
    os.system(f"cd {folder} && dvc init --no-scm -q")


def _write_calkit(folder: Path, steps: Sequence[Mapping], built: Path) -> None:
    """Calkit runs a pipeline of DVC's, which it wants in a repository."""
    _write_stages(folder, steps, built)
    (folder / "calkit.yaml").write_text("name: paper\n", encoding="utf-8")
    os.system(
        f"cd {folder} && git init -q && git -c user.name=x -c user.email=x@x commit -q --allow-empty -m x"
    )


def _write_empty(folder: Path, steps: Sequence[Mapping], built: Path) -> None:
    (folder / "Empty").write_text("rule all:\n    input: []\n", encoding="utf-8")


def _bring_results(folder: Path, steps: Sequence[Mapping], built: Path) -> None:
    for part in (paths.RESULTS, paths.PROCESSED):
        shutil.copytree(built / part, folder / part)


_RUN = (sys.executable, "-m", "tracepaper")
_PAPERS = tuple(f"{paths.RESULTS}/paper/paper.{language}.pdf" for language in ("zh", "en"))
_RUNS = {
    **building(*_RUN),
    PDFS: (*_RUN, "build", *_PAPERS),
    AUDIT: (*_RUN, "audit"),
    AGAIN: (*_RUN, "audit"),
}
_SNAKEMAKE = (sys.executable, "-m", "snakemake", "--profile", "profiles/default", "--cores", "2", "all")
_NO_RULES = (sys.executable, "-m", "snakemake", "--cores", "2", "-s", "Empty", "all")
_GUARD = ("manuscript-guard", "audit", f"{paths.RESULTS}/paper", "--against", f"{paths.RESULTS}/exhibits")
CONTESTANTS = (
    Contestant("./run", _RUNS),
    Contestant("Snakemake alone", building(*_SNAKEMAKE)),
    Contestant("Snakemake, no forks", building(*_SNAKEMAKE), variables={"TRACEPAPER_FORKSERVER": ""}),
    Contestant(EMPTY, {NOTHING: _NO_RULES}, _write_empty),
    Contestant("one Python process", building(sys.executable, "one_process.py"), _write_one_process),
    Contestant("GNU make", building("make", "-j2", "-s", "all"), _write_makefile, "make"),
    Contestant("pytask", building("pytask", "-n", "2", "-v", "0"), _write_tasks, "pytask"),
    Contestant("DVC", building("dvc", "repro", "-q"), _write_stages, "dvc"),
    Contestant("Calkit", building("calkit", "run", "-q", "--no-push"), _write_calkit, "calkit"),
    Contestant("Pandoc and Typst", {PDFS: ("sh", "alone.sh")}, documents.prepare_typst),
    Contestant("Pandoc and XeLaTeX", {PDFS: ("sh", "alone.sh")}, documents.prepare_xelatex, "xelatex"),
    Contestant("manuscript-guard", {AUDIT: _GUARD}, _bring_results, "manuscript-guard"),
)
