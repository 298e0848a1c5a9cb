"""What differs between a paper and a document is found, named and weighed; what does not is not."""

from __future__ import annotations

import pytest

from paper_in_text import SENTENCES, page, pieces, tree
from tracepaper.audit.reading.document_text import document_of
from tracepaper.audit.reading.paper_text import Stretch, Unit, units_of
from tracepaper.audit.reading.text_differences import Difference, differences

UNITS = units_of(tree(), "docx")


def found(changed: list[tuple[str, str]], in_blocks: bool = True) -> list[Difference]:
    return differences(UNITS, document_of(changed, in_blocks), "en")


def changed(old: str, new: str, of=pieces) -> list[tuple[str, str]]:
    texts = [(place, text.replace(old, new, 1)) for place, text in of()]
    assert texts != of()
    return texts


def test_the_same_words_are_the_same_in_blocks_and_on_pages():
    assert found(pieces()) == [] and found(page(), in_blocks=False) == []
    quotes = [(place, text.replace("-", "-\u00ad").replace(" ", "\u00a0")) for place, text in pieces()]
    assert found([(place, text.replace("\u00ad", "")) for place, text in quotes]) == []


PLANTED = [
    ("US$982.1", "US$982.7", "number", "fact", "trade-latest"),
    ("1995", "1996", "number", "", ""),
    ("billion in 1995", "million in 1995", "number", "", ""),
    ("the largest", "the smallest", "claim", "claim", "vietnam-largest"),
    ("partner of China", "partner of Laos", "claim", "claim", "vietnam-largest"),
    ("Nobody", "Somebody", "wording", "", ""),
    ("ten members", "nine members", "claim", "claim", "vietnam-largest"),
    ("1,445.6", "1,454.6", "cell", "", ""),
    ("Indonesia", "Thailand", "cell", "", ""),
    ("Population (million)", "Population (billion)", "cell", "", ""),
    ("at a glance", "in brief", "wording", "", ""),
    ("the latest year", "the first year", "wording", "", ""),
    ("Nobody knows which part", "Two thirds", "number", "", ""),
    ("Opening up", "Closing down", "wording", "", ""),
    ("small paper about", "large paper about", "wording", "", ""),
]


@pytest.mark.parametrize(("old", "new", "kind", "what", "name"), PLANTED)
@pytest.mark.parametrize("of", [pieces, page])
def test_each_change_is_found_and_weighed(old, new, kind, what, name, of):
    (difference,) = found(changed(old, new, of), of is pieces)
    assert difference.kind == kind
    assert (
        new.split()[-1].strip("()") in difference.found and old.split()[-1].strip("()") in difference.expected
    )
    assert difference.place.startswith("paragraph" if of is pieces else "page 1")
    if what:
        assert name in (difference.facts if what == "fact" else difference.claims)


def test_two_cells_or_rows_that_changed_places_are_found_and_named():
    texts = [text for _, text in pieces()]
    one, other = texts.index("1,445.6"), texts.index("285.7")
    texts[one], texts[other] = texts[other], texts[one]
    told = found([("paragraph", text) for text in texts])
    assert {d.kind for d in told if d.is_grave} <= {"cell", "missing", "added"} and any(
        d.is_grave for d in told
    )
    assert any("row 2 (Indonesia)" in d.unit.where for d in told if d.unit)


def test_a_paragraph_that_is_gone_stands_twice_or_is_new_is_found():
    gone = [piece for piece in pieces() if not piece[1].startswith("Openness")]
    (missing,) = found(gone)
    assert missing.kind == "missing" and missing.expected.startswith("Openness") and not missing.found
    (again,) = found([*pieces(), pieces()[-1]])
    assert again.kind == "repeated"
    (new,) = found([*pieces(), ("paragraph 99", "Thus the agreements have been a complete success.")])
    assert new.kind == "added" and new.place == "paragraph 99"


