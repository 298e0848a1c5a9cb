"""A paper of one's own, begun in one language or two, by what docs/own-paper.md has one type and write."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import ROOT, copy_environment

from accepting import WHO
from tracepaper.files import read_yaml
from tutorial import Step, steps_of

PAGES = {language: ROOT / f"docs/own-paper{tag}.md" for language, tag in (("en", ""), ("zh", ".zh"))}
ENGLISH = steps_of(PAGES["en"])
HEADINGS = list(ENGLISH)[:6]  # up to the first that has nothing to type in this paper
CHOICES = [("en", "zh"), ("en",), ("zh",)]
ONLY_FOR_TWO = "./run accept_translations"


def test_the_page_says_the_same_in_both_languages():
    assert list(ENGLISH.values()) == list(steps_of(PAGES["zh"]).values())
    assert sum(len(steps) for steps in ENGLISH.values()) > 30


@pytest.fixture(scope="module", params=CHOICES, ids="-".join)
def paper(request, tmp_path_factory):
    """(folder, languages, what was said by section) of a paper in which the whole page was followed."""
    folder, languages = tmp_path_factory.mktemp("own") / "my-paper", request.param
    said: dict[str, str] = {}
    for heading in HEADINGS:
        told = [done for step in ENGLISH[heading] for done in follow(step, folder, languages)]
        said[heading] = "\n".join(told)
    return folder, languages, said


def follow(step: Step, folder: Path, languages):
    """Do a step as it is written, but that another language's files are not there."""
    if step.how != "type":
        if not ({"en", "zh"} - set(languages)) & set(step.file.replace("/", ".").split(".")):
            step.does(folder)
        return
    for line in step.code.splitlines():
        if line.startswith("cd ") or (len(languages) == 1 and line.startswith(ONLY_FOR_TWO)):
            continue
        yield typed(line, folder, languages)


def typed(line: str, folder: Path, languages) -> str:
    """What a command says; it must end well."""
    here, line = folder, line.replace("git commit", shlex.join(["git", *WHO, "commit"]))
    if line.startswith(".venv/bin/tracepaper new"):
        here = ROOT
        line = f"{shlex.quote(sys.executable)} -m tracepaper new {shlex.quote(str(folder))}"
        line += f" --languages {','.join(languages)}"
    variables = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    variables |= {"PYTHONPATH": str(ROOT / "src")} if here == ROOT else {}
    for role in ("AUTHOR", "COMMITTER"):
        variables |= {f"GIT_{role}_NAME": "Ann Author", f"GIT_{role}_EMAIL": "ann@example.org"}
    done = subprocess.run(
        line, shell=True, cwd=here, env=variables, text=True, capture_output=True, timeout=900
    )
    assert done.returncode == 0, f"{line}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    if here == ROOT:
        copy_environment(folder)
        for lock in ("", "-test"):  # its packages are those that the tests run with
            copy = folder / f".venv/installed{lock}.lock"
            copy.unlink(missing_ok=True)
            copy.write_bytes((folder / f"requirements{lock}.lock").read_bytes())
    return f"$ {line}\n{done.stdout}{done.stderr}"


def test_it_is_built_audited_and_tested_at_once(paper):
    folder, languages, said = paper
    begin = said[HEADINGS[0]]
    assert "0 failed, 0 could not be evaluated" in begin and "2 passed" in begin
    assert "published/ holds this state" in begin and re.search(r"^numbers +3 +0 ", begin, re.MULTILINE)
    made = {path.name for path in (folder / "results/paper").iterdir()}
    expected = {f"paper.{language}.{kind}" for language in languages for kind in ("pdf", "docx", "html")}
    assert made == expected | ({"paper.parallel.pdf"} if len(languages) > 1 else set())


def test_every_step_shows_what_the_page_says(paper):
    folder, languages, said = paper
    words = {"en": "110 billion m³", "zh": "1,100亿立方米"}
    assert any(words[language] in said[HEADINGS[1]] for language in languages)
    claims = json.loads((folder / "results/claims.json").read_text(encoding="utf-8"))["claims"]
    assert claims["no-recovery"]["strength"] == "robust" and len(claims["no-recovery"]["rivals"]) >= 4
    assert (folder / f"results/exhibits/fig-decades/figure.{languages[0]}.svg").is_file()
    facts = json.loads((folder / "results/facts.json").read_text(encoding="utf-8"))["facts"]
    assert facts["dam-completed"]["value"] == 1902 and facts["flow-lowest"]["value"] == 460e8
    assert read_yaml(folder / "config/config.yaml")["editions"]["nile"] == "1979"
    assert len(re.findall(r"^numbers +\d+ +[1-9] ", said[HEADINGS[5]], re.MULTILINE)) == 2


def test_nothing_of_another_language_was_made(paper):
    folder, languages, _ = paper
    others = {"en", "zh"} - set(languages)
    made = [path for path in (folder / "results").rglob("*") if set(path.name.split(".")) & others]
    assert not made
