"""The report as SARIF: rules, places, levels, suppressions; what the standard demands of them."""

from __future__ import annotations

import jsonschema
import pytest

from tracepaper.audit.interchange.junit import as_junit
from tracepaper.audit.interchange.sarif import as_sarif
from tracepaper.problems import Place, Problem

FAILED = Problem("number-differs", Place("manuscript/zh/图 1.md", 12, 3, "claim rose"), "shows 2 & not 1")
UNKNOWN = Problem("no-text", Place("results/paper/paper.en.pdf"), "has no text\f", "not-evaluated")
NOWHERE = Problem("nothing-compared", Place(), "nothing was compared", "not-evaluated")
# the part of the OASIS schema that a report of ours uses, its constraints as they stand there
TEXT = {"type": "object", "required": ["text"], "additionalProperties": False}
TEXT["properties"] = {"text": {"type": "string"}}
POSITIVE = {"type": "integer", "minimum": 1}
PLACE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "uri": {"type": "string", "pattern": r"^[!-~]+$"},
                        "uriBaseId": {"type": "string"},
                    },
                },
                "region": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"startLine": POSITIVE, "startColumn": POSITIVE},
                },
            },
        },
        "logicalLocations": {"type": "array", "uniqueItems": True, "items": {"type": "object"}},
    },
}
RESULT = {
    "type": "object",
    "required": ["message", "ruleId", "ruleIndex"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": -1},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": TEXT,
        "locations": {"type": "array", "items": PLACE},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "suppressions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["kind"],
                "additionalProperties": False,
                "properties": {
                    "kind": {"enum": ["inSource", "external"]},
                    "status": {"enum": ["accepted", "underReview", "rejected"]},
                    "justification": {"type": "string"},
                },
            },
        },
    },
}
LOG = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"enum": ["2.1.0"]},
        "$schema": {"type": "string", "format": "uri"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": RESULT},
                },
            },
        },
    },
}


@pytest.fixture
def report():
    check = {"id": "documents", "title": {"en": "Documents", "zh": "文档"}, "count": 9}
    check |= {"failures": [FAILED.as_json()], "not_evaluated": [UNKNOWN.as_json(), NOWHERE.as_json()]}
    check["exempted"] = [{**FAILED.as_json(), "reason": "the journal's"}]
    quiet = {"id": "parity", "title": {"en": "Parity"}, "count": 4}
    quiet |= {kind: [] for kind in ("failures", "not_evaluated", "exempted")}
    return {"checks": [check, quiet]}


def test_every_problem_is_a_result_at_its_place(report):
    log = as_sarif(report)
    jsonschema.validate(log, LOG)
    [run] = log["runs"]
    results, rules = run["results"], run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in results] == [r["ruleId"] for r in results]
    assert [result["level"] for result in results] == ["error", "warning", "warning", "error"]
    place = results[0]["locations"][0]
    assert place["physicalLocation"]["region"] == {"startLine": 12, "startColumn": 3}
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "manuscript/zh/%E5%9B%BE%201.md"
    assert place["logicalLocations"] == [{"name": "claim rose"}] and results[2]["locations"] == []
    assert "region" not in results[1]["locations"][0]["physicalLocation"]
    assert run["properties"]["compared"] == {"documents": 9, "parity": 4}


def test_only_what_is_exempt_is_suppressed_with_its_reason(report):
    results = as_sarif(report)["runs"][0]["results"]
    assert [r.get("suppressions", [{}])[0].get("justification") for r in results] == [
        None,
        None,
        None,
        "the journal's",
    ]


def test_the_schema_would_refuse_a_place_without_a_line(report):
    log = as_sarif(report)
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(log, LOG)


def test_junit_counts_what_it_holds_and_is_xml(report):
    from xml.etree import ElementTree as ET

    root = ET.fromstring(as_junit(report))
    suite, quiet = root
    counts = {key: int(suite.get(key)) for key in ("tests", "failures", "errors", "skipped")}
    found = {tag: len(suite.findall(f"testcase/{tag}")) for tag in ("failure", "error", "skipped")}
    assert tuple(counts.values()) == (4, 1, 2, 1) and tuple(found.values()) == (1, 2, 1)
    case = suite.find("testcase[failure]")
    assert (case.get("file"), case.get("line")) == ("manuscript/zh/图 1.md", "12")
    assert case.find("failure").get("message") == "shows 2 & not 1"
    assert suite.find("testcase/skipped").get("message") == "the journal's"
    [passed] = quiet
    assert passed.get("name") == "Parity (4 compared)" and len(passed) == 0 and quiet.get("tests") == "1"
