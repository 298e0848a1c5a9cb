"""World Bank, Logistics Performance Index: scores and ranks by edition of the survey.

The survey's edition is the period: it has none other.  A score and its rank are two series.
"""

from __future__ import annotations

COLUMNS = {"economy": "text", "edition": "integer", "measure": "text", "value": "number"}


def observations(edition):
    frame = edition.table("observations.csv", COLUMNS)
    ranks = frame["measure"].str.endswith("Rank")
    scores = frame[~ranks & ~frame["value"].between(1, 5)]
    edition.require(
        scores.empty,
        "a score lies outside 1 to 5",
        "observations.csv",
        None if scores.empty else int(scores["line"].iloc[0]),
    )
    return frame.assign(
        series=frame["measure"].str.lower().str.replace(" ", "-"),
        unit=ranks.map({True: "RANK", False: "SCORE"}),
    ).rename(columns={"edition": "period"})
