"""Paragraphs as one row of words, numbers and signs, and what differs between two such rows.

Where paragraphs meet stands a sign of its own, so that a paragraph that is split, joined, added or taken
out is a difference like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from tracepaper.returning.document import Paragraph
from tracepaper.returning.shown import alike

END = "\n"  # of a paragraph
_PIECE = re.compile(
    r"\d+(?:[.,]\d+)*|[^\W\d_\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+(?:'[^\W\d_]+)*|.", re.DOTALL
)
_LAST = re.compile(r"[.!?。！？]")
_GOES_ON = re.compile(r"[a-z0-9]")  # et al. 2021, e.g. so
_CLOSES = frozenset("\"')]}”’）】》」』")


class Piece(NamedTuple):
    """key: as compared.  paragraph: its number.  start, end: in the paragraph's text."""

    key: str
    paragraph: int
    start: int
    end: int


class Hunk(NamedTuple):
    """base[b1:b2] became final[f1:f2]."""

    b1: int
    b2: int
    f1: int
    f2: int


def stream(paragraphs: Sequence[Paragraph], numbers: Sequence[int]) -> list[Piece]:
    """The pieces of some paragraphs, with END between two of them."""
    found: list[Piece] = []
    for number in numbers:
        text = alike(paragraphs[number].text)
        if found:
            found.append(Piece(END, number, 0, 0))
        found += [Piece(m.group(), number, m.start(), m.end()) for m in _PIECE.finditer(text)]
    return found


def hunks(base: Sequence[Piece], final: Sequence[Piece]) -> list[Hunk]:
    """What differs, in order; what could stand at several places stands where a sentence begins."""
    ours, theirs = [piece.key for piece in base], [piece.key for piece in final]
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    codes = matcher.get_opcodes()
    found: list[Hunk] = []
    moved = 0  # by how much the one before went into the stretch between
    for at, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal":
            continue
        before = codes[at - 1][2] - codes[at - 1][1] - moved if at else 0
        after = codes[at + 1][2] - codes[at + 1][1] if at + 1 < len(codes) else 0
        by = 0
        if tag == "insert":
            by = _slide(theirs, j1, j2, before, after)
        elif tag == "delete":
            by = _slide(ours, i1, i2, before, after)
        moved = max(by, 0)
        found.append(Hunk(i1 + by, i2 + by, j1 + by, j2 + by))
    return found


def _slide(keys: Sequence[str], start: int, end: int, before: int, after: int) -> int:
    """By how much a stretch that came or went may be moved to stand at the beginning of something."""
    places = [0]
    for step in range(1, before + 1):
        if keys[start - step] != keys[end - step]:
            break
        places.append(-step)
    for step in range(after):
        if keys[start + step] != keys[end + step]:
            break
        places.append(step + 1)
    return max(places, key=lambda by: (_beginning(keys, start + by), -abs(by)))


def _beginning(keys: Sequence[str], at: int) -> int:
    """How well a stretch begins here: with a paragraph's end, a sentence, a word."""
    if keys[at] == END:
        return 3
    if starts_sentence(keys, at):
        return 2
    return int(keys[at - 1] == " ")


def starts_sentence(keys: Sequence[str], at: int) -> bool:
    """Whether a sentence begins with a piece: after a blank and the end of one, or first of a paragraph."""
    back = at - 1
    if at < len(keys) and keys[at] == " ":
        return False
    blank = back >= 0 and keys[back] == " "
    back -= blank
    while back >= 0 and keys[back] in _CLOSES:
        back -= 1
    if back < 0 or keys[back] == END:
        return True
    if not _LAST.fullmatch(keys[back]) or (at < len(keys) and _GOES_ON.match(keys[at])):
        return False
    return blank or keys[back] in "。！？"


def ends_sentence(keys: Sequence[str]) -> bool:
    """Whether pieces end as a sentence does, a blank after it or not."""
    kept = [key for key in keys if key != " "]
    while kept and kept[-1] in _CLOSES:
        kept.pop()
    return bool(kept) and bool(_LAST.fullmatch(kept[-1]))


def sentences(keys: Sequence[str]) -> list[int]:
    """The number of the sentence that each piece is of."""
    return list(_numbered(keys))


def _numbered(keys: Sequence[str]) -> Iterator[int]:
    number = 0
    for at, key in enumerate(keys):
        if at and (key == END or starts_sentence(keys, at)):
            number += 1
        yield number


def counterpart(found: Sequence[Hunk], at: int, is_end: bool) -> int:
    """Where in the final row stands what stands at `at` in the base row, as the beginning or the end of a
    stretch: what came there is taken in."""
    by = 0
    for hunk in found:
        if hunk.b1 > at or (hunk.b1 == at and (hunk.b2 > at or not is_end)):
            break
        if hunk.b2 > at:
            return hunk.f2 if is_end else hunk.f1
        by = hunk.f2 - hunk.b2
    return at + by
