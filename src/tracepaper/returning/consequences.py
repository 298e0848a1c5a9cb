"""What follows from changes: which blocks of the other languages are out of date, which claims are to be
reviewed again, which numbers of new sentences are bound to nothing and which facts could be quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracepaper.audit.checks.bare_numbers import bare_numbers
from tracepaper.audit.checks.parity import digest, pairs
from tracepaper.manuscript import gate
from tracepaper.manuscript.markup import Block, read_blocks
from tracepaper.marks import claim_spans
from tracepaper.problems import Place
from tracepaper.returning.changes import Change

_WORD = re.compile(r"[^\W\d_]{5,}|[\u4e00-\u9fff]{2}")
ALIKE = 3  # words that a fact's definition shares with a sentence, to be worth telling
MOST = 4  # facts that are told of one sentence
_SECTION = re.compile(r"(?:\d+-)?(.+)\.md$")


def stale_partners(
    old: Mapping[str, Sequence[Block]], language: str, new: Sequence[Block]
) -> tuple[list[Place], list[str]]:
    """(blocks of other languages whose partner changes or goes, what stops the build until they follow).

    old: language -> blocks as they are.  new: those of the language edited, as they will be."""
    before = {code: list(blocks) for code, blocks in old.items()}
    there = {(block.section, digest(block)) for block in new}
    gone = {(one.section, digest(one)) for one in before[language]} - there
    found = [
        other.place
        for pair in pairs(before)
        for ours, other in (pair, pair[::-1])
        if ours is not None and other is not None and ours.file in {b.file for b in before[language]}
        if (ours.section, digest(ours)) in gone
    ]
    return found, [str(problem) for problem in gate.parity({**before, language: list(new)})]


def claims_reworded(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """Claims whose sentence is another one in the new texts.  old, new: file -> text."""
    before, after = _sentences(old[file] for file in new), _sentences(new.values())
    return [name for name, text in after.items() if before.get(name, text) != text]


def _sentences(texts: Iterable[str]) -> dict[str, str]:
    return {
        name: " ".join(text[start:end].split()) for text in texts for name, start, end in claim_spans(text)
    }


def quotable(
    change: Change, facts: Mapping[str, Mapping[str, Any]], language: str
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """(a number, or "" for the words, [(fact, as printed)]) that a new sentence could quote."""
    numbers = list(_new_numbers(change, language))
    texts = {name: fact["text"][language] for name, fact in facts.items()}
    for number in numbers:
        same = [(name, text) for name, text in texts.items() if _prints(text, number)]
        own = sorted(same, key=lambda pair: not _is_of(facts[pair[0]], change.place.file))
        yield number, own[:MOST]
    if not numbers and not change.old:
        words = set(_WORD.findall(change.new.casefold()))
        near = [
            (len(words & set(_WORD.findall(fact["definition"][language].casefold()))), name)
            for name, fact in facts.items()
            if _is_of(fact, change.place.file)
        ]
        best = [name for shared, name in sorted(near, key=lambda pair: -pair[0]) if shared >= ALIKE]
        if best:
            yield "", [(name, texts[name]) for name in best[:MOST]]


def _new_numbers(change: Change, language: str) -> Iterator[str]:
    """Numbers that no data give yet: those that stand in the new words and not in the old ones."""
    known = {number for _, _, number, _ in bare_numbers(change.old, {}, language)}
    for number in dict.fromkeys(number for _, _, number, _ in bare_numbers(change.new, {}, language)):
        if number not in known:
            yield number


def _prints(text: str, number: str) -> bool:
    wanted, plain = (" ".join(part.split()) for part in (number, text))
    return re.search(rf"(?<![\d.,]){re.escape(wanted)}(?![\d%‰]|[.,]\d)", plain) is not None


def _is_of(fact: Mapping[str, Any], file: str) -> bool:
    """Whether a fact is one of the section that a file is."""
    name = _SECTION.search(file.rpartition("/")[2])
    return bool(name) and str(fact["code"]["module"]).split(".")[-2] == name[1] if name else False


def changed_blocks(texts: Mapping[str, str]) -> list[Block]:
    """The blocks of some files.  texts: file -> text."""
    return [block for file, text in texts.items() for block in read_blocks(text, file)]
