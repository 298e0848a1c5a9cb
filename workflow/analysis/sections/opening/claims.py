"""Claims of the opening: trade beside trade with everyone else, balance and partners since 1995."""

from __future__ import annotations

from math import isnan

from analysis.exhibits.fig_partner_shares.exhibit import ASEAN, JAPAN, SHOWN
from analysis.indicators.partner_shares import FLOWS
from analysis.quantities import computed
from analysis.sections.opening.facts import (
    AFTER_FRAMEWORK,
    FIRST_HALF,
    GUANGXI,
    IN_FORCE,
    LEAST_CONCENTRATED,
    ONE_SOURCE,
    SAME_MONTHS,
    STRETCHES,
    by_partner,
    concentration,
    guangxi,
    lead,
    mirror,
    partner_share,
    partner_shares,
    trade,
)
from analysis.vocabulary import ASEAN_MEMBERS
from tracepaper.evidence.lines import Line, share
from tracepaper.statements.claims import (
    all_of,
    below,
    between,
    claim,
    exceeds,
    largest,
    ranks,
    rises_between,
    rival,
)
from tracepaper.statements.kinds import (
    Change,
    Convergence,
    Extreme,
    GrowthCompared,
    Level,
    Rank,
    Record,
    Share,
    TurningPoint,
)

MATCHED = (2002, 2007, 2008, 2014)  # years whose total was published in US dollars, before later revisions
FIRST_SUPPLIER = 2019
TODAY = tuple("EU27" if group == "EU28" else group for group in SHOWN)  # the European Union of today
FALLS = (1998, 2009, 2015, 2016)


@claim(Record())
def opening_most_dates_verified(evidence):
    return exceeds(evidence.fact("opening-events-verified"), evidence.fact("opening-events") / 2)


@claim(Change(instead={"total": ("exports", "imports")}))
def opening_trade_grew(evidence):
    """Levels only: the two ends come from different sources on one basis."""
    return rises_between(trade(evidence))


@rival(opening_trade_grew)
def grew_by_members_reports(evidence):
    """Since 2014, when they begin."""
    return rises_between(mirror(evidence, "exports_mirror") + mirror(evidence, "imports_mirror"))


@claim(Record())
def opening_official_match(evidence):
    """Within half a per cent of the totals that officials published for four years."""
    total = trade(evidence)
    ask = {"economy": "CHN", "partner": "ASEAN", "period": list(map(str, MATCHED))}
    official = evidence.observations("beibu-gulf", "trade-total", **ask)
    return all_of(*(between(total[year] / official[year], 0.995, 1.005) for year in MATCHED))


@claim(Change(instead={"share": ("exports_share", "imports_share")}))
def opening_share_rose(evidence):
    """ASEAN's share in China's trade, within each of the two long stretches of one source."""
    return all_of(*(rises_between(trade(evidence, "share"), *stretch) for stretch in ONE_SOURCE))


@claim(TurningPoint())
def opening_asean_first_supplier(evidence):
    """The largest share in imports of the seven partners, in every year since."""
    return _first_supplier(evidence, SHOWN)


def _first_supplier(evidence, groups):
    years = partner_share(evidence, "imports", ASEAN).span(FIRST_SUPPLIER)
    return all_of(*(largest(partner_shares(evidence, "imports", year, groups), ASEAN) for year in years))


@rival(opening_asean_first_supplier)
def without_the_united_kingdom(evidence):
    return _first_supplier(evidence, TODAY)


@claim(Rank())
def opening_asean_third_market(evidence):
    """Behind the European Union and the United States."""
    return _third_market(evidence, SHOWN)


def _third_market(evidence, groups):
    year = partner_share(evidence, "exports", ASEAN).last
    return ranks(partner_shares(evidence, "exports", year, groups), ASEAN, 3)


@rival(opening_asean_third_market)
def against_the_twenty_seven(evidence):
    return _third_market(evidence, TODAY)


@claim(Change())
def opening_japan_gives_way(evidence):
    """In both flows ASEAN's share rose, and Japan's fell to less than half."""
    return all_of(*(outcome for flow in FLOWS for outcome in _changed_places(evidence, flow)))


def _changed_places(evidence, flow: str):
    japan, asean = (partner_share(evidence, flow, group) for group in (JAPAN, ASEAN))
    return (
        below(japan[japan.last] / japan[japan.first], 1 / 2),
        rises_between(asean, asean.first, asean.last),
    )


