"""Claims of the history: members on record, and the growth and shape of the city cluster."""

from __future__ import annotations

from analysis.indicators.city_gdp import FIRST, LAST, firm_until
from analysis.sections.history.facts import TURN, cluster_members
from tracepaper.statements.claims import Outcome, all_of, at_least, below, claim, exceeds, rises_between

TRILLION = 1e12


def _gdp(evidence):
    return evidence.table("city_gdp").set_index("year")


@claim("history-founders-disputed")
def one_source_more_than_the_other(evidence):
    return exceeds(evidence.fact("history-founders-most"), evidence.fact("history-founders"))


@claim("history-members-short")
def fewer_named_than_stated(evidence):
    return below(evidence.fact("history-members-named"), evidence.fact("history-members-stated"))


@claim("history-chongzuo-missing")
def chongzuo_alone_is_not_on_record(evidence):
    """Of the eleven cities, exactly one is not among the named members: Chongzuo."""
    places = evidence.text("beibu-gulf", "places")
    on_record = cluster_members(places, evidence.table("tbl-membership"))
    missing = [str(row["name_en"]) for _, row in places.iterrows() if row["item"] not in on_record]
    return Outcome(
        missing == ["Chongzuo"],
        f"not on record: {', '.join(missing)}",
        {str(row["item"]): row["name_en"] for _, row in places.iterrows()},
    )


@claim("history-passed-in-2020")
def two_trillion_passed_in_2020(evidence):
    """Every earlier year is below, 2020 above."""
    gdp = _gdp(evidence)
    earlier = [
        below(gdp.loc[year, "total"], 2 * TRILLION, (str(year), "2 trillion"))
        for year in gdp.index
        if year < 2020
    ]
    return all_of(*earlier, exceeds(gdp.loc[2020, "total"], 2 * TRILLION))


@claim("history-nominal-above-real")
def nominal_above_ten_and_above_real(evidence):
    return all_of(
        exceeds(evidence.fact("history-growth-nominal"), 10),
        exceeds(evidence.fact("history-growth-nominal-ten"), evidence.fact("history-growth-real-firm")),
    )


@claim("history-real-at-ten")
def real_growth_just_above_ten_to_2020(evidence):
    """Above ten, by less than a tenth of a point."""
    value = evidence.fact("history-growth-real-firm")
    return all_of(exceeds(value, 10), below(value, 10.1))


@claim("history-real-below-ten")
def real_growth_below_ten_to_the_end(evidence):
    return below(evidence.fact("history-growth-real"), 10)


@claim("history-slower-since-2013")
def no_year_above_ten_since(evidence):
    """Above ten in TURN and in no year since; the second part's mean is below two thirds of the first's."""
    growth = _gdp(evidence)["real_growth"]
    later = [below(growth[year], 10, (f"{year}", "ten")) for year in range(TURN + 1, LAST + 1)]
    return all_of(
        exceeds(growth[TURN], 10, (f"{TURN}", "ten")),
        *later,
        below(evidence.fact("history-growth-real-late"), 2 / 3 * evidence.fact("history-growth-real-early")),
    )


@claim("history-nominal-slower")
def nominal_growth_slowed_too(evidence):
    return below(evidence.fact("history-growth-nominal-late"), evidence.fact("history-growth-nominal-early"))


@claim("history-shift-to-guangxi")
def guangxi_gains_guangdong_loses(evidence):
    gdp = _gdp(evidence)
    firm = firm_until(gdp)
    fact = evidence.fact
    gains = {year: fact(f"history-share-guangxi-{year}") for year in (FIRST, firm)}
    losses = {year: -fact(f"history-share-guangdong-{year}") for year in (FIRST, firm)}
    return all_of(
        rises_between(gains, FIRST, firm), rises_between(losses, FIRST, firm), exceeds(gains[firm], 50)
    )


@claim("history-guangxi-leads-since-2007")
def guangxi_ahead_of_guangdong_every_year_since_2007(evidence):
    gdp = _gdp(evidence)
    ahead = [
        at_least(
            gdp.loc[year, "guangxi"], gdp.loc[year, "guangdong"], (f"guangxi {year}", f"guangdong {year}")
        )
        for year in gdp.index
        if year >= 2007
    ]
    return all_of(below(gdp.loc[2006, "guangxi"], gdp.loc[2006, "guangdong"]), *ahead)


@claim("history-nanning-gains")
def nanning_gains(evidence):
    firm = firm_until(_gdp(evidence))
    share = {year: evidence.fact(f"history-share-nanning-{year}") for year in (FIRST, firm)}
    return rises_between(share, FIRST, firm)
