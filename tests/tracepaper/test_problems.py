"""Places and problems in words, and their parts for a program."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from tracepaper.problems import Place, Problem, in_file


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(), ""),
        (Place("a/b.md"), "a/b.md"),
        (Place("a/b.md", 3), "a/b.md:3"),
        (Place("a/b.md", 3, 7, "fact trade"), "a/b.md:3:7, fact trade"),
        (Place(item="fact trade"), "fact trade"),
        (Place("a: b.md", item="page 4"), "a: b.md, page 4"),
    ],
)
def test_a_place_in_words(place, words):
    assert str(place) == words
    assert str(Problem("x", place, "is wrong")) == (f"{words}: is wrong" if words else "is wrong")


def test_a_problem_for_a_program_keeps_its_parts():
    found = Problem("x", Place("a.md", 3, 7, "fact trade"), "is wrong", "not-evaluated").as_json()
    assert found["where"] == "a.md:3:7, fact trade" and found["state"] == "not-evaluated"
    assert [found[part] for part in ("file", "line", "column", "item")] == ["a.md", 3, 7, "fact trade"]


def test_a_file_is_a_place():
    assert in_file(PurePath("a/b")) == in_file("a/b") == in_file(Place("a/b")) == Place("a/b")
    assert in_file("") == Place()
