"""The paper in one language as one Pandoc syntax tree, with nothing left to resolve.

The tree is format-neutral: facts are written out, exhibits stand in their places as real figures and
tables with their captions, everything is numbered, cross-references and citations are set.  Its
top-level blocks are one Div per section file (class section-file, attribute file), so a block is
known by its file and its place in it.  PDF, DOCX and HTML are made from it, and get the same numbers.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError
from tracepaper.files import StrPath, read_json, read_yaml
from tracepaper.languages import Language, load_language
from tracepaper.manuscript.pandoc import MARKDOWN, convert

# in this order: facts may stand in claims, references need numbers, citeproc needs the references
# to exhibits out of its way, and the language of an entry is mended in citeproc's own words
BEFORE_CITATIONS = ("front-matter", "facts", "claims", "exhibits", "sections", "references", "reference-list")
AFTER_CITATIONS = ("entry-language",)
FILTERS = Path(__file__).parent / "filters"


def assemble(
    language: str,
    sections: Sequence[StrPath],
    metadata_file: StrPath,
    exhibit_files: Iterable[StrPath],
    facts_file: StrPath,
    bibliography: StrPath,
    output: StrPath,
    byline: Sequence[str] = (),
) -> None:
    """Write the syntax tree (JSON) of one language.

    language: its code.  sections: Markdown files, any order.  exhibit_files: each exhibit's
    exhibit.json.  byline: authors, may be empty.  Raises InputError for an unknown fact, exhibit, section
    or citation, naming file and line.
    """
    metadata, spoken = read_metadata(metadata_file, language), load_language(language)
    context = {
        "script": spoken.script,
        "words": dict(spoken.words),
        "keywords": metadata["keywords"],
        "jel": metadata["jel"],
        "facts": _fact_texts(facts_file, language),
        "exhibits": {e["id"]: _in_language(e, language) for e in map(read_json, exhibit_files)},
    }
    files = sorted(map(Path, sections), key=lambda path: path.name)
    if not files:
        raise InputError(f"manuscript/{language}: there is no section file; write at least one NN-name.md")
    with tempfile.TemporaryDirectory() as folder:
        context_file = Path(folder) / "context.json"
        context_file.write_text(json.dumps(context, ensure_ascii=False), encoding="utf-8")
        try:
            tree = json.loads(
                convert(
                    _joined(files),
                    MARKDOWN,
                    "json",
                    _arguments(context_file, bibliography, spoken),
                )
            )
        except InputError as problem:
            raise InputError(_with_place(str(problem), files)) from None
    tree["meta"] = _document_metadata(spoken.tag, metadata, byline)
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":")) + "\n"
    Path(output).write_text(text, encoding="utf-8")


def read_metadata(path: StrPath, language: str) -> dict[str, Any]:
    """title (text), keywords and jel (lists of texts) of one language from metadata.yaml."""
    found = read_yaml(path) or {}
    try:
        return {
            "title": found["title"][language],
            "keywords": found["keywords"][language],
            "jel": found.get("jel", []),
        }
    except (KeyError, TypeError, AttributeError) as problem:
        what = f"the key {problem}" if isinstance(problem, KeyError) else "one of its keys"
        raise InputError(
            f"{what} for language {language} is missing or is not as expected; title: and "
            f"keywords: each need {language}:, jel: is a list",
            file=str(path),
        ) from None


def _fact_texts(path: StrPath, language: str) -> dict[str, str]:
    return {name: fact["text"][language] for name, fact in read_json(path)["facts"].items()}


def _in_language(exhibit: dict[str, Any], language: str) -> dict[str, Any]:
    """One language of an exhibit's description; the image path is relative to the exhibits' folder."""
    texts = {key: (exhibit.get(key) or {}).get(language, "") for key in ("title", "note", "source", "alt")}
    found = {**texts, "kind": exhibit["kind"], "image": f"{exhibit['id']}/figure.{language}.svg"}
    if exhibit.get("table"):
        found["table"] = {
            key: value for key, value in exhibit["table"][language].items() if value is not None
        }
    return found


def _joined(files: Iterable[Path]) -> str:
    """The sections as one Markdown text, each in a Div that names its file."""
    fence = ":" * 12
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    for path, text in texts.items():
        _check_fences(path, text)
    return "\n".join(
        f'{fence} {{.section-file file="{path.stem}"}}\n\n{text}\n\n{fence}\n' for path, text in texts.items()
    )


def _check_fences(path: Path, text: str) -> None:
    """An open ::: would swallow the sections after it."""
    opened = []
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(r":{3,}\s*\S", line):
            opened.append(number)
        elif re.fullmatch(r":{3,}\s*", line):
            if not opened:
                raise InputError("this ::: closes nothing; remove it", file=path, line=number)
            opened.pop()
    if opened:
        raise InputError("this ::: is never closed; add a line ::: after its end", file=path, line=opened[-1])


def _arguments(context_file: StrPath, bibliography: StrPath, language: Language) -> list[str]:
    def lua(name: str) -> str:
        return f"--lua-filter={FILTERS / name}.lua"

    return [
        f"--metadata=context={context_file}",
        f"--metadata=lang={language.tag}",
        "--metadata=link-citations=true",
        f"--bibliography={bibliography}",
        *([f"--csl={language.citation_style}"] if language.citation_style else []),
        *map(lua, BEFORE_CITATIONS),
        "--citeproc",
        *map(lua, AFTER_CITATIONS),
    ]


def _with_place(message: str, files: Iterable[Path]) -> str:
    """Put file and line before a message that quotes a name standing in the manuscript."""
    problem = message.partition(": ")[2]
    lines = [
        (path, number, line)
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ]
    for name in re.findall(r"\w[\w-]*", problem):
        mark = re.compile(rf"[@#]{re.escape(name)}\b(?!-)|\[{re.escape(name)}\]\{{\.fact")
        for path, number, line in lines:
            if mark.search(line):
                return f"{path}:{number}: {problem}"
    return message


def _document_metadata(tag: str, metadata: dict[str, Any], byline: Sequence[str]) -> dict[str, Any]:
    def text(value: str) -> dict[str, Any]:
        return {"t": "MetaString", "c": value}

    def texts(values: Iterable[str]) -> dict[str, Any]:
        return {"t": "MetaList", "c": [text(value) for value in values]}

    names = [byline] if isinstance(byline, str) else list(byline)
    found = {
        "title": text(metadata["title"]),
        "lang": text(tag),
        "keywords": texts(metadata["keywords"]),
        "jel": texts(metadata["jel"]),
    }
    authors = [name for name in names if name]
    return {**found, "author": texts(authors)} if authors else found
