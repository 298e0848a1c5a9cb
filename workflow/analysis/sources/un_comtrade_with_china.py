"""UN Comtrade: what China's partners report of their trade with China, and China's totals."""

from __future__ import annotations

from analysis.sources._bilateral import trade_table


def observations(edition):
    return trade_table(edition, "observations.csv", statuses={"": "", "partial_2025": "partial"})
