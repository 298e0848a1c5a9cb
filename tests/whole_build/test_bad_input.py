"""A mistake in what a person gave stops the whole build: one sentence, exit code, nothing half-written."""

from __future__ import annotations

import re
import shutil

import pytest
from helpers import copy_project, edit, mend_checksum, run

from tracepaper.command.staging import fingerprints

LPI = "data/raw/world-bank-lpi/2023"


@pytest.fixture
def project(tmp_path):
    return copy_project(tmp_path / "paper")


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
    edit(project / LPI / "observations.csv", "BRN,2016,Customs Rank,57.0", "BRN,2016,Customs Rank,58.0")
    refused(project, "data/processed/raw_verified.json", "world-bank-lpi/2023/observations.csv", "sha256")


def test_a_missing_file(project):
    (project / LPI / "observations.csv").unlink()
    refused(project, "data/processed/raw_verified.json", "world-bank-lpi/2023/observations.csv")


def test_a_missing_checksum(project):
    sidecar = project / LPI / "source.yml"
    sidecar.write_text(
        re.sub(r"\n +sha256: .*", "", sidecar.read_text(encoding="utf-8"), count=1), encoding="utf-8"
    )
    refused(project, "data/processed/raw_verified.json", "world-bank-lpi/2023/source.yml", "sha256")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("economy,edition,measure,value", "economy,edition,measure,worth", ["worth"]),
        ("BRN,2016,Customs Rank,57.0", "QQQ,2016,Customs Rank,57.0", ["QQQ", "observations.csv:2"]),
        ("BRN,2016,Customs Rank,57.0", "BRN,2016,Customs Rank,many", ["many", "observations.csv:2"]),
        (
            "BRN,2016,Customs Rank,57.0\n",
            "BRN,2016,Customs Rank,57.0\nBRN,2016,Customs Rank,57.0\n",
            ["observations.csv:3"],
        ),
    ],
    ids=["unknown column", "unknown economy", "not a number", "duplicate observation"],
)
def test_a_bad_raw_file_with_a_mended_checksum(project, before, after, words):
    edit(project / LPI / "observations.csv", before, after)
    mend_checksum(project / LPI)
    refused(project, "data/processed/observations/world-bank-lpi.parquet", *words)


def test_an_unknown_config_key(project):
    edit(project / "config/config.yaml", "byline: []", "byline: []\nbylines: []")
    refused(project, "data/processed/raw_verified.json", "bylines", "known keys")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (
            r"\[[a-z0-9-]+\]\{\.fact\}",
            "[no-such-number]{.fact}",
            ["no-such-number", ".md:", "there is no fact"],
        ),
        (r"\[@fig-[a-z-]+\]", "[@fig-no-such-thing]", ["fig-no-such-thing", ".md:"]),
        (r"\[@[A-Z]\w+\]", "[@Nobody1999]", ["Nobody1999", ".md:", "there is no citation"]),
    ],
    ids=["unknown fact", "unknown exhibit", "unknown citation"],
)
def test_an_unknown_name_in_the_manuscript(built, tmp_path, before, after, words):
    project = tmp_path / "paper"
    shutil.copytree(built, project)
    for path in sorted((project / "manuscript/en").glob("*.md")):
        text, changed = re.subn(before, after, path.read_text(encoding="utf-8"), count=1)
        if changed:
            path.write_text(text, encoding="utf-8")
            break
    refused(project, "data/processed/manuscript/checked", *words)


def test_a_claim_that_became_false(built, tmp_path):
    """The sentence in both languages and the numbers are named."""
    project = tmp_path / "paper"
    shutil.copytree(built, project)
    condition = project / "workflow/analysis/sections/framework/claims.py"
    condition.parent.mkdir()
    condition.write_text(
        "from tracepaper.statements.claims import claim, exceeds\n"
        "from tracepaper.statements.kinds import Level\n\n\n"
        "@claim(Level())\ndef always_false(evidence):\n    return exceeds(1.0, 2.0)\n",
        encoding="utf-8",
    )
    for language, sentence in (("zh", "一大于二。"), ("en", "One exceeds two.")):
        path = sorted((project / "manuscript" / language).glob("*.md"))[1]
        with open(path, "a", encoding="utf-8") as file:
            file.write(f"\n[{sentence}]{{.claim #always-false}}\n")
    refused(
        project, "data/processed/manuscript/checked", "always-false", "1 < 2", "一大于二", "One exceeds two"
    )
