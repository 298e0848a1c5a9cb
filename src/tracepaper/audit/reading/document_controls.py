"""Whether the content controls of a Word file bear the right names, around the right words, under the right
lock: what a co-author sends back is read by them.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tracepaper.audit.reading.paper_text import inline_text
from tracepaper.audit.reading.plain_text import plain
from tracepaper.manuscript.tree import elements
from tracepaper.problems import shortened
from tracepaper.render.docx_controls import LOCKS, control_tag, marked, paragraphs

if TYPE_CHECKING:
    from lxml import etree


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Control(NamedTuple):
    """tag: KIND:NAME.  lock: Word's word for what is forbidden in it, "" if nothing.  text: as compared."""

    tag: str
    lock: str
    text: str


def wrong_controls(path: Path, tree: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(what in the document, one sentence) of each control or bookmark that is not as the paper has it."""
    with zipfile.ZipFile(path) as package:
        read = {name: package.read(name) for name in package.namelist()}
    body = _root(read["word/document.xml"])
    notes = _root(read["word/footnotes.xml"]) if "word/footnotes.xml" in read else None
    expected = list(_expected(tree["blocks"]))
    expected += [found for note in elements(tree["blocks"], "Note") for found in _expected(note["c"])]
    found = list(_controls(body)) + ([] if notes is None else list(_controls(notes)))
    yield from _differences(found, expected)
    names = [paragraph.bookmark for paragraph in paragraphs(tree)]
    starts = (node.get(f"{_WORD}name") or "" for node in body.iter(f"{_WORD}bookmarkStart"))
    shown = [name for name in starts if name.startswith("_")]
    for name, wanted in zip_longest(shown, names, fillvalue=""):
        if name != wanted:
            yield f"the bookmark {name or wanted}", f"stands where {wanted or 'none'} should; render it again"
            return


def _differences(found: list[Control], expected: list[Control]) -> Iterator[tuple[str, str]]:
    """Each control that is another one; after one that is missing or too many nothing more can be said."""
    for control, wanted in zip(found, expected, strict=False):
        told, due = (shortened(text) for text in (control.text, wanted.text))
        if control.tag != wanted.tag:
            yield f"the control {control.tag}", f"stands around “{told}” where {wanted.tag} should stand"
        elif control.text != wanted.text:
            yield f"the control {control.tag}", f"is around “{told}”, expected “{due}”"
        elif control.lock != wanted.lock:
            text = f"has the lock {control.lock or 'none'}, expected {wanted.lock or 'none'}"
            yield f"the control {control.tag}", text
    if len(found) != len(expected):
        yield "its controls", f"are {len(found)}, the paper has {len(expected)} facts, claims and references"


def _root(content: bytes) -> etree._Element:
    from lxml import etree

    return etree.fromstring(content)


def _controls(root: etree._Element) -> Iterator[Control]:
    """The controls of a part in the order of the text; what stands in formulas and notes is not of theirs."""
    for control in root.iter(f"{_WORD}sdt"):
        lock, tag = (control.find(f"{_WORD}sdtPr/{_WORD}{name}") for name in ("lock", "tag"))
        text = plain("".join(control.itertext(f"{_WORD}t"))).text
        yield Control(
            "" if tag is None else tag.get(f"{_WORD}val") or "",
            "" if lock is None else lock.get(f"{_WORD}val") or "",
            text,
        )


def _expected(node: Any) -> Iterator[Control]:
    """The controls a syntax tree asks for, without those of its notes."""
    if isinstance(node, dict):
        if node.get("t") in ("Image", "Note"):
            return
        kind, name = marked(node)
        if kind:
            yield Control(control_tag(kind, name), LOCKS[kind], plain(inline_text(node)).text)
        yield from _expected(node.get("c"))
    elif isinstance(node, list):
        for inner in node:
            yield from _expected(inner)
