"""Changes made in the texts of the manuscript, and the look whether they can stand there.

What is written has to be read again as what was meant: by the manuscript's own grammar, and by Pandoc, whose
text has to be that of the atoms, letter by letter.  No mark of a fact, a claim or an exhibit may be lost.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracepaper.errors import InputError
from tracepaper.exhibits.captions import caption_lines
from tracepaper.manuscript.grammar import caption_problems, grammar_problems
from tracepaper.manuscript.markup import Block, marks, read_blocks
from tracepaper.manuscript.pandoc import MARKDOWN, convert
from tracepaper.marks import without_equation_name
from tracepaper.problems import Problem
from tracepaper.quotes import in_pairs, unpaired
from tracepaper.returning.atoms import Atom
from tracepaper.returning.changes import Change, Refusal, Relocation, Replacement, Splice
from tracepaper.returning.document import NOTE, NOTE_END
from tracepaper.returning.inline import left_of
from tracepaper.returning.passages import Passage, inner, words_of
from tracepaper.returning.placing import without_block
from tracepaper.returning.shown import alike

_WALL = ":" * 12
_STANDS_FOR = {"fact": "\x01", "citation": "\x02", "reference": "\x02", "formula": "\x03"}
_BOUND = ("fact", "claim", "exhibit", "section", "equation")  # marks that no edit may lose


def apply(texts: Mapping[str, str], changes: Iterable[Change]) -> dict[str, str]:
    """File -> its text with the changes, of the files that they touch."""
    pieces: list[Replacement] = []
    splices: dict[Passage, list[Splice]] = {}
    places: dict[Passage, Relocation] = {}
    for one in (one for change in changes for one in change.operations):
        if isinstance(one, Splice):
            splices.setdefault(one.passage, []).append(one)
        elif isinstance(one, Relocation):
            places[one.passage] = one
        else:
            pieces.append(one)
    for passage in {**splices, **places}:
        source = "".join(left_of(passage.atoms, splices.get(passage, ()))[0])
        there = places.get(passage)
        if there:
            pieces.append(without_block(texts[passage.file], passage))
            pieces.append(Replacement(there.file, there.at, there.at, f"\n\n{source}"))
        else:
            pieces.append(Replacement(passage.file, passage.start, passage.end, source))
    files = sorted({piece.file for piece in pieces})
    return {file: _replaced(texts[file], [one for one in pieces if one.file == file]) for file in files}


def _replaced(text: str, pieces: Sequence[Replacement]) -> str:
    """The text with its pieces; what comes where something goes keeps blank lines around it."""
    found, at = [], 0
    for piece in sorted(pieces, key=lambda one: (one.start, one.end)):
        if piece.start < at:
            found.append(f"{piece.source.strip()}\n\n" if piece.source.strip() else "")
            continue
        found += [text[at : piece.start], piece.source]
        at = piece.end
    return "".join([*found, text[at:]])


def sound(
    texts: Mapping[str, str], changes: Sequence[Change], is_han: bool
) -> tuple[list[Change], list[Refusal]]:
    """The changes that can stand in the manuscript, and those that cannot, with what is wrong with them."""
    if not wrong(texts, apply(texts, changes), is_han):
        return list(changes), []
    kept: list[Change] = []
    refused: list[Refusal] = []
    for change in changes:
        problem = next(iter(wrong(texts, apply(texts, [*kept, change]), is_han)), "")
        if problem:
            told = f"written into the manuscript this would not read as it should ({problem})"
            refused.append(Refusal(change.place, "form", told, change.old, change.new))
        else:
            kept.append(change)
    return kept, refused


def wrong(texts: Mapping[str, str], new: Mapping[str, str], is_han: bool) -> list[str]:
    """What is wrong with new texts of some files, the texts of all being given as they are."""
    lost = _bound(texts) - _bound({**texts, **new})
    found = [f"the {kind} {name} would be lost" for kind, name in sorted(lost.elements())]
    sections: list[Block] = []
    captions: list[Block] = []
    for file, text in new.items():
        is_caption = file.rpartition("/")[2].startswith("caption.")
        if is_caption:
            found += _no_caption(file, text)
        known = {block.text for block in read_blocks(texts[file], file)}
        fresh = [block for block in read_blocks(text, file) if block.text not in known]
        (captions if is_caption else sections).extend(fresh)
    problems: list[Problem] = [*grammar_problems(sections), *caption_problems(captions)] if not found else []
    found += [problem.text for problem in problems]
    if is_han and any(unpaired(block.text) is not None for block in [*sections, *captions]):
        found.append("a straight quotation mark is left over")
    return found or list(_read_otherwise(sections, is_han))


def _bound(texts: Mapping[str, str]) -> Counter[tuple[str, str]]:
    blocks = [block for file, text in texts.items() for block in read_blocks(text, file)]
    return Counter((mark.kind, mark.name) for kind in _BOUND for mark in marks(blocks, kind))


def _no_caption(file: str, text: str) -> list[str]:
    try:
        caption_lines(text, file)
    except InputError as problem:
        return [problem.message]
    return []


def _read_otherwise(blocks: Sequence[Block], is_han: bool) -> Iterator[str]:
    """Blocks that Pandoc prints otherwise than their atoms say."""
    prose = [text for block in blocks if (text := inner(block.text)[1]).strip()]
    if not prose:
        return
    named = map(without_equation_name, prose)
    sources = [in_pairs(text) if is_han else text for text in named]
    walled = "\n\n".join(f"{_WALL} {{.one}}\n\n{source}\n\n{_WALL}" for source in sources)
    read = json.loads(convert(walled, MARKDOWN, "json", []))["blocks"]
    if len(read) != len(prose):
        yield "a block would swallow the next one"
        return
    for text, div in zip(prose, read, strict=True):
        meant = _comparable("".join(_stand_in(atom) for atom in words_of(text, is_han)))
        printed = _comparable(_printed(div["c"][1]))
        if meant != printed:
            yield f"it would be printed as “{printed[:60]}”"


def _stand_in(atom: Atom) -> str:
    return _STANDS_FOR.get(atom.kind, atom.shown)


def _comparable(text: str) -> str:
    return re.sub(r"\s", "", alike(text))


def _printed(node: Any) -> str:
    """What Pandoc prints of a part of its tree, with a sign for each fact, citation and formula."""
    if isinstance(node, list):
        return "".join(map(_printed, node))
    if not isinstance(node, dict) or "c" not in node:
        return ""
    kind, content = node["t"], node["c"]
    if kind == "Str":
        return str(content)
    if kind == "Span" and "fact" in content[0][1]:
        return _STANDS_FOR["fact"]
    if kind in ("Cite", "Math"):
        return _STANDS_FOR["citation" if kind == "Cite" else "formula"]
    if kind == "Note":
        return NOTE + _printed(content) + NOTE_END
    if kind == "Quoted":
        marks = {"DoubleQuote": "“”", "SingleQuote": "‘’"}[content[0]["t"]]
        return marks[0] + _printed(content[1]) + marks[1]
    if kind in ("Code", "Span", "Link", "OrderedList"):
        return _printed(content[1]) if kind != "Code" else str(content[1])
    return _printed(content[2] if kind == "Header" else content)
