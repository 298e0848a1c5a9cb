"""What is marked to stay on one line."""

from __future__ import annotations

import pytest

from tracepaper.languages import load_language
from tracepaper.manuscript.tree import elements
from tracepaper.render.joins import dashes_kept, kept_together


def inlines(text):
    words = text.split(" ")
    found = [{"t": "Str", "c": words[0]}]
    for word in words[1:]:
        found += [{"t": "Space"}, {"t": "Str", "c": word}]
    return found


def kept(text, language):
    """The words as they are set: an unbroken stretch in brackets."""
    (para,) = kept_together([{"t": "Para", "c": inlines(text)}], load_language(language))

    def shown(node):
        inner = node["c"][1][0]["c"] if node["t"] == "Span" else node.get("c", " ")
        return f"[{inner}]" if node["t"] == "Span" else inner

    return "".join(map(shown, para["c"]))


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "of US$9.1 billion in 2010–2019", "of [US$9.1\u00a0billion] in [2010–2019]"),
        ("en", "trade – and growth", "trade\u00a0– and growth"),
        ("zh", "由2010年的3亿——最高", "由[2010年]的[3亿]\u2060——最高"),
        ("zh", "第 5 项", "第 5 项"),
    ],
)
def test_numbers_and_dashes(language, text, wanted):
    assert kept(text, language) == wanted


def test_the_year_stays_with_its_author():
    cite = {
        "t": "Cite",
        "c": [[], [{"t": "Link", "c": [["", [], []], inlines("Dalum et al. 1998"), ["#r", ""]]}]],
    }
    words = kept_together([{"t": "Para", "c": [cite]}], load_language("en"))
    assert [node["c"] for node in elements(words, "Str")] == ["Dalum", "et\u00a0al.\u00a01998"]


def cell_of(text, language):
    cell = {"t": "Table", "c": [["", [], []], [None, []], [[{"t": "Plain", "c": inlines(text)}]]]}
    (inner,) = kept_together(cell, load_language(language))["c"][2][0]
    return "".join(
        f"[{node['c'][1][0]['c']}]" if node["t"] == "Span" else node.get("c", " ") for node in inner["c"]
    )


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("zh", "已核实；互免协定2025年7月17日生效", "已核实；互免协定[2025年][7月][17日]生效"),
        (
            "zh",
            "自由贸易区2010—2018年的平均效应",
            "自由贸易区2010\u2060—2018年的平均效应",
        ),  # too long for a column
        ("zh", "2020年", "2020年"),  # all that is in it
        ("en", "by 3.2 billion in the first", "by 3.2 billion in the first"),
        ("en", "after 2016-10", "after [2016-10]"),
        ("zh", "其实际增速在此之后放缓……", "其实际增速在[此之后放缓……]"),
        ("en", "no trade of the members…", "no trade of [the\u00a0members…]"),
    ],
)
def test_in_cells_short_numbers_with_their_units(language, text, wanted):
    assert cell_of(text, language) == wanted


def test_what_is_in_another_language_follows_its_rules():
    text = [{"t": "Para", "c": inlines("增速在2013年之后放缓")}]
    div = {"t": "Div", "c": [["", ["translation"], [["lang", "zh-CN"]]], text]}
    (kept_span,) = elements(kept_together([div], load_language("en")), "Span")
    assert kept_span["c"][1][0]["c"] == "2013年"


def test_facts_and_references_stay_as_they_are():
    cell = [{"t": "Plain", "c": inlines("3.2 billion")}]
    fact = {"t": "Span", "c": [["", ["fact"], []], inlines("3.2 billion")]}
    link = {"t": "Link", "c": [["", ["cross-reference"], []], inlines("Table\u00a012"), ["#tbl-a", ""]]}
    refs = {"t": "Div", "c": [["refs", [], []], cell]}
    english = load_language("en")
    assert kept_together(link, english) == link
    assert kept_together(fact, english) == fact and kept_together(refs, english) == refs


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("no-dash", ["no-dash"]),
        ("a–b", [["a–"], "b"]),
        ("one—two…", ["on", ["e—"], "tw", ["o…"]]),
        ("合作——机制", ["合", ["作—"], "—机制"]),
        ("—", ["—"]),
        ("——", [["——"]]),
    ],
)
def test_a_page_keeps_a_dash_with_what_stands_before_it_and_adds_no_character(word, parts):
    cell = {"t": "Plain", "c": [{"t": "Str", "c": word}, {"t": "Space"}]}
    tree = {"blocks": [{"t": "Table", "c": [[cell], {"t": "Math", "c": [{"t": "InlineMath"}, "a—b"]}]}]}
    kept = dashes_kept(tree)["blocks"][0]["c"]
    *found, space = kept[0][0]["c"]
    assert space == {"t": "Space"} and kept[1]["c"][1] == "a—b"
    unbroken = [one["c"] for one in found if one["t"] == "Span"]
    assert all(attributes == ["", ["unbroken"], []] for attributes, _ in unbroken)
    assert [[part["c"] for part in one["c"][1]] if one["t"] == "Span" else one["c"] for one in found] == parts
