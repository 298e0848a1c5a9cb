"""Sentences with a truth condition."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracepaper.errors import InputError
from tracepaper.evidence.lineage import NAN, Traced, leaf, observations_of
from tracepaper.evidence.lines import Line
from tracepaper.evidence.quantities import Part, Quantity, named
from tracepaper.statements import claims
from tracepaper.statements.kinds import Level, Rank, Summary
from tracepaper.statements.wording import Writer

SERIES = {"VNM": leaf(30.0, 1), "THA": leaf(20.0, 2), "IDN": leaf(16.0, 3)}
numbers = st.floats(min_value=-1e9, max_value=1e9)


@pytest.mark.parametrize(
    "outcome, holds, margin, says",
    [
        (claims.exceeds(leaf(12.0, 1), 10), True, 0.2, "12 > 10"),
        (claims.exceeds(8.0, leaf(10.0, 1)), False, -0.2, "8 < 10"),
        (claims.exceeds(10.0, 10), False, 0.0, "10 = 10"),
        (claims.exceeds(-1.0, -2.0), True, 0.5, "−1 > −2"),
        (claims.exceeds(0.5, 0), True, 0.5, "0.5 > 0"),
        (claims.at_least(10.0, 10), True, 0.0, "10 = 10"),
        (claims.at_least(9.0, 10), False, -0.1, "9 < 10"),
        (claims.below(9.0, 10), True, 0.1, "9 < 10"),
        (claims.below(10.0, 10), False, 0.0, "10 = 10"),
        (claims.below(15.0, 10), False, -0.5, "15 > 10"),
        (claims.between(11.0, 10, 20), True, 0.1, "10 < 11 < 20"),
        (claims.between(10.0, 10, 20), True, 0.0, "10 = 10 < 20"),
        (claims.between(5.0, 10, 20), False, -0.5, "10 > 5 < 20"),
        (claims.between(30.0, 10, 20), False, -0.5, "10 < 30 > 20"),
        (claims.same(leaf(9.0, 1), 9), True, None, "9 = 9"),
        (claims.same(8, 9), False, None, "8 ≠ 9"),
        (claims.same(leaf("agrees", 1), "agrees"), True, None, "agrees = agrees"),
        (claims.rises_between({2020: 10.0, 2024: 12.0}, 2020, 2024), True, 0.2, "10 (2020) < 12 (2024)"),
        (claims.rises_between({2020: 10.0, 2024: 10.0}, 2020, 2024), False, 0.0, "10 (2020) = 10 (2024)"),
        (claims.rises_between({2020: 10.0, 2024: 8.0}, 2020, 2024), False, -0.2, "10 (2020) > 8 (2024)"),
        (claims.rises_between(Line({1: NAN, 2: 10.0, 3: 9.0, 4: 12.0})), True, 0.2, "10 (2) < 12 (4)"),
        (claims.falls_between({2020: 10.0, 2024: 8.0}, 2020, 2024), True, 0.2, "10 (2020) > 8 (2024)"),
        (claims.falls_between({2020: 10.0, 2024: 12.0}, 2020, 2024), False, -0.2, "10 (2020) < 12 (2024)"),
        (claims.falls_between(Line({2: 10.0, 3: 9.0, 4: 12.0}), 2, 3), True, 0.1, "10 (2) > 9 (3)"),
        (claims.largest(SERIES, "VNM"), True, 0.5, "30 (VNM) > 20 (THA)"),
        (claims.largest(SERIES, "THA"), False, -1 / 3, "30 (VNM) > 20 (THA)"),
        (claims.ranks(SERIES, "THA", 2), True, 0.25, "30 (VNM) > 20 (THA) > 16 (IDN)"),
        (claims.ranks(SERIES, "IDN", 2), False, -0.2, "30 (VNM) > 20 (THA) > 16 (IDN)"),
        (claims.ranks(SERIES, "IDN", 3), True, 0.2, "30 (VNM) > 20 (THA) > 16 (IDN)"),
        (claims.ranks(SERIES, "IDN", 9), False, None, "30 (VNM) > 20 (THA) > 16 (IDN)"),
        (claims.smallest(SERIES, "IDN"), True, 0.2, "16 (IDN) < 20 (THA)"),
        (claims.smallest(SERIES, "VNM"), False, -0.875, "16 (IDN) < 20 (THA) < 30 (VNM)"),
        (claims.largest({"VNM": 1.0}, "VNM"), True, None, "1 (VNM)"),
    ],
)
def test_conditions(outcome, holds, margin, says):
    assert (outcome.holds, Writer("en").write(outcome.says)) == (holds, says)
    assert outcome.margin == (None if margin is None else pytest.approx(margin))


@pytest.mark.parametrize("key, place", [("a", 1), ("b", 1), ("a", 2), ("b", 2)])
def test_a_tie_is_no_place_in_whatever_order(key, place):
    for series in ({"a": 5.0, "b": 5.0, "c": 1.0}, {"c": 1.0, "b": 5.0, "a": 5.0}):
        outcome = claims.ranks(series, key, place)
        assert not outcome.holds and outcome.margin == 0 and " = 5 (" in Writer("en").write(outcome.says)
        assert claims.smallest(series, "c").holds


@given(numbers, numbers)
def test_a_condition_and_its_opposite(a, b):
    assert claims.exceeds(a, b).holds != claims.below(a, b).holds or a == b
    assert claims.at_least(a, b).holds != claims.below(a, b).holds
    assert claims.exceeds(a, b).holds == claims.rises_between({0: b, 1: a}, 0, 1).holds
    for outcome in (
        claims.exceeds(a, b),
        claims.below(a, b),
        claims.at_least(a, b),
        claims.between(a, b, b + 1),
    ):
        assert outcome.margin >= 0 if outcome.holds else outcome.margin <= 0


@given(st.dictionaries(st.text(min_size=1, max_size=3), numbers, min_size=2, max_size=6))
def test_ranks_agree_with_counting(series):
    for key, value in series.items():
        place = 1 + sum(other > value for other in series.values())
        alone = list(series.values()).count(value) == 1
        for at in range(1, len(series) + 1):
            outcome = claims.ranks(series, key, at)
            assert outcome.holds == (alone and at == place)
            assert outcome.margin >= 0 if outcome.holds else outcome.margin <= 0


@pytest.mark.parametrize(
    "condition",
    [
        lambda: claims.exceeds(NAN, 1),
        lambda: claims.below(1, NAN),
        lambda: claims.at_least(None, 1),
        lambda: claims.between(1.0, 0, NAN),
        lambda: claims.rises_between({1: NAN, 2: 3.0}, 1, 2),
        lambda: claims.falls_between({1: 3.0, 2: None}, 1, 2),
        lambda: claims.largest({"a": NAN, "b": 3.0}, "b"),
        lambda: claims.smallest({"a": 1.0, "b": NAN}, "a"),
    ],
)
def test_a_missing_number_is_neither_true_nor_false(condition):
    with pytest.raises(InputError, match="a number it compares is missing"):
        condition()


@pytest.mark.parametrize(
    "condition",
    [
        lambda: claims.rises_between({2020: 1.0}, 2020, 2024),
        lambda: claims.ranks({2020: 1.0}, 2024, 1),
        lambda: claims.smallest({2020: 1.0}, 2024),
    ],
)
def test_a_key_the_series_does_not_have(condition):
    with pytest.raises(InputError, match="a claim asks for 2024, which its series does not have"):
        condition()


def test_combinations():
    yes, no, plain_yes = claims.exceeds(12.0, 10), claims.exceeds(9.0, 10), claims.Outcome(True)
    assert claims.all_of(yes, plain_yes).holds and not claims.all_of(yes, no).holds
    assert claims.any_of(yes, no).holds and not claims.any_of(no, no).holds
    assert claims.all_of(yes, no).margin == pytest.approx(-0.1)
    assert claims.any_of(yes, no).margin == pytest.approx(0.2)
    assert claims.all_of(plain_yes).margin is None
    both = claims.all_of(yes, no)
    assert both.numbers == {"value": 12.0, "threshold": 10, "value (2)": 9.0, "threshold (2)": 10}


def test_of_several_conditions_those_that_fail_are_said():
    yes, no = claims.exceeds(12.0, 10), claims.exceeds(9.0, 10)
    writer = Writer("en")
    assert writer.write(claims.all_of(yes, no).says) == "9 < 10"
    assert writer.write(claims.all_of(yes, yes).says) == "12 > 10"
    assert writer.write(claims.any_of(yes, no).says) == "12 > 10; 9 < 10"


def test_a_combination_of_combinations_keeps_every_number():
    one, two, three = (claims.exceeds(leaf(float(n), n), 0) for n in (1, 2, 3))
    outcome = claims.all_of(claims.all_of(one, two), three)
    assert observations_of(*outcome.numbers.values()) == [1, 2, 3]
    assert observations_of(*claims.any_of(one, claims.all_of(two, three)).numbers.values()) == [1, 2, 3]


WRITERS = [
    Writer("zh"),
    Writer("en", lambda code, *_: {"THA": "Thailand", "VNM": "Vietnam"}.get(code, str(code))),
]


class Members:
    """Evidence of one line, by member."""

    def __init__(self, values):
        self.values = values

    def line(self, table, column, by="member", **where):
        return Line(self.values)


@pytest.fixture
def conditions(monkeypatch):
    monkeypatch.setattr(claims, "CLAIMS", {})

    @claims.claim(Rank())
    def viet_nam_first(evidence):
        return claims.largest(evidence.line("trade", "share"), "VNM")

    @claims.claim(Rank())
    def growth(evidence):
        return claims.exceeds(evidence.line("trade", "share")["THA"], 25)


SENTENCES = {
    "growth": {
        "zh": {"text": "泰国超过25。", "file": "zh/01.md", "line": 3},
        "en": {"text": "Thailand exceeds 25.", "file": "en/01.md", "line": 4},
    }
}


@pytest.mark.usefixtures("conditions")
def test_claims_are_evaluated_with_numbers_lineage_and_place():
    results = claims.with_sentences(claims.evaluate(Members(SERIES), WRITERS), SENTENCES)
    assert list(results) == ["growth", "viet-nam-first"]
    first = results["viet-nam-first"]
    assert first["holds"] and first["observations"] == ["1-2"]
    assert first["says"] == {"zh": "30（VNM） > 20（THA）", "en": "30 (Vietnam) > 20 (Thailand)"}
    growth = results["growth"]
    assert (growth["holds"], growth["numbers"]) == (False, {"value": 20.0, "threshold": 25})
    assert growth["observations"] == ["2"] and growth["sentence"] == SENTENCES["growth"]
    assert (growth["code"]["function"], growth["code"]["module"]) == ("growth", __name__)


def test_numbers_that_have_a_name_are_labelled(monkeypatch):
    monkeypatch.setattr(claims, "CLAIMS", {})
    output = Quantity("CNY", 1e8, {"zh": "产出", "en": "output"})

    @claims.claim(Rank())
    def large(evidence):
        return claims.exceeds(named(leaf(213.7e9, 1, "CNY"), output, (Part("year", 2000),)), 2e12)

    found = claims.evaluate(None, WRITERS)["large"]
    assert found["says"] == {
        "zh": "产出，2000年：2,137亿元 < 2万亿元",
        "en": "output, 2000: 213.7 billion yuan < 2 trillion yuan",
    }
    assert found["distance"] == {"zh": "17,863亿元", "en": "1,786.3 billion yuan"}
    assert found["comparisons"] == {"zh": [], "en": []}


@pytest.mark.usefixtures("conditions")
def test_a_false_claim_is_told_with_both_sentences_and_its_numbers():
    tried = claims.evaluate(Members(SERIES), WRITERS)
    assert [str(one) for one in claims.false_claims(claims.with_sentences(tried, SENTENCES))] == [
        "zh/01.md:3: claim growth does not hold: “泰国超过25。” (20 < 25); "
        "en/01.md:4 “Thailand exceeds 25.” (20 < 25); edit the sentence or its condition"
    ]
    without = [str(one) for one in claims.false_claims(claims.with_sentences(tried, {}))]
    assert without == ["claim growth does not hold: 20 < 25; edit the sentence or its condition"]


@pytest.mark.usefixtures("conditions")
def test_a_claim_that_cannot_be_evaluated_is_named():
    with pytest.raises(InputError, match="claim growth cannot be evaluated: a number it compares is missing"):
        claims.evaluate(Members({"VNM": 1.0, "THA": NAN}), WRITERS)


@pytest.mark.usefixtures("conditions")
def test_two_conditions_for_one_claim():
    def growth(evidence):
        return None

    with pytest.raises(InputError, match="claim growth has two conditions"):
        claims.claim(Rank())(growth)


@pytest.mark.usefixtures("conditions")
def test_results_are_written_as_strict_json(tmp_path):
    found = claims.with_sentences(claims.evaluate(Members(SERIES), WRITERS), SENTENCES)
    claims.write(found, tmp_path / "claims.json")
    text = (tmp_path / "claims.json").read_text(encoding="utf-8")
    written = json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))
    assert written["claims"]["growth"]["numbers"]["value"] == 20.0 and "泰国" in text
    assert math.isclose(written["claims"]["growth"]["margin"], -0.2)
    assert isinstance(SERIES["THA"], Traced)


def test_a_claim_without_a_kind_is_refused():
    def growth(evidence):
        return claims.exceeds(2, 1)

    with pytest.raises(InputError, match="claim growth in .* has no kind; write @claim"):
        claims.claim(growth)


def test_a_summary_is_as_strong_as_the_weakest_it_sums_up(monkeypatch):
    monkeypatch.setattr(claims, "CLAIMS", {})

    @claims.claim(Level())
    def fragile_one(evidence):
        values = evidence.line("trade", "share")
        return claims.exceeds(sum(map(float, values.values())) - values["IDN"], 35)

    @claims.claim(Rank())
    def first(evidence):
        return claims.largest(evidence.line("trade", "share"), "VNM")

    @claims.claim(Summary())
    def both(evidence):
        return claims.all_of(first(evidence), fragile_one(evidence))

    found = claims.evaluate(Members(SERIES), WRITERS)
    assert found["both"]["parts"] == ["first", "fragile-one"] and found["both"]["excepted"] == ["without"]
    assert [found[name]["strength"] for name in ("first", "fragile-one", "both")] == [
        "untried", "fragile", "fragile",
    ]  # fmt: skip
    assert found["fragile-one"]["rivals"][0]["words"]["en"] == "without Thailand"


def test_a_summary_of_nothing_is_refused(monkeypatch):
    monkeypatch.setattr(claims, "CLAIMS", {})

    @claims.claim(Summary())
    def nothing(evidence):
        return claims.exceeds(2, 1)

    with pytest.raises(InputError, match="claim nothing is a summary and calls no other claim"):
        claims.evaluate(Members(SERIES), WRITERS)


def test_words_of_rivals(monkeypatch, tmp_path):
    monkeypatch.setattr(claims, "CLAIMS", {})

    @claims.claim(Level())
    def high(evidence):
        return claims.exceeds(evidence.line("trade", "share")["VNM"], 25)

    @claims.rival(high)
    def by_half(evidence):
        return claims.exceeds(evidence.line("trade", "share")["VNM"] / 2, 25)

    with pytest.raises(InputError, match=r"rival by-half has no words in the language en; .*rivals.en.yaml"):
        claims.evaluate(Members(SERIES), WRITERS, {"zh": {"by-half": "减半"}})
    (tmp_path / "rivals.zh.yaml").write_text("by-half: 减半\n", encoding="utf-8")
    (tmp_path / "rivals.en.yaml").write_text("by-half: halved\n", encoding="utf-8")
    words = claims.read_rival_words(sorted(tmp_path.iterdir()))
    found = claims.evaluate(Members(SERIES), WRITERS, words)["high"]
    assert [(r["clause"], r["holds"], r["words"]["zh"]) for r in found["rivals"]][-1] == (
        "by-half", False, "减半",
    )  # fmt: skip
    with pytest.raises(InputError, match="rival odd has words in the language en, but no claim has it"):
        claims.evaluate(Members(SERIES), WRITERS, {**words, "en": {**words["en"], "odd": "?"}})
