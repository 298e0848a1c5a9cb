"""On which pages of a finished document a text stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tracepaper.audit.reading.document_text import pieces

LONG = 60  # bytes of a text's letters that are enough to know it by: sixty Latin letters, twenty characters
_LETTERS = re.compile(r"[\W_]+")


class Pages:
    """The letters of a PDF's pages; () everywhere if there is no such file."""

    def __init__(self, path: Path) -> None:
        self.pages = [_letters(text) for _, text in pieces(path)] if path.is_file() else []

    def of(self, texts: Iterable[str]) -> tuple[int, ...]:
        """Numbers of the pages, from 1, on which one of the texts stands or begins; letters alone count."""
        found = set()
        for text in texts:
            wanted = _letters(text).encode()[:LONG].decode(errors="ignore")
            if wanted:
                found |= {number for number, page in enumerate(self.pages, 1) if wanted in page}
                found |= self._across(wanted)
        return tuple(sorted(found))

    def _across(self, wanted: str) -> set[int]:
        """The page on which a text begins that ends on the next."""
        ends = (
            page[-len(wanted) :] + after[: len(wanted)]
            for page, after in zip(self.pages, self.pages[1:], strict=False)
        )
        return {
            number
            for number, (page, joined) in enumerate(zip(self.pages, ends, strict=False), 1)
            if wanted in joined and wanted not in page and wanted not in self.pages[number]
        }


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).casefold()
