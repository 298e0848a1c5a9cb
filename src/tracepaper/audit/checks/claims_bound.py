"""Check 7: claims hold, say what their condition says, and no empirical sentence goes unbound.

A sentence that says "largest" or "rose" is a statement about data, and must be a claim, so that new data
can contradict it: a fact in it keeps its numbers true, not its verb.  One that says "led to" must be an
estimate with an identification (the gate sees to claims), leave it open, or say whose view it is.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tracepaper.audit.reading.conditions import Condition, Conditions
from tracepaper.audit.report import Result
from tracepaper.languages import load_language
from tracepaper.manuscript.headings import headings_of
from tracepaper.manuscript.markup import Block
from tracepaper.marks import CLAIM_END, claim_spans
from tracepaper.problems import Place, Problem, shortened
from tracepaper.statements.claims import false_claims
from tracepaper.statements.kinds import Record
from tracepaper.statements.readable import is_code, texts_of, unreadable, words_of

if TYPE_CHECKING:
    from tracepaper.audit.material import Material


# which side of which pair of opposites (in the languages' modules) a condition stands for
_CONDITIONS = {
    "rises_between": ("up or down", 0),
    "falls_between": ("up or down", 1),
    "largest": ("most or least", 0),
    "smallest": ("most or least", 1),
    "exceeds": ("above or below", 0),
    "below": ("above or below", 1),
}
# what a condition goes through several things with
_OF_MANY = {"all_of", "all", "any", "ranks", "largest", "smallest", "sum", "min", "max", "spread"}
_OF_MANY |= {"highest", "lowest"}
_REVERSIBLE = "above or below"
CITATION = re.compile(r"(?<![\w/])-?@(?!fig-|tbl-|sec-|eq-)[A-Za-z]")


def check(material: Material) -> Result:
    """What was looked at, and each thing that is wrong."""
    result = Result("claims, and sentences without a number in every language", len(material.claims))
    result.problems += false_claims(material.claims)
    bound = Conditions(material.root).by_claim
    for name, claim in material.claims.items():
        called = conditions(material, claim)
        for said in (claim["sentence"], headings_of(claim["sentence"])):
            worded = {**claim, "sentence": said}
            result.problems += direction_problems(name, worded, called)
            result.problems += denial_problems(name, worded)
            if name in bound:
                result.problems += universal_problems(name, worded, bound[name])
    _check_texts(material, result)
    for language in material.languages:
        for block in material.blocks[language]:
            for line, sentence in sentences(block, language):
                result.count += 1
                for kind, wrong in (("unbound", unbound), ("cause", causal), ("proof", proof)):
                    text = wrong(sentence, language)
                    if text:
                        result.fail(kind, Place(block.file, line), f"“{shortened(sentence, 80)}” {text}")
    return result


def _check_texts(material: Material, result: Result) -> None:
    """What a claim and its rivals compare is told in words that a reader knows."""
    prose = {word for blocks in material.blocks.values() for b in blocks for word in words_of(b.text)}
    written = {word for patterns in material.declared.UNIT_WORDS.values() for word in patterns.values()}
    codes = codes_of(material) - prose - {word for text in written for word in words_of(text)}
    for name, claim in material.claims.items():
        for language in claim["says"]:
            for text in texts_of(claim, language):
                result.count += 1
                for found in unreadable(text, codes):
                    told = f"says {found} in “{shortened(text, 80)}”; name it as in the prose"
                    result.fail("unreadable", Place("results/claims.json", item=f"claim {name}"), told)


def codes_of(material: Material) -> set[str]:
    """Codes of units, names of the exhibits' columns, and the codes in the columns that are its keys."""
    found = set(material.declared.UNITS) | {unit for unit, _ in material.declared.UNITS.values()}
    for name in material.exhibits:
        rows = material.rows(name)
        found |= {word for row in rows[:1] for word in row if "_" in word}
        found |= {cell for row in rows for cell in row.values() if is_code(cell)}
    return found


def conditions(material: Material, claim: dict[str, Any]) -> set[str]:
    """The condition that a claim's function calls, read from its source.  Of several only those that a
    sentence cannot turn about: a rise stays a rise, but A above B may be said as B below A, and which of
    them a word stands for only a reader can say."""
    path = material.path("workflow", *claim["code"]["module"].split(".")).with_suffix(".py")
    if not path.is_file():
        return set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name == claim["code"]["function"]:
            called = [call.func for call in ast.walk(node) if isinstance(call, ast.Call)]
            names = [getattr(func, "id", getattr(func, "attr", "")) for func in called]
            several = {"all_of", "any_of", "between", "ranks", "at_least"} & set(names)
            found = [name for name in names if name in _CONDITIONS]
            if "any_of" in names:
                return set()
            one = len(found) == 1 and not several
            return set(found) if one else {name for name in found if _CONDITIONS[name][0] != _REVERSIBLE}
    return set()


def direction_problems(name: str, claim: dict[str, Any], called: set[str]) -> Iterator[Problem]:
    """Where the languages of a claim, or its words and its condition, contradict.

    called: names of the conditions in its function."""
    spoken = claim["sentence"]
    for pair in dict.fromkeys(pair for language in spoken for pair in load_language(language).opposites):
        hits = {language: _hits(said["text"], pair, language) for language, said in spoken.items()}
        found = {language: _side(counts) for language, counts in hits.items()}
        for one, other in pairwise(hits):
            if _opposite(hits[one], hits[other]):
                there = _place(spoken[other])
                text = f"claim {name} goes {pair} the other way in {other} ({there})"
                yield Problem("languages-opposite", _place(spoken[one]), text)
        wanted = {side for kind, side in (_CONDITIONS[name] for name in called) if kind == pair}
        if len(wanted) == 1:
            for language, side in found.items():
                if side is not None and side not in wanted:
                    text = f"claim {name} says the opposite of its condition ({claim['says'][language]})"
                    yield Problem("opposite", _place(spoken[language]), text)


