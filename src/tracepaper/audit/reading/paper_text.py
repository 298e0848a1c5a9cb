"""What a paper should say, block by block, from its syntax tree: each stretch with what it is and whose.

Kinds of stretches: fact (owner: its name), exhibit and equation (its number), label (references to exhibits,
sections and equations), section, citation, reference, formula (set differently in every format), and "" for
other words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from typing import Any, NamedTuple

from tracepaper.languages import load_language
from tracepaper.manuscript import tree as trees

SPAN_KINDS = {
    "fact": "fact",
    "section-number": "section",
    "exhibit-number": "exhibit",
    "equation-number": "equation",
}
OPENING, CLOSING = "“", "”"


class Stretch(NamedTuple):
    """A piece of a block's text.  claim: name of the claim whose sentence it is of, "" if of none."""

    text: str
    kind: str = ""
    owner: str = ""
    claim: str = ""


@dataclass(frozen=True)
class Unit:
    """A block as a reader sees it: a paragraph, a heading, a cell of a table.

    kind: title, paragraph, heading, item, caption, header, cell, note (of an exhibit), reference, footnote.
    owner: the exhibit it is of, else "".  file: the section's, without its ending.  where: of a cell, its row
    and column."""

    kind: str
    stretches: tuple[Stretch, ...]
    file: str = ""
    owner: str = ""
    where: str = ""
    marker: str = field(default="", compare=False)  # bullet or number of a list item, which a PDF prints
    again: str = field(
        default="", compare=False
    )  # of a caption: what a PDF prints over a table's further pages

    @cached_property
    def text(self) -> str:
        return "".join(stretch.text for stretch in self.stretches)

    def stretch_at(self, at: int) -> Stretch:
        """The stretch that has the character at this place of the text."""
        for stretch in self.stretches:
            if at < len(stretch.text):
                return stretch
            at -= len(stretch.text)
        return self.stretches[-1] if self.stretches else Stretch("")


def units_of(tree: dict[str, Any], form: str) -> list[Unit]:
    """All blocks of an edition in the order of the text; form: pdf, docx, html or xml, which set the title in
    different ways, and, but for a PDF, all footnotes behind the text."""
    found = list(_front(trees.metadata(tree), form))
    for block in tree["blocks"]:
        file = attribute(block, "file")
        found += [replace(unit, file=file) for unit in _of_block(block, Unit("paragraph", ()))]
    for block in tree["blocks"] if form != "pdf" else ():
        for note in trees.elements(block, "Note"):
            found += _of_blocks(note["c"], Unit("footnote", (), attribute(block, "file")))
    return [unit for unit in _with_equation_numbers(found) if unit.text.strip()]


def _with_equation_numbers(units: list[Unit]) -> Iterator[Unit]:
    """An equation is followed by its number, which is counted here once more: (1), (2) ..."""
    numbers = count(1)
    for unit in units:
        counted = [
            one._replace(text=f"({next(numbers)})") if one.kind == "equation" else one
            for one in unit.stretches
        ]
        yield replace(unit, stretches=tuple(counted))


