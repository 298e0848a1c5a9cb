"""Claims of the history: members on record, and the growth and shape of the city cluster."""

from __future__ import annotations

from analysis.sections.history.facts import TURN, cluster_members
from tracepaper.evidence.lineage import gather
from tracepaper.statements.claims import all_of, at_least, below, claim, exceeds, same

TWO_TRILLION = 2e12
TENTH = 10  # the growth in per cent that the original claims


@claim
def history_founders_disputed(evidence):
    """One source has more founders than all agree on."""
    return exceeds(evidence.fact("history-founders-most"), evidence.fact("history-founders"))


@claim
def history_members_short(evidence):
    """Fewer members can be named than the original states."""
    return below(evidence.fact("history-members-named"), evidence.fact("history-members-stated"))


@claim
def history_chongzuo_missing(evidence):
    """Of the eleven cities, exactly one is not among the named members: Chongzuo."""
    places = evidence.text("beibu-gulf", "places").set_index("item")["name_en"]
    on_record = cluster_members(evidence.text("beibu-gulf", "places"), evidence.table("tbl-membership"))
    missing = ", ".join(str(name) for item, name in places.items() if item not in on_record)
    return same(gather(places, missing, "cities that are not on record"), "Chongzuo")


@claim
def history_passed_in_2020(evidence):
    """Every earlier year is below two trillion, 2020 above."""
    total = evidence.line("city_gdp", "total")
    earlier = total.span(last=2019).values()
    return all_of(*(below(value, TWO_TRILLION) for value in earlier), exceeds(total[2020], TWO_TRILLION))


@claim
def history_nominal_above_real(evidence):
    """Above a tenth for the eleven, and above real growth for the ten that it is known of."""
    return all_of(
        exceeds(evidence.fact("history-growth-nominal"), TENTH),
        exceeds(evidence.fact("history-growth-nominal-ten"), evidence.fact("history-growth-real-firm")),
    )


@claim
def history_real_at_ten(evidence):
    """Above ten, by less than a tenth of a point."""
    value = evidence.fact("history-growth-real-firm")
    return all_of(exceeds(value, TENTH), below(value, TENTH + 0.1))


@claim
def history_real_below_ten(evidence):
    return below(evidence.fact("history-growth-real"), TENTH)


@claim
def history_slower_since_2013(evidence):
    """Above ten in TURN and in no year since; the second part's mean is below two thirds of the first's."""
    growth = evidence.line("city_gdp", "real_growth")
    return all_of(
        exceeds(growth[TURN], TENTH),
        *(below(value, TENTH) for value in growth.span(TURN + 1, growth.last).values()),
        below(evidence.fact("history-growth-real-late"), 2 / 3 * evidence.fact("history-growth-real-early")),
    )


@claim
def history_nominal_slower(evidence):
    return below(evidence.fact("history-growth-nominal-late"), evidence.fact("history-growth-nominal-early"))


@claim
def history_shift_to_guangxi(evidence):
    """Guangxi's share rose to more than half, Guangdong's fell."""
    gained, lost = (evidence.fact(f"history-share-{part}-firm") for part in ("guangxi", "guangdong"))
    return all_of(
        exceeds(gained, evidence.fact("history-share-guangxi-2000")),
        below(lost, evidence.fact("history-share-guangdong-2000")),
        exceeds(gained, 50),
    )


@claim
def history_guangxi_leads_since_2007(evidence):
    """Ahead in every year since 2007, not in the year before."""
    guangxi, guangdong = (evidence.line("city_gdp", part) for part in ("guangxi", "guangdong"))
    ahead = (at_least(value, guangdong[year]) for year, value in guangxi.span(2007).items())
    return all_of(below(guangxi[2006], guangdong[2006]), *ahead)


@claim
def history_nanning_gains(evidence):
    return exceeds(evidence.fact("history-share-nanning-firm"), evidence.fact("history-share-nanning-2000"))
