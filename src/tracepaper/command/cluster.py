"""A build whose steps SLURM runs on other machines: what it takes, and what it must not leave behind.

A build on one machine ends with its processes.  One on a cluster does not: a command that is killed leaves
jobs in the queue, which would go on writing into the working folder while the next build reads it.  So the
jobs carry the folder in their names, a mark says that there may be some, and whoever builds in the folder
next, on the cluster or not, first takes them out of the queue.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError

PROFILE, LOCK = "profiles/slurm", "profiles/slurm/requirements.lock"
PLUGIN = "snakemake_executor_plugin_slurm"
MARK = "jobs-in-a-queue"  # in the working folder
PATIENCE = 120  # seconds until a job that was cancelled has ended on its node
STAYS_HERE = ("refresh", "file_inbox", "changes", "what_if", "revision")  # targets for a person's own machine


def arguments(project: Path, folder: Path) -> list[str]:
    """What Snakemake is told for a build in `folder`.  Raises InputError if something for it is missing."""
    if not (project / PROFILE / "config.yaml").is_file():
        raise InputError("this paper has no profile for a cluster; copy the one of tracepaper", PROFILE)
    if find_spec(PLUGIN) is None:  # an environment that `run` did not make
        raise InputError(
            "the packages that speak to SLURM are not installed here; ./run --cluster installs them into "
            f".venv, pip install -r {LOCK} into an environment of your own"
        )
    if shutil.which("sbatch") is None:
        raise InputError(
            "there is no SLURM on this machine (sbatch was not found); type this where jobs are submitted, "
            "or without --cluster: the paper is the same"
        )
    return ["--workflow-profile", PROFILE, "--slurm-jobname-prefix", job_name(folder)]


def ask_job_age_once() -> None:
    """Have Snakemake's plug-in keep what the controller says of how long it keeps jobs that have ended.

    It would ask at every look at the jobs, and where the controller is away just then, turn from `squeue` to
    `sacct`, which a site without accounting cannot answer: an hour in vain.  For Snakemake's own process."""
    plugin: Any = import_module(PLUGIN)
    ask: Callable[[], int | None] = plugin.get_min_job_age
    known = ask()

    def job_age() -> int | None:
        nonlocal known
        known = ask() if known is None else known
        return known

    plugin.get_min_job_age = job_age


def job_name(folder: Path) -> str:
    """How the names of all jobs of builds in this folder begin."""
    return f"paper-{sha256(str(folder.resolve()).encode()).hexdigest()[:16]}"


@contextmanager
def at_work(folder: Path, say: Callable[[str], None]) -> Iterator[None]:
    """While jobs of a build in this folder may be in a queue; afterwards none is."""
    shutil.rmtree(folder / "logs", ignore_errors=True)  # what a step said before is not said of a killed one
    (folder / MARK).touch()
    try:
        yield
    finally:
        clear_queue(folder, say)


def clear_queue(folder: Path, say: Callable[[str], None]) -> None:
    """Take out of the queue what a build in this folder left there.

    Raises InputError if that cannot be done or known: the build would share its folder with those jobs.
    """
    mark = folder / MARK
    if not mark.exists():
        return
    left = _left(folder, mark)
    if left:
        say(f"taking {len(left)} {'job' if len(left) == 1 else 'jobs'} of this folder out of the queue")
        subprocess.run(["scancel", *left], capture_output=True)
    until = time.monotonic() + PATIENCE
    while left:
        if time.monotonic() > until:
            raise InputError(
                f"SLURM was told to end the jobs {', '.join(left)}, which write into {folder.name}, and did "
                "not in two minutes; see what keeps them (squeue), then type this again"
            )
        time.sleep(1)
        left = _left(folder, mark)
    mark.unlink()


def _left(folder: Path, mark: Path) -> list[str]:
    """The numbers of this folder's jobs that have not ended."""
    try:
        asked = ["squeue", "--noheader", "--format=%i %j"]
        told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    except (FileNotFoundError, subprocess.CalledProcessError) as problem:
        said = str(getattr(problem, "stderr", None) or problem).strip().splitlines()[-1]
        raise InputError(
            f"jobs of an earlier build may still write into {folder.name}, and SLURM cannot be asked "
            f"({said}); type this where and when it answers, or remove {folder.name}/{mark.name} if you know "
            "that none is left"
        ) from problem
    name = job_name(folder)
    lines = (line.split(maxsplit=1) for line in told.splitlines())
    return [number for number, job in lines if job.startswith(name)]
