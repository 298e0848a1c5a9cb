"""The edition with two languages side by side, read back block by block.

Its text has no one order: columns, tables as wide as the page, drawings that wait for the next.  So each
block of either language is looked for as a whole, or in pieces, of which each but the first is on the page
after; the longest first, and what is found is taken out, so that nothing is found twice.  What is left in the
end must be none of the paper's words: signs of formulas, and the marks of lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tracepaper.audit.reading.document_text import pieces
from tracepaper.audit.reading.paper_text import Unit
from tracepaper.audit.reading.plain_text import BLOCK, Plain, plain

KNOWN_BY = 8  # characters by which a broken text is looked for where it begins
_WORDS = r"[A-Za-z]{8}|[\u4e00-\u9fff]{4}|[0-9]{4}"  # what a formula does not have
Span = tuple[int, int, int]  # page from 0, start, end


@dataclass(frozen=True)
class Missed:
    """unit: the block that does not stand in the document, None of words that are no block's.  place: the
    page, in words.  text: what stands there."""

    unit: Unit | None
    place: str
    text: str


def missed(editions: Sequence[Sequence[Unit]], path: Path) -> Iterator[Missed]:
    """Blocks of the two editions that the document does not show, and words that it should not.

    A block that is the same in both stands once, but each edition has its own title and references."""
    pages = _Pages(path)
    lists = [[unit for unit in units if unit.kind == "reference"] for units in editions]
    gone = [unit for units in lists for unit in _not_there(units, pages)]
    gone += _not_there([*_once(editions)], pages)
    for unit in gone:
        yield Missed(unit, *pages.instead_of(unit))
    if not gone:
        heads = {
            words for units in editions for unit in units if unit.kind == "header" for words in _runs(unit)
        }
        heads |= {_compared(unit.again).text for units in editions for unit in units if unit.again}
        yield from (Missed(None, place, text) for place, text in pages.left(heads))


def _not_there(units: Sequence[Unit], pages: _Pages) -> list[Unit]:
    """The units of which some words do not stand in the document; what stands there is taken out."""
    runs = [(words, number) for number, unit in enumerate(units) for words in _runs(unit)]
    gone = {number for words, number in sorted(runs, key=lambda run: -len(run[0])) if not pages.take(words)}
    return [units[number] for number in sorted(gone)]


def _once(editions: Sequence[Sequence[Unit]]) -> Iterator[Unit]:
    """The units of both, such as are the same in both once; references are looked for apart.

    Title and names of the authors are printed on either side, even where they are written alike."""
    for pair in zip(*([u for u in units if u.kind != "reference"] for units in editions), strict=True):
        once = pair[0].kind != "title" and len({unit.text for unit in pair}) == 1
        yield from pair[:1] if once else pair


class _Pages:
    """The pages' texts as compared, in which what is taken becomes a run of marks."""

    def __init__(self, path: Path) -> None:
        found = pieces(path)
        self.names = [name for name, _ in found]
        self.texts: list[Plain] = [_compared(text) for _, text in found]
        self.rest = [page.text for page in self.texts]

    def take(self, words: str) -> bool:
        """Take words out; False if they do not stand anywhere."""
        found = self._whole(words) or self._broken(words)
        for page, start, end in found:
            text = self.rest[page]
            self.rest[page] = text[:start] + BLOCK * (end - start) + text[end:]
        return bool(found)

    def _whole(self, words: str, pages: Iterable[int] | None = None) -> list[Span]:
        for page in range(len(self.rest)) if pages is None else pages:
            at = self.rest[page].find(words)
            while at >= 0:
                end = at + len(words)
                if self._ends(page, at) and self._ends(page, end):
                    return [(page, at, end)]
                at = self.rest[page].find(words, at + 1)
        return []

    def _broken(self, words: str, pages: Iterable[int] | None = None) -> list[Span]:
        """The pieces of a text that goes on on the next page."""
        for page in range(len(self.rest) - 1) if pages is None else pages:
            for at, length in self._beginnings(page, words):
                rest, after = words[length:], [page + 1] if page + 1 < len(self.rest) else []
                found = rest and (self._whole(rest, after) or self._broken(rest, after))
                if found and self._ends(page, at + length):
                    return [(page, at, at + length), *found]
        return []

    def _beginnings(self, page: int, words: str) -> Iterator[tuple[int, int]]:
        """(start, length) of what a page has of the beginning of a text."""
        text, known = self.rest[page], words[:KNOWN_BY]
        at = text.find(known)
        while at >= 0:
            length = len(known)
            while length < len(words) and text[at + length : at + length + 1] == words[length]:
                length += 1
            yield at, length
            at = text.find(known, at + 1)

    def _ends(self, page: int, at: int) -> bool:
        """Whether no word or number is cut here; cells that stand close are not told apart by a PDF."""
        text, places = self.rest[page], self.texts[page].places
        if not 0 < at < len(text) or places[at] > places[at - 1] + 1:
            return True
        return not (_one_word(text[at - 1]) and _one_word(text[at]))

    def instead_of(self, unit: Unit) -> tuple[str, str]:
        """(page, text) of what stands where a text should go on; of most of it, where several are like it."""
        best = (0, "the document", "")
        for words in _runs(unit):
            for page, name in enumerate(self.names):
                for at, length in self._beginnings(page, words):
                    shown = self.rest[page][at : at + length + KNOWN_BY].replace(BLOCK, "")
                    best = max(best, (length, name, shown[-3 * KNOWN_BY :]))
        return best[1], best[2]

    def left(self, heads: Iterable[str]) -> Iterator[tuple[str, str]]:
        """(page, words) of what nothing was taken for; heads of tables stand again on their next page."""
        known = " ".join(sorted(heads))
        again = "|".join(map(re.escape, sorted(heads, key=len, reverse=True))) or "(?!)"
        for name, text in zip(self.names, self.rest, strict=True):
            for run in re.sub(again, BLOCK, text).split(BLOCK):
                if re.search(_WORDS, run) and run.strip("()") not in known:
                    yield name, run


def _runs(unit: Unit) -> list[str]:
    """The words of a unit between its formulas, as compared."""
    runs = groupby(unit.stretches, key=lambda stretch: stretch.kind == "formula")
    texts = ("".join(stretch.text for stretch in words) for formula, words in runs if not formula)
    return [text for text in (_compared(text).text for text in texts) if text]


def _compared(text: str) -> Plain:
    """A text as it is compared here: no spaces, but two numbers beside each other are not one."""
    return plain(re.sub(r"(?<=[0-9])\s+(?=[0-9])", "¦", text), hyphens=False)


def _one_word(character: str) -> bool:
    """Whether it is of a word in letters or of a number; Chinese words have no ends to see."""
    return character.isalnum() and character < "\u2e80"
