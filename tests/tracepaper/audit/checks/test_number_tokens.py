from __future__ import annotations

import pytest

from tracepaper.audit.reading.number_tokens import read_number, shows, tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9,823亿美元", ["9,823亿"]),
        ("US$982.3 billion in 2024", ["982.3billion", "2024"]),
        ("−1.4%，2010—2022年", ["−1.4%", "2010", "2022"]),
        ("2.74\u00a0trillion yuan", ["2.74trillion"]),
        ("在2005，2010年", ["2005", "2010"]),
        ("3.0个百分点", ["3.0个百分点"]),
    ],
)
def test_numbers_of_a_text(text, found):
    assert [token.text for token in tokens(text)] == found


def test_a_number_with_its_scale_word_is_read():
    assert read_number("9,823亿") == (982_300_000_000, 100_000_000)
    assert [str(part) for part in read_number("−1.50")] == ["-1.50", "0.01"]


def test_a_printed_number_shows_its_value_rounded_half_up():
    assert shows("982.3", 982_340_000_000, range(-12, 1))
    assert shows("2.5", 2.45)
    assert not shows("982.4", 982_340_000_000, range(-12, 1))
