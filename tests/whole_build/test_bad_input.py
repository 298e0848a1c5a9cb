"""A mistake in what a person gave stops the whole build: one sentence, exit code, nothing half-written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from helpers import edit, mend_checksum, run

from tracepaper.command.staging import fingerprints

BANK = "data/raw/bank/2023"


@pytest.fixture
def project(small, tmp_path) -> Path:
    return shutil.copytree(small, tmp_path / "paper")


def refused(folder, target: str, *words: str) -> str:
    """Run the build to `target`, check that it fails cleanly, return its one error sentence."""
    before = fingerprints(folder)
    told = run(folder, target, code=1)
    assert fingerprints(folder) == before, "something half-written is left"
    assert "Traceback" not in told and len(told.splitlines()) < 12, told
    sentences = [line for line in told.splitlines() if all(w in line for w in words)]
    assert sentences, f"no line with {words} in:\n{told}"
    assert told.splitlines()[-1].startswith("error: "), "the sentences do not stand last"
    return sentences[0]


def test_a_changed_byte(project):
    edit(project / BANK / "gdp.csv", "VNM,2023,5", "VNM,2023,6")
    refused(project, "data/processed/raw_verified.json", "bank/2023/gdp.csv", "sha256")


def test_a_missing_file(project):
    (project / BANK / "gdp.csv").unlink()
    refused(project, "data/processed/raw_verified.json", "bank/2023/gdp.csv")


def test_a_missing_checksum(project):
    sidecar = project / BANK / "source.yml"
    sidecar.write_text(re.sub(r", sha256: \w+", "", sidecar.read_text(encoding="utf-8")), encoding="utf-8")
    refused(project, "data/processed/raw_verified.json", "bank/2023/source.yml", "sha256")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("economy,year,value", "economy,year,worth", ["worth"]),
        ("CHN,2022,17", "QQQ,2022,17", ["QQQ", "gdp.csv:2"]),
        ("CHN,2022,17", "CHN,2022,many", ["many", "gdp.csv:2"]),
        ("CHN,2022,17\n", "CHN,2022,17\nCHN,2022,17\n", ["gdp.csv:3"]),
    ],
    ids=["unknown column", "unknown economy", "not a number", "duplicate observation"],
)
def test_a_bad_raw_file_with_a_mended_checksum(project, before, after, words):
    edit(project / BANK / "gdp.csv", before, after)
    mend_checksum(project / BANK)
    refused(project, "data/processed/observations/bank.parquet", *words)


def test_an_unknown_config_key(project):
    edit(project / "config/config.yaml", "byline: []", "byline: []\nbylines: []")
    refused(project, "data/processed/raw_verified.json", "bylines", "known keys")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("[gdp-chn]{.fact}", "[no-such-number]{.fact}", ["no-such-number", ".md:", "there is no fact"]),
        ("[@fig-gdp]", "[@fig-no-such-thing]", ["fig-no-such-thing", ".md:"]),
        ("See ", "[@Nobody1999] See ", ["Nobody1999", ".md:", "there is no citation"]),
    ],
    ids=["unknown fact", "unknown exhibit", "unknown citation"],
)
def test_an_unknown_name_in_the_manuscript(project, before, after, words):
    edit(project / "manuscript/en/01-size.md", before, after)
    refused(project, "data/processed/manuscript/checked", *words)


def test_a_claim_that_became_false(project):
    """The sentence in both languages and the numbers are named."""
    condition = project / "workflow/analysis/sections/framework/claims.py"
    condition.parent.mkdir()
    condition.write_text(
        "from tracepaper.statements.claims import claim, exceeds\n"
        "from tracepaper.statements.kinds import Level\n\n\n"
        "@claim(Level())\ndef always_false(evidence):\n    return exceeds(1.0, 2.0)\n",
        encoding="utf-8",
    )
    for language, sentence in (("zh", "一大于二。"), ("en", "One exceeds two.")):
        with open(project / f"manuscript/{language}/01-size.md", "a", encoding="utf-8") as file:
            file.write(f"\n[{sentence}]{{.claim #always-false}}\n")
    refused(
        project, "data/processed/manuscript/checked", "always-false", "1 < 2", "一大于二", "One exceeds two"
    )
