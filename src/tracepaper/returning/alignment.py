"""Which paragraphs of two documents are the same, which changed, which came, went or moved.

Two paragraphs are states of one if they share enough pairs of words on end: single words are shared by all.
What is a state of nothing came or went as a whole; its words are not held against those of another one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from tracepaper.returning.shown import alike

_WORD = re.compile(
    r"\d+(?:[.,]\d+)*|[\u2e80-\u9fff\uf900-\ufaff]|[^\W\d_\u2e80-\u9fff\uf900-\ufaff]+|[^\s\w]|_"
)
ENOUGH = 0.3  # of the pairs of words of the shorter one two paragraphs share, to be states of one
CONTAINED = 0.5  # ... to be a piece of it, cut off or joined
FEW = 8  # words of a paragraph whose single words are counted, as it has few pairs
LONG = 30  # letters of a paragraph that is known again where it was moved to
MOST = 250_000  # pairs of paragraphs that are compared; more is another document


class Region(NamedTuple):
    """Paragraphs of the first document that became those of the second; either may be none.

    after: the paragraph of the first before it, -1 at the beginning.  are_states: whether they are states of
    each other, or came and went as a whole."""

    base: tuple[int, ...]
    final: tuple[int, ...]
    after: int
    are_states: bool


class Aligned(NamedTuple):
    """regions: all that is not the same, in order.  moved: (paragraph of the first, of the second document).
    same: first -> second, of paragraphs that are equal or states of one."""

    regions: list[Region]
    moved: list[tuple[int, int]]
    same: dict[int, int]


class _Gap(NamedTuple):
    """Paragraphs between two equal ones, and the pairs among them that are states of one."""

    base: list[int]
    final: list[int]
    after: int
    pairs: list[tuple[int, int]]


def align(base: Sequence[str], final: Sequence[str]) -> Aligned:
    """The paragraphs of two documents side by side.  base, final: their texts."""
    ours, theirs = [alike(text) for text in base], [alike(text) for text in final]
    moved = _moved(ours, theirs)
    gaps, same = _gaps(ours, theirs, moved)
    same |= {i: j for gap in gaps for i, j in gap.pairs}
    regions = [region for gap in gaps for region in _regions(gap, ours, theirs)]
    for i, j in _moved_states(regions, ours, theirs):
        moved.append((i, j))
        same[i] = j
        regions = [_without(region, i, j) for region in regions]
        regions.append(Region((i,), (j,), i - 1, True))
    kept = [region for region in regions if region.base or region.final]
    return Aligned(sorted(kept, key=lambda one: (one.base or (one.after,))[0]), moved, same)


def _without(region: Region, i: int, j: int) -> Region:
    base, final = (tuple(n for n in side if n != x) for side, x in ((region.base, i), (region.final, j)))
    return region._replace(base=base, final=final)


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


def _gaps(
    ours: Sequence[str], theirs: Sequence[str], moved: Sequence[tuple[int, int]]
) -> tuple[list[_Gap], dict[int, int]]:
    """What stands between equal paragraphs, those that moved left out, and the equal ones."""
    here = [at for at in range(len(ours)) if at not in {i for i, _ in moved}]
    there = [at for at in range(len(theirs)) if at not in {j for _, j in moved}]
    matcher = SequenceMatcher(None, [ours[i] for i in here], [theirs[j] for j in there], autojunk=False)
    same: dict[int, int] = dict(moved)
    gaps = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            same |= dict(zip(here[i1:i2], there[j1:j2], strict=True))
            continue
        pairs = _states([ours[i] for i in here[i1:i2]], [theirs[j] for j in there[j1:j2]])
        numbers = [(here[i1 + i], there[j1 + j]) for i, j in pairs]
        gaps.append(_Gap(here[i1:i2], there[j1:j2], here[i1 - 1] if i1 else -1, numbers))
    return gaps, same


def _states(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of paragraphs that are two states of one, in order, so that most words are shared."""
    if len(ours) == len(theirs) and max(map(len, [*ours, *theirs])) < LONG:
        return [(at, at) for at in range(len(ours))]  # cells of a row
    if len(ours) * len(theirs) > MOST:
        return []
    like = [[likeness(one, other) for other in theirs] for one in ours]
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


def likeness(one: str, other: str) -> float:
    """The share of the shorter text's pairs of words on end that the other has too, from 0 to 1."""
    words = [_WORD.findall(text) for text in (one, other)]
    if min(map(len, words)) < FEW:
        both = (Counter(words[0]) & Counter(words[1])).total()
        return 2 * both / max(sum(map(len, words)), 1) if max(map(len, words)) < 3 * FEW else 0.0
    bags = [Counter(pairwise(side)) for side in words]
    return (bags[0] & bags[1]).total() / min(bag.total() for bag in bags)


def _is_piece(part: str, whole: str) -> bool:
    """Whether most of a paragraph stands in another one."""
    bags = [Counter(pairwise(_WORD.findall(text))) for text in (part, whole)]
    return (bags[0] & bags[1]).total() >= CONTAINED * max(bags[0].total(), 1)


def _regions(gap: _Gap, ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Region]:
    """A gap in stretches that change by themselves: each pair of states with what was cut off one of them,
    and what stands between them as a whole."""
    edges = [(-1, -1), *gap.pairs, (len(ours), len(theirs))]
    states = [([i], [j]) for i, j in gap.pairs]
    rests = []
    for at, ((i, j), (k, m)) in enumerate(pairwise(edges)):
        base, final = [n for n in gap.base if i < n < k], [n for n in gap.final if j < n < m]
        for near in (at - 1, at):
            if 0 <= near < len(states):
                pair = gap.pairs[near]
                cut = [n for n in final if _is_piece(theirs[n], ours[pair[0]])]
                joined = [n for n in base if _is_piece(ours[n], theirs[pair[1]])]
                states[near][0].extend(joined)
                states[near][1].extend(cut)
                base, final = [n for n in base if n not in joined], [n for n in final if n not in cut]
        rests.append((i, base, final))
    for at, (before, base, final) in enumerate(rests):
        if base or final:
            after = gap.after if before < 0 else before
            after = base[0] - 1 if base else after
            yield Region(tuple(base), tuple(final), after, False)
        if at < len(states):
            yield Region(tuple(sorted(states[at][0])), tuple(sorted(states[at][1])), -1, True)


def _moved_states(
    regions: Sequence[Region], ours: Sequence[str], theirs: Sequence[str]
) -> list[tuple[int, int]]:
    """Paragraphs that went as a whole and came back elsewhere, reworded."""
    gone = [i for region in regions if not region.are_states for i in region.base if len(ours[i]) >= LONG]
    came = [j for region in regions if not region.are_states for j in region.final if len(theirs[j]) >= LONG]
    if len(gone) * len(came) > MOST:
        return []
    ranked = sorted(((likeness(ours[i], theirs[j]), -i, -j) for i in gone for j in came), reverse=True)
    found: list[tuple[int, int]] = []
    for share, i, j in ranked:
        if share >= CONTAINED and all(-i != a and -j != b for a, b in found):
            found.append((-i, -j))
    return found
