"""Languages are rooms: one alone builds, and one the package has never heard of is a module, its sections
and its captions."""

from __future__ import annotations

import json
import shutil

import pytest
from helpers import run, snakemake
from tiny_paper import choose, file_edition, write_paper

from accepting import accept_everything

ROWS = ("CHN,2022,17.1", "CHN,2023,17.8", "VNM,2022,0.4", "VNM,2023,0.5")


def build(folder, languages):
    """A paper in these languages, built and audited; every check must pass."""
    write_paper(folder, languages)
    file_edition(folder, "2023", languages, *ROWS)
    choose(folder, "2023", languages)
    accept_everything(folder, languages)
    run(folder, "audit")
    return folder


@pytest.fixture(scope="module")
def french(tmp_path_factory):
    return build(tmp_path_factory.mktemp("french") / "paper", ("fr", "en"))


def test_french_and_english_stand_alone_and_side_by_side(french):
    papers = sorted(path.name for path in (french / "results/paper").iterdir())
    editions = [f"paper.{language}.{kind}" for language in ("en", "fr") for kind in ("docx", "html", "pdf")]
    assert papers == sorted([*editions, "paper.parallel.pdf"])


def test_numbers_captions_and_labels_are_french(french):
    facts = json.loads((french / "results/facts.json").read_text(encoding="utf-8"))["facts"]
    assert facts["gdp-chn"]["text"] == {"fr": "17,8 billions de dollars", "en": "US$17.8 trillion"}
    figure = json.loads((french / "results/exhibits/fig-gdp/exhibit.json").read_text(encoding="utf-8"))
    assert figure["note"]["fr"] == "À la fin 17,8 billions de dollars."
    assert figure["source"]["fr"] == "Source\u00a0: Banque, Banque (édition 2023)."
    page = (french / "results/paper/paper.fr.html").read_text(encoding="utf-8")
    for words in (
        '<html lang="fr-FR">',
        "Tableau\u00a01",
        "17,8\u00a0billions\u00a0de\u00a0dollars",
        "Sommaire",
    ):
        assert words in page


def test_the_audit_speaks_french_too(french):
    site = (french / "results/audit/index.html").read_text(encoding="utf-8")
    report = json.loads((french / "results/audit/report.json").read_text(encoding="utf-8"))
    titles = [check["title"]["fr"] for check in report["checks"]]
    assert '<html lang="fr-FR">' in site and "Relecture des PDF, DOCX et HTML, mot à mot" in titles


def test_nothing_is_chinese(french):
    assert not [path for path in (french / "results").rglob("*") if ".zh." in path.name]


def test_a_missing_text_is_told_with_its_language(french, tmp_path):
    folder = shutil.copytree(french, tmp_path / "paper", ignore=shutil.ignore_patterns(".snakemake"))
    sidecar = folder / "data/raw/bank/2023/source.yml"
    text = sidecar.read_text(encoding="utf-8")
    sidecar.write_text(text.replace("'fr': 'Banque', ", "", 1), encoding="utf-8")
    told = snakemake(folder, "results/exhibits/fig-gdp/exhibit.json").stdout
    assert "source.yml: publisher has no text in the language fr; add it" in told


def test_it_alone(tmp_path):
    """Chinese alone and English alone are built by `test_own_paper`."""
    folder = build(tmp_path / "paper", ("fr",))
    made = {path.name for path in (folder / "results").rglob("*") if path.is_file()}
    assert not [name for name in made if set(name.split(".")) & {"zh", "en"}]
    assert not (folder / "results/paper/paper.parallel.pdf").exists()
    site = (folder / "results/audit/index.html").read_text(encoding="utf-8")
    assert 'data-t="both"' not in site and 'class="switch"' not in site
