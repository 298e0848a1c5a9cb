"""A content control whose name, words or lock are another's is found; one that was split in runs is not."""

from __future__ import annotations

import zipfile

import pytest

from render_sample import DATE, assemble_sample, write_sample
from tracepaper.audit.reading.document_controls import wrong_controls
from tracepaper.manuscript import tree as trees
from tracepaper.render import docx as docx_format


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = write_sample(tmp_path_factory.mktemp("controls"))
    docx_format.render(assemble_sample(folder, "en"), folder / "exhibits", folder / "paper.docx", DATE)
    return folder


def told(built, tmp_path, old: str, new: str) -> list[str]:
    path = tmp_path / "paper.docx"
    with zipfile.ZipFile(built / "paper.docx") as package, zipfile.ZipFile(path, "w") as copy:
        for name in package.namelist():
            text = package.read(name)
            if name == "word/document.xml":
                assert old.encode() in text, old
                text = text.replace(old.encode(), new.encode(), 1)
            copy.writestr(name, text)
    return [" ".join(found) for found in wrong_controls(path, trees.read_tree(built / "en.json"))]


def test_the_document_as_made_has_no_wrong_control(built, tmp_path):
    assert told(built, tmp_path, "<w:body>", "<w:body>") == []


FACT = "US$982.3\u00a0billion"
PLANTED = [
    ('w:val="fact:trade-2024"', 'w:val="fact:trade-2023"', "where fact:trade-2024 should stand"),
    (FACT, "US$928.3\u00a0billion", "expected “US$982.3billion”"),
    ('w:val="claim:largest"', 'w:val="claim:smallest"', "where claim:largest should stand"),
    ('w:val="sdtContentLocked"', 'w:val="unlocked"', "has the lock unlocked"),
    ('w:val="citation:Balassa1965"', 'w:val="citation:Zhan2021"', "where citation:Balassa1965 should stand"),
    ('w:name="_01_background_2"', 'w:name="_01_background_9"', "where _01_background_2 should"),
    ("’s trade is<", "’s trade was<", "the control claim:largest is around"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), PLANTED)
def test_each_exchange_is_found(built, tmp_path, old, new, sentence):
    assert any(sentence in text for text in told(built, tmp_path, old, new))


def test_a_control_that_is_gone_is_found(built, tmp_path):
    old = f'<w:r><w:t xml:space="preserve">{FACT}</w:t></w:r></w:sdtContent></w:sdt>'
    new = f'<w:r><w:t xml:space="preserve">{FACT}</w:t></w:r></w:sdtContent></w:sdt>'
    empty = "<w:sdt><w:sdtContent/></w:sdt>"
    assert any("its controls are" in text for text in told(built, tmp_path, old, new + empty))


def test_runs_that_a_word_processor_parts_are_no_fault(built, tmp_path):
    new = "US$982</w:t></w:r><w:r><w:t>.3\u00a0billion"
    assert told(built, tmp_path, FACT, new) == []
