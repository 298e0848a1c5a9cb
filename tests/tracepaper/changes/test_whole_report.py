"""`changes` from the command line, on a paper of one figure: against a tag, against another edition,
with a sentence that became false, and with nothing published."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
CAPTION = "# GDP to [until]{.fact}\n\n::: {.alt}\nA line.\n:::\n"
ANALYSIS = {
    "__init__.py": "",
    "vocabulary.py": """
UNITS = {"USD": ("USD", 1)}
UNIT_WORDS, NOT_DATA, SOURCES_TABLE = {}, (), "tbl-sources"
DIMENSIONS = {"economy": {"VNM", "CHN"}}
DIMENSION_WORDS = {"economy": {"zh": "经济体", "en": "Economy"}}
STATUSES = set()

def name_of(dimension, code, language):
    return None
""",
    "sources/bank.py": """
def observations(edition):
    frame = edition.table("gdp.csv", {"economy": "text", "year": "integer", "value": "number"})
    return frame.rename(columns={"year": "period"}).assign(series="gdp", unit="USD")
""",
    "exhibits/fig_gdp/exhibit.py": """
from tracepaper.exhibits import drawing
from tracepaper.exhibits.captions import Value

def data(evidence):
    return evidence.select("bank", "gdp")[["economy", "period", "value"]]

def values(data):
    return {"until": Value(int(data["period"].max()), "YEAR", 1)}

def draw(data, language):
    figure, axes = drawing.canvas()
    axes.plot(data["value"].tolist())
    return figure
""",
    **{f"exhibits/fig_gdp/caption.{language}.md": CAPTION for language in ("zh", "en")},
    "sections/size/facts.py": """
from tracepaper.statements.facts import Fact

def facts(evidence):
    for code in ("CHN", "VNM"):
        value = evidence.select("bank", "gdp", economy=code, period="2023")["value"].iloc[0]
        yield Fact(f"gdp-{code.lower()}", value, "USD", 1, 2023)
""",
    **{f"sections/size/facts.{language}.yaml": "gdp: GDP\n" for language in ("zh", "en")},
    "quantities.py": """
QUANTITIES = {}

def called(code, language):
    return str(code)
""",
    "sections/size/claims.py": """
from tracepaper.statements.claims import claim, exceeds

@claim
def china_larger(evidence):
    return exceeds(evidence.fact("gdp-chn"), evidence.fact("gdp-vnm"))
