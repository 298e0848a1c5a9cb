"""Results of checks, reasoned exemptions, the report, and the verdict."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Any

from tracepaper.errors import InputError
from tracepaper.files import StrPath, read_json, read_yaml, write_json
from tracepaper.languages import known_languages
from tracepaper.problems import Place, Problem, in_file

_NEEDED = ("check", "where", "text", "reason")
_KEYS = {*_NEEDED, "most"}
_FEWEST_LETTERS = 4  # of words that tell one failure from another; a Chinese character says as much as two


@dataclass
class Result:
    """What a check looked at (in words), how many things were compared, and what is wrong.

    nothing_due: why there is nothing to compare in this paper; without it a check that compared nothing
    could not be evaluated."""

    looked_at: str
    count: int
    problems: list[Problem] = field(default_factory=list)
    nothing_due: str = ""

    def fail(self, kind: str, place: Place | PurePath | str, text: str) -> None:
        """Something is wrong; a place may be a file."""
        self.problems.append(Problem(kind, in_file(place), text))

    def cannot(self, kind: str, place: Place | PurePath | str, text: str) -> None:
        """Something could not be looked at, and why; that is no success either."""
        self.problems.append(Problem(kind, in_file(place), text, "not-evaluated"))


@dataclass(frozen=True)
class Exemption:
    """Failures somebody has a reason to live with, so many and no more.

    check: id of the check.  where: a file, or FILE, ITEM, with * in the item for anything.  text: words that
    the message contains.  reason: shown in the report.  most: how many failures it may cover.
    """

    check: str
    where: str
    text: str
    reason: str
    most: int = 1

    def covers(self, check: str, problem: Problem) -> bool:
        """Whether it is about this problem; line and column may be any."""
        file, _, item = self.where.partition(", ")
        return (
            check == self.check
            and problem.state == "failed"
            and problem.place.file == file
            and (not item or fnmatchcase(problem.place.item, item))
            and self.text in problem.text
        )


def read_exemptions(path: StrPath) -> list[Exemption]:
    """The exemptions of config/exemptions.yml.

    Raises InputError for one that could cover what nobody has looked at: without a place, words and a
    reason of its own, for more than one file, or given twice."""
    if not Path(path).exists():
        return []
    found: list[Exemption] = []
    for number, entry in enumerate(read_yaml(path) or [], 1):
        wrong = _wrong_with(entry)
        if wrong:
            raise InputError(f"exemption {number} {wrong}", path)
        check, where, text, reason = (str(entry[key]).strip() for key in _NEEDED)
        exemption = Exemption(check, where, text, reason, entry.get("most", 1))
        if any(
            (e.check, e.where, e.text) == (exemption.check, exemption.where, exemption.text) for e in found
        ):
            raise InputError(f"exemption {number} stands here a second time; raise its most: instead", path)
        found.append(exemption)
    return found


def _wrong_with(entry: Any) -> str:
    """What is wrong with an entry of the exemptions, or ""."""
    if not isinstance(entry, dict):
        return f"is {entry!r}, expected check:, where:, text: and reason:"
    unknown = set(entry) - _KEYS
    if unknown:
        return f"has the unknown key {min(map(str, unknown))}; known keys are {', '.join(sorted(_KEYS))}"
    for key in _NEEDED:
        if not str(entry.get(key) or "").strip():
            return f"has no {key}; every exemption needs one"
    file, _, item = str(entry["where"]).strip().partition(", ")
    if re.search(r"[*?\[]", file):
        return (
            f"has where: {entry['where']!r}; expected the name of one file, and after it, if need be, an item"
        )
    for key, words in (("where", item), ("text", str(entry["text"]))):
        letters = sum(2 if ord(sign) > 0x2E80 else 1 for sign in words if sign.isalnum())
        if letters < _FEWEST_LETTERS and (key == "text" or ", " in str(entry["where"])):
            return f"has {key}: {entry[key]!r}, which says too little; quote words of the failure it is about"
    most = entry.get("most", 1)
    if not isinstance(most, int) or isinstance(most, bool) or most < 1:
        return f"has most: {most!r}; expected a whole number from 1, the number of failures it may cover"
    return ""


def for_languages(exemptions: Iterable[Exemption], languages: Iterable[str]) -> list[Exemption]:
    """Those that can cover something in a build of these languages: one that names a place in another
    edition (manuscript/zh/..., figure.zh.svg) waits until that edition is built again."""
    others = "|".join(sorted(set(known_languages()) - set(languages)))
    elsewhere = re.compile(rf"manuscript/(?:{others})/|\.(?:{others})\.") if others else None
    return [e for e in exemptions if elsewhere is None or not elsewhere.search(e.where)]


def require_known(exemptions: Iterable[Exemption], checks: Iterable[str], path: StrPath) -> None:
    """InputError for an exemption from a check that does not exist."""
    for exemption in exemptions:
        if exemption.check not in checks:
            raise InputError(f"there is no check {exemption.check}; the checks are {', '.join(checks)}", path)


def entry(
    check: str, title: Mapping[str, str], result: Result, exemptions: Iterable[Exemption]
) -> dict[str, Any]:
    """One check as the report shows it.  An exemption that covers nothing is a failure itself: it would
    otherwise stay and one day hide something else.  So is a failure more than an exemption may cover, and a
    check that compared nothing."""
    exemptions = [e for e in exemptions if e.check == check]
    problems, exempted, used = [], [], Counter[Exemption]()
    for problem in result.problems:
        covers = [e for e in exemptions if e.covers(check, problem)]
        cover = next((e for e in covers if used[e] < e.most), None)
        if cover is None:
            problems.append(problem)
        else:
            used[cover] += 1
            exempted.append({**problem.as_json(), "reason": cover.reason})
    problems += [
        Problem(
            "idle-exemption",
            Place("config/exemptions.yml"),
            f"the exemption for {e.where} “{e.text}” covers nothing any more; remove it",
        )
        for e in exemptions
        if not used[e]
    ]
    if not result.count and not problems and not result.nothing_due:
        nothing = f"nothing was compared ({result.looked_at}); build the paper whole and audit again"
        problems.append(Problem("nothing-compared", Place(), nothing, "not-evaluated"))
    return {
        "id": check,
        "title": dict(title),
        "looked_at": result.looked_at,
        "count": result.count,
        "nothing_due": result.nothing_due,
        "failures": [problem.as_json() for problem in problems if problem.state == "failed"],
        "not_evaluated": [problem.as_json() for problem in problems if problem.state == "not-evaluated"],
        "exempted": exempted,
    }


def write(entries: Iterable[dict[str, Any]], path: StrPath) -> None:
    """Write the report as JSON (UTF-8, sorted keys)."""
    write_json({"checks": list(entries)}, path)


def summary(report: dict[str, Any], most: int = 12) -> str:
    """The report as a short table for a terminal, with the first failures of each check."""
    columns = ("failures", "not_evaluated", "exempted")
    totals = [sum(len(check[column]) for check in report["checks"]) for column in columns]
    lines = [
        "{} failed, {} could not be evaluated, {} exempt with a reason".format(*totals),
        f"{'check':<22}{'compared':>10}{'failed':>8}{'not evaluated':>15}{'exempt':>8}",
    ]
    lines += [
        f"{check['id']:<22}{check['count']:>10,}"
        + "".join(f"{len(check[column]):>{width}}" for column, width in zip(columns, (8, 15, 8), strict=True))
        for check in report["checks"]
    ]
    for check in report["checks"]:
        problems = [*check["failures"], *check["not_evaluated"]]
        lines += [
            f"{check['id']}: " + ": ".join(filter(None, [one["where"], one["text"]]))
            for one in problems[:most]
        ]
        if len(problems) > most:
            lines.append(f"{check['id']}: ... and {len(problems) - most} more in the report")
    return "\n".join(lines)


def raise_if_failed(report_file: StrPath) -> None:
    """Print the summary; InputError if anything is wrong."""
    report = read_json(report_file)
    print(summary(report))
    failed, unknown = (
        sum(len(check[column]) for check in report["checks"]) for column in ("failures", "not_evaluated")
    )
    if failed or unknown:
        raise InputError(
            f"the audit found {failed} failure{'' if failed == 1 else 's'}, and {unknown} thing"
            f"{'' if unknown == 1 else 's'} could not be evaluated, listed above; mend them, or write a "
            "reason for a failure into config/exemptions.yml",
            report_file,
        )
