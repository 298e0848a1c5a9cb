"""The data that lie in a web page for its script: what it tells of numbers, read from the finished file."""

from __future__ import annotations

import base64
import gzip
import json
import re
import zlib
from typing import Any

_BLOCK = re.compile(r'<script type="application/(json|gzip)" id="data-([a-z]+)">(.*?)</script>', re.DOTALL)
_MARK = re.compile(r'\sdata-(fact|claim)="([^"]*)"')


def page_blocks(page: str) -> dict[str, Any]:
    """Name -> content of each block.  A block that cannot be read has None."""
    return {name: _content(kind, text) for kind, name, text in _BLOCK.findall(page)}


def _content(kind: str, text: str) -> Any:
    try:
        return json.loads(text if kind == "json" else gzip.decompress(base64.b64decode(text, validate=True)))
    except (ValueError, OSError, EOFError, zlib.error):
        return None


def marked(page: str) -> dict[str, set[str]]:
    """fact, claim -> the names that the text of the page is marked with."""
    found: dict[str, set[str]] = {"fact": set(), "claim": set()}
    for kind, name in _MARK.findall(page):
        found[kind].add(name)
    return found
