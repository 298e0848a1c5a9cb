"""Ends of lines that no line may have are found in the text of a PDF, and no others."""

from __future__ import annotations

import pytest

from tracepaper.audit.reading.document_text import document_of
from tracepaper.audit.reading.line_breaks import bad_breaks
from tracepaper.audit.reading.paper_text import Stretch, Unit

ZH = "城市群产出于2020年超过2万亿元，其实际增速——在此之后放缓（见“后文”）。"
EN = "Trade rose to US$9.1 billion in 2010–2019 – a record (Balassa 1965), as said."
CITED = (Stretch("规划获批"), Stretch("[31]", "citation"), Stretch("，其后。"))


def found(text, language, pdf, kind="paragraph", stretches=None):
    """What is told of a paragraph whose lines in the PDF end at each |."""
    unit = Unit(kind, stretches or (Stretch(text),))
    document = document_of([("page 1", f"Before.\n{pdf.replace('|', chr(10))}\nAfter.")], in_blocks=False)
    return [bad.what for bad in bad_breaks([unit], document, language)]


@pytest.mark.parametrize(
    ("language", "at", "what"),
    [
        ("zh", "2020|年", "parts a number, or a number and its unit"),
        ("zh", "2万|亿", "parts a number, or a number and its unit"),
        ("zh", "元|，", "begins with a mark that closes, or a dash"),
        ("zh", "速|——", "begins with a mark that closes, or a dash"),
        ("zh", "（|见", "ends with a mark that opens"),
        ("zh", "文|”", "begins with a mark that closes, or a dash"),
        ("en", "US$9.1| billion", "parts a number, or a number and its unit"),
        ("en", "2010–|2019", "parts a number, or a number and its unit"),
        ("en", "2019 |– a", "begins with a mark that closes, or a dash"),
    ],
)
def test_a_planted_end_of_a_line_is_found(language, at, what):
    text = {"zh": ZH, "en": EN}[language]
    assert at.replace("|", "") in text
    assert found(text, language, text.replace(at.replace("|", ""), at)) == [what]


def test_what_is_in_another_language_is_read_by_its_rules():
    lines = ZH.replace("2020年", "2020\n年")
    document = document_of([("page 1", f"Before.\n{lines}\nAfter.")], in_blocks=False)
    told = [
        len(list(bad_breaks([Unit("paragraph", (Stretch(ZH),), file=name)], document, "en")))
        for name in ("translation-zh", "01-a")
    ]
    assert told == [1, 0]


def test_a_citation_is_not_parted_from_its_year_or_its_word():
    stretches = (Stretch(EN[:53]), Stretch(EN[53:67], "citation"), Stretch(EN[67:]))
    assert stretches[1].text == "(Balassa 1965)"
    pdf = EN.replace("Balassa ", "Balassa |")
    assert found(EN, "en", pdf, stretches=stretches) == ["parts an author and a year"]
    assert found("", "zh", "规划获批|[31]，其后。", stretches=CITED) == [
        "begins with the number of a citation"
    ]


COUNCIL = (
    Stretch("The plan was approved in 2017 "),
    *(Stretch(text, "citation") for text in ("(", "State", " ", "Council,\u00a02017", ")")),
    Stretch(", and widened."),
)


def test_a_year_that_happens_to_be_cited_may_begin_a_line():
    """It is no citation's year where it stands; the citation's own is, with its comma too."""
    text = "The plan was approved in 2017 (State Council, 2017), and widened."
    assert found("", "en", text.replace("in 2017", "in |2017"), stretches=COUNCIL) == []
    told = found("", "en", text.replace("Council, 2017", "Council, |2017"), stretches=COUNCIL)
    assert told == ["parts an author and a year"]


@pytest.mark.parametrize(
    ("language", "pdf"),
    [
        ("zh", ZH.replace("于2", "于|2").replace("，其", "，|其").replace("在此", "|在此")),
        (
            "en",
            EN.replace("to US", "to |US")
            .replace("in 2", "in |2")
            .replace("– a", "– |a")
            .replace("(B", "|(B"),
        ),
        ("en", EN.replace("record", "rec-|ord")),
    ],
)
def test_a_line_may_end_elsewhere(language, pdf):
    assert found({"zh": ZH, "en": EN}[language], language, pdf) == []


def test_a_cell_may_end_anywhere():
    assert found(ZH, "zh", ZH.replace("2020年", "2020|年"), kind="cell") == []
