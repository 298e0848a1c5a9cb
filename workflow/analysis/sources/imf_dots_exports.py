"""IMF, Direction of Trade Statistics, annual: exports of every reporter to every partner.

The one file wide enough for the gravity model.  Singapore's 2020 is partial in edition 2024-02; it keeps the
status `partial`, and nothing that reads this series may use it.
"""

from __future__ import annotations

from analysis.sources._bilateral import STATUSES, trade_table

NAME = "observations.csv.gz"


def observations(edition):
    frame = trade_table(
        edition,
        NAME,
        statuses={**STATUSES, "preliminary_2020": "preliminary", "partial_2020_do_not_use": "partial"},
    )
    singapore = frame[(frame["economy"] == "SGP") & (frame["period"] == 2020)]
    edition.require(
        edition.edition != "2024-02" or (singapore["status"] == "partial").all(),
        "exports of Singapore in 2020 are partial and must be flagged so",
        NAME,
    )
    return frame
