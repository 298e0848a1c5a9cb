"""The web page: one file, offline, with its fonts, and marks that the audit can find."""

from __future__ import annotations

import base64
import io
import re

import pytest
from fontTools.ttLib import TTFont

from render_sample import assemble_sample, render_page, write_sample
from tracepaper.languages import load_language
from tracepaper.render import html_fonts
from tracepaper.render.html_fonts import font_faces


def make(folder, language):
    tree = assemble_sample(write_sample(folder), language)
    return render_page(tree, folder / "exhibits", folder / "paper.html")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("html")
    return {
        language: make(folder / language, language).read_text(encoding="utf-8") for language in ("zh", "en")
    }


def test_language_viewport_and_contents(pages):
    assert '<html lang="zh-Hans">' in pages["zh"] and '<html lang="en-GB">' in pages["en"]
    for page in pages.values():
        assert 'name="viewport"' in page and 'href="#sec-limits"' in page


def test_nothing_is_fetched(pages):
    for page in pages.values():
        addresses = re.findall(r'(?:src|<link[^>]*href)="([^"]*)"|url\("([^"]*)"\)', page)
        assert addresses and all(a.startswith("data:") or b.startswith("data:") for a, b in addresses)


def test_drawings_have_alt_texts(pages):
    assert '<svg class="wide" role="img" aria-label="折线上升。"' in pages["zh"]
    assert 'aria-label="A line rises &amp; &quot;stays&quot;."' in pages["en"]


def test_facts_and_claims_can_be_found(pages):
    for page in pages.values():
        assert 'data-fact="trade-2024"' in page and 'id="claim-largest"' in page
        assert 'id="fig-gdp"' in page and 'id="tbl-glance"' in page


def test_every_link_within_the_page_leads_somewhere(pages):
    for page in pages.values():
        targets = set(re.findall(r'href="#([^"]+)"', page))
        assert targets <= set(re.findall(r'id="([^"]+)"', page))
        identifiers = re.findall(r' id="([^"]+)"', page)
        assert len(identifiers) == len(set(identifiers))


def test_wide_tables_scroll_in_their_own_box(pages):
    assert re.search(r'class="table-box"[^>]*tabindex="0"|tabindex="0"[^>]*class="table-box"', pages["en"])
    assert 'colspan="2"' in pages["en"] and "<thead>" in pages["en"]


def test_fonts_hold_the_characters_of_the_page(pages):
    uris = re.findall(r'url\("data:font/woff2;base64,([^"]*)"\)', pages["zh"])
    assert len(uris) == 4
    characters = TTFont(io.BytesIO(base64.b64decode(uris[0]))).getBestCmap()
    assert {ord(c) for c in "贸易合作机制经济体越南"} <= set(characters)


def test_what_is_bold_is_set_in_a_bold_font(pages):
    """Headings, captions, heads of tables and what stands bold in panels; no browser thickens letters."""
    for page in pages.values():
        face = re.search(r'"Paper Sans"; font-weight: 600 900; .*?base64,([^"]*)', page)
        font = TTFont(io.BytesIO(base64.b64decode(face[1])))
        heads = re.findall(r"<(h[1-4]|strong|figcaption|thead)\b(.*?)</\1>", page, re.DOTALL)
        shown = html_fonts.UNSEEN.sub("", "".join(f"<x{text}" for _, text in heads)) + "trade in 2024 0–9%"
        assert {ord(c) for c in shown if c.isalnum()} <= set(font.getBestCmap())
        assert "fvar" not in font and "font-synthesis: style" in page


def test_heads_of_panels_are_told_from_the_rest():
    origins = {
        "facts": {"x": {"said": "1", "what": "y"}},
        "files": [{"title": "t", "publisher": "p", "file": "f"}],
    }
    assert sorted(html_fonts.heads_of_panels(origins).split()) == ["1", "p", "t"]


def test_equations_are_numbered_and_lead_somewhere(pages):
    for page in pages.values():
        numbers = re.findall(
            r'<span (id="eq-share" )?class="equation"><math.*?</math>'
            r'<span\s+class="equation-number">\((\d)\)',
            page,
        )
        assert numbers == [("", "1"), ('id="eq-share" ', "2")]
        assert 'href="#eq-share" class="cross-reference"' in page


