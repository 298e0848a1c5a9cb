"""A source, a year and a language more in one paper: three pages of the guide, each in its order, together
so that what all of them have built is built once."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest
from following import Following, copy_of
from helpers import ROOT, edit

from another_language import add_texts
from guide_commands import blocks
from tutorial import steps_of

YEAR, SOURCE, LANGUAGE = (ROOT / f"docs/{name}.md" for name in ("add-a-year", "new-source", "language"))
IN_FRENCH = ("billion m³", "milliards de m³")


@pytest.fixture(scope="module")
def paper(begun, tmp_path_factory):
    """(folder, what `./run changes` and `./run audit` said)"""
    folder = copy_of(begun, tmp_path_factory.mktemp("additions") / "my-paper")
    with Following(folder, "new-source", "add-a-year", "language") as pages:
        write_source(folder)
        pages.types("./run seal nile-dams/2026 --yes")
        pages.types("mkdir data/raw/nile/1979")
        pages.types(
            "(cat data/raw/nile/1978/annual-flow.csv; echo 1971,823) > data/raw/nile/1979/annual-flow.csv"
        )
        pages.types("./run seal nile/1979 --yes")
        pages.types("./run adopt nile=1979")
        pages.types("./run")
        changes = pages.types("./run changes")
        let_period_go_on(folder)
        pages.types("mkdir workflow/tracepaper_languages")
        pages.types("cp src/tracepaper/languages/en.py workflow/tracepaper_languages/fr.py")
        write_french(folder)
        pages.types("./run")
        pages.types("./run accept_translations --all")
        pages.types("./run accept_claims --all")
        audit = pages.types("./run audit")
        pages.types("./run publish")
    return folder, changes, audit


def write_source(folder: Path) -> None:
    for step in (step for steps in steps_of(SOURCE).values() for step in steps if step.how != "type"):
        step.does(folder)


def let_period_go_on(folder: Path) -> None:
    """In the files that the page lists, and that `./run changes` lists too."""
    report = (folder / "results/changes/index.html").read_text(encoding="utf-8")
    listed = {*re.findall(r"((?:workflow|manuscript)/[\w/.-]+):\d+", report)}
    named = re.findall(r"`((?:workflow|manuscript)/[^`]+)`", YEAR.read_text(encoding="utf-8"))
    assert {name for name in listed if not name.endswith("again.sql")} == {*named}
    for name in listed:
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8").replace("1970", "1971"), encoding="utf-8")


def write_french(folder: Path) -> None:
    code = dict(blocks(LANGUAGE.read_text(encoding="utf-8")))
    module = folder / "workflow/tracepaper_languages/fr.py"
    module.write_text(module.read_text(encoding="utf-8") + code["python"], encoding="utf-8")
    edit(folder / "config/config.yaml", "languages: [en, zh]\n", code["yaml"])
    add_texts(folder, "fr", "en")
    for path in (folder / "workflow/analysis").rglob("exhibit.py"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        french = (line.replace(*IN_FRENCH) if '"fr": ' in line else line for line in lines)
        path.write_text("".join(french), encoding="utf-8")


def test_a_year_more_moves_no_number_of_the_text_until_the_period_goes_on(paper):
    folder, changes, _ = paper
    assert re.search(r"^numbers +3 +0 ", changes, re.MULTILINE)
    assert re.search(r"^data +[12] +[12] ", changes, re.MULTILINE)
    facts = json.loads((folder / "results/facts.json").read_text(encoding="utf-8"))["facts"]
    assert facts["flow-after"]["period"] == "1899–1971"


def test_the_source_is_read(paper):
    folder, _, _ = paper
    read = pd.read_parquet(folder / "data/processed/observations.parquet")
    dams = read[read["source"] == "nile-dams"]
    assert {*zip(dams["series"], dams["value"], strict=True)} == {
        ("height-low", 36.0),
        ("height-high", 111.0),
    }


def test_the_audit_of_all_three_languages_finds_nothing(paper):
    folder, _, audit = paper
    assert "0 failed, 0 could not be evaluated" in audit
    assert {path.name for path in (folder / "results/paper").glob("*.pdf")} == {
        f"paper.{language}.pdf" for language in ("en", "fr", "zh")
    }
