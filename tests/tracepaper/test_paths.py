"""What the Snakefile learns about the files without importing anything of the analysis."""

from __future__ import annotations

import subprocess
import sys

import pytest
import yaml

from tracepaper import paths
from tracepaper.errors import InputError

KNOWN = ["en", "zh"]


SCHEMA = """
additionalProperties: false
properties:
  languages: {type: array, items: {type: string}}
  source_date_epoch: {type: integer}
  editions: {additionalProperties: {type: string}}
  accept_changes: {type: boolean}
"""


@pytest.fixture
def schema(tmp_path):
    path = tmp_path / "schema.yaml"
    path.write_text(SCHEMA, encoding="utf-8")
    return path


@pytest.fixture
def config() -> dict:
    return {"languages": ["zh", "en"], "source_date_epoch": 1795392000, "editions": {"bank": "2024"}}


@pytest.fixture
def modules(tmp_path):
    for name in ("fig_city_gdp", "tbl_glance", "world_bank_wdi", "_shared", "__init__"):
        (tmp_path / f"{name}.py").write_text("raise RuntimeError('imported')\n", encoding="utf-8")
    (tmp_path / "notes.md").write_text("", encoding="utf-8")
    return tmp_path


def test_a_configuration_that_fits_its_schema(schema, config):
    assert paths.check_config(config, KNOWN, schema) is None


def test_an_unknown_key_is_told_with_the_known_ones(schema, config):
    with pytest.raises(InputError, match=r"config.yaml: .*'colour' was unexpected.*known keys .*languages"):
        paths.check_config({**config, "colour": "blue"}, KNOWN, schema)


def test_a_wrong_value_is_told_with_its_key(schema, config):
    with pytest.raises(InputError, match="config.yaml: source_date_epoch: 'today' is not of type 'integer'"):
        paths.check_config({**config, "source_date_epoch": "today"}, KNOWN, schema)


def test_a_language_without_a_module_is_told_with_those_there_are(schema, config):
    with pytest.raises(InputError, match=r"languages.1: 'xx' is not one of \['en', 'zh'\]"):
        paths.check_config({**config, "languages": ["en", "xx"]}, KNOWN, schema)


TYPED = {
    True: ["true", "True", "TRUE", "yes", "Yes", "YES", "on", "y", "1", 1, True, " true "],
    False: ["false", "False", "FALSE", "no", "No", "NO", "off", "n", "0", 0, False],
}


@pytest.mark.parametrize(("typed", "meant"), [(typed, meant) for meant in TYPED for typed in TYPED[meant]])
def test_a_switch_may_be_typed_in_any_form(schema, config, typed, meant):
    config["accept_changes"] = typed
    paths.check_config(config, KNOWN, schema)
    assert config["accept_changes"] is meant


@pytest.mark.parametrize("typed", ["maybe", "", 2, -1, 1.5, None, [], "truee"])
def test_another_word_is_no_switch(schema, config, typed):
    with pytest.raises(InputError, match="accept_changes: .*, expected yes or no"):
        paths.check_config({**config, "accept_changes": typed}, KNOWN, schema)


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


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("2026-12-03", "2026-12-03"),
        ("2024", "2024"),
        ("2026-12", "2026-12"),
        ("2024-10-gdp", "2024-10-gdp"),
        ("undated", "undated"),
        ("'2024.10'", "2024.10"),
    ],
)
def test_an_edition_needs_no_quotes(schema, config, written, name):
    config = {**config, "editions": {"bank": yaml.safe_load(written)}}
    paths.check_config(config, KNOWN, schema)
    assert config["editions"] == {"bank": name}


@pytest.mark.parametrize(
    ("written", "misread"),
    [
        ("2024.10", "a number"),
        ("2026-12-03 10:00:00", "a date with a time"),
        ("yes", "a switch"),
        ("", "nothing"),
    ],
)
def test_an_edition_that_yaml_spoils_is_told_as_such(schema, config, written, misread):
    editions = {"bank": yaml.safe_load(written)}
    with pytest.raises(InputError, match=f"editions.bank: .* is read as {misread}; write .* in quotes"):
        paths.check_config({**config, "editions": editions}, KNOWN, schema)


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


def test_an_exhibit_of_the_results_is_made_last_and_read_by_no_statement(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, source in (("fig_a", "READS = ('growth',)"), ("tbl_sources", "READS = ('results',)")):
        folder = tmp_path / paths.EXHIBITS / name
        folder.mkdir(parents=True)
        (folder / "exhibit.py").write_text(source, encoding="utf-8")
    (tmp_path / paths.ANALYSIS / "indicators").mkdir()
    (tmp_path / paths.ANALYSIS / "indicators/growth.py").write_text("", encoding="utf-8")
    paper = paths.Paper({"languages": ["en"], "editions": {}})
    assert paper.last_exhibits == ["tbl-sources"]
    assert paper.evidence_tables == [
        "data/processed/indicators/growth.parquet",
        "data/processed/exhibits/fig-a.parquet",
    ]
    assert paper.tables_read["tbl-sources"] == [
        "data/processed/exhibits/fig-a.parquet",
        "results/facts.json",
        "results/claims.json",
    ]
