"""Every letter, figure and sign of a block's source stands in what Pandoc made of it.

The last look of the closed grammar: whatever a text was taken for, nothing of it is lost on the way to the
tree.  (From the tree to the finished documents the audit looks.)
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Any

_MARKS = re.compile(
    r"(?P<kept>\$\$.*?\$\$|\$[^$\n]+\$|`[^`\n]+`)"
    r"|<(?P<address>(?:https?|mailto|doi):[^<>\s]+)>"
    r"|\{[.#][^{}\n]*\}"  # of a fact, a claim, a heading
    r"|(?<=\])\([^()\s]*\)",  # where a link leads to
    re.DOTALL,
)
_NUMBERS = re.compile(r"^ *\d+\. ", re.MULTILINE)
_SIGNS = frozenset(".,%~+=<>/&°×÷±€£¥§#:;")


def lost(source: str, tree: Any) -> str:
    """The first words of the source that the tree has not, or has otherwise; "" if nothing is lost.

    source: a block's text, as Pandoc reads it.  tree: Pandoc's blocks of it."""
    if any(block["t"] == "OrderedList" for block in tree):
        source = _NUMBERS.sub("", source)
    meant, made = (
        _kept(_MARKS.sub(lambda match: match["kept"] or match["address"] or "", source)),
        _kept(_text(tree)),
    )
    if meant == made:
        return ""
    steps = SequenceMatcher(None, meant, made, autojunk=False).get_opcodes()
    start, end = next((start, end) for kind, start, end, *_ in steps if kind != "equal")
    return meant[max(start - 10, 0) : end + 10]


def _kept(text: str) -> str:
    """What is compared: no blank, no quotation mark, dash or dots, which are set otherwise than typed."""
    text = re.sub(r"\.{3,}|…", "", text)
    return "".join(letter for letter in text if letter.isalnum() or letter in _SIGNS).lstrip("#")


def _text(node: Any) -> str:
    if isinstance(node, list):
        return "".join(map(_text, node))
    if not isinstance(node, dict) or "c" not in node:
        return ""
    kind, content = node["t"], node["c"]
    if kind == "Str":
        return str(content)
    if kind in ("Code", "Math"):
        return str(content[1])
    if kind in ("Span", "Link", "Quoted", "Cite", "OrderedList"):
        return _text(content[1])
    return _text(content[2] if kind == "Header" else content)
