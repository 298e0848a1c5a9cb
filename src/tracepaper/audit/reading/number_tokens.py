"""Numbers in running text, the same way for every document and language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

SCALES = {"": 0, "万": 4, "亿": 8, "万亿": 12, "million": 6, "billion": 9, "trillion": 12}
_TAIL = r"%|万亿|亿|万(?!象)|trillion|billion|million|个百分点|percentage\s*points?"
NUMBER = re.compile(rf"\u2212?\d+(?:,\d{{3}}(?!\d))*(?:\.\d+)?(?:\s*(?:{_TAIL}))?")
_SPACES = dict.fromkeys((0xA0, 0x202F, 0x2009, 0x200A), " ")
_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF05: "%"}


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


def tokens(text: str, place: str = "") -> list[Token]:
    """The numbers of a text in order."""
    text = normal(text)
    return [
        Token(
            re.sub(r"\s", "", m.group()),
            place=place,
            context=text[max(m.start() - 14, 0) : m.end() + 14].replace("\n", " "),
        )
        for m in NUMBER.finditer(text)
    ]


def tokens_of_segments(segments: Iterable[tuple[str, str, str]], place: str = "") -> Iterator[Token]:
    """The numbers of a text given in pieces (text, kind, owner); a number belongs to the piece in
    which it begins."""
    pieces = [(normal(text), kind, owner) for text, kind, owner in segments]
    text = "".join(piece[0] for piece in pieces)
    starts, at = [], 0
    for piece, kind, owner in pieces:
        at += len(piece)
        starts.append((at, kind, owner))
    for match in NUMBER.finditer(text):
        _, kind, owner = next(start for start in starts if match.start() < start[0])
        yield Token(
            re.sub(r"\s", "", match.group()),
            kind,
            owner,
            place,
            text[max(match.start() - 14, 0) : match.end() + 14].replace("\n", " "),
        )


def read_number(text: str) -> tuple[Decimal, Decimal]:
    """(value, unit of the last digit) of a number as written: "9,823亿" -> (982300000000, 1E+8)."""
    match = re.fullmatch(
        r"(\u2212?)([\d,]+(?:\.\d+)?)\s*(万亿|亿|万|trillion|billion|million)?.*",
        normal(text).strip(),
        re.DOTALL,
    )
    if match is None:
        raise ValueError(f"not a number: {text!r}")
    digits = Decimal(match.group(2).replace(",", ""))
    power = SCALES[match.group(3) or ""]
    value = digits.scaleb(power)
    return (-value if match.group(1) else value), Decimal(1).scaleb(digits.as_tuple().exponent + power)


def shows(printed: str, value: float, powers: Iterable[int] = (0,)) -> bool:
    """Whether `printed` is `value` times some power of ten, rounded half up to the printed digits."""
    from decimal import ROUND_HALF_UP

    number, last = read_number(printed)
    for power in powers:
        scaled = Decimal(repr(float(value))).scaleb(power)
        if (scaled / last).quantize(Decimal(1), rounding=ROUND_HALF_UP) * last == number:
            return True
    return False
