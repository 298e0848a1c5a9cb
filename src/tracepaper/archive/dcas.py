"""The Data and Code Availability Standard (https://datacodestandard.org, version 1.0): sixteen rules.

Each is answered by the build, with the file that shows it, or is said to be the author's to answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from tracepaper import paths
from tracepaper.archive.about import About
from tracepaper.archive.names import LEFT_OUT, README
from tracepaper.markdown_table import table

STANDARD = "https://datacodestandard.org"
YES, PART, AUTHOR, NOT_APPLICABLE = "yes", "part", "author", "not_applicable"
OPEN_FORMATS = {
    ".csv",
    ".gz",
    ".json",
    ".geojson",
    ".yml",
    ".yaml",
    ".parquet",
    ".txt",
    ".tsv",
    ".md",
    ".xml",
}


def answers(about: About) -> list[dict[str, Any]]:
    """rule (1 to 16), answer (yes, part, author, not_applicable), evidence (names in the archive), and the
    numbers its words hold."""
    left_out, cards = about.members.left_out, about.cards
    without = {source for (source, _), card in cards.items() if card["url"] == "not stated"}
    every = {source for source, _ in cards}
    licence = "LICENSE" in about.members.files
    raw = {entry["name"] for card in cards.values() for entry in card["files"]}
    closed = sorted({PurePosixPath(name).suffix or name for name in raw} - OPEN_FORMATS)
    timed = bool(about.measured.seconds)
    found: list[tuple[str, list[str], dict[str, Any]]] = [
        (PART if without else YES, [README], {"without": len(without), "sources": len(every)}),
        (PART if left_out else YES, [paths.RAW, *([LEFT_OUT] if left_out else [])], {"files": len(left_out)}),
        (YES, [paths.MADE_EXHIBITS], {}),
        (PART if closed else YES, [paths.RAW], {"formats": ", ".join(closed)}),
        (YES, ["datapackage.json", f"{paths.RAW}/*/*/{paths.SIDECAR}"], {}),
        (YES, [README], {}),
        (YES, [f"{paths.ANALYSIS}/sources"], {}),
        (YES, [paths.EXHIBITS, f"{paths.ANALYSIS}/indicators"], {}),
        (YES, ["src", "workflow"], {}),
        *((AUTHOR, [], {}) for _ in range(3)),
        (YES if timed else PART, [README], {}),
        (AUTHOR, [], {}),
        (YES if licence else AUTHOR, ["LICENSE", "REUSE.toml"] if licence else ["REUSE.toml"], {}),
        (YES, [README, *([LEFT_OUT] if left_out else [])], {"left_out": len(left_out)}),
    ]
    names = (*about.members.files, *about.results)
    return [
        {"rule": number, "answer": answer, "evidence": _there(evidence, names), "numbers": numbers}
        for number, (answer, evidence, numbers) in enumerate(found, 1)
    ]


def _there(evidence: Iterable[str], names: Iterable[str]) -> list[str]:
    """Without folders that the paper does not have."""
    return [one for one in evidence if "/" not in one or "*" in one or _has(one, names)]


def _has(name: str, names: Iterable[str]) -> bool:
    return name == LEFT_OUT or any(one.startswith(f"{name}/") for one in names)


def as_data(found: list[dict[str, Any]], words: Mapping[str, Any]) -> dict[str, Any]:
    """The same for programs, with the words of one language."""
    rules = [
        {
            "rule": one["rule"],
            "name": words["dcas_rules"][str(one["rule"])][0],
            "answer": one["answer"],
            "because": _because(one, words),
            "evidence": one["evidence"],
        }
        for one in found
    ]
    return {"standard": STANDARD, "version": "1.0", "rules": rules}


def as_markdown(found: list[dict[str, Any]], words: Mapping[str, Any]) -> str:
    """A table of the rules."""
    rows = []
    for one in found:
        name, evidence = (
            words["dcas_rules"][str(one["rule"])][0],
            ", ".join(f"`{e}`" for e in one["evidence"]),
        )
        told = f"{words['dcas_' + one['answer']]}: {_because(one, words)}"
        rows.append([str(one["rule"]), name, told, evidence])
    return table(words["dcas_head"], rows)


def _because(one: Mapping[str, Any], words: Mapping[str, Any]) -> str:
    """Why: the first sentence where the rule is kept, the second where it is not, or not wholly."""
    sentences = words["dcas_rules"][str(one["rule"])][1:]
    other = one["answer"] in (PART, AUTHOR) or one["numbers"].get("left_out")
    return str(sentences[-1 if other else 0]).format(**one["numbers"])
