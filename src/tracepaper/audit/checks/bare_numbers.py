"""Check 5: no number stands in the prose that data could give.

Years, dates, names of things (G7, Chapter 2), quoted words and list numbers are no data.  What is
left should be quoted as a fact; the fact nearest in value is suggested.  A number spelled out (a third,
三成) is one too, unless the condition of the claim around it has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from tracepaper.audit.reading.conditions import Conditions
from tracepaper.audit.reading.number_tokens import Numbers, normal, numbers_of
from tracepaper.audit.reading.spelled_numbers import is_in_condition, spelled_numbers
from tracepaper.audit.report import Result
from tracepaper.languages import load_language
from tracepaper.marks import FACT, claim_spans, line_and_column
from tracepaper.problems import Place

if TYPE_CHECKING:
    from tracepaper.audit.material import Material


ADVICE = "let values() of the exhibit give it, or exempt it with a reason"
IN_WORDS = "quote a fact, mark the sentence as a claim whose condition has it, or say it without a number"
# What may hold a number that no data give, in any language; its own module and the paper's vocabulary have
# the rest.  Each is blanked out before numbers are looked for.
_NOT_DATA = (
    r"<!--.*?-->",
    r"\$\$.*?\$\$",
    r"(?<!\$)\$[^$\n]+\$",  # formulas
    r"`[^`\n]*`",
    r"https?://\S+",
    FACT.pattern,
    r"\{[^}\n]*\}",  # facts; names and classes
    r"\[[^\]\n]*@[^\]\n]*\]",
    r"@[\w:.-]+",  # citations and references
    r"^\d+\.\s",  # numbered lists
    r"“[^”]*”",
    r"‘[^’]*’",
    r"«[^»]*»",
    r"《[^》]*》",
    r"「[^」]*」",
    r'"[^"\n]*"',  # quoted
    r"\b[A-Z]{1,4}\d{1,3}\b",
    r"\(\d[a-z]?\)|（\d[a-z]?）",  # columns and items
)
_YEAR = r"(?:1[89]|20)\d\d"


@cache
def _not_data(language: str, own: tuple[str, ...]) -> re.Pattern[str]:
    # a year, or years from-to, but not the beginning of an amount
    years = (
        rf"(?<![\d.,]){_YEAR}(?:\s*[—–-]\s*(?:{_YEAR}|\d\d(?!\d)))?"
        rf"(?![\d,.]\d|‰|\s*(?:%|{numbers_of(language).tail}))"
    )
    patterns = (*_NOT_DATA, *load_language(language).not_data, years, *own)
    return re.compile(
        "|".join(f"(?:{pattern})" for pattern in patterns), re.DOTALL | re.MULTILINE | re.IGNORECASE
    )


def check(material: Material) -> Result:
    """What was looked at, and each thing that is wrong."""
    result = Result("numbers in the sections and captions of every language", 0)
    own, conditions = material.declared.NOT_DATA, Conditions(material.root).by_claim
    constants = {name: condition.constants for name, condition in conditions.items()}
    for language in material.languages:
        written = numbers_of(language)
        sections = sorted(material.path("manuscript", language).glob("[!.]*.md"))
        captions = sorted(material.path(material.analysis).glob(f"exhibits/*/caption.{language}.md"))
        for path in [*sections, *captions]:
            text = path.read_text(encoding="utf-8")
            result.count += len(written.pattern.findall(normal(text)))
            for line, column, number, words in bare_numbers(text, material.claims, language, own):
                advice = ADVICE if path in captions else suggestion(number, material.facts, language)
                place = Place(path.relative_to(material.path()).as_posix(), line, column)
                result.fail("bare-number", place, f"{number} (“{words}”) is written out; {advice}")
            for line, column, number, words in spelled_out(text, constants, language, own):
                place = Place(path.relative_to(material.path()).as_posix(), line, column)
                result.fail("spelled-number", place, f"{number} (“{words}”) is a number in words; {IN_WORDS}")
    return result


def bare_numbers(
    text: str, claims: dict[str, Any], language: str, own: Sequence[str] = ()
) -> Iterator[tuple[int, int, str, str]]:
    """(line, column, number, words around it) of each bare number of a section's Markdown.

    claims: the registry.  A threshold that a claim's condition compares with is bound by the claim.
    own: expressions of what else may hold a number in this paper."""
    text, written = normal(text), numbers_of(language)
    for match in written.pattern.finditer(_prose(text, language, own)):
        around = _claims_around(text, match.start())
        if not any(_is_compared(written, match.group(), claims.get(name, {})) for name in around):
            yield _told(text, *match.span())


def spelled_out(
    text: str, constants: Mapping[str, set[float]], language: str, own: Sequence[str] = ()
) -> Iterator[tuple[int, int, str, str]]:
    """The same of numbers in words.

    constants: claim -> the numbers that stand in its condition, by one of which it is bound."""
    text = normal(text)
    prose = _prose(text, language, own)
    for one in spelled_numbers(text, language):  # not of what is left of it: a quarter of 2024 is none
        around = _claims_around(text, one.start)
        bound = any(is_in_condition(one.value, constants.get(name, ())) for name in around)
        if not bound and prose[one.start : one.end] == text[one.start : one.end]:
            yield _told(text, one.start, one.end)


def _prose(text: str, language: str, own: Sequence[str]) -> str:
    """The text with blanks for what holds no data: every place stays where it was."""
    return _not_data(language, tuple(own)).sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def _claims_around(text: str, at: int) -> list[str]:
    return [name for name, start, end in claim_spans(text) if start <= at < end]


def _told(text: str, start: int, end: int) -> tuple[int, int, str, str]:
    line, column = line_and_column(text, start)
    return line, column, text[start:end].strip(), text[max(start - 16, 0) : end + 12].replace("\n", " ")


def _is_compared(written: Numbers, number: str, claim: dict[str, Any]) -> bool:
    value, _ = written.read(number)
    return any(
        isinstance(other, (int, float)) and float(value) == float(other)
        for other in claim.get("numbers", {}).values()
    )


def suggestion(number: str, facts: dict[str, Any], language: str) -> str:
    """What to write instead: the fact with this very number, or the nearest one within 2 %."""
    written = numbers_of(language)
    value, _ = written.read(number)
    texts = {name: normal(fact["text"][language]) for name, fact in facts.items()}
    same = [name for name, text in texts.items() if number in written.pattern.findall(text)]
    if same:
        return f"quote [{min(same)}]{{.fact}}"
    near = (
        sorted((abs(fact["value"] / float(value) - 1), name) for name, fact in facts.items()) if value else []
    )
    if near and near[0][0] < 0.02:
        return f"is [{near[0][1]}]{{.fact}} ({facts[near[0][1]]['text'][language]}) meant?"
    return "define a fact for it, or exempt it with a reason"
