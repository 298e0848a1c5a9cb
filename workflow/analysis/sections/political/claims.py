"""Claims of political uncertainty."""

from __future__ import annotations

from analysis.sections.political.facts import BASE, MIDDLE, estimates, governance, latest_year
from tracepaper.statements.claims import (
    all_of,
    below,
    claim,
    exceeds,
    falls_between,
    largest,
    rises_between,
    smallest,
)


@claim
def political_spread_wider(evidence):
    latest = latest_year(evidence)
    spread = {year: estimates(evidence, year).spread() for year in (MIDDLE, latest)}
    return rises_between(spread, MIDDLE, latest)


@claim
def political_spread_ten_narrower(evidence):
    """Without Myanmar."""
    latest = latest_year(evidence)
    spread = {year: estimates(evidence, year).without("MMR").spread() for year in (MIDDLE, latest)}
    return falls_between(spread, MIDDLE, latest)


@claim
def political_myanmar_lowest(evidence):
    """By more than a point lower than in 2016, and last by both measures."""
    latest = latest_year(evidence)
    return all_of(
        exceeds(governance(evidence, "MMR").change(latest, 2016), 1),
        smallest(estimates(evidence, latest), "MMR"),
        smallest(estimates(evidence, latest, "regulation"), "MMR"),
    )


@claim
def political_indonesia_most(evidence):
    return largest(estimates(evidence, latest_year(evidence)) - estimates(evidence, BASE), "IDN")


@claim
def political_thailand_turn(evidence):
    """Lowest in 2010, higher since, short of where it began."""
    line = governance(evidence, "THA").span(BASE)
    return all_of(smallest(line, 2010), rises_between(line, 2010), falls_between(line, BASE))


@claim
def political_china_steady(evidence):
    """Lower, by less than a quarter of a point."""
    line = governance(evidence, "CHN")
    return all_of(falls_between(line, BASE), below(abs(line.change(BASE)), 0.25))
