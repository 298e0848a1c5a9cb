"""A journal's page, numbers of headings and citations, read back from the documents."""

from __future__ import annotations

import re
import zipfile
from itertools import pairwise

import pypdf
import pytest
from docx import Document
from lxml import etree

from render_sample import DATE, TEMPLATES, assemble_sample, render_page, write_sample
from tracepaper.audit.reading.word_numbers import WordNumbers
from tracepaper.manuscript.tree import read_tree
from tracepaper.render import docx, pdf
from tracepaper.render.page import SIZES, look_of, word_page
from tracepaper.styles.profile import Style, load_style

MM, TWIP = 72 / 25.4, 1440 / 25.4
STYLES = {name: load_style(name, "nowhere") for name in ("chinese-journal", "aea")}
# with all that a page may have, and not wide enough for the pictures
NARROW = Style("narrow", {"page": {
    "margins": {"top": 40, "bottom": 30, "left": 50, "right": 50}, "line-spacing": 2, "line-numbers": True,
}})  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A function: style, language -> PDF, DOCX and page of the sample; each is made once."""
    kept = {}

    def make(style, language):
        key = (style.name, language)
        if key not in kept:
            folder = write_sample(tmp_path_factory.mktemp("styles"))
            tree = assemble_sample(folder, language, style, byline=["A. Name"])
            pdf.render(tree, folder / "exhibits", TEMPLATES, folder / "p.pdf", DATE, style)
            docx.render(tree, folder / "exhibits", folder / "p.docx", DATE, style)
            render_page(tree, folder / "exhibits", folder / "p.html")
            kept[key] = folder
        return kept[key]

    return make


def words_of(folder) -> dict[str, str]:
    """Format -> its text."""
    pages = pypdf.PdfReader(folder / "p.pdf").pages
    document = Document(folder / "p.docx")
    shown = ["".join(p._p.itertext(f"{docx.W}t")) for p in document.paragraphs]
    html = re.sub(
        r"<(script|style)\b.*?</\1>|<[^>]+>", "", (folder / "p.html").read_text("utf-8"), flags=re.DOTALL
    )
    texts = {"pdf": "".join(p.extract_text() for p in pages), "docx": "".join(shown), "html": html}
    return {name: re.sub(r"[\s\u2060]+", "", text) for name, text in texts.items()}


BALASSA = "BALASSAB,1965.Trade{}iberalisation[J].TheManchesterSchool,33:99-123."
EXPECTED = {
    ("chinese-journal", "zh"): (
        BALASSA.format("L"),
        "指数（Balassa，1965）",
        "（郑婉琼等，2024；Zhanetal.，2021）",
        "CHENGJ,etal.,2021",
        "郑婉琼,宗会明,蒋学海,等,2024.贸易格局[J].资源开发与市场(1)",
        "与第二节（一），",
    ),
    ("chinese-journal", "en"): (BALASSA.format("l"), "(Balassa,1965)", "(Zhengetal.,2024;Zhanetal.,2021)"),
    ("aea", "zh"): (BALASSA.format("L"), "（Balassa，1965）", "第II.A节"),
    ("aea", "en"): ("Balassa,Bela.1965.“TradeLiberalisation.”", "index(Balassa1965)", "SectionII.A"),
}


@pytest.mark.parametrize(("style", "language"), EXPECTED)
def test_citations_and_references_are_the_journal_s_in_every_format(made, style, language):
    for form, text in words_of(made(STYLES[style], language)).items():
        lost = [words for words in EXPECTED[style, language] if words not in text]
        assert not lost, form


def test_the_default_has_none_of_it(made):
    text = words_of(made(Style(), "zh"))["pdf"]
    assert "指数[1]" in text and "BALASSAB.Trade" in text and "第2.1节" in text and "（Balassa" not in text


HEADINGS = {
    ("chinese-journal", "zh"): ["一、引言", "二、讨论", "（一）局限"],
    ("chinese-journal", "en"): ["1Introduction", "2Discussion", "2.1Limits"],
    ("aea", "zh"): ["I.引言", "II.讨论", "A.局限"],
    ("aea", "en"): ["I.Introduction", "II.Discussion", "A.Limits"],
}


@pytest.mark.parametrize(("style", "language"), HEADINGS)
def test_headings_are_numbered_as_the_journal_does(made, style, language):
    folder = made(STYLES[style], language)
    outline = []
    for item in pypdf.PdfReader(folder / "p.pdf").outline:
        outline += item if isinstance(item, list) else [item]
    bookmarks = [re.sub(r"\s", "", item["/Title"]) for item in outline]
    with zipfile.ZipFile(folder / "p.docx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    numbers, shown = WordNumbers(parts), []
    for paragraph in etree.fromstring(parts["word/document.xml"]).iter(f"{docx.W}p"):
        number = numbers.next(paragraph)
        shown += [re.sub(r"\s", "", number + "".join(paragraph.itertext(f"{docx.W}t")))] if number else []
    for found in (bookmarks, shown, words_of(folder)["html"]):
        assert all(heading in found for heading in HEADINGS[style, language]), found


@pytest.mark.parametrize(
    ("style", "language", "is_link"),
    [("chinese-journal", "zh", True), ("aea", "en", True), ("chinese-journal", "en", False)],
)
def test_a_reference_that_word_would_number_otherwise_is_a_link(made, style, language, is_link):
    with zipfile.ZipFile(made(STYLES[style], language) / "p.docx") as package:
        document = package.read("word/document.xml").decode("utf-8")
    assert ('<w:hyperlink w:anchor="ref_sec_limits">' in document) == is_link
    assert ("REF ref_sec_limits" in document) != is_link
    assert 'w:name="ref_sec_limits"' in document and "REF ref_sec_appendix" in document


def edges(file):
    """Of the first page: its width and height, and the least x of any text, in points."""
    page, places = pypdf.PdfReader(file).pages[0], []

    def note(text, matrix, text_matrix, font, size):
        if text.strip() and not text.strip().isdigit():  # a line's number stands in the margin
            places.append(text_matrix[4] * matrix[0] + matrix[4])

    page.extract_text(visitor_text=note)
    return float(page.mediabox.width), float(page.mediabox.height), min(places)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("style", [*STYLES.values(), NARROW], ids=lambda style: style.name)
def test_the_page_is_the_journal_s(made, style, language):
    folder, page = made(style, language), style.page
    size, margins = SIZES[page.get("size", "a4")], page["margins"]
    assert edges(folder / "p.pdf") == pytest.approx(
        (size[0] * MM, size[1] * MM, margins["left"] * MM), abs=1.5
    )
    section = Document(folder / "p.docx").sections[0]
    found = (section.page_width, section.page_height, section.left_margin, section.top_margin)
    wanted = (*size, margins["left"], margins["top"])
    assert [length.mm for length in found] == pytest.approx(wanted, abs=0.1)
    styles = Document(folder / "p.docx").styles
    assert styles["Body Text"].paragraph_format.line_spacing == page["line-spacing"]
    assert styles["Normal"].font.size.pt == page.get("font-size", 10.5)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_lines_are_numbered_and_pictures_fit(made, language):
    folder = made(NARROW, language)
    with zipfile.ZipFile(folder / "p.docx") as package:
        document = package.read("word/document.xml").decode("utf-8")
    assert '<w:lnNumType w:countBy="1" w:restart="continuous"' in document
    assert document.index("w:pgMar") < document.index("w:lnNumType") < document.index("w:titlePg")
    widths = [int(width) for width in re.findall(r'<wp:extent cx="(\d+)"', document)]
    assert widths and max(widths) <= 110 * 36000
    text = "".join(page.extract_text() for page in pypdf.PdfReader(folder / "p.pdf").pages)
    assert re.search(r"^\s*\d+\s", text, re.MULTILINE)


def baselines(file) -> list[float]:
    """Heights of the texts of the first page, in points."""
    places = []

    def note(text, matrix, text_matrix, font, size):
        if text.strip():
            places.append(text_matrix[5] * matrix[3] + matrix[5])

    pypdf.PdfReader(file).pages[0].extract_text(visitor_text=note)
    return places


@pytest.mark.parametrize(("style", "pitch"), [(NARROW, 2 * 1.15 * 10.5), (STYLES["aea"], 1.5 * 1.15 * 12)])
def test_lines_are_as_far_apart_as_asked(made, style, pitch):
    places = baselines(made(style, "en") / "p.pdf")
    steps = [above - below for above, below in pairwise(places)]
    assert any(step == pytest.approx(pitch, abs=0.3) for step in steps), steps
    default = baselines(made(Style(), "en") / "p.pdf")
    assert not any(a - b == pytest.approx(pitch, abs=0.3) for a, b in pairwise(default))


def test_the_front_stands_in_the_journal_s_order(tmp_path):
    write_sample(tmp_path)
    order = ["jel", "abstract", "keywords"]  # and nothing else
    style = Style("ours", {"front": {"order": order}})
    tree = read_tree(assemble_sample(tmp_path, "en", style, byline=[{"name": "B", "affiliation": "X"}]))
    blocks = tree["blocks"][0]["c"][1]
    assert [block["c"][0][1][0] for block in blocks] == order


def test_nothing_is_told_where_a_style_says_nothing():
    assert look_of({}) == "" and word_page({}).text_width == 9072
    assert look_of({"line-spacing": 1.5}) == "(leading: 1.075em)"
    assert word_page({"font-size": 12, "line-spacing": 1.5}).line == 360
