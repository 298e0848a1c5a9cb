"""Bare numbers, unbound sentences, directions of claims, stale translations, exemptions."""

from __future__ import annotations

import pytest

from tracepaper.audit import report
from tracepaper.audit.checks import bare_numbers, claims_bound, documents, parity
from tracepaper.audit.material import Material
from tracepaper.audit.reading.number_tokens import numbers_of
from tracepaper.errors import InputError
from tracepaper.manuscript.markup import read_blocks

CLAIM = {
    "sentence": {
        "zh": {"text": "出口上升。", "file": "zh/a.md", "line": 1},
        "en": {"text": "Exports fell.", "file": "en/a.md", "line": 2},
    },
    "says": {"zh": "1 < 2", "en": "1 < 2"},
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2024 [trade]{.fact} grew, see [@fig-trade]."),
        ("zh", "2002年11月4日签署"),
        ("en", "from 2010–15"),
        ("zh", "“增至35个”"),
        ("en", "ZX 27, $x_1$"),
        ("en", "year 1 and years 10, 15 and 20"),
        ("zh", "第10、15、20年"),
        ("en", "column (1), at the 5 per cent level, in the 1990s"),
        ("en", "## Trade {#sec-2}"),
    ],
)
def test_what_no_data_give_is_no_bare_number(language, text):
    assert list(bare_numbers.bare_numbers(text, {}, language, (r"\bZX \d+",))) == []


@pytest.mark.parametrize(("language", "text"), [("en", "ZX 27"), ("zh", "year 1"), ("en", "2024 million")])
def test_what_is_no_data_elsewhere_is_a_bare_number_here(language, text):
    assert len(list(bare_numbers.bare_numbers(text, {}, language))) == 1


def test_a_bare_number_is_named_with_line_and_column():
    found = list(bare_numbers.bare_numbers("One line.\nTrade was 982.3 billion then.", {}, "en"))
    assert [(line, column, number) for line, column, number, _ in found] == [(2, 11, "982.3 billion")]


def test_a_threshold_of_a_claim_is_bound_by_it():
    text = "[It passed 2 trillion.]{.claim #passed}"
    assert not list(bare_numbers.bare_numbers(text, {"passed": {"numbers": {"threshold": 2e12}}}, "en"))
    assert list(bare_numbers.bare_numbers(text, {"passed": {"numbers": {"threshold": 3e12}}}, "en"))


def test_the_suggestion_is_the_fact_with_this_number():
    facts = {"total": {"value": 982.3e9, "text": {"en": "US$982.3 billion"}}}
    assert "[total]{.fact}" in bare_numbers.suggestion("982.3 billion", facts, "en")


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Exports rose.", "rose"),
        ("[Exports rose.]{.claim #a}", ""),
        ("It rose by [growth]{.fact}.", ""),
        ("Has it risen?", ""),
    ],
)
def test_an_empirical_sentence_must_be_bound(sentence, word):
    assert claims_bound.unbound(sentence, "en") == word


def test_two_languages_that_go_opposite_ways_are_found():
    assert len(list(claims_bound.direction_problems("exports", CLAIM, set()))) == 1
    assert len(list(claims_bound.direction_problems("exports", CLAIM, {"falls_between"}))) == 2


def test_a_pair_is_stale_when_one_side_changed():
    zh, en = (
        read_blocks(text, f"{lang}/a.md")[0] for lang, text in (("zh", "出口上升。"), ("en", "Exports rose."))
    )
    changed = read_blocks("Exports fell.", "en/a.md")[0]
    reviewed = {"a.md": {(parity.digest(zh), parity.digest(en))}}
    assert parity._stale(zh, en, reviewed) is None
    assert parity._stale(zh, changed, reviewed)[0] is zh


def test_a_fact_in_the_wrong_form_is_found():
    fact = {
        "value": 982.34e9,
        "rounded": 982.3e9,
        "unit": "USD",
        "step": 1e8,
        "text": {"zh": "9,823亿美元", "en": "US$982.3 billion"},
    }
    assert documents.text_problem(fact, "zh") == documents.text_problem(fact, "en") == ""
    for wrong in ("US$982.4 billion", "US$982 billion", "982.3 billion yuan", "US$982.3亿"):
        assert documents.text_problem({**fact, "text": {"en": wrong}}, "en")


def test_a_wrong_and_a_missing_number_are_named():
    from dataclasses import replace

    tokens = numbers_of("en").tokens
    expected = [
        replace(token, kind="fact", owner="total") for token in tokens("trade of 982.3 billion in 2024")
    ]
    wrong = documents.compare(expected, tokens("trade of 982.8 billion in 2024", "page 1"))
    assert wrong and "982.8billion" in wrong[0][1] and "total" in wrong[0][1] and wrong[0][0] == "page 1"
    assert "is missing" in documents.compare(expected, tokens("trade in 2024", "page 1"))[0][1]


def test_an_exemption_needs_a_reason_and_something_to_cover(tmp_path):
    file = tmp_path / "exemptions.yml"
    file.write_text("- {check: claims, where: 'a*'}\n", encoding="utf-8")
    with pytest.raises(InputError, match="no reason"):
        report.read_exemptions(file)
    file.write_text("- {check: claims, where: 'a*', reason: a definition}\n", encoding="utf-8")
    result = report.Result(
        "sentences", 2, [report.Failure("a:1", "unbound"), report.Failure("b:1", "unbound")]
    )
    entry = report.entry("claims", {"en": ""}, result, report.read_exemptions(file))
    assert [f["where"] for f in entry["failures"]] == ["b:1"] and entry["exempted"][0][
        "reason"
    ] == "a definition"
    assert (
        "covers nothing"
        in report.entry("claims", {}, report.Result("", 0), report.read_exemptions(file))["failures"][0][
            "message"
        ]
    )


def test_an_exemption_for_an_edition_that_is_not_built_waits():
    def exemption(where):
        return report.Exemption("claims", where, "a reason")

    found = [
        exemption(where)
        for where in ("manuscript/zh/01.md:*", "manuscript/*/01.md", "results/exhibits/fig-a/figure.zh.svg")
    ]
    assert report.for_languages(found, ["en"]) == [found[1]]
    assert report.for_languages(found, ["zh"]) == found


def test_pairs_of_three_languages_are_each_with_the_next():
    editions = {
        language: read_blocks(text, f"{language}/a.md")
        for language, text in (("zh", "甲"), ("en", "a"), ("fr", "à"))
    }
    found = parity.pairs(editions)
    assert [(ours.file, theirs.file) for ours, theirs in found] == [
        ("zh/a.md", "en/a.md"),
        ("en/a.md", "fr/a.md"),
    ]


def test_the_order_of_the_languages_does_not_make_a_pair_stale():
    zh, en = read_blocks("出口上升。", "zh/a.md")[0], read_blocks("Exports rose.", "en/a.md")[0]
    reviewed = {"a.md": {(parity.digest(zh), parity.digest(en))}}
    assert parity._stale(en, zh, reviewed) is None


def test_one_language_alone_has_nothing_to_accept(tmp_path):
    with pytest.raises(InputError, match="names one language, so there is nothing to compare"):
        parity.accept(Material(tmp_path, ("en",), {}))
