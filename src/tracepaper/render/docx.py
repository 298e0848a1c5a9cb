"""The Word file: native styles, captions that count, cross-references that are fields."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracepaper.files import StrPath
from tracepaper.languages import Language, load_language
from tracepaper.manuscript import tree as trees
from tracepaper.manuscript.pandoc import convert
from tracepaper.render.docx_controls import add_controls
from tracepaper.render.docx_reference import (
    RELATIONS,
    add_relation,
    read_package,
    reference_document,
    write_package,
)
from tracepaper.render.docx_styles import SANS, WORD
from tracepaper.render.templates import FOLDER

if TYPE_CHECKING:
    from lxml import etree


W = f"{{{WORD}}}"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
MOST_ROWS_KEPT_TOGETHER = 20  # longer tables may break over pages
AMBIGUOUS = set("“”‘’—…·")  # Chinese or Latin punctuation, by the font they are set in


def render(tree_file: StrPath, exhibits_folder: StrPath, output: StrPath, source_date_epoch: int) -> None:
    """Write the DOCX of one edition: pictures as PNG, with the SVG beside it for newer Words."""
    tree = trees.read_tree(tree_file)
    metadata = trees.metadata(tree)
    language = load_language(metadata["language"])
    add_controls(tree, language)
    tree = trees.flat(tree)
    drawings = []

    def picture(source: str) -> str:
        drawings.append(trees.read_image(exhibits_folder, source))
        png = source.removesuffix(".svg") + ".png"
        trees.read_image(exhibits_folder, png)
        return png  # relative: Pandoc writes the name into the file

    trees.replace_images(tree, picture)
    mark = language.words["before-subtitle"] if metadata["subtitle"] else ""
    tree["meta"] |= {"title": _text(metadata["main_title"]), "subtitle": _text(mark + metadata["subtitle"])}
    with tempfile.TemporaryDirectory() as folder:
        reference, made = Path(folder) / "reference.docx", Path(folder) / "paper.docx"
        reference.write_bytes(reference_document(language, metadata["main_title"]))
        convert(
            trees.as_source(tree),
            "json",
            "docx",
            [
                f"--reference-doc={reference}",
                f"--resource-path={exhibits_folder}",
                f"--lua-filter={FOLDER / 'docx.lua'}",
            ],
            made,
            subject=str(output),
        )
        parts = read_package(made.read_bytes())
    _mend_document(parts, language, drawings)
    _mend_properties(parts, metadata, source_date_epoch)
    Path(output).write_bytes(write_package(parts))


def _text(value: str) -> dict[str, Any]:
    return {"t": "MetaString", "c": value}


def _mend_document(parts: dict[str, bytes], language: Language, drawings: list[bytes]) -> None:
    from lxml import etree

    root = etree.fromstring(parts["word/document.xml"])
    for table in root.iter(f"{W}tbl"):
        _mend_table(table)
    if language.is_han:
        _set_chinese_runs(root)
    for number, (blip, drawing) in enumerate(zip(root.iter(f"{{{DRAWING}}}blip"), drawings, strict=True), 1):
        _add_svg(parts, blip, f"drawing{number}", drawing)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _mend_table(table: etree._Element) -> None:
    """Full width, fixed columns, rows that do not break, a rule under headers over several columns."""
    from lxml import etree

    properties = _one(table, "tblPr")
    for name in ("tblW", "tblLayout", "jc"):
        for old in properties.findall(f"{W}{name}"):
            properties.remove(old)
    wanted = {"tblW": {"type": "pct", "w": "5000"}, "jc": {"val": "center"}, "tblLayout": {"type": "fixed"}}
    for name, attributes in wanted.items():
        _set_in_order(properties, name, attributes)
    rows = list(table.iter(f"{W}tr"))
    for row in rows:
        row_properties = row.find(f"{W}trPr")
        if row_properties is None:
            row_properties = etree.Element(f"{W}trPr")
            row.insert(0, row_properties)
        row_properties.insert(0, etree.Element(f"{W}cantSplit"))
        is_header = row_properties.find(f"{W}tblHeader") is not None
        for cell in row.iter(f"{W}tc"):
            _mend_cell(cell, is_header)
    if len(rows) <= MOST_ROWS_KEPT_TOGETHER:
        for properties in table.iter(f"{W}pPr"):
            properties.insert(1, etree.Element(f"{W}keepNext"))


def _one(element: etree._Element, name: str) -> etree._Element:
    """A child that is always there."""
    child = element.find(f"{W}{name}")
    assert child is not None, name
    return child


TABLE_ORDER = [
    "tblStyle",
    "tblpPr",
    "tblOverlap",
    "bidiVisual",
    "tblStyleRowBandSize",
    "tblStyleColBandSize",
    "tblW",
    "jc",
    "tblCellSpacing",
    "tblInd",
    "tblBorders",
    "shd",
    "tblLayout",
    "tblCellMar",
    "tblLook",
    "tblCaption",
    "tblDescription",
]


def _set_in_order(properties: etree._Element, name: str, attributes: dict[str, str]) -> None:
    """Add a property where the schema wants it."""
    from lxml import etree

    element = etree.Element(f"{W}{name}", {f"{W}{key}": value for key, value in attributes.items()})
    before = [
        child
        for child in properties
        if TABLE_ORDER.index(etree.QName(child).localname) < TABLE_ORDER.index(name)
    ]
    properties.insert(len(before), element)


def _mend_cell(cell: etree._Element, is_header: bool) -> None:
    from lxml import etree

    for style in cell.iter(f"{W}pStyle"):
        if style.get(f"{W}val") in ("Compact", "BodyText", "FirstParagraph"):
            style.set(f"{W}val", "TableText")
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    if not is_header or span is None or int(span.get(f"{W}val", "1")) < 2:
        return
    borders = etree.SubElement(_one(cell, "tcPr"), f"{W}tcBorders")
    etree.SubElement(
        borders, f"{W}bottom", {f"{W}val": "single", f"{W}sz": "4", f"{W}space": "0", f"{W}color": "000000"}
    )
    for paragraph in cell.iter(f"{W}p"):
        for place in paragraph.iter(f"{W}jc"):
            place.set(f"{W}val", "center")


def _set_chinese_runs(root: etree._Element) -> None:
    """In Chinese paragraphs quotation marks and dashes take the Chinese font, and strong is 黑体."""
    for paragraph in root.iter(f"{W}p"):
        text = "".join(paragraph.itertext(f"{W}t"))
        chinese = sum("\u4e00" <= c <= "\u9fff" for c in text)
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        in_list = style is not None and style.get(f"{W}val") == "Bibliography"
        if not chinese or (in_list and chinese < len(text) / 4):  # an English entry stays English
            continue
        for run in paragraph.iter(f"{W}r"):
            if AMBIGUOUS.intersection("".join(run.itertext(f"{W}t"))):
                _font(run).set(f"{W}hint", "eastAsia")
            bold = run.find(f"{W}rPr/{W}b")
            if bold is not None:
                _one(run, "rPr").remove(bold)
                for key, name in (("ascii", "Arial"), ("hAnsi", "Arial"), ("eastAsia", SANS)):
                    _font(run).set(f"{W}{key}", name)


def _font(run: etree._Element) -> etree._Element:
    """The run's font element, made where the schema wants it if there is none."""
    from lxml import etree

    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    font = properties.find(f"{W}rFonts")
    if font is None:
        font = etree.Element(f"{W}rFonts")
        properties.insert(0 if properties.find(f"{W}rStyle") is None else 1, font)
    return font


