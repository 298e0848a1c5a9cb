"""The report as Markdown, for a pull request or a mail: the sentences that became false stand on top."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tracepaper.changes.evaluated import grouped
from tracepaper.changes.summary import strengths_of
from tracepaper.changes.wording import say

MOST_NUMBERS = 40  # rows of the table of numbers; all are in changes.json


def brief(changes: Mapping[str, Any]) -> str:
    """Markdown in each language of the paper, one after the other.  changes: as in changes.json."""
    return "\n\n---\n\n".join("\n\n".join(_parts(changes, lang)) for lang in changes["languages"]) + "\n"


def _parts(changes: Mapping[str, Any], language: str) -> Iterator[str]:
    claims, strength = changes["claims"], changes["strength"]
    yield f"# {say('title', language)}"
    yield f"{changes['before'][language]} → {changes['after'][language]}"
    for key, entries in (
        ("became-false", claims["became_false"]),
        ("still-false", claims["still_false"]),
        ("became-weaker", strength["weaker"]),
        ("weaker", claims["weaker"]),
    ):
        if entries:
            yield f"## {say(key, language)} ({len(entries)})"
            yield "\n".join(_claim(entry, language) for entry in entries)
    if changes["not_evaluated"]:
        yield f"## {say('not-compared', language)}"
        yield "\n".join(_missing(changes["not_evaluated"], language))
    yield f"## {say('summary', language)}"
    yield _plain(changes["summary"][language])
    moved = changes["numbers"]["changed"]
    if moved:
        yield f"## {say('numbers', language)} ({len(moved)})"
        yield "\n".join(_table(moved, language))


def _claim(entry: Mapping[str, Any], language: str) -> str:
    """The sentence, its place, and why: what its condition compares now, or how strong it was and is."""
    sentence = entry["sentence"].get(language)
    said = [part for part in (sentence, (sentence or {}).get("heading")) if part]
    texts = [f"“{_plain(part['text'])}” ({part['file']}:{part['line']})" for part in said]
    text = "; ".join(texts) or f"`{entry['name']}`"
    why = strengths_of(entry, language) if "strengths" in entry else entry["says"][-1].get(language, "")
    return f"- {text}" + (f"  \n  {_plain(why)}" if why else "")


def _missing(entries: Iterable[Mapping[str, Any]], language: str) -> Iterator[str]:
    for part, reason, names in grouped(entries):
        yield f"- {say(f'part-{part}', language, n=len(names))}: {_plain(reason[language])}"


def _table(moved: list[Mapping[str, Any]], language: str) -> Iterator[str]:
    before, after = say("before", language), say("after", language)
    yield f"| | {before} | {after} |\n|---|---:|---:|"
    for entry in moved[:MOST_NUMBERS]:
        cells = (entry["definition"][language], entry["before"][language], entry["after"][language])
        yield f"| {' | '.join(map(_plain, cells))} |"
    if len(moved) > MOST_NUMBERS:
        yield f"| {say('more-patterns', language, n=len(moved) - MOST_NUMBERS)} | | |"


def _plain(text: str) -> str:
    """A text that Markdown shows as it is: nothing of it becomes a mark, a link, a mention or a tag."""
    one_line = " ".join(text.split())
    return re.sub(r"([\\`*_{}\[\]<>#|~!@])", r"\\\1", one_line)
