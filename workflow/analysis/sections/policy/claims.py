"""Claims of policy coordination."""

from __future__ import annotations

from analysis.sections.policy.facts import CHINA, FIRST, NINE, arrivals
from analysis.vocabulary import ASEAN_MEMBERS
from tracepaper.statements.claims import all_of, below, claim, exceeds, falls_between, rises_between


@claim
def policy_arrivals_faster(evidence):
    return all_of(
        rises_between(arrivals(evidence, NINE), FIRST),
        exceeds(evidence.fact("policy-growth-asean"), evidence.fact("policy-growth-china")),
    )


@claim
def policy_shares_part(evidence):
    return all_of(
        rises_between(arrivals(evidence, NINE, "share"), FIRST),
        falls_between(arrivals(evidence, CHINA, "share"), FIRST),
    )


@claim
def policy_all_members_grew(evidence):
    nine = (code for code in ASEAN_MEMBERS if code != "BRN")
    return all_of(*(rises_between(arrivals(evidence, code), FIRST) for code in nine))


@claim
def policy_series_ends_before(evidence):
    """The last year of arrivals is before the year of the first measure."""
    table = evidence.table("tbl-visa")
    first = min(str(date) for date in table.loc[table["kind"] == "measure", "date"])
    line = arrivals(evidence, NINE)
    return below(line.year(line.last), float(first[:4]))
