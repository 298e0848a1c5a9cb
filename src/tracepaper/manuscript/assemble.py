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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError
from tracepaper.files import StrPath, read_json, read_written
from tracepaper.languages import Language, load_language
from tracepaper.manuscript.bibliography import in_script
from tracepaper.manuscript.finished import require_words_only
from tracepaper.manuscript.front_matter import Declared, FrontMatter, read_front_matter, state_line
from tracepaper.manuscript.pandoc import MARKDOWN, convert
from tracepaper.manuscript.tree import elements, meta_string
from tracepaper.marks import without_comments
from tracepaper.quotes import in_pairs
from tracepaper.styles.profile import Style

# in this order: facts may stand in claims and at ends of lines, references need numbers, citeproc needs the
# references to exhibits out of its way, and the language of an entry is mended in citeproc's own words
BEFORE_CITATIONS = (
    "front-matter",
    "facts",
    "line-ends",
    "claims",
    "exhibits",
    "sections",
    "equations",
    "references",
    "reference-list",
)
AFTER_CITATIONS = ("entry-language", "exhibit-contents")
OF_TRANSLATION = ("front-matter", "facts", "line-ends", "translation")
FILTERS = Path(__file__).parent / "filters"


def assemble(
    language: str,
    sections: Sequence[StrPath],
    metadata_file: StrPath,
    exhibit_files: Iterable[StrPath],
    facts_file: StrPath,
    bibliography: StrPath,
    output: StrPath,
    declared: Declared | None = None,
    abstracts: Mapping[str, StrPath] | None = None,
    style: Style | None = None,
) -> None:
    """Write the syntax tree (JSON) of one language.

    language: its code.  sections: Markdown files, any order.  exhibit_files: each exhibit's
    exhibit.json.  declared: what the configuration says of the authors.  abstracts: other language -> the
    section file with its abstract, which is put after the list of references under its title.  style: how the
    journal wants citations, the numbers of headings, and what stands around the abstract.
    Raises InputError for an unknown fact, exhibit, section or citation, naming file and line.
    """
    spoken = load_language(language)
    matter = read_front_matter(metadata_file, spoken, declared)
    exhibits = {e["id"]: _in_language(e, language) for e in map(read_json, exhibit_files)}
    files = sorted(map(Path, sections), key=lambda path: path.name)
    if not files:
        raise InputError(f"manuscript/{language}: there is no section file; write at least one NN-name.md")
    readable = in_script(bibliography, spoken.script)
    facts = read_json(facts_file)["facts"]  # once: with all that is behind them they are megabytes
    style = style or Style()
    context = _context(spoken, matter, _fact_texts(facts, language), style)
    context["kinds"] = {name: exhibit["kind"] for name, exhibit in exhibits.items()}
    tree = _tree(files, context, exhibits, spoken, readable, style)
    for other, abstract in (abstracts or {}).items():
        blocks = _translation(load_language(other), abstract, metadata_file, facts, declared, style)
        _insert_before_appendices(tree["blocks"], blocks)
    for link in elements(tree["blocks"], "Link"):
        link["c"][2][0] = re.sub("^doi:", "https://doi.org/", link["c"][2][0])
    tree["meta"] = _document_metadata(spoken.tag, matter)
    _insert_state(tree, declared or Declared(), spoken)
    require_words_only([tree["blocks"], tree["meta"]])
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":")) + "\n"
    Path(output).write_text(text, encoding="utf-8")


def _context(
    language: Language, matter: FrontMatter, facts: Mapping[str, str], style: Style
) -> dict[str, Any]:
    """What the filters are told, besides the exhibits."""
    return {
        "script": language.script,
        "words": dict(language.words),
        "keywords": matter.keywords,
        "jel": matter.jel,
        "codes": matter.codes,
        "author-notes": matter.notes,
        "declarations": matter.declarations,
        "facts": facts,
        "front": list(style.front),
        "heading-numbers": style.heading_numbers(language.code),
    }


def _tree(
    files: Sequence[Path],
    context: Mapping[str, Any],
    exhibits: Mapping[str, Any],
    language: Language,
    bibliography: str,
    style: Style,
) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        references = Path(folder) / "references.bib"
        references.write_text(bibliography, encoding="utf-8")
        told = [
            _metadata_file(folder, "context", context),
            _metadata_file(folder, "exhibits", exhibits),
        ]
        arguments = [*told, *_arguments(references, language, style)]
        try:
            return dict(json.loads(convert(_joined(files, language), MARKDOWN, "json", arguments)))
        except InputError as problem:
            raise InputError(_with_place(str(problem), files)) from None


