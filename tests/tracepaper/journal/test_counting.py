"""A text is as long as its language counts it."""

from __future__ import annotations

import pytest

from tracepaper.journal.counting import length
from tracepaper.languages import load_language


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("", "zh", 0),
        ("贸易额达到9,823亿美元。", "zh", 10),  # the number is one
        ("中国—东盟（ACFTA）增长3.5%，", "zh", 12),
        ("“东盟”  RCEP 协定", "zh", 7),
        ("", "en", 0),
        ("Trade reached US$982.3\u00a0billion – a record.", "en", 6),  # a dash between blanks is no word
        ("China–ASEAN trade, 2010–2019", "en", 3),
    ],
)
def test_characters_in_chinese_words_elsewhere(text, language, expected):
    assert length(text, load_language(language)) == expected
