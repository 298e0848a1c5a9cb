"""The same steps by other means: each runs the programs that `record` kept, in a copy of the paper.

Every contestant is asked to make all that the paper makes, with two processes at once if it can.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ONE_PROCESS = """\
import gc, json, os, runpy, sys
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
    def task_step(script=HERE / "jobs" / step["script"], given=[HERE / name for name in step["inputs"]],
                  made: Annotated[list[Path], Product] = [HERE / name for name in step["outputs"]]):
        for path in made:
            path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, str(script)], cwd=HERE, check=True)
"""


@dataclass(frozen=True)
class Contestant:
    """name: as it is shown.  command: run in the paper's folder.  prepare: writes what it reads (folder,
    steps); needs: a program without which it does not take part."""

    name: str
    command: Sequence[str]
    prepare: Callable[[Path, Sequence[Mapping]], None] = lambda folder, steps: None
    needs: str = sys.executable
    variables: Sequence[tuple[str, str]] = ()

    @property
    def is_here(self) -> bool:
        return shutil.which(self.needs) is not None


def _write_one_process(folder: Path, steps: Sequence[Mapping]) -> None:
    (folder / "one_process.py").write_text(ONE_PROCESS, encoding="utf-8")


def _write_makefile(folder: Path, steps: Sequence[Mapping]) -> None:
    lines = ["all: " + " ".join(name for step in steps for name in step["outputs"])]
    for step in steps:
        made, folders = step["outputs"], sorted({os.path.dirname(name) or "." for name in step["outputs"]})
        lines += [f"{' '.join(made)} &: {' '.join(step['inputs'])}", f"\t@mkdir -p {' '.join(folders)}"]
        lines += [f"\t@{sys.executable} jobs/{step['script']}"]
    (folder / "Makefile").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write_tasks(folder: Path, steps: Sequence[Mapping]) -> None:
    (folder / "task_steps.py").write_text(TASKS, encoding="utf-8")


def _write_stages(folder: Path, steps: Sequence[Mapping]) -> None:
    stages = {
        f"step{place}": {
            "cmd": f"{sys.executable} jobs/{step['script']}",
            "deps": sorted({name for name in step["inputs"] if name}),
            "outs": [{name: {"cache": False}} for name in step["outputs"]],
        }
        for place, step in enumerate(steps)
    }
    (folder / "dvc.yaml").write_text(json.dumps({"stages": stages}), encoding="utf-8")
    os.system(f"cd {folder} && dvc init --no-scm -q")


_SNAKEMAKE = (sys.executable, "-m", "snakemake", "--profile", "profiles/default", "--cores", "2", "all")
CONTESTANTS = (
    Contestant("./run", (sys.executable, "-m", "tracepaper")),
    Contestant("Snakemake alone", _SNAKEMAKE),
    Contestant("Snakemake, no forks", _SNAKEMAKE, variables=(("TRACEPAPER_FORKSERVER", ""),)),
    Contestant("one Python process", (sys.executable, "one_process.py"), _write_one_process),
    Contestant("GNU make", ("make", "-j2", "-s", "all"), _write_makefile, "make"),
    Contestant("pytask", ("pytask", "-n", "2", "--silent-collection"), _write_tasks, "pytask"),
    Contestant("DVC", ("dvc", "repro", "-q"), _write_stages, "dvc"),
)