def _translation(
    language: Language,
    abstract: StrPath,
    metadata_file: StrPath,
    facts: Mapping[str, Any],
    declared: Declared | None,
    style: Style,
) -> dict[str, Any]:
    """The title, authors, abstract and keywords of another language as a section of this one's paper."""
    matter = read_front_matter(metadata_file, language, declared)
    only = replace(matter, jel=[], codes=[], notes=[], declarations=[])
    context = _context(language, only, _fact_texts(facts, language.code), style)
    with tempfile.TemporaryDirectory() as folder:
        text = _section_text(Path(abstract), language)
        arguments = [_metadata_file(folder, "context", context), *map(_lua, OF_TRANSLATION)]
        blocks = json.loads(convert(text, MARKDOWN, "json", arguments))["blocks"]
    heads = [("translated-title", matter.title)]
    if matter.authors:
        heads.append(("translated-authors", language.words["authors"].join(matter.authors)))
    above = [_div([name], {}, [{"t": "Para", "c": [{"t": "Str", "c": text}]}]) for name, text in heads]
    inside = _div(["translation"], {"lang": language.tag, "script": language.script}, above + blocks)
    return _div(["section-file"], {"file": f"translation-{language.code}"}, [inside])


def _div(classes: list[str], attributes: Mapping[str, str], blocks: list[Any]) -> dict[str, Any]:
    return {"t": "Div", "c": [["", classes, list(map(list, attributes.items()))], blocks]}


def _insert_state(tree: dict[str, Any], declared: Declared, language: Language) -> None:
    """Date, version and digest of the text before the abstract, after what is said of the authors."""
    digest = sha256(json.dumps(tree, ensure_ascii=False, sort_keys=True).encode("utf-8")).hexdigest()
    line = state_line(declared, language, digest)
    for section in tree["blocks"] if line else []:
        blocks = section["c"][1]
        at = next(
            (n for n, div in enumerate(blocks) if div["t"] == "Div" and "abstract" in div["c"][0][1]), None
        )
        if at is not None:
            blocks.insert(at, _div(["state"], {}, [{"t": "Para", "c": [{"t": "Str", "c": line}]}]))
            return


def _insert_before_appendices(blocks: list[dict[str, Any]], section: dict[str, Any]) -> None:
    def is_appendix(block: dict[str, Any]) -> bool:
        return any("appendix" in header["c"][1][1] for header in elements(block, "Header"))

    place = next((at for at, block in enumerate(blocks) if is_appendix(block)), len(blocks))
    blocks.insert(place, section)


def _fact_texts(facts: Mapping[str, Any], language: str) -> dict[str, str]:
    return {name: fact["text"][language] for name, fact in facts.items()}


def _in_language(exhibit: dict[str, Any], language: str) -> dict[str, Any]:
    """One language of an exhibit's description; the image path is relative to the exhibits' folder."""
    texts = {key: (exhibit.get(key) or {}).get(language, "") for key in ("title", "note", "source", "alt")}
    found = {**texts, "kind": exhibit["kind"], "image": f"{exhibit['id']}/figure.{language}.svg"}
    if exhibit.get("table"):
        found["table"] = {
            key: value for key, value in exhibit["table"][language].items() if value is not None
        }
    return found


def _joined(files: Iterable[Path], language: Language) -> str:
    """The sections as one Markdown text, each in a Div that names its file."""
    fence = ":" * 12
    texts = {path: _section_text(path, language) for path in files}
    for path, text in texts.items():
        _check_fences(path, text)
    return "\n".join(
        f'{fence} {{.section-file file="{path.stem}"}}\n\n{text}\n\n{fence}\n' for path, text in texts.items()
    )


def _section_text(path: Path, language: Language) -> str:
    """A section as the gate has read it: what it took for a comment, Pandoc does not see."""
    text = without_comments(read_written(path))
    return in_pairs(text) if language.is_han else text


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


def _lua(name: str) -> str:
    return f"--lua-filter={FILTERS / name}.lua"


def _metadata_file(folder: str, name: str, told: Mapping[str, Any]) -> str:
    """The argument that hands something to the filters (`filters/shared/context.lua`)."""
    file = Path(folder) / f"{name}.json"
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return f"--metadata={name}={file}"


def _arguments(bibliography: StrPath, language: Language, style: Style) -> list[str]:
    citations = style.citation_style(language)
    return [
        f"--metadata=lang={language.citation_tag}",
        "--metadata=link-citations=true",
        f"--bibliography={bibliography}",
        *([f"--csl={citations}"] if citations else []),
        *map(_lua, BEFORE_CITATIONS),
        "--citeproc",
        *map(_lua, AFTER_CITATIONS),
    ]


def _with_place(message: str, files: Iterable[Path]) -> str:
    """Put file and line before a message that quotes a name standing in the manuscript."""
    problem = message.partition(": ")[2]
    lines = [
        (path, number, line)
        for path in files
        for number, line in enumerate(read_written(path).splitlines(), 1)
    ]
    for name in re.findall(r"\w[\w-]*", problem):
        mark = re.compile(rf"[@#]{re.escape(name)}\b(?!-)|\[{re.escape(name)}\]\{{\.fact")
        for path, number, line in lines:
            if mark.search(line):
                return f"{path}:{number}: {problem}"
    return message


def _document_metadata(tag: str, matter: FrontMatter) -> dict[str, Any]:
    text = meta_string

    def texts(values: Iterable[str]) -> dict[str, Any]:
        return {"t": "MetaList", "c": [text(value) for value in values]}

    found = {
        "title": text(matter.title),
        "lang": text(tag),
        "keywords": texts(matter.keywords),
        "jel": texts(matter.jel),
    }
    return {**found, "author": texts(matter.authors)} if matter.authors else found
