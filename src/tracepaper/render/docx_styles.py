"""The Word styles of the paper, put into Pandoc's own reference document.

Chinese letters are set in 宋体 and 黑体, Latin ones in Times New Roman: fonts that co-authors have.
Sizes are in half points, distances in twentieths of a point, as in the file format.
"""

from __future__ import annotations

from tracepaper.languages import Language
from tracepaper.render.page import WordPage

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SERIF, SANS, LATIN = "宋体", "黑体", "Times New Roman"
LEVELS = 6  # of headings, as in Pandoc's tree
TEXT, APPENDIX = 1, 2  # the lists in which Word numbers headings
UNNUMBERED = "HeadingUnnumbered"


def fonts(east_asian: str = SERIF) -> str:
    """The fonts of Latin and of East Asian letters."""
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}" w:eastAsia="{east_asian}"/>'


STAND_INS = {  # for a machine that lacks the font, in this order; class and shape help it choose, too
    SERIF: ("SimSun,Songti SC,Noto Serif CJK SC,Noto Serif SC,Source Han Serif SC", "roman", "86"),
    SANS: ("SimHei,Heiti SC,Noto Sans CJK SC,Noto Sans SC,Source Han Sans SC", "swiss", "86"),
    LATIN: ("Times,Liberation Serif,Nimbus Roman,TeX Gyre Termes", "roman", "00"),
    "Arial": ("Helvetica,Liberation Sans,Nimbus Sans", "swiss", "00"),
    "Cambria Math": ("STIX Two Math,Latin Modern Math", "roman", "00"),
}


def font_table() -> str:
    """The part word/fontTable.xml: each font with those that may stand for it."""
    made = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="{charset}"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, (others, family, charset) in STAND_INS.items()
    )
    return f'<w:fonts xmlns:w="{WORD}">{made}</w:fonts>'


def spoken(language: Language) -> tuple[str, str]:
    """The tags of Latin and of East Asian text in a language's edition, as Word knows them."""
    return (language.latin_tag, language.tag) if language.is_han else (language.tag, "zh-CN")


def size(half_points: int) -> str:
    """The size of letters, in half points."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def spacing(before: int, after: int, line: int = 240) -> str:
    """Room before and after a paragraph, in twentieths of a point, and its lines, in 240ths."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def numbered(heading_list: int, level: int) -> str:
    """A heading's place in a list, 0 for none; level from 1."""
    return f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="{heading_list}"/></w:numPr>'


KEEP = "<w:keepNext/><w:keepLines/>"  # whole, and on the page of what follows


def first_line(indented: bool) -> str:
    """Two characters (also where the font size is another), or none."""
    if indented:
        return '<w:ind w:firstLineChars="200" w:firstLine="420"/>'
    return '<w:ind w:firstLineChars="0" w:firstLine="0"/>'


