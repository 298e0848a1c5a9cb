"""What the README says of each source: whence, under which rights, and how to get what is not passed on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from tracepaper import paths
from tracepaper.archive.about import About
from tracepaper.archive.members import Missing
from tracepaper.markdown_table import table

NOWHERE = {"not stated": "ask", "not applicable": "ask_authors"}  # no address -> the words for it


def sources(about: About, language: str, words: Mapping[str, Any]) -> str:
    """A heading and a list for each edition."""
    return "\n\n".join(_source(about, key, language, words) for key in sorted(about.cards))


def _source(about: About, key: tuple[str, str], language: str, words: Mapping[str, Any]) -> str:
    card, rights = about.cards[key], about.members.rights[key]
    decided = f" ({words['by_hand']})" if rights.by_hand else ""
    licence = f"{card['licence']} (`{rights.identifier}`)" if rights.allowed else said(card["licence"], words)
    rows = [
        (words["publisher"], about.in_language(card["publisher"], language)),
        (words["citation"], card["citation"]),
        (words["address"], said(card["url"], words)),
        (words["licence"], licence),
        (words["in_package"], words["yes" if rights.allowed else "because_licence"] + decided),
        (words["retrieved"], card["retrieved"]),
        (words["basis"], card["basis"]),
        (words["units"], said(card["units"], words)),
        (words["trust"], card["trust"]),
        (words["used"], words["yes" if key in about.used else "for_comparison"]),
    ]
    if card["notes"]:
        rows.append((words["notes"], " ".join(card["notes"])))
    title = about.in_language(card["title"], language)
    told = (f"- **{name}**{words['colon']}{' '.join(str(text).split())}" for name, text in rows)
    return "\n".join([f"#### {title} (`{key[0]}/{key[1]}`)", "", *told])


def said(text: str, words: Mapping[str, Any]) -> str:
    """What a sidecar says, in the README's language where it says that there is nothing to say."""
    return str(words["said"].get(text, text))


def left_out(about: About, language: str, words: Mapping[str, Any]) -> str:
    """A table of the files that are not passed on, and how to get each."""
    found = about.members.left_out
    if not found:
        return str(words["none_left_out"])
    rows = [
        (f"`{one.file}`", f"`{one.sha256}`", said(one.licence, words), _way(about, one, language, words))
        for one in found
    ]
    return f"{words['left_out_intro']}\n\n{table(words['left_out_head'], rows)}"


def _way(about: About, one: Missing, language: str, words: Mapping[str, Any]) -> str:
    publisher = about.in_language(one.publisher, language)
    if one.url in NOWHERE:
        told = words[NOWHERE[one.url]].format(publisher=publisher)
    else:
        told = words["from_publisher"].format(url=one.url, day=one.retrieved)
    if one.source not in about.refreshed:
        return str(told)
    key = about.refreshed[one.source]
    command = words["refresh_key" if key else "refresh"].format(source=one.source, key=key)
    return f"{told}; {command}"


def datasets(about: About, words: Mapping[str, Any]) -> str:
    """A table of all raw files, passed on or not."""
    rows = [
        (
            f"`{paths.RAW}/{source}/{edition}/{entry['name']}`",
            words["yes" if about.members.rights[source, edition].allowed else "no"],
            entry["content"],
            said(card["licence"], words),
        )
        for (source, edition), card in sorted(about.cards.items())
        for entry in card["files"]
    ]
    return table(words["dataset_head"], rows)


def as_data(found: Iterable[Missing], refreshed: Mapping[str, str]) -> dict[str, Any]:
    """The list of what was left out, which the build in an unpacked archive reads."""
    files = [
        {**asdict(one), "publisher": dict(one.publisher), "refresh": one.source in refreshed} for one in found
    ]
    return {"files": files}
