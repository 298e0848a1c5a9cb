"""Check 11: abstract and conclusion say nothing that the sections have not shown.

They are the sections all of whose claims sum up others (kind summary).  A number in them stands in the body
too; a claim they sum up is made there; and their words are no stronger than those they sum up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tracepaper.audit.report import Result
from tracepaper.languages import load_language
from tracepaper.manuscript.markup import Block, Mark, marks
from tracepaper.problems import Place

if TYPE_CHECKING:
    from tracepaper.audit.material import Material

Found = Iterator[tuple[str, Place, str]]  # kind, place, text
Fact = Mapping[str, Any]
Claims = Mapping[str, Mapping[str, Any]]
SUMMARY = "summary"


def check(material: Material) -> Result:
    """What was looked at, and each thing a summary says beyond the body."""
    result = Result("numbers and claims of abstract and conclusion, against the body", 0)
    for language in material.languages:
        summing = summing_sections(material.blocks[language], material.claims)
        told = [
            mark for mark in _own_marks(material.blocks[language], summing) if mark.kind in ("fact", "claim")
        ]
        result.count += len(told)
        body = [block for block in material.blocks[language] if block.section not in summing]
        for found in (
            numbers_only_here(told, body, material.facts),
            claims_only_here(told, body, material.claims),
            words_only_here(told, material.claims, language),
        ):
            for kind, place, text in found:
                result.fail(kind, place, text)
    if not result.count:
        result.nothing_due = "no section only sums up others"
    return result


def summing_sections(blocks: list[Block], claims: Claims) -> set[str]:
    """The sections whose claims are all summaries."""
    kinds = defaultdict(set)
    for mark_block in blocks:
        for mark in mark_block.marks:
            if mark.kind == "claim" and mark.name in claims:
                kinds[mark_block.section].add(claims[mark.name]["kind"])
    return {section for section, found in kinds.items() if found == {SUMMARY}}


def _own_marks(blocks: list[Block], sections: set[str]) -> list[Mark]:
    return [mark for block in blocks if block.section in sections for mark in block.marks]


def numbers_only_here(told: list[Mark], body: list[Block], facts: Mapping[str, Fact]) -> Found:
    """Facts that no section of the body quotes, under this name or another."""
    quoted = {_quantity(facts[mark.name]) for mark in marks(body, "fact") if mark.name in facts}
    for mark in told:
        if mark.kind == "fact" and mark.name in facts and _quantity(facts[mark.name]) not in quoted:
            yield (
                "number-only-in-summary",
                mark.place,
                f"fact {mark.name} is quoted in no section of the body; quote it where it is shown",
            )


def _quantity(fact: Fact) -> tuple[Any, ...]:
    return tuple(fact["observations"]), fact["formula"], fact["value"]


def claims_only_here(told: list[Mark], body: list[Block], claims: Claims) -> Found:
    """Claims whose parts no section of the body makes."""
    made = {mark.name for mark in marks(body, "claim")}
    for mark in told:
        for part in parts_of(mark.name, claims) if mark.kind == "claim" and mark.name in claims else ():
            if part not in made and not claims[part]["parts"]:
                yield (
                    "claim-only-in-summary",
                    mark.place,
                    f"claim {mark.name} sums up {part}, which no section of the body makes; make it there",
                )


def words_only_here(told: list[Mark], claims: Claims, language: str) -> Found:
    """Words stronger than those of the claims that are summed up."""
    for mark in told:
        if mark.kind == "claim" and mark.name in claims:
            sentence = _sentence(mark.name, claims, language)
            parts = parts_of(mark.name, claims)
            said = {
                other: " ".join(_sentence(part, claims, other) for part in parts)
                for other in claims[mark.name]["sentence"]
            }
            for word in stronger_words(sentence, said, language):
                yield (
                    "summary-says-more",
                    mark.place,
                    f"claim {mark.name} says “{word}”, none of the sentences it sums up does; say no more "
                    "than they",
                )


def parts_of(name: str, claims: Claims) -> list[str]:
    """The claims a summary is made of, those of its parts among them."""
    own = [part for part in claims[name]["parts"] if part in claims]
    return [*own, *(deeper for part in own for deeper in parts_of(part, claims))]


def _sentence(name: str, claims: Claims, language: str) -> str:
    text: str = claims[name]["sentence"].get(language, {}).get("text", "")
    return text


def stronger_words(sentence: str, said: Mapping[str, str], language: str) -> Iterator[str]:
    """Superlatives and words of emphasis in a summary that what it sums up (language -> its sentences)
    does not have; another superlative of the same direction, in any language, will do."""
    spoken = load_language(language)
    for pattern in (spoken.superlative, spoken.emphasis):
        for word in dict.fromkeys(re.findall(_bounded(pattern, language), sentence, re.IGNORECASE)):
            plain = re.search(re.escape(word), said.get(language, ""), re.IGNORECASE)
            if not plain and not _same_side(word, said, language):
                yield word


def _same_side(word: str, said: Mapping[str, str], language: str) -> bool:
    """Whether a superlative of the same direction stands in the sentences of some language."""
    for pair, sides in load_language(language).opposites.items():
        for number, side in enumerate(sides):
            if re.fullmatch(side, word, re.IGNORECASE):
                others = (
                    (other, load_language(other).opposites[pair][number], text)
                    for other, text in said.items()
                )
                return any(
                    re.search(_bounded(words, other), text, re.IGNORECASE) for other, words, text in others
                )
    return False


def _bounded(pattern: str, language: str) -> str:
    return f"(?:{pattern})" if load_language(language).is_han else rf"\b(?:{pattern})\b"
