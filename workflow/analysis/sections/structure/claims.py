"""Claims of the structures: income dispersion, sectors, the cities' similarity, and the measures."""

from __future__ import annotations

from functools import reduce
from operator import add

from analysis.exhibits.fig_sectors.exhibit import STOPPED
from analysis.quantities import computed
from analysis.sections.structure.facts import (
    CITY_PAIRS,
    ECONOMY_PAIRS,
    FANGCHENGGANG,
    HAIKOU,
    HALFWAY,
    MOST_ALIKE,
    QINZHOU,
    SECTORS,
    SECTORS_FROM,
    WDI,
    incomes,
    sector,
    similarity,
    specialisation,
)
from analysis.vocabulary import ASEAN_MEMBERS, THE_ELEVEN
from tracepaper.evidence.lineage import gather
from tracepaper.evidence.lines import Line
from tracepaper.statements.claims import (
    all_of,
    between,
    claim,
    exceeds,
    falls_between,
    largest,
    rises_between,
    rival,
)
from tracepaper.statements.kinds import (
    Change,
    Convergence,
    Count,
    Level,
    NoTrend,
    Rank,
    Share,
    Summary,
    TurningPoint,
)

AHEAD_SINCE = 2009  # at purchasing power parity; at exchange rates earlier
FIVE = 5  # years together, in which one that is out of the way counts less
OTHER_DISPERSION = (
    "theil_equal",
    "theil_nine",
    "variation",
    "variation_equal",
    "sd_log",
    "sd_log_equal",
    "ratio",
)
OTHER_SIMILARITY = ("similarity_low", "similarity_high", "cosine")


@claim(Convergence(instead={"theil": OTHER_DISPERSION}))
def structure_dispersion_fell(evidence):
    return falls_between(incomes(evidence, "theil"))


@claim(Change())
def structure_measures_disagree(evidence):
    """Since the halfway year Theil's index fell, the standard deviation of logarithms rose."""
    theil, log = (incomes(evidence, column) for column in ("theil", "sd_log"))
    return all_of(falls_between(theil, HALFWAY), rises_between(log, HALFWAY))


@claim(Share())
def structure_between_fell(evidence):
    """From about a half (within a tenth of the whole) to between a fifth and two fifths."""
    theil, part = (incomes(evidence, column) for column in ("theil", "between"))
    first, last = theil.first, theil.last
    return all_of(between(part[first] / theil[first], 0.4, 0.6), between(part[last] / theil[last], 0.2, 0.4))


@claim(TurningPoint())
def structure_china_overtakes(evidence):
    """Above the ASEAN mean in every year since 2009."""
    return _ahead(*(incomes(evidence, column) for column in ("china", "asean")))


@rival(structure_china_overtakes)
def at_exchange_rates(evidence):
    gdp, people = (
        {code: evidence.observations(WDI, series, economy=code) for code in THE_ELEVEN}
        for series in ("NY.GDP.MKTP.CD", "SP.POP.TOTL")
    )

    def income(codes, year: int, name: str):
        whole, heads = (sum(line[code][year] for code in codes) for line in (gdp, people))
        return computed(whole / heads, name)

    # GDP may end a year before the incomes do
    years = [year for year in incomes(evidence, "china") if year in gdp["CHN"]]
    china, asean = (
        {year: income(codes, year, name) for year in years}
        for codes, name in ((("CHN",), "income"), (ASEAN_MEMBERS, "asean-income"))
    )
    return _ahead(china, asean)


def _ahead(china, asean):
    return all_of(*(exceeds(value, asean[year]) for year, value in china.items() if year >= AHEAD_SINCE))


@claim(Change())
def structure_china_services(evidence):
    industry, services = (_shares(evidence, name, "CHN") for name in ("industry", "services"))
    return all_of(falls_between(industry, SECTORS_FROM), rises_between(services, SECTORS_FROM))


def _shares(evidence, name: str, economy: str) -> Line:
    """A sector's share in an economy's GDP (%), by year, to the last year of the comparison."""
    return evidence.observations(WDI, SECTORS[name], economy=economy).span(
        last=sector(evidence, "CHN", name).last
    )


