"""Whether each claim is worded as strongly as its rivals allow, and no stronger.

A sentence that does not hold by some rival has to say so, in a clause bound to it; a clause whose rivals
all hold is out of date.  A sentence that fails by most of them may not stand.  Superlatives need a kind
of claim that is tried over all data there are, words of causes an identification or a hedge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tracepaper.languages import load_language
from tracepaper.manuscript.markup import Block
from tracepaper.marks import claim_spans, clauses, without_clause_marks
from tracepaper.problems import Place, Problem
from tracepaper.statements.rivals import FRAGILE, UNTRIED


def wording_problems(blocks: Sequence[Block], claims: Mapping[str, Any], language: str) -> Iterator[Problem]:
    """One sentence for each claim of a language whose words do not fit its strength."""
    for block in blocks:
        spans = list(claim_spans(block.text))
        excepted = list(clauses(block.text))
        for name, start, end in spans:
            if name in claims:
                place = Place(block.file, block.line + block.text[:start].count("\n"))
                inside = [
                    clause.excepts for clause in excepted if start <= clause.start and clause.end <= end
                ]
                bound = frozenset[str]().union(*inside)
                text = without_clause_marks(block.text[start:end])
                yield from _claim_problems(place, name, claims, text, bound, language)
        for clause in excepted:
            if not any(span.start <= clause.start and clause.end <= span.end for span in spans):
                yield Problem(
                    "stray-clause",
                    Place(block.file, block.line + block.text[: clause.start].count("\n")),
                    "this clause stands in no claim; put it into the brackets of the claim whose rivals it "
                    "excepts",
                )


def _claim_problems(
    place: Place, name: str, claims: Mapping[str, Any], text: str, bound: frozenset[str], language: str
) -> Iterator[Problem]:
    claim = claims[name]
    excepted = set(claim["excepted"])
    if claim["strength"] == FRAGILE:
        why = _failing(claims, claim, excepted, language)
        text = f"claim {name} fails by most of its rivals ({why}); weaken it or drop it"
        yield Problem("fragile-claim", place, text)
        return
    if claim["strength"] == UNTRIED:
        yield Problem(
            "untried-claim",
            place,
            f"claim {name} could be tried by no rival; read lines and not facts, name a rival, or call it a "
            "matter of Record if it is one",
        )
    for clause in sorted(excepted - bound):
        yield Problem(
            "missing-clause",
            place,
            f"claim {name} does not hold by its rival {clause} "
            f"({_failing(claims, claim, {clause}, language)}), and its sentence does not say so; put the "
            f"exception into [...]{{.but #{clause}}} or weaken the sentence",
        )
    for clause in sorted(bound - excepted):
        yield Problem(
            "stale-clause",
            place,
            f"claim {name} has a clause that excepts {clause}, but it holds by it or has no such rival; take "
            "the clause out",
        )
    yield from _word_problems(place, name, claim, text, language)


def _word_problems(place: Place, name: str, claim: Any, text: str, language: str) -> Iterator[Problem]:
    spoken = load_language(language)

    def first(pattern: str) -> str:
        found = re.search(pattern if spoken.is_han else rf"\b(?:{pattern})\b", text, re.IGNORECASE)
        return found.group() if found else ""

    superlative, causal = first(spoken.superlative), first(spoken.causal)
    if superlative and not claim["scoped"]:
        yield Problem(
            "untried-superlative",
            place,
            f"claim {name} says “{superlative}”, but its kind {claim['kind']} is not tried over all data; "
            "give it a kind that is, such as Rank, Extreme or TurningPoint",
        )
    if causal and not claim["identification"] and not first(spoken.hedge):
        yield Problem(
            "unidentified-cause",
            place,
            f"claim {name} says “{causal}”, but it is no estimate with an identification; say what went "
            "together, or add how far it is open",
        )


def _failing(claims: Mapping[str, Any], claim: Any, clauses: set[str], language: str) -> str:
    """The first rivals that fail, in words, with what they compare."""
    entries = [claim, *(claims[part] for part in claim["parts"])]
    failing = [r for e in entries for r in e["rivals"] if not r["holds"] and r["clause"] in clauses]
    told = "; ".join(f"{rival['words'][language]}: {rival['says'][language]}" for rival in failing[:3])
    return told + ("; ..." if len(failing) > 3 else "")
