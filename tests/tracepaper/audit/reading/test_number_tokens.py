from __future__ import annotations

import pytest

from tracepaper.audit.reading.number_tokens import numbers_of


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("zh", "9,823亿美元", ["9,823亿"]),
        ("en", "US$982.3 billion in 2024", ["982.3billion", "2024"]),
        ("zh", "−1.4%，2010—2022年", ["−1.4%", "2010", "2022"]),
        ("en", "2.74\u00a0trillion yuan", ["2.74trillion"]),
        ("zh", "在2005，2010年", ["2005", "2010"]),
        ("zh", "3.0个百分点", ["3.0个百分点"]),
        ("zh", "3万象", ["3"]),
    ],
)
def test_numbers_of_a_text(language, text, found):
    assert [token.text for token in numbers_of(language).tokens(text)] == found


def test_a_number_with_its_scale_word_is_read():
    assert numbers_of("zh").read("9,823亿") == (982_300_000_000, 100_000_000)
    assert numbers_of("zh").read("2.74万亿元") == (2_740_000_000_000, 10_000_000_000)
    assert [str(part) for part in numbers_of("en").read("−1.50")] == ["-1.50", "0.01"]
    with pytest.raises(ValueError, match="not a number"):
        numbers_of("en").read("billion")


def test_a_printed_number_shows_its_value_rounded_half_up():
    shows = numbers_of("en").shows
    assert shows("982.3", 982_340_000_000, range(-12, 1))
    assert shows("2.5", 2.45)
    assert not shows("982.4", 982_340_000_000, range(-12, 1))
