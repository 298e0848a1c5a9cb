"""The Word file: native styles, captions that count, cross-references that are fields."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tracepaper.files import StrPath
from tracepaper.languages import Language, load_language
from tracepaper.manuscript import tree as trees
from tracepaper.manuscript.pandoc import convert
from tracepaper.render.docx_controls import add_controls
from tracepaper.render.docx_formulas import mend_formulas, pair_delimiters
from tracepaper.render.docx_properties import mend_properties, mend_settings
from tracepaper.render.docx_reference import (
    read_package,
    reference_document,
    write_package,
)
from tracepaper.render.docx_state import stamp, state_of
from tracepaper.render.docx_styles import SANS, WORD
from tracepaper.render.docx_tables import mend_table, one
from tracepaper.render.page import word_page
from tracepaper.render.templates import FOLDER
from tracepaper.styles.profile import Style

if TYPE_CHECKING:
    from lxml import etree


W = f"{{{WORD}}}"
AMBIGUOUS = set("“”‘’—…·")  # Chinese or Latin punctuation, by the font they are set in


def render(
    tree_file: StrPath,
    exhibits_folder: StrPath,
    output: StrPath,
    source_date_epoch: int,
    style: Style | None = None,
) -> None:
    """Write the DOCX of one edition: pictures as PNG, as Word would set the texts of an SVG in a font of the
    machine's own.  style: whose page and numbers of headings it has."""
    style = style or Style()
    page = word_page(style.page)
    tree = trees.read_tree(tree_file)
    metadata = trees.metadata(tree)
    language = load_language(metadata["language"])
    add_controls(tree, language)
    pair_delimiters(tree)
    tree = trees.flat(tree)
    tree["meta"].pop("jel", None)  # Pandoc would make it a property of the document

    # relative: Pandoc writes the name into the file
    trees.replace_images(tree, lambda source: trees.as_picture(source, exhibits_folder))
    mark = language.words["before-subtitle"] if metadata["subtitle"] else ""
    titles = {"title": metadata["main_title"], "subtitle": mark + metadata["subtitle"]}
    tree["meta"] |= {key: trees.meta_string(text) for key, text in titles.items()}
    with tempfile.TemporaryDirectory() as folder:
        reference, made = Path(folder) / "reference.docx", Path(folder) / "paper.docx"
        reference.write_bytes(reference_document(language, metadata["main_title"], style))
        convert(
            trees.as_source(tree),
            "json",
            "docx",
            [
                f"--reference-doc={reference}",
                f"--resource-path={exhibits_folder}",
                f"--variable=picture-width:{page.picture}",
                f"--lua-filter={FOLDER / 'docx.lua'}",
            ],
            made,
            subject=str(output),
        )
        parts = read_package(made.read_bytes())
    _mend_document(parts, language)
    mend_properties(parts, metadata, source_date_epoch)
    mend_settings(parts, language)
    stamp(parts, language.code, state_of(Path(tree_file).read_bytes()))
    Path(output).write_bytes(write_package(parts))


def _mend_document(parts: dict[str, bytes], language: Language) -> None:
    from lxml import etree

    root = etree.fromstring(parts["word/document.xml"])
    for table in root.iter(f"{W}tbl"):
        mend_table(table)
    mend_formulas(root)
    for spoken in root.iter(f"{W}lang"):  # Word asks another attribute of East Asian letters
        if (spoken.get(f"{W}val") or "").startswith(("zh", "ja", "ko")):
            spoken.set(f"{W}eastAsia", spoken.attrib.pop(f"{W}val"))
    if language.is_han:
        _set_chinese_runs(root)
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
