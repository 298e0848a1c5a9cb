"""The numbers quoted in prose."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from tracepaper.errors import InputError
from tracepaper.evidence.lineage import NAN, bulk, leaf
from tracepaper.statements import facts
from tracepaper.statements.facts import Fact

DEFINITIONS = {"zh": {"gdp": "产出"}, "en": {"gdp": "output"}}


def evaluate(files, *made, definitions=DEFINITIONS):
    module = SimpleNamespace(facts=lambda evidence: iter(made))
    own = {"BOXES": {"en": "{} boxes"}}
    return facts.evaluate([module], None, files, ("zh", "en"), definitions, own)


def fact(name="gdp", value=None, unit="USD", step=1e8):
    value = leaf(18.5e12, 1, unit) + leaf(430000.0, 2, unit) * 10**6 if value is None else value
    return Fact(name, value, unit, step, 2024)


def test_a_fact_is_computed_rounded_written_and_traced(evidence_files):
    registry = evaluate(evidence_files, fact())
    entry = registry["facts"]["gdp"]
    assert (entry["value"], entry["rounded"]) == (18.93e12, 18.93e12)
    assert entry["text"] == {"zh": "189,300亿美元", "en": "US$18,930.0 billion"}
    assert entry["formula"] == "18,500,000,000,000 + 430,000 * 1,000,000"
    assert entry["observations"] == ["1-2"]
    assert entry["definition"] == {"zh": "产出", "en": "output"} and entry["period"] == "2024"
    assert registry["observations"]["2"] == {
        "source": "bank",
        "edition": "2026-07",
        "series": "gdp",
        "economy": "VNM",
        "period": "2023",
        "value": 430000.0,
        "unit": "USD_M",
        "trust": "A",
        "file": "bank/2026-07/table.csv",
        "line": 4,
    }
    assert list(registry["observations"]) == ["1", "2"]


def test_a_fact_knows_the_line_that_makes_it():
    code = fact().code
    assert (code["file"], code["function"]) == ("test_facts.py", "fact")
    with open(__file__, encoding="utf-8") as file:
        assert "return Fact(" in file.read().splitlines()[code["line"] - 1]


def test_facts_about_texts_of_publishers_are_described(evidence_files):
    registry = evaluate(evidence_files, fact(value=bulk(2, [8, 9], "members"), unit="NUMBER", step=1))
    assert registry["observations"]["8"]["text"] == "Viet Nam"


def test_long_lineages_stay_ranges(evidence_files):
    many = bulk(1.0, range(facts.MOST_LISTED + 1), "estimate")
    registry = evaluate(evidence_files, fact(value=many, unit="NUMBER", step=0.1))
    assert registry["facts"]["gdp"]["observations"] == ["0-400"] and registry["observations"] == {}


@pytest.mark.parametrize(
    "made, message",
    [
        (
            {"unit": "DOLLARS"},
            "fact gdp .*: the unit DOLLARS cannot be written in zh; known are USD, .*, BOXES",
        ),
        ({"unit": "BOXES"}, "fact gdp .*: the unit BOXES cannot be written in zh"),
        ({"value": NAN}, "fact gdp .* has no value"),
        ({"value": 12.0}, "comes from no observation"),
        ({"step": 5e7}, "has the rounding step 50000000.0; expected a power of ten"),
        ({"step": 0}, "expected a power of ten"),
    ],
)
def test_faults_are_told(evidence_files, made, message):
    with pytest.raises(InputError, match=message):
        evaluate(evidence_files, fact(**made))


def test_two_facts_of_one_name(evidence_files):
    with pytest.raises(InputError, match=r"fact gdp is defined twice, .* in .*test_facts, line \d+"):
        evaluate(evidence_files, fact(), fact())


def test_a_definition_serves_every_fact_whose_name_it_begins(evidence_files):
    words = {"gdp": "output", "gdp-china": "output of China", "gdp-china-first": "its first output"}
    made = [fact(name) for name in ("gdp", "gdp-laos", "gdp-china-latest", "gdp-china-first")]
    registry = evaluate(evidence_files, *made, definitions={"zh": words, "en": words})["facts"]
    assert [registry[one.name]["definition"]["en"] for one in made] == [
        "output",
        "output",
        "output of China",
        "its first output",
    ]


@pytest.mark.parametrize(
    "definitions, message",
    [
        (
            {"zh": {"gdp": "产出"}, "en": {}},
            "fact gdp has no definition in the language en; write one into .*test_facts.en.yaml",
        ),
        ({"zh": {"gdp": "产出"}}, "fact gdp has no definition in the language en"),
        ({**DEFINITIONS, "en": {"gd": "output"}}, "fact gdp has no definition in the language en"),
        (
            {**DEFINITIONS, "en": {"gdp": "output", "gnp": "income"}},
            "gnp has a definition in the language en, but there is no such fact",
        ),
        (
            {**DEFINITIONS, "zh": {"gdp": "产出", "gdp-laos": "老挝产出"}},
            "gdp-laos has a definition in the language zh, but there is no such fact",
        ),
    ],
)
def test_facts_and_definitions_belong_together(evidence_files, definitions, message):
    with pytest.raises(InputError, match=message):
        evaluate(evidence_files, fact(), definitions=definitions)


def test_definitions_are_read_by_language(tmp_path):
    for name, text in (
        ("a/facts.zh.yaml", "gdp: 产出"),
        ("a/facts.en.yaml", "gdp: output"),
        ("b/facts.en.yaml", ""),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert facts.read_definitions(sorted(tmp_path.glob("*/*.yaml"))) == DEFINITIONS
    (tmp_path / "b/facts.en.yaml").write_text("gdp: again", encoding="utf-8")
    with pytest.raises(InputError, match="b/facts.en.yaml.*gdp has a definition in another section already"):
        facts.read_definitions(sorted(tmp_path.glob("*/*.yaml")))
    (tmp_path / "b/facts.en.yaml").write_text("- gdp", encoding="utf-8")
    with pytest.raises(InputError, match="found a list, expected lines NAME: DEFINITION"):
        facts.read_definitions([tmp_path / "b/facts.en.yaml"])


def test_the_registry_is_written_in_a_fixed_order(evidence_files, tmp_path):
    for name, made in (("a", ("gdp-x", "gdp-b")), ("b", ("gdp-b", "gdp-x"))):
        facts.write(evaluate(evidence_files, *[fact(n) for n in made]), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert "亿美元" in (tmp_path / "a").read_text(encoding="utf-8")
    assert list(json.loads((tmp_path / "a").read_text(encoding="utf-8"))["facts"]) == ["gdp-b", "gdp-x"]
