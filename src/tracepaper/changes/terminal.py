"""The report in a few lines for a terminal: how much was compared, what changed, what could not be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tracepaper.changes.evaluated import grouped
from tracepaper.changes.wording import say
from tracepaper.languages.language import MODEL

NOT_ALL = 3  # the exit code: the report is there, and something could not be evaluated
MOST_NAMED = 5


def terminal_text(changes: Mapping[str, Any]) -> str:
    """A table of the parts, and why something could not be evaluated.  changes: as in changes.json."""
    lines = [f"{'':<12}{'compared':>10}{'changed':>10}{'could not be':>14}"]
    changed = _changed(changes)
    for part, count in changes["counts"].items():
        moved = f"{changed[part]:,}" if count["compared"] and part in changed else "–"
        lines.append(f"{part:<12}{count['compared']:>10,}{moved:>10}{count['not_evaluated']:>14,}")
    return "\n".join([*lines, *_reasons(changes)])


def _changed(changes: Mapping[str, Any]) -> dict[str, int]:
    claims, strength = changes["claims"], changes["strength"]
    return {
        "claims": len(claims["became_false"]) + len(claims["became_true"]),
        "strength": sum(len(strength[move]) for move in ("weaker", "stronger", "shifted")),
        "numbers": len(changes["numbers"]["changed"]),
        "exhibits": len(changes["exhibits"]["changed"]),
        "drawings": sum(entry["drawing"] == "other" for entry in changes["exhibits"]["changed"]),
        "data": sum("observations" in source for source in changes["data"].values()),
    }


def _reasons(changes: Mapping[str, Any]) -> Iterator[str]:
    for part, reason, names in grouped(changes["not_evaluated"]):
        told = reason.get(MODEL) or next(iter(reason.values()))
        named = ", ".join(names[:MOST_NAMED]) + (" ..." if len(names) > MOST_NAMED else "")
        yield f"could not be evaluated: {say(f'part-{part}', MODEL, n=len(names))} ({named}): {told}"
