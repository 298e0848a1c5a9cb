"""What Pandoc makes of the manuscript holds only what the paper's formats are made for.

The second look of the closed grammar, after the sources themselves (`grammar`): whatever form a slip took,
in the tree it is an element nobody sets, a sign that is printed as it stands, or nothing at all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from tracepaper.errors import InputError
from tracepaper.languages import load_language
from tracepaper.languages.language import MODEL
from tracepaper.manuscript.kept_words import lost
from tracepaper.manuscript.links import ADDRESS, EXPECTED
from tracepaper.manuscript.markup import Block
from tracepaper.manuscript.pandoc import GENEROUS, MARKDOWN, convert, read_once
from tracepaper.manuscript.spoken import UnspeakableError, spoken
from tracepaper.manuscript.tree import elements
from tracepaper.marks import line_and_column
from tracepaper.problems import Place, Problem

_BLOCKS = {"Para", "Plain", "Header", "BulletList", "OrderedList"}
_INLINES = {"Str", "Space", "SoftBreak", "Emph", "Strong", "Quoted", "Code"}
_INLINES |= {"Math", "Span", "Cite", "Note", "Link"}
_NAMED = {
    "CodeBlock": "text set in by four blanks or between fences of code",
    "RawBlock": "raw TeX or HTML",
    "RawInline": "raw TeX or HTML",
    "Table": "a table in the text (make it an exhibit, so that its cells have data behind them)",
    "Figure": "a picture in the text (make it an exhibit)",
    "Image": "a picture in the text (make it an exhibit)",
    "Div": "a fence",
    "HorizontalRule": "a rule",
    "BlockQuote": "a block quotation",
    "DefinitionList": "a list of definitions",
    "LineBlock": "a block of lines",
    "LineBreak": "a forced line break",
    "Strikeout": "text struck out",
}
# signs that belong to a mark and are left over when it is none
_LEFT_OVER = re.compile(
    r"[\[\]{}*\\^`]|~~|(?<=[A-Za-z])~(?=\w{1,3}~)|(?<!\w)_|_(?!\w)|:::|(?<![A-Z])\$|(?<!\w)@"
)
_SPAN_CLASSES = ({"fact"}, {"claim"})
_ESCAPED = re.compile(r"(\$\$.*?\$\$|\$[^$\n]+\$|`[^`\n]+`)|\\(?:[^\w\s]|_)", re.DOTALL)
_WALL = ":" * 12


def tree_problems(blocks: Sequence[Block]) -> list[Problem]:
    """What Pandoc makes of each block that the formats are not made for.

    blocks: of one language, without fences, each of them sound by itself."""
    if not blocks:
        return []
    # a sign that is escaped is meant as it stands
    texts = [_ESCAPED.sub(lambda match: match.group(1) or "·", block.text) for block in blocks]
    walled = "\n\n".join(f"{_WALL} {{.one}}\n\n{text}\n\n{_WALL}" for text in texts)
    meant, printed = (_read(walled, markdown) for markdown in (GENEROUS, MARKDOWN))
    if not len(meant) == len(printed) == len(blocks):
        return _one_by_one(blocks)
    found = []
    for block, text, one, other in zip(blocks, texts, meant, printed, strict=True):
        told = list(_of_block(block, one)) or list(_read_twice(block, one, other))
        found += told or list(_lost(block, text, other))
    return found or _unknown_formulas(blocks, printed)


def _unknown_formulas(blocks: Sequence[Block], printed: Sequence[Any]) -> list[Problem]:
    """Formulas with a command that no format can set; each is tried alone if all together cannot be."""
    formulas = [
        (block, node) for block, div in zip(blocks, printed, strict=True) for node in elements(div, "Math")
    ]
    if _can_be_set([node for _, node in formulas]):
        return list(_unspeakable(formulas))
    return [
        Problem(
            "unknown-markup",
            Place(block.file, block.line - 1 + line, column),
            f"the formula {node['c'][1][:40]!r} has a command that cannot be set; write it otherwise",
        )
        for block, node in formulas
        if not _can_be_set([node])
        for line, column in [line_and_column(block.text, max(block.text.find(node["c"][1]), 0))]
    ]


def _unspeakable(formulas: Sequence[tuple[Block, Any]]) -> Iterator[Problem]:
    """Formulas that could not be read aloud; there are words for the same forms in every language."""
    for block, node in formulas:
        formula = node["c"][1]
        try:
            spoken(formula, load_language(MODEL).math)
        except UnspeakableError as problem:
            line, column = line_and_column(block.text, max(block.text.find(formula), 0))
            told = f"the formula {formula[:40]!r} has {problem}, which has no words to be read aloud by"
            place = Place(block.file, block.line - 1 + line, column)
            yield Problem("unknown-markup", place, f"{told}; write it otherwise")


def _can_be_set(formulas: list[Any]) -> bool:
    tree = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": [{"t": "Para", "c": formulas}]}
    try:
        convert(json.dumps(tree), "json", "html5", ["--mathml"])
    except InputError:
        return False
    return True


def _read(text: str, markdown: str) -> list[Any]:
    """Pandoc's blocks, without the number that each citation has among all."""

    def unnumbered(node: dict[str, Any]) -> dict[str, Any]:
        node.pop("citationNoteNum", None)
        return node

    return list(json.loads(read_once(text, markdown), object_hook=unnumbered)["blocks"])


