"""The README of the archive on paper."""

from __future__ import annotations

import io
import zipfile

import pytest

from archived import TOP, archived
from pdf_standards import problems
from tracepaper.archive.printed import as_pdf

SUM = "0123456789abcdef" * 4
TEXT = f"""# README: the “Gulf” and its $costs

In current US$ and in US$ of 2017: [x] 中文。

- [x] All data **are** there.

| file | sum |
| --- | --- |
| `data/raw/{"a-long-name/" * 20}x.csv` | `{SUM}` |
"""


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return as_pdf("REPLICATION.md", TEXT, "en", 1795392000)


def test_the_pdf_is_tagged_and_for_archives(pdf, tmp_path):
    (tmp_path / "readme.pdf").write_bytes(pdf)
    assert problems(tmp_path / "readme.pdf") == []


def test_long_names_are_whole_and_currencies_are_no_formulas(pdf):
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(pdf))
    text = "".join(page.extract_text() for page in reader.pages)
    plain = "".join(text.replace("\u200b", "").split())
    assert "IncurrentUS$andinUS$of2017:[x]中文。" in plain
    assert SUM in plain and plain.count("a-long-name/") == 20
    assert reader.metadata.title == "README: the “Gulf” and its $costs"


def test_long_names_stay_on_the_page(pdf):
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage()
    right = max(text.get_charbox(at)[2] for at in range(text.count_chars()))
    assert 0.8 * page.get_width() < right < page.get_width() - 40


def test_the_same_bytes_each_time(pdf):
    assert as_pdf("REPLICATION.md", TEXT, "en", 1795392000) == pdf


def test_each_readme_is_printed_in_its_language_and_lies_beside_the_archive(project):
    asked = []

    def to_pdf(name: str, text: str, language: str, epoch: int) -> bytes:
        asked.append((name, language, text.startswith("# "), epoch))
        return f"%PDF {language}".encode()

    target = archived(project, to_pdf)
    names = {"REPLICATION.md": "en", "REPLICATION.zh.md": "zh"}
    assert sorted(asked) == [(name, language, True, 1795392000) for name, language in names.items()]
    with zipfile.ZipFile(target) as archive:
        assert archive.read(f"{TOP}/REPLICATION.zh.pdf") == b"%PDF zh"
        assert "REPLICATION.pdf" in archive.read(f"{TOP}/SHA256SUMS").decode()
    assert (target.parent / "REPLICATION.pdf").read_bytes() == b"%PDF en"
