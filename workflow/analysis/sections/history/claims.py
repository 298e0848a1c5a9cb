"""Claims of the history: members on record, growth of the city cluster against others, ports, incomes."""

from __future__ import annotations

from analysis.indicators.port_events import BEST, MAIN, QINZHOU, SPECIFICATIONS
from analysis.quantities import computed
from analysis.sections.history.facts import (
    AFTER_CORRIDOR,
    CENSUSES,
    CLUSTER,
    CORRIDOR,
    FANGCHENGGANG,
    FIRST_QUARTER,
    FOUNDED,
    GULF,
    HAIPHONG,
    LAST_QUARTER,
    LEAP,
    NANNING,
    PLANNED,
    REGIONAL,
    SPELLS,
    TURN,
    YULIN,
    against,
    cluster_members,
    effect,
    firm_year,
    gulf_ports,
    lead,
)
from analysis.vocabulary import CLUSTER_CITIES
from tracepaper.evidence.lineage import gather
from tracepaper.evidence.lines import share
from tracepaper.evidence.sets import largest_of
from tracepaper.statements.claims import (
    all_of,
    below,
    between,
    claim,
    exceeds,
    falls_between,
    largest,
    rises_between,
    rival,
    same,
    smallest,
)
from tracepaper.statements.kinds import (
    Change,
    Convergence,
    Estimate,
    GroupDifference,
    GrowthCompared,
    Level,
    Rank,
    Record,
    TurningPoint,
)

TWO_TRILLION = 2e12
CHONGZUO = "CHN-451400"
TENTH = 10  # the growth in per cent that the original claims
PLACEBOS = "difference in differences against 49 ports, each taken in turn as a placebo"


@claim(Record())
def history_founders_disputed(evidence):
    """One source has more founders than all agree on."""
    return exceeds(
        evidence.cell("tbl-original", "second", item="founders"),
        evidence.cell("tbl-original", "first", item="founders"),
    )


@claim(Record())
def history_members_short(evidence):
    """Fewer members can be named than the original states."""
    return below(
        evidence.cell("tbl-original", "first", item="members"),
        evidence.cell("tbl-original", "stated", item="members"),
    )


@claim(Record())
def history_chongzuo_missing(evidence):
    """Of the eleven cities, exactly one is not among the named members: Chongzuo."""
    places = evidence.text("beibu-gulf", "places").set_index("item")["name_en"]
    on_record = cluster_members(evidence.text("beibu-gulf", "places"), evidence.table("tbl-membership"))
    missing = ", ".join(item for item in places.index if item not in on_record)
    return same(computed(gather(places, missing, "cities that are not on record"), "missing-city"), CHONGZUO)


@claim(TurningPoint(instead={"total": ("ten",)}))
def history_passed_in_2020(evidence):
    """The first year above two trillion, and every year after it."""
    total = evidence.line("city_gdp", "total")
    above = [year for year, value in total.items() if value > TWO_TRILLION]
    return all_of(
        same(computed(total.year(above[0]), "first-year-above"), 2020),
        *(exceeds(value, TWO_TRILLION) for year, value in total.items() if year >= 2020),
    )


@claim(Level(instead={"total": ("ten",)}))
def history_nominal_above_ten(evidence):
    return exceeds(evidence.line("city_gdp", "total").growth(FOUNDED, firm_year(evidence)), TENTH)


@claim(Level())
def history_real_about_ten(evidence):
    """Within a point of ten until the last year that compares, below ten to the last year there is."""
    real = evidence.line("city_gdp", "real")
    return all_of(
        between(real.growth(FOUNDED, firm_year(evidence)), TENTH - 1, TENTH + 1),
        below(real.growth(FOUNDED, real.last), TENTH),
    )


@claim(GrowthCompared())
def history_slower_since_2013(evidence):
    """By more than a third."""
    real = evidence.line("city_gdp", "real")
    return below(real.growth(TURN, real.last), 2 / 3 * real.growth(FOUNDED, TURN))


@rival(history_slower_since_2013)
def less_ahead_of_china(evidence):
    return below(lead(evidence, "nation", TURN, None), lead(evidence, "nation", FOUNDED, TURN))


@claim(GrowthCompared())
def history_ahead_of_china(evidence):
    ten, china = against(evidence, "nation")
    return exceeds(ten.growth(FOUNDED, TURN), china.growth(FOUNDED, TURN))


@rival(history_ahead_of_china)
def early_against_rest_of_provinces(evidence):
    return exceeds(lead(evidence, "three", 2004, TURN), 0)


@claim(GrowthCompared())
def history_behind_china(evidence):
    ten, china = against(evidence, "nation")
    return below(ten.growth(PLANNED, ten.last), china.growth(PLANNED, china.last))


@rival(history_behind_china)
def late_against_rest_of_provinces(evidence):
    return below(lead(evidence, "three", PLANNED, 2020), 0)


@claim(GrowthCompared(instead={"cluster": ("without_nanning",)}))
def history_guangxi_ahead_of_rest(evidence):
    """In the years of the regional plan."""
    cluster, rest = against(evidence, "guangxi")
    return exceeds(cluster.growth(REGIONAL, TURN), rest.growth(REGIONAL, TURN))