def fact_quotations(tree: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(fact name, text as written, section file) of every quotation."""
    return [
        (stretch.owner, stretch.text, unit.file)
        for unit in units_of(tree, "docx")
        for stretch in unit.stretches
        if stretch.kind == "fact"
    ]


def inline_text(inline: dict[str, Any]) -> str:
    """The words of an inline and of what is in it, without formulas."""
    return "".join(found.text for found in _inlines([inline], Stretch("")) if found.kind != "formula")


def attribute(node: dict[str, Any], key: str) -> str:
    """An attribute of a Div, Span, Table or Figure; "" if it has none."""
    content = node.get("c")
    attr = content[0] if isinstance(content, list) and content and isinstance(content[0], list) else None
    pairs = attr[2] if attr and len(attr) == 3 and isinstance(attr[2], list) else []
    return next((str(pair[1]) for pair in pairs if pair[0] == key), "")


def _front(metadata: Mapping[str, Any], form: str) -> Iterator[Unit]:
    words = load_language(metadata["language"]).words
    main, subtitle = metadata["main_title"], metadata["subtitle"]
    subtitle = subtitle and words["before-subtitle"] + subtitle
    for text in [main + subtitle] if form == "html" else [main, subtitle]:
        yield Unit("title", (Stretch(text),))
    authors = metadata["author"]
    for text in authors if form == "docx" else [words["authors"].join(authors)]:
        yield Unit("title", (Stretch(text),))


def _of_block(block: dict[str, Any], like: Unit) -> Iterator[Unit]:
    """The units of a block; `like` says what they are of."""
    t: str = block["t"]
    c: Any = block.get("c")
    if t in ("Para", "Plain"):
        yield _unit(c, like)
    elif t == "Header":
        yield _unit(c[2], replace(like, kind="heading"))
    elif t == "LineBlock":
        for line in c:
            yield _unit(line, like)
    elif t == "Div":
        yield from _div(c, like)
    elif t == "Table":
        yield from _table(c, like)
    elif t == "Figure":
        yield from _of_blocks(c[2], like)
        yield from _of_blocks(c[1][1], replace(like, kind="caption"))
    elif t in ("BulletList", "OrderedList"):
        for number, item in enumerate(c if t == "BulletList" else c[1], 1):
            marker = "•" if t == "BulletList" else f"{number}."
            for at, unit in enumerate(_of_blocks(item, replace(like, kind="item"))):
                yield unit if at else replace(unit, marker=marker)
    elif t == "BlockQuote":
        yield from _of_blocks(c, like)


def _of_blocks(blocks: list[dict[str, Any]], like: Unit) -> Iterator[Unit]:
    for block in blocks:
        yield from _of_block(block, like)


def _div(content: list[Any], like: Unit) -> Iterator[Unit]:
    (identifier, classes, pairs), blocks = content
    if "exhibit" in classes:
        named = dict(map(tuple, pairs))
        like = replace(like, owner=named.get("exhibit", identifier), again=named.get("continued", ""))
    if "exhibit-notes" in classes:
        like = replace(like, kind="note")
    if identifier == "refs":
        like = replace(like, kind="reference")
    yield from _of_blocks(blocks, like)


def _table(content: list[Any], like: Unit) -> Iterator[Unit]:
    _, caption, _, head, bodies, foot = content
    yield from _of_blocks(caption[1], replace(like, kind="caption"))
    heads = [[_cell_text(cell) for cell in row[1]] for row in head[1]]
    for row in head[1]:
        for cell in row[1]:
            where = f"header of column {_cell_text(cell)}"
            yield from _of_blocks(cell[4], replace(like, kind="header", where=where))
    rows = [*(row for body in bodies for row in [*body[2], *body[3]]), *foot[1]]
    label = ""
    for number, row in enumerate(rows, 1):
        label = _cell_text(row[1][0]) or label
        for at, cell in enumerate(row[1]):
            column = " ".join(filter(None, (line[at] for line in heads if at < len(line)))) or at + 1
            where = f"row {number} ({label}), column {column}"
            yield from _of_blocks(cell[4], replace(like, kind="cell", where=where))


def _cell_text(cell: list[Any]) -> str:
    return " ".join(unit.text for unit in _of_blocks(cell[4], Unit("cell", ())))


def _unit(inlines: list[dict[str, Any]], like: Unit) -> Unit:
    kind = "reference" if like.kind == "reference" else ""
    return replace(like, stretches=tuple(_inlines(inlines, Stretch("", kind))))


def _inlines(inlines: list[dict[str, Any]], like: Stretch) -> Iterator[Stretch]:
    for inline in inlines:
        t: str = inline["t"]
        c: Any = inline.get("c")
        if t in ("Str", "Code"):
            yield like._replace(text=c if t == "Str" else c[1])
        elif t in ("Space", "SoftBreak", "LineBreak"):
            yield like._replace(text=" " if t != "LineBreak" else "\n")
        elif t == "Math":
            yield Stretch(c[1], "formula", "", like.claim)
        elif t == "Span":
            yield from _span(c, like)
        elif t == "Cite":
            yield from _inlines(c[1], like if like.kind == "reference" else like._replace(kind="citation"))
        elif t == "Link":
            inner = like._replace(kind="label") if "cross-reference" in c[0][1] else like
            yield from _inlines(c[1], inner)
        elif t == "Quoted":
            marks = like._replace(text=OPENING), like._replace(text=CLOSING)
            yield from [marks[0], *_inlines(c[1], like), marks[1]]
        elif t in ("Emph", "Strong", "Superscript", "Subscript", "SmallCaps", "Strikeout", "Underline"):
            yield from _inlines(c, like)


def _span(content: list[Any], like: Stretch) -> Iterator[Stretch]:
    (_, classes, pairs), inner = content
    attributes = dict(map(tuple, pairs))
    for name in classes:
        like = like._replace(kind=SPAN_KINDS.get(name, like.kind))
    if "claim" in classes:
        like = like._replace(claim=attributes.get("data-claim", ""))
    if "fact" in classes:
        like = like._replace(owner=attributes.get("data-fact", ""))
        yield like._replace(text="".join(stretch.text for stretch in _inlines(inner, like)))
        return
    yield from _inlines(inner, like)
