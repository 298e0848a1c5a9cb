"""China's customs: trade with Asian partners in 2023 and 2024, converted from yuan.

Every value was converted at the rate the national totals imply, and 2023 was derived from 2024 and its
growth rate; the status says which, so that an observation quoted from here can say so too.
"""

from __future__ import annotations

from analysis.sources._bilateral import trade_table


def observations(edition):
    """As every trade table, but the economy is China throughout: only China's customs report here."""
    frame = trade_table(
        edition,
        "observations.csv",
        statuses={
            "": "",
            "derived_from_2024_and_yoy": "derived",
            "rmb_converted_at_implied_rate": "converted",
        },
    )
    other = frame[frame["economy"] != "CHN"]
    edition.require(
        other.empty,
        "a row is not reported by China",
        "observations.csv",
        None if other.empty else int(other["line"].iloc[0]),
    )
    return frame
