"""The EPUB 3: for readers of books, and for who lets a machine read aloud; the same bytes everywhere.

Pandoc writes the book.  Its drawings are pictures, as the texts of an SVG would be set in a font of the
reader's own; the fonts of text, tables and formulas lie in it, with the characters that it shows.
"""

from __future__ import annotations

import base64
import datetime
import re
import tempfile
import uuid
import zipfile
from pathlib import Path
from typing import Any

from tracepaper.files import StrPath
from tracepaper.languages import Language, load_language
from tracepaper.manuscript import tree as trees
from tracepaper.manuscript.pandoc import convert
from tracepaper.manuscript.spoken import with_spoken_formulas
from tracepaper.render.html_fonts import font_faces
from tracepaper.render.joins import dashes_kept
from tracepaper.render.templates import FOLDER
from tracepaper.zipped import zipped

_STYLE, _BOOK = "EPUB/styles/stylesheet1.css", "EPUB/content.opf"
_FACE = re.compile(r'url\("data:font/woff2;base64,([^"]*)"\)')
_SPOKEN = re.compile(r'<span class="formula"\s+data-spoken="([^"]*)"><math ')
_MODIFIED = re.compile(r'(<meta property="dcterms:modified">)[^<]*(</meta>)')
_EMPTY_HEAD = re.compile(r"<th\b([^>]*)></th>")
_FEATURES = ("readingOrder", "structuralNavigation", "tableOfContents")  # of every book
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "tracepaper")


def render(tree_file: StrPath, exhibits_folder: StrPath, output: StrPath, source_date_epoch: int) -> None:
    """Write the EPUB of one edition, dated `source_date_epoch` (seconds since 1970)."""
    tree = trees.flat(trees.read_tree(tree_file))
    metadata = trees.metadata(tree)
    language = load_language(metadata["language"])
    tree["blocks"] = with_spoken_formulas(tree["blocks"], language)
    trees.replace_images(dashes_kept(tree), lambda source: trees.as_picture(source, exhibits_folder))
    day = datetime.datetime.fromtimestamp(source_date_epoch, datetime.UTC)
    tree["meta"] = _metadata(metadata, tree["blocks"], day)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "paper.epub"
        options = ["--mathml", "--toc", "--toc-depth=2", "--split-level=1"]
        options += [f"--resource-path={exhibits_folder}", f"--lua-filter={FOLDER / 'epub.lua'}"]
        convert(
            trees.as_source({**tree, "meta": {**tree["meta"], "lang": trees.meta_string(metadata["lang"])}}),
            "json",
            "epub3",
            options,
            made,
            subject=str(output),
        )
        with zipfile.ZipFile(made) as book:
            parts = {name: book.read(name) for name in book.namelist() if not name.endswith("/")}
    Path(output).write_bytes(zipped(_mended(parts, language, day), "mimetype", day, is_stored=True))


def _metadata(
    metadata: dict[str, Any], blocks: list[trees.Node], day: datetime.datetime
) -> dict[str, trees.Node]:
    """What describes the book, and who can read it: a book without pictures or formulas says nothing of them.
    Its identifier is that of the paper in a language, in all of its versions."""
    kinds = {node["t"] for node in trees.nodes(blocks)}
    has_images = "Image" in kinds
    further = [*(["alternativeText"] if has_images else []), *(["MathML"] if "Math" in kinds else [])]
    name = uuid.uuid5(_NAMESPACE, f"{metadata['lang']} {metadata['title']}")

    def texts(values: list[str]) -> trees.Node:
        return {"t": "MetaList", "c": [trees.meta_string(value) for value in values]}

    found = {
        "title": trees.meta_string(metadata["title"]),
        "identifier": trees.meta_string(f"urn:uuid:{name}"),
        "date": trees.meta_string(f"{day:%Y-%m-%d}"),
        "subject": texts(metadata["keywords"]),
        "accessModes": texts(["textual", *(["visual"] if has_images else [])]),
        "accessModeSufficient": texts(["textual"]),
        "accessibilityFeatures": texts(sorted([*_FEATURES, *further])),
    }
    return {**found, "author": texts(metadata["author"])} if metadata["author"] else found


def _mended(parts: dict[str, bytes], language: Language, day: datetime.datetime) -> dict[str, bytes]:
    """The book with words for formulas, fonts, and its date in place of the hour at which Pandoc ran."""
    pages = sorted(name for name in parts if name.endswith(".xhtml"))
    for name in pages:
        page = _SPOKEN.sub(r'<span class="formula"><math alttext="\1" ', parts[name].decode("utf-8"))
        parts[name] = _EMPTY_HEAD.sub(r"<td\1></td>", page).encode("utf-8")
    shown = "".join(parts[name].decode("utf-8") for name in pages)
    style, items = font_faces(shown, language), list[str]()
    for number, face in enumerate(_FACE.findall(style), 1):
        name = f"fonts/{number}.woff2"
        parts[f"EPUB/{name}"] = base64.b64decode(face)
        style = style.replace(f"data:font/woff2;base64,{face}", f"../{name}", 1)
        items.append(f'<item id="font{number}" href="{name}" media-type="font/woff2" />')
    parts[_STYLE] = style.encode("utf-8") + b"\n" + (FOLDER / "epub.css").read_bytes()
    book = _MODIFIED.sub(rf"\g<1>{day:%Y-%m-%dT%H:%M:%SZ}\2", parts[_BOOK].decode("utf-8"))
    book = book.replace("</manifest>", "".join(f"  {item}\n" for item in items) + "  </manifest>")
    parts[_BOOK] = book.encode("utf-8")
    return parts
