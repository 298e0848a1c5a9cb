"""Exit 0 means: built now, from this; what a step opens is what its rule names."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from helpers import NO_FORKS, edit, run
from opened import unnamed

CUSTOMS = "data/raw/gacc-country-table/2024/observations.csv"


@pytest.fixture
def paper(built, tmp_path) -> Path:
    return shutil.copytree(built, tmp_path / "paper")


@pytest.fixture
def audited_paper(audited, tmp_path) -> Path:
    return shutil.copytree(audited, tmp_path / "paper")


def test_a_file_that_a_rule_does_not_name_is_seen(paper):
    """That no step of the paper opens such a file is looked at once, by `.ci/elsewhere`."""
    shutil.copy2(Path(__file__).with_name("openings.py"), paper / "src/sitecustomize.py")
    (paper / "data/raw/spare.csv").parent.mkdir(exist_ok=True)
    edit(
        paper / "workflow/scripts/combine_observations.py",
        "with reported(snakemake.log):",
        "with reported(snakemake.log):\n    open('config/config.yaml').close()",
    )
    run(paper, "data/processed/observations.parquet", variables=NO_FORKS)
    assert unnamed(paper / ".build") == {"combine_observations": ["config/config.yaml"]}


def executed(told: str) -> dict[str, int]:
    """Stage -> number of steps, from what the command said."""
    return {
        words[0]: int(words[1])
        for words in (line.split() for line in told.splitlines())
        if len(words) == 5 and words[2] in ("step", "steps")
    }


def test_an_edit_runs_what_depends_on_it_and_no_more(audited_paper):
    paper = audited_paper
    with open(paper / "src/tracepaper/audit/checks/figures.py", "a", encoding="utf-8") as file:
        file.write("\n# a comment\n")
    told = executed(run(paper, "audit", code=None))
    assert set(told) == {"audit"}
    with open(paper / "src/tracepaper/conda_environment.py", "a", encoding="utf-8") as file:
        file.write("\n# a comment\n")
    assert executed(run(paper)) == {}
    with open(paper / "src/tracepaper/render/docx.lua", "a", encoding="utf-8") as file:
        file.write("\n-- a comment\n")
    assert executed(run(paper)) == {"manuscript": 3}  # the Word files, and the list of sums


def fails_twice(folder: Path, *told: str) -> None:
    for words in ((), (), ("audit",)):
        said = run(folder, *words, code=1)
        last = said.strip().splitlines()[-1]
        assert all(word in last for word in told), said
        assert "Traceback" not in said and said.count(told[-1]) == 1
    assert (folder / "results/facts.json").is_file(), "the last complete results stay"


def test_an_exception_in_an_indicator(paper):
    with open(paper / "workflow/analysis/indicators/rcep_schedule.py", "a", encoding="utf-8") as file:
        file.write("\nraise ValueError('boom')\n")
    fails_twice(paper, "error: workflow/analysis/indicators/rcep_schedule.py:", "ValueError: boom")


def test_a_syntax_error_in_an_exhibit(paper):
    path = paper / "workflow/analysis/exhibits/fig_rca/exhibit.py"
    path.write_text(path.read_text(encoding="utf-8") + "\ndef broken(:\n", encoding="utf-8")
    fails_twice(paper, "workflow/analysis/exhibits/fig_rca/exhibit.py:", "this is not Python")


def test_a_typo_in_what_an_exhibit_reads(paper):
    edit(paper / "workflow/analysis/exhibits/fig_city_gdp/exhibit.py", '"city_gdp"', '"city_gpd"')
    fails_twice(paper, "fig_city_gdp/exhibit.py: READS names city_gpd, which is no indicator")


@pytest.mark.parametrize("name", ["references.bib", "metadata.yaml"])
def test_a_deleted_file_of_the_manuscript(paper, name):
    (paper / "manuscript" / name).unlink()
    fails_twice(paper, f"manuscript/{name}: this file is missing")


def test_a_raw_figure_changed_and_given_an_old_date(paper):
    edit(paper / CUSTOMS, "161862220136.0", "961862220136.0")
    os.utime(paper / CUSTOMS, (1735689600, 1735689600))
    fails_twice(paper, f"{CUSTOMS}: the file has changed: its sha256 is")
    run(paper, "audit", code=1)


def test_a_source_taken_out_of_the_configuration(paper):
    """Its only edition is taken; of a source that has several one must be named."""
    edit(paper / "config/config.yaml", '  world-bank-lpi: "2023"\n', "")
    run(paper)
    edit(paper / "config/config.yaml", "  world-bank-wdi: 2026-07\n", "")
    fails_twice(paper, "data/raw/world-bank-wdi: found the editions", "pin one under `editions:`")


def test_a_number_edited_in_a_result_is_made_again_before_it_is_audited(audited_paper):
    path = audited_paper / "results/exhibits/fig-city-gdp/data.csv"
    before = path.read_bytes()
    path.write_bytes(before.replace(b"2000", b"2001", 1))
    assert "results/exhibits/fig-city-gdp/data.csv is not as it was built" in run(
        audited_paper, "audit", code=None
    )
    assert path.read_bytes() == before
