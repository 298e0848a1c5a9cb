"""Straight quotation marks in Chinese text, which has no blanks to tell an opening one from a closing one.

Typed on a keyboard that has no others, they come in pairs, and so are set: “ ” and ‘ ’.  Pandoc,
which looks at blanks, would make ” of nearly all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NO_TEXT = r"`[^`\n]+`|\$\$.*?\$\$|\$[^$\n]+\$|\{[^{}\n]*\}|\]\([^()\n]*\)|\\."
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”"
# an apostrophe in a Latin word is no quotation mark
_MARK = re.compile(rf"(?P<double>\")|(?P<single>(?<=[{_HAN}\"])'|'(?=[{_HAN}\"]))|{_NO_TEXT}", re.DOTALL)
_PAIRS = {"double": "“”", "single": "‘’"}


def in_pairs(text: str) -> str:
    """The text with its straight quotation marks set, block by block; every place stays where it was."""
    return "".join(map(_set, re.split(r"(\n[ \t]*\n)", text)))


def unpaired(block: str) -> int | None:
    """Where in a block the last straight mark stands, if one is left over."""
    places = [(kind, match.start()) for kind, match in _straight(block)]
    odd = [[at for other, at in places if other == kind] for kind in _PAIRS]
    return max((found[-1] for found in odd if len(found) % 2), default=None)


def _straight(block: str) -> Iterator[tuple[str, re.Match[str]]]:
    for match in _MARK.finditer(block):
        if match.lastgroup:
            yield match.lastgroup, match


def _set(block: str) -> str:
    letters, done = list(block), dict.fromkeys(_PAIRS, 0)
    for kind, match in _straight(block):
        letters[match.start()] = _PAIRS[kind][done[kind] % 2]
        done[kind] += 1
    return "".join(letters)