@claim(GroupDifference())
def history_guangdong_gains_alike(evidence):
    """Guangdong's cities, not in the plan, turned from behind the rest of their province to ahead of it, in
    the years in which Guangxi's, which are in it, were ahead too."""
    return _gain_alike(evidence, TURN)


def _gain_alike(evidence, last: int):
    _, start, plan = SPELLS[0]
    return all_of(
        below(lead(evidence, "guangdong", start, plan), 0),
        exceeds(lead(evidence, "guangdong", plan, last), 0),
        exceeds(lead(evidence, "guangxi", plan, last), 0),
    )


@rival(history_guangdong_gains_alike)
def to_the_last_year(evidence):
    return _gain_alike(evidence, evidence.line("gulf_growth", "rest", group="guangdong").last)


@claim(Change())
def history_guangdong_falls_back(evidence):
    return falls_between(evidence.line("gulf_growth", "relative", group="guangdong"), TURN, 2020)


@claim(Change())
def history_shift_to_guangxi(evidence):
    """Guangxi's share rose to more than half, Nanning's rose, Guangdong's fell."""
    firm = firm_year(evidence)
    total, guangxi, guangdong = (evidence.line("city_gdp", c) for c in ("total", "guangxi", "guangdong"))
    nanning = evidence.observations(GULF, "gdp", economy=NANNING)
    parts = {
        name: {year: share(part[year], total[year]) for year in (FOUNDED, firm)}
        for name, part in (("guangxi", guangxi), ("guangdong", guangdong), ("nanning", nanning))
    }
    return all_of(
        rises_between(parts["guangxi"], FOUNDED, firm),
        exceeds(parts["guangxi"][firm], 50),
        rises_between(parts["nanning"], FOUNDED, firm),
        falls_between(parts["guangdong"], FOUNDED, firm),
    )


@claim(Change())
def history_qinzhou_rises(evidence):
    return exceeds(*(gulf_ports(evidence, date)[QINZHOU] for date in (LAST_QUARTER, FIRST_QUARTER)))


@rival(history_qinzhou_rises)
def relative_to_the_other_ports(evidence):
    ask = {"by": "economy", "economy": SPECIFICATIONS[MAIN].ports}
    ratio = {}
    for date in (FIRST_QUARTER, LAST_QUARTER):
        others = evidence.observations("unctad-lsci", "port-lsci", period=date, **ask)
        mean = sum(others.values()) / len(others)
        ratio[date] = computed(gulf_ports(evidence, date)[QINZHOU] / mean, "to-other-ports")
    return exceeds(ratio[LAST_QUARTER], ratio[FIRST_QUARTER])


@claim(Estimate(identification=PLACEBOS))
def history_qinzhou_leap_before_plans(evidence):
    """The turn of 2016 is larger than that of any date from the plan for the cluster on."""
    effects = evidence.line("port_events", "effect", by="date", specification=MAIN)
    plan = f"{PLANNED}Q1"
    before, after = (
        [value for date, value in effects.items() if (date >= plan) is late] for late in (False, True)
    )
    return exceeds(largest_of(before), largest_of(after))


@claim(GroupDifference())
def history_leap_partly_moved(evidence):
    """With Fangchenggang counted, less than a third of it is left."""
    return _left(evidence, LEAP)


def _left(evidence, date: str):
    return below(effect(evidence, date, specification=BEST), 1 / 3 * effect(evidence, date))


@rival(history_leap_partly_moved)
def a_quarter_earlier(evidence):
    return _left(evidence, "2016Q1")


@rival(history_leap_partly_moved)
def a_quarter_later(evidence):
    return _left(evidence, "2016Q3")


@claim(Estimate(identification=PLACEBOS))
def history_corridor_not_told_apart(evidence):
    """Not at five per cent."""
    return exceeds(effect(evidence, CORRIDOR, "p_value"), 0.05)


@rival(history_corridor_not_told_apart)
def from_the_next_quarter(evidence):
    return exceeds(effect(evidence, AFTER_CORRIDOR, "p_value"), 0.05)


@claim(Rank())
def history_haiphong_first(evidence):
    return largest(gulf_ports(evidence, LAST_QUARTER), HAIPHONG)


@rival(history_haiphong_first)
def at_qinzhous_peak(evidence):
    return largest(gulf_ports(evidence, "2023Q2"), HAIPHONG)


@claim(Convergence(instead={"variation": ("sd_log", "theil", "ratio")}))
def history_incomes_converge(evidence):
    """Among the eleven cities, from census to census."""
    first, last = CENSUSES
    return falls_between(
        evidence.line("fig-gulf-growth", "variation", part="income", place=CLUSTER), first, last
    )


@claim(Rank())
def history_income_ends(evidence):
    return _ends(evidence, CENSUSES[-1])


@rival(history_income_ends)
def census_before(evidence):
    return _ends(evidence, CENSUSES[0])


def _ends(evidence, year: int):
    """Fangchenggang has the highest GDP per head of the cities, Yulin the lowest."""
    ask = {"by": "place", "part": "income", "place": CLUSTER_CITIES, "year": year}
    income = evidence.line("fig-gulf-growth", "value", **ask)
    return all_of(largest(income, FANGCHENGGANG), smallest(income, YULIN))
