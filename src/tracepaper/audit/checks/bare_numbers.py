"""Check 5: no number stands in the prose that data could give.

Years, dates, names of things (G7, Chapter 2), quoted words and list numbers are no data.  What is
left should be quoted as a fact; the fact nearest in value is suggested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from tracepaper.audit.reading.number_tokens import Numbers, normal, numbers_of
from tracepaper.audit.report import Result
from tracepaper.languages import load_language
from tracepaper.marks import FACT, claim_spans, line_and_column
from tracepaper.problems import Place

if TYPE_CHECKING:
    from tracepaper.audit.material import Material


ADVICE = "let values() of the exhibit give it, or exempt it with a reason"
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
    own = material.declared.NOT_DATA
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
    return result


def bare_numbers(
    text: str, claims: dict[str, Any], language: str, own: Sequence[str] = ()
) -> Iterator[tuple[int, int, str, str]]:
    """(line, column, number, words around it) of each bare number of a section's Markdown.

    claims: the registry.  A threshold that a claim's condition compares with is bound by the claim.
    own: expressions of what else may hold a number in this paper."""
    text, written = normal(text), numbers_of(language)
    left = _not_data(language, tuple(own)).sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    spans = list(claim_spans(text))
    for match in written.pattern.finditer(left):
        inside = [name for name, start, end in spans if start <= match.start() < end]
        if any(_is_compared(written, match.group(), claims.get(name, {})) for name in inside):
            continue
        line, column = line_and_column(text, match.start())
        words = text[max(match.start() - 16, 0) : match.end() + 12].replace("\n", " ")
        yield line, column, match.group().strip(), words


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
