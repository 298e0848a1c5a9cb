"""A Word file as a co-author edits it: words replaced, inserted, deleted, tracked or not, and comments."""

from __future__ import annotations

import copy
import zipfile
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AUTHOR = {f"{W}author": "Chen Ming", f"{W}date": "2026-11-20T10:00:00Z"}
TEXT, NOTES, COMMENTS = "word/document.xml", "word/footnotes.xml", "word/comments.xml"


class EditedWord:
    """A file that is edited by what its paragraphs say."""

    def __init__(self, path: Path):
        with zipfile.ZipFile(path) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root, self.notes = (etree.fromstring(self.parts[name]) for name in (TEXT, NOTES))
        self.number = 900

    @property
    def body(self):
        return self.root.find(f"{W}body")

    def save(self, path: Path) -> Path:
        for name, root in ((TEXT, self.root), (NOTES, self.notes)):
            self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self.parts.items():
                package.writestr(name, content)
        return path

    def paragraph(self, words: str):
        """The first paragraph that says so."""
        return next(p for root in (self.body, self.notes) for p in root.iter(f"{W}p") if words in text_of(p))

    def replace(self, old: str, new: str, tracked: bool = False, **form: bool) -> None:
        """Old words become new ones, wherever runs begin and end; form: b=True, i=True."""
        runs = self._runs_of(old)
        first = runs[0]
        came = run(new, **form) if new else None
        if came is not None:
            first.addprevious(self._tracked("ins", [came]) if tracked else came)
        for one in runs:
            if tracked:
                place = etree.Element(f"{W}del", {**AUTHOR, f"{W}id": self._next()})
                one.addprevious(place)
                for text in one.iter(f"{W}t"):
                    text.tag = f"{W}delText"
                place.append(one)
            else:
                one.getparent().remove(one)

    def insert(self, before: str, new: str, tracked: bool = False, **form: bool) -> None:
        """New words before others."""
        came = run(new, **form)
        self._runs_of(before)[0].addprevious(self._tracked("ins", [came]) if tracked else came)

    def comment(self, words: str, text: str) -> None:
        """A comment of some words."""
        runs, number = self._runs_of(words), self._next()
        runs[0].addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": number}))
        end = etree.Element(f"{W}commentRangeEnd", {f"{W}id": number})
        runs[-1].addnext(end)
        root = etree.fromstring(self.parts[COMMENTS])
        node = etree.SubElement(root, f"{W}comment", {**AUTHOR, f"{W}id": number})
        etree.SubElement(node, f"{W}p").append(run(text))
        self.parts[COMMENTS] = etree.tostring(root)

    def add_paragraph(self, after: str, text: str, style: str = "BodyText", tracked: bool = False) -> None:
        paragraph = etree.Element(f"{W}p")
        properties = etree.SubElement(paragraph, f"{W}pPr")
        etree.SubElement(properties, f"{W}pStyle", {f"{W}val": style})
        if tracked:
            mark = etree.SubElement(properties, f"{W}rPr")
            mark.append(etree.Element(f"{W}ins", {**AUTHOR, f"{W}id": self._next()}))
        paragraph.append(self._tracked("ins", [run(text)]) if tracked else run(text))
        self.paragraph(after).addnext(paragraph)

    def remove_paragraph(self, words: str):
        paragraph = self.paragraph(words)
        paragraph.getparent().remove(paragraph)
        return paragraph

    def move_paragraph(self, words: str, after: str) -> None:
        moved = self.remove_paragraph(words)
        self.paragraph(after).addnext(moved)

    def split_paragraph(self, before: str) -> None:
        """A new paragraph begins with these words."""
        runs = self._runs_of(before)
        paragraph = next(runs[0].iterancestors(f"{W}p"))
        second = etree.Element(f"{W}p")
        top = runs[0]
        while top.getparent() is not paragraph:
            top = top.getparent()
        for node in [top, *top.itersiblings()]:
            second.append(node)
        if paragraph.find(f"{W}pPr") is not None:
            second.insert(0, copy.deepcopy(paragraph.find(f"{W}pPr")))
        paragraph.addnext(second)

    def join_paragraphs(self, first: str, second: str) -> None:
        """A paragraph is set on at the end of another, after a blank."""
        one, other = self.paragraph(first), self.paragraph(second)
        one.append(run(" "))
        for node in [node for node in other if node.tag != f"{W}pPr"]:
            one.append(node)
        other.getparent().remove(other)

    def add_note(self, after: str, text: str) -> None:
        """A footnote behind some words."""
        note = etree.SubElement(self.notes, f"{W}footnote", {f"{W}id": self._next()})
        etree.SubElement(note, f"{W}p").append(run(text))
        made = etree.Element(f"{W}r")
        etree.SubElement(made, f"{W}footnoteReference", {f"{W}id": note.get(f"{W}id")})
        self._runs_of(after)[-1].addnext(made)

    def without_controls(self) -> None:
        """As programs leave it that know no content controls."""
        for control in list(self.root.iter(f"{W}sdt")):
            place = control.getparent()
            for node in list(control.find(f"{W}sdtContent")):
                control.addprevious(node)
            place.remove(control)

    def _next(self) -> str:
        self.number += 1
        return str(self.number)

    def _tracked(self, kind: str, nodes):
        place = etree.Element(f"{W}{kind}", {**AUTHOR, f"{W}id": self._next()})
        place.extend(nodes)
        return place

    def _runs_of(self, words: str) -> list:
        """The runs that hold exactly these words, cut out of longer ones."""
        paragraph = self.paragraph(words)
        start = text_of(paragraph).index(words)
        for at in (start + len(words), start):
            _cut(paragraph, at)
        found, at = [], 0
        for one in _runs(paragraph):
            if start <= at < start + len(words) and text_of(one):
                found.append(one)
            at += len(text_of(one))
        return found


def text_of(node) -> str:
    return "".join(node.itertext(f"{W}t"))


def run(text: str, **form: bool):
    """A run of text; form: b=True, i=True."""
    made = etree.Element(f"{W}r")
    properties = etree.SubElement(made, f"{W}rPr")
    for name in form:
        etree.SubElement(properties, f"{W}{name}")
    node = etree.SubElement(made, f"{W}t")
    node.text = text
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _runs(paragraph) -> list:
    return [one for one in paragraph.iter(f"{W}r") if text_of(one)]


def _cut(paragraph, at: int) -> None:
    """See that a run begins at a letter of the paragraph."""
    for one in _runs(paragraph):
        length = len(text_of(one))
        if 0 < at < length:
            rest = copy.deepcopy(one)
            text = text_of(one)
            for node, part in ((one, text[:at]), (rest, text[at:])):
                first, *others = list(node.iter(f"{W}t"))
                first.text = part
                first.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                for other in others:
                    other.getparent().remove(other)
            one.addnext(rest)
            return
        at -= length
