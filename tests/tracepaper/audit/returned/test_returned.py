"""A document that came back: what was changed in it is listed with its source line; a clean one is clean."""

from __future__ import annotations

import json
import zipfile

import pytest

from paper_in_text import SENTENCES, pieces, tree
from tracepaper.audit.returned.command import FOLDER, audit_document
from tracepaper.files import write_json

SECTION = """# Opening up {#sec-a}

Trade rose from US$20.4 billion in 1995 to [trade-latest]{.fact} in 2024.
[Vietnam is the largest partner of China among the ten members.]{.claim #vietnam-largest}
Nobody knows which part of it the agreements brought about in these years.
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "data/processed/manuscript").mkdir(parents=True)
    (tmp_path / "manuscript/en").mkdir(parents=True)
    write_json(tree(), tmp_path / "data/processed/manuscript/en.json")
    (tmp_path / "manuscript/en/03-opening.md").write_text(SECTION, encoding="utf-8")
    return tmp_path


def docx(project, texts):
    from docx import Document

    document = Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(str(project / "back.docx"))
    return str(project / "back.docx")


def xml(project, texts):
    blocks = "".join(f"<p>{text}</p>" for text in texts)
    (project / "back.xml").write_text(f"<article><body>{blocks}</body></article>", encoding="utf-8")
    return str(project / "back.xml")


def html(project, texts):
    blocks = "".join(f"<p>{text}</p>" for text in ["".join(texts[:2]), *texts[2:]])
    (project / "back.html").write_text(f"<html><body>{blocks}</body></html>", encoding="utf-8")
    return str(project / "back.html")


def texts(old: str = "", new: str = "") -> list[str]:
    return [text.replace(old, new) if old else text for _, text in pieces()]


def report(project, file: str) -> dict:
    name = file.rpartition("/")[2]
    return json.loads((project / FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("write", [docx, xml, html])
def test_the_paper_itself_comes_back_without_a_difference(project, write, capsys):
    file = write(project, texts())
    assert audit_document(project, file) == 0
    assert report(project, file)["differences"] == [] and report(project, file)["share_found"] == 1
    assert "100% of the paper's text" in capsys.readouterr().out


@pytest.mark.parametrize("write", [docx, xml, html])
@pytest.mark.parametrize(
    ("old", "new", "kind", "code"),
    [
        ("US$982.1", "US$928.1", "number", 1),
        ("285.7", "258.7", "cell", 1),
        ("largest", "smallest", "claim", 1),
        ("Nobody", "Everybody", "wording", 0),
        ("years in between", "years in-between", "formatting", 0),
    ],
)
def test_each_kind_of_change_is_told_and_weighed(project, write, old, new, kind, code):
    file = write(project, texts(old, new))
    assert audit_document(project, file) == code
    (told,) = report(project, file)["differences"]
    assert told["kind"] == kind and new in told["found"] and old in told["expected"]
    if kind in ("number", "claim", "wording"):
        assert told["file"] == "manuscript/en/03-opening.md"
        assert told["expected"].split()[0] in SECTION.splitlines()[told["line"] - 1]


@pytest.mark.parametrize("write", [docx, xml, html])
@pytest.mark.parametrize("new", ["Output grew by 99.9 per cent.", "All of them have gained by it."])
def test_added_text_is_told_and_counts(project, write, new):
    plain = texts()
    places = {
        "a paragraph": [*plain[:-1], new, plain[-1]],
        "the last paragraph": [*plain, new],
        "a sentence": texts(SENTENCES[2], f"{SENTENCES[2]} {new}"),
        "a first sentence": texts(SENTENCES[0], f"{new} {SENTENCES[0]}"),
    }
    for place, added in places.items():
        assert audit_document(project, write(project, added)) == 1, place
        (told,) = report(project, f"back.{write.__name__}")["differences"]
        assert (told["kind"], told["found"], told["grave"]) == ("added", new, True), place


def test_an_added_endnote_is_told(project):
    file = docx(project, texts())
    note = (
        '<w:endnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:endnote><w:p>'
    )
    with zipfile.ZipFile(file, "a") as package:
        package.writestr(
            "word/endnotes.xml", f"{note}<w:r><w:t>It is 9.</w:t></w:r></w:p></w:endnote></w:endnotes>"
        )
    assert audit_document(project, file) == 1
    (told,) = report(project, file)["differences"]
    assert (told["kind"], told["place"]) == ("added", "endnote 1")


def test_a_claim_that_is_left_out_is_grave(project):
    file = docx(project, texts(SENTENCES[1] + " ", ""))
    assert audit_document(project, file) == 1
    assert [told["claims"] for told in report(project, file)["differences"]] == [["vietnam-largest"]]


def test_nothing_compared_is_never_no_difference(project, capsys):
    other = docx(project, ["This is another paper altogether, about the weather in the mountains."] * 3)
    assert audit_document(project, other) == 2
    half = docx(project, texts()[:3])
    assert audit_document(project, half) == 2
    assert "not all of it" in capsys.readouterr().out


def test_what_cannot_be_read_says_so(project, capsys):
    (project / "broken.docx").write_bytes(b"no package")
    assert audit_document(project, str(project / "broken.docx")) == 2
    assert audit_document(project, str(project / "none.pdf")) == 2
    assert audit_document(project, str(project / "odd.odt")) == 2
    told = capsys.readouterr().out
    assert "cannot be read as .docx" in told and "no such file" in told and ".docx" in told
