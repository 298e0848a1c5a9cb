"""Numbers in running text, read back the same way from every document, as each language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from tracepaper.languages import load_language
from tracepaper.languages.number_format import number_marks, scale_words

_SPACES = dict.fromkeys((0xA0, 0x202F, 0x2009, 0x200A), " ")
_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF05: "%"}
MINUS = "\N{MINUS SIGN}"


def normal(text: str) -> str:
    """The text with one kind of space, of digit and of per cent sign; soft hyphens and such gone."""
    return text.translate(_SPACES | _WIDE | dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF)))


@dataclass(frozen=True)
class Token:
    """A number as written (spaces taken out) with the scale word or sign that follows it.

    kind and owner say what it is in the paper (fact, cell, year ...); place is where it was found;
    context shows the words around it.
    """

    text: str
    kind: str = ""
    owner: str = ""
    place: str = ""
    context: str = ""


class Numbers:
    """How numbers are written in one language.

    pattern: finds them in a `normal` text, with the word or sign that belongs to them.  tail: the
    expression of these words.  scales: words of scale -> power of ten.
    """

    def __init__(self, language: str) -> None:
        group, decimal = (normal(mark) for mark in number_marks(language))
        self._group, self._decimal = group, re.escape(decimal)
        self.scales = {_solid(word): power for word, power in scale_words(language).items()}
        self.tail = load_language(language).number_tail
        self.pattern = re.compile(
            rf"{MINUS}?(?:\d{{1,3}}(?:{re.escape(group)}\d{{3}}(?!\d))+|\d+)"
            rf"(?:{self._decimal}\d+)?(?:\s*(?:%|{self.tail}))?"
        )

    def tokens(self, text: str, place: str = "") -> list[Token]:
        """The numbers of a text in order."""
        text = normal(text)
        return [_token(text, match, place=place) for match in self.pattern.finditer(text)]

    def tokens_of_segments(
        self, segments: Iterable[tuple[str, str, str]], place: str = ""
    ) -> Iterator[Token]:
        """The numbers of a text given in pieces (text, kind, owner); a number belongs to the piece in
        which it begins."""
        pieces = [(normal(text), kind, owner) for text, kind, owner in segments]
        text = "".join(piece[0] for piece in pieces)
        starts, at = [], 0
        for piece, kind, owner in pieces:
            at += len(piece)
            starts.append((at, kind, owner))
        for match in self.pattern.finditer(text):
            _, kind, owner = next(start for start in starts if match.start() < start[0])
            yield _token(text, match, kind, owner, place)

    def is_number(self, text: str) -> bool:
        """Whether the text is a number and nothing else."""
        return self.pattern.fullmatch(normal(text).strip()) is not None

    def read(self, text: str) -> tuple[Decimal, Decimal]:
        """(value, unit of the last digit) of a number as written: "9,823亿" -> (982300000000, 1E+8)."""
        solid = _solid(normal(text)).replace(_solid(self._group), "")
        match = re.match(rf"({MINUS}?)(\d+)(?:{self._decimal}(\d+))?", solid)
        if match is None:
            raise ValueError(f"not a number: {text!r}")
        digits = Decimal(match[2] + (f".{match[3]}" if match[3] else ""))
        rest = solid[match.end() :]
        power = max((p for word, p in self.scales.items() if rest.startswith(word)), default=0)
        value = digits.scaleb(power)
        return (-value if match[1] else value), Decimal(1).scaleb(power - len(match[3] or ""))

    def shows(self, printed: str, value: float, powers: Iterable[int] = (0,)) -> bool:
        """Whether `printed` is `value` times some power of ten, rounded half up to the printed digits."""
        number, last = self.read(printed)
        for power in powers:
            scaled = Decimal(repr(float(value))).scaleb(power)
            if (scaled / last).quantize(Decimal(1), rounding=ROUND_HALF_UP) * last == number:
                return True
        return False


@cache
def numbers_of(language: str) -> Numbers:
    """How numbers are written in the language of this code."""
    return Numbers(language)


def _solid(text: str) -> str:
    return re.sub(r"\s", "", text)


def _token(text: str, match: re.Match[str], kind: str = "", owner: str = "", place: str = "") -> Token:
    context = text[max(match.start() - 14, 0) : match.end() + 14].replace("\n", " ")
    return Token(_solid(match.group()), kind, owner, place, context)
