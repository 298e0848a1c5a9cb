"""The numbers that Word puts before headings, counted as Word does from the styles and lists of a file.

Only numbers that come with a paragraph's style are told; those of plain lists stand in no text of the paper.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _roman(number: int) -> str:
    found = ""
    for value, letters in zip((50, 40, 10, 9, 5, 4, 1), ("L", "XL", "X", "IX", "V", "IV", "I"), strict=True):
        found, number = found + letters * (number // value), number % value
    return found


def _han(number: int) -> str:
    """一, 十, 十一, 二十: below a hundred, as no paper has more sections."""
    digits = " 一二三四五六七八九"
    tens = "十" if number // 10 else ""
    return (digits[number // 10] if number > 19 else "") + tens + digits[number % 10].strip()


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "upperLetter": lambda n: chr(64 + (n - 1) % 26 + 1) * ((n - 1) // 26 + 1),
    "lowerLetter": lambda n: chr(96 + (n - 1) % 26 + 1) * ((n - 1) // 26 + 1),
    "upperRoman": _roman,
    "chineseCounting": _han,
    "none": lambda n: "",
}
_Level = tuple[str, str, int]  # form of the number, text with %1 for it, where it starts


class WordNumbers:
    """Counts through the paragraphs of a document, which are to be asked for in order."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._styles: dict[str, tuple[str, tuple[str, int] | None]] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._of_list: dict[str, str] = {}
        self._counts: dict[str, Counter[int]] = {}
        if "word/styles.xml" in parts and "word/numbering.xml" in parts:
            self._read_styles(_root(parts["word/styles.xml"]))
            self._read_lists(_root(parts["word/numbering.xml"]))

    def _read_styles(self, root: etree._Element) -> None:
        for style in root.iter(f"{_WORD}style"):
            place = style.find(f"{_WORD}pPr/{_WORD}numPr")
            own = None if place is None else (_value(place, "numId"), int(_value(place, "ilvl") or 0))
            self._styles[style.get(f"{_WORD}styleId") or ""] = _value(style, "basedOn"), own

    def _read_lists(self, root: etree._Element) -> None:
        for abstract in root.iter(f"{_WORD}abstractNum"):
            self._levels[abstract.get(f"{_WORD}abstractNumId") or ""] = {
                int(level.get(f"{_WORD}ilvl") or 0): (
                    _value(level, "numFmt"),
                    _value(level, "lvlText"),
                    int(_value(level, "start") or 1),
                )
                for level in abstract.iter(f"{_WORD}lvl")
            }
        for number in root.iter(f"{_WORD}num"):
            self._of_list[number.get(f"{_WORD}numId") or ""] = _value(number, "abstractNumId")

    def next(self, paragraph: etree._Element) -> str:
        """The number before a paragraph, "" if its style gives it none."""
        identifier, level = self._place(_value(paragraph, f"pPr/{_WORD}pStyle"))
        if paragraph.find(f"{_WORD}pPr/{_WORD}numPr") is not None:
            if _value(paragraph, f"pPr/{_WORD}numPr/{_WORD}numId") != identifier:
                return ""  # of another list, or of none
            level = int(_value(paragraph, f"pPr/{_WORD}numPr/{_WORD}ilvl") or level)
        levels = self._levels.get(self._of_list.get(identifier, ""), {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(self._of_list[identifier], Counter())
        counts[level] = counts[level] + 1 if level in counts else levels[level][2]
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda match: _shown(levels, counts, int(match[1]) - 1), levels[level][1])

    def _place(self, style: str) -> tuple[str, int]:
        """The list and level that a style or one it is based on gives."""
        seen = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            style, own = self._styles[style]
            if own is not None:
                return own
        return "", 0


def _shown(levels: Mapping[int, _Level], counts: Mapping[int, int], level: int) -> str:
    form, _, start = levels[level]
    return _FORMS.get(form, str)(counts.get(level, start))


def _root(content: bytes) -> etree._Element:
    from lxml import etree

    return etree.fromstring(content)


def _value(element: etree._Element, path: str) -> str:
    found = element.find(f"{_WORD}{path}")
    return "" if found is None else found.get(f"{_WORD}val") or ""
