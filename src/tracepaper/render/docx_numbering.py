"""The lists by which Word numbers headings: 1, 1.1 ... of the text, Appendix A, A.1 ... after it.

Pandoc keeps lists of the reference document whose numbers are below 990.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from tracepaper.languages import Language
from tracepaper.render.docx_styles import APPENDIX, LEVELS, TEXT, WORD


def heading_lists(language: Language) -> str:
    """The part word/numbering.xml of the reference document."""
    lists = {TEXT: ("Heading", "%1"), APPENDIX: ("AppendixHeading", language.words["appendix"] % "%1")}
    abstract = "".join(_list(number, *values) for number, values in lists.items())
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in lists
    )
    return f'<w:numbering xmlns:w="{WORD}">{abstract}{numbers}</w:numbering>'


def _list(number: int, style: str, first: str) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{"upperLetter" if number == APPENDIX and level == 0 else "decimal"}"/>'
        f'<w:pStyle w:val="{style}{level + 1}"/><w:suff w:val="space"/>'
        f"<w:lvlText w:val={quoteattr(first if level == 0 else _dotted(level))}/>"
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        for level in range(LEVELS)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="0000000{number}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="0000001{number}"/>{levels}</w:abstractNum>'
    )


def _dotted(level: int) -> str:
    return ".".join(f"%{place}" for place in range(1, level + 2))
