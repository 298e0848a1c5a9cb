"""The real paper's Word files come back as they went out, and with one number altered in each."""

from __future__ import annotations

import pytest

from edited_word import EditedWord, W, text_of
from tracepaper.returning.reading import Wanted, read_returned


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_an_edit_nothing_comes_back_and_an_altered_number_is_refused(built, tmp_path, language):
    document = built / f"results/paper/paper.{language}.docx"
    returned = read_returned(built, Wanted(document))
    assert (returned.changes, returned.refusals, returned.told) == ([], [], [])
    word = EditedWord(document)
    tags = {control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): control for control in word.root.iter(f"{W}sdt")}
    name, fact = next((tag[5:], control) for tag, control in tags.items() if tag.startswith("fact:"))
    printed = text_of(fact)
    next(fact.iter(f"{W}t")).text = f"1{printed}"
    (refused,) = read_returned(built, Wanted(word.save(tmp_path / "back.docx"))).refusals
    assert (refused.kind, refused.name) == ("number", name)
    assert refused.edited.replace("\u00a0", " ") == f"1{printed}".replace("\u00a0", " ")
    assert refused.place.file.startswith(f"manuscript/{language}/")
