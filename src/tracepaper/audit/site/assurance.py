"""What the site's first page says: how much was compared, by which path, and what errors were planted.

The way of a number has stages, from its publisher to the document a reader holds.  Each check guards a part
of that way: it compares what stands at one stage with what stands at another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tracepaper.files import StrPath, read_json
from tracepaper.origins.registry import Registry

STAGES = (
    "publisher",
    "raw",
    "observation",
    "indicator",
    "exhibit",
    "statement",
    "sentence",
    "document",
)
# check -> the first and the last stage it compares
SPANS = {
    "raw-files": ("publisher", "raw"),
    "plausibility": ("publisher", "observation"),
    "second-computation": ("raw", "statement"),
    "tables": ("exhibit", "document"),
    "documents": ("statement", "document"),
    "figures": ("exhibit", "document"),
    "panels": ("raw", "document"),
    "captions": ("raw", "exhibit"),
    "bare-numbers": ("statement", "sentence"),
    "parity": ("sentence", "sentence"),
    "claims": ("exhibit", "sentence"),
    "reviews": ("statement", "sentence"),
    "completeness": ("sentence", "document"),
    "arithmetic": ("document", "document"),
    "consistency": ("statement", "sentence"),
    "summaries": ("sentence", "sentence"),
}


def collect_assurance(
    registry: Registry, sources: Mapping[str, Any], used: int, planted: StrPath | None
) -> dict[str, Any]:
    """Everything the first page shows besides the report.

    used: how many observations stand behind anything.  planted: the file of the errors that were planted
    on purpose (mutants: kind, caught, named), or None."""
    rivals = sum(len(claim["rivals"]) for claim in registry.claims.values())
    return {
        "stages": STAGES,
        "spans": SPANS,
        "totals": {
            "sources": len(sources),
            "files": sum(len(card["files"]) for card in sources.values()),
            "observations": used,
            "exhibits": len(registry.exhibits),
            "facts": len(registry.facts),
            "claims": len(registry.claims),
            "rivals": rivals,
        },
        "planted": by_kind(read_json(planted)["mutants"]) if planted else [],
    }


def by_kind(mutants: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """How many errors of each kind were planted, caught, and named where they are."""
    found: dict[str, dict[str, Any]] = {}
    for mutant in mutants:
        entry = found.setdefault(mutant["kind"], {"planted": 0, "caught": 0, "named": 0})
        entry["planted"] += 1
        entry["caught"] += bool(mutant["caught"])
        entry["named"] += bool(mutant["named"])
    return [{"kind": kind, **counts} for kind, counts in sorted(found.items())]
