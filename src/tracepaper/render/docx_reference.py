"""The reference document: Pandoc's own with the paper's styles, page, header and page numbers."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from tracepaper.languages import Language
from tracepaper.manuscript.pandoc import convert
from tracepaper.render.docx_numbering import heading_lists
from tracepaper.render.docx_styles import SERIF, WORD, font_table, fonts, size, spoken, styles
from tracepaper.render.page import WordPage, word_page
from tracepaper.styles.profile import Style
from tracepaper.zipped import zipped

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def read_package(content: bytes) -> dict[str, bytes]:
    """Name -> bytes of the parts of an OOXML file."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def write_package(parts: dict[str, bytes]) -> bytes:
    """An OOXML file whose bytes depend on its parts alone."""
    return zipped(parts, "[Content_Types].xml")


def reference_document(language: Language, running_head: str, style: Style) -> bytes:
    """The reference document of one language edition in a style."""
    page = word_page(style.page)
    with tempfile.TemporaryDirectory() as folder:
        default = Path(folder) / "default.docx"
        convert("", "markdown", "docx", ["--print-default-data-file=reference.docx"], default)
        parts = read_package(default.read_bytes())
    parts["word/styles.xml"] = _restyled(parts["word/styles.xml"], language, page)
    parts["word/numbering.xml"] = heading_lists(language, style.heading_numbers(language.code)).encode(
        "utf-8"
    )
    parts["word/fontTable.xml"] = font_table().encode("utf-8")
    _add_part(parts, "header1", "header", _header(running_head))
    _add_part(parts, "footer1", "footer", _footer())
    parts["word/document.xml"] = _with_page(parts["word/document.xml"], page)
    return write_package(parts)


def _restyled(content: bytes, language: Language, page: WordPage) -> bytes:
    from lxml import etree

    root = etree.fromstring(content)
    name = f"{{{WORD}}}"
    for defaults in root.findall(f"{name}docDefaults"):
        root.replace(defaults, etree.fromstring(_defaults(language)))
    for text in styles(language, page):
        style = etree.fromstring(text)
        identifier = style.get(f"{name}styleId")
        old = next((s for s in root.iter(f"{name}style") if s.get(f"{name}styleId") == identifier), None)
        if old is None:
            root.append(style)
        else:
            root.replace(old, style)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _defaults(language: Language) -> str:
    latin, han = spoken(language)
    return (
        f'<w:docDefaults xmlns:w="{WORD}"><w:rPrDefault><w:rPr>{fonts(SERIF)}{size(21)}'
        f'<w:lang w:val="{latin}" w:eastAsia="{han}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _paragraph(content: str, border: bool) -> str:
    line = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="595959"/></w:pBdr>'
    return f'<w:p><w:pPr>{line if border else ""}<w:jc w:val="center"/></w:pPr>{content}</w:p>'


def _run(content: str) -> str:
    return f"<w:r><w:rPr>{fonts(SERIF)}{size(17)}</w:rPr>{content}</w:r>"


def _header(running_head: str) -> str:
    text = _run(f'<w:t xml:space="preserve">{escape(running_head)}</w:t>')
    return f'<w:hdr xmlns:w="{WORD}">{_paragraph(text, border=True)}</w:hdr>'


def _footer() -> str:
    number = f'<w:fldSimple w:instr=" PAGE ">{_run("<w:t>1</w:t>")}</w:fldSimple>'
    return f'<w:ftr xmlns:w="{WORD}">{_paragraph(number, border=False)}</w:ftr>'


def _add_part(parts: dict[str, bytes], name: str, kind: str, content: str) -> None:
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    parts[f"word/{name}.xml"] = (declaration + content).encode("utf-8")
    add_relation(parts, name, f"{RELATIONS}/{kind}", f"{name}.xml")
    types = parts["[Content_Types].xml"].decode("utf-8")
    override = f'<Override PartName="/word/{name}.xml" ContentType="{PARTS}.{kind}+xml"/>'
    parts["[Content_Types].xml"] = types.replace("</Types>", override + "</Types>").encode("utf-8")


def add_relation(parts: dict[str, bytes], identifier: str, kind: str, target: str) -> None:
    """Relate the main document to another part of the package."""
    file = "word/_rels/document.xml.rels"
    relation = f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}"/>'
    text = parts[file].decode("utf-8")
    parts[file] = text.replace("</Relationships>", relation + "</Relationships>").encode("utf-8")


def _with_page(content: bytes, page: WordPage) -> bytes:
    """The page, the first one without a running head; the body is not needed."""
    counted = '<w:lnNumType w:countBy="1" w:restart="continuous"/>' if page.line_numbers else ""
    section = (
        f'<w:sectPr xmlns:w="{WORD}" xmlns:r="{RELATIONS}">'
        '<w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/>'
        '<w:footerReference w:type="first" r:id="footer1"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" '
        f'w:header="850" w:footer="794" w:gutter="0"/>{counted}<w:titlePg/></w:sectPr>'
    )
    text = content.decode("utf-8")
    start, end = text.rindex("<w:sectPr"), text.rindex("</w:sectPr>") + len("</w:sectPr>")
    return (text[:start] + section + text[end:]).encode("utf-8")
