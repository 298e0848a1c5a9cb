"""Data read back from a page."""

from __future__ import annotations

from tracepaper.audit.reading.page_data import marked, page_blocks, unpacked
from tracepaper.render.kept_inside import json_bytes, packed_block


def test_blocks_are_read_back_and_what_is_broken_is_none():
    page = (
        '<script type="application/json" id="data-page">{"a": 1}</script>'
        + packed_block("data-origins", json_bytes({"b": "</script>"}))
        + '<script type="application/gzip" id="data-tables">H4sIAAAA</script>'
    )
    assert page_blocks(page) == {"page": {"a": 1}, "origins": {"b": "</script>"}, "tables": None}


def test_marks_are_found_once():
    page = '<span data-fact="a">1</span><span data-fact="a">1</span><i data-claim="b">'
    assert marked(page) == {"fact": {"a"}, "claim": {"b"}}


def test_a_packed_drawing_is_read_in_its_place():
    places = '<svg class="narrow" data-packed="d1n"></svg><svg class="narrow" data-packed="d2n"></svg>'
    page = places + packed_block("data-narrow", json_bytes({"d1n": "<text>9</text>"}))
    shown = '<svg class="narrow"><text>9</text></svg><svg class="narrow"></svg>'
    assert unpacked(page).startswith(shown) and unpacked(places) == places.replace(
        ' data-packed="d1n"', ""
    ).replace(' data-packed="d2n"', "")
