"""The Markdown: Pandoc reads it again and finds every word and number of the tree; the same bytes twice."""

from __future__ import annotations

import json
import re

import pytest

from render_sample import DATE, assemble_sample, write_sample
from tracepaper.audit.reading.document_text import document_of
from tracepaper.audit.reading.paper_text import units_of
from tracepaper.audit.reading.text_differences import differences
from tracepaper.files import read_json
from tracepaper.manuscript.pandoc import convert
from tracepaper.render.markdown import FORM, render


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = write_sample(tmp_path_factory.mktemp("markdown"))
    for language in ("zh", "en"):
        made(folder, language, folder / f"markdown.{language}")
    return folder


def made(folder, language, output):
    tree = assemble_sample(folder, language, byline=["Li Si"], version="1.2.0", source_date_epoch=DATE)
    render(tree, folder / "exhibits", output, DATE)
    return output


def text(folder, language) -> str:
    return (folder / f"markdown.{language}/paper.{language}.md").read_text(encoding="utf-8")


def read_again(markdown, language):
    """The text as Pandoc reads it, but for the title, which stands in the head, and the heads of tables, of
    which there is one row where there were two."""
    tree = json.loads(convert(markdown, f"{FORM}+yaml_metadata_block", "json", []))
    units = units_of({"meta": HEAD, "blocks": tree["blocks"]}, "md")
    return [("", unit.text) for unit in units if unit.kind != "header"]


HEAD = {key: {"t": "MetaString", "c": value} for key, value in (("title", " "), ("lang", "en"))}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pandoc_finds_in_it_what_the_tree_says(sample, language):
    units = units_of(read_json(sample / f"{language}.json"), "md")
    units = [unit for unit in units if unit.kind not in ("title", "header")]
    markdown, number = text(sample, language), {"zh": "9,823亿美元", "en": "982.3 billion"}[language]

    def grave(changed: str):
        document = document_of(read_again(changed, language), True)
        return [one for one in differences(units, document, language) if one.is_grave]

    assert grave(markdown) == []
    number = next(said for said in (number, number.replace(" ", "\u00a0")) if said in markdown)
    assert grave(markdown.replace(number, number.replace("82", "28")))
    assert grave(markdown.replace("17,795.0", "17,975.0"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_links_lead_to_anchors_and_drawings_lie_beside(sample, language):
    markdown = text(sample, language)
    anchors = re.findall(r'<a id="([^"]*)"></a>', markdown)
    assert len(anchors) == len(set(anchors))
    links = set(re.findall(r"\]\(#([^)]*)\)", markdown))
    assert {"fig-gdp", "tbl-glance", "sec-limits", "eq-share", "ref-Balassa1965"} <= links <= set(anchors)
    assert (sample / f"markdown.{language}/fig-gdp.png").is_file() and "](fig-gdp.png)" in markdown


def test_it_reads_well(sample):
    chinese = text(sample, "zh")
    assert "**摘要**：贸易额" in chinese and "**资料来源**：年鉴。" in chinese
    assert "生产总值 · 总额" in chinese and "<table" not in chinese and "<span" not in chinese
    assert 'title: "' not in chinese and "title: 贸易合作机制——以北部湾为例" in chinese
    assert "\\tag{2}" in chinese


def test_the_same_bytes_twice(sample, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "zh_CN.GB2312")
    again = made(sample, "zh", tmp_path / "again")
    assert (again / "paper.zh.md").read_text(encoding="utf-8") == text(sample, "zh")