def _fastest_after_framework(evidence, flow: str, others: str):
    """Of the four stretches, both with ASEAN and with all others."""
    return all_of(
        *(
            largest(
                {str(stretch): trade(evidence, column).growth(*stretch) for stretch in STRETCHES},
                str(AFTER_FRAMEWORK),
            )
            for column in (flow, others)
        )
    )


@claim(GrowthCompared())
def opening_nominal_growth(evidence):
    """In current dollars growth was fastest after the framework agreement, but with everyone else too."""
    return _fastest_after_framework(evidence, "total", "others")


@rival(opening_nominal_growth)
def nominal_exports(evidence):
    return _fastest_after_framework(evidence, "exports", "exports_others")


@rival(opening_nominal_growth)
def nominal_imports(evidence):
    return _fastest_after_framework(evidence, "imports", "imports_others")


@claim(GrowthCompared())
def opening_faster_than_others(evidence):
    return all_of(exceeds(lead(evidence, *AFTER_FRAMEWORK), 0), exceeds(lead(evidence, *IN_FORCE), 0))


@rival(opening_faster_than_others)
def by_exports(evidence):
    return all_of(
        exceeds(lead(evidence, *AFTER_FRAMEWORK, "exports"), 0),
        exceeds(lead(evidence, *IN_FORCE, "exports"), 0),
    )


@rival(opening_faster_than_others)
def by_imports(evidence):
    return all_of(
        exceeds(lead(evidence, *AFTER_FRAMEWORK, "imports"), 0),
        exceeds(lead(evidence, *IN_FORCE, "imports"), 0),
    )


@claim(GrowthCompared())
def opening_lead_larger_in_force(evidence):
    """Set against trade with all others, growth was ahead by more once the free trade area was in force."""
    return exceeds(lead(evidence, *IN_FORCE), lead(evidence, *AFTER_FRAMEWORK))


@rival(opening_lead_larger_in_force)
def lead_of_exports(evidence):
    return exceeds(lead(evidence, *IN_FORCE, "exports"), lead(evidence, *AFTER_FRAMEWORK, "exports"))


@rival(opening_lead_larger_in_force)
def lead_of_imports(evidence):
    return exceeds(lead(evidence, *IN_FORCE, "imports"), lead(evidence, *AFTER_FRAMEWORK, "imports"))


@rival(opening_lead_larger_in_force)
def rise_of_share(evidence):
    """The share of ASEAN, in points a year."""
    part = trade(evidence, "share")
    pace = [part.change(*stretch) / (stretch[1] - stretch[0]) for stretch in (IN_FORCE, AFTER_FRAMEWORK)]
    return exceeds(*pace)


@claim(Record())
def opening_falls(evidence):
    """Total trade fell in four years, each within one pair of sources."""
    total = trade(evidence)
    return all_of(*(below(total[year], total[year - 1]) for year in FALLS))


@claim(Record())
def opening_falls_share(evidence):
    """In the three falls after 2002 trade with all others fell by more: the share of ASEAN rose."""
    part = trade(evidence, "share")
    return all_of(*(exceeds(part[year], part[year - 1]) for year in FALLS if year > 2002))


@claim(Record())
def opening_exports_fell_2023(evidence):
    exports = trade(evidence, "exports")
    return below(exports[2023], exports[2022])


@rival(opening_exports_fell_2023)
def imports_reported_by_members(evidence):
    reported = mirror(evidence, "exports_mirror")
    return below(reported[2023], reported[2022])


def _known(line: Line) -> Line:
    """The line without the years in which nothing was published."""
    return line.without(*(year for year, value in line.items() if isnan(value)))


@claim(Record())
def opening_deficit_years(evidence):
    """A deficit in every year from 2000 to 2011 but 2009."""
    balance = trade(evidence, "balance").span(2000, 2011).without(2009)
    return all_of(*(below(value, 0) for value in balance.values()))


def _balances(evidence) -> dict:
    """The balance of every year, summed over the members, so that each can be left out."""

    def flow(column: str, year: int):
        return sum(evidence.line("china_asean_trade", column, by="partner", year=year).values())

    years = _known(trade(evidence, "balance"))
    return {year: computed(flow("exports", year) - flow("imports", year), "surplus") for year in years}


@claim(Extreme())
def opening_largest_deficit(evidence):
    """Of all years there are."""
    deficits = {year: computed(-value, "deficit") for year, value in _balances(evidence).items()}
    return largest(deficits, 2011)


