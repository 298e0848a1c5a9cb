"""The names in a Word file by which it can come back."""

from __future__ import annotations

import pytest

from render_sample import assemble_sample, write_sample
from tracepaper.languages import load_language
from tracepaper.manuscript import tree as trees
from tracepaper.render.docx_controls import (
    LONGEST_BOOKMARK,
    LONGEST_TAG,
    add_controls,
    control_tag,
    paragraphs,
)


@pytest.fixture(scope="module", params=["zh", "en"])
def sample(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("controls")
    return request.param, assemble_sample(write_sample(folder), request.param)


def test_each_paragraph_has_a_bookmark_that_names_its_place(sample):
    _, file = sample
    found = {p.bookmark: p for p in paragraphs(trees.read_tree(file))}
    names = [p.bookmark for p in paragraphs(trees.read_tree(file))]
    assert len(found) == len(names)
    assert {"_00_abstract_1", "_00_abstract_1_2", "_01_background_1", "_02_limits_4", "_fig_gdp_1"} <= set(
        found
    )
    assert found["_01_background_2"].place == 2 and found["_fig_gdp_3"].exhibit == "fig-gdp"


def controls(language: str, tree: dict) -> list[str]:
    add_controls(tree, load_language(language))
    return [raw["c"][1] for raw in trees.elements(tree["blocks"], "RawInline") if "<w:sdt>" in raw["c"][1]]


def test_facts_claims_citations_and_references_have_controls(sample):
    language, file = sample
    found = controls(language, trees.read_tree(file))
    tags = [xml.partition('<w:tag w:val="')[2].partition('"')[0] for xml in found]
    assert tags[:5] == [
        "fact:trade-2024",
        "citation:Balassa1965",
        "citation:Zheng2024;Zhan2021",
        "claim:largest",
        "fact:trade-2024",
    ]
    assert tags.count("reference:fig-gdp") == 2
    locks = {"fact": "sdtContentLocked", "claim": "sdtLocked", "citation": "contentLocked"}
    for tag, xml in zip(tags, found, strict=True):
        wanted = locks.get(tag.partition(":")[0])
        assert f'<w:lock w:val="{wanted}"/>' in xml if wanted else "<w:lock" not in xml
    word = {"zh": "论断：largest", "en": "Claim: largest"}[language]
    assert f'<w:alias w:val="{word}"/>' in found[3]


def test_a_name_too_long_for_word_stays_its_own():
    names = ["A" * 70 + end for end in "xy"]
    tags = [control_tag("citation", name) for name in names]
    assert {len(tag) for tag in tags} == {LONGEST_TAG} and tags[0] != tags[1]
    section = {"t": "Div", "c": [["", ["section-file"], [["file", "s" * 60]]], [{"t": "Para", "c": []}]]}
    assert len(next(paragraphs({"blocks": [section]})).bookmark) == LONGEST_BOOKMARK
