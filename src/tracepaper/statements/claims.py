"""Claims: sentences with a truth condition, tried against their rivals.

The manuscript marks a sentence as `[...]{.claim #name}` in all languages.  The analysis has one function
per claim, named like it with _ for -, that returns an `Outcome`; all languages share it.  It is registered
with its kind, which says by which rivals it is tried:

    @claim(Change(instead={"total": ("share",)}))
    def trade_grew(evidence):
        return rises_between(evidence.line("trade", "total"))

    @rival(trade_grew)
    def as_partners_report(evidence):
        return rises_between(evidence.line("mirror", "total"))

A claim reads lines and cells (`evidence.line`), not facts: only those can be seen otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from types import CodeType
from typing import TYPE_CHECKING, Any, Protocol

from tracepaper.errors import InputError
from tracepaper.evidence.guard import guarded
from tracepaper.evidence.lineage import plain, ranges_of
from tracepaper.evidence.views import Reading
from tracepaper.files import StrPath, write_json
from tracepaper.languages import load_language
from tracepaper.problems import Place, Problem
from tracepaper.statements.conditions import (
    Outcome,
    all_of,
    any_of,
    at_least,
    below,
    between,
    exceeds,
    falls_between,
    largest,
    ranks,
    rises_between,
    same,
    smallest,
)
from tracepaper.statements.kinds import MEASURE, Kind, Summary
from tracepaper.statements.rivals import FALSE, WEAKEST_FIRST, Rival, Tried, strength, try_all
from tracepaper.statements.wording import Sentence, Term, Writer
from tracepaper.statements.words import read_words

if TYPE_CHECKING:
    from tracepaper.evidence.evidence import Evidence

# what a module of claims is written with
__all__ = [
    "Outcome",
    "all_of",
    "any_of",
    "at_least",
    "below",
    "between",
    "claim",
    "exceeds",
    "falls_between",
    "largest",
    "ranks",
    "rises_between",
    "rival",
    "same",
    "smallest",
]


class Condition(Protocol):
    """A function of the analysis that says whether a sentence is true."""

    __name__: str
    __module__: str
    __code__: CodeType

    def __call__(self, evidence: Any, /) -> Outcome:
        """The outcome, given what the earlier stages made."""
        ...


@dataclass
class Claim:
    """A registered claim: its condition, its kind, the rivals named for it."""

    condition: Condition
    kind: Kind
    rivals: dict[str, Condition] = field(default_factory=dict)


CLAIMS: dict[str, Claim] = {}  # by name
_asked: list[str] = []  # claims whose conditions have been called since a summary began


def claim(kind: Kind) -> Callable[[Condition], Condition]:
    """Register a function as the truth condition, of a kind, of the sentence of its name (_ for -)."""
    if not isinstance(kind, Kind):
        raise InputError(
            f"claim {_name(kind)} in {kind.__module__} has no kind; write @claim(Change()), or another kind "
            "of tracepaper.statements.kinds"
        )
    return lambda function: _registered(function, kind)


def rival(of: Condition) -> Callable[[Condition], Condition]:
    """Register a function as a rival of a claim; its name (- for _) is what a clause binds to."""

    def register(function: Condition) -> Condition:
        name, own = _name(function), CLAIMS[_name(of)].rivals
        if name in own:
            raise InputError(f"claim {_name(of)} has two rivals {name}; give one another name")
        own[name] = function
        return function

    return register


def _name(condition: Condition) -> str:
    return condition.__name__.replace("_", "-")


def _registered(function: Condition, kind: Kind) -> Condition:
    name = _name(function)
    if name in CLAIMS:
        known = CLAIMS[name].condition
        raise InputError(f"claim {name} has two conditions: {known.__module__} and {function.__module__}")
    CLAIMS[name] = Claim(function, kind)

    @wraps(function)
    def condition(evidence: Any) -> Outcome:
        _asked.append(name)
        return function(evidence)

    return condition  # type: ignore[return-value]


RivalWords = Mapping[str, Mapping[str, str]]  # language -> rival named by the analysis -> words


def read_rival_words(files: Iterable[StrPath]) -> dict[str, dict[str, str]]:
    """What the rivals named by the analysis are, in words: from SECTION/rivals.LANGUAGE.yaml."""
    found: dict[str, dict[str, str]] = {}
    for file, language, name, words in read_words(files, "NAME: WORDS"):
        if found.setdefault(language, {}).setdefault(name, words) != words:
            raise InputError(f"rival {name} has other words in another section; use another name", file)
    return found


def evaluate(
    evidence: Evidence, writers: Iterable[Writer], rival_words: RivalWords | None = None
) -> dict[str, Any]:
    """Evaluate the registered claims and their rivals.

    writers: one for each language.  rival_words: of the rivals that the analysis names.
    Returns claim -> kind, identification, strength, holds, says (by language), comparisons (one by one, by
    language, where `says` sums some up), numbers, margin, distance (the same in its unit, by language),
    rivals, excepted (what its sentence has to except: see
    `Rival.clause`), parts (the claims a summary is made of), observations, compared (plain values and the
    signs between them), reads (the lines and cells it asked for), code; false ones included.  No sentence is
    looked at, so that one that is written anew is no reason to try all claims again: see `with_sentences`.
    """
    writers, words = list(writers), rival_words or {}
    results: dict[str, Any] = {}
    order = sorted(CLAIMS, key=lambda name: (isinstance(CLAIMS[name].kind, Summary), name))
    for name in order:  # a summary after the claims it says together
        try:
            with guarded():
                entry = _entry(name, evidence, writers, words)
        except InputError as problem:
            raise InputError(f"claim {name} cannot be evaluated: {problem}") from None
        if isinstance(CLAIMS[name].kind, Summary):
            entry |= _of_parts(entry, [results[part] for part in entry["parts"]], name)
        results[name] = entry
    _refuse_unused(words)
    return dict(sorted(results.items()))


def _entry(name: str, evidence: Evidence, writers: list[Writer], words: RivalWords) -> dict[str, Any]:
    found, condition = CLAIMS[name], CLAIMS[name].condition
    _asked.clear()
    kind, tests = found.kind, try_all(condition, found.kind, found.rivals, evidence, "it")
    outcome = tests.outcome
    return {
        "kind": kind.name,
        "scoped": bool(kind.lifts),
        "identification": getattr(kind, "identification", ""),
        "strength": strength(kind, outcome.holds, tests.tried),
        **_told(outcome, writers),
        "comparisons": {writer.language: writer.one_by_one(outcome.says) for writer in writers},
        "compared": list(map(_compared, outcome.says)),
        "reads": _reads(tests.reading),
        "rivals": [_described(result, writers, words) for result in tests.tried],
        "excepted": sorted({t.rival.clause for t in tests.tried if not t.outcome.holds}),
        "parts": list(dict.fromkeys(_asked)) if isinstance(kind, Summary) else [],
        "observations": ranges_of(*outcome.numbers.values()),
        "code": {
            "module": condition.__module__,
            "function": condition.__name__,
            "line": condition.__code__.co_firstlineno,
        },
    }


def _compared(sentence: Sentence) -> dict[str, list[Any]]:
    """What a comparison compares, as plain values, with the signs between them."""
    values = [plain(part.value) for part in sentence if isinstance(part, Term)]
    return {"values": values, "signs": [part for part in sentence if isinstance(part, str)]}


def _reads(reading: Reading) -> list[dict[str, Any]]:
    """The lines and cells of tables that a condition asked for: table, column, where (column -> texts)."""
    found: dict[str, dict[str, Any]] = {}
    for table, column, where in reading.asked:
        texts = {
            name: sorted(
                map(str, value if isinstance(value, Collection) and not isinstance(value, str) else [value])
            )
            for name, value in where.items()
        }
        entry = {"table": table, "column": column, "where": texts}
        found[str(entry)] = entry
    return [found[key] for key in sorted(found)]


def _texts(value: Any) -> list[str]:
    several = isinstance(value, Collection) and not isinstance(value, str)
    return sorted(map(str, value if several else [value]))


def _of_parts(entry: dict[str, Any], parts: list[dict[str, Any]], name: str) -> dict[str, Any]:
    """What a summary has from its parts: the strength of the weakest, all their exceptions."""
    if not parts:
        raise InputError(f"claim {name} is a summary and calls no other claim; call those it sums up")
    strengths = {part["strength"] for part in parts} | ({FALSE} if not entry["holds"] else set())
    return {
        "strength": next(word for word in WEAKEST_FIRST if word in strengths),
        "scoped": any(part["scoped"] for part in parts),
        "identification": next((part["identification"] for part in parts if part["identification"]), ""),
        "excepted": sorted({clause for part in parts for clause in part["excepted"]}),
    }


def _described(result: Tried, writers: list[Writer], words: RivalWords) -> dict[str, Any]:
    made = result.rival
    return {
        "name": made.name,
        "family": made.family,
        "clause": made.clause,
        "words": {writer.language: _words(made, writer, words) for writer in writers},
        **_told(result.outcome, writers),
    }


def _told(outcome: Outcome, writers: list[Writer]) -> dict[str, Any]:
    """What came out, of a claim as of a rival."""
    return {
        "holds": bool(outcome.holds),
        "says": {writer.language: writer.write(outcome.says) for writer in writers},
        "margin": outcome.margin,
        "distance": {writer.language: writer.distance(outcome.gap) for writer in writers},
        "numbers": {key: plain(value) for key, value in outcome.numbers.items()},
    }


def _words(made: Rival, writer: Writer, words: RivalWords) -> str:
    if made.family == MEASURE:
        known = words.get(writer.language, {})
        if made.name not in known:
            raise InputError(
                f"rival {made.name} has no words in the language {writer.language}; write them into "
                f"rivals.{writer.language}.yaml of its section"
            )
        return known[made.name]
    values = {
        key: writer.name(value, writer.language, "") if isinstance(value, str) else value
        for key, value in made.values.items()
    }
    return load_language(writer.language).rivals[made.family].format(**values)


def _refuse_unused(words: RivalWords) -> None:
    named = {name for found in CLAIMS.values() for name in found.rivals}
    named |= {
        other for found in CLAIMS.values() for others in found.kind.instead.values() for other in others
    }
    for language, known in words.items():
        for name in sorted(set(known) - named):
            raise InputError(f"rival {name} has words in the language {language}, but no claim has it")


def with_sentences(
    results: Mapping[str, dict[str, Any]], sentences: Mapping[str, Mapping[str, Any]]
) -> dict[str, dict[str, Any]]:
    """The results, each with its `sentence` (empty if no text has it).

    sentences: claim name -> {language: {"text", "file", "line", ...}} from the manuscript."""
    return {name: entry | {"sentence": dict(sentences.get(name, {}))} for name, entry in results.items()}


def false_claims(results: Mapping[str, dict[str, Any]]) -> Iterable[Problem]:
    """One sentence for each claim that does not hold: where it stands, what it says, the numbers."""
    for name, result in results.items():
        if result["holds"]:
            continue
        said = result["says"]
        stands = sorted(result["sentence"].items(), reverse=True)
        stands += [(language, said["heading"]) for language, said in stands if "heading" in said]
        places = [Place(s["file"], s["line"]) for _, s in stands]
        sentences = [f"“{s['text']}” ({said[language]})" for language, s in stands]
        # the first sentence's place is the problem's own
        others = [f"{place} {text}" for place, text in zip(places[1:], sentences[1:], strict=True)]
        told = "; ".join([*sentences[:1], *others]) or next(iter(said.values()))
        text = f"claim {name} does not hold: {told}; edit the sentence or its condition"
        yield Problem("false-claim", places[0] if places else Place(), text)


def write(results: dict[str, Any], path: StrPath) -> None:
    """Write the results as JSON (UTF-8, sorted keys)."""
    write_json({"claims": results}, path)
