"""Bytes kept in a page."""

from __future__ import annotations

import base64
import gzip

import pytest

from tracepaper.render.kept_inside import json_bytes, packed, packed_block


def test_the_same_text_for_the_same_bytes():
    assert packed(b"abc" * 99) == packed(b"abc" * 99)
    assert gzip.decompress(base64.b64decode(packed(b"abc"))) == b"abc"
    assert packed_block("x", b"abc").startswith('<script type="application/gzip" id="x">')


def test_no_number_that_json_lacks():
    with pytest.raises(ValueError, match="JSON"):
        json_bytes({"a": float("nan")})
