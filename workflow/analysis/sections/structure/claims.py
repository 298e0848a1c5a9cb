"""Claims of the structures: income dispersion, sectors, the cities' similarity, and the measures."""

from __future__ import annotations

from analysis.sections.agreements.claims import LAST_GAIN, insignificant, significant
from analysis.sections.industry.facts import intra, members
from analysis.sections.structure.facts import (
    CITY_PAIRS,
    ECONOMY_PAIRS,
    FANGCHENGGANG,
    HAIKOU,
    LOWEST,
    MOST_ALIKE,
    QINZHOU,
    SECTORS_FROM,
    incomes,
    sector,
    similarity,
    specialisation,
)
from analysis.vocabulary import THE_ELEVEN
from tracepaper.evidence.lines import Line
from tracepaper.statements.claims import (
    all_of,
    below,
    between,
    claim,
    exceeds,
    falls_between,
    largest,
    ranks,
    rises_between,
    same,
    smallest,
)


@claim
def structure_dispersion_fell(evidence):
    """By both measures."""
    return all_of(*(falls_between(incomes(evidence, column)) for column in ("theil", "variation_equal")))


@claim
def structure_theil_low(evidence):
    """Lowest in that year, and higher since."""
    theil = incomes(evidence, "theil")
    return all_of(smallest(theil, LOWEST), rises_between(theil, LOWEST))


@claim
def structure_between_fell(evidence):
    """From over half of the whole to less than half."""
    theil, part = (incomes(evidence, column) for column in ("theil", "between"))
    first, last = theil.first, theil.last
    return all_of(exceeds(part[first] / theil[first], 0.5), below(part[last] / theil[last], 0.5))


@claim
def structure_china_overtakes(evidence):
    """Above the ASEAN mean in every year since 2009 and in none before."""
    china, asean = (incomes(evidence, column) for column in ("china", "asean"))
    return all_of(
        *((exceeds if year >= 2009 else below)(value, asean[year]) for year, value in china.items())
    )


@claim
def structure_china_services(evidence):
    industry, services = (sector(evidence, "CHN", name) for name in ("industry", "services"))
    return all_of(falls_between(industry), rises_between(services))


def _sector(evidence, name: str, year: int, economies=THE_ELEVEN) -> Line:
    ask = {"by": "economy", "sector": name, "year": year, "economy": economies}
    return evidence.line("fig-sectors", "share", **ask)


@claim
def structure_agriculture(evidence):
    """It fell in nine of the eleven, most in Myanmar, where it is still the largest."""
    latest = sector(evidence, "CHN", "agriculture").last
    last = _sector(evidence, "agriculture", latest)
    fall = _sector(evidence, "agriculture", SECTORS_FROM) - last
    count = sum(value > 0 for value in fall.values())
    return all_of(same(count, 9), largest(fall, "MMR"), largest(last, "MMR"))


@claim
def structure_ends(evidence):
    """Services are highest in Singapore, industry in Brunei."""
    latest = sector(evidence, "CHN", "services").last
    return all_of(
        largest(_sector(evidence, "services", latest), "SGP"),
        largest(_sector(evidence, "industry", latest), "BRN"),
    )


@claim
def structure_cities_diverge(evidence):
    """More alike until 2006, less since, and less than at the beginning."""
    mean = similarity(evidence, CITY_PAIRS)
    return all_of(
        rises_between(mean, mean.first, MOST_ALIKE),
        falls_between(mean, MOST_ALIKE),
        below(mean[mean.last], mean[mean.first]),
    )


@claim
def structure_cities_like_economies(evidence):
    """By a hundredth at most."""
    cities, economies = (similarity(evidence, pairs) for pairs in (CITY_PAIRS, ECONOMY_PAIRS))
    return between(cities[cities.last] - economies[cities.last], -0.01, 0.01)


@claim
def structure_cities_apart(evidence):
    """Fangchenggang moved away, Haikou is farthest, Qinzhou came closer and is closest."""
    latest = similarity(evidence, CITY_PAIRS).last
    cities = evidence.line("fig-city-similarity", "specialisation", by="place", year=latest)
    last = cities.without(CITY_PAIRS, ECONOMY_PAIRS)
    return all_of(
        rises_between(specialisation(evidence, FANGCHENGGANG)),
        largest(last, HAIKOU),
        falls_between(specialisation(evidence, QINZHOU)),
        smallest(last, QINZHOU),
    )


@claim
def measure_chain_three(evidence):
    """Thailand, Vietnam and Malaysia, in this order."""
    index = members(evidence, "fig-intra-industry", "index", intra(evidence, "THA").last)
    return all_of(*(ranks(index, code, place) for place, code in enumerate(("THA", "VNM", "MYS"), 1)))


@claim
def measure_planning_wider(evidence):
    return falls_between(similarity(evidence, CITY_PAIRS), MOST_ALIKE)


@claim
def measure_exports_only(evidence):
    return all_of(
        significant(evidence, "direction", LAST_GAIN, "exports"),
        insignificant(evidence, "direction", LAST_GAIN, "imports"),
    )


@claim
def measure_within_asean(evidence):
    """More than half of the whole."""
    theil, within = (incomes(evidence, column) for column in ("theil", "within"))
    return exceeds(within[theil.last] / theil[theil.last], 0.5)
