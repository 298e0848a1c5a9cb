"""What strangers read first says what is true: citation, catalogue, configuration, contributing, the gate."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import tracepaper
from tracepaper.files import read_yaml

ROOT = Path(__file__).resolve().parent.parent
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_citation_has_the_papers_title_and_the_projects_version():
    citation = read_yaml(ROOT / "CITATION.cff")
    assert citation["title"] == read_yaml(ROOT / "manuscript/metadata.yaml")["title"]["en"]
    assert citation["version"] == PROJECT["version"] == read_yaml(ROOT / "config/config.yaml")["version"]
    assert tracepaper.__version__ == PROJECT["version"]
    assert f"## {citation['version']}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_catalogue_knows_how_the_environment_is_made():
    usage = read_yaml(ROOT / ".snakemake-workflow-catalog.yml")["usage"]
    assert usage["software-stack-deployment"]["conda"] and (ROOT / "environment.yml").is_file()
    _, profile = usage["mandatory-flags"]["flags"].split()
    assert (ROOT / profile / "config.yaml").is_file()


def test_every_key_of_the_configuration_is_explained():
    told = re.findall(r"^\| `(\w+)`", (ROOT / "config/README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(told) == sorted(read_yaml(ROOT / "config/schema.yaml")["properties"])


def test_the_workflow_does_what_the_gate_does_with_two_pythons():
    job = read_yaml(ROOT / ".github/workflows/ci.yml")["jobs"]["paper"]
    assert [step["run"] for step in job["steps"] if "run" in step][-1] == ".ci/run"
    first, last = re.findall(r"3\.(\d+)", PROJECT["requires-python"])
    pythons = [int(version.removeprefix("3.")) for version in job["strategy"]["matrix"]["python"]]
    assert len(pythons) >= 2 and all(int(first) <= python < int(last) for python in pythons)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`([\w.-]+/[\w./-]+)`", CONTRIBUTING))))
def test_what_contributing_names_is_there(path):
    parts = [re.sub("NAME|SOURCE|EDITION|CODE|LANG", "*", part) for part in Path(path).parts]
    assert list(ROOT.glob("/".join(parts))) or "tracepaper_languages" in path or path.startswith(".venv/")


def test_a_word_of_the_glossary_means_one_thing():
    words = re.findall(r"^\| ([a-z][^|]*?) \| ", CONTRIBUTING[CONTRIBUTING.index("## Words") :], re.MULTILINE)
    single = [word for row in words[1:] for word in row.split(", ")]
    assert len(single) > 20 and len(set(single)) == len(single)
    assert {"figure", "observation", "fact", "claim", "exhibit", "edition", "source"} <= set(single)


def test_the_guides_to_updating_have_the_same_commands_tables_and_steps():
    english, chinese = ((ROOT / f"docs/updating{tag}.md").read_text(encoding="utf-8") for tag in ("", ".zh"))
    commands = [
        re.findall(r"^ *(\./run [^#\n]*?)(?: {2,}#.*)?$", text, re.MULTILINE) for text in (english, chinese)
    ]
    assert commands[0] == commands[1] and len(commands[0]) > 8
    for pattern in (r"^##+ ", r"^\d\. ", r"^ *\| ", r"^ *- "):
        found = [len(re.findall(pattern, text, re.MULTILINE)) for text in (english, chinese)]
        assert found[0] == found[1], pattern
