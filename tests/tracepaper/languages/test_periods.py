"""Periods are written as each language writes them."""

from __future__ import annotations

import pytest

from tracepaper.languages.periods import period_text


@pytest.mark.parametrize(
    "code, zh, en",
    [
        (2016, "2016年", "2016"),
        ("2016", "2016年", "2016"),
        ("2010-2019", "2010—2019年", "2010–2019"),
        ("2016Q2", "2016年第2季度", "Q2 2016"),
        ("2016-04", "2016年4月", "April 2016"),
        ("2010-01/2010-11", "2010年1月至11月", "January–November 2010"),
        (21, None, None),
        ("01-05", None, None),
        ("CHN-450100", None, None),
        ("VNM", None, None),
        (0.5, None, None),
    ],
)
def test_periods(code, zh, en):
    assert (period_text(code, "zh"), period_text(code, "en")) == (zh, en)
