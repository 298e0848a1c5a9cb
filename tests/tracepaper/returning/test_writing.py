"""New words in the manuscript's grammar: read again they are the words that were typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracepaper.returning.atoms import atoms_of
from tracepaper.returning.changes import Refused
from tracepaper.returning.document import NOTE, NOTE_END, PICTURE, Run
from tracepaper.returning.landing import wrong
from tracepaper.returning.writing import Manner, written

MARKS = {"fact:a": ("5.1%", "[a]{.fact}"), "citation:K": ("(K 1999)", "[@K]")}
ENGLISH = Manner(MARKS, plain=False, by_line=True, is_han=False)
CAPTION = Manner({}, plain=True, by_line=False, is_han=False)


@pytest.mark.parametrize(
    ("runs", "source"),
    [
        ([Run("plain words")], "plain words"),
        ([Run("a "), Run("bold", strong=True), Run(" b")], "a **bold** b"),
        ([Run("so "), Run("it is ", emphasis=True), Run("c")], "so *it is* c"),
        ([Run("of "), Run("5.1%", tags=("claim:x", "fact:a"))], "of [a]{.fact}"),  # a number that was copied
        ([Run("of "), Run("5.2%", tags=("fact:a",))], "of 5.2%"),  # and altered
        ([Run("by "), Run("(K 1999)", tags=("citation:K",))], "by [@K]"),
        ([Run(f"word{NOTE}A *note*.{NOTE_END} on")], "word^[A \\*note\\*.] on"),
        ([Run("One. Two [x].")], "One.\nTwo \\[x\\]."),
        ([Run("3*4 ~ {a} `b` a_b _c_ $5 x@y @z <b> &amp; a<b -- ...")], (
            "3\\*4 \\~ \\{a\\} \\`b\\` a_b \\_c\\_ \\$5 x@y \\@z \\<b> \\&amp; a\\<b \\-\\- \\.\\.\\."
        )),
        ([Run("# no heading. - No list.")], "\\# no heading.\n\\- No list."),
        ([Run("# no heading. Or: so. > No.")], "\\# no heading.\nOr: so.\n\\> No."),
        ([Run("2019. A year.")], "2019\\.\nA year."),
    ],
)  # fmt: skip
def test_sources(runs, source):
    assert written(runs, ENGLISH) == source


def test_a_caption_is_written_as_it_is_printed():
    assert written([Run("a *b* "), Run("c", strong=True)], CAPTION) == "a *b* c"


@pytest.mark.parametrize("text", [f"a {PICTURE}", "a \U000f0001"])
def test_what_has_no_source_is_refused(text):
    with pytest.raises(Refused, match="came with it"):
        written([Run(text)], ENGLISH)


SIGNS = "ab 1.*_[]{}()<>@~^$#&|\\`-–—…’;:!%贸易，。/+=="
TYPED = st.text(st.sampled_from(SIGNS), min_size=1, max_size=24)


@given(TYPED)
def test_what_is_written_is_read_as_what_was_typed(text):
    text = " ".join(text.split()) or "a"
    source = written([Run(text)], ENGLISH._replace(by_line=False))
    assert "".join(atom.shown for atom in atoms_of(source, False, {})) == text


@settings(max_examples=8)
@given(st.lists(TYPED, min_size=12, max_size=24), st.booleans())
def test_so_it_is_by_the_grammar_and_by_pandoc(texts, is_han):
    manner = ENGLISH._replace(by_line=not is_han, is_han=is_han)
    sources = [written([Run(f"a{' '.join(text.split())}")], manner) for text in texts]
    sources += [source for text in texts if (source := written([Run(text.strip() or "a")], manner))]
    assert wrong({"en/1.md": ""}, {"en/1.md": "\n\n".join(sources)}, is_han) == []
