"""Straight quotation marks of Chinese text open and close by turns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracepaper.quotes import in_pairs, unpaired


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ('他说"好"了。', "他说“好”了。"),
        ('"好的"，"坏"。', "“好的”，“坏”。"),
        ('按"10+1"机制，称"BRI"。', "按“10+1”机制，称“BRI”。"),
        ('所谓"[a]{.fact}"的[@K, "p"]', "所谓“[a]{.fact}”的[@K, “p”]"),
        ("他说\"是'好'了\"吧", "他说“是‘好’了”吧"),
        ("Viet Nam's与China's", "Viet Nam's与China's"),
        ('`a"b`、$a"b$、[页](https://x.org/"a)、\\"', '`a"b`、$a"b$、[页](https://x.org/"a)、\\"'),
        ('甲"一\n二"乙\n\n丙"三"', "甲“一\n二”乙\n\n丙“三”"),
        ("甲“一”‘二’", "甲“一”‘二’"),
        ('"一"\n\n"二', "“一”\n\n“二"),
    ],
)
def test_marks_are_set_in_pairs(typed, set_):
    assert in_pairs(typed) == set_


@pytest.mark.parametrize(
    ("block", "at"), [('甲"一"乙"二', 5), ("甲“一”", None), ("说'好", 1), ("a's", None), ('"`"`', 0)]
)
def test_one_left_over_is_found(block, at):
    assert unpaired(block) == at


@given(st.text(st.sampled_from("甲a '\"`$\n“”{}[]()\\")))
def test_nothing_else_changes_and_every_place_stays(text):
    made = in_pairs(text)
    changed = {(a, b) for a, b in zip(text, made, strict=True) if a != b}
    assert changed <= {('"', "“"), ('"', "”"), ("'", "‘"), ("'", "’")}
