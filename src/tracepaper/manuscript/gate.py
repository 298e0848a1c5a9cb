"""What must be true of the manuscript before it is compiled; each problem has a kind, a place, a sentence.

Names: every fact, claim, exhibit, section, equation and reference that the text uses exists, and every fact,
claim and exhibit that exists, and every equation with a name, is used.  Years: a number called latest or
first comes with its year, which moves with the data.  Parity: the two languages have the same blocks with the
same facts, claims, exhibits, equations and citations in the same order, the same formulas and the same years,
and so have the exhibits' captions.  Claims: all hold, and each is worded as strongly as its rivals allow, in
the text and in the heading of a figure, which has to be one.  Before all that: the texts hold nothing but the
manuscript's own grammar, no caption is missing, and the bibliography gives nothing twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Any

from tracepaper import paths
from tracepaper.errors import InputError, nearest
from tracepaper.exhibits.captions import caption_files
from tracepaper.files import StrPath, read_json
from tracepaper.inside import refuse_links_out
from tracepaper.languages import load_language
from tracepaper.manuscript.bibliography import bibliography_problems
from tracepaper.manuscript.grammar import MATH, caption_problems, grammar_problems
from tracepaper.manuscript.headings import heading_problems
from tracepaper.manuscript.markup import Block, Mark, citation_keys, marks, read_captions, read_manuscript
from tracepaper.manuscript.said import fact_texts, sentences_of
from tracepaper.manuscript.strength import wording_problems
from tracepaper.marks import line_and_column
from tracepaper.problems import Place, Problem
from tracepaper.quotes import unpaired
from tracepaper.statements.claims import false_claims, with_sentences

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|2[01])\d\d(?!\d)")
_MARK = re.compile(r"\[[^\[\]]*\]\{\.fact\b[^}]*\}|\{[^}]*\}|@[\w:-]+")  # what is no text: ids hold years too
_ITEM = r"^(?:[-*+]|\d+\.) "
_MOVING = re.compile(r"-(?:latest|first)\b")


def check(
    manuscript: StrPath,
    languages: Iterable[str],
    facts_file: StrPath,
    claims_file: StrPath,
    exhibits: Iterable[str],
    exhibits_folder: StrPath,
    bibliography: StrPath,
    figures: Iterable[StrPath] = (),
) -> None:
    """Raise InputError with one line for each problem of the manuscript; return if there is none.

    claims_file: as they were tried.  exhibits: their ids.  exhibits_folder: that of the analysis, with the
    captions.  figures: exhibit.json of each figure, whose title may be a claim."""
    refuse_links_out(".", paths.INPUTS)
    manuscripts = {language: read_manuscript(Path(manuscript) / language) for language in languages}
    captions = read_captions(".", exhibits_folder, languages)
    # a mark that is none is missed below by its name too: what follows from a slip is not told beside it
    found = written_problems(manuscripts, captions, exhibits_folder) + bibliography_problems(bibliography)
    if not found:
        facts = read_json(facts_file)["facts"]
        sentences = sentences_of(manuscripts, captions, fact_texts(facts), figures)
        claims = with_sentences(read_json(claims_file)["claims"], sentences)
        found = problems(manuscripts, facts, claims, exhibits, citation_keys(bibliography))
        found += caption_claims(captions, claims)
        found += parity(captions)
    if found:
        raise InputError("\n".join(map(str, found)))


def written_problems(
    manuscripts: dict[str, list[Block]], captions: dict[str, list[Block]], exhibits_folder: StrPath
) -> list[Problem]:
    """What the texts hold that the grammar does not know, and captions that are not there.

    manuscripts, captions: language -> blocks.  exhibits_folder: that of the analysis."""
    found = [problem for blocks in manuscripts.values() for problem in grammar_problems(blocks)]
    found += [problem for blocks in captions.values() for problem in caption_problems(blocks)]
    found += [problem for blocks in captions.values() for problem in heading_problems(blocks)]
    for texts in (manuscripts, captions):
        for language in filter(lambda code: load_language(code).is_han, texts):
            found += _unpaired_quotes(texts[language])
    for module in sorted(Path(exhibits_folder).glob("*/exhibit.py")):
        for path in caption_files(module.parent, manuscripts).values():
            if not path.is_file():
                text = "the caption in this language is missing; write it"
                found.append(Problem("missing-caption", Place(path.as_posix(), 1), text))
    return found


def _unpaired_quotes(blocks: list[Block]) -> Iterator[Problem]:
    for block in blocks:
        at = unpaired(block.text)
        if at is not None:
            line, column = line_and_column(block.text, at)
            text = "a straight quotation mark is left over; they come in pairs, or write “ ”, ‘ ’"
            yield Problem("unpaired-quote", Place(block.file, block.line - 1 + line, column), text)


def problems(
    manuscripts: dict[str, list[Block]],
    facts: dict[str, Any],
    claims: dict[str, Any],
    exhibits: Iterable[str],
    citations: set[str],
) -> list[Problem]:
    """All problems of the manuscript, the gravest kind first.

    manuscripts: language -> blocks.  facts, claims: as in the JSON registries.  exhibits: known ids.
    citations: keys of the bibliography.
    """
    exhibits = set(exhibits)
    found: list[Problem] = []
    for language, blocks in manuscripts.items():
        found += wording_problems(blocks, claims, language)
        found += _unknown(blocks, "fact", set(facts), "define it in the analysis' facts")
        found += _unknown(blocks, "claim", set(claims), "give it a condition in the analysis' claims")
        found += _unknown(blocks, "exhibit", exhibits, "add its module or correct the name")
        found += _unknown(blocks, "citation", citations, "add it to references.bib")
        found += _unknown_references(blocks, exhibits)
        found += _twice(blocks)
        found += _other_years(blocks, facts)
    found += _unused(manuscripts, facts, claims, exhibits)
    found += parity(manuscripts)
    found += false_claims(claims)
    return found


def caption_claims(captions: Mapping[str, list[Block]], claims: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong with the claims in the headings of figures; that all hold is seen with the prose.

    captions: language -> blocks."""
    for language, blocks in captions.items():
        yield from wording_problems(blocks, claims, language)
        yield from _unknown(blocks, "claim", set(claims), "head the figure with a claim of a section")
        yield from _twice(blocks)


