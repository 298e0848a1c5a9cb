"""A sentence about data is bound, and goes one way in every language."""

from __future__ import annotations

import ast
from types import SimpleNamespace

import pytest

from tracepaper.audit.checks import claims_bound
from tracepaper.audit.material import Material
from tracepaper.audit.reading.conditions import Condition, Definition
from tracepaper.audit.report import Result
from tracepaper.manuscript.markup import Block, read_blocks

CLAIM = {
    "sentence": {
        "zh": {"text": "出口上升。", "file": "zh/a.md", "line": 1},
        "en": {"text": "Exports fell.", "file": "en/a.md", "line": 2},
    },
    "says": {"zh": "1 < 2", "en": "1 < 2"},
}


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Exports rose.", "rose"),
        ("[Exports rose.]{.claim #a}", ""),
        ("It rose by [growth]{.fact}.", "rose"),  # new data would make the number right and the verb wrong
        ("[It rose by [growth]{.fact}.]{.claim #a}", ""),
        ("Has it risen?", ""),
        ("We ask whether it has risen.", ""),
        ("It has risen, whether or not it was meant to.", "risen"),
    ],
)
def test_an_empirical_sentence_must_be_bound(sentence, word):
    assert claims_bound.unbound(sentence, "en") == (
        f"says “{word}” but is bound to no claim; mark it as one" if word else ""
    )


@pytest.mark.parametrize(
    ("language", "sentence", "word"),
    [
        ("en", "The agreement led to more trade.", "led to"),
        ("en", "The agreement may have led to more trade.", ""),
        ("en", "It led to more trade [@Baier2007].", ""),
        ("en", "It led to more trade ([@fig-trade]).", "led to"),  # a figure shows no cause
        ("en", "[It led to more trade.]{.claim #a}", ""),  # the gate asks for its identification
        ("zh", "协定带动了贸易。", "带动"),
        ("zh", "协定可能带动了贸易。", ""),
    ],
)
def test_words_of_causes_outside_the_claims_are_found(language, sentence, word):
    found = claims_bound.causal(sentence, language)
    assert bool(found) == bool(word) and word in found


def test_two_languages_that_go_opposite_ways_are_found():
    assert len(list(claims_bound.direction_problems("exports", CLAIM, set()))) == 1
    assert len(list(claims_bound.direction_problems("exports", CLAIM, {"falls_between"}))) == 2


@pytest.mark.parametrize(
    ("zh", "en", "opposite"),
    [
        ("出口上升，进口下降。", "Exports rose and imports fell.", False),
        ("出口上升，进口上升。", "Exports rose and imports fell.", True),
        ("出口由一升至三，其间有下降。", "Exports rose.", False),  # more is said here than there
        ("中国较快。", "China was slower.", True),
        ("对东盟为逆差。", "There was a surplus with ASEAN.", True),
        ("结构趋同。", "The structures diverged.", True),
        ("中国领先，后来落后。", "China was ahead, later behind.", False),
    ],
)
def test_one_word_of_several_turned_round_is_found(zh, en, opposite):
    said = {
        "zh": {"text": zh, "file": "zh/a.md", "line": 1},
        "en": {"text": en, "file": "en/a.md", "line": 2},
    }
    found = list(claims_bound.direction_problems("exports", {**CLAIM, "sentence": said}, set()))
    assert [problem.kind for problem in found] == ["languages-opposite"] * opposite


@pytest.mark.parametrize(
    ("zh", "en", "opposite"),
    [
        ("效应不显著。", "The effect is not significant.", False),
        ("效应不显著。", "The effect is insignificant.", False),
        ("效应显著。", "The effect is not significant.", True),
        ("效应不显著。", "The effect is significant.", True),
        ("没有一年下降。", "It fell in no year.", False),
        ("不计缅甸，差距不到一半，不过仍大。", "Without Myanmar the gap is under half, but large.", False),
    ],
)
def test_what_is_denied_in_one_language_only_is_found(zh, en, opposite):
    said = {
        "zh": {"text": zh, "file": "zh/a.md", "line": 1},
        "en": {"text": en, "file": "en/a.md", "line": 2},
    }
    found = list(claims_bound.denial_problems("exports", {**CLAIM, "sentence": said}))
    assert [problem.kind for problem in found] == ["languages-opposite"] * opposite


