"""Nothing in a finished document runs, fetches or sends anything: what is planted is told, ours is clean."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from render_sample import DATE, TEMPLATES, assemble_sample, render_page, write_sample
from tracepaper.audit.reading.active_parts import active_parts
from tracepaper.render import docx, parallel, pdf

RUN = "<w:r><w:t>x</w:t></w:r>"
RELATION = '<Relationship Id="x1" Type="http://x/{}" Target="{}"{}/></Relationships>'
EXTERNAL = ' TargetMode="External"'


@pytest.fixture(scope="module")
def papers(tmp_path_factory) -> Path:
    folder = write_sample(tmp_path_factory.mktemp("active"))
    section = folder / "zh/02-limits.md"
    links = "\n[页](https://example.org/a_b?c=d)、[信](mailto:a@example.org)、[文](doi:10.1000/182)。\n"
    section.write_text(section.read_text(encoding="utf-8") + links, encoding="utf-8")
    trees = [assemble_sample(folder, language, byline=["A. Name"]) for language in ("zh", "en")]
    docx.render(trees[0], folder / "exhibits", folder / "paper.docx", DATE)
    render_page(trees[0], folder / "exhibits", folder / "paper.html")
    pdf.render(trees[0], folder / "exhibits", TEMPLATES, folder / "paper.pdf", DATE)
    section.write_text(section.read_text(encoding="utf-8").replace(links, ""), encoding="utf-8")
    trees[0] = assemble_sample(folder, "zh", byline=["A. Name"])
    parallel.render(*trees, folder / "exhibits", TEMPLATES, folder / "both.pdf", DATE)
    return folder


@pytest.mark.parametrize("name", ["paper.docx", "paper.html", "paper.pdf", "both.pdf"])
def test_ours_do_nothing(papers, name):
    assert list(active_parts(papers / name)) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "told"),
    [
        (
            "document.xml",
            "<w:body>",
            f'<w:body><w:p><w:fldSimple w:instr=" {field} ">{RUN}</w:fldSimple></w:p>',
            told,
        )
        for field, told in (
            ("DDEAUTO c:\\\\cmd.exe /c calc", "a field"),
            ("INCLUDETEXT /etc/passwd", "a field"),
            ("INCLUDEPICTURE http://x/y.png", "a field"),
            ("HYPERLINK http://x", "a field"),
            ("IMPORT x", "a field"),
            ("REF ref_a \\h \\* MERGEFORMAT", "a field"),
            ("SEQ x \\* ARABIC DDE", "a field"),
        )
    ]
    + [
        (
            "document.xml",
            "<w:body>",
            "<w:body><w:p><w:r><w:instrText>DDE x</w:instrText></w:r></w:p>",
            "an element",
        ),
        ("footer1.xml", "<w:p>", '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>', "an element fldChar"),
        ("document.xml", "<w:body>", "<w:body><w:altChunk/>", "an element altChunk"),
        ("document.xml", "<w:body>", "<w:body><w:p><w:r><w:object/></w:r></w:p>", "an element object"),
    ]
    + [
        ("_rels/document.xml.rels", "</Relationships>", RELATION.format(*relation), told)
        for *relation, told in (
            ("attachedTemplate", "http://x/t.dotm", EXTERNAL, "a relation attachedTemplate"),
            ("oleObject", "embeddings/a.bin", "", "a relation oleObject"),
            ("aFChunk", "a.html", "", "a relation aFChunk"),
            ("image", "http://x/a.png", EXTERNAL, "an external image"),
            ("image", "file:///etc/passwd", "", "a relation image"),
            ("hyperlink", "file:///etc/passwd", EXTERNAL, "an external hyperlink"),
            ("hyperlink", "javascript:x", EXTERNAL, "an external hyperlink"),
            ("hyperlink", "\\\\\\\\host\\\\share", EXTERNAL, "an external hyperlink"),
        )
    ],
)
def test_what_a_word_file_would_do_is_told(papers, tmp_path, part, old, new, told):
    path = tmp_path / "paper.docx"
    with zipfile.ZipFile(papers / "paper.docx") as package, zipfile.ZipFile(path, "w") as copy:
        for name in package.namelist():
            text = package.read(name)
            if name == f"word/{part}":
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode(), 1)
            copy.writestr(name, text)
    assert told in next(active_parts(path))[0]


@pytest.mark.parametrize(
    "name", ["word/vbaProject.bin", "word/embeddings/a.xlsx", "word/media/a.svg", "customUI/a.xml", "a.exe"]
)
def test_a_part_that_we_never_write_is_told(papers, tmp_path, name):
    path = tmp_path / "paper.docx"
    path.write_bytes((papers / "paper.docx").read_bytes())
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(name, b"x")
    assert ("a part", name) in list(active_parts(path))


def entries(**found) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in found.items()})


def action(kind: str, **more) -> DictionaryObject:
    return entries(S=NameObject(f"/{kind}"), **more)


SCRIPT = TextStringObject("app.alert(1)")


@pytest.mark.parametrize(
    ("at", "planted"),
    [
        ("/OpenAction", action("JavaScript", JS=SCRIPT)),
        ("/OpenAction", action("Launch", F=TextStringObject("calc.exe"))),
        ("/AA", entries(WC=action("JavaScript", JS=SCRIPT))),
        ("/Names", entries(JavaScript=entries(Names=ArrayObject([SCRIPT, action("JavaScript", JS=SCRIPT)])))),
        ("/AcroForm", entries(Fields=ArrayObject())),
        ("link", action("URI", URI=TextStringObject("javascript:app.alert(1)"))),
        ("link", action("URI", URI=TextStringObject("file:///etc/passwd"))),
        ("link", action("Launch", F=TextStringObject("calc.exe"))),
        ("link", action("GoToR", F=TextStringObject("other.pdf"))),
        ("link", action("SubmitForm", F=TextStringObject("http://x"))),
        ("file", None),
    ],
)
def test_what_a_pdf_would_do_is_told(papers, tmp_path, at, planted):
    writer = pypdf.PdfWriter(clone_from=papers / "paper.pdf")
    if at == "file":
        writer.add_attachment("a.exe", b"x")
    elif at == "link":
        box = ArrayObject([NumberObject(n) for n in (0, 0, 9, 9)])
        link = entries(Type=NameObject("/Annot"), Subtype=NameObject("/Link"), Rect=box, A=planted)
        page = writer.pages[0]
        page[NameObject("/Annots")] = ArrayObject([*page.get("/Annots", []), writer._add_object(link)])
    else:
        writer.root_object[NameObject(at)] = writer._add_object(planted)
    writer.write(tmp_path / "paper.pdf")
    assert list(active_parts(tmp_path / "paper.pdf"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<main>", "<main><script>x</script>"),
        ("<main>", "<main><script src=https://x></script>"),
        ("<main>", "<main onclick=x>"),
        ("<main>", '<main style="color: red">'),
        ("<main>", "<main><iframe srcdoc=x></iframe>"),
        ("<main>", "<main><a href=javascript:x>x</a>"),
        ("<main>", "<main><a href=//x>x</a>"),
        ("<main>", "<main><img src=https://x/a.png>"),
        ("<main>", "<main><form action=https://x><input></form>"),
        ("<head>", "<head><base href=https://x>"),
        ("<head>", '<head><link rel="stylesheet" href="https://x">'),
        ("<head>", '<head><meta http-equiv="refresh" content="0;url=https://x">'),
        ("default-src 'none'", "default-src *"),
        ("style-src ", "style-src 'unsafe-inline' "),
        ('http-equiv="Content-Security-Policy"', 'name="description"'),
        ("script-src 'sha256-", "script-src 'sha256-AAAA' 'sha256-"),
        ('"use strict";', '"use strict"; fetch("https://x");'),
        ('type="application/json"', 'type="module"'),
        ("<article ", '<p><a href="paper.en.html">x</a></p><article '),
        ('href="paper.en.html"', 'href="../../etc/passwd"'),
        ("</svg>", "<img></svg>"),
    ],
)
def test_what_a_page_would_do_is_told(papers, tmp_path, old, new):
    page = (papers / "paper.html").read_text(encoding="utf-8")
    assert old in page
    (tmp_path / "paper.html").write_text(page.replace(old, new, 1), encoding="utf-8")
    assert list(active_parts(tmp_path / "paper.html"))


def test_a_drawing_with_a_script_is_told(papers, tmp_path):
    page = (papers / "paper.html").read_text(encoding="utf-8")
    (tmp_path / "paper.html").write_text(
        page.replace("</svg>", "<script>x</script></svg>", 1), encoding="utf-8"
    )
    assert ("an element", "script of a drawing") in list(active_parts(tmp_path / "paper.html"))
