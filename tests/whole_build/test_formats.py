"""docs/formats.md in a paper of one's own: what the validators of the formats say of all that it makes."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import opened
import pytest
from following import Following, copy_of
from helpers import NO_FORKS, run
from lxml import etree

from format_checkers import jats_dtd, program
from pdf_standards import problems
from tracepaper.audit.reading.paper_text import attribute
from tracepaper.files import read_json
from tracepaper.manuscript.tree import nodes

LANGUAGES = ("zh", "en")
KINDS = ("epub", "jats", "latex", "markdown")
QUICKLY = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # half the time of a machine that runs for seconds


SET = "cd results/formats/latex.en && make"


@pytest.fixture(scope="module")
def folder(begun, tmp_path_factory):
    """The folder of the formats of a new paper of two languages, made as docs/formats.md has it; each step of
    what is made on request has told what it opened."""
    paper = copy_of(begun, tmp_path_factory.mktemp("formats") / "my-paper")
    listener = paper / "src/sitecustomize.py"
    shutil.copyfile(Path(__file__).with_name("openings.py"), listener)
    run(paper, "build", *KINDS, "journal", "site", variables=NO_FORKS)
    listener.unlink()
    with Following(paper, "formats") as page:
        assert "results/formats/latex.zh" in page.types("./run formats")
        assert "latex" not in page.types("./run formats jats")
        said = page.types("./run audit --document results/formats/jats.en/paper.en.xml")
        assert "100% of the paper's text was found in it" in said
        page.next(SET)  # of either language, by test_xelatex_sets_it
    return paper / "results/formats"


def test_the_rules_of_what_is_made_on_request_name_what_their_steps_open(folder):
    heard = opened.steps(folder.parent.parent / ".build")
    assert {"write_epub", "write_jats", "write_latex", "write_markdown", "judge_journal"} <= set(heard)
    assert opened.unnamed(heard) == {}


def test_all_formats_of_all_languages_are_made(folder):
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        f"{k}.{lang}" for k in KINDS for lang in LANGUAGES
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_jats_is_valid_and_the_pdf_is_for_archives(folder, language):
    dtd = etree.DTD(jats_dtd())
    assert dtd.validate(etree.parse(folder / f"jats.{language}/paper.{language}.xml")), dtd.error_log
    assert problems(folder.parent / f"paper/paper.{language}.pdf") == []


def told_of(book: Path) -> str:
    program("java")
    command = ["java", *QUICKLY, "-jar", program("epubcheck"), "--failonwarnings", str(book)]
    done = subprocess.run(command, capture_output=True, text=True)
    return f"{done.returncode}: {done.stdout}{done.stderr}"


def test_epubcheck_finds_nothing_but_what_is_made_wrong(folder, tmp_path):
    """Of the Chinese book nothing; of the English one, in which one thing is made wrong, that alone."""
    told = told_of(folder / "epub.zh/paper.zh.epub")
    assert told.startswith("0:") and "0 fatals / 0 errors / 0 warnings" in told
    book = folder / "epub.en/paper.en.epub"
    with zipfile.ZipFile(book) as right, zipfile.ZipFile(tmp_path / "wrong.epub", "w") as wrong:
        for name in right.namelist():
            wrong.writestr(name, right.read(name).replace(b"</dc:language>", b" </dc:language><dc:nothing/>"))
    told = told_of(tmp_path / "wrong.epub")
    assert told.startswith("1:") and "0 fatals / 1 error / 0 warnings" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_xelatex_sets_it_and_counts_as_the_paper_does(folder, language):
    program("xelatex")
    program("make")
    place, name = folder / f"latex.{language}", f"paper.{language}"
    command = SET.replace(".en", f".{language}")
    done = subprocess.run(command, shell=True, cwd=folder.parents[1], capture_output=True)
    log = (place / f"{name}.log").read_text(encoding="utf-8", errors="replace")
    assert done.returncode == 0, log[-2000:]
    assert not re.findall(
        r"^! .*|.*undefined on.*|.*undefined references.*|Missing character.*", log, re.MULTILINE
    )
    tree = read_json(folder.parents[1] / f"data/processed/manuscript/{language}.json")
    named = {
        attribute(one, "exhibit") or one["c"][0][0]: attribute(one, "number")
        for one in nodes(tree["blocks"])
        if one["t"] in ("Div", "Span") and attribute(one, "number")
    }
    counted = re.findall(r"\\newlabel\{([^}]*)\}\{\{([^}]*)\}", (place / f"{name}.aux").read_text("utf-8"))
    assert named and named.items() <= dict(counted).items()