def _read_twice(block: Block, meant: Any, printed: Any) -> Iterator[Problem]:
    """What Pandoc would take for more than words, and the paper prints as words."""
    if meant != printed:
        words = _first_difference(meant, printed)
        line, column = line_and_column(block.text, max(block.text.find(words), 0))
        text = (
            f"{words[:40]!r} means something in Markdown, but not here; write it otherwise or put a \\ before"
        )
        yield Problem("unknown-markup", Place(block.file, block.line - 1 + line, column), text)


def _lost(block: Block, text: str, printed: Any) -> Iterator[Problem]:
    words = lost(text, printed["c"][1])
    if words:
        told = f"near “{words}” the paper would not print what stands here; write it otherwise"
        yield Problem("words-lost", block.place, told)


def _first_difference(one: Any, other: Any) -> str:
    """The first word in which two trees part."""
    if type(one) is type(other) is list and len(one) == len(other):
        parts = next((pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]), None)
        return _first_difference(*parts) if parts else ""
    if type(one) is type(other) is dict and one.get("t") == other.get("t") and "c" in one and "c" in other:
        return _first_difference(one["c"], other["c"])
    return _first_words(other)


def _one_by_one(blocks: Sequence[Block]) -> list[Problem]:
    """One block has swallowed others: halves are looked at until it stands alone."""
    if len(blocks) == 1:
        block = blocks[0]
        text = "this block does not end where its text does; close what it opens"
        return [Problem("unknown-markup", Place(block.file, block.line, 1), text)]
    middle = len(blocks) // 2
    return tree_problems(blocks[:middle]) + tree_problems(blocks[middle:])


def _of_block(block: Block, div: dict[str, Any]) -> Iterator[Problem]:
    content = div["c"][1]
    if not content:
        text = "nothing of this block is left in the paper; write it as text or as a comment"
        yield Problem("unknown-markup", Place(block.file, block.line, 1), text)
    for words, what in _refused(content):
        at = max(block.text.find(words), 0)
        line, column = line_and_column(block.text, at)
        yield Problem("unknown-markup", Place(block.file, block.line - 1 + line, column), what)


def _refused(node: Any) -> Iterator[tuple[str, str]]:
    """(words by which it is found in the text, what is wrong) of each element that nobody knows."""
    if isinstance(node, list):
        for part in node:
            yield from _refused(part)
        return
    if not isinstance(node, dict) or "t" not in node:
        return
    kind, content = str(node["t"]), node.get("c", "")
    if kind == "Str":
        left = _LEFT_OVER.search(content)
        if left and content != "*":  # by itself, between blanks, it is a sign of multiplication
            sign = left.group()
            yield content, f"“{content[:40]}” is printed with its {sign}; mend the mark or write \\{sign}"
    elif kind == "Math" or ("c" not in node and kind not in _NAMED):
        return  # a blank, or the sort of a list or of quotation marks
    elif kind not in _BLOCKS | _INLINES:
        named = _NAMED.get(kind, f"an element {kind}")
        yield _first_words(node), f"{named} is no part of the manuscript's grammar; write it otherwise"
    elif kind == "OrderedList" and not _is_plain(content[0]):
        text = "this begins a list, which is numbered 1. 2. 3.; or write \\( or \\. for the sign"
        yield _first_words(node), text
    elif kind == "Cite":
        for citation in content[0]:
            yield from _refused([citation["citationPrefix"], citation["citationSuffix"]])
    elif kind == "Link" and not ADDRESS.fullmatch(content[2][0].replace("doi:", "https://doi.org/", 1)):
        yield content[2][0], f"the link to {content[2][0][:40]!r} leads to no page; expected {EXPECTED}"
    else:
        yield from _refused(content)


def _is_plain(numbering: Any) -> bool:
    """Whether a list is numbered 1. 2. 3.; a year at the beginning of a line is none of its numbers."""
    first, style, end = numbering
    return bool(first < 100 and style["t"] == "Decimal" and end["t"] == "Period")


def _first_words(node: Any) -> str:
    """The first word of an element, by which it is found in the source."""
    if isinstance(node, dict):
        if node.get("t") == "Str":
            return str(node["c"])
        return _first_words(node.get("c", ""))
    if isinstance(node, list):
        return next(filter(None, map(_first_words, node)), "")
    return ""
