"""Pictures, alternative texts, links, properties and hidden text of finished documents are what they were."""

from __future__ import annotations

import re
import zipfile

import pytest

from render_sample import render_page
from tracepaper.audit.reading.document_parts import wrong_parts
from tracepaper.audit.reading.page_data import page_blocks
from tracepaper.files import write_json
from tracepaper.render import docx as docx_format
from tracepaper.render import pdf as pdf_format
from tracepaper.render.kept_inside import json_bytes, packed_block

EPOCH = 1700000000
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    + "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def svg(name: str) -> bytes:
    said = f'<desc>{name}</desc><text x="1" y="8" font-size="3">well-known {name}</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{said}</svg>'.encode()


def png(name: str) -> bytes:
    """A picture of its own for each figure: readers stop at its end, and what follows does not matter."""
    return PNG + name.encode()


def figure(name: str, alternative: str) -> dict:
    source = [f"{name}/figure.en.svg", ""]
    image = {"t": "Image", "c": [["", [], []], [{"t": "Str", "c": alternative}], source]}
    caption = [None, [{"t": "Plain", "c": [{"t": "Str", "c": f"Figure of {name}"}]}]]
    inner = {"t": "Figure", "c": [[name, [], []], caption, [{"t": "Plain", "c": [image]}]]}
    notes = {"t": "Div", "c": [["", ["exhibit-notes"], []], []]}
    number = str("ab".index(name[-1]) + 1)
    attributes = [["label", f"Figure {number}"], ["number", number], ["exhibit", name]]
    return {"t": "Div", "c": [[name, ["exhibit", "figure"], attributes], [inner, notes]]}


def tree() -> dict:
    link = {"t": "Link", "c": [["", [], []], [{"t": "Str", "c": "data"}], ["https://example.org/data", ""]]}
    blocks = [
        {"t": "Para", "c": [{"t": "Str", "c": "The largest partner is named in the "}, link]},
        figure("fig-a", "Lines that rise"),
        figure("fig-b", "Bars that fall"),
    ]
    meta = {"title": "A small paper", "lang": "en-GB"}
    found = {key: {"t": "MetaString", "c": value} for key, value in meta.items()}
    found["keywords"] = {"t": "MetaList", "c": [{"t": "MetaString", "c": "trade"}]}
    return {"pandoc-api-version": [1, 23, 1], "meta": found, "blocks": blocks}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("parts")
    for name in ("fig-a", "fig-b"):
        (folder / name).mkdir()
        (folder / name / "figure.en.svg").write_bytes(svg(name))
        (folder / name / "figure.en.narrow.svg").write_bytes(svg(f"narrow {name}"))
        (folder / name / "figure.en.png").write_bytes(png(name))
    write_json(tree(), folder / "en.json")
    docx_format.render(folder / "en.json", folder, folder / "paper.docx", EPOCH)
    for name in ("fig-a", "fig-b"):
        (folder / name / "data.csv").write_text("a\n1\n", encoding="utf-8")
    render_page(folder / "en.json", folder, folder / "paper.html")
    return folder


def kinds(path, built) -> list[str]:
    return [kind for kind, _, _ in wrong_parts(path, tree(), built)]


def test_clean_documents_have_nothing_wrong(built):
    assert kinds(built / "paper.docx", built) == [] and kinds(built / "paper.html", built) == []


def edited_docx(built, tmp_path, part: str, old: str, new: str):
    path = tmp_path / "paper.docx"
    with zipfile.ZipFile(built / "paper.docx") as package, zipfile.ZipFile(path, "w") as copy:
        for name in package.namelist():
            content = package.read(name)
            if name == part:
                text = content.decode("utf-8")
                assert old in text
                content = text.replace(old, new, 1).encode("utf-8")
            copy.writestr(name, content)
    return path


NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Odd"><w:rPr>{}</w:rPr></w:style><w:docDefaults>'
)
DOCX = [
    ("docProps/core.xml", "A small paper", "A large paper", "document-property"),
    ("docProps/core.xml", "en-GB", "fr-FR", "document-property"),
    ("docProps/core.xml", ">trade<", ">growth<", "document-property"),
    ("word/header1.xml", "A small paper", "A large paper", "document-running"),
    ("word/document.xml", "Lines that rise", "Lines that fall", "document-alternative"),
    ("word/_rels/document.xml.rels", "https://example.org/data", "https://example.com/data", "document-link"),
    ("word/document.xml", "<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", "document-hidden"),
    ("word/document.xml", "<w:r>", '<w:ins w:id="9"/><w:r>', "document-hidden"),
    ("word/document.xml", "<w:r>", '<w:commentReference w:id="9"/><w:r>', "document-hidden"),
    *(
        ("word/document.xml", "<w:r>", f"<w:r><w:rPr><w:{look}/></w:rPr>", "document-hidden")
        for look in (
            *("strike", "dstrike", 'color w:val="FFFFFF"', 'sz w:val="2"', 'shd w:fill="000000"', "caps"),
            *('position w:val="90"', 'w w:val="1"', 'rFonts w:ascii="Wingdings"', "webHidden"),
        )
    ),
    (
        "word/document.xml",
        "<w:r>",
        '<w:r><w:sym w:font="Wingdings" w:char="F039"/></w:r><w:r>',
        "document-hidden",
    ),
    ("docProps/core.xml", "<dc:creator", "<dc:description>9%</dc:description><dc:creator", "document-hidden"),
    ("word/styles.xml", "<w:rPrDefault><w:rPr>", "<w:rPrDefault><w:rPr><w:vanish/>", "document-hidden"),
    ("word/styles.xml", "<w:docDefaults>", NORMAL.format('<w:color w:val="FEFEFE"/>'), "document-hidden"),
    ("word/styles.xml", "<w:docDefaults>", NORMAL.format('<w:sz w:val="4"/>'), "document-hidden"),
    ("word/styles.xml", "<w:docDefaults>", NORMAL.format("<w:strike/>"), "document-hidden"),
]


HIDDEN = [
    ("word/document.xml", "<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"),
    ("word/header1.xml", "<w:rPr>", '<w:rPr><w:color w:val="FFFFFF"/>'),
    ("word/footer1.xml", "<w:sz ", '<w:sz w:val="2"/><w:szCs '),
    ("word/styles.xml", "</w:rPrDefault>", '</w:rPrDefault><w:style w:styleId="Normal"/>'),
    ("word/document.xml", "<w:pPr>", '<w:pPr><w:shd w:val="clear" w:fill="101010"/>'),
]


@pytest.mark.parametrize(("part", "old", "new"), HIDDEN)
def test_what_hides_text_of_a_docx_is_told_once(built, tmp_path, part, old, new):
    assert kinds(edited_docx(built, tmp_path, part, old, new), built) == ["document-hidden"]


@pytest.mark.parametrize(("part", "old", "new", "kind"), DOCX)
def test_each_change_of_a_docx_is_found(built, tmp_path, part, old, new, kind):
    assert kind in kinds(edited_docx(built, tmp_path, part, old, new), built)


def test_two_pictures_of_a_docx_that_changed_places_are_found(built, tmp_path):
    with zipfile.ZipFile(built / "paper.docx") as package:
        relations = package.read("word/_rels/document.xml.rels").decode("utf-8")
    one, other = re.findall(r"media/[^\"]*\.png", relations)
    path = edited_docx(built, tmp_path, "word/_rels/document.xml.rels", one, other)
    assert kinds(path, built) == ["document-picture"]


def test_a_picture_of_a_docx_that_is_no_drawing_is_found(built, tmp_path):
    path = tmp_path / "paper.docx"
    with zipfile.ZipFile(built / "paper.docx") as package, zipfile.ZipFile(path, "w") as copy:
        for name in package.namelist():
            copy.writestr(
                name, package.read(name).replace(b"fig-a", b"fig-c") if ".png" in name else package.read(name)
            )
    assert kinds(path, built) == ["document-picture"]


