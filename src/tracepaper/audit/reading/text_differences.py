"""What differs between the paper and a document, sentence by sentence, and of what weight it is.

The alignment leaves gaps: blocks that do not stand there word for word, and the text that stands in their
place.  Within a gap the words are compared; what differs is told by the sentence, the cell or the block it
is in, and by what it touches: a number, a claim, or words alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import NamedTuple

from tracepaper.audit.reading.document_text import Document
from tracepaper.audit.reading.number_tokens import numbers_of
from tracepaper.audit.reading.paper_text import Stretch, Unit
from tracepaper.audit.reading.plain_text import BLOCK, HYPHENS, Token, plain, tokens, without_joiners
from tracepaper.audit.reading.spelling import folded
from tracepaper.audit.reading.text_alignment import SURE, Gap, align
from tracepaper.languages import load_language

FORMULA = "\x00"
GRAVE = ("number", "cell", "claim", "added")  # what makes a document another paper
CLOSING = "[”’」』)）\\]]"  # what may stand behind the mark at the end of a sentence
_SIGNED = re.compile(r"(?:(?<![\w)\u2013])[\u2212-]\s?)?[0-9]+(?:[.,][0-9]+)*(?:\s?[%‰])?")


@dataclass(frozen=True)
class Difference:
    """One sentence, cell or block that is not the same.

    kind: number, cell, claim, wording, formatting; missing (a whole block), added (a block or sentences that
    the paper does not have), repeated (what stands there once more).  touches: of what is missing, number,
    cell or claim if it has one, else its kind.
    expected, found: both texts, "" for none.  facts, claims: names of what it touches.  place: where in
    the document, in words."""

    kind: str
    unit: Unit | None
    expected: str
    found: str
    place: str = ""
    facts: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    words: tuple[str, str] = ("", "")  # what differs itself, as compared
    touches: str = ""

    @property
    def is_grave(self) -> bool:
        """Whether a number, a cell or the sentence of a claim is not what the paper has, or is not in it."""
        return self.kind in GRAVE or self.touches in GRAVE


class _Word(NamedTuple):
    """A token of the paper: of which unit (by number), in which of its sentences."""

    token: Token
    unit: int
    sentence: int
    stretch: Stretch


@dataclass
class _Group:
    """What differs within one sentence: of the paper, of the document, and the tokens it reaches over."""

    expected: list[_Word] = field(default_factory=list)
    found: list[Token] = field(default_factory=list)
    reach: list[Token] = field(default_factory=list)


def differences(units: Sequence[Unit], document: Document, language: str) -> list[Difference]:
    """Everything that differs, in the order of the document."""
    texts = [text for unit in units for text in (unit.text, *_sentences(unit, language))]
    known = {plain(text, document.in_blocks).text for text in texts if len(text) >= SURE}
    found = []
    for gap in align(units, document.text, document.in_blocks):
        for told in _of_gap(units, gap, document, language):
            again = told.kind == "added" and plain(told.found, document.in_blocks).text in known
            found.append(replace(told, kind="repeated") if again else told)
    return found


def _of_gap(units: Sequence[Unit], gap: Gap, document: Document, language: str) -> Iterator[Difference]:
    words = [word for number in gap.units for word in _words(units[number], number, document, language)]
    there = [token for token in tokens(gap.text) if document.in_blocks or token.text not in HYPHENS]
    ours, theirs = [word.token.text for word in words], [token.text for token in there]
    matcher = SequenceMatcher(None, ours, theirs, autojunk=len(ours) + len(theirs) > 8000)
    groups: dict[tuple[int, int], _Group] = {}
    kept: Counter[int] = Counter()
    closed = rf"(?:{load_language(language).sentence_end})({CLOSING}*)"
    ends = {at for match in re.finditer(closed, gap.text) for at in (match.start(1), match.end())}
    added: list[list[Token]] = []
    for op, a, b, c, d in matcher.get_opcodes():
        mine, yours = words[a:b], there[c:d]
        if op == "equal":
            for word, token in zip(mine, yours, strict=True):
                kept[word.unit] += word.token.is_word
                _group(groups, word).reach.append(token)
        elif not _same(mine, yours, units):
            home = mine[0] if mine else words[a - 1] if a and ours[a - 1] != BLOCK else None
            new = [] if mine else _whole_sentences(there, c, d, ends)
            if home is None or new or (not mine and BLOCK in theirs[c:d]):
                added.append(new or yours)
            else:
                for word in mine:
                    _group(groups, word).expected.append(word)
                kept_here, extra = _split(yours, [word.token for word in mine])
                added.append(extra)
                _group(groups, home).found += kept_here
                _group(groups, home).reach += kept_here
    for (number, sentence), group in groups.items():
        if group.expected or group.found:
            yield _told(units[number], number, sentence, group, kept[number], gap, document, language)
    for extra in added:
        for part in _blocks(extra):
            text = gap.text[part[0].start : part[-1].end]
            kind = "added" if any(token.is_word for token in part) else "formatting"
            yield Difference(kind, None, "", _spaced(text), _where(gap, text, document))


def _split(yours: list[Token], mine: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """What stands for some tokens of the paper, and the blocks after it that are more than those."""
    blocks = sum(token.text == BLOCK for token in mine)
    more = bool(mine) and mine[-1].text != BLOCK  # the last one goes on behind them
    ends = [at for at, token in enumerate(yours, 1) if token.text == BLOCK]
    cut = ends[blocks + more - 1] if mine and blocks + more <= len(ends) else len(yours)
    return yours[:cut], yours[cut:]


def _whole_sentences(there: Sequence[Token], start: int, end: int, ends: Container[int]) -> list[Token]:
    """The tokens that were put in from `start` to `end`, if they are sentences, with the mark at their end,
    which may have been taken for that of the sentence before them; none if they are part of one.

    ends: where sentences end in the text of the tokens."""
    for first, last in ((start, end), (start + 1, end + 1)):
        if last > len(there) or (first > start and there[start].text != there[end].text):
            break
        begins = first == 0 or there[first - 1].text == BLOCK or there[first - 1].end in ends
        if begins and there[last - 1].end in ends:
            return list(there[first:last])
    return []


def _group(groups: dict[tuple[int, int], _Group], word: _Word) -> _Group:
    return groups.setdefault((word.unit, word.sentence), _Group())


def _blocks(extra: list[Token]) -> Iterator[list[Token]]:
    part: list[Token] = []
    for token in [*extra, None]:
        if token is None or token.text == BLOCK:
            if part:
                yield part
            part = []
        else:
            part.append(token)


def _words(unit: Unit, number: int, document: Document, language: str) -> Iterator[_Word]:
    """The tokens of a unit; a formula is one that matches whatever a format makes of it."""
    text = "" if document.in_blocks or not unit.marker else unit.marker
    for token in tokens(text):
        yield _Word(token, number, 0, Stretch(text))
    ends = [match.end() for match in re.finditer(load_language(language).sentence_end, unit.text)]
    shown, formulas, at = "", [], 0
    for stretch in unit.stretches:
        if stretch.kind == "formula":
            formulas.append((at, stretch))
        shown += " " * len(stretch.text) if stretch.kind == "formula" else stretch.text
        at += len(stretch.text)
    found = [(token.start, token) for token in tokens(_joinerless(shown))]
    found += [(start, Token(FORMULA, start, start + 1)) for start, _ in formulas]
    for start, token in sorted(found, key=lambda pair: pair[0]):
        if document.in_blocks or token.text not in HYPHENS:
            sentence = sum(end <= start for end in ends)
            yield _Word(token, number, sentence, unit.stretch_at(start))
    if document.in_blocks:
        yield _Word(Token(BLOCK, at, at), number, max(sum(end < at for end in ends), 0), Stretch(""))


def _joinerless(text: str) -> str:
    """The text with spaces for what nobody sees, so that places stay as they are."""
    return "".join(c if without_joiners(c) else " " for c in text)


def _same(mine: Sequence[_Word], yours: Sequence[Token], units: Sequence[Unit]) -> bool:
    """Whether both say the same: only broken otherwise, or a formula as the format sets it."""
    formulas = [word.stretch.text for word in mine if word.token.text == FORMULA]
    ours = "".join(word.token.text for word in mine if word.token.text not in (FORMULA, BLOCK))
    theirs = "".join(token.text for token in yours if token.text != BLOCK)
    if ours == theirs:
        return True
    if not formulas or ours not in theirs:
        return False
    return all(_in_formula(token.text, formulas) for token in yours if token.text not in ours)


def _in_formula(word: str, formulas: Sequence[str]) -> bool:
    """Whether a word may be of a formula as a format sets it: its letters, Greek ones, its numbers."""
    if word[0].isdecimal():
        return any(word in formula for formula in formulas)
    letters = {c for c in word if c.isalpha() and not "\u0370" <= c <= "\u03ff"}
    return letters <= set("".join(formulas))


def _told(
    unit: Unit,
    number: int,
    sentence: int,
    group: _Group,
    kept: int,
    gap: Gap,
    document: Document,
    language: str,
) -> Difference:
    expected = _sentence(unit, sentence, language)
    start = min((token.start for token in group.reach), default=0)
    end = max((token.end for token in group.reach), default=0)
    found = _spaced(gap.text[start:end]) if group.reach else ""
    stretches = [word.stretch for word in group.expected]
    facts = tuple(dict.fromkeys(s.owner for s in stretches if s.kind == "fact"))
    claims = tuple(dict.fromkeys(s.claim for s in _stretches_of(unit, sentence, language) if s.claim))
    mine = " ".join(word.token.text for word in group.expected if word.token.text not in (FORMULA, BLOCK))
    yours = " ".join(token.text for token in group.found if token.text != BLOCK)
    told = Difference("wording", unit, _spaced(expected), found, "", facts, claims, (mine, yours))
    told = replace(told, place=_where(gap, gap.text[start:end], document), kind=_kind(told, language))
    if not kept and not any(token.is_word for token in group.reach):
        return replace(told, kind="missing", touches=_touches(unit, told.claims), found="")
    return told


def _touches(unit: Unit, claims: Sequence[str]) -> str:
    if unit.kind in ("cell", "header"):
        return "cell"
    if any(s.kind == "fact" for s in unit.stretches):
        return "number"
    return "claim" if claims else unit.kind


def _kind(told: Difference, language: str) -> str:
    """Of what weight the difference is."""
    assert told.unit is not None
    same_numbers = _numbers(told.expected, language) == _numbers(told.found, language)
    if same_numbers and folded(told.words[0]) == folded(told.words[1]):
        return "formatting"
    if told.unit.kind in ("cell", "header"):
        return "cell"
    if not same_numbers or told.facts:
        return "number"
    return "claim" if told.claims else "wording"


def _numbers(text: str, language: str) -> Counter[str]:
    """The numbers of a text with their signs and per cent, without marks of thousands; words of scale and
    numbers that are spelled out."""
    written = (re.sub(r"[,\s]", "", match.group()) for match in _SIGNED.finditer(text))
    found = Counter(number.replace("-", "\u2212") for number in written)
    for words in [*load_language(language).spelled, *map(re.escape, numbers_of(language).scales)]:
        found.update(match.group().casefold() for match in re.finditer(words, text, re.IGNORECASE))
    return found


def _sentences(unit: Unit, language: str) -> Iterator[str]:
    many = len(re.findall(load_language(language).sentence_end, unit.text))
    for sentence in range(many + 1):
        yield _sentence(unit, sentence, language)


def _sentence(unit: Unit, sentence: int, language: str) -> str:
    start, end = _span(unit, sentence, language)
    return unit.text[start:end].strip()


def _span(unit: Unit, sentence: int, language: str) -> tuple[int, int]:
    if unit.kind in ("cell", "header", "caption", "heading", "title", "reference"):
        return 0, len(unit.text)
    ends = [match.end() for match in re.finditer(load_language(language).sentence_end, unit.text)]
    ends = [0, *ends, len(unit.text)]
    return ends[min(sentence, len(ends) - 2)], ends[min(sentence + 1, len(ends) - 1)]


def _stretches_of(unit: Unit, sentence: int, language: str) -> Iterator[Stretch]:
    start, end = _span(unit, sentence, language)
    at = 0
    for stretch in unit.stretches:
        if at < end and at + len(stretch.text) > start:
            yield stretch
        at += len(stretch.text)


def _spaced(text: str) -> str:
    return " ".join(text.replace(BLOCK, " ").split())


def _where(gap: Gap, text: str, document: Document) -> str:
    at = document.text.find(text, gap.place) if text else gap.place
    return document.place_of(at if at >= 0 else gap.place)
