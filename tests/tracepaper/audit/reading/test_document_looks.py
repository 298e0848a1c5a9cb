"""What hides text of a Word file is told, once; what shows it otherwise and well is not."""

from __future__ import annotations

import pytest

from tracepaper.audit.reading.document_looks import odd_looks

OPEN = '<w:{} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme>'
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    "</a:clrScheme></a:themeElements></a:theme>"
)
NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>{}</w:style>'
BLACK, WHITE = '<w:shd w:val="clear" w:fill="000000"/>', '<w:color w:val="FFFFFF"/>'
GREY = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'


def style(name: str, inner: str, kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}">{inner}</w:style>'


def run(words: str = "9 per cent", looks: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}<w:t>{words}</w:t></w:r>"


def paragraph(looks: str = "", inner: str = "") -> str:
    return f"<w:p><w:pPr>{looks}</w:pPr>{inner or run()}</w:p>"


def table(rows: list[list[str]], looks: str = "", cell: str = "") -> str:
    """Cells of paragraphs; cell: properties of the first one."""
    texts = [
        "".join(f"<w:tc><w:tcPr>{'' if n or m else cell}</w:tcPr>{text}</w:tc>" for m, text in enumerate(row))
        for n, row in enumerate(rows)
    ]
    made = "".join(f"<w:tr>{row}</w:tr>" for row in texts)
    return f"<w:tbl><w:tblPr>{looks}</w:tblPr>{made}</w:tbl>"


def looks(body: str = "", styles: str = "", normal: str = "", **parts: str) -> list[str]:
    """What is told of a file.  parts: others than the body, each by its name, without its root."""
    read = {f"word/{name}.xml": f"{OPEN.format('part')}{inner}</w:part>" for name, inner in parts.items()}
    read["word/document.xml"] = f"{OPEN.format('document')}<w:body>{body}</w:body></w:document>"
    read["word/styles.xml"] = f"{OPEN.format('styles')}{NORMAL.format(normal)}{styles}</w:styles>"
    read["word/theme/theme1.xml"] = THEME
    return list(odd_looks({name: text.encode() for name, text in read.items()}))


RUNS = {
    "hidden": "<w:vanish/>",
    "hidden on the web": "<w:webHidden/>",
    "struck out": "<w:strike/>",
    "white": WHITE,
    "tiny": '<w:sz w:val="2"/>',
    "under a black pen": '<w:highlight w:val="black"/>',
    "on black": BLACK,
}
PARTS = ("document", "header1", "footer2", "footnotes", "endnotes", "comments")


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("look", RUNS.values(), ids=RUNS)
def test_a_run_that_is_not_seen_is_told_once_wherever_it_stands(part, look):
    text = paragraph(inner=run(looks=look))
    told = looks(text) if part == "document" else looks(**{part: text})
    assert len(told) == 1 and "9 per cent" in told[0]


def test_a_run_in_a_text_box_is_told():
    inside = paragraph(inner=run(looks=WHITE))
    box = f"<w:r><w:drawing><w:txbxContent>{inside}</w:txbxContent></w:drawing></w:r>"
    assert len(looks(f"<w:p>{run()}{box}</w:p>")) == 1


def test_a_number_of_a_list_in_signs_is_told_and_its_bullet_is_not():
    level = '<w:lvl><w:numFmt w:val="{}"/><w:rPr><w:rFonts w:ascii="{}"/></w:rPr></w:lvl>'
    assert looks(numbering=level.format("bullet", "Symbol")) == []
    assert looks(numbering=level.format("decimal", "Arial")) == []
    assert len(looks(numbering=level.format("decimal", "Wingdings"))) == 1


NAMED = '<w:pStyle w:val="Odd"/>'
IN_ODD = paragraph(NAMED)
OF_TABLE = '<w:tblStyle w:val="Odd"/>'
HEADED = f'{OF_TABLE}<w:tblLook w:val="0020"/>'
ROWS = [[paragraph(), paragraph()], [paragraph(), paragraph()], [paragraph(), paragraph()]]


def shaded(place: str, inner: str) -> str:
    return style("Odd", f'<w:tblStylePr w:type="{place}">{inner}</w:tblStylePr>', "table")


