"""Claims of political uncertainty."""

from __future__ import annotations

from analysis.quantities import computed
from analysis.sections.political.facts import BASE, MIDDLE, deviation, estimates, governance, latest_year
from tracepaper.evidence.sets import largest_of, median_of, smallest_of
from tracepaper.statements.claims import (
    all_of,
    below,
    claim,
    exceeds,
    falls_between,
    rises_between,
    rival,
    smallest,
)
from tracepaper.statements.kinds import Change, Convergence, NoTrend, Rank


def _then_and_now(evidence) -> dict:
    return {year: estimates(evidence, year) for year in (MIDDLE, latest_year(evidence))}


def _spread(evidence, *without: str) -> dict:
    return {year: line.without(*without).spread() for year, line in _then_and_now(evidence).items()}


def _deviation(evidence, *without: str) -> dict:
    return {
        year: computed(deviation(line.without(*without)), "deviation")
        for year, line in _then_and_now(evidence).items()
    }


@claim(Convergence())
def political_spread_wider(evidence):
    return rises_between(_spread(evidence), MIDDLE, latest_year(evidence))


@rival(political_spread_wider)
def standard_deviation(evidence):
    return rises_between(_deviation(evidence), MIDDLE, latest_year(evidence))


@claim(Convergence())
def political_spread_ten_narrower(evidence):
    """Without Myanmar."""
    return falls_between(_spread(evidence, "MMR"), MIDDLE, latest_year(evidence))


@rival(political_spread_ten_narrower)
def standard_deviation_of_ten(evidence):
    return falls_between(_deviation(evidence, "MMR"), MIDDLE, latest_year(evidence))


@claim(Rank())
def political_myanmar_lowest(evidence):
    """Lower than in 2016, and last by both measures."""
    latest = latest_year(evidence)
    return all_of(
        falls_between(governance(evidence, "MMR"), 2016, latest),
        smallest(estimates(evidence, latest), "MMR"),
        smallest(estimates(evidence, latest, "regulation"), "MMR"),
    )


@claim(Rank())
def political_two_improve_most(evidence):
    """Indonesia and Laos, in either order, more than any other."""
    change = estimates(evidence, latest_year(evidence)) - estimates(evidence, BASE)
    others = change.without("IDN", "LAO")
    return exceeds(smallest_of([change["IDN"], change["LAO"]]), largest_of(others.values()))


@claim(Change())
def political_thailand_turn(evidence):
    """Lower in 2010 than in 2002, higher since."""
    line = governance(evidence, "THA")
    return all_of(falls_between(line, BASE, 2010), rises_between(line, 2010))


@claim(NoTrend())
def political_china_steady(evidence):
    """All estimates of these years lie within half a point."""
    return below(governance(evidence, "CHN").span(BASE).spread(), 0.5)


@claim(Change())
def political_median_rises(evidence):
    """The median of the eleven is no lower than in 2013: no rise of uncertainty in general."""
    then, now = (computed(median_of(line.values()), "median") for line in _then_and_now(evidence).values())
    return exceeds(now, then - 0.1)
