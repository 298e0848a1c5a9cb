"""The PDF, set by Typst: tagged (PDF/UA-1), for archives (PDF/A-2a), the same bytes everywhere."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError
from tracepaper.exhibits.fonts import font_folders
from tracepaper.files import StrPath
from tracepaper.languages import load_language
from tracepaper.manuscript import tree as trees
from tracepaper.manuscript.pandoc import convert
from tracepaper.manuscript.spoken import with_spoken_formulas
from tracepaper.problems import shortened
from tracepaper.render.joins import kept_together
from tracepaper.render.page import look_of
from tracepaper.render.templates import FOLDER, find_template
from tracepaper.styles.profile import Style

STANDARDS = ["a-2a", "ua-1"]


def render(
    tree_file: StrPath,
    exhibits_folder: StrPath,
    own_templates: StrPath,
    output: StrPath,
    source_date_epoch: int,
    style: Style | None = None,
) -> None:
    """Write the PDF of one edition.

    own_templates: the paper's folder of templates that differ from the package's.
    source_date_epoch: the document's date, seconds since 1970.  style: whose page it has.
    """
    tree = readable(trees.flat(trees.read_tree(tree_file)))
    metadata = trees.metadata(tree)
    images = {}

    def keep(source: str) -> str:
        images[source] = trees.read_image(exhibits_folder, source)
        return source

    trees.replace_images(tree, keep)
    templates = {"paper.typ": find_template("paper.typ", own_templates).read_bytes()}
    before = opening(metadata, look_of((style or Style()).page))
    write_pdf(tree, before, {**templates, **images}, output, source_date_epoch)


def readable(tree: trees.Node) -> trees.Node:
    """The tree with words for each formula, for who cannot see it, and with what stays on one line."""
    language = load_language(trees.metadata(tree)["language"])
    blocks = with_spoken_formulas(kept_together(tree["blocks"], language), language)
    return {**tree, "blocks": blocks}


def write_pdf(
    tree: trees.Node, opening: str, files: Mapping[str, bytes], output: StrPath, source_date_epoch: int
) -> None:
    """Set a tree with Typst.  opening: Typst before the text.  files: what it includes, name -> bytes."""
    body = convert(
        trees.as_source(tree),
        "json",
        "typst",
        [f"--lua-filter={FOLDER / 'pdf.lua'}", "--wrap=none"],
        subject=f"{output}",
    )
    main = {"main.typ": f"{opening}\n{body}".encode()}
    Path(output).write_bytes(compile_typst({**main, **files}, source_date_epoch, subject=str(output)))


def compile_typst(
    files: Mapping[str, bytes], source_date_epoch: int, subject: str, standards: Sequence[str] = STANDARDS
) -> bytes:
    """PDF bytes of main.typ; Typst's first error becomes one sentence.

    standards: of the PDF.  files: all there is, name -> bytes: Typst's root on the disk is an empty folder,
    and so is the one where it looks for packages.
    """
    import typst

    try:
        with tempfile.TemporaryDirectory() as nothing:
            pdf: bytes = typst.compile(  # type: ignore[call-overload]  # its stub lacks files by name
                dict(files),
                root=nothing,
                package_path=nothing,
                package_cache_path=nothing,
                format="pdf",
                font_paths=font_folders(),
                ignore_system_fonts=True,
                pdf_standards=list(standards),
                timestamp=source_date_epoch,
            )
        return pdf
    except typst.TypstError as problem:
        place = re.search(r"main\.typ:(\d+):", problem.diagnostic)
        hints = "".join(f"; {hint}" for hint in problem.hints)
        text = " ".join(f"{problem.message}{hints}{_words_at(files, place)}".split())
        raise InputError(f"{subject}: Typst cannot set it: {text}") from None


def _words_at(files: Mapping[str, bytes], place: re.Match[str] | None) -> str:
    """What a person searches for in the manuscript: nobody edits main.typ, or knows where it was."""
    if place is None:
        return ""
    line = files["main.typ"].decode("utf-8").split("\n")[int(place[1]) - 1]
    return f"; it stands near “{shortened(line.strip())}”"


def opening(metadata: dict[str, Any], look: str) -> str:
    """Typst before the text of an edition.  look: of its page, "" for the usual one."""
    language, _, region = load_language(metadata["language"]).latin_tag.partition("-")
    return (
        f'#import "paper.typ": *\n#let latin-entry = entry-in.with({quoted(language)}, {quoted(region)})\n'
        f"{f'#let table-exhibit = table-exhibit.with(page: area-of({look})){chr(10)}' if look else ''}"
        f"#show: paper.with({edition(metadata)}{f', look: {look}' if look else ''})"
    )


def edition(metadata: dict[str, Any]) -> str:
    """What the templates must know of an edition, as named arguments of Typst."""
    language = load_language(metadata["language"])
    mark = language.words["before-subtitle"] if metadata["subtitle"] else ""
    values = {
        "title": quoted(metadata["title"]),
        "main-title": quoted(metadata["main_title"]),
        "subtitle": quoted(mark + metadata["subtitle"]),
        "authors": _texts(metadata["author"]),
        "byline": quoted(language.words["authors"].join(metadata["author"])),
        "keywords": _texts(metadata["keywords"]),
        "lang": quoted(language.code),
        "region": quoted(metadata["lang"].partition("-")[2].lower()),
        "script": quoted(language.script),
    }
    return ", ".join(f"{key}: {value}" for key, value in values.items())


def quoted(text: str) -> str:
    """A Typst string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _texts(values: list[str]) -> str:
    return "(" + "".join(quoted(value) + ", " for value in values) + ")"
