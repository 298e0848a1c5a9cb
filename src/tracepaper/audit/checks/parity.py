"""Check 6: the languages say the same, and no translation is stale.

The marks of each block are compared by the build's own gate.  Words cannot be compared by a program, so
a person reviews a pair of blocks once, and manuscript/translations.lock remembers both sides by their
hashes, with who looked at them and when.  When one side changes, the pair is stale until somebody has
looked at its partner and accepts it again (`./run accept_translations`, in `audit.translations`).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
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
                found = stale(ours, theirs, material.reviewed)
                if found:
                    side, text = found
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


@dataclass(frozen=True)
class Reviewed:
    """A line of the lock: a pair of blocks by their digests.  record: date and name, "" in old lines."""

    section: str
    ours: str
    theirs: str
    record: str = ""

    def __str__(self) -> str:
        return f"{self.section} {self.ours} {self.theirs} {self.record}".rstrip()


def read_lines(path: StrPath) -> list[Reviewed]:
    """The lines of the lock in order; none if there is no lock yet."""
    if not Path(path).exists():
        return []
    found = []
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        words = line.split(maxsplit=3)
        if len(words) < 3 or not all(re.fullmatch("[0-9a-f]{12}", word) for word in words[1:3]):
            raise InputError(
                f"expected SECTION HASH HASH DATE NAME, found {line!r}; run {ACCEPT}", path, number
            )
        found.append(Reviewed(*words))
    return found


def read_lock(path: StrPath) -> dict[str, set[tuple[str, str]]]:
    """Section (or caption) -> reviewed pairs of digests."""
    found: dict[str, set[tuple[str, str]]] = {}
    for line in read_lines(path):
        found.setdefault(line.section, set()).add((line.ours, line.theirs))
    return found


def stale(ours: Block, theirs: Block, reviewed: dict[str, Any]) -> tuple[Block, str] | None:
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