def _of_all(evidence, name: str, year: int) -> Line:
    """A sector's share in GDP (%) in a year, by economy."""
    ask = {"by": "economy", "period": str(year), "economy": THE_ELEVEN}
    return evidence.observations(WDI, SECTORS[name], **ask)


@claim(Rank())
def structure_agriculture(evidence):
    """The share fell most in Myanmar, where it is still the largest."""
    latest = sector(evidence, "CHN", "agriculture").last
    last = _of_all(evidence, "agriculture", latest)
    return all_of(largest(_of_all(evidence, "agriculture", SECTORS_FROM) - last, "MMR"), largest(last, "MMR"))


@claim(Count())
def structure_agriculture_falls(evidence):
    """In at least eight of the eleven."""
    return _most_fall(evidence, [SECTORS_FROM], [sector(evidence, "CHN", "agriculture").last])


def _most_fall(evidence, before: list[int], after: list[int]):
    """Agriculture's share is lower over some years together than over as many before, in at least eight."""
    early, late = (
        reduce(add, [_of_all(evidence, "agriculture", year) for year in years]) for years in (before, after)
    )
    fall = early - late
    falling = gather(fall.values(), float(sum(value > 0 for value in fall.values())), "values above 0")
    return exceeds(computed(falling, "falling"), 7)


@rival(structure_agriculture_falls)
def over_five_years(evidence):
    latest = sector(evidence, "CHN", "agriculture").last
    first, last = range(SECTORS_FROM, SECTORS_FROM + FIVE), range(latest - FIVE + 1, latest + 1)
    return _most_fall(evidence, [*first], [*last])


@rival(structure_agriculture_falls)
def in_either_half(evidence):
    latest = sector(evidence, "CHN", "agriculture").last
    middle = (SECTORS_FROM + latest) // 2
    return all_of(_most_fall(evidence, [SECTORS_FROM], [middle]), _most_fall(evidence, [middle], [latest]))


@rival(structure_agriculture_falls)
def since_2019(evidence):
    return _most_fall(evidence, [STOPPED], [sector(evidence, "CHN", "agriculture").last])


@claim(Rank())
def structure_ends(evidence):
    """Services are highest in Singapore, industry in Brunei."""
    latest = sector(evidence, "CHN", "services").last
    return all_of(
        largest(_of_all(evidence, "services", latest), "SGP"),
        largest(_of_all(evidence, "industry", latest), "BRN"),
    )


@claim(NoTrend(instead={"similarity": OTHER_SIMILARITY}))
def structure_cities_no_trend(evidence):
    """By less than three hundredths over the whole period."""
    return between(similarity(evidence, CITY_PAIRS).change(), -0.03, 0.03)


@claim(Convergence(instead={"similarity": OTHER_SIMILARITY}))
def structure_cities_less_alike(evidence):
    """Less than in the year in which they were most alike."""
    return falls_between(similarity(evidence, CITY_PAIRS), MOST_ALIKE)


@claim(Level(instead={"similarity": ("cosine",)}))
def structure_cities_like_economies(evidence):
    """By two hundredths at most."""
    cities, economies = (similarity(evidence, pairs) for pairs in (CITY_PAIRS, ECONOMY_PAIRS))
    return between(cities[cities.last] - economies[cities.last], -0.02, 0.02)


@claim(Rank())
def structure_cities_apart(evidence):
    """Fangchenggang moved away, Haikou is farthest, Qinzhou came closer."""
    latest = similarity(evidence, CITY_PAIRS).last
    cities = evidence.line("fig-city-similarity", "specialisation", by="place", year=latest)
    return all_of(
        rises_between(specialisation(evidence, FANGCHENGGANG)),
        largest(cities.without(CITY_PAIRS, ECONOMY_PAIRS), HAIKOU),
        falls_between(specialisation(evidence, QINZHOU)),
    )


@claim(Summary())
def measure_planning_no_ground(evidence):
    return all_of(structure_cities_no_trend(evidence), structure_cities_less_alike(evidence))


@claim(Share())
def measure_within_asean(evidence):
    """More than half of the whole."""
    theil, within = (incomes(evidence, column) for column in ("theil", "within"))
    return exceeds(within[theil.last] / theil[theil.last], 0.5)
