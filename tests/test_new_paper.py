"""`tracepaper new`: a paper in the languages that are asked for, by this project's own rules."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
import yaml

from tracepaper.archive.members import known_files
from tracepaper.files import read_yaml
from tracepaper.paths import find_exhibits, find_sections, find_sources
from tracepaper.starting.new import Choice, new
from tracepaper.starting.shipped import is_left_over, shipped
from tracepaper.starting.update import RECORD, update
from tracepaper.sums import read_sums, sha256

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 12, 3)
HAN = re.compile(r"[\u4e00-\u9fff]")
CHOICES = [("en", "zh"), ("zh", "en"), ("en",), ("zh",)]


@pytest.fixture(scope="module", params=CHOICES, ids="-".join)
def paper(request, tmp_path_factory):
    """(folder, its languages, the files that are its own)"""
    folder = tmp_path_factory.mktemp("new") / "my paper"
    return folder, request.param, new(folder, Choice(request.param, ("冯发",)), TODAY)


def test_without_a_commit_all_of_it_goes_into_an_archive_as_with_one(paper):
    folder, _, _ = paper
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--exclude-standard"], cwd=folder, capture_output=True
    )
    everything = {name.decode() for name in listed.stdout.split(b"\0") if name}
    assert "requirements-test.lock" in everything and known_files(folder) == everything


def test_it_has_what_a_paper_needs(paper):
    folder, languages, own = paper
    config = read_yaml(folder / "config/config.yaml")
    assert config["languages"] == list(languages) and config["byline"] == ["冯发"]
    assert config["source_date_epoch"] == 1796256000
    analysis = folder / "workflow/analysis"
    assert find_sources(analysis / "sources") == ["nile"]
    assert list(find_exhibits(analysis / "exhibits")) == ["fig-flow", "tbl-periods"]
    facts = (analysis / "sections/flow/facts.py").read_text(encoding="utf-8")
    claims = (analysis / "sections/flow/claims.py").read_text(encoding="utf-8")
    assert facts.count("yield Fact(") == 3 and claims.count("@claim(") == claims.count("@rival(") == 2
    assert find_sections(analysis / "sections", "claims") == ["flow"]
    assert {
        "README.md",
        ".ci/run",
        ".github/workflows/ci.yml",
        ".gitignore",
        "tests/test_analysis.py",
    } <= set(own)
    assert (folder / "manuscript/reviews.lock").is_file()
    assert (folder / "manuscript/translations.lock").is_file() is (len(languages) > 1)
    assert (folder / "README.zh.md").is_file() is (languages == ("en", "zh"))


def test_nothing_is_there_of_a_language_that_was_not_asked_for(paper):
    folder, languages, own = paper
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in own}
    for code in {"en", "zh"} - set(languages):
        assert not [name for name in own if code in re.split(r"[./]", name)]
        assert not [
            name for name, text in texts.items() if re.search(rf"^\s*\W?{code}\W?: ", text, re.MULTILINE)
        ]
    if languages == ("en",):
        texts = {name: text.replace("冯发", "") for name, text in texts.items()}
        assert not [name for name, text in texts.items() if HAN.search(text)]
    for code in languages:
        assert (folder / f"manuscript/{code}/01-flow.md").is_file()
        assert read_yaml(folder / "manuscript/metadata.yaml")["title"][code]


def test_its_rules_are_this_project_s(paper):
    folder, _, own = paper
    rules = shipped()
    assert {name: sha256(folder / name) for name in rules} == read_sums(folder / RECORD)
    for name in (
        "Snakefile",
        "run",
        "requirements.lock",
        "workflow/rules/audit.smk",
        "src/tracepaper/paths.py",
    ):
        assert (folder / name).read_bytes() == (ROOT / name).read_bytes()
    made = {RECORD, "manuscript/reviews.lock", "manuscript/translations.lock"}
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {name for name in found if not name.startswith(".git/")} - made == set(rules) | set(own)
    assert not update(folder).written


def test_the_rules_of_this_paper_alone_are_no_other_s():
    names = " ".join(shipped())
    assert "large" not in names and "analysis/" not in names.replace("starting/paper/workflow/analysis/", "")
    scripts = {name for name in shipped() if name.startswith("workflow/scripts/")}
    rules = "".join(text.decode() for name, text in shipped().items() if name.endswith(".smk"))
    assert scripts == {f"workflow/scripts/{name}" for name in re.findall(r"scripts/(\w+\.py)", rules)}


def test_a_rule_says_nothing_to_others_that_is_for_this_paper_alone():
    """Neither a key of the configuration nor a resource of a rule that they do not have."""
    rules = shipped()
    text = "".join(content.decode() for name, content in rules.items() if name.endswith(".smk"))
    known = set(re.findall(r"\b(?:rule|as) (\w+)\b", text))
    profile = yaml.safe_load(rules["profiles/slurm/config.yaml"])
    assert set(profile["set-resources"]) <= known and set(profile["groups"]) <= known
    schema = yaml.safe_load(rules["config/schema.yaml"])
    assert "large" not in schema["properties"] and "what_if" in schema["properties"]
    here = yaml.safe_load((ROOT / "config/schema.yaml").read_text(encoding="utf-8"))
    assert "large" in here["properties"]


def test_it_begins_a_history_unless_it_lies_in_one(paper, tmp_path):
    folder, _, _ = paper
    assert (folder / ".git").is_dir()
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    new(tmp_path / "inside", Choice(), TODAY)
    assert not (tmp_path / "inside/.git").exists()


def test_what_tools_leave_beside_the_package_is_no_rule():
    names = list(shipped())
    assert not [name for name in names if "__pycache__" in name or "/." in name]
    assert not [path for path in (ROOT / "src").rglob("*.py") if is_left_over(path) and path.name in names]
