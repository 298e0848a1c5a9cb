"""The last good pages stay, whatever goes wrong after them."""

from __future__ import annotations

import pytest

from tracepaper.preview.view import View, placed


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("manuscript/en/01.md:3:5: there is no fact x", "manuscript/en/01.md:3:5"),
        ("manuscript/zh/01.md:3: a straight quotation mark is left over", "manuscript/zh/01.md:3"),
        ("config/config.yaml: editions.wdi: 2024 was found", "config/config.yaml"),
        (
            "analysis.sections.size.facts, line 7: fact x is quoted nowhere",
            "analysis.sections.size.facts, line 7",
        ),
        ("claim rose does not hold: 2 < 3; edit the sentence", ""),
        ("there is no package pandsa in the environment", ""),
    ],
)
def test_a_sentence_is_parted_from_its_place(sentence, place):
    found = placed(sentence)
    assert found["place"] == place and sentence.endswith(found["told"])


def test_a_failed_build_takes_no_page_away_and_a_good_one_tells_which_are_new():
    view = View({"zh": b"1"})
    view.bad(["x.md:1: no"])
    assert view.page("zh") == b"1" and view.page("en") is None
    assert view.good({"zh": b"1", "en": b"2"}, 2.0) == ["en"]
    assert view.good({"zh": b"3", "en": b"2"}, 2.0) == ["zh"]
    assert view.good({"en": b"2"}, 2.0) == [] and view.page("zh") is None  # a language taken out


def test_what_was_wrong_stays_on_show_until_the_next_build_has_ended():
    view = View({})
    view.bad(["x.md:1: no"])
    view.begin()
    number, state = view.after(-1, 0)
    assert state["state"] == "building" and state["errors"]
    assert view.after(number, 0.01) == (number, None)
    view.same()
    assert view.after(number, 0)[1]["state"] == "ready"


def test_a_long_build_tells_how_far_it_is():
    view = View({})
    view.count(3, 9)
    assert view.after(-1, 0)[1]["note"] == ""
    view.count(3, 82)
    assert view.after(-1, 0)[1]["note"] == "3 / 82"
