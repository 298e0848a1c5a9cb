"""The EPUB: its numbers those of the tree, the same bytes everywhere."""

from __future__ import annotations

import datetime
import re
import zipfile
from html import unescape

import pytest
from lxml import etree

from render_sample import DATE, assemble_sample, write_sample
from tracepaper.audit.reading.paper_text import fact_quotations
from tracepaper.files import read_json
from tracepaper.render import epub

XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = write_sample(tmp_path_factory.mktemp("epub"))
    for language in ("zh", "en"):
        made(folder, language, folder / f"paper.{language}.epub")
    return folder


def made(folder, language, output):
    tree = assemble_sample(folder, language, byline=["Li Si"], version="1.2.0", source_date_epoch=DATE)
    with pytest.MonkeyPatch.context() as patch:  # to cut the real ones takes seconds: tests/whole_build
        patch.setattr(epub, "font_faces", lambda *_: 'src: url("data:font/woff2;base64,d09GMg==")')
        epub.render(tree, folder / "exhibits", output, DATE)
    return output


def parts(file) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as book:
        return {name: book.read(name) for name in book.namelist()}


def text(file) -> str:
    return "".join(part.decode() for name, part in sorted(parts(file).items()) if name.endswith(".xhtml"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_its_facts_are_those_of_the_tree_by_name(sample, language):
    pages = text(sample / f"paper.{language}.epub")
    found = re.findall(r'<span class="fact"\s+data-fact="([^"]*)">([^<]*)</span>', pages)
    quoted = fact_quotations(read_json(sample / f"{language}.json"))
    assert [(name, unescape(said)) for name, said in found] == [(name, said) for name, said, _ in quoted]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_formulas_figures_and_tables_say_what_they_are(sample, language):
    file = sample / f"paper.{language}.epub"
    pages = [etree.fromstring(part) for name, part in parts(file).items() if name.endswith(".xhtml")]
    formulas = [one for page in pages for one in page.iter("{http://www.w3.org/1998/Math/MathML}math")]
    words = {"zh": "x等于分数a除以b，分数结束", "en": "x equals start fraction a over b end fraction"}
    assert len(formulas) == 2 and formulas[0].get("alttext")
    if language == "en":
        assert formulas[1].get("alttext") == words[language]
    images = [one for page in pages for one in page.iter(f"{XHTML}img")]
    assert [one.get("alt") for one in images] == [
        {"zh": "折线上升。", "en": 'A line rises & "stays".'}[language]
    ]
    cells = [[cell.text for cell in row] for page in pages for row in page.iter(f"{XHTML}tr")]
    assert {"zh": ["中国", "17,795.0", "5.2"], "en": ["China", "17,795.0", "5.2"]}[language] in cells


def test_it_says_whose_it_is_and_when(sample):
    book = parts(sample / "paper.en.epub")["EPUB/content.opf"].decode()
    assert "<dc:language>en-GB</dc:language>" in book and ">2026-11-23</dc:date>" in book
    assert ">2026-11-23T00:00:00Z</meta>" in book and ">Li Si</dc:creator>" in book
    assert ">MathML</meta>" in book and 'href="fonts/1.woff2"' in book
    assert parts(sample / "paper.en.epub")["EPUB/fonts/1.woff2"] == b"wOF2"


def test_it_promises_only_what_it_has(sample):
    """A reader chooses by these words: a book without a formula has no MathML."""
    tree = read_json(sample / "en.json")
    metadata = {"lang": "en-GB", "title": "T", "keywords": [], "author": []}
    words = [{"t": "Para", "c": [{"t": "Str", "c": "Words"}]}]
    day = datetime.datetime.fromtimestamp(DATE, datetime.UTC)
    told = [epub._metadata(metadata, blocks, day) for blocks in (words, tree["blocks"])]
    plain, whole = ([one["c"] for one in said["accessibilityFeatures"]["c"]] for said in told)
    assert plain == ["readingOrder", "structuralNavigation", "tableOfContents"]
    assert whole == ["MathML", "alternativeText", *plain]
    assert [len(said["accessModes"]["c"]) for said in told] == [1, 2]


def test_the_same_bytes_twice(sample, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "zh_CN.GB2312")
    again = made(sample, "zh", tmp_path / "again.epub")
    assert again.read_bytes() == (sample / "paper.zh.epub").read_bytes()
    with zipfile.ZipFile(again) as book:
        assert book.namelist()[0] == "mimetype" and {entry.date_time[0] for entry in book.infolist()} == {
            2026
        }
