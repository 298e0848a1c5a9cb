"""Claims of the structures: income dispersion, sectors, the cities' similarity, and the measures."""

from __future__ import annotations

from analysis.groups import CITY_PAIRS, ECONOMY_PAIRS, TEN_CITIES
from analysis.indicators.gravity import GAIN
from analysis.sections.agreements.facts import Z, estimate
from analysis.vocabulary import ASEAN_MEMBERS, THE_ELEVEN
from tracepaper.statements.claims import (
    all_of,
    at_least,
    below,
    between,
    claim,
    exceeds,
    falls_between,
    largest,
    ranks,
    rises_between,
    smallest,
)

HAIKOU, FANGCHENGGANG, QINZHOU = "CHN-460100", "CHN-450600", "CHN-450700"


def _incomes(evidence, column: str) -> dict:
    table = evidence.table("fig-income-dispersion")
    return dict(zip(table["year"], table[column], strict=True))


def _shares(evidence, sector: str, year: int) -> dict:
    table = evidence.table("fig-sectors")
    rows = table[(table["sector"] == sector) & (table["year"] == year)]
    return dict(zip(rows["economy"], rows["share"], strict=True))


def _similarity(evidence, place: str) -> dict:
    table = evidence.table("fig-city-similarity")
    rows = table[table["place"] == place]
    return dict(zip(rows["year"], rows["similarity"], strict=True))


def _specialisation(evidence, year: int) -> dict:
    table = evidence.table("fig-city-similarity")
    rows = table[table["place"].isin(TEN_CITIES) & (table["year"] == year)]
    return dict(zip(rows["place"], rows["specialisation"], strict=True))


@claim("structure-dispersion-fell")
def structure_dispersion_fell(evidence):
    return all_of(
        *(falls_between(_incomes(evidence, column), 1990, 2024) for column in ("theil", "variation_equal"))
    )


@claim("structure-theil-low")
def structure_theil_low(evidence):
    theil = _incomes(evidence, "theil")
    return all_of(smallest(theil, 2019), rises_between(theil, 2019, 2024))


@claim("structure-between-fell")
def structure_between_fell(evidence):
    theil, part = (_incomes(evidence, column) for column in ("theil", "between"))
    return all_of(exceeds(part[1990] / theil[1990], 0.5), below(part[2024] / theil[2024], 0.5))


@claim("structure-china-overtakes")
def structure_china_overtakes(evidence):
    china, asean = (_incomes(evidence, column) for column in ("china", "asean"))
    return all_of(*((exceeds if year >= 2009 else below)(china[year], asean[year]) for year in china))


@claim("structure-china-services")
def structure_china_services(evidence):
    industry, services = (
        {year: _shares(evidence, sector, year)["CHN"] for year in (2000, 2024)}
        for sector in ("industry", "services")
    )
    return all_of(falls_between(industry, 2000, 2024), rises_between(services, 2000, 2024))


@claim("structure-agriculture")
def structure_agriculture(evidence):
    first, last = (_shares(evidence, "agriculture", year) for year in (2000, 2024))
    fall = {code: first[code] - last[code] for code in THE_ELEVEN}
    count = sum(value > 0 for value in fall.values())
    return all_of(at_least(count, 9), at_least(9, count), largest(fall, "MMR"), largest(last, "MMR"))


@claim("structure-ends")
def structure_ends(evidence):
    return all_of(
        largest(_shares(evidence, "services", 2024), "SGP"),
        largest(_shares(evidence, "industry", 2024), "BRN"),
    )


@claim("structure-cities-diverge")
def structure_cities_diverge(evidence):
    mean = _similarity(evidence, CITY_PAIRS)
    return all_of(
        rises_between(mean, 2003, 2006), falls_between(mean, 2006, 2023), below(mean[2023], mean[2003])
    )


@claim("structure-cities-like-economies")
def structure_cities_like_economies(evidence):
    cities, economies = (_similarity(evidence, place)[2023] for place in (CITY_PAIRS, ECONOMY_PAIRS))
    return between(cities - economies, -0.01, 0.01)


@claim("structure-cities-apart")
def structure_cities_apart(evidence):
    first, last = (_specialisation(evidence, year) for year in (2003, 2023))
    lines = {code: {2003: first[code], 2023: last[code]} for code in (FANGCHENGGANG, QINZHOU)}
    return all_of(
        rises_between(lines[FANGCHENGGANG], 2003, 2023),
        largest(last, HAIKOU),
        falls_between(lines[QINZHOU], 2003, 2023),
        smallest(last, QINZHOU),
    )


@claim("measure-chain-three")
def measure_chain_three(evidence):
    table = evidence.table("fig-intra-industry")
    rows = table[(table["year"] == 2018) & table["economy"].isin(ASEAN_MEMBERS)]
    index = dict(zip(rows["economy"], rows["index"], strict=True))
    return all_of(*(ranks(index, code, place) for place, code in enumerate(("THA", "VNM", "MYS"), 1)))


@claim("measure-planning-wider")
def measure_planning_wider(evidence):
    return falls_between(_similarity(evidence, CITY_PAIRS), 2006, 2023)


@claim("measure-exports-only")
def measure_exports_only(evidence):
    gains = {
        flow: estimate(evidence, "direction", GAIN + "upgrade", flow=flow)
        / estimate(evidence, "direction", GAIN + "upgrade", "error", flow)
        for flow in ("exports", "imports")
    }
    return all_of(exceeds(gains["exports"], Z), below(gains["imports"], Z))


@claim("measure-within-asean")
def measure_within_asean(evidence):
    theil, within = (_incomes(evidence, column) for column in ("theil", "within"))
    return exceeds(within[2024] / theil[2024], 0.5)
