"""The atoms of a caption are its text, and the marks of its heading print nothing."""

from __future__ import annotations

import pytest

from tracepaper.returning.atoms import MARKS, caption_atoms

HEADING = "[Output rose to [last]{.fact}[, at current prices]{.but #by-volume}]{.claim #output-rose}"


@pytest.mark.parametrize(
    "text, marked, shown",
    [
        (HEADING, ["but by-volume", "claim output-rose"], "Output rose to , at current prices"),
        ("Output [sic] of [last]{.fact}", [], "Output [sic] of "),
        ("a] b [c", [], "a] b [c"),
        ("a]{.claim #b}", [], "a]{.claim #b}"),
        ("[x [sic] y]{.claim #b}", ["claim b"], "x [sic] y"),
    ],
)
def test_a_caption_is_its_atoms(text, marked, shown):
    atoms = caption_atoms(text)
    assert "".join(atom.source for atom in atoms) == text
    assert [atom.name for atom in atoms if atom.kind == "close"] == marked
    assert [atom.kind for atom in atoms].count("open") == len(marked)
    assert "".join(atom.shown for atom in atoms if atom.kind not in MARKS) == shown
