"""Exemptions have a reason and cover something; what was not compared is no success."""

from __future__ import annotations

import pytest

from tracepaper.audit import report
from tracepaper.errors import InputError
from tracepaper.files import write_json
from tracepaper.problems import Place, Problem

ENTRY = "- {check: claims, where: 'a.md, claim *-rose', text: says more, reason: a definition}\n"


def read(folder, text: str) -> list[report.Exemption]:
    file = folder / "exemptions.yml"
    file.write_text(text, encoding="utf-8")
    return report.read_exemptions(file)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("reason: a definition", "reason: ", "has no reason"),
        ("text: says more, ", "", "has no text"),
        ("text: says more", "text: '1 ('", r"has text: '1 \(', which says too little"),
        ("'a.md, claim *-rose'", "'*'", "has where: '\\*'; expected the name of one file"),
        ("'a.md, claim *-rose'", "'manuscript/*/a.md'", "expected the name of one file"),
        ("'a.md, claim *-rose'", "'a.md, *'", "which says too little"),
        ("claims,", "claims, most: 0,", "has most: 0; expected a whole number from 1"),
        ("claims,", "claims, most: yes,", "has most: True"),
        ("text:", "txt: a, text:", "has the unknown key txt"),
        (ENTRY, ENTRY * 2, "exemption 2 stands here a second time"),
    ],
)
def test_an_exemption_names_a_place_and_words(tmp_path, old, new, told):
    assert len(read(tmp_path, ENTRY)) == 1
    with pytest.raises(InputError, match=told):
        read(tmp_path, ENTRY.replace(old, new, 1))


def test_an_exemption_covers_its_place_and_no_more_failures_than_it_says(tmp_path):
    def rose(file: str, name: str = "trade-rose", line: int = 1) -> Problem:
        return Problem("unbound", Place(file, line, item=f"claim {name}"), "says more")

    result = report.Result(
        "sentences", 2, [rose("a.md"), rose("b.md"), rose("a.md", "x"), rose("a.md", line=9)]
    )
    entry = report.entry("claims", {"en": ""}, result, read(tmp_path, ENTRY))
    assert [one["where"] for one in entry["exempted"]] == ["a.md:1, claim trade-rose"]
    assert [one["where"] for one in entry["failures"]] == [
        "b.md:1, claim trade-rose",
        "a.md:1, claim x",
        "a.md:9, claim trade-rose",
    ]
    more = read(tmp_path, ENTRY.replace("claims,", "claims, most: 2,"))
    assert len(report.entry("claims", {}, result, more)["failures"]) == 2
    (idle,) = report.entry("claims", {}, report.Result("", 1), more)["failures"]
    assert "covers nothing" in idle["text"]


def test_what_could_not_be_evaluated_is_not_exempt_and_no_success(tmp_path):
    result = report.Result("documents", 1)
    result.cannot("no-document", "paper.pdf", "the document is missing")
    exemption = report.Exemption("documents", "paper.pdf", "missing", "we know")
    entry = report.entry("documents", {}, result, [exemption])
    assert [one["where"] for one in entry["not_evaluated"]] == ["paper.pdf"] and not entry["exempted"]
    file = tmp_path / "report.json"
    report.write([report.entry("documents", {}, result, [])], file)
    with pytest.raises(InputError, match="0 failures, and 1 thing could not be evaluated"):
        report.raise_if_failed(file)


def test_a_check_that_compared_nothing_did_not_pass_unless_nothing_was_due():
    (problem,) = report.entry("figures", {}, report.Result("figures", 0), [])["not_evaluated"]
    assert problem["kind"] == "nothing-compared"
    alone = report.Result("pairs of blocks", 0, nothing_due="the paper is in one language")
    assert report.entry("parity", {}, alone, [])["not_evaluated"] == []


def test_the_summary_begins_with_the_verdict_and_the_number_of_exemptions(tmp_path, capsys):
    entry = {"id": "claims", "count": 3, "failures": [], "not_evaluated": [], "exempted": [{}, {}]}
    write_json({"checks": [entry]}, tmp_path / "report.json")
    report.raise_if_failed(tmp_path / "report.json")
    first = capsys.readouterr().out.splitlines()[0]
    assert first == "0 failed, 0 could not be evaluated, 2 exempt with a reason"


def test_an_exemption_for_an_edition_that_is_not_built_waits():
    def exemption(where):
        return report.Exemption("claims", where, "words", "a reason")

    found = [
        exemption(where)
        for where in ("manuscript/zh/01.md:*", "manuscript/*/01.md", "results/exhibits/fig-a/figure.zh.svg")
    ]
    assert report.for_languages(found, ["en"]) == [found[1]]
    assert report.for_languages(found, ["zh"]) == found
