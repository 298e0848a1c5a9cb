"""The PDF: accessible, complete, and the same bytes everywhere."""

from __future__ import annotations

import io
import json
import re
from importlib.util import find_spec

import pypdf
import pytest

from render_sample import DATE, TEMPLATES, assemble_sample, write_sample
from tracepaper.errors import InputError
from tracepaper.manuscript.pandoc import convert
from tracepaper.manuscript.tree import as_source, flat, read_tree
from tracepaper.render.pdf import compile_typst, readable, render
from tracepaper.render.templates import FOLDER

HAN = re.compile(r"[\u3400-\u9fff]")


def make(folder, language, name="paper.pdf"):
    tree = assemble_sample(write_sample(folder), language, byline=["A. Name"])
    render(tree, folder / "exhibits", TEMPLATES, folder / name, DATE)
    return folder / name


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """Both editions of the sample, read back."""
    folder = tmp_path_factory.mktemp("papers")
    return {language: pypdf.PdfReader(make(folder / language, language)) for language in ("zh", "en")}


def words_of(reader):
    return " ".join("".join(page.extract_text() for page in reader.pages).split())


def structure(reader):
    """(kind, attributes) of each element of the structure tree, in its order."""
    found, waiting = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop(0).get_object()
        if isinstance(node, list):
            waiting = [*node, *waiting]
        elif isinstance(node, dict):
            found += [(str(node["/S"]), node)] if "/S" in node else []
            waiting = [node["/K"], *waiting] if "/K" in node else waiting
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_tagged_with_language_bookmarks_and_metadata(papers, language):
    reader = papers[language]
    catalogue = reader.trailer["/Root"]
    assert catalogue["/Lang"] == {"zh": "zh-CN", "en": "en-GB"}[language]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert reader.metadata.title.startswith({"zh": "贸易合作机制——", "en": "Trade Cooperation: "}[language])
    assert reader.metadata.creation_date.timestamp() == DATE
    assert reader.outline[0]["/Title"].endswith({"zh": "引言", "en": "Introduction"}[language])
    metadata = catalogue["/Metadata"].get_data()
    assert b"<pdfuaid:part>1<" in metadata and b"<pdfaid:part>2<" in metadata


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_screen_reader_is_told(papers, language):
    """Headings by level, cells that are heads, words for drawings and formulas; the title for the window."""
    reader = papers[language]
    found = structure(reader)
    kinds = [kind for kind, _ in found]
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert kinds.count("/H1") >= 3 and "/H2" in kinds and kinds.count("/TH") >= 4 and "/TD" in kinds
    told = {kind: str(node["/Alt"]) for kind, node in found if "/Alt" in node}
    assert told["/Figure"] == {"zh": "折线上升。", "en": 'A line rises & "stays".'}[language]
    said = {
        "zh": "x等于分数开始，分子a，分母b，分数结束",
        "en": "x equals start fraction a over b end fraction",
    }
    assert told["/Formula"] == said[language]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_headings_are_bold(papers, language):
    names = {
        str(font.get_object()["/BaseFont"])
        for page in papers[language].pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert any("LibertinusSerif-Bold" in name for name in names) or language == "zh"
    if language == "zh":  # the bold is of a package of its own, without which they are regular
        wanted = "NotoSansCJKsc" if find_spec("manimgx_fonts_cjk") else "NotoSansSC-Regular"
        assert any(wanted in name for name in names)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_links_lead_somewhere(papers, language):
    """Citations lead to their entry in the list of references, cross-references to exhibits and sections."""
    reader = papers[language]
    inner = [
        annotation.get_object()
        for page in reader.pages
        for annotation in page.get("/Annots") or ()
        if "/URI" not in annotation.get_object().get("/A", {})
    ]
    led = [link.get("/Dest") or link["/A"]["/D"] for link in inner]
    assert "sec-limits" in led and {name for name in led if isinstance(name, str)} <= set(
        reader.named_destinations
    )
    lists = {
        page.indirect_reference.idnum: " ".join(page.extract_text().split())
        for page in reader.pages
        if {"zh": "BALASSA", "en": "Balassa, Bela"}[language] in page.extract_text()
    }
    cited = [place for place in led if not isinstance(place, str) and place[0].idnum in lists]
    assert (
        len(cited) >= 3 and len({float(place[3]) for place in cited}) >= 3
    )  # three works, one below the other


@pytest.mark.parametrize(("language", "title"), [("zh", "参考文献"), ("en", "References")])
def test_no_exhibit_floats_into_the_references_or_an_appendix(tmp_path, language, title):
    tree = readable(flat(read_tree(assemble_sample(write_sample(tmp_path), language))))
    arguments = [f"--lua-filter={FOLDER / 'pdf.lua'}", "--wrap=none"]
    body = convert(as_source(tree), "json", "typst", arguments)
    held = re.findall(r"#place\.flush\(\)\n+(.+)", body)
    assert len(held) == 3  # before the declarations, the references, the appendix
    assert held[0].startswith("#declarations-block") and title in held[1]


def long_table(count):
    """A table with so many groups of rows after a short text, set by the package's own template."""
    rows = ", ".join(f"((table.cell[row {n}], table.cell[{n}]),)" for n in range(count))
    return (
        '#import "paper.typ": *\n#show: paper.with(title: "t", main-title: "t", lang: "en", region: "gb")\n'
        "Before.\n"
        '#table-exhibit("tbl-long", [Caption], [Table 1 (continued)], [The note.], 2, '
        "three-line-table.with(small: false, widths: (1fr, 1fr), aligns: (left, right), "
        "header: ((table.cell[Head], table.cell[Number]),)), "
        f"({rows},))\n\nAfter.\n"
    )


@pytest.mark.parametrize(("count", "pages"), [(20, 1), (50, 2), (91, 2), (92, 3)])
def test_a_table_that_breaks_says_so_and_leaves_no_row_alone(tmp_path, count, pages):
    template = (FOLDER / "paper.typ").read_bytes()
    (tmp_path / "a.pdf").write_bytes(
        compile_typst({"main.typ": long_table(count).encode(), "paper.typ": template}, DATE, "a.pdf")
    )
    texts = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "a.pdf").pages]
    with_rows = [text for text in texts if "row " in text]
    assert len(with_rows) == pages and "".join(texts).count("The note.") == 1
    assert [int(n) for n in re.findall(r"row (\d+)", "".join(texts))] == list(range(count))
    assert ["continued" in text for text in with_rows] == [False] + [True] * (pages - 1)
    for text in with_rows:
        assert text.count("Head") == 1 and text.count("row ") >= 4