@rival(opening_largest_deficit)
def deficit_relative_to_trade(evidence):
    relative = _known(trade(evidence, "relative"))
    deficits = {year: computed(-value, "relative-deficit") for year, value in relative.items()}
    return largest(deficits, 2011)


@claim(TurningPoint(instead={"balance": ("relative",)}))
def opening_surplus_since_2012(evidence):
    """A surplus in every year, and none the year before."""
    balance = trade(evidence, "balance")
    return all_of(below(balance[2011], 0), *(exceeds(value, 0) for value in balance.span(2012).values()))


@rival(opening_surplus_since_2012)
def surplus_reported_by_members(evidence):
    """In every year that all ten report."""
    sold, bought = mirror(evidence, "exports_mirror"), mirror(evidence, "imports_mirror")
    return all_of(*(exceeds(sold[year], bought[year]) for year in sold))


@claim(Extreme())
def opening_largest_surplus(evidence):
    balances = _balances(evidence)
    return largest(balances, max(balances))


@rival(opening_largest_surplus)
def surplus_relative_to_trade(evidence):
    relative = _known(trade(evidence, "relative"))
    return largest(relative, max(relative))


@claim(Level())
def opening_reports_apart(evidence):
    """China reports to buy at least a quarter more than the members to sell, and they to buy less than
    China to sell, although freight alone would make the importer's report the larger."""
    bought, sold = mirror(evidence, "imports_ratio"), mirror(evidence, "exports_ratio")
    return all_of(exceeds(bought[bought.last], 1.25), below(sold[sold.last], 1))


@claim(Rank())
def opening_singapore_largest_first(evidence):
    return largest(by_partner(evidence, trade(evidence).first), "SGP")


@claim(Rank())
def opening_vietnam_largest_latest(evidence):
    """From the sixth place to the first."""
    total = trade(evidence)
    return all_of(
        largest(by_partner(evidence, total.last), "VNM"),
        ranks(by_partner(evidence, total.first), "VNM", 6),
    )


@rival(opening_vietnam_largest_latest)
def largest_by_members_reports(evidence):
    """In the last year that all ten report."""
    last = mirror(evidence, "exports_mirror").last
    sold, bought = (
        evidence.line("fig-mirror", column, by="partner", year=last, partner=ASEAN_MEMBERS)
        for column in ("exports_mirror", "imports_mirror")
    )
    return largest(sold + bought, "VNM")


def _moves(evidence, measure):
    """A measure of concentration: lower than at first, and higher again than in the year it was least."""
    total = trade(evidence)
    first, least, last = (
        measure(by_partner(evidence, year)) for year in (total.first, LEAST_CONCENTRATED, total.last)
    )
    return all_of(below(last, first), exceeds(last, least))


@claim(Convergence())
def opening_less_concentrated(evidence):
    return _moves(evidence, lambda partners: computed(concentration(partners), "concentration"))


@rival(opening_less_concentrated)
def by_the_largest_partner(evidence):
    return _moves(evidence, lambda partners: share(partners[partners.highest], sum(partners.values())))


@rival(opening_less_concentrated)
def by_the_three_largest(evidence):
    def three(partners):
        values = sorted(partners.values(), key=float, reverse=True)
        return share(sum(values[:3]), sum(values))

    return _moves(evidence, three)


@claim(Share())
def opening_guangxi_depends_more(evidence):
    """Guangxi's share is more than twice China's, and higher than its own of the same months of 2010."""
    latest, before = (guangxi(evidence, SAME_MONTHS[year]) for year in ("2023", "2010"))
    return all_of(exceeds(latest, 2 * trade(evidence, "share")[2023]), exceeds(latest, before))


@rival(opening_guangxi_depends_more)
def from_the_amounts_reported(evidence):
    """The amounts of ASEAN over the whole: January to November of 2010, the first half of 2023."""
    shares = []
    for period in (FIRST_HALF, SAME_MONTHS["2010"]):
        ask = {"economy": GUANGXI, "partner": ["ASEAN", "WLD"], "period": period}
        flows = evidence.observations("beibu-gulf", "trade-total", by="partner", **ask)
        shares.append(share(flows["ASEAN"], flows["WLD"]))
    return all_of(exceeds(shares[0], 2 * trade(evidence, "share")[2023]), exceeds(*shares))
