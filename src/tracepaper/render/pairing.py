"""Two editions' syntax trees as one, for Typst: each block of one language beside its counterpart.

The functions called in the raw Typst here (pair, both, heading-pair and others) are in
parallel.typ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, zip_longest
from typing import Any

from tracepaper.errors import InputError
from tracepaper.manuscript.tree import Node, elements, metadata, without_translations
from tracepaper.render.pdf import quoted

NAMES = {
    "Para": "a paragraph",
    "Plain": "a paragraph",
    "Header": "a heading",
    "Table": "a table",
    "BulletList": "a list",
    "OrderedList": "a numbered list",
    "BlockQuote": "a quotation",
    "CodeBlock": "a block of code",
    "Div": "a division",
}
NAMES_ON_ONE_LINE = 32  # widths in halves of a Chinese character
REPAIR = "give both languages the same blocks in the same order"


Codes = tuple[str, str]  # of the two languages
Pair = tuple[list[Node], list[Node]]  # the blocks of both languages that stand side by side


def pair_trees(first: Node, second: Node) -> Node:
    """One tree with the metadata of the first and the blocks of both, paired; the two trees are used up.

    Raises InputError at the first block that has no counterpart.
    """
    codes = metadata(first)["language"], metadata(second)["language"]
    first, second = without_translations(first), without_translations(second)
    _tell_apart(second, codes[1])
    pairs: list[Node | Pair] = []
    for left, right in zip_longest(first["blocks"], second["blocks"]):
        name = _file(left or right)
        if left is None or right is None or _file(left) != _file(right):
            raise InputError(
                f"this section stands in one language only, or in another place; {REPAIR}",
                file=f"manuscript/{codes[1 if left is None else 0]}/{name}.md",
            )
        pairs += _pair_blocks(left["c"][1], right["c"][1], codes, f"manuscript/{codes[0]}/{name}.md")
    numbers, blocks = count(1), list[Node]()
    for pair in pairs:
        if isinstance(pair, dict):  # what both languages share
            blocks.append(pair)
        else:
            _share_footnotes(pair, numbers)
            blocks += _both_blocks("pair", *pair)
    return {**first, "blocks": blocks}


def _file(section: Node) -> str:
    return str(dict(section["c"][0][2])["file"])


def _pair_blocks(first: list[Node], second: list[Node], codes: Codes, file: str) -> Iterator[Node | Pair]:
    for number, (left, right) in enumerate(zip_longest(first, second), 1):
        if left is None or right is None or _kind(left) != _kind(right):
            raise InputError(
                f"block {number} of the section is {_name(left)} in {codes[0]} but "
                f"{_name(right)} in {codes[1]}; {REPAIR}",
                file=file,
            )
        yield from _pair(left, right, codes, file)


def _kind(block: Node) -> tuple[Any, ...]:
    """What a block must have in common with its counterpart."""
    kind: str = block["t"]
    content: Any = block.get("c")
    if kind == "Header":
        return kind, content[0], content[1][0]
    if kind == "Div":
        return kind, content[0][0], content[0][1][:1], dict(content[0][2]).get("exhibit")
    if kind in ("BulletList", "OrderedList"):
        return kind, len(content if kind == "BulletList" else content[1])
    return ("Para",) if kind == "Plain" else (kind,)


def _name(block: Node | None) -> str:
    if block is None:
        return "missing"
    kind = _kind(block)
    if kind[0] == "Header":
        return f"a heading of level {kind[1]} named {kind[2]}"
    if kind[0] == "Div":
        return f"the exhibit {kind[3]}" if kind[3] else f"a division {' '.join(kind[2]) or kind[1]}"
    if kind[0] in ("BulletList", "OrderedList"):
        return f"{NAMES[kind[0]]} of {kind[1]}"
    return NAMES.get(kind[0], f"a {kind[0]}")


def _pair(left: Node, right: Node, codes: Codes, file: str) -> Iterable[Node | Pair]:
    kind = left["t"]
    if left == right:  # code
        return [left]
    if (equation := _shared_equation(left, right)) is not None:
        return [equation]
    if kind == "Header":
        call = f'heading-pair({left["c"][0]}, "{left["c"][1][0]}")'
        texts = left["c"][2], right["c"][2]
        heading = _plain(_both_inlines(call, *texts, _without_number(*texts)))
        ends = "appendix" in left["c"][1][1] or left["c"][1][0] == "references"
        return [_raw("#place.flush()", "Block"), heading] if ends else [heading]
    if kind == "Div":
        return _pair_divs(left, right, codes, file)
    if kind in ("BulletList", "OrderedList"):  # item beside item
        return [([a], [b]) for a, b in zip(_items(left), _items(right), strict=True)]
    return [([left], [right])]


def _shared_equation(left: Node, right: Node) -> Node | None:
    """An equation once, said in both languages; None of anything else."""
    ours, theirs = map(_said_formula, (left, right))
    if ours is None or theirs is None or ours[1] != theirs[1]:
        return None
    ours[0][2] = [["spoken", " / ".join(pairs[0][1] for pairs in (ours[0][2], theirs[0][2]))]]
    return left


def _said_formula(block: Node) -> list[Any] | None:
    """Attributes and content of the Span in which the formula of an equation is said."""
    span: Node = block["c"][0] if block["t"] == "Para" and block["c"] else {"t": ""}
    if span["t"] != "Span" or "equation" not in span["c"][0][1]:
        return None
    inner: Node = span["c"][1][0]
    return list(inner["c"]) if inner["t"] == "Span" else None


def _without_number(left: list[Node], right: list[Node]) -> list[Node]:
    """The right heading for the bookmark, where the left one before it has the same number."""
    numbered = right[0]["t"] == "Span" and "section-number" in right[0]["c"][0][1]
    return right[2:] if numbered and right[0] == left[0] else right


def _items(block: Node) -> Iterator[Node]:
    """Each item of a list as a list of its own that goes on counting."""
    if block["t"] == "BulletList":
        yield from ({"t": "BulletList", "c": [item]} for item in block["c"])
        return
    (start, style, delimiter), items = block["c"]
    for number, item in enumerate(items, start):
        yield {"t": "OrderedList", "c": [[number, style, delimiter], [item]]}


def _pair_divs(left: Node, right: Node, codes: Codes, file: str) -> Iterable[Node | Pair]:
    (attributes, inside), (other_attributes, other_inside) = left["c"], right["c"]
    if "exhibit" in attributes[1]:
        return _shared_exhibit(left, right, file)
    if attributes[0] == "refs":
        return _both_blocks("reference-pair", [left], [right])
    if len(inside) != len(other_inside):
        raise InputError(
            f"{_name(left)} has {len(inside)} blocks in {codes[0]} but {len(other_inside)} "
            f"in {codes[1]}; {REPAIR}",
            file=file,
        )
    return [
        ([_div(attributes, [a])], [_div(other_attributes, [b])])
        for a, b in zip(inside, other_inside, strict=True)
    ]


def _shared_exhibit(left: Node, right: Node, file: str) -> list[Node]:
    """A table with both languages in it, or both drawings; both captions and notes."""
    (main, notes), (other, other_notes) = left["c"][1], right["c"][1]
    name = main["c"][0][0]
    titles = (exhibit["c"][1][1][0]["c"] for exhibit in (main, other))
    caption = _plain(_both_inlines(f"{main['t'].lower()}-titles", *titles))
    under = _both_blocks("both", notes["c"][1], other_notes["c"][1])
    if main["t"] == "Table":
        main["c"][1][1], notes["c"][1] = [caption], under
        _share_cells(main, other, name, file)
        beside = dict(map(tuple, right["c"][0][2])).get("continued", "")
        left["c"][0][2] += [["page", "landscape"], ["continued-other", beside]]
        return [left]
    drawings = ", ".join(_drawing(figure) for figure in (main, other))
    return [
        _raw(f'#drawing-pair("{name}", {drawings})[', "Block"),
        caption,
        _raw("][", "Block"),
        *under,
        _raw("]", "Block"),
    ]


def _drawing(figure: Node) -> str:
    """File and alternative text as a Typst array."""
    _, alternative, (source, _) = next(elements(figure, "Image"))["c"]
    text = plain_text(alternative).replace("\n", " ")
    return f"({quoted(source)}, {quoted(text)})"


def _share_cells(table: Node, other: Node, name: str, file: str) -> None:
    """Put the other language's text under a cell's own, where the two differ; short names on a line."""
    cells, others = list(_cells(table)), list(_cells(other))
    if [cell[2:4] for _, cell in cells] != [cell[2:4] for _, cell in others]:
        raise InputError(
            f"the table {name} has not the same rows and columns in both languages; give it the same cells",
            file=file,
        )
    texts = [
        (plain_text(cell[4]), plain_text(added[4]))
        for (_, cell), (_, added) in zip(cells, others, strict=True)
    ]
    names = [
        sum(map(display_width, pair))
        for (place, _), pair in zip(cells, texts, strict=True)
        if place == "name"
    ]
    one_line = _free_widths(table) and max(names, default=0) <= NAMES_ON_ONE_LINE
    between = {"t": "Space" if one_line else "LineBreak"}
    for (place, cell), (_, added), pair in zip(cells, others, texts, strict=True):
        if pair[0] != pair[1] and all(pair):
            cell[4] = [
                _plain(
                    [
                        *_both_inlines("one", cell[4][0]["c"]),
                        between if place == "name" else {"t": "LineBreak"},
                        *_both_inlines("other", added[4][0]["c"]),
                    ]
                )
            ]


def _cells(table: Node) -> Iterator[tuple[str, list[Any]]]:
    """Cells (attributes, alignment, rows, columns, blocks), header first, each with its place: header,
    name (the first of a row) or body."""
    _, _, _, head, bodies, _ = table["c"]
    for row in head[1]:
        yield from (("header", cell) for cell in row[1])
    for row in (row for body in bodies for row in body[3]):
        yield from (("body" if i else "name", cell) for i, cell in enumerate(row[1]))


def _free_widths(table: Node) -> bool:
    return all(width["t"] == "ColWidthDefault" for _, width in table["c"][2])


def _tell_apart(tree: Node, language: str) -> None:
    """Give the references of the second language names of their own: each list is cited in its language."""
    for div in elements(tree["blocks"], "Div"):
        if div["c"][0][0].startswith("ref-"):
            div["c"][0][0] += f"-{language}"
    for link in elements(tree["blocks"], "Link"):
        if link["c"][2][0].startswith("#ref-"):
            link["c"][2][0] += f"-{language}"


def _share_footnotes(pair: Pair, numbers: Iterator[int]) -> None:
    """One footnote with both texts, and one number, for each two that correspond."""
    notes, others = (list(elements(side, "Note")) for side in pair)
    if len(notes) != len(others):  # stay apart
        return
    for note, other in zip(notes, others, strict=True):
        label = f"<footnote-{next(numbers)}>"
        content = _both_blocks("footnote-pair", note["c"], other["c"])
        note.update(_span([{"t": "Note", "c": content}, _raw(label)]))
        other.update(_raw(f"#footnote({label});"))


def _both_blocks(call: str, left: list[Node], right: list[Node]) -> list[Node]:
    return [_raw(f"#{call}[", "Block"), *left, _raw("][", "Block"), *right, _raw("]", "Block")]


def _both_inlines(call: str, *texts: list[Node]) -> list[Node]:
    """A call of a Typst function with one content in brackets for each text."""
    content = [part for text in texts for part in (_raw("["), *text, _raw("]"))]
    return [_raw(f"#{call}"), *content, _raw(";")]


def _raw(code: str, kind: str = "Inline") -> Node:
    return {"t": f"Raw{kind}", "c": ["typst", code]}


def _plain(inlines: list[Node]) -> Node:
    return {"t": "Plain", "c": inlines}


def _div(attributes: list[Any], blocks: list[Node]) -> Node:
    return {"t": "Div", "c": [attributes, blocks]}


def _span(inlines: list[Node]) -> Node:
    return {"t": "Span", "c": [["", [], []], inlines]}


def plain_text(content: list[Node]) -> str:
    """The words of blocks or inlines."""
    stands_for = {"Space": " ", "LineBreak": "\n"}
    return "".join(
        element["c"] if element.get("t") == "Str" else stands_for.get(element.get("t", ""), "")
        for element in _leaves(content)
    )


def display_width(line: str) -> int:
    """Width in halves of a Chinese character."""
    return sum(2 if ord(character) >= 0x2E80 else 1 for character in line)


def _leaves(node: Any) -> Iterator[Node]:
    if isinstance(node, list):
        for part in node:
            yield from _leaves(part)
    elif isinstance(node, dict):
        yield node
        yield from _leaves(node.get("c"))
