"""A number's calculation is written with names and units."""

from __future__ import annotations

import pytest

from tracepaper.evidence.lineage import leaf
from tracepaper.evidence.lines import Line, share
from tracepaper.evidence.quantities import Part, Quantity, named
from tracepaper.statements.calculation import calculation
from tracepaper.statements.wording import Writer

TRADE = Quantity("USD", 1e8, {"zh": "贸易额", "en": "trade"})


def trade(value: float, economy: str, year: int):
    return named(leaf(value, year, TRADE.unit), TRADE, (Part("economy", economy), Part("year", year)))


LINE = Line({2010: trade(1e9, "CHN", 2010), 2019: trade(2e9, "CHN", 2019)})


@pytest.mark.parametrize(
    "value, zh, en",
    [
        (
            LINE.growth(),
            "贸易额，CHN：100 × ((20亿美元（2019年） / 10亿美元（2010年）)^(1/9) − 1)",
            "trade, CHN: 100 × ((US$2.0 billion (2019) / US$1.0 billion (2010))^(1/9) − 1)",
        ),
        (
            share(trade(1e9, "VNM", 2024), trade(4e9, "CHN", 2024)),
            "贸易额，2024年：100 × 10亿美元（VNM） / 40亿美元（CHN）",
            "trade, 2024: 100 × US$1.0 billion (VNM) / US$4.0 billion (CHN)",
        ),
        (
            sum(trade(n * 1e9, "CHN", 2000 + n) for n in range(1, 7)),
            "贸易额，CHN：Σ(10亿美元（2001年） + … + 60亿美元（2006年）; n = 6)",
            "trade, CHN: Σ(US$1.0 billion (2001) + … + US$6.0 billion (2006); n = 6)",
        ),
        (LINE[2010] - 2 * LINE[2019], "", "trade, CHN: US$1.0 billion (2010) − 2 × US$2.0 billion (2019)"),
        (-(LINE[2010] - LINE[2019]), "", "trade, CHN: −(US$1.0 billion (2010) − US$2.0 billion (2019))"),
        (LINE[2010].log(), "", "trade, CHN, 2010: ln(US$1.0 billion)"),
    ],
)
def test_calculations_in_both_languages(value, zh, en):
    assert calculation(value, Writer("en")) == en
    assert not zh or calculation(value, Writer("zh")) == zh


def test_a_number_read_as_it_is_or_without_names_has_none():
    assert calculation(LINE[2010], Writer("en")) == ""
    assert (
        calculation(leaf(1.0, 1) + leaf(2.0, 2), Writer("en")) == "" and calculation(1.0, Writer("en")) == ""
    )
