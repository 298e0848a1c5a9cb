"""Exit 0 means: built now, from this; what a step opens is what its rule names."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from helpers import NO_FORKS, edit, run
from opened import steps, unnamed
from tiny_paper import file_edition

RAW = "data/raw/bank/2023/gdp.csv"
EXHIBIT = "workflow/analysis/exhibits/fig_gdp/exhibit.py"


@pytest.fixture
def paper(small, tmp_path) -> Path:
    return shutil.copytree(small, tmp_path / "paper")


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_file_that_a_rule_does_not_name_is_seen(paper):
    """That no step of the whole paper opens such a file is looked at once, by `.ci/elsewhere`."""
    shutil.copy2(Path(__file__).with_name("openings.py"), paper / "src/sitecustomize.py")
    edit(
        paper / "workflow/scripts/combine_observations.py",
        "with reported(snakemake.log):",
        "with reported(snakemake.log):\n    open('config/config.yaml').close()",
    )
    run(paper, "data/processed/observations.parquet", variables=NO_FORKS)
    assert unnamed(steps(paper / ".build")) == {"combine_observations": ["config/config.yaml"]}


def executed(told: str) -> dict[str, int]:
    """Stage -> number of steps, from what the command said."""
    return {
        words[0]: int(words[1])
        for words in (line.split() for line in told.splitlines())
        if len(words) == 5 and words[2] in ("step", "steps")
    }


def test_an_edit_runs_what_depends_on_it_and_no_more(paper):
    append(paper / "src/tracepaper/audit/checks/figures.py", "\n# a comment\n")
    assert set(executed(run(paper, "audit"))) == {"audit"}
    append(paper / "src/tracepaper/environment/vulnerabilities.py", "\n# a comment\n")
    assert executed(run(paper)) == {}
    append(paper / "src/tracepaper/render/docx.lua", "\n-- a comment\n")
    assert executed(run(paper)) == {"manuscript": 3}  # the Word files, and the list of sums


def evaluated(paper: Path) -> bool:
    """Whether the facts were computed anew in a build."""
    run(paper)
    return "Compute every number" in (paper / "logs/run.log").read_text(encoding="utf-8")


def test_facts_wait_for_the_exhibits_that_their_code_names(paper):
    facts = paper / "workflow/analysis/sections/size/facts.py"
    read = '    assert len(evidence.table("fig-gdp")) > 0\n    for code'
    append(paper / EXHIBIT, "\n# a comment\n")
    assert not evaluated(paper)
    edit(facts, "    for code", read.replace('"fig-gdp"', '"-".join(["fig", "gdp"])'))
    fails_twice(paper, "sections/size/facts.py:5: fig-gdp is not among the tables", 'as it stands: "fig-gdp"')
    edit(facts, '"-".join(["fig", "gdp"])', '"fig-gdp"')
    assert evaluated(paper)
    edit(paper / EXHIBIT, '"period", "value"]]', '"period", "value"]].sort_values(["economy", "period"])')
    assert evaluated(paper)


def fails_twice(folder: Path, *told: str) -> None:
    for words in ((), (), ("audit",)):
        said = run(folder, *words, code=1)
        last = said.strip().splitlines()[-1]
        assert all(word in last for word in told), said
        assert "Traceback" not in said and said.count(told[-1]) == 1
    assert (folder / "results/facts.json").is_file(), "the last complete results stay"


def test_an_exception_in_the_analysis(paper):
    append(paper / "workflow/analysis/sources/bank.py", "\nraise ValueError('boom')\n")
    fails_twice(paper, "error: workflow/analysis/sources/bank.py:", "ValueError: boom")


def test_an_exception_in_what_every_step_imports(paper):
    append(paper / "workflow/analysis/vocabulary.py", "\nUNITS = UNTIS\n")
    fails_twice(paper, "error: workflow/analysis/vocabulary.py:", "name 'UNTIS' is not defined")


def test_a_syntax_error_in_an_exhibit(paper):
    append(paper / EXHIBIT, "\ndef broken(:\n")
    fails_twice(paper, f"{EXHIBIT}:", "this is not Python")


def test_a_typo_in_what_an_exhibit_reads(paper):
    append(paper / EXHIBIT, '\nREADS = ("city_gpd",)\n')
    fails_twice(paper, "fig_gdp/exhibit.py: READS names city_gpd, which is no indicator")


@pytest.mark.parametrize("name", ["references.bib", "metadata.yaml"])
def test_a_deleted_file_of_the_manuscript(paper, name):
    (paper / "manuscript" / name).unlink()
    fails_twice(paper, f"manuscript/{name}: this file is missing")


def test_a_raw_figure_changed_and_given_an_old_date(paper):
    edit(paper / RAW, "CHN,2023,18", "CHN,2023,19")
    os.utime(paper / RAW, (1735689600, 1735689600))
    fails_twice(paper, f"{RAW}: the file has changed: its sha256 is")
    run(paper, "audit", code=1)


def test_a_source_taken_out_of_the_configuration(paper):
    """Its only edition is taken; of a source that has several one must be named."""
    edit(paper / "config/config.yaml", 'bank: "2023"', "")
    run(paper)
    file_edition(paper, "2022", ("zh", "en"), "CHN,2022,17", "VNM,2022,4")
    fails_twice(paper, "data/raw/bank: found the editions", "pin one under `editions:`")


def test_a_number_edited_in_a_result_is_made_again_before_it_is_audited(paper):
    path = paper / "results/exhibits/fig-gdp/data.csv"
    before = path.read_bytes()
    path.write_bytes(before.replace(b"2022", b"2021", 1))
    assert "results/exhibits/fig-gdp/data.csv is not as it was built" in run(paper, "audit")
    assert path.read_bytes() == before
