"""Claims of the opening: trade, balance and partners since 1995."""

from __future__ import annotations

from analysis.sections.opening.facts import STRETCHES, by_partner
from tracepaper.statements.claims import all_of, below, between, claim, exceeds, largest, ranks, rises_between

MATCHED = (2002, 2007, 2008, 2014)  # years whose total was published in US dollars, before later revisions


def _trade(evidence):
    return evidence.table("fig-china-asean-trade").set_index("year")


@claim("opening-most-dates-verified")
def most_dates_are_verified(evidence):
    return exceeds(evidence.fact("opening-events-verified"), evidence.fact("opening-events") / 2)


@claim("opening-trade-grew")
def trade_rose_more_than_fortyfold(evidence):
    """Levels only: the first and the last year come from different sources on one basis."""
    total = _trade(evidence)["total"]
    return all_of(
        rises_between({1995: total[1995], 2024: total[2024]}, 1995, 2024),
        exceeds(total[2024], 40 * total[1995]),
    )


@claim("opening-official-match")
def totals_match_the_official_ones(evidence):
    """Within half a per cent of the totals that officials published for four years."""
    total = _trade(evidence)["total"]
    official = evidence.select(
        "beibu-gulf", "trade-total", economy="CHN", partner="ASEAN", period=[str(year) for year in MATCHED]
    ).set_index("year")["value"]
    return all_of(*(between(total[year] / official[year], 0.995, 1.005) for year in MATCHED))


@claim("opening-fastest-after-framework")
def fastest_after_the_framework_agreement(evidence):
    growth = {f"{a}-{b}": evidence.fact(f"opening-growth-{a}-{b}") for a, b in STRETCHES}
    return largest(growth, "2002-2009")


@claim("opening-slower-in-force")
def slower_once_in_force(evidence):
    """Less than half of the pace before; each rate within one pair of sources."""
    return below(evidence.fact("opening-growth-2010-2019"), evidence.fact("opening-growth-2002-2009") / 2)


@claim("opening-falls")
def trade_fell_in_crises_despite_agreements(evidence):
    """Total trade fell in 1998, 2009, 2015 and 2016, each within one pair of sources."""
    total = _trade(evidence)["total"]
    return all_of(
        *(
            below(total[year], total[year - 1], (str(year), str(year - 1)))
            for year in (1998, 2009, 2015, 2016)
        )
    )


@claim("opening-exports-fell-2023")
def exports_fell_in_2023(evidence):
    exports = _trade(evidence)["exports"]
    return below(exports[2023], exports[2022], ("2023", "2022"))


@claim("opening-deficit-to-2008")
def deficit_every_year(evidence):
    balance = _trade(evidence)["balance"]
    return all_of(
        *(below(balance[year], 0, (str(year), "zero")) for year in range(2000, 2009)),
        *(
            below(balance[2004], balance[year], ("2004", str(year)))
            for year in range(2000, 2009)
            if year != 2004
        ),
    )


@claim("opening-surplus-since-2012")
def surplus_every_year_and_largest_at_the_end(evidence):
    balance = _trade(evidence)["balance"]
    since = {year: balance[year] for year in range(2012, 2025)}
    return all_of(
        below(balance[2011], 0, ("2011", "zero")),
        *(exceeds(value, 0, (str(year), "zero")) for year, value in since.items()),
        largest(since, 2024),
    )


@claim("opening-singapore-first-1995")
def singapore_first_in_1995(evidence):
    return largest(by_partner(evidence, 1995).to_dict(), "SGP")


@claim("opening-vietnam-first-2024")
def vietnam_first_in_2024(evidence):
    trade = by_partner(evidence, 2024).to_dict()
    return all_of(largest(trade, "VNM"), ranks(by_partner(evidence, 1995).to_dict(), "VNM", 6))


@claim("opening-less-concentrated")
def less_concentrated(evidence):
    return below(evidence.fact("opening-concentration-2024"), evidence.fact("opening-concentration-1995"))


@claim("opening-export-share-doubled")
def export_share_more_than_doubled(evidence):
    return exceeds(evidence.fact("opening-export-share-2024"), 2 * evidence.fact("opening-export-share-1995"))


@claim("opening-guangxi-depends-more")
def guangxi_depends_more_on_asean(evidence):
    """Guangxi's share is more than twice China's, and higher than its own of 2010."""
    share = evidence.fact("opening-guangxi-share-2023")
    return all_of(
        exceeds(share, 2 * evidence.fact("opening-trade-share-2023")),
        exceeds(share, evidence.fact("opening-guangxi-share-2010")),
    )
