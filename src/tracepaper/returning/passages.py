"""The manuscript as the passages that are printed as one paragraph each, in the order in which they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tracepaper.exhibits.captions import caption_files, read_caption
from tracepaper.files import read_written
from tracepaper.manuscript.markup import Block, read_blocks
from tracepaper.marks import EQUATION
from tracepaper.returning.atoms import Atom, atoms_of, caption_atoms
from tracepaper.returning.shown import as_shown

_HEADING = re.compile(r"(#+ +)(.*?)((?:\s*\{[^{}\n]*\})?\s*)", re.DOTALL)
_FENCED = re.compile(r"(?::{3,}[^\n]*(?:\n|\Z))*(?P<words>.*?)(?:(?:\A|\n):{3,} *)*", re.DOTALL)
_ITEM = re.compile(r"^([ \t]*(?:[-*+]|\d+\.)[ \t]+)", re.MULTILINE)


@dataclass(frozen=True)
class Passage:
    """A stretch of a file that is printed as one paragraph.

    kind: paragraph, heading, item, title or note (of a caption).  exhibit: whose caption it is of, "" if
    none.  text[start:end] of the file is it; block: of the block around it, which a paragraph, a heading
    and a caption fill.  line: of its first letter."""

    kind: str
    language: str
    file: str
    start: int
    end: int
    line: int
    atoms: tuple[Atom, ...]
    block: tuple[int, int]
    exhibit: str = ""

    @property
    def shown(self) -> str:
        return "".join(atom.shown for atom in self.atoms)

    def line_at(self, atom: int) -> int:
        """The line on which an atom stands."""
        return self.line + sum(one.source.count("\n") for one in self.atoms[:atom])


class Exhibit(NamedTuple):
    """folder: with its captions, from the project's.  title, note, source: as printed in one language."""

    folder: Path
    title: str
    note: str
    source: str


class Placed(NamedTuple):
    """Where an exhibit stands: text[start:end] of a section's file is its block."""

    exhibit: str
    file: str
    start: int
    end: int
    source: str


@dataclass(frozen=True)
class Manuscript:
    """The sources of one language in the order in which they are printed.

    order: passages, and for each exhibit its place before the passages of its caption.  texts: file -> its
    text."""

    language: str
    order: tuple[Passage | Placed, ...]
    texts: dict[str, str]

    @property
    def passages(self) -> list[Passage]:
        return [one for one in self.order if isinstance(one, Passage)]


def read_passages(
    root: Path, language: str, is_han: bool, exhibits: Mapping[str, Exhibit], facts: Mapping[str, str]
) -> Manuscript:
    """All passages of one language.  root: the project's folder.  facts: id -> as printed."""
    order: list[Passage | Placed] = []
    texts: dict[str, str] = {}
    for path in sorted(Path(root, "manuscript", language).glob("[!.]*.md")):
        file = path.relative_to(root).as_posix()
        texts[file] = read_written(path)
        for block, start in _with_offsets(texts[file], file):
            name = next((mark.name for mark in block.marks if mark.kind == "exhibit"), "")
            if block.kind == "exhibit" and name in exhibits:
                source = exhibits[name].source
                order.append(Placed(name, file, start, start + len(block.text), source))
                order += _caption(root, exhibits[name], language, name, texts)
            else:
                order += _passages(block, start, texts[file], language, is_han, facts)
    return Manuscript(language, tuple(order), texts)


def _with_offsets(text: str, file: str) -> Iterator[tuple[Block, int]]:
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for block in read_blocks(text, file):
        yield block, starts[block.line - 1]


def _passages(
    block: Block, start: int, text: str, language: str, is_han: bool, facts: Mapping[str, str]
) -> Iterator[Passage]:
    offset, _ = inner(block.text)
    source = text[start + offset : start + offset + len(inner(block.text)[1])]  # with its comments
    if not source.strip():
        return
    start += offset
    whole = (start, start + len(source))
    kind = _kind(source)
    cuts = [match.start() for match in _ITEM.finditer(source)] if kind == "item" else [0]
    for at, until in pairwise([*cuts, len(source)]):
        piece = source[at:until].rstrip("\n") if until < len(source) else source[at:until]
        opening, words, closing = _framed(kind, piece)
        frames = [[Atom("frame", part)] if part else [] for part in (opening, closing)]
        atoms = (*frames[0], *atoms_of(words, is_han, facts), *frames[1])
        line = 1 + text.count("\n", 0, start + at)
        yield Passage(kind, language, block.file, start + at, start + at + len(piece), line, atoms, whole)


def inner(text: str) -> tuple[int, str]:
    """(where it begins, what it is) of a block's text between lines of ::: that stand in it."""
    match = _FENCED.fullmatch(text)
    return (match.start("words"), match["words"]) if match else (0, text)


def _kind(text: str) -> str:
    if text.startswith("#"):
        return "heading"
    return "item" if _ITEM.match(text) else "paragraph"


def words_of(text: str, is_han: bool) -> list[Atom]:
    """The atoms of the words of a block, without the signs of a heading or a list."""
    kind = _kind(text)
    cuts = [match.start() for match in _ITEM.finditer(text)] if kind == "item" else [0]
    pieces = [text[at:until] for at, until in pairwise([*cuts, len(text)])]
    return [atom for piece in pieces for atom in atoms_of(_framed(kind, piece)[1], is_han, {})]


def _framed(kind: str, piece: str) -> tuple[str, str, str]:
    """What stands before the words of a heading or an item, the words, and what stands after them: after an
    equation its name."""
    if kind == "heading":
        match = _HEADING.fullmatch(piece)
        return (match[1], match[2], match[3]) if match else ("", piece, "")
    if named := EQUATION.fullmatch(piece):
        return "", piece[: named.start("mark")], piece[named.start("mark") :]
    sign = _ITEM.match(piece) if kind == "item" else None
    return (sign[1], piece[sign.end() :], "") if sign else ("", piece, "")


def _caption(
    root: Path, exhibit: Exhibit, language: str, name: str, texts: dict[str, str]
) -> Iterator[Passage]:
    """Title and note of an exhibit; its alternative text is on no page."""
    path = caption_files(Path(root, exhibit.folder), [language])[language]
    file = path.relative_to(root).as_posix()
    text = texts[file] = read_written(path)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for part, lines in read_caption(path).items():
        if part == "alt" or not lines:
            continue
        first, last = lines[0][0], lines[-1][0]
        start = starts[first - 1]
        end = starts[last - 1] + len(text[starts[last - 1] :].partition("\n")[0])
        frame = (re.match(r"\s*# +", text[start:end]) or [""])[0] if part == "title" else ""
        atoms = [Atom("frame", frame)] if frame else []
        atoms += caption_atoms(text[start + len(frame) : end])
        shown = as_shown(atoms, exhibit.title if part == "title" else exhibit.note)
        yield Passage(part, language, file, start, end, first, shown or tuple(atoms), (start, end), name)
