"""Words of units and of scale: over axes and columns, and units said twice ("3.2% percentage points")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from tracepaper.audit.reading.number_tokens import normal
from tracepaper.languages import load_language
from tracepaper.languages.number_format import UnitWords, scale_words, unit_pattern

_NUMBER = r"\d[\d,.\u202f\u00a0]*"
_LETTER = "A-Za-zÀ-ɏ"


def _alternatives(words: set[str]) -> str:
    return "|".join(sorted(filter(None, words), key=lambda word: (-len(word), word)))


@cache
def _patterns(language: str, own: tuple[tuple[str, str], ...]) -> tuple[str, str, str]:
    """Patterns of a language's words of scale, of its units after a number, and of those before one; the
    longest word that fits and no shorter one (万亿 is no 万 before an 亿)."""
    patterns = [*load_language(language).units.values(), *(pattern for _, pattern in own)]
    sides = [pattern.partition("{}") for pattern in patterns]
    after = {re.escape(tail.strip()).replace(r"\ ", r"\s+") for _, _, tail in sides}
    before = {re.escape(head.strip()) for head, _, _ in sides}
    spoken = load_language(language)
    bound = "" if spoken.is_han else r"(?!\w)"
    scales = _alternatives({re.escape(word.strip()) for word in scale_words(language)})
    units = _alternatives(after | set(spoken.percent_words.values()))
    return f"(?>{scales}){bound}", f"(?>{units}){bound}", f"(?:{_alternatives(before) or '(?!)'})"


def _own(own_units: UnitWords | None, language: str) -> tuple[tuple[str, str], ...]:
    units = own_units or {}
    return tuple((unit, unit_pattern(unit, language, units)) for unit in sorted(units))


def doubled(text: str, language: str, own_units: UnitWords | None = None) -> Iterator[tuple[int, str]]:
    """(position, words) where a number has two units, a unit before its word of scale, or one sign twice.

    text: as a reader sees it, numbers written out.  own_units: the patterns of the paper's own units."""
    scale, unit, sign = _patterns(language, _own(own_units, language))
    twice = rf"{_NUMBER}\s*(?>{scale}\s*)?(?:{unit}\s*(?:{unit}|{scale})|{scale}\s*{scale})"
    for match in re.finditer(rf"{twice}|{sign}\s*{sign}\s*{_NUMBER}", text):
        yield match.start(), match.group()


def word_after(text: str, language: str) -> str:
    """The word of scale or of per cent that a text begins with, if it does."""
    spoken = load_language(language)
    scale = _patterns(language, ())[0]
    match = re.match(rf"\s*({scale}|{'|'.join(spoken.percent_words.values())})", text)
    return match.group(1) if match else ""


def scales_in(text: str, language: str) -> set[int]:
    """The powers of ten that the words over an axis name; a longer word is not a shorter one in it."""
    scales = load_language(language).axis_scales
    words = sorted(scales, key=len, reverse=True)
    found = re.findall("|".join(rf"\b{w}\b" if w.isascii() else w for w in words), _plain(text, language))
    return {scales[word] for word in found}


def units_in(text: str, language: str, own_units: UnitWords | None = None) -> set[str]:
    """The units that the words over an axis or a column name."""
    plain, said = _plain(text, language), normal(text)
    patterns = _own_patterns(language, own_units)
    every = frozenset(patterns.values())
    own = {unit for unit, words in patterns.items() if _is_named(words, every, said)}
    return own | {
        unit for unit, words in load_language(language).axis_units.items() if re.search(words, plain)
    }


def _is_named(words: str, all_words: frozenset[str], text: str) -> bool:
    """Whether a text has these words by themselves: 米 is not said in 立方米, nor m in "m³" or "mean"."""
    longer, alone = _by_themselves(words, all_words)
    return bool(re.search(alone, re.sub(longer, " ", text) if longer else text))


@cache
def _by_themselves(words: str, all_words: frozenset[str]) -> tuple[str, str]:
    """Patterns of the longer words that have these in them, "" if there are none, and of these alone."""
    longer = _alternatives({other for other in all_words if words in other and words != other})
    before = f"(?<![{_LETTER}])" if re.match(f"[{_LETTER}]", words) else ""
    after = f"(?![{_LETTER}0-9²³])" if re.search(f"[{_LETTER}]$", words) else ""
    return longer, before + words + after


def unit_patterns(language: str, own_units: UnitWords | None = None) -> Mapping[str, str]:
    """Unit -> what it is recognised by: the package's; the paper's own by the words around its numbers."""
    return {**load_language(language).axis_units, **_own_patterns(language, own_units)}


def _own_patterns(language: str, own_units: UnitWords | None) -> dict[str, str]:
    """Also where a line is broken between two words."""
    return {
        unit: r"\s*".join(map(re.escape, patterns[language].replace("{}", "").split()))
        for unit, patterns in (own_units or {}).items()
        if language in patterns
    }


def _plain(text: str, language: str) -> str:
    return re.sub(load_language(language).axis_neither, " ", normal(text))
