"""Accepting translations: every pair of blocks that changed is shown with what it was, and put on record.

The old text of a block is looked up in git, among the versions of its file, by the hash that the lock has
of it.  Lines of pairs that nobody looked at now stay as they are, with who looked at them then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from tracepaper import paths
from tracepaper.audit.acceptance import Item, Record, choose, difference, git, record
from tracepaper.audit.checks import parity
from tracepaper.audit.checks.parity import ACCEPT, LOCK, Reviewed, digest, read_lines
from tracepaper.audit.material import Material
from tracepaper.errors import InputError
from tracepaper.files import read_yaml
from tracepaper.manuscript import gate
from tracepaper.manuscript.markup import Block, read_blocks

Pair = tuple[Block, Block]
_VERSIONS = 60  # of a file that are searched for an old text, newest first


def main(project: Path, words: Sequence[str]) -> None:
    """Accept pairs of the project's translations.  words: names of sections, captions or blocks, or --all."""
    languages = read_yaml(project / paths.SETTINGS)["languages"]
    material = Material(project, languages, {})
    accepted, left = accept(material, words)
    print(
        f"{accepted} pairs of blocks are now on record in {LOCK} and {left} are left to be looked at; commit "
        "it with the sections and captions"
    )


def accept(material: Material, words: Sequence[str] = (), by: Record | None = None) -> tuple[int, int]:
    """Put on record the pairs that are named, or that a person on a terminal says yes to.

    words: see `acceptance.choose`.  by: who says so and when, where git is not asked.  Returns how many were
    accepted and how many changed ones are left.
    Raises InputError while the blocks do not pair: what has no partner cannot have been reviewed."""
    if len(material.languages) < 2:
        raise InputError("the configuration names one language, so there is nothing to compare")
    both = parity.texts(material)
    problems = [problem for manuscripts in both for problem in gate.parity(manuscripts)]
    if problems:
        raise InputError(f"the languages do not correspond, so nothing is accepted: {problems[0]}")
    known = read_lines(material.path(LOCK))
    pairs = [(a, b) for manuscripts in both for a, b in parity.pairs(manuscripts) if a and b]
    changed = [pair for pair in pairs if parity.stale(*pair, material.reviewed)]
    items = list(_items(Path(material.root), pairs, changed, known))
    chosen, at_once = choose(items, words, ACCEPT, "pair of blocks")
    names = {item.name for item in chosen}
    new = [pair for pair, item in zip(changed, items, strict=True) if item.name in names]
    if new:
        by = by or record(Path(material.root), at_once)
        text = "\n".join([_head(material.languages), *map(str, _lines(pairs, new, known, by))])
        material.path(LOCK).write_text(text + "\n", encoding="utf-8")
    return len(new), len(changed) - len(new)


def _head(languages: Sequence[str]) -> str:
    codes = ", ".join(languages)
    return f"# Pairs of blocks ({codes}) that somebody has compared, when and who; written by `{ACCEPT}`."


def _lines(
    pairs: Sequence[Pair], new: Sequence[Pair], known: Sequence[Reviewed], by: Record
) -> list[Reviewed]:
    """The lock: of each section the pairs as they are now; old lines, while a pair of it is not accepted."""
    fresh = {(a.section, digest(a), digest(b)): str(by) for a, b in new}
    old = {(line.section, line.ours, line.theirs): line for line in known}
    old |= {(line.section, line.theirs, line.ours): line for line in known}  # whatever the order of languages
    found: list[Reviewed] = []
    for section in dict.fromkeys(a.section for a, _ in pairs):
        keys = [(section, digest(a), digest(b)) for a, b in pairs if a.section == section]
        open_ones = [key for key in keys if key not in fresh and key not in old]
        lines = [
            Reviewed(*key, fresh[key]) if key in fresh else Reviewed(*key, old[key].record)
            for key in keys
            if key in fresh or key in old
        ]
        kept = [line for line in known if line.section == section and line not in lines] if open_ones else []
        found += [*lines, *kept]
    return list(dict.fromkeys(found))


def _items(
    project: Path, pairs: Sequence[Pair], changed: Sequence[Pair], known: Sequence[Reviewed]
) -> Iterator[Item]:
    for ours, theirs in changed:
        before = _before((ours, theirs), pairs, changed, known)
        both = zip((ours, theirs), before, strict=True)
        shown = [line for block, old in both for line in _shown(project, block, old)]
        section = ours.section
        names = {section, section.removesuffix(".md"), section.replace("_", "-"), str(theirs.place)}
        yield Item(str(ours.place), frozenset(names), tuple(shown))


def _before(
    pair: Pair, pairs: Sequence[Pair], changed: Sequence[Pair], known: Sequence[Reviewed]
) -> tuple[str, str]:
    """The digests that a pair had when it was reviewed, "" where that cannot be told.

    One side may be as it was.  Where both changed, the pairs that both changed follow each other as the
    lines of the lock do that are of no block any more."""
    section = pair[0].section
    now = {digest(block) for one in pairs if one[0].section == section for block in one}
    lines = [line for line in known if line.section == section]
    for line in lines:
        for x, y in ((line.ours, line.theirs), (line.theirs, line.ours)):
            if x == digest(pair[0]) or y == digest(pair[1]):
                return x, y
    gone = [line for line in lines if not {line.ours, line.theirs} & now]
    seen = {digest_ for line in lines for digest_ in (line.ours, line.theirs)}
    both = [one for one in changed if one[0].section == section and not {digest(b) for b in one} & seen]
    return (
        (gone[both.index(pair)].ours, gone[both.index(pair)].theirs) if len(gone) == len(both) else ("", "")
    )


def _shown(project: Path, block: Block, before: str) -> Iterator[str]:
    yield str(block.place)
    if before == digest(block):
        yield f"  as reviewed: {block.text.strip()}"
        return
    old = _old_text(project, block, before)
    yield f"  changed: {difference(old, block.text)}" if old else f"  new: {block.text.strip()}"


def _old_text(project: Path, block: Block, before: str) -> str:
    """The block as it was: by its digest, or else at its place in the last commit."""
    if before:
        for version in _versions(project, block.file):
            for one in version:
                if digest(one) == before:
                    return one.text
        return ""
    last = next(iter(_versions(project, block.file)), ())
    return next((one.text for one in last if _alike(one, block)), "")


def _alike(one: Block, other: Block) -> bool:
    """Whether two blocks are versions of one: the same marks in the same order, if they have any."""
    return bool(other.marks) and [m.name for m in one.marks] == [m.name for m in other.marks]


@cache
def _versions(project: Path, file: str) -> tuple[tuple[Block, ...], ...]:
    commits = git(project, "log", f"-{_VERSIONS}", "--format=%H", "--", file).split()
    texts = (git(project, "show", f"{commit}:./{file}") for commit in commits)
    return tuple(tuple(read_blocks(text, file)) for text in texts)
