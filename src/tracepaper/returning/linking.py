"""Every letter of the document that was sent out, and the atom of the manuscript that it is printed from.

The document that was sent is mostly the one that was built last, and then the link is exact.  Of an older
one, what reads as the paper does now is linked, and nothing else: an edit of the rest has no place any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracepaper.returning.alignment import align
from tracepaper.returning.binding import Bound
from tracepaper.returning.document import Paragraph
from tracepaper.returning.stream import hunks, stream

NONE = -1  # no atom: a number or label before it, or what reads otherwise now


@dataclass(frozen=True)
class Linked:
    """A paragraph that was sent out.  bound: the same paragraph of the paper as it is now, None if there is
    none.  atoms: of each of its letters the number of the atom in the passage, or NONE."""

    paragraph: Paragraph
    bound: Bound | None
    atoms: tuple[int, ...]


def link(sent: Sequence[Paragraph], bound: Sequence[Bound]) -> list[Linked]:
    """The paragraphs that were sent, each linked to its passage, if it has one."""
    now = [one.paragraph for one in bound]
    same = align([p.text for p in sent], [p.text for p in now]).same
    return [_linked(paragraph, bound[same[at]] if at in same else None) for at, paragraph in enumerate(sent)]


def _linked(sent: Paragraph, bound: Bound | None) -> Linked:
    if bound is None or bound.passage is None:
        return Linked(sent, bound, (NONE,) * len(sent.text))
    atoms = [NONE] * bound.lead
    for number, atom in enumerate(bound.passage.atoms):
        atoms += [number] * len(atom.shown)
    atoms += [NONE] * (len(bound.paragraph.text) - len(atoms))
    if sent.text != bound.paragraph.text:
        atoms = _through(sent, bound.paragraph, atoms)
    return Linked(sent, bound, tuple(atoms))


def _through(sent: Paragraph, now: Paragraph, atoms: Sequence[int]) -> list[int]:
    """The atoms of the letters that stand in both states of a paragraph."""
    found = [NONE] * len(sent.text)
    base, final = stream([sent], [0]), stream([now], [0])
    at = shift = 0
    for hunk in [*hunks(base, final), None]:
        for piece in base[at : hunk.b1 if hunk else len(base)]:
            start = final[at + shift].start
            found[piece.start : piece.end] = atoms[start : start + piece.end - piece.start]
            at += 1
        if hunk:
            at, shift = hunk.b2, hunk.f2 - hunk.b2
    return found
