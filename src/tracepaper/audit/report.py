"""Results of checks, reasoned exemptions, the report, and the verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from tracepaper.errors import InputError
from tracepaper.files import StrPath, read_json, read_yaml, write_json
from tracepaper.languages import known_languages

_KEYS = {"check", "where", "text", "reason"}


@dataclass(frozen=True)
class Failure:
    """One thing that is wrong: where it is, and what was found and expected, in one sentence."""

    where: str
    message: str


@dataclass
class Result:
    """What a check looked at (in words), how many things that were, and what failed."""

    looked_at: str
    count: int
    failures: list[Failure] = field(default_factory=list)

    def fail(self, where: object, message: str) -> None:
        self.failures.append(Failure(str(where), message))


@dataclass(frozen=True)
class Exemption:
    """A failure somebody has a reason to live with.

    check: id of the check.  where: pattern of the place (* matches anything).  text: words the
    message must contain, may be empty.  reason: shown in the report.
    """

    check: str
    where: str
    reason: str
    text: str = ""

    def covers(self, check: str, failure: Failure) -> bool:
        return check == self.check and fnmatchcase(failure.where, self.where) and self.text in failure.message


def read_exemptions(path: StrPath) -> list[Exemption]:
    """The exemptions of config/exemptions.yml; InputError if one has no reason or an unknown key."""
    if not Path(path).exists():
        return []
    found = []
    for number, entry in enumerate(read_yaml(path) or [], 1):
        unknown = set(entry) - _KEYS
        if unknown:
            raise InputError(
                f"exemption {number} has the unknown key {min(unknown)}; known keys are "
                f"{', '.join(sorted(_KEYS))}",
                path,
            )
        for key in ("check", "where", "reason"):
            if not str(entry.get(key) or "").strip():
                raise InputError(f"exemption {number} has no {key}; every exemption needs one", path)
        found.append(Exemption(**{key: str(value).strip() for key, value in entry.items()}))
    return found


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
    otherwise stay and one day hide something else."""
    exemptions = [e for e in exemptions if e.check == check]
    failures, exempted, used = [], [], set()
    for failure in result.failures:
        cover = next((e for e in exemptions if e.covers(check, failure)), None)
        if cover is None:
            failures.append({"where": failure.where, "message": failure.message})
        else:
            used.add(cover)
            exempted.append({"where": failure.where, "message": failure.message, "reason": cover.reason})
    failures += [
        {
            "where": "config/exemptions.yml",
            "message": f"the exemption for {e.where} “{e.text}” covers nothing any more; remove it",
        }
        for e in exemptions
        if e not in used
    ]
    return {
        "id": check,
        "title": dict(title),
        "looked_at": result.looked_at,
        "count": result.count,
        "failures": failures,
        "exempted": exempted,
    }


def write(entries: Iterable[dict[str, Any]], path: StrPath) -> None:
    """Write the report as JSON (UTF-8, sorted keys)."""
    write_json({"checks": list(entries)}, path)


def summary(report: dict[str, Any], most: int = 12) -> str:
    """The report as a short table for a terminal, with the first failures of each check."""
    lines = [f"{'check':<22}{'looked at':>10}{'failed':>8}{'exempt':>8}"]
    lines += [
        f"{check['id']:<22}{check['count']:>10,}{len(check['failures']):>8}{len(check['exempted']):>8}"
        for check in report["checks"]
    ]
    for check in report["checks"]:
        lines += [f"{check['id']}: {f['where']}: {f['message']}" for f in check["failures"][:most]]
        if len(check["failures"]) > most:
            lines.append(f"{check['id']}: ... and {len(check['failures']) - most} more in the report")
    return "\n".join(lines)


def raise_if_failed(report_file: StrPath) -> None:
    """Print the summary; InputError if anything is wrong."""
    report = read_json(report_file)
    print(summary(report))
    failed = sum(len(check["failures"]) for check in report["checks"])
    if failed:
        raise InputError(
            f"the audit found {failed} failure{'s' if failed > 1 else ''}, listed above; mend "
            f"them, or write a reason into config/exemptions.yml",
            report_file,
        )
