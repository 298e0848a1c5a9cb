"""Exemptions have a reason and cover something."""

from __future__ import annotations

import pytest

from tracepaper.audit import report
from tracepaper.errors import InputError


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
