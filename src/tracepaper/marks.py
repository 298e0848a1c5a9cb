"""The marks of the manuscript and of captions: `[name]{.fact}`, `[A sentence.]{.claim #name}`, and in it
`[, though not otherwise]{.but #rival}`, the clause that excepts rivals which do not hold; `$$x$$ {#eq-name}`,
the name of a formula on a line of its own.

Pandoc reads them too, but its syntax tree keeps no line numbers, and a person who has to mend a sentence
needs them; so the places of these few marks are found with regular expressions, here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

NAME = r"[a-z0-9][a-z0-9-]*"
FACT = re.compile(rf"\[({NAME})\]\{{\.fact\b[^}}]*\}}")
CLAIM_END = re.compile(rf"\]\{{\.claim +#({NAME})(?![\w-])[^}}]*\}}")
BUT_END = re.compile(rf"\]\{{\.but +#({NAME})((?: +\.{NAME})*) *\}}")
EQUATION = re.compile(rf"\s*\$\$(?:(?!\$\$).)*\$\$(?P<mark>[ \t]*\{{#(?P<name>eq-{NAME})\}})\s*", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->|`[^`\n]+`|\\[`<]", re.DOTALL)  # in code, or escaped, none begins


class Span(NamedTuple):
    """What a claim's brackets hold: text[start:end], brackets left out."""

    name: str
    start: int
    end: int


class Clause(NamedTuple):
    """A clause text[start:end], brackets left out, and the rivals it excepts."""

    excepts: frozenset[str]
    start: int
    end: int


def claim_spans(text: str) -> Iterator[Span]:
    """The brackets of each claim, in the order in which they close; those of facts may stand inside.

    A claim whose brackets never open starts with the text.
    """
    for match in CLAIM_END.finditer(text):
        yield Span(match.group(1), _opening(text, match.start()), match.start())


def clauses(text: str) -> Iterator[Clause]:
    """The clauses that except rivals, in the order in which they close."""
    for match in BUT_END.finditer(text):
        names = frozenset([match.group(1), *re.findall(NAME, match.group(2))])
        yield Clause(names, _opening(text, match.start()), match.start())


def without_clause_marks(text: str) -> str:
    """The text with the words of its clauses, but without the brackets around them."""
    while match := BUT_END.search(text):
        start = _opening(text, match.start())
        text = text[: max(start - 1, 0)] + text[start : match.start()] + text[match.end() :]
    return text


def without_claim_marks(text: str) -> str:
    """The text with the words of its claims and their clauses, but without the brackets around them."""
    text = without_clause_marks(text)
    while match := CLAIM_END.search(text):
        start = _opening(text, match.start())
        text = text[: max(start - 1, 0)] + text[start : match.start()] + text[match.end() :]
    return text


def without_equation_name(text: str) -> str:
    """A block's text, with blanks for the name if it is an equation that has one: places stay."""
    named = EQUATION.fullmatch(text)
    return (
        text[: named.start("mark")] + " " * len(named["mark"]) + text[named.end("mark") :] if named else text
    )


def _opening(text: str, closing: int) -> int:
    """Where what a closing bracket ends begins: after its opening one, or with the text if there is none."""
    depth, at = 1, closing
    while at > 0 and depth:
        at -= 1
        depth += {"]": 1, "[": -1}.get(text[at], 0)
    return at if depth else at + 1


def without_comments(text: str) -> str:
    """The text with blanks for comments: every place stays where it was."""

    def blank(match: re.Match[str]) -> str:
        return re.sub(".", " ", match.group()) if match.group().startswith("<!--") else match.group()

    return COMMENT.sub(blank, text)


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """Where the character `at` stands, both counted from 1."""
    before = text[:at]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
