"""Brackets and bars of formulas as pairs, where they are pairs."""

from __future__ import annotations

import pytest
from lxml import etree

from tracepaper.render.docx_formulas import mend_formulas, paired

PAIRS = [
    (r"1-|x-m|/(x+m)", r"1-\left|x-m\right|/\left(x+m\right)"),
    (r"[(v/w)^{1/n}-1]", r"\left[\left(v/w\right)^{1/n}-1\right]"),
    (r"\frac{|a|}{|b|}", r"\frac{\left|a\right|}{\left|b\right|}"),
]
AS_WRITTEN = [
    r"P(A|B)",
    r"[0,1)",
    r"\sqrt[3]{x}",
    r"\left|x\right|",
    r"\Bigl(x\Bigr)",
    r"\|x\|",
    r"\begin{cases}(a & b)\\(c & d)\end{cases}",
    r"x)",
]


@pytest.mark.parametrize(("written", "made"), PAIRS)
def test_pairs_are_told_to_be_such(written, made):
    assert paired(written) == made


@pytest.mark.parametrize("written", AS_WRITTEN)
def test_what_is_no_pair_stays(written):
    assert paired(written) == written


MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SUM = '<m:nary><m:naryPr><m:limLoc m:val="undOvr"/></m:naryPr></m:nary>'
BAR = '<m:acc><m:accPr><m:chr m:val="\u203e"/></m:accPr><m:e/></m:acc>'
HAT = '<m:acc><m:accPr><m:chr m:val="^"/></m:accPr></m:acc>'


@pytest.mark.parametrize(("style", "limits"), [("BodyText", "subSup"), ("Equation", "undOvr")])
def test_limits_and_overlines(style, limits):
    root = etree.fromstring(
        f'<w:p xmlns:w="{WORD}" xmlns:m="{MATH}"><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"<m:oMath>{SUM}{BAR}{HAT}</m:oMath></w:p>"
    )
    mend_formulas(root)
    made = etree.tostring(root).decode()
    assert f'limLoc m:val="{limits}"' in made
    assert made.count("<m:acc>") == 1 and '<m:barPr><m:pos m:val="top"/></m:barPr>' in made