def _unknown(blocks: list[Block], kind: str, known: set[str], advice: str) -> Iterator[Problem]:
    for mark in marks(blocks, kind):
        if mark.name not in known:
            text = f"there is no {kind} {mark.name}{nearest(mark.name, known)}; {advice}"
            yield Problem(f"unknown-{kind}", mark.place, text)


def _unknown_references(blocks: list[Block], exhibits: set[str]) -> Iterator[Problem]:
    sections, equations = ({mark.name for mark in marks(blocks, kind)} for kind in ("section", "equation"))
    for mark in marks(blocks, "reference"):
        known = {"sec": sections, "eq": equations}.get(mark.name.partition("-")[0], exhibits)
        if mark.name not in known:
            closest = nearest(mark.name, known)
            text = f"the reference @{mark.name} leads nowhere{closest}; correct the name"
            yield Problem("unknown-reference", mark.place, text)


def _other_years(blocks: list[Block], facts: dict[str, Any]) -> Iterator[Problem]:
    """A paragraph that names years must name those of its facts called latest or first: their own names
    do not say them, and with new data they are others."""
    for block in blocks:
        named = set(_YEAR.findall(_MARK.sub("", block.text)))
        for mark in block.marks:
            if mark.kind != "fact" or not _MOVING.search(mark.name) or not named:
                continue
            missing = sorted(set(_YEAR.findall(facts.get(mark.name, {}).get("period", ""))) - named)
            if missing:
                text = (
                    f"fact {mark.name} is of {missing[0]}, but this paragraph names only "
                    f"{', '.join(sorted(named))}; write its year"
                )
                yield Problem("other-year", mark.place, text)


def _twice(blocks: list[Block]) -> Iterator[Problem]:
    for kind in ("claim", "exhibit", "section", "equation"):
        seen: dict[str, Mark] = {}
        for mark in marks(blocks, kind):
            if mark.name in seen:
                first = seen[mark.name].place
                text = f"{kind} {mark.name} stands here a second time, first in {first}; once is right"
                yield Problem(f"{kind}-twice", mark.place, text)
            seen.setdefault(mark.name, mark)


