"""The Word file: what a co-author needs to go on working in it."""

from __future__ import annotations

import re
import zipfile

import pytest
from docx import Document
from lxml import etree

from render_sample import DATE, assemble_sample, write_sample
from tracepaper.audit.reading.word_numbers import WordNumbers
from tracepaper.render.docx import W, render


def make(folder, language):
    tree = assemble_sample(write_sample(folder), language, byline=["A. Name"])
    render(tree, folder / "exhibits", folder / "paper.docx", DATE)
    return folder / "paper.docx"


@pytest.fixture(scope="module", params=["zh", "en"])
def paper(request, tmp_path_factory):
    return request.param, make(tmp_path_factory.mktemp("docx"), request.param)


def part(file, name: str) -> str:
    with zipfile.ZipFile(file) as package:
        return package.read(name).decode("utf-8")


def test_native_styles(paper):
    _, file = paper
    styles = [paragraph.style.name for paragraph in Document(file).paragraphs]
    for name in (
        "Title",
        "Subtitle",
        "Author",
        "Heading 1",
        "Heading 2",
        "Caption",
        "Table Title",
        "Abstract",
        "Keywords",
        "Bibliography",
        "Exhibit Note Last",
    ):
        assert name in styles


def test_an_exhibit_stands_on_one_page_with_its_caption_and_notes(paper):
    _, file = paper
    kept = []
    for paragraph in Document(file).paragraphs:
        style, together = paragraph.style, None
        while style is not None and together is None:
            together, style = style.paragraph_format.keep_with_next, style.base_style
        if paragraph.style.name in ("Figure", "Caption", "Table Title", "Exhibit Note", "Exhibit Note Last"):
            kept.append((paragraph.style.name, bool(together)))
    assert {name for name, _ in kept} >= {"Figure", "Caption", "Table Title", "Exhibit Note Last"}
    assert all(together == (name != "Exhibit Note Last") for name, together in kept)


