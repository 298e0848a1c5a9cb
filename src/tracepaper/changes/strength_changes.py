"""Claims that became weaker or stronger though they are as true as they were, and the rivals behind it.

A state of before there were strengths has none to compare with; that is told, and is not "no change".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracepaper.changes.claim_changes import claim_entry
from tracepaper.statements.rivals import RECORD, ROBUST, WEAKEST_FIRST

WEAKER, STRONGER, SHIFTED = MOVES = ("weaker", "stronger", "shifted")
Claims = Mapping[str, dict[str, Any]]


def strength_changes(before: Claims, after: Claims) -> dict[str, Any]:
    """before, after: claims by name, as in the registry; those of an old state have no kind.

    Returns without (which of "before" and "after" have claims but no strengths), compared (how many claims
    hold on both sides and have a strength there), uncompared (names of those that lack one), and lists of
    entries: weaker, stronger, shifted (as strong as before, but by other rivals).  An entry has name,
    sentence, sentence_before, strengths and kinds (before, after), lost and won (rivals by which it fails
    now, or no longer: name, words, says, and known, whether both states tried it) and through (the
    claims it sums up that moved the same way).
    """
    sides = {"before": before, "after": after}
    without = [side for side, claims in sides.items() if claims and not any(map(_has_one, claims.values()))]
    both = [
        name for name in sorted(set(before) & set(after)) if before[name]["holds"] and after[name]["holds"]
    ]
    compared = [name for name in both if _has_one(before[name]) and _has_one(after[name])]
    moves = {name: move for name in compared if (move := _move(before[name], after[name]))}
    found: dict[str, list[dict[str, Any]]] = {move: [] for move in MOVES}
    for name, move in moves.items():
        through = [part for part in after[name]["parts"] if moves.get(part) == move]
        found[move].append(_entry(name, before[name], after[name], move) | {"through": through})
    uncompared = [name for name in both if name not in compared]
    return {"without": without, "compared": len(compared), "uncompared": uncompared, **found}


def _has_one(claim: Mapping[str, Any]) -> bool:
    return bool(claim.get("kind"))


def _rank(claim: Mapping[str, Any]) -> int:
    """The place of its strength; nothing speaks against what is of record, as against what is robust."""
    strength = claim["strength"]
    return WEAKEST_FIRST.index(ROBUST if strength == RECORD else strength)


def _move(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    a, b = _rank(before), _rank(after)
    if a != b:
        return WEAKER if b < a else STRONGER
    old, new = _holding(before), _holding(after)
    return SHIFTED if any(old[name] != new[name] for name in old.keys() & new.keys()) else ""


def _holding(claim: Mapping[str, Any]) -> dict[str, bool]:
    return {rival["name"]: rival["holds"] for rival in claim["rivals"]}


def _entry(name: str, before: dict[str, Any], after: dict[str, Any], move: str) -> dict[str, Any]:
    entry = claim_entry(name, before, after)
    lost, won = _failing_only_in(after, before, after), _failing_only_in(before, after, after)
    if move == SHIFTED:  # years that moved on with the data give other rivals; they are not news here
        lost, won = ([rival for rival in some if rival["known"]] for some in (lost, won))
    return {
        **{key: entry[key] for key in ("name", "sentence", "sentence_before")},
        "strengths": [before["strength"], after["strength"]],
        "kinds": [before["kind"], after["kind"]],
        "lost": lost,
        "won": won,
    }


def _failing_only_in(
    one: Mapping[str, Any], other: Mapping[str, Any], now: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Rivals by which a claim fails in one state and not in the other, as they are now where they are."""
    elsewhere, latest = _holding(other), {rival["name"]: rival for rival in now["rivals"]}
    found = []
    for rival in one["rivals"]:
        name = rival["name"]
        if not rival["holds"] and elsewhere.get(name, True):
            shown = latest.get(name, rival)
            texts = {key: shown.get(key, {}) for key in ("words", "says")}  # a published state has none
            found.append({"name": name, **texts, "known": name in elsewhere})
    return found
