"""UN Comtrade: what China's partners report of their trade with China, and China's totals."""

from __future__ import annotations

from analysis.sources._bilateral import trade_table

# the last year of an edition, of which not all had reported when it was read
PARTIAL = {f"partial_{year}": "partial" for year in range(2014, 2100)}


def observations(edition):
    return trade_table(edition, "observations.csv", statuses={"": "", **PARTIAL})
