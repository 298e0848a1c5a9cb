"""Word's numbers before headings are counted from the file, not believed."""

from __future__ import annotations

from lxml import etree

from tracepaper.audit.reading.word_numbers import WordNumbers
from tracepaper.languages import load_language
from tracepaper.render.docx_numbering import heading_lists
from tracepaper.render.docx_styles import WORD, styles
from tracepaper.render.page import WordPage

ENGLISH = load_language("en")
STYLES = f'<w:styles xmlns:w="{WORD}">{"".join(styles(ENGLISH, WordPage()))}</w:styles>'


def counted(names: list[str], numbering: str = heading_lists(ENGLISH)) -> list[str]:
    numbers = WordNumbers({"word/styles.xml": STYLES.encode(), "word/numbering.xml": numbering.encode()})
    made = []
    for name in names:
        style, _, own = name.partition("=")
        place = f'<w:numPr><w:numId w:val="{own}"/></w:numPr>' if own else ""
        text = f'<w:p xmlns:w="{WORD}"><w:pPr><w:pStyle w:val="{style}"/>{place}</w:pPr></w:p>'
        made.append(numbers.next(etree.fromstring(text)))
    return made


def test_levels_count_and_begin_again():
    names = ["Heading1", "Heading2", "Heading2", "BodyText", "Heading3", "Heading1", "Heading2"]
    assert counted(names) == ["1", "1.1", "1.2", "", "1.2.1", "2", "2.1"]


def test_appendices_have_letters_and_what_has_no_number_has_none():
    names = ["Heading1", "HeadingUnnumbered", "AppendixHeading1", "AppendixHeading2", "AppendixHeading1"]
    assert counted(names) == ["1", "", "Appendix\u00a0A", "A.1", "Appendix\u00a0B"]


def test_a_number_taken_from_one_heading_changes_the_next():
    assert counted(["Heading1", "Heading1=0", "Heading1"]) == ["1", "", "2"]


def test_headings_of_journals_are_counted_as_word_does():
    names = ["Heading1", "Heading2", "Heading3", "Heading4", *["Heading1"] * 9, "Heading2"]
    assert counted(names, heading_lists(ENGLISH, "roman")) == [
        "I.", "A.", "1.", "1.", "II.", "III.", "IV.", "V.", "VI.", "VII.", "VIII.", "IX.", "X.", "A.",
    ]  # fmt: skip
    han = [f"{digit}、" for digit in "二三四五六七八九十"]
    assert counted(names, heading_lists(ENGLISH, "han")) == ["一、", "（一）", "1.", "（1）", *han, "（一）"]
    many = counted(["Heading1"] * 21, heading_lists(ENGLISH, "han"))
    assert [many[at - 1] for at in (11, 19, 20, 21)] == ["十一、", "十九、", "二十、", "二十一、"]
    assert counted(["Heading1"] * 44, heading_lists(ENGLISH, "roman"))[-1] == "XLIV."


def test_a_list_that_starts_elsewhere_is_seen():
    other = heading_lists(ENGLISH).replace('<w:start w:val="1"/>', '<w:start w:val="3"/>', 1)
    assert counted(["Heading1", "Heading2"], other) == ["3", "3.1"]


def test_a_file_without_lists_has_no_numbers():
    assert WordNumbers({}).next(etree.fromstring(f'<w:p xmlns:w="{WORD}"/>')) == ""
