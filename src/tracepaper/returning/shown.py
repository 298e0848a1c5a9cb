"""How a passage is printed: its atoms held against a printed text, letter by letter.

What only the finished document knows (a citation as it is set, a formula, the blank at the end of a line) is
read off that text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracepaper.returning.atoms import Atom

_QUOTES = str.maketrans("‘’‚‛′ʼ“”„‟″«»\u2010\u2011", '\'\'\'\'\'\'"""""""--')
_BLANK = re.compile(r"\s")
_ANYTHING = {
    "blank": "( ?)",
    "fact": "(.{0,400}?)",
    "citation": "(.{1,600}?)",
    "reference": "(.{1,200}?)",
    "formula": "([\U000f0000-\U000fffff])",
}


def alike(text: str) -> str:
    """A text as it is compared, letter for letter: one sort of blanks and of quotation marks."""
    return _BLANK.sub(" ", text.translate(_QUOTES))


def is_known(atom: Atom) -> bool:
    """Whether its source alone tells how it is printed."""
    return bool(atom.shown) and atom.kind != "blank"


def pattern_of(atoms: Sequence[Atom], lead: int = 0, tail: int = 0) -> re.Pattern[str]:
    """Matches `alike` texts that print the atoms, after and before so many letters of something else."""
    parts = [f"(?P<lead>.{{0,{lead}}}?)"]
    parts += [re.escape(alike(a.shown)) if is_known(a) else _ANYTHING.get(a.kind, "") for a in atoms]
    return re.compile("".join([*parts, f".{{0,{tail}}}"]), re.DOTALL)


def shown_by(atoms: Sequence[Atom], match: re.Match[str], text: str) -> tuple[Atom, ...]:
    """The atoms with what a text shows for each, where `pattern_of` them has matched."""
    at, group, found = match.end("lead"), 1, []
    for atom in atoms:
        length = len(atom.shown) if is_known(atom) else 0
        if not is_known(atom) and atom.kind in _ANYTHING:
            group += 1
            length = match.end(group) - match.start(group)
        found.append(atom._replace(shown=text[at : at + length]))
        at += length
    return tuple(found)


def as_shown(atoms: Sequence[Atom], text: str) -> tuple[Atom, ...] | None:
    """The atoms as a text prints them; None if it does not."""
    match = pattern_of(atoms).fullmatch(alike(text))
    return shown_by(atoms, match, text) if match else None
