"""IMF, Direction of Trade Statistics, monthly, summed over twelve months: exports of 23 reporters.

Fills the reporters the annual file lacks (Indonesia and Japan above all).
"""

from __future__ import annotations

from analysis.sources._bilateral import trade_table


def observations(edition):
    return trade_table(edition, "observations.csv.gz")
