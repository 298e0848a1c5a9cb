"""Exemptions have a reason and cover something; what was not compared is no success."""

from __future__ import annotations

import pytest

from tracepaper.audit import report
from tracepaper.errors import InputError
from tracepaper.files import write_json
from tracepaper.problems import Place, Problem


def unbound(file: str) -> Problem:
    return Problem("unbound", Place(file, 1), "says more")


def test_an_exemption_needs_a_reason_and_something_to_cover(tmp_path):
    file = tmp_path / "exemptions.yml"
    file.write_text("- {check: claims, where: 'a*'}\n", encoding="utf-8")
    with pytest.raises(InputError, match="no reason"):
        report.read_exemptions(file)
    file.write_text("- {check: claims, where: 'a*', reason: a definition}\n", encoding="utf-8")
    result = report.Result("sentences", 2, [unbound("a"), unbound("b")])
    entry = report.entry("claims", {"en": ""}, result, report.read_exemptions(file))
    assert [one["where"] for one in entry["failures"]] == ["b:1"]
    assert [one["reason"] for one in entry["exempted"]] == ["a definition"]
    (idle,) = report.entry("claims", {}, report.Result("", 1), report.read_exemptions(file))["failures"]
    assert "covers nothing" in idle["text"]


def test_what_could_not_be_evaluated_is_not_exempt_and_no_success(tmp_path):
    result = report.Result("documents", 1)
    result.cannot("no-document", "paper.pdf", "the document is missing")
    exemption = report.Exemption("documents", "paper.pdf", "we know")
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
        return report.Exemption("claims", where, "a reason")

    found = [
        exemption(where)
        for where in ("manuscript/zh/01.md:*", "manuscript/*/01.md", "results/exhibits/fig-a/figure.zh.svg")
    ]
    assert report.for_languages(found, ["en"]) == [found[1]]
    assert report.for_languages(found, ["zh"]) == found
