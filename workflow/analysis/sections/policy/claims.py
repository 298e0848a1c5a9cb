"""Claims of policy coordination."""

from __future__ import annotations

from analysis.groups import ARRIVALS_TOTAL, WITHOUT_BRUNEI
from analysis.sections.policy.facts import FIRST, LAST
from tracepaper.statements.claims import all_of, below, claim, exceeds, falls_between, rises_between


def _line(evidence, code: str, column: str = "arrivals") -> dict:
    table = evidence.table("fig-arrivals")
    rows = table[table["economy"] == code]
    return dict(zip(rows["year"], rows[column], strict=True))


@claim("policy-arrivals-faster")
def arrivals_faster(evidence):
    return all_of(
        rises_between(_line(evidence, ARRIVALS_TOTAL), FIRST, LAST),
        exceeds(
            evidence.fact("policy-growth-asean"),
            evidence.fact("policy-growth-china"),
            ("nine members", "China"),
        ),
    )


@claim("policy-shares-part")
def shares_part(evidence):
    return all_of(
        rises_between(_line(evidence, ARRIVALS_TOTAL, "share"), FIRST, LAST),
        falls_between(_line(evidence, "CHN", "share"), FIRST, LAST),
    )


@claim("policy-all-members-grew")
def all_members_grew(evidence):
    return all_of(*(rises_between(_line(evidence, code), FIRST, LAST) for code in WITHOUT_BRUNEI))


@claim("policy-series-ends-before")
def series_ends_before(evidence):
    table = evidence.table("tbl-visa")
    first = min(str(date) for date in table.loc[table["kind"] == "measure", "date"])
    last = float(evidence.table("fig-arrivals")["year"].max())
    return below(last, float(first[:4]), ("last year of arrivals", "year of the first measure"))
