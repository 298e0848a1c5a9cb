"""The audit site: one HTML file that needs no server, no network and no other file.

Everything is inside it: texts, style, script, drawings, the files it hands out, and the data as JSON.  What
is large is compressed, and unpacked by the reader's browser.  A content security policy forbids what the
page must not do, so that an external request cannot slip in later.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tracepaper.audit.site.attachments import attached
from tracepaper.audit.site.paper import write_paper
from tracepaper.audit.site.printed import Printed, printed_cells
from tracepaper.audit.site.site_data import collect
from tracepaper.files import StrPath, read_json
from tracepaper.languages import Language, load_language
from tracepaper.manuscript import tree as trees
from tracepaper.origins.evidence_rows import EvidenceRows
from tracepaper.origins.registry import Registry, by_folder, by_stem
from tracepaper.origins.source_code import SourceCode
from tracepaper.render.content_policy import ALIGNED, with_policy
from tracepaper.render.html_frame import ELEMENTS, asset
from tracepaper.render.kept_inside import json_bytes, packed_block
from tracepaper.sources.raw import Sidecars
from tracepaper.vocabulary import Vocabulary

ASSETS = Path(__file__).parent / "assets"
SCRIPTS = (
    "dom.js",
    "words.js",
    "rivals.js",
    "rawlines.js",
    "trace.js",
    "assurance.js",
    "pages.js",
    "app.js",
)  # each uses those before it
PLAIN = ("languages", "dimensions", "titles")  # data that are needed before the others are unpacked
FIRST_HAN = "\u2e80"  # all writing that fonts of Latin letters do not have lies from here on
FONT_FACE = re.compile(
    r'@font-face \{ font-family: "([^"]+)"; font-display: swap; src: url\("data:[^"]+"\) '
    r'format\("woff2"\); \}'
)


def build_site(
    *,
    observations: StrPath,
    statements: StrPath,
    facts: StrPath,
    claims: StrPath,
    verified: StrPath,
    trees_by_language: dict[str, Any],
    exhibit_files: Iterable[StrPath],
    table_files: Iterable[StrPath],
    code_files: Iterable[StrPath],
    modules: Callable[[str], object],
    sidecars: Sidecars,
    raw: StrPath,
    vocabulary: Vocabulary,
    output: StrPath,
    pages: Iterable[StrPath] = (),
    report: StrPath | None = None,
    planted: StrPath | None = None,
) -> None:
    """Write the audit site.

    trees_by_language: language -> syntax tree file.  exhibit_files, table_files: each
    exhibit's exhibit.json and traced Parquet file.  code_files: the analysis' modules.
    modules(exhibit) -> the module of a table.  vocabulary: what the paper declares of itself.
    pages: the published HTML pages, whose fonts are used.  report: of the checks, or None.
    planted: what became of errors planted on purpose, or None.
    """
    rows = EvidenceRows([observations, statements], raw, sidecars)
    tables, exhibits = by_stem(table_files), by_folder(exhibit_files)
    registry = Registry(facts, claims, exhibits, tables, SourceCode(code_files))
    languages = list(trees_by_language)
    printed = {
        name: _printed(modules(name), tables[name], exhibits[name].with_name("data.csv"), languages)
        for name, exhibit in registry.exhibits.items()
        if exhibit["kind"] == "table"
    }
    papers = {language: trees.read_tree(file) for language, file in trees_by_language.items()}

    def is_traced(language: str, exhibit: str, row: int, position: int) -> bool:
        return (row, position) in printed[exhibit][0].get(language, {})

    checksums = {entry["file"]: entry["sha256"] for entry in read_json(verified)}
    checks = read_json(report) if report else None
    data = collect(registry, rows, sidecars, checksums, printed, languages, vocabulary, checks, planted)
    data["titles"] = {language: trees.metadata(tree)["title"] for language, tree in papers.items()}
    paper = write_paper(papers, is_traced)
    files, data["files"] = attached(exhibits, languages, sidecars, raw)
    page = render(paper, data, _fonts(pages, paper, data), files)
    Path(output).write_text(page, encoding="utf-8")


def _printed(module: Any, table_file: StrPath, csv_file: StrPath, languages: Sequence[str]) -> Printed:
    """What stands behind the printed cells of a table, which is printed from its CSV."""
    from tracepaper.evidence.tables import read_table, traced_columns
    from tracepaper.exhibits.exhibit import read_csv, text_columns

    traced = read_table(table_file)
    shown = read_csv(csv_file, text_columns(traced))
    return printed_cells(module.cells, shown, traced_columns(traced), languages)


def _fonts(pages: Iterable[StrPath], paper: str, data: dict[str, Any]) -> str:
    faces = _font_faces(pages)
    return "\n".join([*faces, *_own_face(paper, data, faces)])


def _font_faces(pages: Iterable[StrPath]) -> list[str]:
    """The fonts of the published pages: a subset takes seconds to make and these hold the paper's
    characters.  Of one family the fullest: a browser takes a character from the last face of a family, or
    from none of it."""
    found: dict[str, str] = {}
    for page in pages:
        for match in FONT_FACE.finditer(Path(page).read_text(encoding="utf-8")):
            found[match[1]] = max(found.get(match[1], ""), match[0], key=len)
    return list(found.values())


def _own_face(paper: str, data: dict[str, Any], faces: Sequence[str]) -> list[str]:
    """A font with the Chinese characters that the paper's own (faces) have not: those of the site's words,
    which stand in buttons and labels too, of names and of rivals."""
    from tracepaper.exhibits.fonts import sans_file, subset_woff2

    shown = set(re.sub(r"<[^>]*>", "", paper)) if faces else set()
    said = set(json.dumps(data, ensure_ascii=False, default=str)) - shown
    said |= set(json.dumps(data["languages"], ensure_ascii=False))
    characters = "".join(sorted(c for c in said if c >= FIRST_HAN))
    if not characters:
        return []
    font = base64.b64encode(subset_woff2(sans_file(), characters)).decode("ascii")
    source = f'url("data:font/woff2;base64,{font}") format("woff2")'
    return [f'@font-face {{ font-family: "Site Sans"; font-display: swap; src: {source}; }}']


def render(
    paper: str, data: dict[str, Any], fonts: str = "", files: Mapping[str, bytes] | None = None
) -> str:
    """Put the paper, the data, the files, the style and the scripts into the template."""
    languages = [load_language(entry["code"]) for entry in data["languages"]]
    parts = {
        "tag": languages[0].tag,
        "switch": _switch(languages),
        "noscript": _escaped(" · ".join(language.site["noscript"] for language in languages)),
        "style": "\n".join(
            [fonts, *map(_only, languages), ALIGNED, (ASSETS / "site.css").read_text(encoding="utf-8")]
        ),
        "script": "\n".join(
            ['"use strict";', asset(ELEMENTS), *((ASSETS / name).read_text("utf-8") for name in SCRIPTS)]
        ),
        "paper": paper,
        "data": "\n".join(
            [
                *(_block(name, value) for name, value in sorted(data.items())),
                *(packed_block(f"file-{at}", content) for at, content in enumerate((files or {}).values())),
            ]
        ),
        "title": _escaped(" · ".join(data["titles"].values())),
    }
    template = (ASSETS / "site.html").read_text(encoding="utf-8")
    page = re.sub(
        r"<!-- (\w+) stands here -->|/\* (\w+) stands here \*/",
        lambda match: parts[match[1] or match[2]],
        template,
    )
    return with_policy(page, [parts["script"]])


def _switch(languages: Sequence[Language]) -> str:
    """The buttons that choose a language, or all side by side."""
    buttons = [
        f'<button type="button" data-view="{one.code}" lang="{one.tag}">{_escaped(one.name)}</button>'
        for one in languages
    ]
    if len(buttons) == 1:
        return ""
    both = '<button type="button" data-view="both" data-t="both"></button>'
    group = '<div class="switch" role="group" data-label="language">'
    return "\n".join([group, *buttons[:-1], both, buttons[-1], "</div>"])


def _only(language: Language) -> str:
    """The rule that shows one language alone."""
    return f'[data-view="{language.code}"] .side:not(.{language.code}) {{ display: none; }}'


def _block(name: str, value: object) -> str:
    if name not in PLAIN:
        return packed_block(f"data-{name}", json_bytes(value))
    text = json_bytes(value).decode("utf-8").replace("<", "\\u003c")
    return f'<script type="application/json" id="data-{name}">{text}</script>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
