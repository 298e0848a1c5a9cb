"""The Word file: native styles, captions that count, cross-references that are fields."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracepaper.files import StrPath
from tracepaper.languages import Language, load_language
from tracepaper.manuscript import tree as trees
from tracepaper.manuscript.pandoc import convert
from tracepaper.render.docx_controls import add_controls
from tracepaper.render.docx_formulas import mend_formulas, pair_delimiters
from tracepaper.render.docx_properties import mend_properties, mend_settings
from tracepaper.render.docx_reference import (
    RELATIONS,
    add_relation,
    read_package,
    reference_document,
    write_package,
)
from tracepaper.render.docx_styles import SANS, WORD
from tracepaper.render.docx_tables import mend_table, one
from tracepaper.render.templates import FOLDER

if TYPE_CHECKING:
    from lxml import etree


W = f"{{{WORD}}}"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
AMBIGUOUS = set("“”‘’—…·")  # Chinese or Latin punctuation, by the font they are set in


def render(tree_file: StrPath, exhibits_folder: StrPath, output: StrPath, source_date_epoch: int) -> None:
    """Write the DOCX of one edition: pictures as PNG, with the SVG beside it for newer Words."""
    tree = trees.read_tree(tree_file)
    metadata = trees.metadata(tree)
    language = load_language(metadata["language"])
    add_controls(tree, language)
    pair_delimiters(tree)
    tree = trees.flat(tree)
    tree["meta"].pop("jel", None)  # Pandoc would make it a property of the document
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
    mend_properties(parts, metadata, source_date_epoch)
    mend_settings(parts, language)
    Path(output).write_bytes(write_package(parts))


def _text(value: str) -> dict[str, Any]:
    return {"t": "MetaString", "c": value}


def _mend_document(parts: dict[str, bytes], language: Language, drawings: list[bytes]) -> None:
    from lxml import etree

    root = etree.fromstring(parts["word/document.xml"])
    for table in root.iter(f"{W}tbl"):
        mend_table(table)
    mend_formulas(root)
    if language.is_han:
        _set_chinese_runs(root)
    for number, (blip, drawing) in enumerate(zip(root.iter(f"{{{DRAWING}}}blip"), drawings, strict=True), 1):
        _add_svg(parts, blip, f"drawing{number}", drawing)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


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
                one(run, "rPr").remove(bold)
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
