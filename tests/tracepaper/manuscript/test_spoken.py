"""Formulas in words, in every language, and those that are refused."""

from __future__ import annotations

import pytest

from tracepaper.languages import load_language
from tracepaper.manuscript.spoken import UnspeakableError, spoken, with_spoken_formulas

ENGLISH = {
    r"x_{ij}/x_i": "x sub i j divided by x sub i",
    "x^{.5}": "x to the power .5 end of power",
    r"\frac{a}{b+1}": "start fraction a over b plus 1 end fraction",
    r"\sum_{g}\beta_{gt}": "the sum over g of beta sub g t",
    r"\sum_{k=1}^{n}s_k^2": "the sum from k equals 1 to n of s sub k squared",
    r"D^{g}_{ijt}": "D sub i j t superscript g",
    r"1-|x-m|": "1 minus the absolute value of x minus m end of absolute value",
    r"\exp\Bigl(\bar{y}\Bigr)\,\varepsilon": (
        "the exponential of open parenthesis y bar close parenthesis times epsilon"
    ),
    r"(RCA-1)^{1/n}": (
        "open parenthesis R C A minus 1 close parenthesis to the power 1 divided by n end of power"
    ),
    r"\min(a_k,b_k)": "the minimum of open parenthesis a sub k, b sub k close parenthesis",
}
CHINESE = {
    r"x_{ij}/x_i": "x下标i j除以x下标i",
    r"\frac{a}{b+1}": "分数开始，分子a，分母b加1，分数结束",
    r"\sum_{g}\beta_{gt}": "对g求和贝塔下标g t",
    r"\min(a_k,b_k)": "最小值左括号a下标k，b下标k右括号",
    r"s_k^2": "s下标k的平方",
}


@pytest.mark.parametrize(("language", "said"), [("en", ENGLISH), ("zh", CHINESE)])
def test_formulas_are_said(language, said):
    assert {formula: spoken(formula, load_language(language).math) for formula in said} == said


@pytest.mark.parametrize("formula", [r"\int x", r"\sqrt{x}", "a<b", "|x", r"\sum x", r"\frac{a}", "x'"])
def test_a_form_without_words_is_refused(formula):
    with pytest.raises(UnspeakableError):
        spoken(formula, load_language("en").math)


def test_each_formula_of_a_tree_gets_its_words():
    math = {"t": "Math", "c": [{"t": "InlineMath"}, "x"]}
    (para,) = with_spoken_formulas([{"t": "Para", "c": [math]}], load_language("en"))
    assert para["c"] == [{"t": "Span", "c": [["", ["formula"], [["spoken", "x"]]], [math]]}]
