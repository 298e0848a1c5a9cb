"""Reading the manuscript's sources: blocks, and the facts, claims, exhibits and citations in them.

The syntax is plain Pandoc Markdown; the positions of these few marks are found here with regular
expressions, because Pandoc's syntax tree does not keep line numbers and a person who has to mend a
sentence needs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracepaper.exhibits.captions import caption_files
from tracepaper.files import StrPath, read_written
from tracepaper.marks import (
    FACT,
    NAME,
    claim_spans,
    line_and_column,
    without_clause_marks,
    without_comments,
)
from tracepaper.problems import Place

_MARKS = re.compile(
    rf"\[(?P<fact>{NAME})\]\{{\.fact\b[^}}]*\}}"
    rf"|\{{\.claim +#(?P<claim>{NAME})(?![\w-])[^}}]*\}}"
    rf"|^:{{3,}} *\{{#(?P<exhibit>(?:fig|tbl)-{NAME})(?![\w-])[^}}]*\}}"
    rf"|^#+ .*\{{[^}}]*#(?P<section>sec-{NAME})(?![\w-])[^}}]*\}}"
    rf"|\$\$[ \t]*\{{#(?P<equation>eq-{NAME})\}}"
    rf"|(?<![\w/\\])@(?P<reference>(?:fig|tbl|sec|eq)-{NAME})"
    rf"|(?<![\w/\\])-?@(?P<citation>[A-Za-z]\w*(?:[:.#$%&+?<>~/-]\w+)*)",
    re.MULTILINE,
)

# references and citations in brackets of their own, which say nothing where the sentence stands alone
_POINTED = re.compile(r" ?[(（]\[-?@[^\]]*\][)）]| ?\[-?@(?!fig-|tbl-|sec-|eq-)[^\]]*\]")


@dataclass(frozen=True)
class Mark:
    """A mark in the text. kind: fact, claim, exhibit, section, equation, reference or citation."""

    kind: str
    name: str
    file: str
    line: int
    column: int

    @property
    def place(self) -> Place:
        return Place(self.file, self.line, self.column)


@dataclass(frozen=True)
class Block:
    """A block of text between blank lines. kind: heading, exhibit, fence, equation, list, paragraph."""

    kind: str
    file: str
    line: int
    text: str
    marks: tuple[Mark, ...]

    @property
    def place(self) -> Place:
        return Place(self.file, self.line)

    @property
    def section(self) -> str:
        """What the block's file is called in every language: 01-background.md, or fig_city_gdp for a
        caption, which is known by its exhibit's folder."""
        folder, _, name = self.file.rpartition("/")
        return folder.rpartition("/")[2] if name.startswith("caption.") else name


def read_manuscript(folder: Path) -> list[Block]:
    """All blocks of one language, in order: folder/*.md sorted by name, hidden files left out.

    folder: of a state of the paper, wherever that lies; its files are named as a person in the paper's own
    folder types them, manuscript/LANGUAGE/NAME."""
    named = "/".join(Path(folder).parts[-2:])
    return [
        block
        for path in sorted(Path(folder).glob("[!.]*.md"))  # ._01-history.md is what a Mac leaves behind
        for block in read_blocks(read_written(path), f"{named}/{path.name}")
    ]


def read_captions(
    root: StrPath, exhibits_folder: StrPath, languages: Iterable[str]
) -> dict[str, list[Block]]:
    """Language -> blocks of the captions of all exhibits.

    root: the project's folder.  exhibits_folder: from there; so are the files that the blocks name."""
    found: dict[str, list[Block]] = {language: [] for language in languages}
    for module in sorted(Path(root, exhibits_folder).glob("*/exhibit.py")):
        for language, path in caption_files(module.parent, found).items():
            if path.is_file():
                name = path.relative_to(root).as_posix()
                found[language] += read_blocks(read_written(path), name)
    return found


def read_blocks(text: str, file: str) -> list[Block]:
    """Split one section file into blocks; `file` is the name shown in messages."""
    text = without_comments(text)
    blocks, start = [], None
    lines = text.split("\n")
    for number, line in enumerate([*lines, ""], 1):
        if line.strip() and start is None:
            start = number
        elif not line.strip() and start is not None:
            body = "\n".join(lines[start - 1 : number - 1])
            blocks.append(Block(_kind(body), file, start, body, tuple(_marks(body, file, start))))
            start = None
    return blocks


def _kind(body: str) -> str:
    first = body.lstrip()
    if first.startswith("#"):
        return "heading"
    if re.match(r":{3,} *\{#(fig|tbl)-", first):
        return "exhibit"
    if first.startswith(":::"):
        return "fence"
    if first.startswith("$$"):
        return "equation"
    return "list" if re.match(r"(\d+\.|[-*+]) ", first) else "paragraph"


def _marks(body: str, file: str, first_line: int) -> Iterator[Mark]:
    for match in _MARKS.finditer(body):
        kind = match.lastgroup or ""  # every alternative has a name
        line, column = line_and_column(body, match.start(kind))
        yield Mark(kind, match[kind], file, first_line - 1 + line, column)


def marks(blocks: list[Block], kind: str) -> list[Mark]:
    """The marks of one kind in the order of the text."""
    return [mark for block in blocks for mark in block.marks if mark.kind == kind]


def sentences(blocks: list[Block], facts: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Claim name -> {text, file, line, place}: its sentence with the facts written out (id -> text), and
    its place among all (1 is the first)."""
    found: dict[str, dict[str, Any]] = {}
    for block in blocks:
        for name, start, end in claim_spans(block.text):
            text = without_clause_marks(block.text[start:end]).replace("\n", " ")
            found[name] = {
                "text": FACT.sub(lambda m: facts.get(m.group(1), m.group()), _alone(text)),
                "file": block.file,
                "line": block.line + block.text[:start].count("\n"),
                "place": len(found) + 1,
            }
    return found


def _alone(text: str) -> str:
    """A sentence without its references: those in brackets of their own are left out, others are dots."""
    return re.sub(r"\[-?@[^\]]*\]", "…", _POINTED.sub("", text))


def sentences_by_claim(
    manuscripts: Mapping[str, list[Block]], fact_texts: Callable[[str], Mapping[str, str]]
) -> dict[str, dict[str, Any]]:
    """Claim name -> language -> its sentence; fact_texts(language) gives fact id -> text."""
    found: dict[str, dict[str, Any]] = {}
    for language, blocks in manuscripts.items():
        for name, sentence in sentences(blocks, fact_texts(language)).items():
            found.setdefault(name, {})[language] = sentence
    return found


def citation_keys(bibliography: StrPath) -> set[str]:
    """Keys of a BibTeX file."""
    return set(re.findall(r"^@\w+\{([^,\s]+),", read_written(bibliography), re.MULTILINE))
