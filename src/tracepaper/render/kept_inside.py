"""Bytes as text that a page can hold and a browser unpacks: gzip, then base64."""

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path
from typing import Any

from tracepaper import files
from tracepaper.kept import kept


def packed(content: bytes) -> str:
    """The same text for the same bytes."""
    packer = [zlib.ZLIB_RUNTIME_VERSION.encode(), Path(files.__file__).read_bytes()]
    return base64.b64encode(kept([*packer, content], lambda: files.gzipped(content))).decode("ascii")


def packed_block(name: str, content: bytes) -> str:
    """A block of data that no browser runs, and that a script finds by its name."""
    return f'<script type="application/gzip" id="{name}">{packed(content)}</script>'


def json_bytes(value: Any) -> bytes:
    """Compact JSON; numbers that JSON has no word for are refused."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=str)
    return text.encode("utf-8")