def _unused(
    manuscripts: Mapping[str, list[Block]],
    facts: Mapping[str, Any],
    claims: Mapping[str, Any],
    exhibits: set[str],
) -> Iterator[Problem]:
    for language, blocks in manuscripts.items():
        quoted = {mark.name for mark in marks(blocks, "fact")}
        for name in sorted(set(facts) - quoted):
            text = f"fact {name} is quoted nowhere in {language}; quote it or remove it"
            yield Problem("unused-fact", _defined(facts[name]["code"]), text)
        stated = {mark.name for mark in marks(blocks, "claim")}
        for name in sorted(set(claims) - stated):
            text = f"claim {name} has no sentence in {language}; mark its sentence or remove it"
            yield Problem("unused-claim", _defined(claims[name]["code"]), text)
        placed = {mark.name for mark in marks(blocks, "exhibit")}
        for name in sorted(exhibits - placed):
            text = f"exhibit {name} stands nowhere in {language}; place it or remove its module"
            yield Problem("unused-exhibit", Place(), text)
        pointed = {mark.name for mark in marks(blocks, "reference")}
        for mark in marks(blocks, "exhibit"):
            if mark.name not in pointed:
                text = f"exhibit {mark.name} is never referred to; write [@{mark.name}]"
                yield Problem("exhibit-without-reference", mark.place, text)
        for mark in marks(blocks, "equation"):
            if mark.name not in pointed:
                text = (
                    f"equation {mark.name} is never referred to; write [@{mark.name}] or take its name away"
                )
                yield Problem("equation-without-reference", mark.place, text)


def _defined(code: Mapping[str, Any]) -> Place:
    """Where the analysis defines a fact or a claim."""
    return Place(item=f"{code['module']}, line {code['line']}")


def parity(manuscripts: dict[str, list[Block]]) -> Iterator[Problem]:
    """Where two languages first part, per section file (later differences follow from the first)."""
    for (first_language, first), (second_language, second) in pairwise(manuscripts.items()):
        yield from _pair_parity(first_language, first, second_language, second)


def _pair_parity(
    first_language: str, first: list[Block], second_language: str, second: list[Block]
) -> Iterator[Problem]:
    files = sorted({b.section for b in [*first, *second]})
    for file in files:
        ours = [b for b in first if b.section == file]
        theirs = [b for b in second if b.section == file]
        difference = _first_difference(ours, theirs, first_language, second_language)
        if difference:
            yield difference


def _first_difference(
    ours: list[Block], theirs: list[Block], first_language: str, second_language: str
) -> Problem | None:
    for a, b in zip_longest(ours, theirs):
        if a is None or b is None:
            extra, other = (a, second_language) if b is None else (b, first_language)
            text = f"this {extra.kind} has no partner in {other}; add it there"
            return Problem("no-partner", extra.place, text)
        if _shape(a) != _shape(b):
            one, other = (_shape(a), _shape(b)) if a.kind == b.kind else (a.kind, b.kind)
            text = f"a {one} here, a {other} at {b.place}; make them the same"
            return Problem("other-block", a.place, text)
        left, right = _signature(a), _signature(b)
        if left != right:
            at, (x, y) = next(
                (i, pair) for i, pair in enumerate(zip_longest(left, right)) if pair[0] != pair[1]
            )
            text = (
                f"mark {at + 1} of this block is {_mark(x)}, but {_mark(y)} at {b.place}; both languages "
                "need the same marks in the same order"
            )
            return Problem("other-marks", a.marks[at].place if at < len(left) else a.place, text)
        ours_only, theirs_only = _formulas(a) - _formulas(b), _formulas(b) - _formulas(a)
        if ours_only or theirs_only:
            here, there = (", ".join(sorted(some)) or "no other one" for some in (ours_only, theirs_only))
            text = f"the formulas differ: {here} here, {there} at {b.place}; make them the same"
            return Problem("other-formula", a.place, text)
        if _years(a) != _years(b):
            here, there = (", ".join(sorted(some)) or "no other one" for some in _odd_years(a, b))
            text = f"the years named differ: {here} here, {there} at {b.place}; make them the same"
            return Problem("other-years-named", a.place, text)
    return None


def _years(block: Block) -> set[str]:
    """The years that are written out, not quoted: no mark holds them to the data."""
    return set(_YEAR.findall(_MARK.sub("", block.text)))


def _odd_years(one: Block, other: Block) -> tuple[set[str], set[str]]:
    return _years(one) - _years(other), _years(other) - _years(one)


def _shape(block: Block) -> str:
    """What a block is in every language: the level of a heading, the length of a list."""
    if block.kind == "heading":
        return f"heading of level {len(block.text) - len(block.text.lstrip('#'))}"
    if block.kind == "list":
        return f"list of {len(re.findall(_ITEM, block.text, re.MULTILINE))}"
    return block.kind


def _formulas(block: Block) -> set[str]:
    return {"".join(formula.split()) for formula in re.findall(MATH, block.text, re.DOTALL)}


def _signature(block: Block) -> list[tuple[str, str]]:
    return [(mark.kind, mark.name) for mark in block.marks]


def _mark(mark: tuple[str, str] | None) -> str:
    return "nothing" if mark is None else f"{mark[0]} {mark[1]}"
