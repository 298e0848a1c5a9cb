"""The PDFs are PDF/UA-1 and PDF/A-2a as far as an installable validator sees; what is planted, it sees."""

from __future__ import annotations

import re

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from pdf_standards import problems, wrong_lengths, wrong_widths
from render_sample import DATE, TEMPLATES, assemble_sample, write_sample
from tracepaper.render import pdf


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = write_sample(tmp_path_factory.mktemp("standards"))
    for language in ("zh", "en"):
        tree = assemble_sample(folder, language, byline=["Li Si"], version="1.2.0", source_date_epoch=DATE)
        pdf.render(tree, folder / "exhibits", TEMPLATES, folder / f"paper.{language}.pdf", DATE)
    return folder


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_wrong(sample, language):
    assert problems(sample / f"paper.{language}.pdf") == []


def changed(sample, tmp_path, change):
    writer = PdfWriter(clone_from=sample / "paper.en.pdf")
    change(writer)
    writer.write(tmp_path / "changed.pdf")
    return tmp_path / "changed.pdf"


def objects(writer, kind):
    return [one for one in writer._objects if isinstance(one, dict) and one.get("/S") == kind]


def no_language(writer):
    del writer._root_object["/Lang"]


def no_words_for_figures(writer):
    for figure in objects(writer, "/Figure"):
        figure.pop("/Alt", None)


def no_tags(writer):
    del writer._root_object["/StructTreeRoot"]


def no_metadata(writer):
    del writer._root_object["/Metadata"]


def a_script(writer):
    action = {
        NameObject("/S"): NameObject("/JavaScript"),
        NameObject("/JS"): TextStringObject("app.alert(1)"),
    }
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(action)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (no_language, "LANG"),
        (no_words_for_figures, "FIGURE"),
        (no_tags, "STRUCT"),
        (no_metadata, "METADATA"),
        (a_script, "ACTION"),
    ],
)
def test_what_is_planted_is_found(sample, tmp_path, change, rule):
    plain = set(problems(changed(sample, tmp_path, lambda writer: None)))
    found = set(problems(changed(sample, tmp_path, change))) - plain
    assert any(rule in problem for problem in found), found


def test_a_width_and_a_length_that_are_wrong_are_found(sample, tmp_path):
    def wide(writer):
        font = next(
            o for o in writer._objects if isinstance(o, dict) and o.get("/Subtype") == "/CIDFontType0"
        )
        font[NameObject("/W")] = ArrayObject([NumberObject(1), ArrayObject([FloatObject(7)])])

    assert any("width of glyph 1 " in problem for problem in wrong_widths(changed(sample, tmp_path, wide)))
    content = (sample / "paper.en.pdf").read_bytes()
    length = re.search(rb"/Length (\d+)", content)[1]
    assert list(wrong_lengths(content)) == []
    assert list(wrong_lengths(content.replace(b"/Length " + length, b"/Length %d" % (int(length) - 1), 1)))
