"""The paragraphs of a Word file twice: as they were before its tracked changes, and as they are after them.

What has no letters is one sign in a text: a formula, a picture; a note stands between two signs where it is
referred to.  So an edit of any of them is found as an edit of the text is.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tracepaper.returning.word_package import Package, W

if TYPE_CHECKING:
    from lxml import etree


NOTE, NOTE_END, PICTURE = "\ue010", "\ue011", "\ue012"
_FORMULAS = 0xF0000  # from here on each formula is a sign of its own
KEPT, CAME, GONE = "kept", "came", "gone"
_STATES = {"ins": CAME, "moveTo": CAME, "del": GONE, "moveFrom": GONE}
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_THROUGH = {
    f"{W}{name}"
    for name in ("hyperlink", "fldSimple", "smartTag", "customXml", "sdtContent", "ins", "del", "moveTo")
} | {f"{W}moveFrom", f"{W}dir", f"{W}bdo", f"{_MC}AlternateContent", f"{_MC}Choice"}
_PICTURES = {f"{W}drawing", f"{W}pict", f"{W}object"}
_BLANKS = {f"{W}tab", f"{W}br", f"{W}cr", f"{W}ptab"}


class Run(NamedTuple):
    """A stretch of text in one form.  tags: of the content controls around it, the outermost first.
    state: kept, came or gone by a tracked change.  comment: (id, "start" or "end") of a place between."""

    text: str
    strong: bool = False
    emphasis: bool = False
    tags: tuple[str, ...] = ()
    state: str = KEPT
    comment: tuple[str, str] | None = None


@dataclass(frozen=True)
class Paragraph:
    """runs: without what a tracked change took away (or brought).  style: Word's name of its style.
    place: in words.  is_item: of a list.  in_table: whether it is, or is in, a cell."""

    runs: tuple[Run, ...]
    style: str = ""
    place: str = ""
    is_item: bool = False
    in_table: bool = False

    @cached_property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def cut(self, start: int, end: int) -> list[Run]:
        """Its runs from one character to another."""
        found, at = [], 0
        for run in self.runs:
            text = run.text[max(start - at, 0) : max(end - at, 0)]
            if text:
                found.append(run._replace(text=text))
            at += len(run.text)
        return found


@dataclass
class Document:
    """before, after: the paragraphs without and with the tracked changes.  authors: of these changes.
    tracked: how many there are.  formats: how many changes of form alone were tracked."""

    before: list[Paragraph]
    after: list[Paragraph]
    authors: list[str]
    tracked: int = 0
    formats: int = 0


@dataclass
class _Raw:
    """A paragraph as it stands in the file, before its tracked changes are settled."""

    runs: list[Run]
    mark: str
    shell: Paragraph


@dataclass
class _Reading:
    """What a walk through the file keeps: notes by kind and number, how many tables and paragraphs."""

    notes: dict[str, etree._Element]
    tables: int = 0
    paragraphs: int = 0
    in_field: list[bool] = field(default_factory=list)  # of each open field: whether its code is being read


def is_formula(sign: str) -> bool:
    """Whether a sign of a text stands for a formula."""
    return ord(sign) >= _FORMULAS


def legible(text: str) -> str:
    """A text for a person: words for the signs that stand for a formula, a picture, a note."""
    words = {NOTE: " (note: ", NOTE_END: ")", PICTURE: "(picture)"}
    return "".join("(formula)" if is_formula(sign) else words.get(sign, sign) for sign in text)


def read_document(package: Package) -> Document:
    """Both states of a Word file."""
    parts = {"footnote": package.notes, "endnote": package.endnotes}
    notes = {
        f"{kind} {note.get(f'{W}id')}": note
        for kind, part in parts.items()
        for note in (() if part is None else part)
    }
    raw = list(_blocks(package.body, _Reading(notes), KEPT, ""))
    changes = list(package.body.iter(*(f"{W}{name}" for name in _STATES)))
    formats = sum(1 for _ in package.body.iter(f"{W}rPrChange", f"{W}pPrChange"))
    authors = sorted({node.get(f"{W}author") or "" for node in changes} - {""})
    return Document(_settled(raw, CAME), _settled(raw, GONE), authors, len(changes), formats)


def _settled(raw: list[_Raw], without: str) -> list[Paragraph]:
    """The paragraphs without the runs of a state; one whose mark is of it runs on into the next."""
    found: list[Paragraph] = []
    open_runs: list[Run] = []
    for paragraph in raw:
        open_runs += [run for run in paragraph.runs if run.state != without]
        if paragraph.mark == without and paragraph is not raw[-1]:
            continue
        runs = tuple(_tidy(open_runs))
        if any(run.text for run in runs):
            found.append(replace(paragraph.shell, runs=runs))
        elif found and runs:  # the place of a comment in an empty paragraph
            found[-1] = replace(found[-1], runs=found[-1].runs + runs)
        open_runs = []
    return found


def _tidy(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs without blanks at the ends, also of a note, and never two blanks on end."""
    after_blank, held = True, None
    for run in runs:
        text = ""
        for letter in run.text:
            if letter.isspace():
                held = None if after_blank else held or run._replace(text=letter, comment=None)
                continue
            if held and letter != NOTE_END:
                yield from [run._replace(text=text, comment=None)] if text else []
                yield held
                text = ""
            held, text, after_blank = None, text + letter, letter == NOTE
        if text or run.comment:
            yield run._replace(text=text)


