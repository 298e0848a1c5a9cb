"""A page that is too large for a telephone is told, with what makes it so."""

from __future__ import annotations

from tracepaper.audit.reading.page_weight import too_heavy

PAGE = (
    '<style>src: url("data:font/woff2;base64,AAAA")</style><svg><text>西贡</text></svg><table></table>'
    f'<script type="application/gzip" id="data-origins">{"H" * 90}</script>'
)
WEIGHT = len(PAGE.encode())


def test_a_page_within_the_limit_is_not_told():
    assert too_heavy(PAGE) == too_heavy(PAGE, WEIGHT) == ""


def test_one_byte_more_is_told_with_the_largest_parts_first():
    told = too_heavy(PAGE, WEIGHT - 1)
    assert told.startswith(
        f"has {WEIGHT} bytes, expected at most {WEIGHT - 1} (its largest parts: data-origins 1"
    )
    assert "fonts 34, drawings 30" in told and "pictures" not in told


def test_bytes_are_counted_and_not_characters():
    assert too_heavy("西贡", 5).startswith("has 6 bytes")
