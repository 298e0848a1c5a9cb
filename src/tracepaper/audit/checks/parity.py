"""Check 6: the languages say the same, and no translation is stale.

The marks of each block are compared by the build's own gate.  Words cannot be compared by a program, so
a person reviews a pair of blocks once, and manuscript/translations.lock remembers both sides by their
hashes.  When one side changes, the pair is stale until somebody has looked at its partner and accepts
it again (`./run accept_translations`).
"""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracepaper.audit.report import Result
from tracepaper.errors import InputError
from tracepaper.files import StrPath
from tracepaper.manuscript import gate
from tracepaper.manuscript.markup import Block

if TYPE_CHECKING:
    from tracepaper.audit.material import Material


LOCK = "manuscript/translations.lock"
ACCEPT = "./run accept_translations"


def check(material: Material) -> Result:
    """What was looked at, and each thing that is wrong."""
    result = Result("pairs of blocks: same marks in the same order, reviewed since either side changed", 0)
    if len(material.languages) < 2:
        result.nothing_due = "the paper is in one language"
        return result
    for manuscripts in texts(material):
        result.problems += gate.parity(manuscripts)
        for ours, theirs in pairs(manuscripts):
            result.count += 1
            if ours is not None and theirs is not None:
                stale = _stale(ours, theirs, material.reviewed)
                if stale:
                    side, text = stale
                    result.fail("stale-translation", side.place, text)
    return result


def texts(material: Material) -> tuple[dict[str, list[Block]], ...]:
    """Language -> blocks, of the prose and of the captions."""
    return material.blocks, material.captions


def pairs(manuscripts: dict[str, list[Block]]) -> list[tuple[Block | None, Block | None]]:
    """Blocks of each language and the next one side by side, section by section."""
    found: list[tuple[Block | None, Block | None]] = []
    for first, second in pairwise(manuscripts.values()):
        for section in sorted({block.section for block in [*first, *second]}):
            ours, theirs = ([b for b in blocks if b.section == section] for blocks in (first, second))
            found += zip_longest(ours, theirs)
    return found


def digest(block: Block) -> str:
    """The first 12 hex digits of the hash of a block's words; line breaks do not count."""
    words = re.sub(r"\s+", " ", block.text).strip()
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:12]


def read_lock(path: StrPath) -> dict[str, set[tuple[str, str]]]:
    """Section (or caption) -> reviewed pairs of digests."""
    found: dict[str, set[tuple[str, str]]] = {}
    if not Path(path).exists():
        return found
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        words = line.split()
        if len(words) != 3:
            raise InputError(f"expected SECTION HASH HASH, found {line!r}; run {ACCEPT}", path, number)
        found.setdefault(words[0], set()).add((words[1], words[2]))
    return found


def _stale(ours: Block, theirs: Block, reviewed: dict[str, Any]) -> tuple[Block, str] | None:
    """(the block to look at, what is wrong), or None for a reviewed pair."""
    known = reviewed.get(ours.section, set())
    known = known | {(b, a) for a, b in known}  # the order of the languages is the configuration's affair
    a, b = digest(ours), digest(theirs)
    if (a, b) in known:
        return None
    if any(a == x for x, _ in known):
        return ours, (
            f"its partner {theirs.file}:{theirs.line} has changed since the pair was reviewed; see "
            f"whether this still says the same, then {ACCEPT}"
        )
    if any(b == y for _, y in known):
        return theirs, (
            f"its partner {ours.file}:{ours.line} has changed since the pair was reviewed; see "
            f"whether this still says the same, then {ACCEPT}"
        )
    return ours, (
        f"this and its partner {theirs.file}:{theirs.line} are new or have both changed since they "
        f"were reviewed; compare them, then {ACCEPT}"
    )


def accept(material: Material) -> int:
    """Write the lock for the manuscript as it is; returns the number of pairs.

    Refuses (InputError) while the blocks do not pair: what has no partner cannot have been reviewed."""
    if len(material.languages) < 2:
        raise InputError("the configuration names one language, so there is nothing to compare")
    both = texts(material)
    problems = [problem for manuscripts in both for problem in gate.parity(manuscripts)]
    if problems:
        raise InputError(f"the languages do not correspond, so nothing is accepted: {problems[0]}")
    languages = ", ".join(material.languages)
    lines = [f"# Pairs of blocks ({languages}) that somebody has compared; written by `{ACCEPT}`."]
    found = [pair for manuscripts in both for pair in pairs(manuscripts)]
    lines += [f"{ours.section} {digest(ours)} {digest(theirs)}" for ours, theirs in found if ours and theirs]
    material.path(LOCK).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(found)
