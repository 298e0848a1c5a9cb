"""An edit inside one passage: which of its atoms go, where new words come, and what forbids it.

A fact, a formula or a cross-reference is computed: no edit may alter it or take it out.  A citation may be
taken out whole.  A claim's sentence may be reworded, but something must be left of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracepaper.returning.atoms import MARKS, WHOLE, Atom, mark_pairs
from tracepaper.returning.changes import Refused, Splice
from tracepaper.returning.document import NOTE, NOTE_END, Run
from tracepaper.returning.linking import NONE, Linked
from tracepaper.returning.passages import Passage
from tracepaper.returning.stream import ends_sentence
from tracepaper.returning.writing import Manner, written

_ENDS_CLAUSE = re.compile(r"[.!?;,。！？；，][\"'”’)\]】》）」』]*$")
_NUMERIC = r"0-9.,%‰°+\-−±~≈<>≤≥$€£¥×√百千万亿兆十零〇一二三四五六七八九倍余多"
_BEFORE_NUMBER = re.compile(rf"[{_NUMERIC}]$")
_AFTER_NUMBER = re.compile(r"^(?:[0-9%‰°×+−±百千万亿兆十零〇一二三四五六七八九倍余多]|[.,]\d)")
_OF = {
    "fact": ("number", "the number {shown} is computed (fact {name}), it cannot be {how} in a document"),
    "formula": ("formula", "a formula cannot be {how} in a document; edit it in the Markdown"),
    "reference": ("reference", "the reference to {name} is set by the build, it cannot be {how} in Word"),
    "citation": ("citation", "the citation {name} is set by the build; put another key into the Markdown"),
    "code": ("form", "what is printed as code, {shown}, is edited in the Markdown"),
    "address": ("form", "the address {shown} is edited in the Markdown"),
}  # fmt: skip


@dataclass(frozen=True)
class Edit:
    """Letters start:end of a linked paragraph became the runs.  edited: what stands in the place of what it
    touches, in the document that came back.  scales: words that change a number beside which they stand."""

    linked: Linked
    start: int
    end: int
    runs: tuple[Run, ...]
    edited: str = ""
    scales: frozenset[str] = frozenset()

    @property
    def passage(self) -> Passage:
        assert self.linked.bound is not None and self.linked.bound.passage is not None
        return self.linked.bound.passage

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def splice(edit: Edit, manner: Manner) -> tuple[Splice, list[str]]:
    """The edit of the source, and what whoever accepts it should know.  Raises Refused."""
    refuse_unlinked(edit)
    atoms = edit.passage.atoms
    gone = _gone(edit)
    notes = _refuse_computed(edit, gone)
    _refuse_beside_number(edit)
    _refuse_half_notes(edit, gone)
    if gone:
        first, last = gone[0], gone[-1] + 1
    else:
        first = last = _place(edit)
    before = "".join(atom.shown for atom in atoms[:first])[-1:]
    after = "".join(atom.shown for atom in atoms[last:])[:1]
    source = written(edit.runs, manner, before, after) if edit.runs else ""
    _refuse_emptied_claims(edit, Splice(edit.passage, first, last, source))
    return Splice(edit.passage, first, last, source), notes


def refuse_unlinked(edit: Edit) -> None:
    """Raise Refused for what the build writes before a passage, or what reads otherwise now."""
    linked, bound = edit.linked, edit.linked.bound
    if bound is None:
        raise Refused("elsewhere", "the paper has no such paragraph now; bring the edit in by hand")
    if bound.passage is None:
        raise Refused("computed", "this is computed by the build, not written in the manuscript")
    touched = linked.atoms[edit.start : edit.end]
    here = linked.atoms[max(edit.start - 1, 0) : edit.start + 1]
    apart = edit.start == edit.end and len(here) == 2 and NONE not in here and edit.start > 0
    between = bound.passage.atoms[here[0] + 1 : here[1]] if apart else ()
    came = any(atom.shown for atom in between)  # since it was sent
    if NONE in touched or came or (edit.start == edit.end and set(here) == {NONE}):
        if linked.paragraph.text == bound.paragraph.text:
            raise Refused("computed", "the number or label here is written by the build")
        raise Refused("elsewhere", "the paper reads otherwise here now; bring the edit in by hand")


def _gone(edit: Edit) -> list[int]:
    """The atoms that the edit takes away or alters."""
    return sorted(set(edit.linked.atoms[edit.start : edit.end]))


def _inside(edit: Edit) -> int:
    """The atom of several letters inside which new words came, NONE if none."""
    atoms = edit.linked.atoms
    if edit.start != edit.end or not 0 < edit.start < len(atoms):
        return NONE
    return atoms[edit.start] if atoms[edit.start - 1] == atoms[edit.start] else NONE


def touched_facts(edit: Edit) -> list[Atom]:
    """The facts that the edit alters or takes out."""
    numbers = [*_gone(edit), *([_inside(edit)] if _inside(edit) != NONE else [])]
    return [a for number in numbers if number != NONE if (a := edit.passage.atoms[number]).kind == "fact"]


def _refuse_computed(edit: Edit, gone: Sequence[int]) -> list[str]:
    """Refused for an atom that must stay; a note for each citation that goes."""
    notes = []
    inside = _inside(edit)
    for number in [*gone, *([inside] if inside != NONE else [])]:
        atom = edit.passage.atoms[number]
        if atom.kind not in WHOLE:
            continue
        letters = edit.linked.atoms[edit.start : edit.end].count(number)
        out = letters == len(atom.shown) and not edit.text.strip()
        if out and atom.kind in ("citation", "reference"):
            notes.append(f"takes out the {atom.kind} {atom.source}")
            continue
        kind, text = _OF[atom.kind]
        how = "taken out" if out else "altered"
        told = text.format(shown=atom.shown, name=atom.name, how=how)
        raise Refused(kind, told, atom.name, atom.shown, edit.edited or edit.text)
    return notes


def _refuse_beside_number(edit: Edit) -> None:
    """New signs or words of scale right beside a number make another number of it."""
    text = edit.text
    before, apart = _beside(edit, edit.start - 1, -1)
    after, _ = _beside(edit, edit.end, 1)
    scale = re.match(r"\s?(\w+)", text)
    is_scale = scale is not None and scale[1].casefold() in edit.scales
    grown = is_scale or (not apart and _AFTER_NUMBER.match(text))
    for atom, wrong in ((before, grown), (after, _BEFORE_NUMBER.search(text))):
        if atom is not None and atom.kind == "fact" and wrong:
            edited = f"{atom.shown}{' ' * apart}{text}" if atom is before else text + atom.shown
            told = _OF["fact"][1].format(shown=atom.shown, name=atom.name, how="altered")
            raise Refused("number", told, atom.name, atom.shown, edited.strip())


def _beside(edit: Edit, at: int, step: int) -> tuple[Atom | None, bool]:
    """(the atom at a letter, or before a blank there; whether there is a blank)."""
    atoms, letters = edit.passage.atoms, edit.linked.atoms
    apart = step < 0 and 0 <= at < len(letters) and edit.linked.paragraph.text[at].isspace()
    at += step * apart
    known = 0 <= at < len(letters) and letters[at] != NONE
    return atoms[letters[at]] if known else None, apart


def _refuse_half_notes(edit: Edit, gone: Sequence[int]) -> None:
    kinds = [edit.passage.atoms[number].kind for number in gone]
    uneven = edit.text.count(NOTE) != edit.text.count(NOTE_END)
    if kinds.count("note") != kinds.count("note-end") or uneven:
        raise Refused("form", "half of a note changed with the words around it; bring the edit in by hand")


def _refuse_emptied_claims(edit: Edit, made: Splice) -> None:
    emptied = [
        atom.name.removeprefix("claim ")
        for atom in left_of(edit.passage.atoms, [made])[1]
        if atom.name.startswith("claim ")
    ]
    if emptied:
        raise Refused("claim", f"the sentence of claim {emptied[0]} was taken out", emptied[0])
    clause = next((a for a in left_of(edit.passage.atoms, [made])[1] if a.name.startswith("but ")), None)
    if clause:
        told = (
            "the clause that says which rival does not hold was taken out; claims.md says when it must stand"
        )
        raise Refused("claim", told, clause.name.removeprefix("but "))


def left_of(atoms: Sequence[Atom], splices: Sequence[Splice]) -> tuple[list[str], list[Atom]]:
    """(the sources that are left, with the new ones; the closing marks of pairs that hold nothing more)."""
    sources = [atom.source for atom in atoms]
    kept = [True] * len(atoms)
    came = dict[int, str]()
    for one in splices:
        came[one.start] = came.get(one.start, "") + one.source
        for at in range(one.start, one.end):
            kept[at] = kept[at] and atoms[at].kind in MARKS
    emptied = []
    for opening, closing in mark_pairs(atoms):
        inside = range(opening + 1, closing)
        new = any(came.get(at) for at in range(opening + 1, closing + 1))
        if kept[opening] and kept[closing] and not new and not any(kept[at] for at in inside):
            kept[opening] = kept[closing] = False
            emptied.append(atoms[closing])
    found = []
    for at in range(len(atoms) + 1):
        found.append(came.get(at, ""))
        found += [sources[at]] if at < len(atoms) and kept[at] else []
    return found, emptied


def _place(edit: Edit) -> int:
    """Before which atom new words come, where between two letters marks may open and close."""
    atoms, linked = edit.passage.atoms, edit.linked.atoms
    at = linked[edit.start - 1] + 1 if edit.start and linked[edit.start - 1] != NONE else 0
    shown = "".join(atom.shown for atom in atoms[:at])
    form = edit.runs[0] if edit.runs else Run("")
    opened = {opening for opening, _ in mark_pairs(atoms)}
    while at < len(atoms) and atoms[at].kind in MARKS:
        atom = atoms[at]
        if atom.kind == "frame":
            enters = at == 0
        elif atom.kind in ("strong", "emphasis"):
            within = form.strong if atom.kind == "strong" else form.emphasis
            enters = within == (at in opened)
        elif atom.kind == "close":
            enters = atom.name == "link" or bool(_ENDS_CLAUSE.search(shown))
        else:
            enters = atom.kind == "comment" or not ends_sentence(list(edit.text))
        if not enters:
            break
        at += 1
    return at
