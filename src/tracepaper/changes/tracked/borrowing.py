"""What deleted parts of a document need of the older file: its pictures and notes, by names of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from copy import deepcopy
from typing import TYPE_CHECKING

from tracepaper.changes.tracked.pieces import W
from tracepaper.render.docx_reference import RELATIONS, add_relation

if TYPE_CHECKING:
    from lxml import etree

EMBED = f"{{{RELATIONS}}}embed"
RELS, NOTES = "word/_rels/document.xml.rels", "word/footnotes.xml"
PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
FIRST_NUMBER = 50000  # above those of a rendered paper


class Package:
    """The parts of a Word file, and what its pictures and notes are."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        from lxml import etree

        self.parts = dict(parts)
        self.body = etree.fromstring(parts["word/document.xml"])
        self.notes = etree.fromstring(parts[NOTES]) if NOTES in parts else None
        self._targets = {
            relation.get("Id"): relation.get("Target") for relation in etree.fromstring(parts[RELS])
        }

    def described(self, node: etree._Element) -> str:
        """The bytes of a picture and its text, the text of a note; for anything else nothing."""
        if node.tag == f"{W}footnoteReference":
            note = self.note(node.get(f"{W}id") or "")
            return "" if note is None else "".join(note.itertext(f"{W}t"))
        sums = [hashlib.sha256(self.media(name)[1]).hexdigest() for name in _embedded(node)]
        return " ".join([*sums, *(placed.get("descr") or "" for placed in node.iter(PLACED))])

    def media(self, relation: str) -> tuple[str, bytes]:
        """Name and bytes of what a relation leads to."""
        name = f"word/{self._targets.get(relation, '')}"
        return name, self.parts.get(name, b"")

    def note(self, identifier: str) -> etree._Element | None:
        """The footnote of a number."""
        notes = [] if self.notes is None else self.notes.iter(f"{W}footnote")
        return next((note for note in notes if note.get(f"{W}id") == identifier), None)


def _embedded(node: etree._Element) -> list[str]:
    return [name for inner in node.iter() if (name := inner.get(EMBED))]


class Lender:
    """Copies into the newer file what an element of the older one needs there."""

    def __init__(self, old: Package, new: Package) -> None:
        self._old, self._new = old, new
        self._names: dict[str, str] = {}
        self._number = FIRST_NUMBER

    def lend(self, element: etree._Element) -> None:
        """Make an element, taken from the older file, fit the newer one, in place."""
        for inner in element.iter():
            relation = inner.get(EMBED)
            if relation:
                inner.set(EMBED, self._picture(relation))
            if inner.tag == PLACED:
                self._number += 1
                inner.set("id", str(self._number))
            if inner.tag == f"{W}footnoteReference":
                inner.set(f"{W}id", self._note(inner.get(f"{W}id") or ""))

    def _picture(self, relation: str) -> str:
        name, content = self._old.media(relation)
        if name not in self._names:
            identifier = f"old{len(self._names) + 1}"
            target = f"media/{identifier}.{name.rpartition('.')[2]}"
            self._new.parts[f"word/{target}"] = content
            add_relation(self._new.parts, identifier, f"{RELATIONS}/image", target)
            self._names[name] = identifier
        return self._names[name]

    def _note(self, identifier: str) -> str:
        note = self._old.note(identifier)
        if note is None or self._new.notes is None:
            return identifier
        self._number += 1
        copy = deepcopy(note)
        copy.set(f"{W}id", str(self._number))
        for link in list(copy.iter(f"{W}hyperlink")):  # where it led is told in the older file only
            for inner in reversed(list(link)):
                link.addnext(inner)
            link.getparent().remove(link)  # type: ignore[union-attr]
        self._new.notes.append(copy)
        return str(self._number)
