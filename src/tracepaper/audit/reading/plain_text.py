"""Texts made comparable: what differs between formats of the same words is taken out.

A PDF breaks lines and words, joins letters (ﬁ) and knows no space at the end of a line; every format has its
own spaces; word processors change quotation marks.  The comparison is of what is left, and each
character left knows where it stood.  Where a line of a PDF ends with a hyphen, nothing says whether it
belongs to the word, so that no hyphen is compared there.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

BLOCK = "\x1e"  # the end of a block, where a document has blocks
HYPHENS = {"-", "\u2010", "\u2011"}
_QUOTES = dict.fromkeys("‘’‚‛`´′ʼ", "'") | dict.fromkeys("“”„‟″「」『』«»", '"')
_TOKEN = re.compile(
    rf"[0-9]+(?:[.,][0-9]+)*|[\u2e80-\u9fff\uf900-\ufaff]|[^\W\d_]+(?:'[^\W\d_]+)*|\S|{BLOCK}", re.UNICODE
)
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]")


@cache
def _plain(character: str) -> str:
    """One character as it is compared; "" for spaces, soft hyphens and joiners."""
    if character == BLOCK:
        return character
    plain = "".join(
        _QUOTES.get(c, c) for c in unicodedata.normalize("NFKC", _QUOTES.get(character, character))
    )
    kept = [c for c in plain if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc", "Cn", "Co")]
    return "".join(kept)


@dataclass(frozen=True)
class Plain:
    """A text as it is compared.  places: of each character, where it stands in the text it is of."""

    text: str
    places: array[int]

    def __len__(self) -> int:
        return len(self.text)

    def cut(self, start: int, end: int) -> Plain:
        """The text without what stands from start to end."""
        return Plain(self.text[:start] + self.text[end:], self.places[:start] + self.places[end:])


def plain(text: str, hyphens: bool = True) -> Plain:
    """A text as it is compared, with or without its hyphens."""
    characters, places = [], array("l")
    for place, character in enumerate(text):
        found = _plain(character)
        if found in HYPHENS and not hyphens:
            continue
        characters.append(found)
        places.extend([place] * len(found))
    return Plain("".join(characters), places)


@dataclass(frozen=True)
class Token:
    """A word, number, Chinese character or mark as it is compared, and from where to where it stands."""

    text: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        return self.text[0].isdecimal()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


def without_joiners(text: str) -> str:
    """The text without what nobody sees: soft hyphens, joiners, marks of direction."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cf", "Cn"))


def tokens(text: str) -> Iterator[Token]:
    """The words, numbers and marks of a text (`without_joiners`) in order, Chinese by the character, and
    BLOCK where a block ends."""
    shown = "".join(c if c.isspace() or len(_plain(c)) != 1 else _plain(c) for c in text)
    for match in _TOKEN.finditer(shown):
        found = "".join(map(_plain, match.group()))
        if found:
            yield Token(found, match.start(), match.end())


def is_han(token: str) -> bool:
    """Whether a token is a Chinese character."""
    return bool(_HAN.match(token))
