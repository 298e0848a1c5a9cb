"""The data that lie in a web page for its script: what it tells of numbers, read from the finished file."""

from __future__ import annotations

import base64
import gzip
import json
import re
import zlib
from typing import Any

_BLOCK = re.compile(r'<script type="application/(json|gzip)" id="data-([a-z]+)">(.*?)</script>', re.DOTALL)
_PLACE = re.compile(r' data-packed="([^"]*)"></svg>')
_MARK = re.compile(r'\sdata-(fact|claim)="([^"]*)"')


def page_blocks(page: str) -> dict[str, Any]:
    """Name -> content of each block.  A block that cannot be read has None."""
    return {name: _content(kind, text) for kind, name, text in _BLOCK.findall(page)}


def _content(kind: str, text: str) -> Any:
    try:
        return json.loads(text if kind == "json" else gzip.decompress(base64.b64decode(text, validate=True)))
    except (ValueError, OSError, EOFError, zlib.error):
        return None


def unpacked(page: str) -> str:
    """The page as a telephone shows it: with the drawings that lie packed in it in their places.  What cannot
    be read leaves its place empty."""
    drawn = page_blocks(page).get("narrow") or {}
    return _PLACE.sub(lambda place: f">{drawn.get(place[1], '')}</svg>", page)


def marked(page: str) -> dict[str, set[str]]:
    """fact, claim -> the names that the text of the page is marked with."""
    found: dict[str, set[str]] = {"fact": set(), "claim": set()}
    for kind, name in _MARK.findall(page):
        found[kind].add(name)
    return found
