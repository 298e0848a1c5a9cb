"""Whether Word would show, once it updates its fields, what the file shows now.

A field holds the text it last had; an updated one asks again. So each counter is counted here, and each
reference follows its bookmark to the number that stands there.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tracepaper.audit.reading.plain_text import plain
from tracepaper.audit.reading.word_numbers import WordNumbers

if TYPE_CHECKING:
    from lxml import etree


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COUNTS = re.compile(r"\s*SEQ (\S+) ")
_ASKS = re.compile(r"\s*REF (\S+) (\\r )?")


def stale_fields(path: Path) -> Iterator[tuple[str, str]]:
    """(which field, one sentence) of each that would say something else once it is updated."""
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        read = {name: package.read(name) for name in package.namelist() if name.endswith(".xml")}
    body = etree.fromstring(read["word/document.xml"])
    there = _bookmarked(body, WordNumbers(read))
    counts: Counter[str] = Counter()
    for field in body.iter(f"{_WORD}fldSimple"):
        code, shown = field.get(f"{_WORD}instr") or "", "".join(field.itertext(f"{_WORD}t"))
        counted, asked = _COUNTS.match(code), _ASKS.match(code)
        if counted:
            counts[counted[1]] += 1
            due = str(counts[counted[1]])
        elif asked:
            text, number = there.get(asked[1], ("", ""))
            due = number if asked[2] else text
        else:
            continue
        if plain(shown).text != plain(due).text:
            yield f"the field {code.strip()}", f"shows “{shown}”; updated, Word would show “{due}”"


def _bookmarked(body: etree._Element, numbers: WordNumbers) -> dict[str, tuple[str, str]]:
    """Name of a bookmark within one paragraph -> its text, and the number of its paragraph."""
    found = {}
    for paragraph in body.iter(f"{_WORD}p"):
        number, open_ = numbers.next(paragraph), dict[str, tuple[str, str]]()
        for node in paragraph.iter(f"{_WORD}bookmarkStart", f"{_WORD}t", f"{_WORD}bookmarkEnd"):
            identifier = node.get(f"{_WORD}id") or ""
            if node.tag == f"{_WORD}bookmarkStart":
                open_[identifier] = node.get(f"{_WORD}name") or "", ""
            elif node.tag == f"{_WORD}t":
                open_ = {key: (name, text + (node.text or "")) for key, (name, text) in open_.items()}
            elif identifier in open_:
                name, text = open_.pop(identifier)
                found[name] = text, number
    return found
