"""Numbers quoted in the prose: before, after, and every sentence they stand in, in each language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from tracepaper.languages import load_language
from tracepaper.manuscript.markup import Block
from tracepaper.marks import FACT

# what Markdown adds to a sentence: attributes, brackets, emphasis
_MARKUP = (re.compile(r"\{[.#][^}]*\}"), re.compile(r"\[([^][]*)\]"), re.compile(r"[*`]"))
OPEN, CLOSE = "\x02", "\x03"  # around the number in question; the page turns them into a mark


def number_changes(
    before: Mapping[str, dict[str, Any]],
    after: Mapping[str, dict[str, Any]],
    manuscripts: Mapping[str, list[Block]],
) -> dict[str, Any]:
    """Which facts changed.

    before, after: facts by name.  manuscripts: language -> blocks of the manuscript as it is now.
    Returns changed, new, gone (lists of entries, the largest change first) and hidden (moved, but not
    in any printed digit).  An entry has name, before, after (text per language), change (relative, None
    if it cannot be given), steps (in rounding steps), period, definition and places.
    """
    places = fact_places(
        manuscripts,
        {name: fact["text"] for name, fact in after.items()},
        {name: fact["text"] for name, fact in before.items()},
    )
    changed, hidden = [], []
    for name in sorted(set(before) & set(after)):
        a, b = before[name], after[name]
        entry = _entry(name, a, b, places.get(name, []))
        if _written_otherwise(a, b) or a["period"] != b["period"] or a["unit"] != b["unit"]:
            changed.append(entry)
        elif a["value"] != b["value"] and abs(a["value"] - b["value"]) > 1e-12 * abs(a["value"]):
            hidden.append(entry)
    new = [_entry(name, None, after[name], places.get(name, [])) for name in sorted(set(after) - set(before))]
    gone = [_entry(name, before[name], None, []) for name in sorted(set(before) - set(after))]
    changed.sort(key=lambda e: (-(abs(e["change"]) if e["change"] is not None else 9.0), e["name"]))
    hidden.sort(key=lambda e: (-abs(e["steps"] or 0.0), e["name"]))
    return {
        "changed": changed,
        "new": new,
        "gone": gone,
        "hidden": hidden,
        "same": len(set(before) & set(after)) - len(changed) - len(hidden),
    }


def _written_otherwise(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    """Whether a number is another in a language that both states have; rounded, if they share none."""
    both = a["text"].keys() & b["text"].keys()
    if not both:
        return bool(a["rounded"] != b["rounded"])
    return any(a["text"][language] != b["text"][language] for language in both)


def _entry(
    name: str, a: dict[str, Any] | None, b: dict[str, Any] | None, places: list[dict[str, Any]]
) -> dict[str, Any]:
    some = b or a
    assert some is not None  # a name comes from one of the two
    change = steps = None
    if a and b and a["unit"] == b["unit"]:
        change = b["value"] / a["value"] - 1 if a["value"] else None
        steps = (b["value"] - a["value"]) / b["step"]
    return {
        "name": name,
        "definition": some["definition"],
        "unit": some["unit"],
        "change": change,
        "steps": steps,
        "before": a["text"] if a else None,
        "after": b["text"] if b else None,
        "period": [a["period"] if a else "", b["period"] if b else ""],
        "places": places,
    }


def fact_places(
    manuscripts: Mapping[str, list[Block]],
    after: Mapping[str, Mapping[str, str]],
    before: Mapping[str, Mapping[str, str]],
) -> dict[str, list[dict[str, Any]]]:
    """Fact name -> its sentences: language, file, line, before and after (the sentence with the numbers
    of each state written out; the fact itself between OPEN and CLOSE)."""
    found: dict[str, list[dict[str, Any]]] = {}
    for language, blocks in manuscripts.items():
        for block in blocks:
            for match in FACT.finditer(block.text):
                name = match.group(1)
                sentence = _sentence_around(block.text, match.start(), language)
                texts = [{n: t.get(language, n) for n, t in side.items()} for side in (before, after)]
                found.setdefault(name, []).append(
                    {
                        "language": language,
                        "file": block.file,
                        "line": block.line + block.text[: match.start()].count("\n"),
                        "before": written_out(sentence, {**texts[1], **texts[0]}, name, language),
                        "after": written_out(sentence, texts[1], name, language),
                    }
                )
    return found


def _sentence_around(text: str, at: int, language: str) -> str:
    ends = [m.end() for m in re.finditer(load_language(language).sentence_end, text)]
    start = max((e for e in ends if e <= at), default=0)
    return text[start : min((e for e in ends if e > at), default=len(text))]


def written_out(sentence: str, texts: Mapping[str, str], name: str, language: str) -> str:
    """The sentence without markup, its numbers written out, `name` between OPEN and CLOSE."""

    def number(match: re.Match[str]) -> str:
        shown = texts.get(match.group(1), match.group(1))
        return f"{OPEN}{shown}{CLOSE}" if match.group(1) == name else shown

    text = FACT.sub(number, sentence)
    text = _MARKUP[0].sub("", text)
    for _ in range(2):  # a claim's brackets around others
        text = _MARKUP[1].sub(r"\1", text)
    text = re.sub(r"^[\s\])]+", "", _MARKUP[2].sub("", text)).replace("[", "")
    # lines of Han characters wrapped anywhere belong together without a space
    return re.sub(r"\s*\n\s*", "" if load_language(language).is_han else " ", text).strip()


def changed_names(numbers: Mapping[str, Any]) -> Iterable[str]:
    """Names of the facts whose text changed, appeared or went."""
    return (entry["name"] for kind in ("changed", "new", "gone") for entry in numbers[kind])
