"""The lists by which Word numbers headings: 1, 1.1 ... of the text, or as a style has
them (一、（一）; I., A.), and Appendix A, A.1 ... after it.

Pandoc keeps lists of the reference document whose numbers are below 990.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from tracepaper.languages import Language
from tracepaper.render.docx_styles import APPENDIX, LEVELS, TEXT, WORD
from tracepaper.styles.profile import DECIMAL


class _Level(NamedTuple):
    """form: of the number, as Word calls it.  text: with %1 for the first level's number.  after: it."""

    form: str
    text: str
    after: str = "space"


def heading_lists(language: Language, numbers: str = DECIMAL) -> str:
    """The part word/numbering.xml of the reference document.  numbers: the form of those of headings."""
    appendix = [_Level("upperLetter", language.words["appendix"] % "%1"), *_decimal()[1:]]
    lists = {TEXT: ("Heading", list(_FORMS[numbers]())), APPENDIX: ("AppendixHeading", appendix)}
    abstract = "".join(_list(number, *values) for number, values in lists.items())
    used = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in lists
    )
    return f'<w:numbering xmlns:w="{WORD}">{abstract}{used}</w:numbering>'


def _list(number: int, style: str, levels: Sequence[_Level]) -> str:
    made = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{level.form}"/>'
        f'<w:pStyle w:val="{style}{place + 1}"/><w:suff w:val="{level.after}"/>'
        f"<w:lvlText w:val={quoteattr(level.text)}/>"
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        for place, level in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="0000000{number}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="0000001{number}"/>{made}</w:abstractNum>'
    )


def _decimal() -> list[_Level]:
    """1, 1.1, 1.1.1"""
    return [
        _Level("decimal", ".".join(f"%{place}" for place in range(1, level + 1)))
        for level in range(1, LEVELS + 1)
    ]


def _roman() -> Iterator[_Level]:
    """I., A., 1."""
    for level in range(1, LEVELS + 1):
        yield _Level({1: "upperRoman", 2: "upperLetter"}.get(level, "decimal"), f"%{level}.")


def _han() -> Iterator[_Level]:
    """一、（一）1.（1）"""
    patterns = {1: "%1、", 2: "（%2）", 4: "（%4）"}
    for level in range(1, LEVELS + 1):
        form = "chineseCounting" if level < 3 else "decimal"
        yield _Level(form, patterns.get(level, f"%{level}."), "nothing")


_FORMS = {"decimal": _decimal, "roman": _roman, "han": _han}