def test_text_can_be_read_out(papers):
    words = words_of(papers["en"])
    for expected in (
        "US$982.3 billion",
        "Figure 1",
        "Table 1",
        "Section 2.1",
        "Appendix A",
        "Source:",
        "(Zheng et al. 2024; Zhan et al. 2021)",
    ):
        assert expected in words


def test_no_chinese_name_stands_in_the_english_edition(papers):
    """Of Chinese characters it has the Chinese title and abstract, and nothing else."""
    text = "".join(page.extract_text() for page in papers["en"].pages)
    before, chinese, _ = text.replace("\n", "").partition("贸易合作机制——")
    assert chinese and HAN.findall(before) == [] and "Zheng, Wanqiong" in before


def test_same_bytes_in_another_folder(tmp_path):
    assert make(tmp_path / "one", "zh").read_bytes() == make(tmp_path / "two 二", "zh").read_bytes()


def test_a_drawing_that_is_not_there(tmp_path):
    tree = assemble_sample(write_sample(tmp_path), "en")
    (tmp_path / "exhibits/fig-gdp/figure.en.svg").unlink()
    with pytest.raises(InputError, match="figure.en.svg: this drawing does not exist"):
        render(tree, tmp_path / "exhibits", TEMPLATES, tmp_path / "paper.pdf", DATE)
    assert not (tmp_path / "paper.pdf").exists()


