"""Which paragraph of the finished document each passage is printed as, and how each of its atoms.

The paragraph's text has to be that of the passage, letter by letter; what only the document knows (a
citation as it is set, a formula) is read off it.  A passage that nothing matches was changed since the
document was made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracepaper.returning.atoms import MARKS
from tracepaper.returning.document import Paragraph
from tracepaper.returning.passages import Manuscript, Passage, Placed
from tracepaper.returning.shown import alike, is_known, pattern_of, shown_by

_NUMBER = 12  # letters at most of the number behind an equation
_LEAD = 80  # letters at most of a number or label before a heading, a title, a note, an abstract


@dataclass(frozen=True)
class Bound:
    """A paragraph of the pristine document.  passage: with `shown` of every atom filled in; None for what
    the build computes.  lead: how many letters stand before it.  owner: the exhibit it belongs to."""

    paragraph: Paragraph
    passage: Passage | None = None
    lead: int = 0
    owner: Placed | None = None


def bind(manuscript: Manuscript, pristine: Sequence[Paragraph]) -> tuple[list[Bound], list[Passage]]:
    """The pristine document's paragraphs, bound, and the passages that stand nowhere in it."""
    found = [Bound(paragraph) for paragraph in pristine]
    texts = [alike(paragraph.text) for paragraph in pristine]
    missing: list[Passage] = []
    at, owner, since = 0, None, 0
    for one in (*manuscript.order, None):
        if owner and not (isinstance(one, Passage) and one.exhibit):
            while at < len(texts) and pristine[at].in_table:  # of a table without a note
                at += 1
            if owner.source and at < len(texts) and texts[at].endswith(alike(owner.source)):
                at += 1
            found[since:at] = [replace(bound, owner=owner) for bound in found[since:at]]
            owner = None
        if isinstance(one, Placed):
            owner, since = one, at
        elif one is not None:
            place, bound = _find(one, pristine, texts, at)
            if bound is None:
                missing.append(one)
            else:
                found[place], at = bound, place + 1
    return found, missing


def _find(
    passage: Passage, pristine: Sequence[Paragraph], texts: Sequence[str], start: int
) -> tuple[int, Bound | None]:
    """The first paragraph from `start` on that is the passage."""
    most = 0 if passage.kind == "item" else _LEAD
    equation = {atom.kind for atom in passage.atoms} - MARKS == {"formula"}
    pattern = pattern_of(passage.atoms, most, _NUMBER if equation else 0)
    known = max("".join(alike(a.shown) if is_known(a) else "\0" for a in passage.atoms).split("\0"), key=len)
    for at in range(start, len(texts)):
        match = pattern.fullmatch(texts[at]) if known in texts[at] else None
        if match:
            atoms = shown_by(passage.atoms, match, pristine[at].text)
            return at, Bound(pristine[at], replace(passage, atoms=atoms), match.end("lead"))
    return start, None
