"""A paper of one's own, begun in one language or two, by what docs/own-paper.md has one type and write."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from following import LANGUAGES, OWN_PAPER, copy_of, follow, typed
from helpers import ROOT, edit

from guide_commands import to_type
from tracepaper.files import read_yaml
from tracepaper.starting.update import RECORD
from tracepaper.sums import sha256
from tutorial import steps_of

ENGLISH = steps_of(OWN_PAPER)
CHINESE = steps_of(OWN_PAPER.with_suffix(".zh.md"))
HEADINGS = list(ENGLISH)[:6]  # up to the first that has nothing to type
SOURCE, EDITION = HEADINGS[4:]
NEWER = list(ENGLISH)[7]
# In one language all is written first and built once, and the new edition is only compared: what does not
# depend on the language was seen in the paper of two.
BEGUN = (".venv/bin/tracepaper new", "git")
AT_ONCE = ("./run seal", "./run accept_claims", "./run adopt", "mkdir", "sed")


def test_the_page_says_the_same_in_both_languages():
    assert list(ENGLISH.values()) == list(CHINESE.values())
    assert sum(len(steps) for steps in ENGLISH.values()) > 30


def test_all_that_the_page_has_one_type_is_typed_here():
    code = [step.code for head in (*HEADINGS, NEWER) for step in ENGLISH[head] if step.how == "type"]
    assert set(to_type("docs/own-paper.md")) <= set("".join(code).splitlines())


@pytest.fixture(scope="module")
def paper(begun, tmp_path_factory):
    """(folder, what was said by section) of a paper of two languages in which the whole page was followed."""
    folder = copy_of(begun, tmp_path_factory.mktemp("own") / "my-paper")
    told = {HEADINGS[0]: (begun.parent / "said.txt").read_text(encoding="utf-8")}
    for head in HEADINGS[1:]:
        told[head] = "\n".join(follow(ENGLISH[head], folder, LANGUAGES))
    return folder, told


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


def test_newer_rules_take_the_place_of_older_ones(begun, tmp_path):
    folder = copy_of(begun, tmp_path / "my-paper")
    rule, record = folder / "Snakefile", folder / RECORD
    newer = rule.read_text(encoding="utf-8")
    known = sha256(rule)
    rule.write_text(f"{newer}# as it was once\n", encoding="utf-8")
    edit(record, known, sha256(rule))
    (folder / "PATH-OF-THE-NEWER-CLONE").symlink_to(ROOT)
    [said] = follow(ENGLISH[NEWER], folder, LANGUAGES)
    assert "rules written: 1, removed: 0; the content is as it was" in said
    assert rule.read_text(encoding="utf-8") == newer