def _style(
    kind: str, identifier: str, name: str, based_on: str, paragraph: str, run: str, more: str = ""
) -> str:
    custom = ' w:customStyle="1"' if identifier in CUSTOM else ""
    return (
        f'<w:style xmlns:w="{WORD}" w:type="{kind}"{custom} w:styleId="{identifier}">'
        f'<w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + more
        + "<w:qFormat/>"
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


CUSTOM = {
    *(f"AppendixHeading{level}" for level in range(1, LEVELS + 1)),
    UNNUMBERED,
    "Equation",
    "FirstParagraph",
    "Compact",
    "Author",
    "Abstract",
    "AbstractContinued",
    "Keywords",
    "FrontNote",
    "Declarations",
    "TranslatedTitle",
    "ExhibitNote",
    "LastNote",
    "Figure",
    "TableText",
    "TableTitle",
}


def styles(language: Language, page: WordPage) -> list[str]:
    """The w:style elements (XML) that replace or join those of the reference document.

    In Han characters the first lines are indented and the lines wide apart; strong is another font."""
    strong = fonts(SANS) + ("" if language.is_han else "<w:b/>")
    made = [
        _style("paragraph", identifier, *values)
        for identifier, values in _of_paragraphs(language, strong, page).items()
    ]
    made[0] = made[0].replace('w:type="paragraph"', 'w:type="paragraph" w:default="1"')
    return made + _headings(strong, page) + [_table_normal(), _three_line_table(), _hyperlink()]


def _of_paragraphs(language: Language, strong: str, page: WordPage) -> dict[str, tuple[str, str, str, str]]:
    """Identifier -> name, what it is based on, properties of the paragraph, of its letters."""
    line = page.line or (360 if language.is_han else 300)
    middle, end = page.text_width // 2, page.text_width
    both = '<w:jc w:val="both"/>'
    indent, flush = first_line(language.is_han), first_line(False)
    body_after = 0 if language.is_han else 120
    return {
        "Normal": ("Normal", "", "", fonts() + size(page.size)),
        "BodyText": ("Body Text", "Normal", spacing(0, body_after, line) + indent + both, ""),
        "FirstParagraph": ("First Paragraph", "BodyText", "", ""),
        "Compact": ("Compact", "BodyText", spacing(0, 0, line) + flush, ""),
        "TableText": ("Table Text", "Normal", spacing(30, 30) + flush + '<w:jc w:val="left"/>', size(18)),
        **_of_front(indent),
        "Caption": (
            "caption",
            "Normal",
            KEEP + spacing(120, 80) + '<w:jc w:val="center"/>',
            strong + size(19),
        ),
        "TableTitle": ("Table Title", "Caption", spacing(240, 80), ""),
        "Figure": ("Figure", "Normal", "<w:keepNext/>" + spacing(240, 0) + '<w:jc w:val="center"/>', ""),
        "Equation": (
            "Equation",
            "Normal",
            f'<w:tabs><w:tab w:val="center" w:pos="{middle}"/><w:tab w:val="right" w:pos="{end}"/></w:tabs>'
            + spacing(120, 120)
            + flush,
            size(23),
        ),
        "ExhibitNote": ("Exhibit Note", "Normal", KEEP + spacing(30, 30) + both, size(16)),
        "LastNote": ("Exhibit Note Last", "ExhibitNote", '<w:keepNext w:val="0"/>' + spacing(30, 260), ""),
        "Bibliography": (
            "Bibliography",
            "Normal",
            spacing(0, 40, 264) + '<w:ind w:left="420" w:hanging="420"/>',
            size(18),
        ),
        "FootnoteText": ("footnote text", "Normal", '<w:snapToGrid w:val="0"/>' + spacing(0, 0), size(17)),
    }


def _of_front(indent: str) -> dict[str, tuple[str, str, str, str]]:
    """The same of what stands before and behind the text; indent: of a paragraph's first line."""
    both = '<w:jc w:val="both"/>'
    return {
        "Author": ("Author", "Normal", spacing(60, 60) + '<w:jc w:val="center"/>', size(22)),
        "Abstract": (
            "Abstract",
            "Normal",
            spacing(0, 60, 300) + '<w:ind w:left="420" w:right="420"/>' + both,
            size(19),
        ),
        "Keywords": ("Keywords", "Abstract", '<w:jc w:val="left"/>', ""),
        "FrontNote": (
            "Front Note",
            "Normal",
            spacing(0, 160) + '<w:jc w:val="center"/>',
            '<w:color w:val="595959"/>' + size(18),
        ),
        "Declarations": ("Declarations", "Normal", spacing(240, 60, 300) + both, size(19)),
        "TranslatedTitle": ("Translated Title", "TableTitle", spacing(360, 120), size(24)),
        "AbstractContinued": ("Abstract Continued", "Abstract", indent, ""),
    }


def _headings(strong: str, page: WordPage) -> list[str]:
    following = '<w:next w:val="BodyText"/><w:uiPriority w:val="9"/>'
    black = '<w:color w:val="000000"/>'
    made = [
        _style(
            "paragraph",
            "Title",
            "Title",
            "Normal",
            KEEP + spacing(360, 60) + '<w:jc w:val="center"/>',
            strong + black + size(36),
            following,
        ),
        _style(
            "paragraph",
            "Subtitle",
            "Subtitle",
            "Normal",
            KEEP + spacing(0, 240) + '<w:jc w:val="center"/>',
            fonts(SANS) + black + size(28),
            following,
        ),
    ]
    for level, half_points in enumerate((28, 23, *[21] * (LEVELS - 2)), 1):
        place = numbered(TEXT, level) + spacing(320 if level == 1 else 240, 140)
        made.append(
            _style(
                "paragraph",
                f"Heading{level}",
                f"heading {level}",
                "Normal",
                f'{KEEP}{place}<w:outlineLvl w:val="{level - 1}"/>',
                strong + black + size(round(half_points * page.size / WordPage.size)),
                following,
            )
        )
        name, place = f"Appendix Heading {level}", numbered(APPENDIX, level)
        made.append(_style("paragraph", name.replace(" ", ""), name, f"Heading{level}", place, "", following))
    unnumbered = numbered(0, 1)
    made.append(_style("paragraph", UNNUMBERED, "Heading Unnumbered", "Heading1", unnumbered, "", following))
    return made


def _table_normal() -> str:
    """The style that Pandoc's table style is based on, and that it leaves out."""
    return (
        f'<w:style xmlns:w="{WORD}" w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _three_line_table() -> str:
    def rule(side: str, eighths: int) -> str:
        return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/>'

    return (
        f'<w:style xmlns:w="{WORD}" w:type="table" w:styleId="Table">'
        '<w:name w:val="Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{rule('top', 12)}{rule('bottom', 12)}</w:tblBorders>"
        '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
        f'</w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>{rule("bottom", 6)}'
        '</w:tcBorders><w:vAlign w:val="center"/></w:tcPr></w:tblStylePr></w:style>'
    )


def _hyperlink() -> str:
    return _style(
        "character", "Hyperlink", "Hyperlink", "DefaultParagraphFont", "", '<w:color w:val="0B4F8A"/>'
    )
