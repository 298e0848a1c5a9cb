"""Which paragraphs of two documents are the same, which changed, which came, went or moved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from tracepaper.returning.shown import alike

_WORD = re.compile(
    r"\d+(?:[.,]\d+)*|[\u2e80-\u9fff\uf900-\ufaff]|[^\W\d_\u2e80-\u9fff\uf900-\ufaff]+|[^\s\w]|_"
)
ENOUGH = 0.4  # of their words two paragraphs share, to be two states of one
LONG = 30  # letters of a paragraph that is known again where it was moved to
MOST = 250_000  # pairs of paragraphs that are compared; more is another document


class Region(NamedTuple):
    """Paragraphs of the first document that became those of the second; either may be none."""

    base: tuple[int, ...]
    final: tuple[int, ...]


class Aligned(NamedTuple):
    """regions: all that is not the same, in order.  after: of each, the paragraph of the first document
    before it, -1 at the beginning.  moved: (paragraph of the first, of the second document).
    same: first -> second, of paragraphs that are equal or states of one."""

    regions: list[Region]
    after: list[int]
    moved: list[tuple[int, int]]
    same: dict[int, int]


def align(base: Sequence[str], final: Sequence[str]) -> Aligned:
    """The paragraphs of two documents side by side.  base, final: their texts."""
    ours, theirs = [alike(text) for text in base], [alike(text) for text in final]
    moved = _moved(ours, theirs)
    here = [at for at in range(len(ours)) if at not in {i for i, _ in moved}]
    there = [at for at in range(len(theirs)) if at not in {j for _, j in moved}]
    matcher = SequenceMatcher(None, [ours[i] for i in here], [theirs[j] for j in there], autojunk=False)
    regions: list[Region] = []
    after: list[int] = []
    same: dict[int, int] = dict(moved)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            same |= dict(zip(here[i1:i2], there[j1:j2], strict=True))
            continue
        pairs = _states([ours[i] for i in here[i1:i2]], [theirs[j] for j in there[j1:j2]])
        same |= {here[i1 + i]: there[j1 + j] for i, j in pairs}
        for a, b, c, d in _cut(pairs, i2 - i1, j2 - j1):
            regions.append(Region(tuple(here[i1 + a : i1 + b]), tuple(there[j1 + c : j1 + d])))
            after.append(here[i1 + a - 1] if i1 + a else -1)
    return Aligned(regions, after, moved, same)


def _moved(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Long paragraphs that stand once in each, and not among those that kept their order."""
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    kept = {block.a + k for block in matcher.get_matching_blocks() for k in range(block.size)}
    here, there = Counter(ours), Counter(theirs)
    return [
        (at, theirs.index(text))
        for at, text in enumerate(ours)
        if at not in kept and len(text) >= LONG and here[text] == there[text] == 1
    ]


def _states(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of paragraphs that are two states of one, in order, so that most words are shared."""
    if len(ours) == len(theirs) and (len(ours) == 1 or max(map(len, [*ours, *theirs])) < LONG):
        return [(at, at) for at in range(len(ours))]  # cells of a row
    if len(ours) * len(theirs) > MOST:
        return []
    bags = [[Counter(_WORD.findall(text)) for text in side] for side in (ours, theirs)]
    like = [[_shared(one, other) for other in bags[1]] for one in bags[0]]
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in reversed(range(len(ours))):
        for j in reversed(range(len(theirs))):
            pair = like[i][j] + best[i + 1][j + 1] if like[i][j] >= ENOUGH else 0.0
            best[i][j] = max(pair, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(ours) and j < len(theirs):
        if like[i][j] >= ENOUGH and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _shared(one: Counter[str], other: Counter[str]) -> float:
    """The share of the shorter one's words that are in the other, weighed by how much of it that is."""
    both = sum((one & other).values())
    return both / max(min(one.total(), other.total()), 1) if both > 2 or one == other else 0.0


def _cut(pairs: Sequence[tuple[int, int]], base: int, final: int) -> list[tuple[int, int, int, int]]:
    """Stretches that change by themselves: cut between two pairs on end, where nothing came or went."""
    cuts = [(0, 0)]
    for (i, j), (k, m) in pairwise(pairs):
        if k == i + 1 and m == j + 1:
            cuts.append((k, m))
    cuts.append((base, final))
    return [(a, b, c, d) for (a, c), (b, d) in pairwise(cuts) if b > a or d > c]