def denial_problems(name: str, claim: dict[str, Any]) -> Iterator[Problem]:
    """Where a claim denies in one language and affirms in the next, as far as words of denial show it."""
    spoken = claim["sentence"]
    denials = {
        lang: _found(load_language(lang).negation, said["text"], lang) for lang, said in spoken.items()
    }
    for (one, a), (other, b) in pairwise(denials.items()):
        if bool(a) != bool(b):
            language, word, silent = (one, a, other) if a else (other, b, one)
            text = (
                f"claim {name} denies in {language} (“{word}”), and in {silent} ({_place(spoken[silent])}) "
                "nothing does; say the same in both"
            )
            yield Problem("languages-opposite", _place(spoken[language]), text)


def universal_problems(name: str, claim: dict[str, Any], condition: Condition) -> Iterator[Problem]:
    """Where a claim says all or never and its condition looks at one thing only; what a document says of
    all is the document's affair."""
    if claim["kind"] == Record().name or _is_of_many(condition):
        return
    for language, said in claim["sentence"].items():
        word = _found(load_language(language).universal, said["text"], language)
        if word:
            text = (
                f"claim {name} says “{word}”, but its condition looks at no more than one; let it go through "
                "all of them, or say less"
            )
            yield Problem("universal-of-one", _place(said), text)


def _is_of_many(condition: Condition) -> bool:
    nodes = [node for part in condition.parts for node in ast.walk(part.node)]
    if any(isinstance(node, ast.comprehension | ast.For) for node in nodes):
        return True
    return any(getattr(node, "id", getattr(node, "attr", "")) in _OF_MANY for node in nodes)


def _place(sentence: dict[str, Any]) -> Place:
    return Place(sentence["file"], sentence["line"])


def _hits(text: str, pair: str, language: str) -> tuple[int, int]:
    """How often the sentence uses words of each side of the pair."""
    one, other = load_language(language).opposites[pair]
    return _count(one, text, language), _count(other, text, language)


def _count(pattern: str, text: str, language: str) -> int:
    return len(re.findall(_word(pattern, language), text, re.IGNORECASE))


def _side(hits: tuple[int, int]) -> int | None:
    """0 or 1 if the words are of one side of the pair only, else None."""
    return [bool(count) for count in hits].index(True) if sum(map(bool, hits)) == 1 else None


def _opposite(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two languages go opposite ways: each one way only, and not the same; or both ways, as often
    in all, but not as often each way, as where one word of several was turned round."""
    sides = _side(one), _side(other)
    if None not in sides and sides[0] != sides[1]:
        return True
    return sum(one) == sum(other) and one != other


def _word(pattern: str, language: str) -> str:
    return f"(?:{pattern})" if load_language(language).is_han else rf"\b(?:{pattern})\b"


def sentences(block: Block, language: str) -> Iterator[tuple[int, str]]:
    """(line, text) of the sentences of a paragraph or list; those of one claim are one."""
    if block.kind not in ("paragraph", "list"):
        return
    ends = load_language(language).sentence_end
    spans, start = list(claim_spans(block.text)), 0
    for match in [*re.finditer(rf"{ends}[”’）)]*(?:{CLAIM_END.pattern})?", block.text), None]:
        end = match.end() if match else len(block.text)
        if any(span.start < end <= span.end for span in spans):
            continue  # within a claim, whose mark comes later
        text = block.text[start:end]
        if text.strip():
            lead = len(text) - len(text.lstrip())
            yield block.line + block.text[: start + lead].count("\n"), " ".join(text.split())
        start = end


def unbound(sentence: str, language: str) -> str:
    """What is wrong with a sentence that says something of data and is no claim; "" if nothing is."""
    if CLAIM_END.search(sentence) or re.search("[?？]", sentence):
        return ""  # a question states nothing
    if _found(load_language(language).question, sentence, language):
        return ""  # nor does an indirect one
    word = _found(load_language(language).empirical, sentence, language)
    return f"says “{word}” but is bound to no claim; mark it as one" if word else ""


def causal(sentence: str, language: str) -> str:
    """What is wrong with a sentence outside the claims that says what caused what; "" if nothing is."""
    if CLAIM_END.search(sentence) or CITATION.search(sentence):
        return ""
    spoken = load_language(language)
    word = _found(spoken.causal, sentence, language)
    if not word or _found(spoken.hedge, sentence, language):
        return ""
    return f"says “{word}” but is no estimate; say how far it is open, or whose view it is"


def proof(sentence: str, language: str) -> str:
    """What is wrong with a sentence that claims to prove; "" if nothing is.  Data make likely, and rule
    out; whose proof it is may be said."""
    spoken = load_language(language)
    word = _found(spoken.proof, sentence, language)
    open_ = _found(f"{spoken.negation}|{spoken.hedge}", sentence, language) or CITATION.search(sentence)
    return f"says “{word}”, which no data show; say what they show" if word and not open_ else ""


def _found(pattern: str, sentence: str, language: str) -> str:
    """The first word of a pattern in a sentence, quotations, titles and formulas left out."""
    plain = re.sub(r"“[^”]*”|«[^»]*»|《[^》]*》|\$[^$]*\$", "", sentence)
    found = re.search(_word(pattern, language), plain, re.IGNORECASE)
    return found.group() if found else ""
