"""The JATS article: valid, whole in both languages, its numbers those of the tree, read back by name."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from format_checkers import jats_dtd
from render_sample import DATE, assemble_sample, write_sample
from tracepaper.audit.reading.document_text import read_document
from tracepaper.audit.reading.paper_text import fact_quotations, units_of
from tracepaper.audit.reading.text_differences import differences
from tracepaper.files import read_json
from tracepaper.manuscript.front_matter import Declared
from tracepaper.render.jats import render

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HREF = "{http://www.w3.org/1999/xlink}href"
AUTHOR = {
    "name": {"zh": "张三", "en": "San Zhang"},
    "affiliation": {"zh": "广西大学", "en": "Guangxi University"},
    "orcid": "0000-0002-1825-0097",
}
DECLARED = {
    "byline": [AUTHOR, "Li Si"],
    "funding": {"zh": "基金甲", "en": "Fund A"},
    "interests": {"zh": "无", "en": "None"},
    "version": "1.2.0",
    "source_date_epoch": DATE,
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = write_sample(tmp_path_factory.mktemp("jats"))
    for language in ("zh", "en"):
        made(folder, language, folder / f"jats.{language}", DECLARED)
    return folder


def made(folder, language, output, declared):
    tree = assemble_sample(folder, language, **declared)
    render(tree, folder / "exhibits", folder / "references.bib", output, Declared(**declared))
    return output / f"paper.{language}.xml"


def article(folder, language):
    return etree.parse(folder / f"jats.{language}/paper.{language}.xml").getroot()


def problems(file) -> list[str]:
    dtd = etree.DTD(jats_dtd())
    return [] if dtd.validate(etree.parse(file)) else [error.message for error in dtd.error_log]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_valid(sample, language):
    assert problems(sample / f"jats.{language}/paper.{language}.xml") == []


def test_a_paper_without_authors_version_or_declarations_is_valid(tmp_path):
    file = made(write_sample(tmp_path), "en", tmp_path / "bare", {"source_date_epoch": DATE})
    assert problems(file) == [] and not etree.parse(file).findall(".//contrib")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_paper_of_one_language_without_an_abstract_keeps_its_keywords(tmp_path, language):
    """Nothing of it prints them, and the audit does not take them for text that was added."""
    folder = write_sample(tmp_path)
    for abstract in folder.glob("*/00-abstract.md"):
        abstract.unlink()
    tree = assemble_sample(folder, language, others=(), source_date_epoch=DATE)
    declared = Declared(source_date_epoch=DATE)
    render(tree, folder / "exhibits", folder / "references.bib", folder / "jats", declared)
    file = folder / f"jats/paper.{language}.xml"
    words = {"zh": ["贸易", "北部湾"], "en": ["trade", "Beibu Gulf"]}[language]
    assert [word.text for word in etree.parse(file).iter("kwd")][: len(words)] == words
    assert problems(file) == []
    assert differences(units_of(read_json(tree), "xml"), read_document(file), language) == []


def test_the_validator_sees_what_is_wrong(sample, tmp_path):
    text = (sample / "jats.en/paper.en.xml").read_text(encoding="utf-8")
    (tmp_path / "wrong.xml").write_text(text.replace('rid="fig-gdp"', 'rid="fig-gone"'), encoding="utf-8")
    assert any("fig-gone" in problem for problem in problems(tmp_path / "wrong.xml"))


@pytest.mark.parametrize(("language", "other"), [("zh", "en"), ("en", "zh")])
def test_both_languages_stand_in_its_front(sample, language, other):
    root = article(sample, language)
    tags = {"zh": "zh-CN", "en": "en-GB"}
    assert root.get(LANG) == tags[language]
    for name in ("trans-title-group", "trans-abstract"):
        assert [part.get(LANG) for part in root.iter(name)] == [tags[other]]
    words = {part.get(LANG): [kwd.text for kwd in part.iter("kwd")] for part in root.iter("kwd-group")}
    expected = {"zh-CN": ["贸易", "北部湾"], "en-GB": ["trade", "Beibu Gulf"], None: ["F14", "F15"]}
    assert words == expected
    assert {name.get(LANG): name.text for name in root.iter("string-name") if name.get(LANG)} == {
        "zh-CN": "张三",
        "en-GB": "San Zhang",
    }
    assert root.findtext(".//contrib-id") == "https://orcid.org/0000-0002-1825-0097"
    assert root.find(".//pub-date").get("iso-8601-date") == "2026-11-23"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_its_facts_are_those_of_the_tree_by_name(sample, language):
    tree = read_json(sample / f"{language}.json")
    spans = list(article(sample, language).iter("named-content"))
    facts = [span for span in spans if span.get("content-type") == "fact"]
    found = [(span.get("specific-use"), "".join(span.itertext())) for span in facts]
    # the abstract of the other language quotes without names, as in the tree
    assert sorted(found) == sorted((name, text) for name, text, _ in fact_quotations(tree))
    assert [span.get("id") for span in facts] == ["fact-trade-2024", "fact-trade-2024.2"]
    assert [span.get("id") for span in spans if span.get("content-type") == "claim"] == ["claim-largest"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_audit_reads_it_back_and_sees_an_altered_number(sample, tmp_path, language):
    file = sample / f"jats.{language}/paper.{language}.xml"
    units = units_of(read_json(sample / f"{language}.json"), "xml")
    assert differences(units, read_document(file), language) == []
    text, number = file.read_text(encoding="utf-8"), {"zh": "9,823亿美元", "en": "US$982.3 billion"}[language]
    for at, match in enumerate(re.finditer(re.escape(number), text)):
        wrong = text[: match.start()] + number.replace("82", "28") + text[match.end() :]
        (tmp_path / f"{at}.xml").write_text(wrong, encoding="utf-8")
        (found,) = differences(units, read_document(tmp_path / f"{at}.xml"), language)[:1]
        assert found.is_grave and "28" in found.found
    (tmp_path / "cell.xml").write_text(text.replace("17,795.0", "17,975.0"), encoding="utf-8")
    assert differences(units, read_document(tmp_path / "cell.xml"), language)[0].kind == "cell"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_that_it_refers_to_is_there(sample, language):
    root, folder = article(sample, language), sample / f"jats.{language}"
    named = [part.get("id") for part in root.iter("*") if part.get("id")]
    assert len(named) == len(set(named))
    references = list(root.iter("xref"))
    assert references and all(part.get("rid") in named for part in references)
    kinds = {part.get("rid"): part.get("ref-type") for part in references}
    assert kinds["fig-gdp"] == "fig" and kinds["tbl-glance"] == "table" and kinds["sec-appendix"] == "app"
    assert kinds["eq-share"] == "disp-formula" and kinds["ref-Balassa1965"] == "bibr"
    drawings = [part.get(HREF) for part in root.iter("graphic")]
    assert drawings == ["fig-gdp.svg", "fig-gdp.png"]
    assert all((folder / name).read_bytes() for name in drawings)


def test_figures_formulas_tables_and_references_have_their_parts(sample):
    root = article(sample, "en")
    figure, table = root.find(".//fig"), root.find(".//table-wrap")
    assert figure.findtext("label") == "Figure\u00a01" and figure.findtext("caption/title") == "Output"
    assert figure.findtext("alt-text") == 'A line rises & "stays".'
    assert table.findtext("label") == "Table\u00a01" and len(table.findall("table/tbody/tr")) == 2
    assert table.find("table/thead/tr/th").get("rowspan") == "2"
    formula = root.find(".//disp-formula[@id='eq-share']")
    assert formula.findtext("label") == "(2)"
    assert formula.findtext("alt-text") == "x equals start fraction a over b end fraction"
    both = root.find(".//ref[@id='ref-Balassa1965']/citation-alternatives")
    assert both.find("mixed-citation").xpath("string()").startswith("Balassa, Bela. 1965.")
    assert both.findtext("element-citation/source") == "The Manchester School"
    assert root.findtext(".//fn-group/fn/p") == "A note."
    assert [note.get("notes-type") for note in root.iter("notes")] == [
        "data-availability",
        "funding",
        "coi-statement",
    ]


def test_the_same_bytes_twice(sample, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "zh_CN.GB2312")
    again = made(sample, "zh", tmp_path / "elsewhere", DECLARED)
    assert again.read_bytes() == (sample / "jats.zh/paper.zh.xml").read_bytes()
