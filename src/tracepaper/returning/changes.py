"""What came of an edit: a change of the sources, or a refusal with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tracepaper.problems import Place
from tracepaper.returning.passages import Passage


class Splice(NamedTuple):
    """Of a passage the atoms from start to end go, but for their marks, and the source comes before them."""

    passage: Passage
    start: int
    end: int
    source: str


class Replacement(NamedTuple):
    """text[start:end] of a file, outside its passages or a whole block of them, becomes the source."""

    file: str
    start: int
    end: int
    source: str


class Relocation(NamedTuple):
    """A passage that fills a block goes, with what becomes of it, to the place `at` of a file."""

    passage: Passage
    file: str
    at: int


Operation = Splice | Replacement | Relocation


@dataclass(frozen=True)
class Change:
    """An edit that can be made, whole or not at all.

    kind: wording, added, removed, replaced, moved, joined, split.  old, new: the sentences as printed.
    notes: what whoever accepts it should know."""

    place: Place
    kind: str
    old: str
    new: str
    operations: tuple[Operation, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refusal:
    """An edit that is not made.

    kind: number, claim, citation, computed, elsewhere ...  text: why, in one sentence.  place: in the
    sources if it has one there, otherwise in the document.  name, shown, edited: of a number or a citation,
    what it is called, how it is printed, and what was written instead."""

    place: Place
    kind: str
    text: str
    old: str
    new: str
    name: str = ""
    shown: str = ""
    edited: str = ""


class Refused(Exception):
    """An edit cannot be made.  kind, text, name, shown, edited: as in Refusal."""

    def __init__(self, kind: str, text: str, name: str = "", shown: str = "", edited: str = "") -> None:
        super().__init__(text)
        self.kind, self.text, self.name, self.shown, self.edited = kind, text, name, shown, edited
