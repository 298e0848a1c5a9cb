"""What belongs to a number, as no line may part it."""

from __future__ import annotations

import pytest

from tracepaper.languages.unbroken import unbroken


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "US$ 982.1 billion or 3.2%", ["US$ 982.1 billion", "3.2%"]),
        ("en", "by 12 percentage points", ["12 percentage points"]),
        ("en", "in 2010–2019, 9,820.7 million people", ["2010–2019", "9,820.7 million people"]),
        ("en", "HS2 of B1.b", []),
        ("en", "edition 2025-q1, 2010-2019, an 11-year run", ["2025-q1", "2010-2019", "11-year"]),
        ("zh", "（2025-q1 版）", ["2025-q1"]),
        ("zh", "9,820.7 亿美元、3.2个百分点", ["9,820.7 亿美元", "3.2个百分点"]),
        ("zh", "于2010—2019年", ["2010—2019年"]),
        ("zh", "2000年10月24日，RCEP第21条", ["2000年", "10月", "24日", "21"]),
    ],
)
def test_a_number_is_whole(language, text, found):
    assert [match.group() for match in unbroken(language).finditer(text)] == found
