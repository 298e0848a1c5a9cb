"""The rules of the large path, run by Snakemake on a small archive."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from analysis.large import INDICATORS
from analysis.large.compute import QUERIES
from analysis.large.lineage import KEYS
from small_archive import YEARS
from tracepaper.command.mistakes import sentences

SNAKEFILE = """\
import os, shlex, sys
sys.path[:0] = ["src", "workflow"]
from tracepaper import paths
from tracepaper.errors import InputError
sys.executable = shlex.quote(sys.executable)
configfile: "config.json"
include: "workflow/own/large.smk"
"""


@pytest.fixture
def run(root, tmp_path):
    """A function: configuration -> Snakemake's exit code and what it said; in a folder with nothing else."""
    (tmp_path / "Snakefile").write_text(SNAKEFILE, encoding="utf-8")
    for part in ("src", "workflow"):
        (tmp_path / part).symlink_to(root / part)

    def run(config: dict, *words: str) -> tuple[int, str]:
        (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
        command = [sys.executable, "-m", "snakemake", "--cores", "2", "large", *words]
        surroundings = os.environ | {"PYTHONPATH": "src:workflow"}
        done = subprocess.run(command, cwd=tmp_path, env=surroundings, capture_output=True, text=True)
        return done.returncode, done.stderr

    return run


def test_the_rules_make_the_same_files(run, archive, large, tmp_path):
    out, year = tmp_path / "all l'été", YEARS[-1]
    config = {"archive": str(archive), "folder": str(out), "years": f"{year}-{year}"}
    code, said = run({"large": config})
    assert code == 0, said
    for name in ("economies.parquet", "products.parquet", f"flows/{year}.parquet"):
        assert (out / name).read_bytes() == (large / name).read_bytes(), name
    for index in INDICATORS:
        part = f"years/{index}/{year}.parquet"
        assert (out / part).read_bytes() == (large / part).read_bytes()
        assert pq.read_table(out / f"{index}.parquet") == pq.read_table(large / part)


def test_without_the_key_one_sentence_says_so(run):
    code, said = run({})
    assert code == 1
    told = sentences([], [said[said.index("InputFunctionException") :]], Path("."), "logs/run.log")
    assert told == ["config/config.yaml: no key large: docs/large.md says what it holds"]


def test_every_index_has_a_query_and_a_key():
    assert {path.stem for path in QUERIES.glob("*.sql")} == {*INDICATORS, "sums"}
    assert set(INDICATORS) == set(KEYS)
    for index, key in KEYS.items():
        first = (QUERIES / f"{index}.sql").read_text(encoding="utf-8").splitlines()[0]
        assert first == f"-- key: {', '.join(key)}"
