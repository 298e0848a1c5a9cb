"""A sentence says no more than its rivals allow; each way of saying more is caught, in either language."""

from __future__ import annotations

import pytest

from tracepaper.manuscript.markup import read_blocks, sentences
from tracepaper.manuscript.strength import wording_problems
from tracepaper.marks import clauses, without_clause_marks

FAILING = {
    "name": "2001-2000",
    "family": "window",
    "clause": "window",
    "words": {"en": "2000 in place of 2001", "zh": "以2000年代替2001年"},
    "says": {"en": "9 < 10", "zh": "9 < 10"},
    "holds": False,
}


def claim(**changes):
    return {
        "kind": "change",
        "strength": "robust",
        "scoped": False,
        "identification": "",
        "excepted": [],
        "parts": [],
        "rivals": [],
    } | changes


QUALIFIED = claim(strength="qualified", excepted=["window"], rivals=[FAILING])


def problems(text: str, entry, language="en", **others) -> list[str]:
    blocks = read_blocks(f"A title\n\n{text}", f"{language}/1.md")
    return [str(one) for one in wording_problems(blocks, {"grew": entry, **others}, language)]


def test_a_robust_claim_is_stated_flatly():
    assert problems("[Trade rose.]{.claim #grew}", claim()) == []


def test_a_rival_that_fails_has_to_be_said():
    assert problems("[Trade rose.]{.claim #grew}", QUALIFIED) == [
        "en/1.md:3: claim grew does not hold by its rival window (2000 in place of 2001: 9 < 10), and its "
        "sentence does not say so; put the exception into [...]{.but #window} or weaken the sentence"
    ]
    assert problems("[Trade rose[, if not from 2000]{.but #window}.]{.claim #grew}", QUALIFIED) == []


def test_a_clause_outside_the_claim_excepts_nothing():
    found = problems("[Trade rose.]{.claim #grew} [Not from 2000.]{.but #window}", QUALIFIED)
    assert len(found) == 2 and "this clause stands in no claim" in found[1]


def test_a_clause_that_data_have_overtaken_is_named():
    assert problems("[Trade rose[, if not from 2000]{.but #window}.]{.claim #grew}", claim()) == [
        "en/1.md:3: claim grew has a clause that excepts window, but it holds by it or has no such rival; "
        "take the clause out"
    ]


def test_one_clause_may_except_several_rivals_and_each_must_be_there():
    entry = claim(strength="qualified", excepted=["share", "window"], rivals=[FAILING])
    assert problems("[Rose[, if not from 2000]{.but #window .share}.]{.claim #grew}", entry) == []
    assert len(problems("[Rose[, if not from 2000]{.but #window}.]{.claim #grew}", entry)) == 1


def test_a_claim_that_fails_by_most_rivals_may_not_stand_whatever_it_says():
    entry = QUALIFIED | {"strength": "fragile"}
    (found,) = problems("[Trade rose[, if not from 2000]{.but #window}.]{.claim #grew}", entry)
    assert "fails by most of its rivals (2000 in place of 2001: 9 < 10); weaken it or drop it" in found


def test_a_claim_that_was_not_tried_may_not_stand():
    (found,) = problems("[Trade rose.]{.claim #grew}", claim(strength="untried"))
    assert "could be tried by no rival; read lines and not facts, name a rival" in found


def test_a_summary_has_to_except_what_its_parts_except():
    entry = claim(kind="summary", strength="qualified", excepted=["window"], parts=["part"])
    (found,) = problems("[Trade rose.]{.claim #grew}", entry, part=QUALIFIED)
    assert "(2000 in place of 2001: 9 < 10)" in found


@pytest.mark.parametrize(
    "language, text, word",
    [("en", "The largest deficit was in 2004.", "largest"), ("zh", "逆差以2004年为最大。", "最大")],
)
def test_a_superlative_needs_a_kind_that_is_tried_over_all_data(language, text, word):
    (found,) = problems(f"[{text}]{{.claim #grew}}", claim(), language)
    assert f"says “{word}”, but its kind change is not tried over all data" in found
    assert problems(f"[{text}]{{.claim #grew}}", claim(kind="extreme", scoped=True), language) == []


@pytest.mark.parametrize(
    "language, text, hedged",
    [
        ("en", "The agreement led to more trade.", "The agreement may have led to more trade."),
        ("zh", "协定带动了贸易。", "协定可能带动了贸易。"),
    ],
)
def test_words_of_causes_need_an_identification_or_a_hedge(language, text, hedged):
    (found,) = problems(f"[{text}]{{.claim #grew}}", claim(), language)
    assert "but it is no estimate with an identification" in found
    assert problems(f"[{hedged}]{{.claim #grew}}", claim(), language) == []
    assert problems(f"[{text}]{{.claim #grew}}", claim(identification="event study"), language) == []


def test_the_sentence_of_a_claim_is_told_without_the_brackets_of_its_clauses():
    text = "[Trade [n]{.fact} rose[, if not [m]{.fact}]{.but #window .share}, much.]{.claim #grew}"
    told = sentences(read_blocks(text, "en/1.md"), {"n": "5", "m": "7"})["grew"]["text"]
    assert told == "Trade 5 rose, if not 7, much."
    assert [sorted(clause.excepts) for clause in clauses(text)] == [["share", "window"]]
    assert without_clause_marks("no mark") == "no mark"