def _blocks(parent: etree._Element, reading: _Reading, state: str, where: str) -> Iterator[_Raw]:
    for node in parent:
        name = str(node.tag)
        if name == f"{W}p":
            reading.paragraphs += 1
            yield _paragraph(node, reading, state, where)
            for box in node.iter(f"{W}txbxContent"):
                if not any(above.tag == f"{_MC}Fallback" for above in box.iterancestors()):
                    yield from _blocks(box, reading, state, where)
        elif name == f"{W}tbl":
            yield from _rows(node, reading, state)
        elif name == f"{W}sdt":
            content = node.find(f"{W}sdtContent")
            yield from _blocks(content, reading, state, where) if content is not None else ()
        elif name in _THROUGH:
            yield from _blocks(node, reading, _STATES.get(name.removeprefix(W), state), where)


def _rows(table: etree._Element, reading: _Reading, state: str) -> Iterator[_Raw]:
    reading.tables += 1
    number = reading.tables
    for row, node in enumerate(table.iter(f"{W}tr"), 1):
        now = next((_STATES[name] for name in ("ins", "del") if _has(node, f"trPr/{name}")), state)
        for column, cell in enumerate(node.iter(f"{W}tc"), 1):
            yield from _blocks(cell, reading, now, f"table {number}, row {row}, cell {column}")


def _has(node: etree._Element, path: str) -> bool:
    return node.find("/".join(f"{W}{name}" for name in path.split("/"))) is not None


def _paragraph(node: etree._Element, reading: _Reading, state: str, where: str) -> _Raw:
    reading.in_field = []
    mark = next((to for name, to in _STATES.items() if _has(node, f"pPr/rPr/{name}")), state)
    style = node.find(f"{W}pPr/{W}pStyle")
    shell = Paragraph(
        (),
        "" if style is None else style.get(f"{W}val") or "",
        where or f"paragraph {reading.paragraphs}",
        _has(node, "pPr/numPr"),
        bool(where),
    )
    return _Raw(list(_runs(node, reading, state, ())), mark, shell)


def _runs(parent: etree._Element, reading: _Reading, state: str, tags: tuple[str, ...]) -> Iterator[Run]:
    """The runs of a paragraph, of what is in it, or of a note."""
    for node in parent:
        name = str(node.tag)
        if name == f"{W}r":
            yield from _run(node, reading, state, tags)
        elif name == f"{W}sdt":
            tag, content = node.find(f"{W}sdtPr/{W}tag"), node.find(f"{W}sdtContent")
            inside = tags if tag is None else (*tags, tag.get(f"{W}val") or "")
            yield from _runs(content, reading, state, inside) if content is not None else ()
        elif name == f"{_M}oMath":
            yield Run(_formula(node), tags=tags, state=state)
        elif name == f"{_M}oMathPara":
            yield from _runs(node, reading, state, tags)
        elif name in (f"{W}commentRangeStart", f"{W}commentRangeEnd"):
            edge = "start" if name.endswith("Start") else "end"
            yield Run("", state=KEPT, comment=(node.get(f"{W}id") or "", edge))
        elif name in _THROUGH:
            yield from _runs(node, reading, _STATES.get(name.removeprefix(W), state), tags)


def _run(node: etree._Element, reading: _Reading, state: str, tags: tuple[str, ...]) -> Iterator[Run]:
    properties = node.find(f"{W}rPr")
    if properties is not None and _is_on(properties, "vanish"):
        return
    strong, emphasis = (
        properties is not None and (_is_on(properties, name) or _style(properties) == style)
        for name, style in (("b", "Strong"), ("i", "Emphasis"))
    )
    for part in node.iter():
        name = str(part.tag)
        if name == f"{W}fldChar":
            _follow_field(part.get(f"{W}fldCharType") or "", reading.in_field)
        text = "" if any(reading.in_field) else _text(part)
        if name in (f"{W}footnoteReference", f"{W}endnoteReference"):
            yield from _note(part, reading, state)
        elif name == f"{W}commentReference":
            yield Run("", comment=(part.get(f"{W}id") or "", "end"))
        elif text:
            yield Run(text, strong, emphasis, tags, state)


def _follow_field(kind: str, open_fields: list[bool]) -> None:
    if kind == "begin":
        open_fields.append(True)
    elif open_fields and kind == "separate":
        open_fields[-1] = False
    elif open_fields and kind == "end":
        open_fields.pop()


def _text(part: etree._Element) -> str:
    name = str(part.tag)
    if name in (f"{W}t", f"{W}delText"):
        letters = (part.text or "").translate({0x2011: "-"})
        return "".join(c for c in letters if c.isspace() or unicodedata.category(c)[0] != "C")
    if name in _PICTURES:
        return PICTURE
    return " " if name in _BLANKS else "-" if name == f"{W}noBreakHyphen" else ""


def _note(part: etree._Element, reading: _Reading, state: str) -> Iterator[Run]:
    kind = str(part.tag).removeprefix(W).removesuffix("Reference")
    note = reading.notes.get(f"{kind} {part.get(f'{W}id')}")
    yield Run(NOTE, state=state)
    for paragraph in () if note is None else note.iter(f"{W}p"):
        inside = [run for run in _runs(paragraph, reading, KEPT, ()) if not run.comment]
        yield from (run if state == KEPT else run._replace(state=state) for run in inside)
    yield Run(NOTE_END, state=state)


def _formula(node: etree._Element) -> str:
    """One sign for a formula, the same for the same letters: programs order and space them otherwise."""
    letters = unicodedata.normalize("NFKC", "".join(str(t) for t in node.itertext(f"{_M}t")))
    known = "".join(sorted(letter for letter in letters if letter.isalnum()))
    return chr(_FORMULAS + zlib.crc32(known.encode()) % 0xFFFD)


def _is_on(properties: etree._Element, name: str) -> bool:
    found = properties.find(f"{W}{name}")
    return found is not None and found.get(f"{W}val") not in ("0", "false", "off")


def _style(properties: etree._Element) -> str:
    found = properties.find(f"{W}rStyle")
    return "" if found is None else found.get(f"{W}val") or ""
