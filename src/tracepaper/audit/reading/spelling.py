"""What copy-editors change without changing what is said: case, spelling, punctuation, dashes."""

from __future__ import annotations

import re

# British -> American, by the end of a word of six letters or more: no word of a number is among them
_ENDINGS = (
    (r"is(e|ed|es|ing|ation|ations|able|er|ers)$", r"iz\1"),
    (r"ys(e|ed|es|ing|er|ers)$", r"yz\1"),
    (r"our(s|ed|ing|able|al|hood|ly|ing)?$", r"or\1"),
    (r"tre(s|d)?$", r"ter\1"),
    (r"ogue(s)?$", r"og\1"),
    (r"mme(s)?$", r"m\1"),
    (r"(?<=[defl][ei])nce(s)?$", r"nse\1"),
    (r"ll(ed|ing|er|ers)$", r"l\1"),
)
_KEPT = set("%‰$¥€£")  # marks that say something


def folded(words: str) -> list[str]:
    """The words of a text without case, marks and national spelling."""
    return [spelled_alike(word.casefold()) for word in words.split() if word[0].isalnum() or word[0] in _KEPT]


def spelled_alike(word: str) -> str:
    """A word in small letters as an American spells it.

    >>> spelled_alike("organisation"), spelled_alike("four"), spelled_alike("labour")
    ('organization', 'four', 'labor')
    """
    if len(word) >= 6:
        for ending, instead in _ENDINGS:
            word = re.sub(ending, instead, word)
    return word
