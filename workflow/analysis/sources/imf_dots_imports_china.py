"""IMF, Direction of Trade Statistics: China's imports by partner, 2010-2022."""

from __future__ import annotations

from analysis.sources._bilateral import trade_table


def observations(edition):
    return trade_table(edition, "observations.csv")
