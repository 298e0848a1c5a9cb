"""A build of the published inputs says whether it has the published bytes, and why it has not."""

from __future__ import annotations

import json

import pytest

from tracepaper.changes import same_bytes
from tracepaper.sums import as_text, sha256

RESULTS = {"results/claims.json": "{}", "results/paper/paper.en.html": "<p>", "data/processed/a.parquet": "1"}


@pytest.fixture
def project(tmp_path):
    for name, text in {"Snakefile": "rule all:", "requirements.lock": "a==1", **RESULTS}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    folder = tmp_path / "published"
    folder.mkdir()
    sums = {name: sha256(tmp_path / name) for name in RESULTS} | {"data/raw/a.csv": "0" * 64}
    (folder / "SHA256SUMS").write_text(as_text(sums), encoding="utf-8")
    (folder / "made_with.json").write_text(json.dumps(same_bytes.made_with(tmp_path)), encoding="utf-8")
    return tmp_path


def built(project):
    return {name: sha256(project / name) for name in RESULTS}


def edit(project, **entries):
    path = project / "published/made_with.json"
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **entries}), encoding="utf-8")


def test_the_same_bytes_are_told(project):
    found = same_bytes.compared(project, built(project))
    assert found.may_be and found.told == "the same bytes as the published state (3 files)"


def test_other_bytes_of_the_same_inputs_and_versions_are_an_error(project):
    (project / "results/claims.json").write_text("{ }", encoding="utf-8")
    found = same_bytes.compared(project, built(project))
    assert not found.may_be
    assert found.told.startswith("results/claims.json: 1 of 3 files have other bytes than in the published")


def test_what_was_made_on_the_way_counts(project):
    (project / "data/processed/a.parquet").write_text("2", encoding="utf-8")
    found = same_bytes.compared(project, built(project))
    assert not found.may_be and found.told.startswith("data/processed/a.parquet: 1 of 3 files")


@pytest.mark.parametrize(
    ("key", "value"), [("Python", "3.10.0"), ("processor", "riscv64"), ("packages", "0"), ("system", "Plan9")]
)
def test_what_was_otherwise_then_explains_it(project, key, value):
    edit(project, **{key: value})
    assert same_bytes.compared(project, built(project)).told.startswith("the same bytes")
    (project / "results/claims.json").write_text("{ }", encoding="utf-8")
    found = same_bytes.compared(project, built(project))
    assert found.may_be
    assert f"the first results/claims.json; that was built with {key} {value}, here " in found.told


def test_a_published_result_that_was_not_built_is_no_match_and_an_audit_is_none_of_it(project):
    assert not same_bytes.compared(project, {}).may_be
    sums = project / "published/SHA256SUMS"
    sums.write_text(
        f"{'0' * 64}  results/audit/report.json\n" + sums.read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert same_bytes.compared(project, built(project)).may_be


def test_of_other_inputs_nothing_is_said(project):
    (project / "Snakefile").write_text("rule all: # edited", encoding="utf-8")
    assert same_bytes.compared(project, built(project)) is None


def test_without_a_published_state_nothing_is_said(project):
    (project / "published/made_with.json").unlink()
    assert same_bytes.compared(project, built(project)) is None