@pytest.mark.parametrize(
    ("body", "called"),
    [
        ("rises_between(a)", {"rises_between"}),
        ("all_of(rises_between(a), rises_between(b))", {"rises_between"}),
        ("exceeds(a, b)", {"exceeds"}),
        ("all_of(exceeds(a, b), exceeds(a, c))", set()),  # c is below a
        ("any_of(rises_between(a), rises_between(b))", set()),
    ],
)
def test_the_conditions_that_a_sentence_cannot_turn_about(tmp_path, body, called):
    path = tmp_path / "workflow/analysis/claims.py"
    path.parent.mkdir(parents=True)
    path.write_text(f"def grew(evidence):\n    return {body}\n", encoding="utf-8")
    claim = {"code": {"module": "analysis.claims", "function": "grew"}}
    assert claims_bound.conditions(Material(tmp_path, ("en",), {}), claim) == called


def test_the_sentences_of_one_claim_are_one():
    (block,) = read_blocks("[Exports rose. They fell then.]{.claim #a} Both grew.", "en/1.md")
    found = [sentence for _, sentence in claims_bound.sentences(block, "en")]
    assert found == ["[Exports rose. They fell then.]{.claim #a}", "Both grew."]


@pytest.mark.parametrize(
    ("language", "sentence", "word"),
    [
        ("en", "[The data prove that it worked.]{.claim #a}", "prove"),
        ("en", "It was undoubtedly the plan.", "undoubtedly"),
        ("en", "Absence does not prove absence.", ""),
        ("en", "It has been proved elsewhere [@Baier2007].", ""),
        ("zh", "数据证明协定有效。", "证明"),
        ("zh", "但不能证明系园区所致。", ""),
    ],
)
def test_a_sentence_that_claims_to_prove_is_found(language, sentence, word):
    found = claims_bound.proof(sentence, language)
    assert bool(found) == bool(word) and word in found


@pytest.mark.parametrize(
    ("kind", "sentence", "body", "found"),
    [
        ("level", "All members grew.", "exceeds(a, b)", True),
        ("level", "It never fell.", "exceeds(a, b)", True),
        ("level", "All members grew.", "all_of(exceeds(a, b), exceeds(c, b))", False),
        ("level", "All members grew.", "exceeds(len([x for x in a if x > 0]), 9)", False),
        ("level", "China grew more than all other partners.", "exceeds(a, b)", False),
        ("record", "All sources name eleven.", "same(a, b)", False),
        ("level", "Trade grew.", "exceeds(a, b)", False),
    ],
)
def test_all_and_never_need_a_condition_that_looks_at_many(kind, sentence, body, found):
    node = ast.parse(f"def grew(evidence):\n    return {body}\n").body[0]
    condition = Condition("grew", "claims.py", 1, (Definition("claims.py", "grew", node),))
    claim = {"kind": kind, "sentence": {"en": {"text": sentence, "file": "en/a.md", "line": 2}}}
    told = list(claims_bound.universal_problems("grew", claim, condition))
    assert [problem.kind for problem in told] == ["universal-of-one"] * found


def material_saying(said: str):
    """What the check of texts reads: one claim, one exhibit with a code, prose that uses the word RCEP."""
    told = {"says": {"en": said}, "distance": {"en": ""}, "comparisons": {"en": []}, "rivals": []}
    return SimpleNamespace(
        claims={"first": told},
        blocks={"en": [Block("paragraph", "en/01.md", 1, "Trade since RCEP.", ())]},
        exhibits=("fig-trade",),
        rows=lambda _: [{"economy": "CHN", "group": "RCEP", "free_share": "8.4"}],
        declared=SimpleNamespace(UNITS={"USD_M": ("USD", 1e6)}, UNIT_WORDS={"TEU": {"en": "{} TEU"}}),
    )


@pytest.mark.parametrize(
    "said, kinds",
    [
        ("trade, CHN: 3 > 2", ["unreadable"]),
        ("3 USD > 2 USD", ["unreadable", "unreadable"]),
        ("trade, China, since RCEP: 3 TEU > 2 TEU", []),
    ],
)
def test_a_code_in_what_a_claim_compares_is_found(said, kinds):
    result = Result("", 0)
    claims_bound._check_texts(material_saying(said), result)
    assert [problem.kind for problem in result.problems] == kinds and result.count == 2