""",
}
SECTION = "# T {#sec-t}\n\n[GDP was [gdp-chn]{.fact} and [gdp-vnm]{.fact} in 2023.]{.claim #china-larger}\n"
CARD = """source: bank
edition: "%s"
publisher: {zh: 银行, en: Bank}
title: {zh: 指标, en: Indicators}
citation: Bank
url: https://example.org
licence: CC0
retrieved: "2026-11-23"
units: USD
basis: as published
trust: A
notes: []
files: [{name: gdp.csv, sha256: %s, content: GDP}]
carriers: not applicable
"""


def edition(folder: Path, name: str, *rows: str) -> None:
    content = "\n".join(("economy,year,value", *rows, ""))
    path = folder / "data/raw/bank" / name
    path.mkdir(parents=True)
    (path / "gdp.csv").write_text(content, encoding="utf-8")
    (path / "source.yml").write_text(
        CARD % (name, hashlib.sha256(content.encode()).hexdigest()), encoding="utf-8"
    )


def choose(folder: Path, name: str) -> None:
    (folder / "config/config.yaml").write_text(
        f'languages: [zh, en]\nbyline: []\nsource_date_epoch: 1795392000\neditions: {{bank: "{name}"}}\n',
        encoding="utf-8",
    )


def run(folder: Path, *words: str) -> str:
    variables = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")}
    done = subprocess.run(
        [sys.executable, "-m", "snakemake", "--cores", "2", *words],
        cwd=folder,
        env=variables,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return "" if done.returncode == 0 else done.stdout


def report(folder: Path) -> dict:
    assert (folder / "results/changes/index.html").is_file()
    return json.loads((folder / "results/changes/changes.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def paper(tmp_path_factory) -> Path:
    """The project with another, tiny analysis; tagged v1 with the edition 2023, now at the edition 2024."""
    folder = tmp_path_factory.mktemp("paper")
    shutil.copytree(
        ROOT / "workflow", folder / "workflow", ignore=shutil.ignore_patterns("analysis", "__pycache__")
    )
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "profiles", folder / "profiles")
    shutil.copy2(ROOT / "Snakefile", folder)
    (folder / "config").mkdir()
    shutil.copy2(ROOT / "config/schema.yaml", folder / "config")
    for name, text in ANALYSIS.items():
        (folder / "workflow/analysis" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "workflow/analysis" / name).write_text(text, encoding="utf-8")
    for language in ("zh", "en"):
        (folder / "manuscript" / language).mkdir(parents=True)
        (folder / "manuscript" / language / "01.md").write_text(SECTION, encoding="utf-8")
    (folder / "manuscript/references.bib").write_text("", encoding="utf-8")
    (folder / "manuscript/metadata.yaml").write_text("", encoding="utf-8")
    edition(folder, "2023", "CHN,2022,17", "CHN,2023,18", "VNM,2022,4", "VNM,2023,5")
    choose(folder, "2023")
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "1"],
        ["tag", "v1"],
    ):
        subprocess.run(["git", *words], cwd=folder, check=True)
    edition(
        folder,
        "2024",
        "CHN,2022,17",
        "CHN,2023,18",
        "CHN,2024,19",
        "VNM,2022,4",
        "VNM,2023,20",
        "VNM,2024,21",
    )
    choose(folder, "2024")
    return folder


@pytest.fixture(scope="module")
def since_v1(paper) -> dict:
    assert run(paper, "changes", "--config", "against=v1") == ""
    changes = report(paper)
    drawings = [
        name for e in changes["exhibits"]["changed"] for pair in e["drawings"].values() for name in pair
    ]
    assert drawings and all((paper / "results/changes" / name).is_file() for name in drawings)
    return changes


def test_against_a_tag_a_false_sentence_is_named_first(since_v1):
    changes = since_v1
    [false] = changes["claims"]["became_false"]
    assert {(s["file"], s["line"]) for s in false["sentence"].values()} == {("zh/01.md", 3), ("en/01.md", 3)}
    assert [e["name"] for e in changes["numbers"]["changed"]] == ["gdp-vnm"]
    counts = changes["data"]["bank"]["observations"]["counts"]
    assert (counts["revised"], counts["new"], counts["same"]) == (1, 2, 3)
    [figure] = changes["exhibits"]["changed"]
    assert figure["years"] == ["2023", "2024"] and set(figure["drawings"]) == {"zh", "en"}
    assert "no longer true" in changes["summary"]["en"] and "en/01.md:3" in changes["summary"]["en"]
    assert "不再成立" in changes["summary"]["zh"] and changes["not_compared"] == []


def test_against_an_edition_gives_the_same_data_numbers_and_sentences(paper, since_v1):
    assert run(paper, "changes", "--config", "against={bank: 2023}") == ""
    by_edition = report(paper)
    assert all(
        by_edition[part] == since_v1[part] for part in ("claims", "numbers", "data", "years", "exhibits")
    )
    assert by_edition["before"] != since_v1["before"]


def test_an_edition_the_paper_cannot_be_built_with_is_compared_as_far_as_it_goes(paper):
    edition(paper, "2022", "CHN,2022,17", "VNM,2022,4")
    try:
        assert run(paper, "changes", "--config", "against={bank: 2022}") == ""
        changes = report(paper)
        assert changes["data"]["bank"]["observations"]["counts"]["new"] == 4
        assert changes["compared"] == {"facts": False, "claims": False, "exhibits": True}
        assert any("no observation matches" in gap for gap in changes["not_compared"])
        assert (
            "Every claim still holds" not in changes["summary"]["en"]
            and changes["claims"]["became_false"] == []
        )
    finally:
        shutil.rmtree(paper / "data/raw/bank/2022")


def test_without_a_baseline_the_reader_is_told_how_to_make_one(paper):
    assert "make one with ./run publish" in run(paper, "changes")


def test_a_state_that_does_not_exist_is_named(paper):
    assert "there is no such commit or tag" in run(paper, "changes", "--config", "against=v9")
