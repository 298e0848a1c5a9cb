"""Where the lines of a finished PDF end: not within a number or a citation, not before a closing mark.

Each paragraph is looked for in the document; wherever one of its lines ends there, the paper's own text says
what stands on both sides.  Cells of tables are not looked at: their columns are narrow, and a PDF does not
tell where one ends.  Nor is a paragraph that a picture or the end of a page parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from tracepaper.audit.reading.document_text import Document
from tracepaper.audit.reading.paper_text import Unit
from tracepaper.audit.reading.plain_text import Plain, plain, without_joiners
from tracepaper.languages.unbroken import CLOSING, OPENING, unbroken

READ = ("paragraph", "heading", "item", "caption", "note")
_YEAR = re.compile(r"\d{4}[a-z]?\b")
_AUTHOR = re.compile(r"(\w*(?:[^\W\d]|\.),?)\s?$")  # or “al.”
_NUMBER_OF_CITATION = re.compile(r"\[\d+(?:[,–-]\d+)*\]")
OF_OTHER = "translation-"  # begins the name of the part that is in another language (`assemble`)
AROUND = 12  # characters on both sides that a message quotes


class BadBreak(NamedTuple):
    """unit: the paragraph.  what: is wrong.  shown: the words on both sides.  place: the page."""

    unit: Unit
    what: str
    shown: str
    place: str


def bad_breaks(units: Iterable[Unit], document: Document, language: str) -> Iterator[BadBreak]:
    """The ends of lines in a PDF at which no line of the language may end."""
    raw, found = document.text, plain(document.text, hyphens=False)
    at = 0
    for unit in units:
        if unit.kind not in READ:
            continue
        spoken = language
        if unit.file.startswith(OF_OTHER):
            spoken = unit.file.removeprefix(OF_OTHER)
        for text in _runs(unit):
            wanted = plain(text, hyphens=False)
            start = found.text.find(wanted.text, at)
            start = found.text.find(wanted.text) if start < 0 else start
            if start < 0:
                continue
            at = start if unit.kind == "paragraph" else at
            for place, shown_at in _line_ends(found, raw, start, wanted):
                what = _wrong(unit, text, place, spoken)
                if what:
                    shown = f"{text[max(place - AROUND, 0) : place]}|{text[place : place + AROUND]}"
                    yield BadBreak(unit, what, shown, document.place_of(shown_at))


def _runs(unit: Unit) -> list[str]:
    """The words between formulas, which no two documents set alike."""
    runs = [""]
    for stretch in unit.stretches:
        runs = [*runs, ""] if stretch.kind == "formula" else [*runs[:-1], runs[-1] + stretch.text]
    return [without_joiners(run) for run in runs if len(plain(run).text) > 1]


def _line_ends(found: Plain, raw: str, start: int, wanted: Plain) -> Iterator[tuple[int, int]]:
    """(place in the paragraph's text, place in the document) of the first character of each further line."""
    for n in range(1, len(wanted)):
        here, before = found.places[start + n], found.places[start + n - 1]
        if here > before + 1 and "\n" in raw[before + 1 : here]:
            yield wanted.places[n], here


def _wrong(unit: Unit, text: str, at: int, language: str) -> str:
    """What is wrong with a line of a paragraph that begins at a place; "" if nothing."""
    first, last = text[at], text[:at].rstrip()[-1:]
    if first in CLOSING:
        return "begins with a mark that closes, or a dash"
    if last in OPENING:
        return "ends with a mark that opens"
    if any(match.start() < at < match.end() for match in unbroken(language).finditer(text)):
        return "parts a number, or a number and its unit"
    if _NUMBER_OF_CITATION.match(text, at) and not text[at - 1].isspace():
        return "begins with the number of a citation"
    year, author = _YEAR.match(text, at), _AUTHOR.search(text[:at])
    if year and author and _is_cited(unit, f"{author[1]} {year[0]}"):
        return "parts an author and a year"
    return ""


def _is_cited(unit: Unit, said: str) -> bool:
    """Whether words stand in a citation: the year of another one, or of none, may begin a line."""
    parts = groupby(unit.stretches, key=lambda stretch: stretch.kind == "citation")
    cited = ("".join(stretch.text for stretch in found) for is_one, found in parts if is_one)
    return any(said in " ".join(without_joiners(text).split()) for text in cited)
