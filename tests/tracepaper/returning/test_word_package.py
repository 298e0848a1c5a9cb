"""A file that somebody sent is opened within bounds, and what is no Word document is told in a sentence."""

from __future__ import annotations

import zipfile

import pytest

from sent_paper import word_file
from tracepaper.errors import InputError
from tracepaper.render.docx_state import LANGUAGE, STATE
from tracepaper.returning import word_package
from tracepaper.returning.word_package import open_package


def changed(sent, tmp_path, name, change):
    """The Word file with one of its parts changed (bytes -> bytes), or taken out (None)."""
    path = tmp_path / "back.docx"
    with zipfile.ZipFile(word_file(sent, "en")) as own, zipfile.ZipFile(path, "w") as made:
        for part in own.namelist():
            content = own.read(part)
            content = change(content) if part == name else content
            if content is not None:
                made.writestr(part, content)
    return path


def test_the_file_says_its_language_and_its_state(sent):
    properties = open_package(word_file(sent, "zh")).properties
    assert properties[LANGUAGE] == "zh" and len(properties[STATE]) == 12
    assert properties[STATE] != open_package(word_file(sent, "en")).properties[STATE]


@pytest.mark.parametrize(
    ("part", "change", "message"),
    [
        (
            "word/document.xml",
            lambda text: text.replace(b"<w:document", b'<!DOCTYPE a [<!ENTITY b "c">]><w:document', 1),
            "declares entities",
        ),
        ("word/document.xml", lambda text: text[:-30], "is damaged"),
        ("word/document.xml", lambda text: None, "holds no text of Word's"),
        ("_rels/.rels", lambda text: None, "holds no text of Word's"),
        ("word/comments.xml", lambda text: b"<a><b></a>", "comments.xml in this .docx is damaged"),
        (
            "word/document.xml",
            lambda text: text.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            ),
            "Strict Open XML",
        ),
        ("word/document.xml", lambda text: b"<a>" * 400 + b"</a>" * 400, "is damaged"),
    ],
)
def test_a_part_that_is_not_as_it_should_be_is_told(sent, tmp_path, part, change, message):
    with pytest.raises(InputError, match=message):
        open_package(changed(sent, tmp_path, part, change))


def test_a_file_that_unpacks_to_much_is_not_read(sent, tmp_path, monkeypatch):
    monkeypatch.setattr(word_package, "MOST", 10_000_000)
    path = changed(sent, tmp_path, "word/fontTable.xml", lambda text: b"0" * 11_000_000)
    assert path.stat().st_size > 11_000_000
    with pytest.raises(InputError, match="unpacks to more than 10000000 bytes"):
        open_package(path)


def test_a_part_that_is_too_long_is_not_read(sent, monkeypatch):
    monkeypatch.setattr(word_package, "LONGEST", 1000)
    with pytest.raises(InputError, match=r"word/document.xml in this .docx is longer than 1000 bytes"):
        open_package(word_file(sent, "en"))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.docx", b"no archive", "the archive is damaged or locked"),
        ("a.docm", b"", "this is no .docx"),
        ("a.docx", None, "there is no such file"),
    ],
)
def test_what_is_no_word_file_is_told(tmp_path, name, content, message):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        open_package(path)
