"""Claims of policy coordination."""

from __future__ import annotations

from analysis.groups import ARRIVALS_TOTAL
from tracepaper.statements.claims import below, claim
from tracepaper.statements.kinds import Record


@claim(Record())
def policy_series_ends_before(evidence):
    """The last year of arrivals is before the year of the first measure."""
    table = evidence.table("tbl-visa")
    first = min(str(date) for date in table.loc[table["kind"] == "measure", "date"])
    line = evidence.line("fig-arrivals", "arrivals", economy=ARRIVALS_TOTAL)
    return below(line.year(line.last), float(first[:4]))
