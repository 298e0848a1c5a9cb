"""The LaTeX: its numbers those of the tree by name, its references to what is there, the same bytes twice.

That XeLaTeX sets it is seen in tests/whole_build/test_formats.py."""

from __future__ import annotations

import re

import pytest

from render_sample import DATE, TEMPLATES, assemble_sample, write_sample
from tracepaper.audit.reading.paper_text import fact_quotations
from tracepaper.files import read_json
from tracepaper.render.latex import render
from tracepaper.styles.profile import Style


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = write_sample(tmp_path_factory.mktemp("latex"))
    for language in ("zh", "en"):
        made(folder, language, folder / f"latex.{language}")
    return folder


def made(folder, language, output):
    tree = assemble_sample(folder, language, byline=["Li & Si"], version="1.2.0", source_date_epoch=DATE)
    render(tree, folder / "exhibits", folder / "references.bib", TEMPLATES, output, DATE)
    return output


def text(folder, language) -> str:
    return (folder / f"latex.{language}/paper.{language}.tex").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_its_facts_are_those_of_the_tree_by_name(sample, language):
    found = re.findall(
        r"\\fact\{([^}]*)\}\{([^}]*)\}", text(sample, language).partition("begin{document}")[2]
    )
    said = [(name, words.replace("\\", "").replace("~", "\u00a0")) for name, words in found]
    assert said == [
        (name, words) for name, words, _ in fact_quotations(read_json(sample / f"{language}.json"))
    ]
    assert "\\claim{largest}{" in text(sample, language)


def opening(text: str) -> list[str]:
    kinds = ("documentclass", "usepackage[", "usepackage{lineno}", "linespread", "linenumbers")
    return [line[1:] for line in text.splitlines() if line[1:].startswith(kinds)]


def test_the_page_is_that_of_the_style(sample, tmp_path):
    plain = ["documentclass[11pt,a4paper]{article}", "usepackage[margin=25mm]{geometry}"]
    assert opening(text(sample, "en"))[:2] == plain == opening(text(sample, "zh"))[:2]
    assert [line for line in opening(text(sample, "zh")) if "line" in line] == ["linespread{1.3}"]
    assert not [line for line in opening(text(sample, "en")) if "line" in line]
    page = {
        "size": "letter",
        "margins": {"top": 25.4, "bottom": 30, "left": 20, "right": 20},
        "font-size": 12.5,
        "line-spacing": 1.5,
        "line-numbers": True,
    }
    for language in ("zh", "en"):
        source = sample / f"{language}.json", sample / "exhibits", sample / "references.bib"
        render(*source, TEMPLATES, tmp_path / language, DATE, Style("wide", {"page": page}))
        assert [
            line
            for line in opening((tmp_path / language / f"paper.{language}.tex").read_text())
            if "article" in line or "geometry" in line or line.startswith("line") or "lineno" in line
        ] == [
            "documentclass[12pt,letterpaper]{article}",
            "usepackage[top=25.4mm,bottom=30mm,left=20mm,right=20mm]{geometry}",
            "linespread{1.438}",
            "usepackage{lineno}",
            "linenumbers",
        ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_it_refers_to_is_there(sample, language):
    source = text(sample, language)
    labels = set(re.findall(r"\\label\{([^}]*)\}", source))
    assert {"fig-gdp", "tbl-glance", "eq-share", "sec-limits", "sec-appendix"} <= labels
    assert set(re.findall(r"\\ref\{([^}]*)\}", source)) <= labels
    targets = set(re.findall(r"\\reference\{([^}]*)\}", source))
    assert (
        set(re.findall(r"\\hyperlink\{([^}]*)\}", source))
        == targets
        == {
            "ref-Balassa1965",
            "ref-Zhan2021",
            "ref-Zheng2024",
        }
    )
    for name in re.findall(r"\]\{([^}]*\.pdf)\}", source):
        assert (sample / f"latex.{language}" / name).read_bytes().startswith(b"%PDF-1.5")


def test_words_numbers_and_cells_stand_as_an_author_writes_them(sample):
    source = text(sample, "en")
    assert r"Figure~\ref{fig-gdp}" in source and r"Equation~(\ref{eq-share})" in source
    assert (
        r"\renewcommand{\thesubsection}{2.1}" in source and r"\subsection{Limits}\label{sec-limits}" in source
    )
    assert r"alt={A line rises \& " in source and r"\author{Li \& Si}" in source
    assert re.search(r"China\b.*&.*17,795\.0.*&.*5\.2", source, re.DOTALL)
    assert r"\begin{equation}\label{eq-share}" in source
    assert "图~\\ref{fig-gdp}" in text(sample, "zh") and "\u2003" not in text(sample, "zh")


def test_the_same_bytes_twice(sample, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "zh_CN.GB2312")
    again, before = made(sample, "zh", tmp_path / "again"), sample / "latex.zh"
    files = sorted(file.name for file in before.iterdir())
    assert files == ["Makefile", "fig-gdp.pdf", "paper.zh.tex", "references.bib"]
    assert all((again / name).read_bytes() == (before / name).read_bytes() for name in files)
