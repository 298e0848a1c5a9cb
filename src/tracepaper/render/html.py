"""The web page: one file that needs nothing else, readable on a phone, in which every number explains itself.

The text stands in it as a reader without scripts sees it; what a script adds (panels, previews, search) it
makes from data that lie in the page, and puts nowhere else.  A content policy lets no other script run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from tracepaper.files import StrPath, read_json
from tracepaper.languages import load_language
from tracepaper.manuscript import tree as trees
from tracepaper.manuscript.pandoc import convert
from tracepaper.render.content_policy import with_classes
from tracepaper.render.html_citation import citations, date_of, scholar_tags
from tracepaper.render.html_drawings import place_drawings
from tracepaper.render.html_fonts import font_faces, heads_of_panels, words_of
from tracepaper.render.html_frame import finished, neighbours, packed_blocks, page_data
from tracepaper.render.html_values import mark_values
from tracepaper.render.joins import dashes_kept
from tracepaper.render.templates import FOLDER, find_template

NUMERIC = "".join(map(chr, range(0x21, 0x7F))) + "−…%‰€£¥"  # of values as they are, with their units
_BLANK_HEAD = re.compile(r"<th\b([^>]*)></th>")
_EXHIBIT = re.compile(r'<div id="([a-z0-9-]+)" class="exhibit')


def render(
    tree_file: StrPath,
    exhibits_folder: StrPath,
    origins_file: StrPath,
    own_templates: StrPath,
    output: StrPath,
    source_date_epoch: int,
    languages: Sequence[str],
) -> None:
    """Write the HTML of one edition; drawings, fonts and data are inside.

    origins_file: what stands behind its numbers (`origins.panels`), as JSON.  own_templates: the paper's
    folder of templates that differ from the package's.  source_date_epoch: its date.  languages: all of the
    paper.
    """
    tree = trees.flat(trees.read_tree(tree_file))
    metadata = trees.metadata(tree)
    language, day = load_language(metadata["language"]), date_of(source_date_epoch)
    for image in trees.elements(tree["blocks"], "Image"):
        trees.read_image(exhibits_folder, image["c"][2][0])  # it is there, and an exhibit's
    settings = _settings(metadata) | {
        "head-tags": scholar_tags(metadata, day),
        "neighbours": neighbours(language, languages),
    }
    tree["meta"] |= {key: _raw(value) for key, value in settings.items() if value}
    authors = [_raw(escape(name)) for name in metadata["author"]]
    tree["meta"]["author-attributes"] = {"t": "MetaList", "c": authors}
    template = find_template("paper.html", own_templates)
    page = convert(
        trees.as_source(dashes_kept(tree)), "json", "html5", _options(template), subject=str(output)
    )
    page, narrow = place_drawings(with_classes(page), exhibits_folder)
    page = mark_values(page, exhibits_folder, metadata["language"])
    page = _BLANK_HEAD.sub(r"<td\1></td>", page)  # it is the head of nothing
    data = page_data(metadata, language, citations(metadata, day))
    origins, tables = read_json(origins_file), _tables(page, exhibits_folder)
    said = json.dumps(origins, ensure_ascii=False)
    faces = font_faces(
        page, language, data + said + words_of(narrow), data + heads_of_panels(origins) + NUMERIC
    )
    blocks = [data, *packed_blocks({"narrow": narrow, "origins": origins, "tables": tables})]
    Path(output).write_text(finished(page, faces, blocks, own_templates, template), encoding="utf-8")


def _settings(metadata: dict[str, Any]) -> dict[str, str]:
    """What the template says of the paper in its language."""
    language = load_language(metadata["language"])
    said = {
        "pagetitle": metadata["title"],
        "main-title": metadata["main_title"],
        "subtitle": metadata["subtitle"],
        "script": language.script,
        "contents": language.words["contents"],
        "authors-between": language.words["authors"],
        "before-subtitle": language.words["before-subtitle"],
        "keywords-attribute": ", ".join(metadata["keywords"]),
        "skip": language.site["skip"],
        **{key: language.page[key] for key in ("back", "formats")},
    }
    return {key: escape(text) for key, text in said.items()}


def _options(template: Path) -> list[str]:
    return [
        "--standalone",
        f"--template={template}",
        "--mathml",
        "--wrap=none",
        "--toc",
        "--toc-depth=2",
        f"--lua-filter={FOLDER / 'html.lua'}",
    ]


def _tables(page: str, exhibits_folder: StrPath) -> dict[str, str]:
    """Exhibit -> its data.csv, of those that the page shows."""
    from tracepaper.exhibits.exported import text_of

    return {name: text_of(Path(exhibits_folder, name, "data.csv")) for name in _EXHIBIT.findall(page)}


def _raw(text: str) -> trees.Node:
    """HTML for the template to put where it stands, which Pandoc does not escape."""
    return {"t": "MetaInlines", "c": [{"t": "RawInline", "c": ["html", text]}]}
