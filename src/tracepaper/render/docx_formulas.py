"""Formulas that Word and LibreOffice both set as they are meant.

Brackets and bars are signs like others to Pandoc. LibreOffice then takes a bar for a logical "or", ends a sum
at it, and breaks off at an exponent after a bracket. As pairs of delimiters both know what they enclose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tracepaper.manuscript.tree import elements

if TYPE_CHECKING:
    from lxml import etree


_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TOKEN = re.compile(r"\\(?:left|right|[bB]igg?[lrm]?)\s*\\?.|\\sqrt\s*\[[^]]*\]|\\[A-Za-z]+|\\.|.", re.DOTALL)
OVERLINES = ("\u203e", "\u0304", "\u0305", "\u00af")
_CLOSES = {")": "(", "]": "[", "|": "|"}
_IN_ROWS = re.compile(r"&|\\\\")  # a pair of delimiters does not reach over a line or a cell


def pair_delimiters(tree: dict[str, Any]) -> None:
    """Write brackets and bars of every formula of a tree as pairs, in place."""
    for formula in elements(tree["blocks"], "Math"):
        formula["c"][1] = paired(formula["c"][1])


def paired(tex: str) -> str:
    """|x| as \\left|x\\right|, ( and [ likewise; a formula in which they are no pairs stays as it is."""
    made, depth, opened = [], 0, list[tuple[str, int]]()
    for token in _TOKEN.findall(tex):
        depth += (token == "{") - (token == "}")
        if opened and opened[-1] == (_CLOSES.get(token), depth):
            opened.pop()
            made.append(rf"\right{token}")
        elif token in _CLOSES.values():
            opened.append((token, depth))
            made.append(rf"\left{token}")
        elif token in _CLOSES:
            return tex
        else:
            made.append(token)
    return tex if opened or _IN_ROWS.search(tex) else "".join(made)


def mend_formulas(root: etree._Element) -> None:
    """In a line of text the limits of a sum stand beside it, so that lines keep their distance; a bar over a
    letter is one, no accent."""
    from lxml import etree

    for formula in root.iter(f"{_MATH}oMath"):
        if not _is_displayed(formula):
            for place in formula.iter(f"{_MATH}limLoc"):
                place.set(f"{_MATH}val", "subSup")
        for accent in list(formula.iter(f"{_MATH}acc")):
            sign = accent.find(f"{_MATH}accPr/{_MATH}chr")
            if sign is not None and sign.get(f"{_MATH}val") in OVERLINES:
                accent.tag = f"{_MATH}bar"
                accent[0].tag = f"{_MATH}barPr"
                accent[0].replace(sign, etree.Element(f"{_MATH}pos", {f"{_MATH}val": "top"}))


def _is_displayed(formula: etree._Element) -> bool:
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    if any(around.tag == f"{_MATH}oMathPara" for around in formula.iterancestors()):
        return True
    around = next(formula.iterancestors(f"{word}p"))
    style = around.find(f"{word}pPr/{word}pStyle")
    return style is not None and style.get(f"{word}val") == "Equation"
