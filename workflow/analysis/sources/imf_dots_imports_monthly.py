"""IMF, Direction of Trade Statistics, monthly, summed over twelve months: imports of 23 reporters.

The only series of China's reported imports before 2010.
"""

from __future__ import annotations

from analysis.sources._bilateral import trade_table


def observations(edition):
    return trade_table(edition, "observations.csv.gz")