HTML = [
    ("<title>A small", "<title>A large", "document-property"),
    ('aria-label="Bars that fall"', 'aria-label="Bars that rise"', "document-alternative"),
    ("<desc>fig-b", "<desc>fig-c", "document-picture"),
    ("</article>", "<svg><text>9%</text></svg></article>", "document-hidden"),
    (">PDF</a>", ">The effect is 9%</a>", "document-running"),
    ("</nav>", "The effect is 9%</nav>", "document-running"),
    ("https://example.org/data", "https://example.com/data", "document-link"),
    ("<p>The", '<p style="display: none">The', "document-hidden"),
    ("<p>The", '<p style="color: #fff">The', "document-hidden"),
    ("<p>The", "<p><s>The</s>", "document-hidden"),
]


@pytest.mark.parametrize(("old", "new", "kind"), HTML)
def test_each_change_of_a_page_is_found(built, tmp_path, old, new, kind):
    page = (built / "paper.html").read_text(encoding="utf-8")
    assert old in page
    path = tmp_path / "paper.html"
    path.write_text(page.replace(old, new, 1), encoding="utf-8")
    assert kind in kinds(path, built)


@pytest.mark.parametrize("mark", ["hidden", 'style="display: none"', 'style="color: #fff"'])
def test_what_hides_text_of_a_page_is_told_once(built, tmp_path, mark):
    page = (built / "paper.html").read_text(encoding="utf-8")
    (tmp_path / "paper.html").write_text(page.replace("<p>The", f"<p {mark}>The", 1), encoding="utf-8")
    assert kinds(tmp_path / "paper.html", built) == ["document-hidden"]


@pytest.mark.parametrize("other", ["<text>narrow fig-c</text>", None])
def test_a_narrow_drawing_that_is_another_or_gone_is_found(built, tmp_path, other):
    page = (built / "paper.html").read_text(encoding="utf-8")
    drawn = page_blocks(page)["narrow"]
    assert list(drawn) == ["d1n", "d2n"] and "narrow fig-a" not in page
    packed = packed_block(
        "data-narrow", json_bytes({"d1n": drawn["d1n"]} | ({"d2n": other} if other else {}))
    )
    path = tmp_path / "paper.html"
    path.write_text(re.sub(r"<script [^>]*data-narrow.*?</script>", packed, page), encoding="utf-8")
    told = list(wrong_parts(path, tree(), built))
    assert [(kind, item) for kind, item, _ in told] == [("document-picture", "the picture of fig-b")]


def test_two_pictures_of_a_page_that_changed_places_are_found(built, tmp_path):
    page = (built / "paper.html").read_text(encoding="utf-8")
    one, other = (svg(name).decode().partition(">")[2] for name in ("fig-a", "fig-b"))
    path = tmp_path / "paper.html"
    path.write_text(page.replace(one, "@@").replace(other, one).replace("@@", other), encoding="utf-8")
    told = list(wrong_parts(path, tree(), built))
    assert [item for _, item, _ in told] == ["the picture of fig-a", "the picture of fig-b"]


def test_a_pdf_has_title_language_alternatives_and_links(built):
    pdf_format.render(built / "en.json", built, built, built / "paper.pdf", EPOCH)
    assert kinds(built / "paper.pdf", built) == []
    other = tree()
    other["blocks"][1] = figure("fig-a", "Lines that fall")
    other["meta"]["title"]["c"] = "A large paper"
    found = {kind for kind, _, _ in wrong_parts(built / "paper.pdf", other, built)}
    assert found == {"document-property", "document-alternative"}


@pytest.mark.parametrize("name, said", [("fig-a", "fig-b"), ("fig-b", "-0.1"), ("fig-b", "")])
def test_a_drawing_of_a_pdf_that_says_something_else_is_found(built, tmp_path, name, said):
    """An exhibit was drawn anew and the document was not, or holds the drawing of another."""
    pdf_format.render(built / "en.json", built, built, tmp_path / "paper.pdf", EPOCH)
    for exhibit in ("fig-a", "fig-b"):
        (tmp_path / exhibit).mkdir()
        drawn = svg(exhibit).replace(f"known {name}".encode(), said.encode())
        (tmp_path / exhibit / "figure.en.svg").write_bytes(drawn)
    told = list(wrong_parts(tmp_path / "paper.pdf", tree(), tmp_path))
    assert [(kind, item) for kind, item, _ in told] == [("document-picture", f"the picture of {name}")]
