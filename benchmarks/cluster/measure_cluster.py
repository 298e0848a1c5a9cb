"""What a cluster adds to the steps, measured on the small SLURM of the tests and on this machine's disk.

    PYTHONPATH=src:workflow python benchmarks/cluster/measure_cluster.py FOLDER > cluster.json

FOLDER holds a finished build (`measure_steps.py` leaves one).  Times on the wall are the least of several, as
other work on the machine can only add to them; those of Python are of the processor.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "tests/cluster"))
from small_slurm import SmallSlurm, small_slurm

TRIES = 12
MEGABYTES = 256
FILES = 2000


def submission_and_start(slurm: SmallSlurm, folder: Path) -> tuple[float, float]:
    """Seconds that `sbatch` takes, and from then until the job runs on an idle node."""
    taken, waited = [], []
    for number in range(TRIES):
        told = folder / f"{number}.began"
        began = time.time()
        slurm.ask("sbatch", "--output=/dev/null", "--mem=10", f"--wrap=date +%s.%N > {told}")
        taken.append(time.time() - began)
        slurm.wait_for(lambda told=told: told.is_file() and told.read_text().strip() != "")
        waited.append(float(told.read_text()) - began - taken[-1])
    return min(taken), max(min(waited), 0.0)


def snakemake_start(build: Path) -> float:
    """Processor seconds until Snakemake knows what to do for one step of a paper that is built."""
    words = [sys.executable, "-m", "snakemake", "--nolock", "--cores", "1", "-n"]
    asked = [*words, "--forcerun", "verify_raw", "--allowed-rules", "verify_raw", "--", "verify_raw"]
    return min(processor_seconds(asked, build) for _ in range(5))


def processor_seconds(command: list[str], folder: Path) -> float:
    """Of a command and what it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def disk(folder: Path) -> tuple[float, float]:
    """Bytes a second of a file written through to the disk, and seconds to look up a file."""
    block = os.urandom(2**20)

    def write() -> None:
        with open(folder / "large", "wb") as file:
            file.writelines(block for _ in range(MEGABYTES))
            file.flush()
            os.fsync(file.fileno())

    names = [folder / f"{number}.small" for number in range(FILES)]
    for name in names:
        name.touch()
    lookups = least(lambda: [name.stat() for name in names])
    return MEGABYTES * 2**20 / least(write), lookups / FILES


def least(work: Callable[[], object]) -> float:
    """Seconds of the quickest of three."""
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


def main() -> None:
    """Print what was measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with small_slurm(folder / "slurm") as slurm:
            submission, start = submission_and_start(slurm, folder)
        stream, lookup = disk(folder)
    found = {
        "submission": round(submission, 3),
        "start": round(start, 3),
        "snakemake": round(snakemake_start(Path(sys.argv[1])), 2),
        "stream": round(stream / 1e6),
        "lookup": round(lookup, 7),
    }
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
