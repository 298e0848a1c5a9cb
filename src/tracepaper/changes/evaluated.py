"""What could not be evaluated, one by one and why: nothing compared is not nothing changed.

A state that could not be built to its end lacks exhibits, numbers, claims; one published before there
were strengths, or without a language of today, lacks those.  Each such thing is named with its reason,
and the counts say how many were compared and how many could not be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tracepaper.changes.state import Gap, State
from tracepaper.changes.wording import say

# in the order of the report; strength: of claims, drawings: of figures, languages: their words
PARTS = ("claims", "strength", "numbers", "exhibits", "drawings", "data", "languages")
Missing = Mapping[str, Any]


def not_evaluated(
    before: State,
    after: State,
    sources: Mapping[str, Mapping[str, Any]],
    strength: Mapping[str, Any],
    languages: Iterable[str],
) -> list[Missing]:
    """Entries: part (one of PARTS), name (of the claim, number, exhibit, source, language) and reason
    (language -> sentence), in the order of PARTS.

    sources, strength: as `report.source_changes` and `strength_changes` give them.  languages: of the
    report, in which the reasons are written.
    """
    languages = list(languages)
    found = [
        *_of_gaps(before, after, languages),
        *_of_strength(before, after, strength, languages),
        *_of_languages(before, after, languages),
        *(
            {"part": "data", "name": source, "reason": dict.fromkeys(languages, entry["problem"])}
            for source, entry in sources.items()
            if "problem" in entry
        ),
    ]
    return sorted(found, key=lambda entry: (PARTS.index(entry["part"]), entry["name"]))


def counts(before: State, after: State, missing: Iterable[Missing]) -> dict[str, dict[str, int]]:
    """Part -> compared, not_evaluated.  Data are counted in sources, the rest one by one."""
    lacking = {part: {one["name"] for one in missing if one["part"] == part} for part in PARTS}
    claims = before.claims.keys() & after.claims.keys()
    in_both = {
        "claims": claims,
        "strength": {name for name in claims if before.claims[name]["holds"] and after.claims[name]["holds"]},
        "numbers": before.facts.keys() & after.facts.keys(),
        "exhibits": before.exhibits.keys() & after.exhibits.keys(),
        "drawings": {name for name in _in_both(before, after) if after.exhibits[name].digests},
        "data": before.sources.keys() | after.sources.keys(),
        "languages": _languages(after),
    }
    return {
        part: {"compared": len(in_both[part] - lacking[part]), "not_evaluated": len(lacking[part])}
        for part in PARTS
    }


def _in_both(before: State, after: State) -> set[str]:
    return before.exhibits.keys() & after.exhibits.keys()


def _of_gaps(before: State, after: State, languages: list[str]) -> Iterator[Missing]:
    """What either state should have, by its own modules, and has not."""
    for state, other in ((before, after), (after, before)):
        for gap in state.gaps:
            if gap.part == "exhibits":
                yield {"part": "exhibits", "name": gap.name, "reason": _told(gap, languages)}
        for part, kept in (("facts", other.facts), ("claims", other.claims)):
            if whole := state.gap(part):
                name = "numbers" if part == "facts" else part
                yield from ({"part": name, "name": one, "reason": _told(whole, languages)} for one in kept)


def _told(gap: Gap, languages: Iterable[str]) -> dict[str, str]:
    reason = gap.reason if gap.reason.endswith((".", "!", "?")) else f"{gap.reason}."
    return {
        language: (say("gap", language, step=gap.step, reason=reason) if gap.step else reason)
        + (say("gap-others", language, n=gap.others) if gap.others else "")
        for language in languages
    }


def _of_strength(
    before: State, after: State, strength: Mapping[str, Any], languages: list[str]
) -> Iterator[Missing]:
    """Claims that hold in both states but have no strength in one; all, where there were no claims."""
    gap = before.gap("claims") or after.gap("claims")
    for name in (after.claims or before.claims) if gap else strength["uncompared"]:
        sides = [s for s, state in (("before", before), ("after", after)) if not _has_strength(state, name)]
        labels = {"before": before.label, "after": after.label}
        reason = {lang: say("no-strength", lang, state=labels[sides[0]].text(lang)) for lang in languages}
        yield {"part": "strength", "name": name, "reason": _told(gap, languages) if gap else reason}


def _has_strength(state: State, name: str) -> bool:
    return bool(state.claims.get(name, {}).get("kind"))


def _languages(state: State) -> set[str]:
    """Those in which it has words: of numbers, else of exhibits."""
    texts = [fact["text"] for fact in state.facts.values()]
    return {
        language for one in texts or [e.meta["title"] for e in state.exhibits.values()] for language in one
    }


def _of_languages(before: State, after: State, languages: list[str]) -> Iterator[Missing]:
    """Languages that the other state does not have, and drawings of which none has the same words."""
    known = _languages(before)
    for absent in sorted(_languages(after) - known) if known else ():
        reason = {lang: say("no-language", lang, state=before.label.text(lang)) for lang in languages}
        yield {"part": "languages", "name": absent, "reason": reason}
    for name in sorted(_in_both(before, after)):
        one, other = before.exhibits[name].digests, after.exhibits[name].digests
        if other and not one.keys() & other.keys():
            reason = {lang: say("no-drawing", lang, state=before.label.text(lang)) for lang in languages}
            yield {"part": "drawings", "name": name, "reason": reason}


def grouped(missing: Iterable[Missing]) -> list[tuple[str, Mapping[str, str], list[str]]]:
    """Entries of one part and one reason together: part, reason, names."""
    found: dict[tuple[str, str], tuple[str, Mapping[str, str], list[str]]] = {}
    for entry in missing:
        key = (entry["part"], str(entry["reason"]))
        found.setdefault(key, (entry["part"], entry["reason"], []))[2].append(entry["name"])
    return list(found.values())
