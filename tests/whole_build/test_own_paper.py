"""A paper of one's own, begun in one language or two, by what docs/own-paper.md has one type and write."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from helpers import ROOT, copy_environment

from accepting import WHO
from tracepaper.files import read_yaml
from tutorial import Step, steps_of

PAGES = {language: ROOT / f"docs/own-paper{tag}.md" for language, tag in (("en", ""), ("zh", ".zh"))}
ENGLISH = steps_of(PAGES["en"])
HEADINGS = list(ENGLISH)[:6]  # up to the first that has nothing to type in this paper
SOURCE, EDITION = HEADINGS[4:]
ONLY_FOR_TWO = "./run accept_translations"
# In one language all is written first and built once, and the new edition is only compared: what does not
# depend on the language was seen in the paper of two.
BEGUN = (".venv/bin/tracepaper new", "git")
AT_ONCE = ("./run seal", "./run accept_claims", "./run adopt", "mkdir", "sed")


def test_the_page_says_the_same_in_both_languages():
    assert list(ENGLISH.values()) == list(steps_of(PAGES["zh"]).values())
    assert sum(len(steps) for steps in ENGLISH.values()) > 30


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    """(folder, what was said by section) of a paper of two languages in which the whole page was followed."""
    folder = tmp_path_factory.mktemp("own") / "my-paper"
    told = {head: [*follow(ENGLISH[head], folder, ("en", "zh"))] for head in HEADINGS}
    return folder, {head: "\n".join(lines) for head, lines in told.items()}


@pytest.fixture(scope="module", params=["en", "zh"])
def single(request, tmp_path_factory):
    """(folder, its language, what was said) of a paper of one, with all that the page adds to it."""
    folder, languages = tmp_path_factory.mktemp("single") / "my-paper", (request.param,)
    told = [*follow(ENGLISH[HEADINGS[0]][:1], folder, languages, BEGUN)]
    for head in HEADINGS[1:-1]:
        told += follow(ENGLISH[head], folder, languages, AT_ONCE)
    told += [typed(line, folder, languages) for line in ("./run audit", "./run publish")]
    told += follow(ENGLISH[EDITION], folder, languages, (*AT_ONCE, "./run changes"))
    return folder, request.param, "\n".join(told)


def follow(steps: Sequence[Step], folder: Path, languages, commands=("",)):
    """Do steps as they are written, but that another language's files are not there, and of the commands
    only those that begin like one of `commands`."""
    for step in steps:
        if step.how != "type":
            if not ({"en", "zh"} - set(languages)) & set(step.file.replace("/", ".").split(".")):
                step.does(folder)
            continue
        for line in step.code.splitlines():
            skipped = ("cd ", *([ONLY_FOR_TWO] if len(languages) == 1 else []))
            if line.startswith(commands) and not line.startswith(skipped):
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


def documents(folder: Path) -> set[str]:
    return {path.name for path in (folder / "results/paper").iterdir()}


def test_it_is_built_audited_and_tested_at_once(paper):
    folder, said = paper
    begin = said[HEADINGS[0]]
    assert "0 failed, 0 could not be evaluated" in begin and "2 passed" in begin
    assert "published/ holds this state" in begin
    expected = {f"paper.{language}.{kind}" for language in ("en", "zh") for kind in ("pdf", "docx", "html")}
    assert documents(folder) == expected | {"paper.parallel.pdf"}


def test_every_step_shows_what_the_page_says(paper):
    folder, said = paper
    assert "110 billion m³" in said[HEADINGS[1]] or "1,100亿立方米" in said[HEADINGS[1]]
    claims = json.loads((folder / "results/claims.json").read_text(encoding="utf-8"))["claims"]
    assert claims["no-recovery"]["strength"] == "robust" and len(claims["no-recovery"]["rivals"]) >= 4
    assert (folder / "results/exhibits/fig-decades/figure.en.svg").is_file()
    assert "1902" in said[SOURCE] and "aswan-dams/2026/dams.csv" in said[SOURCE]
    facts = json.loads((folder / "results/facts.json").read_text(encoding="utf-8"))["facts"]
    assert facts["dam-completed"]["value"] == 1902 and facts["flow-lowest"]["value"] == 460e8
    assert read_yaml(folder / "config/config.yaml")["editions"]["nile"] == "1979"
    assert len(re.findall(r"^numbers +\d+ +[1-9] ", said[EDITION], re.MULTILINE)) == 2
    assert "0 failed, 0 could not be evaluated" in said[EDITION]


def test_in_one_language_it_is_built_audited_and_compared(single):
    folder, language, said = single
    assert "0 failed, 0 could not be evaluated" in said and "published/ holds this state" in said
    assert documents(folder) == {f"paper.{language}.{kind}" for kind in ("pdf", "docx", "html")}
    claims = json.loads((folder / "results/claims.json").read_text(encoding="utf-8"))["claims"]
    assert claims["no-recovery"]["strength"] == "robust"
    assert (folder / f"results/exhibits/fig-decades/figure.{language}.svg").is_file()
    assert len(re.findall(r"^numbers +\d+ +[1-9] ", said, re.MULTILINE)) == 1


def test_nothing_of_another_language_was_made(single):
    folder, language, _ = single
    other = {"en": "zh", "zh": "en"}[language]
    made = [path for path in (folder / "results").rglob("*") if other in path.name.split(".")]
    assert not made
    assert not (folder / "results/paper/paper.parallel.pdf").exists()
    site = (folder / "results/audit/index.html").read_text(encoding="utf-8")
    assert 'data-t="both"' not in site and 'class="switch"' not in site
