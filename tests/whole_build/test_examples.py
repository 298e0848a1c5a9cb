"""The papers in examples are content only; with this project's rules each builds and passes its audit."""

from __future__ import annotations

import json
import shutil

import pytest
from helpers import ROOT, run

from tracepaper.starting.shipped import shipped
from tracepaper.starting.update import update

MADE = shutil.ignore_patterns(".venv", ".build", ".snakemake", "__pycache__", "results", "logs")
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.is_dir())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_is_built_and_audited(example, tmp_path):
    folder = shutil.copytree(example, tmp_path / "paper", ignore=MADE)
    update(folder)
    said = run(folder, "audit")
    assert "0 failed, 0 could not be evaluated" in said
    claims = json.loads((folder / "results/claims.json").read_text(encoding="utf-8"))["claims"]
    assert len(claims) >= 2 and all(claim["rivals"] for claim in claims.values())
    wanted = (ROOT / "data/raw/world-bank-wdi/2026-07/observations.csv").read_text(encoding="utf-8")
    rows = (folder / "data/raw/world-bank-wdi/2026-07/gdp.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(rows) == 385 and all(f"NY.GDP.MKTP.KD,{row}," in wanted for row in rows)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_an_example_keeps_no_second_copy_of_the_rules(example):
    ignored = (example / ".gitignore").read_text(encoding="utf-8").split()
    parts = [line.strip("/") for line in ignored if line.startswith("/")]
    for name in shipped():
        assert any(name == part or name.startswith(f"{part.rstrip('*')}") for part in parts), name
