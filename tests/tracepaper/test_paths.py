"""What the Snakefile learns about the files without importing anything of the analysis."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tracepaper import closure, paths
from tracepaper.errors import InputError
from tracepaper.paper import Paper

BY_PLACE = closure._next_files, closure._telling, closure._imports, closure._files_of, closure._listing


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A working folder of its own: what files lead to is remembered by their names from there."""

    def forget() -> None:
        for function in BY_PLACE:
            function.cache_clear()

    monkeypatch.chdir(tmp_path)
    forget()
    yield tmp_path
    forget()


@pytest.fixture
def modules(tmp_path):
    for name in ("fig_city_gdp", "tbl_glance", "world_bank_wdi", "_shared", "__init__"):
        (tmp_path / f"{name}.py").write_text("raise RuntimeError('imported')\n", encoding="utf-8")
    (tmp_path / "notes.md").write_text("", encoding="utf-8")
    return tmp_path


def test_modules_are_found_by_name(modules):
    assert paths.find_modules(modules) == ["fig_city_gdp", "tbl_glance", "world_bank_wdi"]
    assert paths.find_sources(modules)[-1] == "world-bank-wdi"


def test_exhibits_are_found_by_their_folders(tmp_path):
    folder = tmp_path / "workflow/analysis/exhibits"
    for name in ("fig_city_gdp", "tbl_glance", "notes"):
        (folder / name).mkdir(parents=True)
    for name in ("fig_city_gdp", "tbl_glance"):
        (folder / name / "exhibit.py").write_text("raise RuntimeError('imported')\n", encoding="utf-8")
    found = paths.find_exhibits(folder)
    assert list(found) == ["fig-city-gdp", "tbl-glance"]
    assert found["fig-city-gdp"].endswith("workflow/analysis/exhibits/fig_city_gdp/exhibit.py")
    assert paths.module_name(found["tbl-glance"]) == "analysis.exhibits.tbl_glance.exhibit"
    (folder / "notes/exhibit.py").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="exhibits/notes: an exhibit is named fig_NAME or tbl_NAME"):
        paths.find_exhibits(folder)


def test_sections_are_found_by_what_they_have(tmp_path):
    for file in (
        "history/facts.py",
        "history/claims.py",
        "abstract/claims.py",
        "_old/claims.py",
        "sql/again.sql",
    ):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text("", encoding="utf-8")
    assert paths.find_sections(tmp_path, "claims") == ["abstract", "history"]
    assert paths.find_sections(tmp_path, "facts") == ["history"]


@pytest.mark.parametrize(
    "source, reads",
    [
        ("READS = ('a', 'b')\nraise RuntimeError", ("a", "b")),
        ("READS = ['a']", ("a",)),
        ("READS: tuple = ('a',)", ("a",)),
        ("X = ('a',)", ()),
        ("def f():\n    READS = ('a',)", ()),
        ("a, b = 1, 2", ()),
    ],
)
def test_reads_are_read_without_importing(tmp_path, source, reads):
    (tmp_path / "m.py").write_text(source, encoding="utf-8")
    assert paths.declared_reads(tmp_path / "m.py") == reads


def test_what_a_system_leaves_behind_is_passed_over(tmp_path):
    for name in ("._fig_a.py", ".DS_Store", "fig_a.py"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert paths.find_modules(tmp_path) == ["fig_a"]


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(InputError, match="references.bib: this file is missing; restore it"):
        paths.existing(str(tmp_path / "references.bib"))


def test_every_step_runs_in_the_same_surroundings(root):
    variables = paths.environment(1700000000)
    assert variables["SOURCE_DATE_EPOCH"] == "1700000000" and variables["PYTHONHASHSEED"] == "0"
    assert all(isinstance(value, str) for value in variables.values())


def test_nothing_heavy_is_imported(root):
    """It is read on every start, also when there is nothing to do."""
    code = (
        "import sys, tracepaper.paths; "
        "print([m for m in ('pandas', 'numpy', 'pyarrow', 'yaml') if m in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=root / "src", capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


def test_an_exhibit_of_the_results_is_made_last_and_read_by_no_statement(elsewhere):
    for name, source in (("fig_a", "READS = ('growth',)"), ("tbl_sources", "READS = ('results',)")):
        folder = elsewhere / paths.EXHIBITS / name
        folder.mkdir(parents=True)
        (folder / "exhibit.py").write_text(source, encoding="utf-8")
    (elsewhere / paths.ANALYSIS / "indicators").mkdir()
    (elsewhere / paths.ANALYSIS / "indicators/growth.py").write_text("", encoding="utf-8")
    section = elsewhere / paths.ANALYSIS / "sections/size"
    section.mkdir(parents=True)
    (section / "facts.py").write_text("READ = 'fig-a', 'growth', 'tbl-sources'", encoding="utf-8")
    paper = Paper({"languages": ["en"], "editions": {}})
    assert paper.last_exhibits == ["tbl-sources"]
    assert paper.evidence_tables == [
        "data/processed/indicators/growth.parquet",
        "data/processed/exhibits/fig-a.parquet",
    ]
    shown = ["data/processed/exhibits/fig-a.parquet", "results/facts.json", "data/processed/claims.json"]
    assert paper.tables_read["tbl-sources"] == shown
    reads = elsewhere / paths.EXHIBITS / "tbl_sources/exhibit.py"
    reads.write_text("READS = ('results', 'sentences')", encoding="utf-8")
    said = Paper({"languages": ["en"], "editions": {}})
    assert said.tables_read["tbl-sources"] == [*shown, "data/processed/sentences.json"]


def test_statements_read_what_their_code_names_and_not_what_is_named_to_say_what_it_measures(elsewhere):
    files = {
        "exhibits/fig_a/exhibit.py": "",
        "exhibits/fig_b/exhibit.py": "TABLE = 'fig-b'",
        "exhibits/fig_c/exhibit.py": "",
        "exhibits/fig_d/exhibit.py": "OWN = 'fig-d'",
        "indicators/growth.py": "",
        "indicators/size.py": "",
        "quantities.py": "QUANTITIES = {('fig-c', 'value'): 1}",
        "sections/one/facts.py": "from analysis.exhibits.fig_b.exhibit import TABLE",
        "sections/one/claims.py": "from analysis.quantities import QUANTITIES\nREAD = 'fig-a', 'size'",
    }
    for name, source in files.items():
        (file := elsewhere / paths.ANALYSIS / name).parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source, encoding="utf-8")
    assert Paper({"languages": ["en"], "editions": {}}).read_by_statements == {"fig-a", "fig-b", "size"}
