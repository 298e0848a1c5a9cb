"""The report as SARIF 2.1.0 (OASIS), so that a forge shows each problem at its line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from tracepaper.languages.language import MODEL

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"failed": "error", "not-evaluated": "warning"}  # neither passes


def as_sarif(report: Mapping[str, Any]) -> dict[str, Any]:
    """The log.  report: as `audit.report` writes it.  A rule is a check and a kind of problem; what is
    exempt is a result that is suppressed, with the reason."""
    results = [result for check in report["checks"] for result in _results(check)]
    titles = {check["id"]: check["title"] for check in report["checks"]}
    rules = sorted({result["ruleId"] for result in results})
    for result in results:
        result["ruleIndex"] = rules.index(result["ruleId"])
    driver = {"name": "tracepaper", "rules": [_rule(rule, titles[rule.split("/")[0]]) for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "properties": {"compared": {check["id"]: check["count"] for check in report["checks"]}},
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: str, title: Mapping[str, str]) -> dict[str, Any]:
    told = title.get(MODEL) or next(iter(title.values()))
    kind = rule.split("/")[1].replace("-", " ")
    return {"id": rule, "name": kind, "shortDescription": {"text": f"{told}: {kind}"}}


def _results(check: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for problem in (*check["failures"], *check["not_evaluated"]):
        yield _result(check["id"], problem)
    for problem in check["exempted"]:
        suppressed = {"kind": "external", "status": "accepted", "justification": problem["reason"]}
        yield {**_result(check["id"], problem), "suppressions": [suppressed]}


def _result(check: str, problem: Mapping[str, Any]) -> dict[str, Any]:
    parts = [check, problem["kind"], problem["file"], problem["item"], problem["text"]]
    return {
        "ruleId": f"{check}/{problem['kind']}",
        "level": LEVELS[problem["state"]],
        "message": {"text": problem["text"]},
        "locations": _locations(problem),
        "partialFingerprints": {"problem/v1": hashlib.sha256("\n".join(parts).encode()).hexdigest()},
    }


def _locations(problem: Mapping[str, Any]) -> list[dict[str, Any]]:
    location: dict[str, Any] = {}
    if problem["file"]:
        location["physicalLocation"] = {
            "artifactLocation": {"uri": quote(problem["file"]), "uriBaseId": "%SRCROOT%"}
        }
        if problem["line"]:
            region = {"startLine": problem["line"], "startColumn": problem["column"]}
            location["physicalLocation"]["region"] = {k: v for k, v in region.items() if v}
    if problem["item"]:
        location["logicalLocations"] = [{"name": problem["item"]}]
    return [location] if location else []
