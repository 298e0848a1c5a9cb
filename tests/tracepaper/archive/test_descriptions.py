"""What the archive says of itself, as the tools of others read it: Frictionless, REUSE, RO-Crate."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

import checked_crate
import format_checkers
from archived import TOP, archived, git


def library(name: str):
    """A validator; the gate must have it, a reader need not."""
    if os.environ.get("AUDIT_BROWSER") == "required":
        return __import__(name)
    return pytest.importorskip(name)


@pytest.fixture
def unpacked(project, tmp_path) -> Path:
    with zipfile.ZipFile(archived(project)) as archive:
        archive.extractall(tmp_path)
    return tmp_path / TOP


def test_the_data_package_is_valid_and_a_changed_cell_is_not(unpacked):
    frictionless = library("frictionless")
    report = frictionless.validate(str(unpacked / "datapackage.json"))
    assert report.valid and {task.type for task in report.tasks} == {"table"} and len(report.tasks) == 3
    table = unpacked / "data/raw/open/2024/gdp.csv"
    table.write_text(table.read_text().replace("2023", "x"))
    errors = frictionless.validate(str(unpacked / "datapackage.json")).flatten(["type"])
    assert {"type-error", "hash-count"} & {error[0] for error in errors}


def test_types_are_what_all_cells_are(unpacked):
    resources = json.loads((unpacked / "datapackage.json").read_text())["resources"]
    types = {one["path"]: [field["type"] for field in one["schema"]["fields"]] for one in resources}
    assert types["data/raw/open/2024/gdp.csv"] == ["string", "integer", "integer"]
    assert types["in-text-numbers.csv"] == ["string", "integer", "number"]
    assert "data/raw/closed/2024/gdp.csv" not in types


def lint(folder: Path) -> int:
    """What `reuse lint` ends with; it lies with the validators (tests/validators.txt)."""
    variables = os.environ | {"PYTHONPATH": str(format_checkers.FOLDER)}
    return subprocess.run([sys.executable, "-m", "reuse", "lint", "-q"], cwd=folder, env=variables).returncode


def test_every_file_has_a_licence_and_one_without_is_seen(unpacked):
    format_checkers.importable()
    assert lint(unpacked) == 0
    told = unpacked / "REUSE.toml"
    told.write_text(told.read_text().replace('"**"', '"src/**"'))
    assert lint(unpacked) != 0


def test_the_raw_files_keep_their_publishers_licence(unpacked):
    told = (unpacked / "REUSE.toml").read_text()
    part = told.partition('path = ["data/raw/open/2024/gdp.csv"]')[2]
    assert 'SPDX-License-Identifier = "CC-BY-4.0"' in part and "closed" not in told
    assert "Creative Commons Attribution 4.0" in (unpacked / "LICENSES/CC-BY-4.0.txt").read_text()


def test_the_crate_has_the_archive_as_its_root(unpacked):
    crate = json.loads((unpacked / "ro-crate-metadata.json").read_text())
    entities = {one["@id"]: one for one in crate["@graph"]}
    assert len(entities) == len(crate["@graph"])
    root = entities["./"]
    files = {part["@id"] for part in root["hasPart"]}
    assert {"data/raw/open/2024/gdp.csv", "REPLICATION.md", "Snakefile"} <= files
    assert all((unpacked / name).is_file() for name in files)
    assert root["mainEntity"] == {"@id": "Snakefile"}
    assert any(name.startswith("ni:") for name in entities), "what was left out is named by its digest"
    assert all(entities[name]["encodingFormat"] for name in files)
    assert entities["data/raw/open/2024/gdp.csv"]["encodingFormat"] == "text/csv"
    named = [value["@id"] for one in crate["@graph"] for value in references(one)]
    assert {name for name in named if not name.startswith("http")} <= entities.keys()


def test_the_crate_is_one_of_a_workflow_and_its_run(unpacked):
    """Beyond what is required: what the profiles recommend, but for what only a published paper has, an
    address of its code, and a person or an institution that ran it."""
    assert checked_crate.faults(unpacked) == []
    lacking = {fault.split(":")[0] for fault in checked_crate.faults(unpacked, recommended=True)}
    assert lacking == checked_crate.OF_A_PUBLISHED_PAPER


@pytest.mark.parametrize(
    "entity, key, found",
    [("./", "license", "license"), ("#build", "instrument", "instrument"), ("./", "mainEntity", "")],
)
def test_a_crate_that_lacks_something_is_none(unpacked, entity, key, found):
    path = unpacked / "ro-crate-metadata.json"
    crate = json.loads(path.read_text())
    del next(one for one in crate["@graph"] if one["@id"] == entity)[key]
    path.write_text(json.dumps(crate))
    assert any(found in fault for fault in checked_crate.faults(unpacked))


def references(part):
    for value in part.values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and "@id" in one:
                yield one


def test_the_citation_and_codemeta_say_the_same(unpacked):
    citation = yaml.safe_load((unpacked / "CITATION.cff").read_text())
    codemeta = json.loads((unpacked / "codemeta.json").read_text())
    names = ["Ann Author", "Bo Author"]
    assert citation["authors"] == [{"name": name} for name in names]
    assert [author["name"] for author in codemeta["author"]] == names
    assert citation["title"] == codemeta["name"] and citation["version"] == codemeta["version"] == "1.2.0"


def test_what_is_not_stated_is_said_in_the_language_of_the_readme(unpacked):
    chinese, english = (unpacked / name for name in ("REPLICATION.zh.md", "REPLICATION.md"))
    assert "not stated" not in chinese.read_text() and "**许可**：未说明" in chinese.read_text()
    assert "**Licence**: not stated" in english.read_text()


def test_no_publisher_has_what_was_composed_for_the_paper(project):
    for root in (project, project / ".build"):
        card = root / "data/raw/closed/2024/source.yml"
        card.write_text(card.read_text().replace("https://example.org/closed", "not applicable"))
    with zipfile.ZipFile(archived(project)) as archive:
        told = archive.read(f"{TOP}/REPLICATION.md").decode()
    assert "composed for the paper, which no publisher has; ask the authors" in told
    assert "not applicable, as of" not in told


def test_the_list_of_tables_says_where_each_is_seen_and_what_it_reads(project):
    for root in (project, project / ".build"):
        module = root / "workflow/analysis/exhibits/tbl_gdp/exhibit.py"
        module.write_text(f'READS = ("ratio",)\n{module.read_text()}')
        (root / "workflow/analysis/indicators").mkdir()
        (root / "workflow/analysis/indicators/ratio.py").write_text("A = 1\ndef table(evidence): ...\n")
    git(project, "add", "-A")
    with zipfile.ZipFile(archived(project)) as archive:
        told = archive.read(f"{TOP}/REPLICATION.md").decode()
    row = next(line for line in told.splitlines() if line.startswith("| Table 1"))
    assert "`results/paper/paper.en.pdf`" in row
    assert row.endswith("exhibit.py:5` `workflow/analysis/indicators/ratio.py:2` |")


def test_each_rule_of_the_standard_has_an_answer(unpacked):
    rules = json.loads((unpacked / "dcas.json").read_text())["rules"]
    assert [one["rule"] for one in rules] == list(range(1, 17))
    answers = {one["rule"]: one["answer"] for one in rules}
    assert answers[4] == "yes", "a raw file is one that a sidecar lists"
    assert answers[2] == "part" and answers[10] == answers[14] == "author" and answers[15] == "yes"
    for one in rules:
        assert one["evidence"] or one["answer"] == "author"
        assert all(list(unpacked.glob(name)) for name in one["evidence"] if name != "src")


def test_packages_that_lie_in_the_working_folder_go_in_under_their_own_licences(project, tmp_path):
    wheel = project / ".build/wheelhouse/a-1-py3-none-any.whl"
    wheel.parent.mkdir()
    wheel.write_bytes(b"PK")
    with zipfile.ZipFile(archived(project)) as archive:
        archive.extractall(tmp_path)
    unpacked = tmp_path / TOP
    assert (unpacked / "wheelhouse/a-1-py3-none-any.whl").read_bytes() == b"PK"
    assert "UV_FIND_LINKS=wheelhouse" in (unpacked / "REPLICATION.md").read_text()
    assert 'path = ["wheelhouse/**"]' in (unpacked / "REUSE.toml").read_text()