def _add_svg(parts: dict[str, bytes], blip: etree._Element, name: str, drawing: bytes) -> None:
    from lxml import etree

    parts[f"word/media/{name}.svg"] = drawing
    add_relation(parts, name, f"{RELATIONS}/image", f"media/{name}.svg")
    types = parts["[Content_Types].xml"].decode("utf-8")
    if 'Extension="svg"' not in types:
        default = '<Default Extension="svg" ContentType="image/svg+xml"/>'
        at = types.index(">", types.index("<Types")) + 1
        parts["[Content_Types].xml"] = (types[:at] + default + types[at:]).encode("utf-8")
    for old in blip.findall(f"{{{DRAWING}}}extLst"):
        blip.remove(old)
    extensions = etree.SubElement(blip, f"{{{DRAWING}}}extLst")
    extension = etree.SubElement(
        extensions, f"{{{DRAWING}}}ext", {"uri": "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"}
    )
    etree.SubElement(
        extension, f"{{{SVG}}}svgBlip", {f"{{{RELATIONS}}}embed": name}, nsmap={"asvg": SVG, "r": RELATIONS}
    )


def _mend_properties(parts: dict[str, bytes], metadata: dict[str, Any], source_date_epoch: int) -> None:
    """The full title, the keywords, the language and the date in the document's properties."""
    from lxml import etree

    dublin = "{http://purl.org/dc/elements/1.1/}"
    core = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
    terms = "{http://purl.org/dc/terms/}"
    date = datetime.fromtimestamp(source_date_epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    root = etree.fromstring(parts["docProps/core.xml"])
    values = {
        f"{dublin}title": metadata["title"],
        f"{dublin}language": metadata["lang"],
        f"{core}keywords": ", ".join(metadata["keywords"]),
        f"{terms}created": date,
        f"{terms}modified": date,
    }
    for name, value in values.items():
        element = root.find(name)
        if element is None:
            element = etree.SubElement(root, name)
        element.text = value
    parts["docProps/core.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