@pytest.mark.parametrize(
    "code",
    [
        '#read("/.git/config")',
        '#read(".git/config")',
        '#read("/../.git/config")',
        '#include "/.git/config"',
        '#image("/.git/config", format: "svg", alt: "x")',
        '#json("/.git/config")',
        '#bibliography("/.git/config")',
        '#import "@local/secret:0.1.0": *',
    ],
)
def test_code_behind_the_gate_reads_nothing_of_the_project(tmp_path, monkeypatch, code):
    """Whatever stood in main.typ: its root holds the templates and the drawings and nothing else."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_text('"the token"', encoding="utf-8")
    package = tmp_path / "home/.local/share/typst/packages/local/secret/0.1.0"
    package.mkdir(parents=True)
    (package / "typst.toml").write_text(
        '[package]\nname="secret"\nversion="0.1.0"\nentrypoint="a.typ"\n', encoding="utf-8"
    )
    (package / "a.typ").write_text("#let token = 1", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    with pytest.raises(InputError, match="not found|would escape the project root"):
        compile_typst({"main.typ": code.encode()}, DATE, "paper.pdf")


def test_what_is_handed_to_typst_is_read():
    assert compile_typst({"main.typ": b'#set document(title: "t")\n#read("a")', "a": b"b"}, DATE, "paper.pdf")


def test_a_link_to_a_secret_is_not_followed(tmp_path, monkeypatch):
    """A committed symbolic link leads Typst nowhere: of the disk it sees an empty folder."""
    (tmp_path / "link").symlink_to("/etc/passwd")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="not found"):
        compile_typst({"main.typ": b'#read("/link")'}, DATE, "paper.pdf")


def test_errors_of_typst_are_one_sentence():
    with pytest.raises(InputError, match="paper.pdf: Typst cannot set it: .*nothing") as problem:
        compile_typst({"main.typ": b"#nothing()"}, DATE, "paper.pdf")
    assert "\n" not in str(problem.value)


def test_equations_are_numbered_and_references_lead_to_them(papers):
    for language, shown in (("zh", "式 (2)"), ("en", "Equation (2)")):
        reader = papers[language]
        words = words_of(reader).replace("\u00a0", " ")
        assert shown in words and "(1)" in words and "(2);" not in words


def test_a_number_and_its_standard_error_stand_on_one_page(tmp_path):
    file = write_sample(tmp_path) / "exhibits/tbl-glance/exhibit.json"
    rows = [["China", "0.1", "5.2"], ["", "(0.2)", ""], ["", "Viet Nam", "(5.0)"], ["Laos", "—", "5.0"]]
    table = json.loads(file.read_text(encoding="utf-8"))
    table["table"]["en"]["rows"] = rows
    file.write_text(json.dumps(table), encoding="utf-8")
    tree = readable(flat(read_tree(assemble_sample(tmp_path, "en"))))
    body = convert(as_source(tree), "json", "typst", [f"--lua-filter={FOLDER / 'pdf.lua'}", "--wrap=none"])
    groups = body[body.index("table-exhibit") :].split("))\n")[0]
    assert re.findall(r"\(\(table\.cell\(\)\[(.*?)\]", groups) == ["China", "", "Laos"]


def test_no_exhibit_floats_above_the_title(tmp_path):
    """A short paper: what is placed on its first page stands below its text."""
    source = (
        '#import "paper.typ": *\n'
        '#show: paper.with(title: "T", main-title: "Title", lang: "en", region: "gb")\n'
        '#figure-exhibit("fig-a", [Caption], none, [Drawing])\n= Heading\n\nText.\n'
    )
    files = {"main.typ": source.encode(), "paper.typ": (FOLDER / "paper.typ").read_bytes()}
    path = tmp_path / "short.pdf"
    path.write_bytes(compile_typst(files, DATE, "short.pdf"))
    words = pypdf.PdfReader(path).pages[0].extract_text().split()
    assert words.index("Title") < words.index("Heading") < words.index("Text.") < words.index("Drawing")


def test_a_title_in_another_language_is_parted_between_words_alone():
    title = "Representational constitutional internationalisation of cooperation"
    main = (
        '#import "paper.typ": translated-title-block\n#set page(width: 80mm, margin: 10mm)\n'
        '#set text(lang: "en", hyphenate: true)\n'
        f"#translated-title-block[{title}]\n#par[{title}]"
    )
    files = {"main.typ": main.encode(), "paper.typ": (FOLDER / "paper.typ").read_bytes()}
    reader = pypdf.PdfReader(io.BytesIO(compile_typst(files, DATE, "a title", [])))
    text = " ".join(reader.pages[0].extract_text().split())
    assert text.startswith(f"{title} ") and title not in text[len(title) :], text
