"""The manuscript's grammar is closed: what it does not know is refused, with file, line and column.

Pandoc is generous.  A mark with a slip in it is printed as it stands, raw TeX vanishes with what it holds,
a class nobody knows is dropped.  So a section may hold these forms and no others:

    # A heading {#sec-name}                 also .appendix, .unnumbered
    [name]{.fact}   [A sentence.]{.claim #name}   [, but not so]{.but #rival}
    [@Key2020; @Other2021]   [@fig-name]   ^[A footnote.]   [words](https://...)
    [words](mailto:...)  [words](doi:10....)  <https://...>
    *emphasis*  **strong**  `code`  $x$  $$x$$  $$x$$ {#eq-name}  lists  <!-- comments -->
    ::: {.abstract}   ::: {#fig-name .exhibit}   ::: {#refs}   each closed by :::

Here the sources are read as they stand; `grammar_tree` looks at what Pandoc made of the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tracepaper.errors import nearest
from tracepaper.manuscript.fences import FENCE, fence_problems
from tracepaper.manuscript.links import EXPECTED, WRITTEN
from tracepaper.manuscript.markup import Block
from tracepaper.marks import FACT, NAME, claim_spans, clauses, line_and_column, without_equation_name
from tracepaper.problems import Place, Problem

MARKS = {
    "fact": (re.compile(r"\{\.fact\}"), "[name]{.fact}"),
    "claim": (re.compile(rf"\{{\.claim +#{NAME}\}}"), "[A sentence.]{.claim #name}"),
    "but": (re.compile(rf"\{{\.but +#{NAME}(?: +\.{NAME})*\}}"), "[, but not so]{.but #rival}"),
}
_HEADING = re.compile(
    rf"#{{1,6}} +[^\s{{][^{{]*(?P<attributes>\{{#sec-{NAME}(?: +\.\w+)*\}}|\{{\.\w+\}})?\s*"
)
_HEADING_CLASSES = ("appendix", "unnumbered")
MATH = r"\$\$.*?\$\$|(?<!\$)\$(?=[^\s$])(?:[^$\\\n]|\\.)*?(?<=\S)\$(?!\d)"
_PROSE = re.compile(r"(?<=\s)[a-z]{2,}(?=[\s,.;])|[\u3400-\u9fff]|\{\.[a-z]")  # what no formula holds
_ESCAPED = r"\\(?:[^\w\s]|_)"
_CODE = r"`[^`\n]+`"
_LINK = re.compile(rf"\({WRITTEN}\)")
_OTHER_LINK = re.compile(r"[(<]\s*<?(?P<target>(?:[A-Za-z][\w+.-]*:|\.{0,2}/|#)[^\s<>()]*)")
_CITED = re.compile(r"[^@;]*(?<![\w@])-?@[A-Za-z]\w*(?:[:.#$%&+?<>~/-]\w+)*[^@;]*")
_TOKEN = re.compile(
    r"(?P<open>\^?\[)|(?P<close>\])|(?P<attributes>\{[^{}\n]*\})|(?P<brace>[{}])"
    rf"|(?P<link><{WRITTEN}>)"
    r"|(?P<html><[A-Za-z/!?][^<>\n]*>?)|(?P<entity>&(?:\w+|#\w+);)"
    r"|(?P<tex>\\(?:[A-Za-z]+|\n|$))|(?P<tick>`+)|(?P<dollar>(?<![A-Z])\$)"
    r"|(?P<at>(?<![\w/])@(?![A-Za-z]))|(?P<rule>^ {0,3}(?:-{3,}|={3,}|\.{3}|~{3,}) *$)"
    r"|(?P<inner>(?<=\n)#+ )|(?P<item>^[-+](?=[^\W\d]))|(?P<wide>[｛｝＠]|^：{2,})"
    r"|(?P<times>(?<=\d)\*(?=\d))",
    re.MULTILINE,
)
_REFUSED = {
    "html": "raw HTML is dropped or printed as it stands; use the manuscript's own marks",
    "entity": "write the character itself",
    "tex": "raw TeX vanishes with what it holds; formulas stand between $ signs",
    "tick": "this ` opens or closes no code; take it out or write \\`",
    "dollar": "this $ opens or closes no formula; pair it or write \\$",
    "at": "an @ without a name cites nothing; write @Key, or \\@ for the sign itself",
    "rule": "a section holds no rule, underlined heading or metadata; use # for headings",
    "item": "a blank is missing after the sign of a list",
    "wide": "this is a full-width sign, which marks nothing; type it in half width",
    "times": "between numbers it sets in italics what follows; write × or \\*",
    "inner": "a heading has a blank line before it",
    "brace": "this brace belongs to no mark; expected [name]{.fact} or another mark, or \\{ for the sign",
}
_LITERAL = re.compile(r"[\[\]{}\\`]|\*\*|<[A-Za-z/!]")  # what a caption cannot hold outside its facts


@dataclass
class _Bracket:
    """An open bracket. at: where its text begins.  note: of a footnote.  holds: kinds of marks inside."""

    at: int
    note: bool
    holds: set[str] = field(default_factory=set)


def grammar_problems(blocks: Iterable[Block]) -> list[Problem]:
    """What the blocks of one language's sections hold that the grammar does not know."""
    from tracepaper.manuscript.grammar_tree import tree_problems

    blocks = list(blocks)
    found = fence_problems(blocks)
    sound = []
    for block in blocks:
        unfenced = "\n".join("" if FENCE.match(line) else line for line in block.text.split("\n"))
        text = without_equation_name(unfenced)
        wrong = list(_block_problems(block, text))
        sound += [replace(block, text=text)] if text.strip() and not wrong else []
        found += wrong
    # where a fence is astray Pandoc's tree is another one than meant, and would tell much that is not so
    return sorted(found or tree_problems(sound), key=lambda problem: problem.place)


