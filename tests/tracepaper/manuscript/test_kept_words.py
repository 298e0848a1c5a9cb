"""What stands in the source stands in the tree."""

from __future__ import annotations

import json

import pytest

from tracepaper.manuscript.kept_words import lost
from tracepaper.manuscript.pandoc import convert

SOUND = """A *value* of **49.3%**~21.4% in `a_b`, $x^{.5}[1](2)$ and "it's" -- so...
[a]{.fact} [B.]{.claim #c}
[see -@Key2020, p. 3] <https://example.org/a?b=1> [page](https://example.org/c#d)^[A note: R&D + 3.]

- one
- two & three

1. first
2. second
"""


def blocks(text: str, markdown: str):
    return json.loads(convert(text, markdown, "json", []))["blocks"]


def test_marks_are_no_words():
    assert lost(SOUND, blocks(SOUND, "markdown-subscript")) == ""


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("又49.3%~21.4%或1~3", "49.3%~21.4%"),
        ("a <b>bold</b> c", "<b>bold</b>"),
        ("a [b]: c\n\n[d]: https://example.org", "d:https"),
        ("a \\input{b} c", "input"),
        ("a &copy; b", "&copy;"),
        ("(@good) words", "good"),
        ("x\n\n---\ntitle: lost\n---\n", "title:lost"),
    ],
)
def test_what_is_lost_is_quoted(text, near):
    assert near in lost(text, blocks(text, "markdown"))
