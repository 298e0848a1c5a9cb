"""Record a build as plain programs: what each step runs, reads and writes, without Snakemake.

`python record.py PAPER JOBS`: PAPER is a folder with the inputs of a paper; Snakemake builds it, and each
step's script, as Snakemake hands it to Python, is kept in JOBS/NUMBER.py with its inputs and outputs in
JOBS/jobs.json, in an order in which they can be run.
"""

from __future__ import annotations

import json
import os
import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path

KEEPER = '#!/bin/sh\ncp -- "$1" {folder}/$(date +%s%N).$$.py\nexec {python} "$1"\n'


def main(paper: Path, jobs: Path) -> None:
    """Build the paper with one process at a time, and keep each step."""
    jobs.mkdir(parents=True)
    keeper = jobs / "keeper"
    keeper.write_text(KEEPER.format(folder=jobs, python=sys.executable), encoding="utf-8")
    keeper.chmod(0o755)
    program = (
        "import sys; from snakemake.script import PythonScript as P; run = P.execute_script\n"
        "def kept(self, name, edit=False):\n"
        f"    sys.executable = {str(keeper)!r}\n"
        "    run(self, name, edit)\n"
        "P.execute_script = kept\n"
        "from snakemake.cli import main; main()"
    )
    words = ["--cores", "1", "--quiet", "all", "--", "all"]
    subprocess.run([sys.executable, "-c", program, *words], cwd=paper, check=True, env=variables(paper))
    found = [described(path, place, paper) for place, path in enumerate(sorted(jobs.glob("*.*.py")))]
    (jobs / "jobs.json").write_text(json.dumps(found, indent=1), encoding="utf-8")


def described(path: Path, place: int, paper: Path) -> dict[str, object]:
    """What a kept script reads and writes, and what of it is only touched; it is renamed by its place."""
    text = path.read_text(encoding="utf-8")
    pickled = re.search(r"snakemake = pickle\.loads\((b.*?)\);from snakemake", text, re.DOTALL)
    if pickled is None:
        raise SystemExit(f"{path}: Snakemake hands its scripts over otherwise than it did")
    step = pickle.loads(eval(pickled[1]))
    path.rename(path.with_name(f"{place}.py"))
    inputs, outputs = list(map(str, step.input)), list(map(str, step.output))
    touched = [name for name in outputs if (paper / name).stat().st_size == 0]
    return {
        "script": f"{place}.py",
        "inputs": inputs,
        "outputs": outputs,
        "touched": touched,
        "log": str(step.log),
    }


def variables(paper: Path) -> dict[str, str]:
    """What every step runs with."""
    sys.path[:0] = [str(paper / "src")]
    from tracepaper import paths
    from tracepaper.files import read_yaml

    epoch = read_yaml(paper / paths.SETTINGS)["source_date_epoch"]
    return {**os.environ, **paths.environment(epoch), "TRACEPAPER_FORKSERVER": "none"}


if __name__ == "__main__":
    folder = Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    main(Path(sys.argv[1]), folder.absolute())
