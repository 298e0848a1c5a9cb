"""How long a text is, as its language counts.

In Chinese each character counts, marks of punctuation too, and each run of Latin letters or digits once, as
Word counts 字数; in other languages words, which blanks part.
"""

from __future__ import annotations

import re

from tracepaper.languages import Language

_HAN = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018\u2019\u201c\u201d\u2026"
_COUNTED = re.compile(rf"[{_HAN}]|[^\s{_HAN}]+")
_LETTER = re.compile(r"\w")


def length(text: str, language: Language) -> int:
    """Characters of a Chinese text, words of another."""
    if language.is_han:
        return len(_COUNTED.findall(text))
    return sum(bool(_LETTER.search(word)) for word in text.split())
