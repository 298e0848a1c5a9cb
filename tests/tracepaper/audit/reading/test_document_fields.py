"""A field that would say something else once it is updated is found."""

from __future__ import annotations

import zipfile

import pytest

from render_sample import DATE, assemble_sample, write_sample
from tracepaper.audit.reading.document_fields import stale_fields
from tracepaper.render import docx as docx_format


@pytest.fixture(scope="module", params=["zh", "en"])
def built(request, tmp_path_factory):
    folder = write_sample(tmp_path_factory.mktemp("fields"))
    tree = assemble_sample(folder, request.param)
    docx_format.render(tree, folder / "exhibits", folder / "paper.docx", DATE)
    return folder / "paper.docx"


def told(built, tmp_path, part: str, old: str, new: str) -> list[str]:
    path = tmp_path / "paper.docx"
    with zipfile.ZipFile(built) as package, zipfile.ZipFile(path, "w") as copy:
        for name in package.namelist():
            text = package.read(name)
            if name == f"word/{part}.xml":
                assert old.encode() in text, old
                text = text.replace(old.encode(), new.encode(), 1)
            copy.writestr(name, text)
    return [text for _, text in stale_fields(path)]


def test_as_made_every_field_shows_what_it_would(built, tmp_path):
    assert told(built, tmp_path, "document", "<w:body>", "<w:body>") == []


EQUATION = r'SEQ Equation \* ARABIC "><w:r><w:t xml:space="preserve">{}<'
PLANTED = [
    ("document", r"REF ref_sec_limits \r \h", r"REF ref_sec_appendix \r \h"),
    ("document", r"REF ref_fig_gdp \h", r"REF ref_tbl_glance \h"),
    ("document", 'w:name="ref_fig_gdp"', 'w:name="ref_fig_gone"'),
    ("document", 'w:val="Heading2"', 'w:val="Heading1"'),
    ("numbering", '<w:start w:val="1" />', '<w:start w:val="2" />'),
    (
        "document",
        r'SEQ Equation \* ARABIC "><w:r><w:t xml:space="preserve">1<',
        r'SEQ Equation \* ARABIC "><w:r><w:t>3<',
    ),
]


@pytest.mark.parametrize(("part", "old", "new"), PLANTED)
def test_what_is_not_so_is_told(built, tmp_path, part, old, new):
    assert told(built, tmp_path, part, old, new)