def caption_problems(blocks: Iterable[Block]) -> list[Problem]:
    """The same of captions, whose only marks are [name]{.fact} and, of a heading, that of its claim: all
    else is printed as it stands."""
    found = []
    for block in blocks:
        text = _without_claim(block.text) if block.kind == "heading" else block.text
        text = FACT.sub(lambda match: " " * len(match.group()), text)
        text = re.sub(r"^:{3,} *\{\.alt\}$", "", text, flags=re.MULTILINE)
        literal = _LITERAL.search(text)
        if literal and not FENCE.match(block.text):
            words = block.text[literal.start() : literal.start() + 24].split("\n")[0]
            advice = "a caption knows no mark but [name]{.fact} and prints all else as it stands; mend it"
            found.append(_problem("unknown-markup", block, literal.start(), f"found {words!r}; {advice}"))
    return found


def _without_claim(heading: str) -> str:
    """The heading with blanks for the marks of its claim and of its clauses: places stay."""
    spans = [(span.start, span.end) for span in claim_spans(heading)]
    spans += [(clause.start, clause.end) for clause in clauses(heading)]
    for start, close in spans:
        end = heading.index("}", close) + 1
        heading = f"{heading[: start - 1]} {heading[start:close]}{' ' * (end - close)}{heading[end:]}"
    return heading


def hidden(text: str) -> str:
    """The text with blanks, line breaks kept, for formulas, code and escaped signs: places stay."""
    pattern = re.compile(f"{MATH}|{_ESCAPED}|{_CODE}", re.DOTALL)
    return pattern.sub(lambda match: re.sub(r"[^\n]", "\ue000", match.group()), text)


def _block_problems(block: Block, text: str) -> Iterator[Problem]:
    for formula in re.finditer(MATH, text, re.DOTALL):
        words = _PROSE.search(formula.group())
        if words:
            told = f"this formula holds the words “{words.group()}”; pair its $, or write \\$ for the sign"
            yield _problem("unknown-markup", block, formula.start(), told)
    for code in re.finditer(f"{_ESCAPED}|(?P<code>{_CODE})", text):
        mark = re.search(r"\]\{[.#][^}`]*\}?|@[A-Za-z]\w*", code["code"] or "")
        if mark:
            told = f"found {mark.group()} in code, where it is printed as it stands; take the ` away"
            yield _problem("unknown-markup", block, code.start(), told)
    text = hidden(text)
    if block.text.startswith("#"):
        yield from _heading_problems(block, text)
        text = re.sub(r"\{[^{}\n]*\}", lambda match: " " * len(match.group()), text, count=1)
    brackets: list[_Bracket] = []
    done = 0  # up to here the marks after brackets have been looked at
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup or ""
        if token.start() < done or kind == "link":
            continue
        if kind == "open":
            brackets.append(_Bracket(token.end(), token.group().startswith("^")))
        elif kind == "close":
            done, problem = _closed(block, text, token.start(), brackets)
            yield from [problem] if problem else []
        elif kind == "attributes":
            yield _stray(block, text, token, brackets)
        elif kind == "html" and (led := _OTHER_LINK.match(token.group())):
            yield _problem("link", block, token.start(), _leads_nowhere(led["target"]))
        else:
            yield _problem("unknown-markup", block, token.start(), f"found {_short(token)}; {_REFUSED[kind]}")
    for bracket in brackets:
        yield _problem(
            "open-bracket",
            block,
            bracket.at - 1,
            f"this [ of “{_words(text, bracket.at)}” is never closed; expected ] and, after it, a mark",
        )


def _heading_problems(block: Block, text: str) -> Iterator[Problem]:
    first, _, rest = text.partition("\n")
    if rest.strip():
        yield _problem("heading-form", block, len(first) + 1, "a heading has a blank line after it")
    match = _HEADING.fullmatch(first)
    expected = "# WORDS {#sec-name}, with .appendix or .unnumbered after the name"
    if match is None:
        yield _problem("heading-form", block, 0, f"found {first[:40]!r}, expected {expected}")
        return
    for name in re.findall(r"\.(\w+)", match["attributes"] or ""):
        if name not in _HEADING_CLASSES:
            text = f"a heading has no class .{name}{nearest(name, _HEADING_CLASSES)}; expected {expected}"
            yield _problem("unknown-class", block, first.index(f".{name}"), text)


