"""What a journal asks about: the finished tree of a language, and what stands around its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tracepaper import paths
from tracepaper.languages import Language
from tracepaper.manuscript import tree as trees
from tracepaper.manuscript.front_matter import FrontMatter

_AROUND = {"abstract", "author-notes", "keywords", "codes", "jel", "state", "exhibit"}  # no text of a section
_CLOSING = {"references", "declarations"}  # files of the tree that no author wrote
_BREAKS = {"Space", "SoftBreak", "LineBreak"}
_BLOCKS = {"Para", "Plain", "Header"}


@dataclass(frozen=True)
class Manuscript:
    """abstract: its text, without its label; abstract_file: where it stands.  text: that of the sections,
    without abstract, exhibits, references and appendices.  first_heading: without its number, and its file.
    translated: whether title and abstract stand in another language too."""

    language: Language
    matter: FrontMatter
    abstract: str = ""
    abstract_file: str = ""
    text: str = ""
    exhibits: int = 0
    first_heading: str = ""
    first_file: str = ""
    translated: bool = False
    said: dict[str, str] = field(default_factory=dict)  # label -> text, of codes and declarations


def read_manuscript(tree: dict[str, Any], matter: FrontMatter, language: Language) -> Manuscript:
    """What the tree of a language and its front matter hold."""
    files = [block for block in tree["blocks"] if "section-file" in _classes(block)]
    abstract, file = _abstract(files)
    heading, heading_file = _first_heading(files)
    named = [
        dict(div["c"][0][2]) for div in trees.elements(tree["blocks"], "Div") if "exhibit" in _classes(div)
    ]
    codes = {label: language.words["list"].join(values) for label, values in matter.codes}
    return Manuscript(
        language,
        matter,
        abstract,
        _path(language, file or paths.ABSTRACT.removesuffix(".md")),
        "\n".join(_sections(files)),
        len({attributes.get("exhibit") for attributes in named}),
        heading,
        _path(language, heading_file),
        any("translation" in _classes(div) for div in trees.elements(tree["blocks"], "Div")),
        {**codes, **dict(matter.declarations)},
    )


def _path(language: Language, file: str) -> str:
    return f"{paths.MANUSCRIPT}/{language.code}/{file}.md" if file else f"{paths.MANUSCRIPT}/{language.code}"


def plain(part: Any) -> str:
    """The text of a part of a tree; blocks, and notes, end with a line feed."""
    if isinstance(part, list):
        return "".join(map(plain, part))
    if not isinstance(part, dict):
        return ""
    kind, content = part.get("t"), part.get("c", [])
    if kind in _BREAKS:
        return " "
    if kind in ("Str", "MetaString"):
        return str(content)
    if kind == "Math":
        return " x "  # a formula is one word, however long
    if kind == "Code":
        return str(content[1])
    if kind == "Note":
        return f" {plain(content)} "
    return plain(content) + ("\n" if kind in _BLOCKS else "")


def _classes(block: dict[str, Any]) -> list[str]:
    return list(block["c"][0][1]) if block["t"] == "Div" else []


def _abstract(files: Iterable[dict[str, Any]]) -> tuple[str, str]:
    """Text and file of the abstract, without its label."""
    for file in files:
        for div in file["c"][1]:
            if "abstract" in _classes(div):
                label = next((s for s in trees.elements(div, "Span") if "lead" in s["c"][0][1]), None)
                text = plain(div["c"][1])
                return text.removeprefix(plain(label) if label else "").strip(), dict(file["c"][0][2])["file"]
    return "", ""


def _first_heading(files: Iterable[dict[str, Any]]) -> tuple[str, str]:
    """The first heading without its number, and its file."""
    for file in files:
        for block in file["c"][1]:
            if block["t"] == "Header":
                words = block["c"][2]
                numbered = words[:1] and words[0]["t"] == "Span" and "section-number" in words[0]["c"][0][1]
                return plain(words[1:] if numbered else words).strip(), dict(file["c"][0][2])["file"]
    return "", ""


def _sections(files: Iterable[dict[str, Any]]) -> Iterable[str]:
    """The text of the files, up to the first appendix."""
    for file in files:
        if dict(file["c"][0][2]).get("file") in _CLOSING:
            continue
        for block in file["c"][1]:
            if block["t"] == "Header" and "appendix" in block["c"][1][1]:
                return
            if not _AROUND.intersection(_classes(block)) and "translation" not in _classes(block):
                yield plain(block)
