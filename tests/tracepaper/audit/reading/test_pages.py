"""On which pages a text stands."""

from __future__ import annotations

import pytest

from tracepaper.audit.reading.pages import Pages


@pytest.fixture
def pages(tmp_path, monkeypatch):
    texts = ["One. Trade with ASEAN grew\nfaster", "than trade with all others. 贸易增长较快", "Three"]
    monkeypatch.setattr("tracepaper.audit.reading.pages.pieces", lambda path: [("page", t) for t in texts])
    path = tmp_path / "paper.pdf"
    path.touch()
    return Pages(path)


def test_a_text_is_found_whatever_its_spaces_and_signs(pages):
    assert pages.of(["trade  with asean-grew"]) == (1,)
    assert pages.of(["贸易 增长"]) == (2,)


def test_a_text_that_goes_on_over_the_page_begins_on_its_first(pages):
    assert pages.of(["grew faster than trade with all others"]) == (1,)


def test_what_is_not_there_has_no_page(pages, tmp_path):
    assert pages.of(["nowhere to be found", ""]) == ()
    assert Pages(tmp_path / "missing.pdf").of(["One"]) == ()
