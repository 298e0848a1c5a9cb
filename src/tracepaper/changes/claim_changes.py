"""Sentences that became false or true, and those that nearly did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

NEAR = 0.05  # a claim this close to its threshold (relative) is worth a look after every update


def claim_changes(
    before: Mapping[str, dict[str, Any]], after: Mapping[str, dict[str, Any]]
) -> dict[str, Any]:
    """before, after: claims by name, as in the registry.

    Returns lists of entries: became_false, became_true, still_false, near (they hold, the closest
    first), weaker (their margin halved), new, gone.  An entry has name, sentence (language -> text,
    file, line, as it is now), sentence_before (texts that differ), says (language -> text) and numbers
    (before, after) and margin (before, after).
    """
    both = sorted(set(before) & set(after))
    entries = {
        name: claim_entry(name, before.get(name), after.get(name)) for name in sorted({*before, *after})
    }
    kinds = ("became_false", "became_true", "still_false", "weaker")
    pick: dict[str, list[dict[str, Any]]] = {kind: [] for kind in kinds}
    for name in both:
        held, holds = before[name]["holds"], after[name]["holds"]
        if held and not holds:
            pick["became_false"].append(entries[name])
        elif holds and not held:
            pick["became_true"].append(entries[name])
        elif not holds:
            pick["still_false"].append(entries[name])
        elif _halved(before[name]["margin"], after[name]["margin"]):
            pick["weaker"].append(entries[name])
    new = [entries[n] for n in sorted(set(after) - set(before))]
    near = [
        e
        for n, e in entries.items()
        if n in after and after[n]["holds"] and after[n]["margin"] is not None and after[n]["margin"] < NEAR
    ]
    near.sort(key=lambda e: (e["margin"][1], e["name"]))
    # a sentence that is new and false is as false as one that became so
    pick["became_false"] += [e for e in new if not after[e["name"]]["holds"]]
    pick["became_false"].sort(
        key=lambda e: (e["margin"][1] if e["margin"][1] is not None else 0.0, e["name"])
    )
    return {
        **pick,
        "near": near,
        "new": new,
        "gone": [entries[n] for n in sorted(set(before) - set(after))],
        "count": len(after),
    }


def _halved(a: float | None, b: float | None) -> bool:
    return a is not None and b is not None and 0 <= b < a / 2


def claim_entry(name: str, a: dict[str, Any] | None, b: dict[str, Any] | None) -> dict[str, Any]:
    """A claim in both states, None where it is not there."""
    some = b or a
    assert some is not None  # a name comes from one of the two
    sentence = some["sentence"]
    old = {
        language: s["text"]
        for language, s in (a["sentence"] if a else {}).items()
        if language in sentence and s["text"] != sentence[language]["text"]
    }
    return {
        "name": name,
        "sentence": sentence,
        "sentence_before": old,
        "says": [side["says"] if side else {} for side in (a, b)],
        "numbers": _numbers(a, b),
        "margin": [side["margin"] if side else None for side in (a, b)],
    }


def _numbers(a: dict[str, Any] | None, b: dict[str, Any] | None) -> list[dict[str, Any]]:
    sides = [side["numbers"] if side else {} for side in (a, b)]
    names = list(dict.fromkeys([*sides[1], *sides[0]]))
    return [{"name": n, "before": sides[0].get(n), "after": sides[1].get(n)} for n in names]
