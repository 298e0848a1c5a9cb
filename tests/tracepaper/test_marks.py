"""The marks of prose are found where they stand, however brackets nest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracepaper.marks import CLAIM_END, FACT, claim_spans, line_and_column, without_comments

names = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)
words = st.text(st.sampled_from("ab 增长，。\n"), max_size=12)
facts = names.map(lambda name: f"[{name}]{{.fact}}")
links = words.map(lambda text: f"[{text}](x)")
sentences = st.lists(words | facts | links, max_size=5).map("".join)


def claim(sentence: str, name: str) -> str:
    return f"[{sentence}]{{.claim #{name}}}"


@given(st.lists(st.tuples(words, sentences, names), max_size=5))
def test_claims_hold_what_was_written_in_their_brackets(parts):
    text = "".join(before + claim(sentence, name) for before, sentence, name in parts)
    spans = list(claim_spans(text))
    assert [text[start:end] for _, start, end in spans] == [sentence for _, sentence, _ in parts]
    assert [span.name for span in spans] == [name for _, _, name in parts]


@given(words, sentences, words, names, names)
def test_a_claim_may_hold_a_claim(before, inner, after, first, second):
    text = claim(before + claim(inner, first) + after, second)
    assert [text[start:end] for _, start, end in claim_spans(text)] == [
        inner,
        before + claim(inner, first) + after,
    ]


@pytest.mark.parametrize(
    "text, held", [("x]{.claim #a}", ["x"]), ("a [b]{.claim}", []), ("a] [b]{.claim #a}", ["b"])]
)
def test_brackets_that_do_not_match(text, held):
    assert [text[start:end] for _, start, end in claim_spans(text)] == held


@given(st.lists(words | facts, max_size=6))
def test_every_fact_is_found_once(parts):
    assert len(FACT.findall("".join(parts))) == sum(part.startswith("[") for part in parts)


@given(st.lists(words | facts | words.map(lambda text: f"<!--{text}-->"), max_size=6))
def test_comments_leave_every_place_where_it_was(parts):
    text = "".join(parts)
    blank = without_comments(text)
    assert [line_and_column(text, n) for n in range(len(text))] == [
        line_and_column(blank, n) for n in range(len(blank))
    ]
    seen = "".join(part for part in parts if not part.startswith("<!--"))
    assert blank.replace(" ", "").replace("\n", "") == seen.replace(" ", "").replace("\n", "")


@given(words, words)
def test_lines_and_columns_count_from_one(before, after):
    line, column = line_and_column(before + after, len(before))
    assert (before + after).split("\n")[line - 1][column - 1 :] == after.split("\n")[0]


def test_a_claim_without_a_name_is_none():
    assert CLAIM_END.search("[x]{.claim}") is None


def test_no_comment_begins_in_code_or_behind_a_backslash():
    """What the gate took for a comment, Pandoc would print."""
    for text in ("`<!--` seen `-->`", "\\<!-- seen -->"):
        assert without_comments(text) == text
    assert without_comments("a <!-- `b` --> c") == f"a {12 * ' '} c"
    assert without_comments("\\` <!-- `b` --> c") == f"\\` {12 * ' '} c"
