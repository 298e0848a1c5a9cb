"""Check 5: no number stands in the prose that data could give.

Years, dates, names of things (HS 27, RCEP chapters), quoted words and list numbers are no data.  What is
left should be quoted as a fact; the fact nearest in value is suggested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracepaper.audit.reading.number_tokens import NUMBER, normal, read_number
from tracepaper.audit.report import Result
from tracepaper.marks import FACT, claim_spans, line_and_column

TITLE = {"zh": "正文源文件中没有裸数字", "en": "No bare number in the sources of the prose"}
ADVICE = "let values() of the exhibit give it, or exempt it with a reason"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# What may hold a number that no data give.  Each is blanked out before numbers are looked for.
_NOT_DATA = [
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
    r"《[^》]*》",
    r"「[^」]*」",
    r'"[^"\n]*"',  # quoted
    rf"\b\d{{1,2}}\s+(?:{_MONTHS})\b",
    rf"(?:{_MONTHS})\s+\d{{1,2}}\b",
    r"\d{1,2}\s*[—–-]\s*\d{1,2}\s*月",
    r"\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?",
    r"\d{1,2}\s*世纪",
    r"(?<![\d.,])(?:1[89]|20)\d\d(?:\s*[—–-]\s*(?:(?:1[89]|20)\d\d|\d\d(?!\d)))?"
    r"(?![\d,.]\d|[%‰亿万]|\s*(?:million|billion|%))(?:s\b)?",  # years, spans of years, decades
    r"\b(?:HS|CO|SITC|Rev\.?|ISO|GB/T|ISIC|BPM)[\s-]?\d+",
    r"\b[A-Z]{1,4}\d{1,3}\b",
    r"\d+\s*[-–]\s*digit\b|\d+\s*位(?:编码|税号|数)",
    r"\(\d[a-z]?\)|（\d[a-z]?）",  # columns and items
    # conventions of statistics
    r"\d+\s*%?\s*(?:置信|的?水平)|\b\d+(?:%|\s+per\s+cent)\s+(?:level|confidence|interval)",
    r"(?:第|附录|图|表|式)\s*\d+(?:\.\d+)*(?:(?:、|和|至|[—–])\d+)*",
    r"\b(?:articles?|chapters?|annex|equations?|steps?|phases?|years?|sections?|columns?|rows?)\s+\d+(?:\.\d+)*"
    r"(?:(?:,\s*|,?\s+(?:and|to|or)\s+|[–-])\d+(?!\.?\d*%))*",
]
_BLANK = re.compile(
    "|".join(f"(?:{pattern})" for pattern in _NOT_DATA), re.DOTALL | re.MULTILINE | re.IGNORECASE
)


def check(material) -> Result:
    result = Result("numbers in the sections and captions of both languages", 0)
    for language in material.languages:
        sections = sorted(material.path("manuscript", language).glob("[!.]*.md"))
        captions = sorted(material.path(material.analysis).glob(f"exhibits/*/caption.{language}.md"))
        for path in [*sections, *captions]:
            text = path.read_text(encoding="utf-8")
            result.count += len(NUMBER.findall(normal(text)))
            for line, column, number, words in bare_numbers(text, material.claims):
                advice = ADVICE if path in captions else suggestion(number, material.facts, language)
                result.fail(
                    f"{path.relative_to(material.path()).as_posix()}:{line}:{column}",
                    f"{number} (“{words}”) is written out; {advice}",
                )
    return result


def bare_numbers(text: str, claims: dict) -> Iterator[tuple[int, int, str, str]]:
    """(line, column, number, words around it) of each bare number of a section's Markdown.

    claims: the registry.  A threshold that a claim's condition compares with is bound by the claim."""
    text = normal(text)
    left = _BLANK.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    spans = list(claim_spans(text))
    for match in NUMBER.finditer(left):
        inside = [name for name, start, end in spans if start <= match.start() < end]
        if any(_is_compared(match.group(), claims.get(name, {})) for name in inside):
            continue
        line, column = line_and_column(text, match.start())
        words = text[max(match.start() - 16, 0) : match.end() + 12].replace("\n", " ")
        yield line, column, match.group().strip(), words


def _is_compared(number: str, claim: dict) -> bool:
    value, _ = read_number(number)
    return any(
        isinstance(other, (int, float)) and float(value) == float(other)
        for other in claim.get("numbers", {}).values()
    )


def suggestion(number: str, facts: dict, language: str) -> str:
    """What to write instead: the fact with this very number, or the nearest one within 2 %."""
    value, _ = read_number(number)
    same = [name for name, fact in facts.items() if number in NUMBER.findall(normal(fact["text"][language]))]
    if same:
        return f"quote [{min(same)}]{{.fact}}"
    near = (
        sorted((abs(fact["value"] / float(value) - 1), name) for name, fact in facts.items()) if value else []
    )
    if near and near[0][0] < 0.02:
        return f"is [{near[0][1]}]{{.fact}} ({facts[near[0][1]]['text'][language]}) meant?"
    return "define a fact for it, or exempt it with a reason"
