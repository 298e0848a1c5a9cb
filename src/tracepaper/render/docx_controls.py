"""What lets a Word file come back: each fact, claim, citation and reference is a content control that bears
its name, and each paragraph is in a bookmark that says where it is from.

A fact's control is locked, so that no number is typed over. A claim's may be reworded, not deleted; a
citation's may be deleted, not reworded. Whoever reads a file that comes back asks `paragraphs` for the names.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import count
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

from tracepaper.languages import Language
from tracepaper.manuscript.tree import Node

LONGEST_TAG, LONGEST_BOOKMARK = 64, 40  # what Word takes
LOCKS = {"fact": "sdtContentLocked", "claim": "sdtLocked", "citation": "contentLocked", "reference": ""}
FIRST_BOOKMARK = 20000  # above the numbers that Pandoc and docx.lua give


class Paragraph(NamedTuple):
    """A paragraph of the text, of a heading or of a caption, and the bookmark around it.

    bookmark: its name in the file.  file: the section's, without its ending.  place: of its block in the
    section, from 1.  exhibit: whose caption it is of, "" if none.  inlines: its content, the tree's own."""

    bookmark: str
    file: str
    place: int
    exhibit: str
    inlines: list[Node]


def control_tag(kind: str, name: str) -> str:
    """fact:NAME, claim:NAME, citation:KEY;KEY or reference:NAME; one too long for Word ends in a checksum."""
    return _within(f"{kind}:{name}", LONGEST_TAG)


def _within(name: str, longest: int) -> str:
    if len(name) <= longest:
        return name
    return name[: longest - 9] + "_" + hashlib.sha256(name.encode()).hexdigest()[:8]


def _bookmark(owner: str, numbers: list[int]) -> str:
    """The underscore in front keeps it out of Word's list of bookmarks."""
    text = "_".join(["", re.sub(r"\W", "_", owner), *map(str, numbers)])
    return _within(text, LONGEST_BOOKMARK)


def paragraphs(tree: dict[str, Any]) -> Iterator[Paragraph]:
    """Every paragraph outside the tables of a tree that is not `flat`, in the order of the text.

    The bookmark of a section's is _FILE_PLACE, with a third number from the second paragraph of its block on;
    that of an exhibit's title is _EXHIBIT_1, its note and source follow."""
    for section in tree["blocks"]:
        file = dict(map(tuple, section["c"][0][2])).get("file", "") if section["t"] == "Div" else ""
        for place, block in enumerate(section["c"][1] if file else [section], 1):
            counts: dict[str, Iterator[int]] = {}
            for exhibit, inlines in _leaves(block, ""):
                number = next(counts.setdefault(exhibit, count(1)))
                numbers = [number] if exhibit else [place, number] if number > 1 else [place]
                yield Paragraph(_bookmark(exhibit or file, numbers), file, place, exhibit, inlines)


def _leaves(block: Node, exhibit: str) -> Iterator[tuple[str, list[Node]]]:
    """(exhibit it is of, inlines) of each paragraph of a block."""
    kind, content = block["t"], block.get("c") or []
    if kind in ("Para", "Plain"):
        if [inline["t"] for inline in content] != ["Image"]:
            yield exhibit, content
    elif kind == "Header":
        yield exhibit, content[2]
    elif kind == "Div":
        own = dict(map(tuple, content[0][2])).get("exhibit", exhibit)
        for inner in content[1]:
            yield from _leaves(inner, own)
    elif kind in ("Figure", "Table"):
        for inner in content[1][1]:
            yield from _leaves(inner, exhibit)
    elif kind in ("BulletList", "OrderedList"):
        for item in content if kind == "BulletList" else content[1]:
            for inner in item:
                yield from _leaves(inner, exhibit)
    elif kind == "BlockQuote":
        for inner in content:
            yield from _leaves(inner, exhibit)


def add_controls(tree: dict[str, Any], language: Language) -> None:
    """Put the bookmarks and the controls into a tree that is not `flat`, as pieces of Word's own XML."""
    for number, paragraph in enumerate(list(paragraphs(tree)), FIRST_BOOKMARK):
        start = f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(paragraph.bookmark)}/>'
        at = 2 if _classes(paragraph.inlines[:1]) & {"section-number", "exhibit-number"} else 0
        paragraph.inlines.insert(at, _raw(start))
        paragraph.inlines.append(_raw(f'<w:bookmarkEnd w:id="{number}"/>'))
    _wrap(tree["blocks"], language, count(1))


def _classes(inlines: list[Node]) -> set[str]:
    return set(inlines[0]["c"][0][1]) if inlines and inlines[0]["t"] == "Span" else set()


def _wrap(node: Any, language: Language, numbers: Iterator[int]) -> None:
    """Give every marked inline under a node its control, in the order of the text."""
    if isinstance(node, dict):
        if node.get("t") != "Image":  # an alternative text is no part of the page
            _wrap(node.get("c"), language, numbers)
        return
    if not isinstance(node, list):
        return
    found = []
    for inner in node:
        kind, name = marked(inner)
        if kind:
            found.append(_raw(_opening(kind, name, language, next(numbers))))
        _wrap(inner, language, numbers)
        found.append(inner)
        if kind:
            found.append(_raw("</w:sdtContent></w:sdt>"))
    node[:] = found


def marked(inline: Any) -> tuple[str, str]:
    """(kind, name) of an inline that gets a control; ("", "") of any other node."""
    kind = inline.get("t") if isinstance(inline, dict) else None
    if kind == "Cite":
        return "citation", ";".join(citation["citationId"] for citation in inline["c"][0])
    if kind not in ("Span", "Link"):
        return "", ""
    _, classes, attributes = inline["c"][0]
    if kind == "Link":
        return ("reference", inline["c"][2][0][1:]) if "cross-reference" in classes else ("", "")
    found = next((name for name in ("fact", "claim") if name in classes), "")
    return found, dict(map(tuple, attributes)).get(f"data-{found}", "")


def _opening(kind: str, name: str, language: Language, number: int) -> str:
    alias = _within(language.words[f"control-{kind}"] % name, LONGEST_TAG)
    tag = control_tag(kind, name)
    lock = f'<w:lock w:val="{LOCKS[kind]}"/>' if LOCKS[kind] else ""
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(alias)}/><w:tag w:val={quoteattr(tag)}/>"
        f'<w:id w:val="{number}"/>{lock}</w:sdtPr><w:sdtContent>'
    )


def _raw(xml: str) -> Node:
    return {"t": "RawInline", "c": ["openxml", xml]}
