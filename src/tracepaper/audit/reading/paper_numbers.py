"""The numbers a paper should show, from its syntax tree: each with what it is and whose.

Kinds: fact (owner: its name), exhibit (its number), cell, caption and note (owner: the exhibit), label
(references to exhibits and sections), section, citation, reference (the list of references), formula, prose.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracepaper.audit.reading.number_tokens import Token, numbers_of

Segment = tuple[str, str, str]  # text, kind, owner
_SPAN_KINDS = {"fact": "fact", "section-number": "section", "exhibit-number": "exhibit"}


def expected_numbers(tree: dict[str, Any], language: str) -> list[Token]:
    """All numbers of an edition in the order of the text."""
    numbers = numbers_of(language)
    found: list[Token] = []
    for block in tree["blocks"]:
        file = _attribute(block, "file") or ""
        for segments in _texts(block, "prose", ""):
            found += numbers.tokens_of_segments(segments, file)
    return found


def fact_quotations(tree: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(fact name, text as written, section file) of every quotation."""
    return [
        (owner, text, _attribute(block, "file") or "")
        for block in tree["blocks"]
        for segments in _texts(block, "prose", "")
        for text, kind, owner in segments
        if kind == "fact"
    ]


def _attribute(node: dict[str, Any], key: str) -> str | None:
    """An attribute of a Div, Span, Table or Figure."""
    content = node.get("c")
    attr = content[0] if isinstance(content, list) and content and isinstance(content[0], list) else None
    pairs = attr[2] if attr and len(attr) == 3 and isinstance(attr[2], list) else []
    return next((pair[1] for pair in pairs if pair[0] == key), None)


def _texts(block: dict[str, Any], kind: str, owner: str) -> Iterator[list[Segment]]:
    """The texts of a block: one list of segments for each paragraph, heading, cell ..."""
    t: str = block["t"]
    c: Any = block.get("c")
    if t in ("Para", "Plain"):
        yield list(_inlines(c, kind, owner))
    elif t == "Header":
        yield list(_inlines(c[2], kind, owner))
    elif t == "LineBlock":
        for line in c:
            yield list(_inlines(line, kind, owner))
    elif t == "Div":
        yield from _div(c, kind, owner)
    elif t == "Table":
        yield from _table(c, owner)
    elif t == "Figure":
        yield from _blocks(c[2], kind, owner)
        yield from _blocks(c[1][1], "caption", owner)
    elif t in ("BulletList", "OrderedList"):
        for number, item in enumerate(c if t == "BulletList" else c[1], 1):
            if t == "OrderedList":
                yield [(str(number), "list", "")]
            yield from _blocks(item, kind, owner)
    elif t == "BlockQuote":
        yield from _blocks(c, kind, owner)


def _blocks(blocks: list[dict[str, Any]], kind: str, owner: str) -> Iterator[list[Segment]]:
    for block in blocks:
        yield from _texts(block, kind, owner)


def _div(content: list[Any], kind: str, owner: str) -> Iterator[list[Segment]]:
    (identifier, classes, pairs), blocks = content
    if "exhibit" in classes:
        owner = dict(map(tuple, pairs)).get("exhibit", identifier)
    if "exhibit-notes" in classes:
        kind = "note"
    if identifier == "refs":
        kind = "reference"
    yield from _blocks(blocks, kind, owner)


def _table(content: list[Any], owner: str) -> Iterator[list[Segment]]:
    _, caption, _, head, bodies, foot = content
    yield from _blocks(caption[1], "caption", owner)
    rows = [*head[1], *(row for body in bodies for row in [*body[2], *body[3]]), *foot[1]]
    for row in rows:
        for cell in row[1]:
            yield from _blocks(cell[4], "cell", owner)


def _inlines(inlines: list[dict[str, Any]], kind: str, owner: str) -> Iterator[Segment]:
    for inline in inlines:
        t: str = inline["t"]
        c: Any = inline.get("c")
        if t == "Str":
            yield c, kind, owner
        elif t in ("Space", "SoftBreak", "LineBreak"):
            yield (" " if t != "LineBreak" else "\n"), kind, owner
        elif t == "Math":
            yield from ((digits, "formula", "") for digits in [f" {c[1]} "])
        elif t in ("Code", "RawInline"):
            yield c[1] if t == "Code" else "", kind, owner
        elif t == "Span":
            yield from _span(c, kind, owner)
        elif t == "Cite":
            yield from _inlines(c[1], "citation" if kind != "reference" else kind, owner)
        elif t == "Link":
            inner = "label" if "cross-reference" in c[0][1] else kind
            yield from _inlines(c[1], inner, owner)
        elif t == "Quoted":
            yield from [("“", kind, owner), *_inlines(c[1], kind, owner), ("”", kind, owner)]
        elif t in ("Emph", "Strong", "Superscript", "Subscript", "SmallCaps", "Strikeout", "Underline"):
            yield from _inlines(c, kind, owner)


def _span(content: list[Any], kind: str, owner: str) -> Iterator[Segment]:
    (_, classes, pairs), inner = content
    for name in classes:
        kind = _SPAN_KINDS.get(name, kind)
    if "fact" in classes:
        owner = dict(map(tuple, pairs)).get("data-fact", "")
        text = "".join(piece for piece, _, _ in _inlines(inner, kind, owner))
        yield text, "fact", owner  # one piece: its whole text is compared with the registry
        return
    yield from _inlines(inner, kind, owner)