def test_a_citation_by_number_begins_no_line(pages):
    cited = re.findall(r"(.)<span class=\"citation\"[^>]*><sup>", pages["zh"])
    assert cited and set(cited) == {"\u2060"} and "\u2060<span class" not in pages["en"]


def test_a_dash_begins_no_line_and_no_character_is_added(tmp_path):
    folder = write_sample(tmp_path)
    file = folder / "zh/02-limits.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("公式为", "中国—东盟1995—2024年……公式为"), encoding="utf-8"
    )
    page = render_page(assemble_sample(folder, "zh"), folder / "exhibits", folder / "paper.html")
    text = page.read_text(encoding="utf-8")
    one, other, last = (f'<span class="unbroken">{kept}</span>' for kept in ("国—", "5—", "年…"))
    assert f"中{one}东盟199{other}2024{last}…" in text


def test_latin_text_in_a_chinese_page_has_quotation_marks_of_its_width(pages):
    entries = dict(re.findall(r'<div id="ref-(\w+)" class="csl-entry"([^>]*)>', pages["zh"]))
    assert 'lang="en"' in entries["Balassa1965"] and "lang" not in entries["Zheng2024"]
    [face] = re.findall(r'"Paper Serif"; .*?base64,([^"]*)', font_faces("<p>“贸易”</p>", load_language("zh")))
    features = TTFont(io.BytesIO(base64.b64decode(face)))["GSUB"].table.FeatureList.FeatureRecord
    assert "pwid" in {record.FeatureTag for record in features}
    assert "body.han :lang(en) { font-variant-east-asian: proportional-width; }" in pages["zh"]


def test_very_short_cells_are_never_broken(pages):
    assert re.search(r'<span\s+class="short tight">17,795\.0</span>', pages["en"])


def test_english_punctuation_is_not_set_in_a_chinese_font():
    (face,) = re.findall(r"base64,([^\"]*)", font_faces("<p>China’s “trade”</p>", load_language("en")))
    characters = set(TTFont(io.BytesIO(base64.b64decode(face))).getBestCmap())
    assert characters == set(map(ord, "Chinastrde"))


def test_formulas_have_letters_where_a_machine_has_no_font_of_mathematics(pages):
    formula = "<math><mi>h</mi><mo>−</mo><mi>ε</mi><mi>Z</mi><mn>1</mn></math>"
    assert set("1Zhε−\N{PLANCK CONSTANT}\U0001d44d\U0001d700") <= set(html_fonts.formula_letters(formula))
    assert html_fonts.formula_letters("<p>x</p>") == ""
    for page in pages.values():
        (face,) = re.findall(r'"Paper Math"; .*?base64,([^"]*)', page)
        characters = set(TTFont(io.BytesIO(base64.b64decode(face))).getBestCmap())
        assert {0x1D465, 0x1D466, ord("1"), ord("=")} <= characters and len(face) < 20_000
        assert '"Paper Math", math;' in page


def test_same_bytes_in_another_folder(tmp_path, pages):
    assert make(tmp_path / "two 二", "zh").read_text(encoding="utf-8") == pages["zh"]


def test_no_chinese_name_stands_in_the_english_edition(pages):
    """Of Chinese characters it has the Chinese title and abstract, and nothing else."""
    body = pages["en"].partition("<header>")[2]
    before, translation, inside = body.partition('<div class="translation" lang="zh-CN"')
    assert translation and re.findall(r"[\u3400-\u9fff]", before) == [] and "Zheng, Wanqiong" in before
    assert "摘要" in inside.partition("</div>\n</div>")[0]


def test_a_whole_table_caption_is_in_the_sans(monkeypatch):
    """Its number stands in a span of its own, after which the title goes on."""
    asked = {}
    monkeypatch.setattr(
        html_fonts, "subset_woff2", lambda file, characters: asked.setdefault(file, characters).encode()
    )
    page = '<div class="caption">\n<span class="exhibit-number">表 1</span> 概况\n</div><p>正文</p>'
    html_fonts.font_faces(page, load_language("zh"))
    assert asked[html_fonts.sans_file()] == "".join(sorted("表1概况"))
