"""Where a sentence of the paper stands in its sources: the line a person has to mend."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from tracepaper.audit.reading.paper_text import Unit
from tracepaper.audit.reading.plain_text import tokens
from tracepaper.manuscript.markup import Block
from tracepaper.problems import Place


def line_of(sentence: str, unit: Unit, blocks: Sequence[Block], language: str) -> Place | None:
    """The line with most words of a sentence, in the unit's own file; None where the words are those of the
    build (cells, the list of references).  A fact stands there by its name, so that not all words agree."""
    if unit.kind in ("cell", "header", "reference", "title"):
        return None
    wanted = _pairs(sentence)
    own = [block for block in blocks if _is_of(block, unit, language)]
    lines = [
        (len(wanted & _pairs(line)) / (1 + len(wanted | _pairs(line))), block.file, block.line + at)
        for block in own
        for at, line in enumerate(block.text.split("\n"))
    ]
    best = max(lines, default=(0.0, "", 0), key=lambda found: (found[0], -found[2]))
    return Place(best[1], best[2]) if best[0] else None


def _is_of(block: Block, unit: Unit, language: str) -> bool:
    if unit.owner:
        return block.section == unit.owner.replace("-", "_")
    return block.file == f"manuscript/{language}/{unit.file}.md"


def _pairs(text: str) -> set[tuple[str, str]]:
    words = [token.text for token in tokens(text) if token.is_word]
    return set(itertools.pairwise(words)) or {(word, "") for word in words}
