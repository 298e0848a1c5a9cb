"""The numbers that a caption or note quotes, marked in the page as those of the text are.

A caption is one text by the time it is printed; which numbers it quotes, as they are written and in which
order, stands beside it in exhibit.json.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from tracepaper.files import StrPath, read_json

_EXHIBIT = re.compile(r'<div id="([a-z0-9-]+)" class="exhibit')
_NUMBER = re.compile(r'.*?class="exhibit-number">[^<]*</span>', re.DOTALL)  # of the exhibit itself
_PARTS = {
    "title": re.compile(r"<figcaption>.*?</figcaption>|<div class=\"caption\">.*?</div>", re.DOTALL),
    "note": re.compile(r'<div class="exhibit-notes">.*?</div>', re.DOTALL),
}


def mark_values(page: str, exhibits_folder: StrPath, language: str) -> str:
    """The page with `<span class="value" data-value="EXHIBIT/NAME">` around each number that a caption
    quotes."""
    first, *regions = re.split(f"(?={_EXHIBIT.pattern.replace('(', '(?:')})", page)
    return first + "".join(_marked(region, exhibits_folder, language) for region in regions)


def _marked(region: str, exhibits_folder: StrPath, language: str) -> str:
    """What stands from one exhibit to the next, with the numbers of the first marked."""
    found = _EXHIBIT.match(region)
    file = Path(exhibits_folder, found[1] if found else "", "exhibit.json")
    quoted = read_json(file).get("quoted", {}).get(language, {}) if found and file.is_file() else {}
    for part, pattern in _PARTS.items():
        if found and quoted.get(part):
            exhibit, numbers = found[1], quoted[part]
            region = pattern.sub(lambda text: _in_order(text[0], numbers, exhibit), region, count=1)  # noqa: B023
    return region


def _in_order(text: str, numbers: Sequence[Sequence[str]], exhibit: str) -> str:
    """A text with its numbers marked, each looked for behind the one before it."""
    head = _NUMBER.match(text)
    done, rest = text[: head.end()] if head else "", text[head.end() :] if head else text
    for name, written in numbers:
        match = re.search(_pattern(written), rest)
        if match:
            mark = f'<span class="value" data-value="{exhibit}/{name}">{match[0]}</span>'
            done, rest = done + rest[: match.start()] + mark, rest[match.end() :]
    return done + rest


def _pattern(written: str) -> str:
    """A number as it may stand in a line: its spaces may have become others; it is no part of a longer one,
    and no part of a tag."""
    words = r"[\s\u00a0\u202f]+".join(re.escape(escape(word)) for word in written.split())
    return rf"(?<![\d.,A-Za-z]){words}(?![\dA-Za-z]|[.,]\d)(?![^<>]*>)"
