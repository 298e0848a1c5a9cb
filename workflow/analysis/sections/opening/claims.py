"""Claims of the opening: trade, balance and partners since 1995."""

from __future__ import annotations

from analysis.sections.opening.facts import STRETCHES, by_partner, trade
from tracepaper.statements.claims import all_of, below, between, claim, exceeds, largest, ranks, rises_between

MATCHED = (2002, 2007, 2008, 2014)  # years whose total was published in US dollars, before later revisions


@claim
def opening_most_dates_verified(evidence):
    return exceeds(evidence.fact("opening-events-verified"), evidence.fact("opening-events") / 2)


@claim
def opening_trade_grew(evidence):
    """More than fortyfold.  Levels only: the two ends come from different sources on one basis."""
    total = trade(evidence)
    return all_of(rises_between(total), exceeds(total[total.last], 40 * total[total.first]))


@claim
def opening_official_match(evidence):
    """Within half a per cent of the totals that officials published for four years."""
    total = trade(evidence)
    ask = {"economy": "CHN", "partner": "ASEAN", "period": list(map(str, MATCHED))}
    official = evidence.observations("beibu-gulf", "trade-total", **ask)
    return all_of(*(between(total[year] / official[year], 0.995, 1.005) for year in MATCHED))


@claim
def opening_fastest_after_framework(evidence):
    growth = {f"{a}-{b}": evidence.fact(f"opening-growth-{a}-{b}") for a, b in STRETCHES}
    return largest(growth, "2002-2009")


@claim
def opening_slower_in_force(evidence):
    """Less than half of the pace before; each rate within one pair of sources."""
    return below(evidence.fact("opening-growth-2010-2019"), evidence.fact("opening-growth-2002-2009") / 2)


@claim
def opening_falls(evidence):
    """Total trade fell in four years, each within one pair of sources."""
    total = trade(evidence)
    return all_of(*(below(total[year], total[year - 1]) for year in (1998, 2009, 2015, 2016)))


@claim
def opening_exports_fell_2023(evidence):
    exports = trade(evidence, "exports")
    return below(exports[2023], exports[2022])


@claim
def opening_deficit_to_2008(evidence):
    """A deficit in every year, the largest in 2004."""
    balance = trade(evidence, "balance").span(2000, 2008)
    others = balance.without(2004).values()
    return all_of(
        *(below(value, 0) for value in balance.values()), *(below(balance[2004], value) for value in others)
    )


@claim
def opening_surplus_since_2012(evidence):
    """A surplus in every year, the largest in the latest, and none the year before."""
    balance = trade(evidence, "balance")
    since = balance.span(2012)
    surplus = (exceeds(value, 0) for value in since.values())
    return all_of(below(balance[2011], 0), *surplus, largest(since, since.last))


@claim
def opening_singapore_largest_first(evidence):
    return largest(by_partner(evidence, trade(evidence).first), "SGP")


@claim
def opening_vietnam_largest_latest(evidence):
    """From the sixth place to the first."""
    total = trade(evidence)
    return all_of(
        largest(by_partner(evidence, total.last), "VNM"),
        ranks(by_partner(evidence, total.first), "VNM", 6),
    )


@claim
def opening_less_concentrated(evidence):
    return below(evidence.fact("opening-concentration-latest"), evidence.fact("opening-concentration-first"))


@claim
def opening_export_share_doubled(evidence):
    latest, first = (evidence.fact(f"opening-export-share-{name}") for name in ("latest", "first"))
    return exceeds(latest, 2 * first)


@claim
def opening_guangxi_depends_more(evidence):
    """Guangxi's share is more than twice China's, and higher than its own of 2010."""
    share = evidence.fact("opening-guangxi-share-latest")
    return all_of(
        exceeds(share, 2 * evidence.fact("opening-trade-share-latest")),
        exceeds(share, evidence.fact("opening-guangxi-share-2010")),
    )