NEW = (
    "It grew by 99.9 per cent.",
    "Thus all of them have gained.",
    "Why is that? Nobody asked.",
    "“This is new.”",
    "(All gained.)",
)


@pytest.mark.parametrize("new", NEW)
@pytest.mark.parametrize("of", [pieces, page])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_more_is_added_and_grave_wherever_it_stands(new, of, sentence):
    for text in (f"{new} {sentence}", f"{sentence} {new}"):
        # on a page lines break within the first sentence
        if of is page and sentence == SENTENCES[0]:
            continue
        (told,) = found(changed(sentence, text, of), of is pieces)
        assert (told.kind, told.is_grave, told.found) == ("added", True, new)


def test_a_paragraph_more_is_added_beside_one_that_was_changed():
    before, last = pieces()[:-1], pieces()[-1]
    new = ("paragraph 99", "All of it was lost in these years.")
    for old, other in (
        ("in between", "since then"),
        ("in between.", "after all!"),
        ("became narrower", "became much narrower"),
    ):
        edited = (last[0], last[1].replace(old, other))
        told = found([*before, edited, new])
        assert {one.kind for one in told} == {"wording", "added"}
        assert "lost" in " ".join(one.found for one in told if one.kind == "added")


def test_what_is_no_new_sentence_is_none():
    for old, other in (
        ("became narrower", "became much narrower"),
        ("which part of it the", "it. Which part of it the"),
        ("agreements brought", "agreements, e.g. that of 2002, brought"),
    ):
        assert "added" not in {one.kind for one in found(changed(old, other))}
    split = [*pieces()[:3], *(("paragraph", text) for text in SENTENCES), *pieces()[4:]]
    assert found(split) == []


def test_a_sentence_that_moved_is_not_added():
    moved = " ".join((SENTENCES[0], SENTENCES[2], SENTENCES[1]))
    told = found(changed(" ".join(SENTENCES), moved))
    assert {one.kind for one in told} <= {"claim", "wording", "repeated"} and len(told) == 2


def test_what_a_copy_editor_does_is_told_apart():
    for old, new in (
        ("The members", "the Members"),
        ("since, and", "since; and"),
        ("1 Opening", "1. Opening"),
    ):
        (difference,) = found(changed(old, new))
        assert difference.kind == "formatting" and not difference.is_grave


def test_a_sign_that_is_lost_is_a_number():
    units = [unit for unit in UNITS if unit.kind == "title"]
    from dataclasses import replace

    from tracepaper.audit.reading.paper_text import Stretch

    unit = replace(
        units[0], kind="paragraph", stretches=(Stretch("The effect of the year was \u22125.4 in all."),)
    )
    document = document_of([("paragraph 1", "The effect of the year was 5.4 in all.")], True)
    (difference,) = differences([unit], document, "en")
    assert difference.kind == "number"
    unit = replace(unit, stretches=(Stretch("The effect of the year was 5.4% in all."),))
    (difference,) = differences([unit], document, "en")
    assert difference.kind == "number"


@pytest.mark.parametrize(
    ("over", "told"),
    [("Table 1 (continued)\n", []), ("", []), ("Table 1 (carried on)\n", ["Table 1 (carried on)"])],
)
def test_a_table_goes_on_under_its_number_and_its_header_and_nothing_else(over, told):
    texts = ("Table 1 At a glance", "Economy and year", "China 2024", "Viet Nam 2024")
    units = [
        Unit(kind, (Stretch(text),), owner="tbl-a", again="Table 1 (continued)")
        for kind, text in zip(("caption", "header", "cell", "cell"), texts, strict=True)
    ]
    first, then = "\n".join(texts[:3]), f"{over}{texts[1]}\n{texts[3]}"
    document = document_of([("page 1", first), ("page 2", then)], in_blocks=False)
    found = [difference.found for difference in differences(units, document, "en")]
    assert len(found) == len(told) and all(map(str.endswith, found, told))
