"""A sentence about data is bound, and goes one way in every language."""

from __future__ import annotations

import pytest

from tracepaper.audit.checks import claims_bound

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
        ("It rose by [growth]{.fact}.", ""),
        ("Has it risen?", ""),
    ],
)
def test_an_empirical_sentence_must_be_bound(sentence, word):
    assert claims_bound.unbound(sentence, "en") == word


def test_two_languages_that_go_opposite_ways_are_found():
    assert len(list(claims_bound.direction_problems("exports", CLAIM, set()))) == 1
    assert len(list(claims_bound.direction_problems("exports", CLAIM, {"falls_between"}))) == 2
