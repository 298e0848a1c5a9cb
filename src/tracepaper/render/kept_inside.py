"""Bytes as text that a page can hold and a browser unpacks: gzip, then base64."""

from __future__ import annotations

import base64
import json
from typing import Any

from tracepaper.files import gzipped


def packed(content: bytes) -> str:
    """The same text for the same bytes."""
    return base64.b64encode(gzipped(content)).decode("ascii")


def packed_block(name: str, content: bytes) -> str:
    """A block of data that no browser runs, and that a script finds by its name."""
    return f'<script type="application/gzip" id="{name}">{packed(content)}</script>'


def json_bytes(value: Any) -> bytes:
    """Compact JSON; numbers that JSON has no word for are refused."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=str)
    return text.encode("utf-8")
