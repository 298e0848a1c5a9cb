"""The report as JUnit XML, as test runners and forges read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from tracepaper.languages.language import MODEL

_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(report: Mapping[str, Any]) -> str:
    """The document: a suite for each check, in it a case for the check itself and one for each problem: a
    failure, an error (not evaluated) or skipped (exempt, with the reason)."""
    root = ET.Element("testsuites", name="audit")
    for check in report["checks"]:
        _suite(root, check)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, check: Mapping[str, Any]) -> None:
    kinds = {"failure": check["failures"], "error": check["not_evaluated"], "skipped": check["exempted"]}
    passed = not check["failures"] and not check["not_evaluated"]
    suite = ET.SubElement(
        root,
        "testsuite",
        name=check["id"],
        tests=str(sum(map(len, kinds.values())) + passed),
        failures=str(len(check["failures"])),
        errors=str(len(check["not_evaluated"])),
        skipped=str(len(check["exempted"])),
    )
    if passed:
        title = check["title"].get(MODEL) or next(iter(check["title"].values()))
        ET.SubElement(suite, "testcase", classname=check["id"], name=f"{title} ({check['count']} compared)")
    for tag, problems in kinds.items():
        _cases(suite, check["id"], tag, problems)


def _cases(suite: ET.Element, check: str, tag: str, problems: Iterable[Mapping[str, Any]]) -> None:
    for problem in problems:
        name = f"{problem['kind']}: {problem['where']}".rstrip(": ")
        case = ET.SubElement(suite, "testcase", classname=check, name=_clean(name))
        for key in ("file", "line"):
            if problem[key]:
                case.set(key, str(problem[key]))
        told = problem.get("reason", problem["text"])
        ET.SubElement(case, tag, type=problem["kind"], message=_clean(told)).text = _clean(problem["text"])


def _clean(text: str) -> str:
    """Without characters that XML cannot hold, such as a PDF's form feed."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
