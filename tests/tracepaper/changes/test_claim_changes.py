"""Sentences that became false or true."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracepaper.changes.claim_changes import claim_changes


def claim(holds, margin=0.5, text="It grew.", **numbers):
    return {
        "holds": holds,
        "says": {"zh": "甲 > 乙", "en": "a > b"},
        "margin": margin,
        "numbers": numbers,
        "sentence": {
            "en": {"text": text, "file": "en/01.md", "line": 3},
            "zh": {"text": text, "file": "zh/01.md", "line": 3},
        },
    }


def test_sentences_that_became_false_or_true():
    before = {
        "a": claim(True, x=3),
        "b": claim(False, -0.1),
        "c": claim(True, 0.9),
        "d": claim(True),
        "e": claim(False, -1),
    }
    after = {
        "a": claim(False, -0.2, x=1),
        "b": claim(True, 0.02),
        "c": claim(True, 0.3),
        "e": claim(False, -1),
        "f": claim(False, -3),
    }
    changes = claim_changes(before, after)
    assert [e["name"] for e in changes["became_false"]] == ["f", "a"]
    assert changes["became_false"][1]["numbers"] == [{"name": "x", "before": 3, "after": 1}]
    assert [e["name"] for e in changes["became_true"]] == ["b"] == [e["name"] for e in changes["near"]]
    assert [e["name"] for e in changes["weaker"]] == ["c"]
    assert [e["name"] for e in changes["still_false"]] == ["e"]
    assert [e["name"] for e in changes["gone"]] == ["d"]


def test_a_sentence_that_was_edited_shows_both_texts():
    changes = claim_changes({"a": claim(True, 0.01)}, {"a": claim(True, 0.01, "It grew fast.")})
    assert changes["near"][0]["sentence_before"] == {"en": "It grew.", "zh": "It grew."}


states = st.dictionaries(st.sampled_from("abc"), st.booleans().map(claim))


@given(states, states)
def test_what_became_true_one_way_became_false_the_other(one, other):
    def both(changes, kind):
        return {e["name"] for e in changes[kind] if e["name"] in one.keys() & other.keys()}

    there, back = claim_changes(one, other), claim_changes(other, one)
    assert both(there, "became_true") == both(back, "became_false")
    assert {e["name"] for e in there["new"]} == {e["name"] for e in back["gone"]}
    still = claim_changes(one, one)
    assert not any(still[kind] for kind in ("became_true", "became_false", "weaker", "new", "gone"))
