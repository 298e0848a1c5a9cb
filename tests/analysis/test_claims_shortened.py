"""Sentences of the table of claims are cut where a reader may stop."""

from __future__ import annotations

import pytest

from analysis.exhibits.tbl_claims.exhibit import LONGEST, _short

ZH = "在各版均有得分的九国这一组别之中平均得分"
EN = "Across the nine economies scored in every edition the mean score of all"
CUT = [
    # after a clause, if enough is left
    (f"{ZH}由3.15变为3.28，世界平均由2.90变为3.05，其余未变。", f"{ZH}由3.15变为3.28……"),
    (
        "Trade with the members grew faster than trade with others, and grew by 1,500 of all trade in 2020.",
        "Trade with the members grew faster than trade with others…",
    ),
    # neither within a number nor between it and its unit
    (f"{ZH}东盟占中国出口的比重由前一阶段升至17.94个百分点并继续", f"{ZH}东盟占中国出口的比重由前一阶段升……"),
    (f"{EN} rose to 3.28 points", f"{EN} rose…"),
    # before a word that only leads on, or a bracket that stays open
    (
        "The connectivity of the port in the first quarter of the next year is that of the northernmost ones",
        "The connectivity of the port in the first quarter of the next year…",
    ),
    (f"{ZH}按出口总额计的优势指数已超过世界（见下文各图和表格）", f"{ZH}按出口总额计的优势指数已超过世界……"),
]


@pytest.mark.parametrize(("text", "kept"), CUT)
def test_a_sentence_is_cut_where_a_reader_may_stop(text, kept):
    language = "en" if text.isascii() else "zh"
    assert len(text) > LONGEST[language]
    assert _short(text, language) == kept


@pytest.mark.parametrize(("language", "text"), [("zh", ZH * 2), ("en", EN)])
def test_a_sentence_that_fits_is_whole(language, text):
    assert _short(f"  {text}\n", language) == text
