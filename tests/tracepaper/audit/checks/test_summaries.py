"""What abstract and conclusion say beyond the body: planted, and found."""

from __future__ import annotations

import pytest

from tracepaper.audit.checks import summaries
from tracepaper.audit.material import Material
from tracepaper.manuscript.markup import read_blocks

ABSTRACT = "[Trade rose to [level]{.fact}, with the lowest tariffs.]{.claim #abstract-trade}"
BODY = "[Trade rose to [level]{.fact}.]{.claim #trade-rose} [Tariffs are lowest.]{.claim #tariffs-low}"
FACTS = {
    name: {"observations": [number], "formula": number, "value": float(number)}
    for name, number in {"level": "1", "same-level": "1", "other": "2"}.items()
}


def claim(kind, text, parts=(), zh=""):
    sentence = {"en": {"text": text}} | ({"zh": {"text": zh}} if zh else {})
    return {"kind": kind, "parts": list(parts), "sentence": sentence}


CLAIMS = {
    "abstract-trade": claim("summary", "Trade rose, with the lowest tariffs.", ["trade-rose", "tariffs-low"]),
    "trade-rose": claim("change", "Trade rose."),
    "tariffs-low": claim("rank", "Tariffs are lowest."),
}


@pytest.fixture
def problems(tmp_path):
    def build(abstract=ABSTRACT, body=BODY, claims=CLAIMS):
        material = Material(tmp_path, ["en"], {})
        material.facts, material.claims = FACTS, claims
        blocks = [("00-abstract", abstract), ("01-body", body)]
        material.blocks = {
            "en": [b for name, text in blocks for b in read_blocks(text, f"manuscript/en/{name}.md")]
        }
        return summaries.check(material)

    return build


def kinds(result):
    return [(problem.kind, problem.place.file) for problem in result.problems]


def test_an_abstract_that_rests_on_the_body_passes(problems):
    result = problems()
    assert (kinds(result), result.count) == ([], 2)


def test_a_number_that_only_the_abstract_has_is_named(problems):
    found = problems(ABSTRACT.replace("level", "other"))
    assert kinds(found) == [("number-only-in-summary", "manuscript/en/00-abstract.md")]


def test_the_same_quantity_under_another_name_will_do(problems):
    assert kinds(problems(ABSTRACT.replace("[level]", "[same-level]"))) == []


def test_a_claim_that_no_section_makes_is_named(problems):
    found = problems(body=BODY.replace("[Tariffs are lowest.]{.claim #tariffs-low}", ""))
    assert kinds(found) == [("claim-only-in-summary", "manuscript/en/00-abstract.md")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trade rose sharply, with the lowest tariffs.", ["sharply"]),
        ("Trade rose to the highest level, with the lowest tariffs.", ["highest"]),
        ("Trade rose for the first time, with the lowest tariffs.", ["for the first time"]),
        ("Trade rose, and tariffs are the smallest.", []),
    ],
)
def test_words_stronger_than_those_summed_up_are_named(problems, text, expected):
    claims = CLAIMS | {"abstract-trade": CLAIMS["abstract-trade"] | {"sentence": {"en": {"text": text}}}}
    found = problems(claims=claims)
    assert [problem.text.split("“")[1].split("”")[0] for problem in found.problems] == expected


def test_a_superlative_may_be_another_language_s(problems):
    said = {"zh": "关税低于其余各国。", "en": "Tariffs are lowest."}
    assert list(summaries.stronger_words("关税最低。", said, "zh")) == []
    assert list(summaries.stronger_words("关税最高。", said, "zh")) == ["最高"]


def test_a_paper_without_a_summary_has_nothing_due(problems):
    result = problems(abstract="Trade rose.")
    assert (result.count, result.nothing_due) == (0, "no section only sums up others")
