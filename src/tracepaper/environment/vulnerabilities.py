"""Whether a vulnerability is on record for a locked package, asked of the package index; for the gate only.

    PYTHONPATH=src python -m tracepaper.environment.vulnerabilities

The index answers for each package and version (https://docs.pypi.org/api/json); a mirror may not.  What was
not answered is said to be not checked, with exit code 3: silence is no clean bill.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracepaper.environment.bill import SCOPES
from tracepaper.environment.conda import pins

if TYPE_CHECKING:
    import httpx

INDEX = "https://pypi.org/pypi"
SECONDS = 20
NOT_ALL = 3  # exit code: something could not be evaluated


@dataclass
class Findings:
    """found: a line a vulnerability.  unanswered: package -> why.  matched: accepted ids that were met.
    asked: how many packages there are."""

    asked: int
    found: list[str] = field(default_factory=list)
    unanswered: dict[str, str] = field(default_factory=dict)
    matched: set[str] = field(default_factory=set)


def locked(locks: Iterable[str]) -> list[tuple[str, str]]:
    """Name and version of everything in the texts of the locks, each once."""
    lines = {line.split(" ;")[0] for lock in locks for found in pins(lock).values() for line in found}
    return sorted((line.partition("==")[0], line.partition("==")[2]) for line in lines)


def ask(packages: Sequence[tuple[str, str]], accepted: Mapping[str, str], index: str = INDEX) -> Findings:
    """Ask the index about each package.

    accepted: id of a vulnerability -> why it does not matter here.  If the first question is not answered
    no other is asked: that index does not know.
    """
    import httpx

    asked = [f"{name} {version}" for name, version in packages]
    findings = Findings(len(asked))
    with httpx.Client(timeout=SECONDS, follow_redirects=True) as client:
        for package in asked:
            listed = _answer(client, f"{index}/{package.replace(' ', '/')}/json")
            if isinstance(listed, list):
                _take(findings, package, listed, accepted)
            elif package == asked[0]:
                findings.unanswered = dict.fromkeys(asked, listed)
                break
            else:
                findings.unanswered[package] = listed
    return findings


def _answer(client: httpx.Client, url: str) -> list[dict[str, Any]] | str:
    """What is on record, or why that is not known."""
    import httpx

    try:
        answer = client.get(url)
        if answer.status_code != 200:
            return f"{url} answered {answer.status_code}"
        listed = answer.json()["vulnerabilities"]
    except httpx.HTTPError as problem:
        return f"{url}: {type(problem).__name__}"
    except (ValueError, KeyError, TypeError):
        listed = None
    return listed if isinstance(listed, list) else f"{url} says nothing of vulnerabilities"


def _take(findings: Findings, package: str, listed: Iterable[Any], accepted: Mapping[str, str]) -> None:
    for entry in listed:
        names = [entry["id"], *entry.get("aliases", ())]
        known = set(names) & set(accepted)
        findings.matched |= known
        if not known and not entry.get("withdrawn"):
            fixed = ", ".join(entry.get("fixed_in") or ()) or "no version yet"
            line = f"{package}: {' '.join(names)}, mended in {fixed}; {entry.get('link', '')}"
            findings.found.append("".join(c for c in line if c.isprintable()))  # a stranger's words


def verdict(findings: Findings, accepted: Mapping[str, str]) -> tuple[int, list[str]]:
    """Exit code and lines for a person."""
    place = "pyproject.toml, [tool.tracepaper.vulnerabilities]"
    lines = [f"error: {line}; upgrade it, or accept it with a reason in {place}" for line in findings.found]
    code = 1 if lines else 0
    if findings.unanswered:
        why = next(iter(findings.unanswered.values()))
        count = f"{len(findings.unanswered)} of {findings.asked} packages"
        return code or NOT_ALL, [*lines, f"known vulnerabilities: NOT CHECKED for {count}: {why}"]
    idle = sorted(set(accepted) - findings.matched)
    lines += [f"error: {place}: {name} is on record for nothing locked; take its line out" for name in idle]
    if not lines:
        lines = [f"known vulnerabilities: none on record for {findings.asked} packages that is not accepted"]
    return (1 if code or idle else 0), lines


def main(project: Path, index: str = INDEX) -> int:
    """Ask about the locks of a project, print the verdict and return the exit code."""
    settings = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    accepted = settings["tool"]["tracepaper"].get("vulnerabilities", {})
    texts = ((project / name).read_text("utf-8") for name in SCOPES)
    code, lines = verdict(ask(locked(texts), accepted, index), accepted)
    print("\n".join(lines), file=sys.stderr if code else sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
