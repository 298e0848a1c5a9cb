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

import format_checkers
from archived import TOP, archived


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
    named = [value["@id"] for one in crate["@graph"] for value in references(one)]
    assert {name for name in named if not name.startswith("http")} <= entities.keys()


def references(part):
    for value in part.values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and "@id" in one:
                yield one


def test_the_citation_and_codemeta_say_the_same(unpacked):
    citation = yaml.safe_load((unpacked / "CITATION.cff").read_text())
    codemeta = json.loads((unpacked / "codemeta.json").read_text())
    assert citation["authors"] == [{"name": "Ann Author"}] and codemeta["author"][0]["name"] == "Ann Author"
    assert citation["title"] == codemeta["name"] and citation["version"] == codemeta["version"] == "1.2.0"


def test_each_rule_of_the_standard_has_an_answer(unpacked):
    rules = json.loads((unpacked / "dcas.json").read_text())["rules"]
    assert [one["rule"] for one in rules] == list(range(1, 17))
    answers = {one["rule"]: one["answer"] for one in rules}
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
