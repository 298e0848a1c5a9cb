"""The numbers of an edition in the order of its text, and the page on which each is printed.

Between the words before a number and those after it a page may end, or a figure stand.  So it is looked for
with both, with those before it alone and with those after it alone, and stands on the first page that has
one of them: what says a sentence again, as a table of all claims does, comes later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tracepaper.audit.reading.pages import LONG, Pages
from tracepaper.audit.reading.paper_text import Unit

_SIDE = LONG // 2  # bytes of the words on a side of a number by which it is looked for
_FEW = 10  # letters, the number's own among them: less than these may stand anywhere


class Quotation(NamedTuple):
    """A number in the text.  printed: as written.  before, after: of the words around it."""

    name: str
    section: str
    printed: str
    before: str
    after: str


def quotations_in(unit: Unit) -> Iterator[Quotation]:
    """The facts that a block quotes."""
    at, text = 0, unit.text
    for stretch in unit.stretches:
        until = at + len(stretch.text)
        if stretch.kind == "fact":
            before = text[:at].encode()[-_SIDE:].decode(errors="ignore")
            after = text[until:].encode()[:_SIDE].decode(errors="ignore")
            yield Quotation(stretch.owner, unit.file, stretch.text, before, after)
        at = until


class Reader:
    """Turns the pages of a document as its numbers are asked for, one after the other.  path: of the PDF."""

    def __init__(self, path: Path) -> None:
        self._pages = Pages(path)
        self._reached = 1

    def page_of(self, said: Quotation) -> int | None:
        """The page of the next number of the text, from 1; None where it was found on none."""
        sides = (said.before + said.printed, said.printed + said.after)
        parts = [said.before + said.printed + said.after, *(side for side in sides if len(side) >= _FEW)]
        page = self.begins(parts, self._reached)
        self._reached = page or self._reached
        return page

    def begins(self, texts: Sequence[str], since: int = 1) -> int | None:
        """The first page, from one on, on which one of the texts stands or begins."""
        return next((page for page in self._pages.of(texts) if page >= since), None)