def _closed(block: Block, text: str, at: int, brackets: list[_Bracket]) -> tuple[int, Problem | None]:
    """The bracket that closes at `at`: how far what belongs to it reaches, and what is wrong with it."""
    if not brackets:
        text = "this ] closes nothing; a [ is missing before it, or write \\]"
        return at, _problem("open-bracket", block, at, text)
    bracket = brackets.pop()
    inside, after = text[bracket.at : at], text[at + 1 :]
    attributes = re.match(r"\{[^{}\n]*\}", after)
    if attributes:
        kind, wrong = _mark(attributes.group(), inside, bracket)
        for outer in brackets:
            outer.holds |= {kind, *bracket.holds}
        problem = _problem("unknown-mark", block, at + 1, wrong) if wrong else None
        return at + 1 + attributes.end(), problem
    if after.startswith("{"):
        words = re.split(r"[\n\[]", after[:40], maxsplit=1)[0]
        wrong = f"found {words}, whose brace is never closed; expected {{.fact}} or another mark"
        return at + 2, _problem("unknown-mark", block, at + 1, wrong)
    apart = re.match(r"\s+\{[.#][^{}\n]*\}", after)
    if apart:
        text = f"a blank stands between ] and {apart.group().strip()}; take it out"
        return at + 1 + apart.end(), _problem("stray-mark", block, at + 1, text)
    for outer in brackets:
        outer.holds |= bracket.holds
    if bracket.note or _LINK.match(after) or all(map(_CITED.fullmatch, inside.split(";"))):
        return at, None
    led = _OTHER_LINK.match(after)
    if led:
        return at, _problem("link", block, at + 1, _leads_nowhere(led["target"]))
    text = (
        f"[{_words(text, bracket.at)}] is no mark; expected {{.fact}}, {{.claim #name}} or {{.but #rival}} "
        "right after the ], [@Key] for a citation, or \\[ for the sign"
    )
    return at, _problem("unknown-mark", block, bracket.at - 1, text)


def _leads_nowhere(target: str) -> str:
    return f"the link to {target[:40]!r} leads to no page; expected {EXPECTED}"


def _mark(attributes: str, inside: str, bracket: _Bracket) -> tuple[str, str]:
    """(kind of mark, what is wrong with it or "") of a bracket and what stands in braces after it."""
    for kind, (form, shape) in MARKS.items():
        if not form.fullmatch(attributes):
            continue
        if kind == "fact" and not re.fullmatch(NAME, inside):
            return kind, f"found [{inside[:40]}]{attributes}, expected the fact's name alone: {shape}"
        if not inside.strip():
            return kind, f"found nothing in the brackets of {attributes}, expected {shape}"
        if kind != "fact" and kind in bracket.holds:
            return kind, f"this {kind} holds another {kind}; close one before the next begins"
        return kind, ""
    names = re.findall(r"[.#]?([\w-]+)", attributes)
    known = next((name for name in names if name in MARKS), "")
    if known:
        return known, f"found {attributes}, expected {MARKS[known][1]}"
    meant = next((hint for hint in (nearest(name, MARKS) for name in names) if hint), "")
    shapes = ", ".join(shape for _, shape in MARKS.values())
    return "", f"found {attributes}, which is no mark{meant}; expected {shapes}"


def _stray(block: Block, text: str, token: re.Match[str], brackets: list[_Bracket]) -> Problem:
    """Braces that follow no bracket; the innermost open one is taken for theirs."""
    if re.match(r"\{[#.]?eq", token.group()) or block.text[: token.start()].rstrip().endswith("$"):
        advice = "an equation is named after its formula, both alone between blank lines: $$x$$ {#eq-name}"
    elif brackets:
        opening = brackets.pop()
        advice = f"a ] is missing before it, for the [ of “{_words(text, opening.at)}”"
    else:
        advice = "it follows no ]; put what it marks into [ ], or write \\{ for the sign"
    return _problem("stray-mark", block, token.start(), f"found {_short(token)}; {advice}")


def _problem(kind: str, block: Block, at: int, text: str) -> Problem:
    line, column = line_and_column(block.text, at)
    return Problem(kind, Place(block.file, block.line - 1 + line, column), text)


def _short(token: re.Match[str]) -> str:
    return token.group().strip()[:40] or "a line break after \\"


def _words(text: str, at: int) -> str:
    """The first words of a bracket, as far as they stand on its line and it is open."""
    words = re.split(r"[\n\]]", text[at : at + 24], maxsplit=1)[0]
    return words.replace("\ue000", "·")
