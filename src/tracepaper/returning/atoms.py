"""A text of the manuscript as its atoms: the least pieces that are printed by themselves.

An atom is a letter, or a mark with what it stands for: `[name]{.fact}`, `[@Key]`, `$x$`.  The sources of the
atoms, one after the other, are the text again, so that what no edit touches stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tracepaper.manuscript.grammar import MATH
from tracepaper.manuscript.links import WRITTEN
from tracepaper.marks import NAME
from tracepaper.quotes import in_pairs
from tracepaper.returning.document import NOTE, NOTE_END

_KEY = r"[A-Za-z]\w*(?:[:.#$%&+?<>~/-]\w+)*"
_ATOM = re.compile(
    rf"(?P<comment><!--.*?-->)|\[(?P<fact>{NAME})\]\{{\.fact\b[^}}]*\}}"
    rf"|(?P<formula>{MATH})|`(?P<code>[^`\n]+)`|\\(?P<escaped>[^\w\s]|_)"
    rf"|\[(?P<cited>(?:[^\[\]@]*@{_KEY})[^\[\]]*)\](?![{{(])|(?<![\w/])-?@(?P<named>{_KEY})"
    rf"|<(?P<address>{WRITTEN})>"
    rf"|(?P<note>\^\[)|(?P<close>\](?:\{{\.(?:claim|but) +#[^}}]*\}}|\({WRITTEN}\))?)|(?P<open>\[)"
    r"|(?P<strong>\*\*)|(?P<emphasis>(?<!\s)\*|\*(?!\s)|(?<!\w)_(?=\w)|(?<=\w)_(?!\w))"
    r"|(?P<dash>-{2,3})|(?P<dots>\.{3})|(?P<blank>[ \t]*\n[ \t]*|[ \t])|(?P<letter>.)",
    re.DOTALL,
)
_CAPTION_ATOM = re.compile(
    rf"\[(?P<fact>{NAME})\]\{{\.fact\b[^}}]*\}}|(?P<close>\]\{{\.(?:claim|but) +#{NAME}\}})"
    r"|(?P<blank>\s+)|(?P<letter>.)",
    re.DOTALL,
)
_PRINTED = {"--": "–", "---": "—", "...": "…"}
WHOLE = frozenset(("fact", "citation", "reference", "formula", "code", "address"))  # kinds of one piece
MARKS = frozenset(("open", "close", "strong", "emphasis", "frame", "comment"))  # kinds that print nothing


class Atom(NamedTuple):
    """kind: letter, blank, note, note-end, one of WHOLE or of MARKS.  source: as written.  shown: as printed;
    "" where only the document knows.  name: of the fact, keys of the citation, what a mark is of."""

    kind: str
    source: str
    shown: str = ""
    name: str = ""


def atoms_of(text: str, is_han: bool, facts: Mapping[str, str]) -> list[Atom]:
    """A text of the manuscript's grammar as its atoms."""
    found: list[Atom] = []
    opened: list[str] = []
    paired = in_pairs(text) if is_han else text
    for match in _ATOM.finditer(text):
        kind, source = match.lastgroup or "", match.group()
        if kind == "fact":
            found.append(Atom("fact", source, facts.get(match["fact"], ""), match["fact"]))
        elif kind in ("cited", "named"):
            keys = re.findall(rf"@({_KEY})", source)
            pointed = all(re.match("(fig|tbl|sec|eq)-", key) for key in keys)
            found.append(Atom("reference" if pointed else "citation", source, "", ";".join(keys)))
        elif kind in ("code", "escaped", "address"):
            shown = match[kind].removeprefix("mailto:") if kind == "address" else match[kind]
            found.append(Atom("letter" if kind == "escaped" else kind, source, shown))
        elif kind in ("note", "open"):
            opened.append(kind)
            found.append(Atom("note", source, NOTE) if kind == "note" else Atom("open", source))
        elif kind == "close":
            found.append(_closing(source, opened))
        elif kind in ("dash", "dots"):
            found.append(Atom("letter", source, _PRINTED[source]))
        elif kind in ("strong", "emphasis", "formula", "comment"):
            found.append(Atom(kind, source))
        else:
            shown = " " if kind == "blank" else paired[match.start()]
            found.append(Atom(kind, source, shown))
    return found


def caption_atoms(text: str) -> list[Atom]:
    """A text of a caption, whose only marks are those of facts, claims and but-clauses, as its atoms."""
    found: list[Atom] = []
    opened: list[int] = []  # places of brackets, of which some turn out to open a mark
    for match in _CAPTION_ATOM.finditer(text):
        kind, source = match.lastgroup or "", match.group()
        if kind == "close" and opened:
            found[opened.pop()] = Atom("open", "[")
            found.append(_closing(source, ["open"]))
            continue
        if source == "[":
            opened.append(len(found))
        elif source == "]" and opened:
            opened.pop()
        shown = {"fact": "", "blank": " "}.get(kind, source)
        found.append(Atom("letter" if kind == "close" else kind, source, shown, match["fact"] or ""))
    return found


def _closing(source: str, opened: list[str]) -> Atom:
    if opened and opened.pop() == "note":
        return Atom("note-end", source, NOTE_END)
    mark = re.search(rf"\.(claim|but) +#({NAME})", source)
    return Atom("close", source, "", f"{mark[1]} {mark[2]}" if mark else "link")


def mark_pairs(atoms: Sequence[Atom]) -> list[tuple[int, int]]:
    """(opening, closing) of each pair of marks that print nothing, the inner ones first."""
    found, opened = [], list[int]()
    for at, atom in enumerate(atoms):
        if atom.kind in ("open", "note"):
            opened.append(at)
        elif atom.kind in ("close", "note-end") and opened:
            found.append((opened.pop(), at))
        elif atom.kind in ("strong", "emphasis"):
            same = [place for place in opened if atoms[place].source == atom.source]
            if same:
                opened.remove(same[-1])
                found.append((same[-1], at))
            else:
                opened.append(at)
    return found
