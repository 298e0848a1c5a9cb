"""Contradictions of facts with their rows, units and each other: planted, and found."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tracepaper.audit.checks import consistency
from tracepaper.audit.material import Material
from tracepaper.manuscript.markup import read_blocks

NAMES = {"VNM": "Vietnam", "THA": "Thailand"}
ROWS = {
    1: {"economy": "VNM", "period": "2000", "unit": "USD", "value": 10.0},
    2: {"economy": "VNM", "period": "2024", "unit": "USD", "value": 40.0},
    3: {"economy": "THA", "period": "2024", "unit": "USD", "value": 50.0},
    4: {"economy": "VNM", "period": "2024", "unit": "PERCENT", "value": 5.0},
    5: {"economy": "VNM", "period": "2000", "unit": "PERCENT", "value": 3.0},
}


def fact(unit, formula, observations, period, text="4", definition="Vietnam's exports", **more):
    return {
        "unit": unit,
        "formula": formula,
        "observations": [str(n) for n in observations],
        "period": period,
        "text": {"en": text},
        "definition": {"en": definition},
        "value": 4.0,
    } | more


FACTS = {
    "level": fact("USD", "40", [2], "2024", "US$40"),
    "share": fact("PERCENT", "100 * 40 / 50", [2, 3], "2024", "80%", "Vietnam's part of Thailand's exports"),
    "growth": fact("PERCENT", "100 * (40 / 10 - 1)", [1, 2], "2000-2024", "300%"),
    "points": fact("PERCENTAGE_POINTS", "5 - 3", [4, 5], "2000-2024", "2 percentage points"),
    "fold": fact("TIMES", "40 / 10", [1, 2], "2000-2024", "4 times"),
    "estimate": fact("NUMBER", "PPML: error", [1, 2, 3], "2010-2018"),
}


@pytest.fixture
def kinds(tmp_path):
    def build(facts, text="[level]{.fact} and [points]{.fact}.", note=""):
        declared = SimpleNamespace(
            DIMENSIONS={"economy": None}, UNIT_WORDS={}, name_of=lambda _, code, language: NAMES[code]
        )
        material = Material(tmp_path, ["en"], {}, vocabulary=declared)
        material.facts, material.fact_rows = facts, ROWS
        material.blocks = {"en": read_blocks(text, "manuscript/en/01-a.md")}
        material.exhibits = {"fig-a": {"title": {"en": "A title"}, "note": {"en": note}, "alt": {}}}
        return [(problem.kind, str(problem.place)) for problem in consistency.check(material).problems]

    return build


def test_what_fits_together_passes(kinds):
    assert kinds(FACTS) == []


@pytest.mark.parametrize(
    ("name", "change", "kind"),
    [
        ("points", {"unit": "PERCENT"}, "percent-for-points"),
        ("points", {"formula": "100 * 5 / 8 - 100 * 3 / 8", "unit": "PERCENT"}, "percent-for-points"),
        ("points", {"formula": "abs(100 * 5 / 8 - 100 * 3 / 8)", "unit": "PERCENT"}, "percent-for-points"),
        ("share", {"unit": "PERCENTAGE_POINTS"}, "points-not-a-difference"),
        ("growth", {"unit": "PERCENTAGE_POINTS"}, "points-not-a-difference"),
        ("share", {"formula": "40 / 50"}, "percent-not-hundredfold"),
        ("fold", {"formula": "100 * 40 / 10"}, "times-hundredfold"),
        ("level", {"period": "2023"}, "period-not-of-its-rows"),
        ("growth", {"period": "2001-2024"}, "period-not-of-its-rows"),
        ("level", {"observations": ["1"]}, "period-not-of-its-rows"),
        ("level", {"observations": ["3"], "formula": "50"}, "place-not-in-its-rows"),
        ("level", {"definition": {"en": "Thailand's exports"}}, "place-not-in-its-rows"),
        ("share", {"definition": {"en": "Vietnam's part of all exports"}}, "place-not-in-its-definition"),
    ],
)
def test_a_fact_that_its_rows_or_its_formula_contradict_is_named(kinds, name, change, kind):
    facts = FACTS | {name: FACTS[name] | change}
    assert kinds(facts) == [(kind, f"results/facts.json, fact {name}")]


@pytest.mark.parametrize(
    ("change", "kind"), [({"unit": "CNY"}, "unit"), ({"period": "2024Q4"}, "period"), ({}, None)]
)
def test_one_quantity_under_two_names_has_one_unit_and_one_period(kinds, change, kind):
    found = [name for name, _ in kinds(FACTS | {"again": FACTS["level"] | change})]
    assert found == ([f"one-quantity-two-{kind}s"] if kind == "unit" else found)
    assert (f"one-quantity-two-{kind}s" in found) == (kind is not None)


def test_a_unit_said_beside_the_number_s_own_is_found_at_its_line(kinds):
    found = kinds(FACTS, "First\n[share]{.fact} percentage points more.")
    assert found == [("unit-outside-fact", "manuscript/en/01-a.md:2, share")]
    assert kinds(FACTS, "It is [level]{.fact} million.") == [
        ("unit-outside-fact", "manuscript/en/01-a.md:1, level")
    ]
    assert kinds(FACTS, "It is US$[level]{.fact}.") == [("unit-twice", "manuscript/en/01-a.md:1")]


def test_a_caption_is_read_too(kinds):
    (found,) = kinds(FACTS, note="It rose by 3.2% percentage points.")
    assert found == ("unit-twice", "workflow/analysis/exhibits/fig_a/caption.en.md, note")