DARK_HEAD = shaded("firstRow", f"<w:tcPr>{BLACK}</w:tcPr>")
FAINT = {
    "a white style": (IN_ODD, style("Odd", f"<w:rPr>{WHITE}</w:rPr>")),
    "one based on a white style": (
        IN_ODD,
        style("White", f"<w:rPr>{WHITE}</w:rPr>") + style("Odd", '<w:basedOn w:val="White"/>'),
    ),
    "white of the theme that says it is black": (
        IN_ODD,
        style("Odd", '<w:rPr><w:color w:val="000000" w:themeColor="background1"/></w:rPr>'),
    ),
    "nearly white of the theme": (
        IN_ODD,
        style("Odd", '<w:rPr><w:color w:themeColor="text1" w:themeTint="10"/></w:rPr>'),
    ),
    "a white style of letters": (
        paragraph(inner=run(looks='<w:rStyle w:val="Odd"/>')),
        style("Odd", f"<w:rPr>{WHITE}</w:rPr>", "character"),
    ),
    "a black paragraph": (paragraph(BLACK), ""),
    "a paragraph of full black": (paragraph('<w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>'), ""),
    "a nearly black pattern": (paragraph('<w:shd w:val="pct90" w:color="auto" w:fill="auto"/>'), ""),
    "a style of black paragraphs": (IN_ODD, style("Odd", f"<w:pPr>{BLACK}</w:pPr>")),
    "a style of letters on black": (IN_ODD, style("Odd", f"<w:rPr>{BLACK}</w:rPr>")),
    "a black pen of a style": (IN_ODD, style("Odd", '<w:rPr><w:highlight w:val="black"/></w:rPr>')),
    "a black cell": (table(ROWS, cell=BLACK), ""),
    "a cell in black of the theme": (
        table(ROWS, cell='<w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="text1"/>'),
        "",
    ),
    "a table in a black cell": (table([[table(ROWS) + "<w:p/>"]], cell=BLACK), ""),
    "a black table": (table(ROWS, BLACK), ""),
    "a style of black tables": (table(ROWS, OF_TABLE), style("Odd", f"<w:tblPr>{BLACK}</w:tblPr>", "table")),
    "a black head without light letters": (table(ROWS, HEADED), DARK_HEAD),
    "a black head of black letters": (
        table([[paragraph(NAMED), paragraph()], *ROWS], HEADED.replace("Odd", "Head")),
        DARK_HEAD.replace("</w:tblStylePr>", f"<w:rPr>{WHITE}</w:rPr></w:tblStylePr>").replace("Odd", "Head")
        + style("Odd", '<w:rPr><w:color w:val="000000"/></w:rPr>'),
    ),
    "a black band": (
        table(ROWS, f'{OF_TABLE}<w:tblLook w:noVBand="1" w:noHBand="0"/>'),
        shaded("band2Horz", f"<w:tcPr>{BLACK}</w:tcPr>"),
    ),
    "a black corner": (
        table(ROWS, f'{OF_TABLE}<w:tblLook w:firstRow="1" w:lastColumn="1" w:noHBand="1" w:noVBand="1"/>'),
        shaded("neCell", f"<w:tcPr>{BLACK}</w:tcPr>"),
    ),
    "white letters on a cell that is not dark": (
        table([[IN_ODD]], cell=GREY),
        style("Odd", f"<w:rPr>{WHITE}</w:rPr><w:pPr/>"),
    ),
    "black paper": (f'</w:body><w:background w:color="000000"/><w:body>{paragraph()}', ""),
}


@pytest.mark.parametrize(("body", "styles"), FAINT.values(), ids=FAINT)
def test_text_in_the_colour_behind_it_is_told_once(body, styles):
    told = looks(body, styles)
    assert len(told) == 1 and told[0].startswith("text in ")


LIT_HEAD = DARK_HEAD.replace("</w:tblStylePr>", f"<w:rPr>{WHITE}</w:rPr></w:tblStylePr>")
LIGHT = style("Odd", f"<w:rPr>{WHITE}</w:rPr>")
READABLE = {
    "light letters of a style on its black": (
        IN_ODD,
        style("Odd", f"<w:pPr>{BLACK}</w:pPr><w:rPr>{WHITE}</w:rPr>"),
    ),
    "light letters on a black paragraph": (paragraph(NAMED + BLACK), LIGHT),
    "light letters in a black cell": (table([[IN_ODD, paragraph()]], cell=BLACK), LIGHT),
    "light letters in a black table": (table([[IN_ODD]], BLACK), LIGHT),
    "a black head of light letters": (table(ROWS, HEADED), LIT_HEAD),
    "a black head that the table does not ask for": (table(ROWS, OF_TABLE), DARK_HEAD),
    "a head for which no row is the first": (paragraph(), DARK_HEAD),
    "a white style that nothing has": (paragraph(), LIGHT),
    "a white style of no words": (paragraph(NAMED, run(" ")), LIGHT),
    "a grey cell": (table(ROWS, cell=GREY), ""),
    "a grey paragraph": (paragraph(GREY), ""),
    "grey letters": (IN_ODD, style("Odd", '<w:rPr><w:color w:val="595959"/></w:rPr>')),
    "black of the theme that says it is white": (
        IN_ODD,
        style("Odd", '<w:rPr><w:color w:val="FFFFFF" w:themeColor="text1"/></w:rPr>'),
    ),
    "no shade": (paragraph('<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'), ""),
    "a shade of none": (paragraph('<w:shd w:val="nil"/>'), ""),
    "a thin pattern": (paragraph('<w:shd w:val="pct10" w:color="auto" w:fill="auto"/>'), ""),
    "a white paragraph in a black cell": (
        table([[paragraph('<w:shd w:val="clear" w:fill="FFFFFF"/>')]], cell=BLACK),
        "",
    ),
    "a white table in a black cell": (
        table([[table(ROWS, '<w:shd w:val="clear" w:fill="FFFFFF"/>')]], cell=BLACK),
        "",
    ),
    "a style that is not hidden": (IN_ODD, style("Odd", '<w:rPr><w:vanish w:val="0"/></w:rPr>')),
}


@pytest.mark.parametrize(("body", "styles"), READABLE.values(), ids=READABLE)
def test_text_that_can_be_read_is_not_told(body, styles):
    assert looks(body, styles) == []


def test_heads_and_feet_have_a_size_of_their_own():
    assert looks(header1=paragraph(inner=run(looks='<w:sz w:val="18"/>'))) == []
    assert len(looks(paragraph(inner=run(looks='<w:sz w:val="18"/>')))) == 1


def test_a_white_style_of_everything_is_told_once():
    assert looks(paragraph() * 3, normal=f"<w:rPr>{WHITE}</w:rPr>") == [
        "text in FFFFFF on FFFFFF, “9 per cent”"
    ]


def test_two_styles_of_which_programs_take_either_are_told():
    again = NORMAL.format(f"<w:rPr>{WHITE}</w:rPr>")
    assert [told for told in looks(paragraph(), again) if "of which there are two" in told]
    assert looks(paragraph(), again.replace("Normal", "Other").replace(' w:default="1"', "")) == []