def test_captions_count_and_references_follow(paper):
    language, file = paper
    text = part(file, "word/document.xml")
    counters = {"zh": ("图", "表"), "en": ("Figure", "Table")}[language]
    for counter in counters:
        assert re.search(rf'w:instr=" SEQ {counter} \\\* ARABIC ">.*?<w:t[^>]*>1</w:t>', text)
    bookmarks = set(re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(ref_\w+)"', text))
    references = re.findall(r'w:instr=" REF (\w+) (?:\\r )?\\h "', text)
    assert set(references) <= bookmarks and len(references) == 7
    assert {"ref_fig_gdp", "ref_tbl_glance", "ref_sec_limits"} <= set(references)


def test_cross_references_read_right_before_they_are_updated(paper):
    language, file = paper
    text = re.sub(r"<[^>]+>", "", part(file, "word/document.xml"))
    assert {"zh": "第\u00a02.1\u00a0节", "en": "Section\u00a02.1"}[language] in text


def test_word_numbers_the_headings_and_formulas(paper):
    language, file = paper
    text = part(file, "word/document.xml")
    body = etree.fromstring(text.encode())
    numbers = WordNumbers(
        {name: part(file, name).encode() for name in ("word/styles.xml", "word/numbering.xml")}
    )
    counted = [number for number in map(numbers.next, body.iter(f"{W}p")) if number]
    appendix = {"zh": "附录\u00a0A", "en": "Appendix\u00a0A"}[language]
    assert counted == ["1", "2", "2.1", appendix, "A.1"]
    assert re.search(r'REF ref_sec_limits \\r \\h "><w:r><w:t[^>]*>2.1<', text)
    assert re.findall(r'SEQ Equation \\\* ARABIC "><w:r><w:t[^>]*>(\d)<', text) == ["1", "2"]
    assert "oMathPara" not in text
    named = re.search(r'w:name="ref_eq_share"/>(.*?)<w:bookmarkEnd', text)
    assert re.sub(r"<[^>]+>", "", named[1]) == "(2)"
    assert re.search(r'REF ref_eq_share \\h "><w:r><w:t[^>]*>\(2\)<', text)


def test_word_opens_it_as_its_own_with_languages_it_knows(paper):
    _, file = paper
    settings, styles = part(file, "word/settings.xml"), part(file, "word/styles.xml")
    assert 'w:name="compatibilityMode"' in settings and 'w:eastAsia="zh-CN"' in settings
    languages = re.findall(r"<w:lang [^>]*>", styles)
    spans = re.findall(r"<w:lang ([^>]*)/>", part(file, "word/document.xml"))
    assert not any('w:val="zh' in span for span in spans)
    assert len(languages) == 1 and 'w:val="en-' in languages[0] and 'w:eastAsia="zh-CN"' in languages[0]


def test_no_paragraph_is_blank_and_tables_say_what_they_are(paper):
    body = etree.fromstring(part(paper[1], "word/document.xml").encode())
    for paragraph in body[0].iterchildren(f"{W}p"):
        assert "".join(paragraph.itertext()).strip() or paragraph.find(f".//{W}drawing") is not None
    title = next(body.iter(f"{W}tblCaption")).get(f"{W}val")
    assert {"zh": "概览", "en": "At a glance"}[paper[0]] in title
    widths = [int(column.get(f"{W}w")) for column in body.iter(f"{W}gridCol")]
    assert 9060 < sum(widths) <= 9072
    assert all(cell.find(f"{W}tcPr/{W}tcW") is not None for cell in body.iter(f"{W}tc"))


def test_tables_are_tables_with_a_marked_header(paper):
    language, file = paper
    table = Document(file).tables[0]
    assert table.rows[2].cells[0].text == {"zh": "中国", "en": "China"}[language]
    assert table.rows[0].cells[1].text == table.rows[0].cells[2].text  # one cell over two columns
    text = part(file, "word/document.xml")
    assert text.count("<w:tblHeader") == 2
    assert 'w:styleId="TableNormal"' in part(file, "word/styles.xml")


def test_pictures_have_alt_text_and_are_png(paper):
    language, file = paper
    text = part(file, "word/document.xml")
    alt = re.search(r'<wp:docPr[^>]*descr="([^"]*)"', text)[1]
    assert {"zh": "折线上升。", "en": "A line rises"}[language] in alt
    with zipfile.ZipFile(file) as package:
        kinds = {name.rpartition(".")[2] for name in package.namelist() if "/media/" in name}
    assert kinds == {"png"} and "svgBlip" not in text  # Word would set an SVG's texts in another font


def test_fonts_languages_and_properties(paper):
    language, file = paper
    styles = part(file, "word/styles.xml")
    assert 'w:eastAsia="宋体"' in styles and 'w:eastAsia="黑体"' in styles
    properties = Document(file).core_properties
    assert properties.title.startswith({"zh": "贸易合作机制——", "en": "Trade Cooperation: "}[language])
    assert properties.language == {"zh": "zh-CN", "en": "en-GB"}[language]
    assert properties.author == "A. Name" and properties.created.timestamp() == DATE


def test_formulas_are_native(paper):
    assert "<m:oMath>" in part(paper[1], "word/document.xml")


def test_same_bytes_in_another_folder(tmp_path):
    assert make(tmp_path / "one", "zh").read_bytes() == make(tmp_path / "two 二", "zh").read_bytes()


def test_no_chinese_name_stands_in_the_english_edition(tmp_path):
    """Of Chinese characters it has the Chinese title and abstract, and nothing else."""
    body = etree.fromstring(part(make(tmp_path, "en"), "word/document.xml").encode())
    paragraphs = ["".join(p.itertext(f"{W}t")) for p in body.iter(f"{W}p")]
    first = next(at for at, text in enumerate(paragraphs) if text.startswith("贸易合作机制——"))
    before = "\n".join(paragraphs[:first])
    assert re.findall(r"[\u3400-\u9fff]", before) == [] and "Zheng, Wanqiong" in before
    assert paragraphs[first + 2].startswith("摘要：")
