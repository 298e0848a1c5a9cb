"""The page on which a number of the text is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracepaper.archive.whereabouts import Quotation, Reader, quotations_in
from tracepaper.audit.reading.paper_text import Stretch, Unit

WORDS = ("Between the two plans the output of the cities rose by ", "9.3%", ", faster than the nation did.")
UNIT = Unit("paragraph", (Stretch(WORDS[0]), Stretch(WORDS[1], "fact", "growth"), Stretch(WORDS[2])), "02")


def reader_of(monkeypatch, *pages: str) -> Reader:
    kinds = [("page", text) for text in pages]
    monkeypatch.setattr("tracepaper.audit.reading.pages.pieces", lambda path: kinds)
    return Reader(Path(__file__))  # a file that is there


def test_a_number_is_told_with_the_words_on_both_sides():
    (said,) = quotations_in(UNIT)
    assert said == Quotation("growth", "02", "9.3%", WORDS[0][-30:], WORDS[2][:30])


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (("Something else", "".join(WORDS)), 2),
        (("Something else", "".join(WORDS[:2]), "Figure 1 A figure. faster than the nation did"), 2),
        ((f"Words. {WORDS[0]}", f"Figure 1 A figure. {WORDS[1]}{WORDS[2]}", "The end"), 2),
        (("Between the two plans", "9.3%"), None),
    ],
)
def test_a_figure_between_the_pages_of_a_paragraph_hides_no_number(monkeypatch, pages, expected):
    (said,) = quotations_in(UNIT)
    assert reader_of(monkeypatch, *pages).page_of(said) == expected


def test_a_table_that_repeats_the_sentence_is_not_taken_for_it(monkeypatch):
    """The sentence ends behind a figure; a table of claims at the end has it whole."""
    (said,) = quotations_in(UNIT)
    reader = reader_of(
        monkeypatch, "".join(WORDS[:2]), f"Figure 1 {WORDS[2]}", "", f"Table 9 {''.join(WORDS)}"
    )
    assert reader.page_of(said) == 1


def test_the_next_number_stands_no_earlier(monkeypatch):
    """The same words twice: the second number is looked for from the page of the one before it."""
    other = Quotation(
        "other", "02", "7.1%", "the level of output was in all ", " of that of the whole nation"
    )
    (said,) = quotations_in(UNIT)
    reader = reader_of(
        monkeypatch, "".join(WORDS), other.before + other.printed + other.after, "".join(WORDS)
    )
    assert [reader.page_of(one) for one in (said, other, said)] == [1, 2, 3]


def test_chinese_words_are_cut_between_characters():
    unit = Unit(
        "paragraph", (Stretch("十一市的地区生产总值在此期间年均实际增长"), Stretch("9.3%", "fact", "g"))
    )
    (said,) = quotations_in(unit)
    assert said.before == "在此期间年均实际增长"
