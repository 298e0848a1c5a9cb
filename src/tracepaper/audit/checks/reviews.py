"""Each claim's condition and sentences carry a review, which goes stale when either changes.

That a condition says what its sentence says, and is not trivially true, no program can see: a person
compares them once, and manuscript/reviews.lock remembers what that person saw, who it was and when.  A
sentence that was changed since is set against the one that was reviewed: whether it turned round, says more
than it did, or lost its hedge.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tracepaper.audit.acceptance import AT_ONCE
from tracepaper.audit.reading.conditions import Condition, Conditions
from tracepaper.audit.report import Result
from tracepaper.errors import InputError
from tracepaper.files import StrPath, read_yaml
from tracepaper.languages import load_language
from tracepaper.manuscript.markup import Block
from tracepaper.marks import BUT_END, FACT, claim_spans
from tracepaper.paths import REVIEWS
from tracepaper.problems import Place

if TYPE_CHECKING:
    from tracepaper.audit.material import Material

ACCEPT = "./run accept_claims"
AGAIN = " | "  # between a sentence of the text and the heading that says it again
# words of a language by which a sentence says more when they come, or when they go
_GAINED = {
    "universal": "admits no exception",
    "proof": "claims to prove",
    "superlative": "sets it above all others",
    "causal": "speaks of causes",
    "negation": "denies",
}
_LOST = {"approximate": "left room", "hedge": "left it open", "negation": "denied"}


@dataclass(frozen=True)
class Sentence:
    """A claim's sentence as the section has it, marks included, on one line; and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True)
class Review:
    """What somebody saw of a claim.  condition: its digest.  sentences: by language.  record: date, name."""

    claim: str
    condition: str
    sentences: Mapping[str, str]
    record: str


def check(material: Material) -> Result:
    """What was looked at, and each thing that is wrong."""
    conditions, known = Conditions(material.root).by_claim, read_reviews(material.path(REVIEWS))
    hasty = sum(AT_ONCE in review.record for review in known.values())
    looked_at = "claims: condition and sentence in each language as they were reviewed"
    result = Result(f"{looked_at} ({hasty} of {len(known)} of them all at once)" if hasty else looked_at, 0)
    spoken = said_in(material)
    for name, condition in conditions.items():
        result.count += 1 + len(spoken)
        said = {language: found.get(name) for language, found in spoken.items()}
        for kind, place, text in stale(condition, said, known.get(name)):
            result.fail(kind, place, text)
    for name in sorted(set(known) - set(conditions)):
        text = f"claim {name} is no more, but its review is kept; run {ACCEPT}"
        result.fail("idle-review", Place(REVIEWS, item=f"claim {name}"), text)
    return result


def said_in(material: Material) -> dict[str, dict[str, Sentence]]:
    """Language -> claim -> its sentence in the text, and after it the heading of a figure that says it."""
    return {
        language: sentences([*material.blocks[language], *material.captions[language]])
        for language in material.languages
    }


def sentences(blocks: list[Block]) -> dict[str, Sentence]:
    """Claim -> its sentence in the blocks of one language; what says it further on comes behind it."""
    found: dict[str, Sentence] = {}
    for block in blocks:
        for name, start, end in claim_spans(block.text):
            text = " ".join(block.text[start:end].split())
            place = Place(block.file, block.line + block.text[:start].count("\n"), item=f"claim {name}")
            before = found.get(name)
            found[name] = (
                Sentence(f"{before.text}{AGAIN}{text}", before.place) if before else Sentence(text, place)
            )
    return found


def read_reviews(path: StrPath) -> dict[str, Review]:
    """Claim -> its review; none if there is no lock yet.  Raises InputError for an entry of another form."""
    if not Path(path).exists():
        return {}
    found: dict[str, Review] = {}
    for entry in read_yaml(path, f"take it out and run {ACCEPT}") or []:
        try:
            review = Review(entry["claim"], entry["condition"], entry["sentences"], entry["reviewed"])
        except (KeyError, TypeError):
            text = f"expected claim:, condition:, sentences: and reviewed:, found {entry!r:.60}; take it out"
            raise InputError(text, path) from None
        if review.claim in found:
            raise InputError(f"claim {review.claim} has two reviews; take one out", path)
        found[review.claim] = review
    return found


def stale(
    condition: Condition, spoken: Mapping[str, Sentence | None], review: Review | None
) -> Iterator[tuple[str, Place, str]]:
    """(kind, place, what is wrong) of a claim that is not as it was reviewed.

    spoken: language -> its sentence; a language without one is the gate's affair."""
    name = condition.name
    defined = Place(condition.file, condition.line, item=f"claim {name}")
    advice = f"compare condition and sentence, then {ACCEPT} {name}"
    if review is None:
        yield "no-review", defined, f"nobody has reviewed this condition and its sentence; {advice}"
        return
    if review.condition != condition.digest:
        text = f"the condition, or what it uses, has changed since {review.record} reviewed it; {advice}"
        yield "stale-condition", defined, text
    for language, sentence in spoken.items():
        if sentence is None or review.sentences.get(language) == sentence.text:
            continue
        old = review.sentences.get(language, "")
        turned = "; ".join(heightened(old, sentence.text, language)) if old else ""
        what = f"this sentence has changed since {review.record} reviewed it"
        text = f"{what}: {turned}; {advice}" if turned else f"{what}; {advice}"
        yield "overstated-sentence" if turned else "stale-sentence", sentence.place, text


def heightened(old: str, new: str, language: str) -> Iterator[str]:
    """In what a sentence says something else, or more, than it did, as far as its words show it.

    old, new: with marks.  What is said otherwise in words that no list has is not seen here, only that the
    sentence changed."""
    if FACT.findall(old) != FACT.findall(new):
        yield "it quotes other facts"
    if BUT_END.findall(old) != BUT_END.findall(new):
        yield "it makes other exceptions"
    spoken = load_language(language)
    old, new = _words_of(old), _words_of(new)
    for pair in spoken.opposites:
        was, now = (_sides(text, spoken.opposites[pair], language) for text in (old, new))
        if was and now and was != now:
            yield f"it goes {pair} another way"
    for table, told, some, than in ((_GAINED, "new", new, old), (_LOST, "gone", old, new)):
        for words, meaning in table.items():
            pattern = getattr(spoken, words)
            more = Counter(_found(pattern, some, language)) - Counter(_found(pattern, than, language))
            for word in more:
                yield f"“{word}” is {told}, which {meaning}"


def _words_of(text: str) -> str:
    return re.sub(r"\[[^\[\]]*\]\{\.fact\}|\{[^}]*\}|\[-?@[^\]]*\]", " ", text)


def _sides(text: str, sides: tuple[str, str], language: str) -> set[int]:
    return {side for side, pattern in enumerate(sides) if _found(pattern, text, language)}


def _found(pattern: str, text: str, language: str) -> list[str]:
    whole = f"(?:{pattern})" if load_language(language).is_han else rf"\b(?:{pattern})\b"
    return [match.group().lower() for match in re.finditer(whole, text, re.IGNORECASE)]
