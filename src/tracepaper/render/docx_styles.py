"""The Word styles of the paper, put into Pandoc's own reference document.

Chinese letters are set in 宋体 and 黑体, Latin ones in Times New Roman: fonts that co-authors have.
Sizes are in half points, distances in twentieths of a point, as in the file format.
"""

from __future__ import annotations

from tracepaper.languages import Language

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SERIF, SANS, LATIN = "宋体", "黑体", "Times New Roman"


def fonts(east_asian: str = SERIF) -> str:
    """The fonts of Latin and of East Asian letters."""
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}" w:eastAsia="{east_asian}"/>'


def size(half_points: int) -> str:
    """The size of letters, in half points."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def spacing(before: int, after: int, line: int = 240) -> str:
    """Room before and after a paragraph, in twentieths of a point, and its lines, in 240ths."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


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
    "FirstParagraph",
    "Compact",
    "Author",
    "Abstract",
    "AbstractContinued",
    "Keywords",
    "TranslatedTitle",
    "ExhibitNote",
    "LastNote",
    "Figure",
    "TableText",
    "TableTitle",
}


def styles(language: Language) -> list[str]:
    """The w:style elements (XML) that replace or join those of the reference document.

    In Han characters the first lines are indented and the lines wide apart; strong is another font."""
    line = 360 if language.is_han else 300
    strong = fonts(SANS) + ("" if language.is_han else "<w:b/>")
    both = '<w:jc w:val="both"/>'
    indent, flush = first_line(language.is_han), first_line(False)
    body_after = 0 if language.is_han else 120
    plain = {
        "Normal": ("Normal", "", "", fonts() + size(21)),
        "BodyText": ("Body Text", "Normal", spacing(0, body_after, line) + indent + both, ""),
        "FirstParagraph": ("First Paragraph", "BodyText", "", ""),
        "Compact": ("Compact", "BodyText", spacing(0, 0, line) + flush, ""),
        "TableText": ("Table Text", "Normal", spacing(30, 30) + flush + '<w:jc w:val="left"/>', size(18)),
        "Author": ("Author", "Normal", spacing(60, 60) + '<w:jc w:val="center"/>', size(22)),
        "Abstract": (
            "Abstract",
            "Normal",
            spacing(0, 60, 300) + '<w:ind w:left="420" w:right="420"/>' + both,
            size(19),
        ),
        "Keywords": ("Keywords", "Abstract", '<w:jc w:val="left"/>', ""),
        "TranslatedTitle": ("Translated Title", "TableTitle", spacing(360, 120), size(24)),
        "AbstractContinued": ("Abstract Continued", "Abstract", indent, ""),
        "Caption": (
            "caption",
            "Normal",
            "<w:keepLines/>" + spacing(120, 80) + '<w:jc w:val="center"/>',
            strong + size(19),
        ),
        "TableTitle": ("Table Title", "Caption", "<w:keepNext/>" + spacing(240, 80), ""),
        "Figure": ("Figure", "Normal", "<w:keepNext/>" + spacing(240, 0) + '<w:jc w:val="center"/>', ""),
        "ExhibitNote": ("Exhibit Note", "Normal", spacing(30, 30) + both, size(16)),
        "LastNote": ("Exhibit Note Last", "ExhibitNote", spacing(30, 260), ""),
        "Bibliography": (
            "Bibliography",
            "Normal",
            spacing(0, 40, 264) + '<w:ind w:left="420" w:hanging="420"/>',
            size(18),
        ),
        "FootnoteText": ("footnote text", "Normal", '<w:snapToGrid w:val="0"/>' + spacing(0, 0), size(17)),
    }
    made = [_style("paragraph", identifier, *values) for identifier, values in plain.items()]
    made[0] = made[0].replace('w:type="paragraph"', 'w:type="paragraph" w:default="1"')
    return made + _headings(strong) + [_table_normal(), _three_line_table(), _hyperlink()]


def _headings(strong: str) -> list[str]:
    following = '<w:next w:val="BodyText"/><w:uiPriority w:val="9"/>'
    black = '<w:color w:val="000000"/>'
    keep = "<w:keepNext/><w:keepLines/>"
    made = [
        _style(
            "paragraph",
            "Title",
            "Title",
            "Normal",
            keep + spacing(360, 60) + '<w:jc w:val="center"/>',
            strong + black + size(36),
            following,
        ),
        _style(
            "paragraph",
            "Subtitle",
            "Subtitle",
            "Normal",
            keep + spacing(0, 240) + '<w:jc w:val="center"/>',
            fonts(SANS) + black + size(28),
            following,
        ),
    ]
    for level, half_points in enumerate((28, 23, 21, 21), 1):
        made.append(
            _style(
                "paragraph",
                f"Heading{level}",
                f"heading {level}",
                "Normal",
                keep + spacing(320 if level == 1 else 240, 140) + f'<w:outlineLvl w:val="{level - 1}"/>',
                strong + black + size(half_points),
                following,
            )
        )
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
