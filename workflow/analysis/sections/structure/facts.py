"""Facts of the structures: income dispersion, sectors, the cities' similarity."""

from __future__ import annotations

from tracepaper.evidence.lines import Line, share
from tracepaper.statements.facts import Fact

CITY_PAIRS, ECONOMY_PAIRS = "cities", "economies"
HAIKOU, FANGCHENGGANG, QINZHOU = "CHN-460100", "CHN-450600", "CHN-450700"
SECTORS_FROM = 2000
WDI = "world-bank-wdi"
SECTORS = {"agriculture": "NV.AGR.TOTL.ZS", "industry": "NV.IND.TOTL.ZS", "services": "NV.SRV.TOTL.ZS"}
HALFWAY = 2010  # from when on the measures of dispersion disagree
MOST_ALIKE = 2006  # the year in which the cities were most alike


def facts(evidence):
    yield from _incomes(evidence)
    yield from _sectors(evidence)
    yield from _cities(evidence)


def incomes(evidence, column: str) -> Line:
    """A measure of incomes and their dispersion by year."""
    return evidence.line("fig-income-dispersion", column)


def sector(evidence, economy: str, name: str) -> Line:
    """A sector's share in an economy's GDP (%), by year."""
    return evidence.line("fig-sectors", "share", economy=economy, sector=name)


def similarity(evidence, pairs: str, column: str = "similarity") -> Line:
    """Mean similarity of the pairs of cities, or of economies, by year."""
    return evidence.line("fig-city-similarity", column, place=pairs)


def specialisation(evidence, city: str) -> Line:
    """A city's distance from the other nine, by year."""
    return evidence.line("fig-city-similarity", "specialisation", place=city)


def _incomes(evidence):
    theil, between, log, variation, china, asean = (
        incomes(evidence, column)
        for column in ("theil", "between", "sd_log", "variation_equal", "china", "asean")
    )
    for at, year in (("first", theil.first), (str(HALFWAY), HALFWAY), ("latest", theil.last)):
        yield Fact(f"structure-theil-{at}", theil[year], "NUMBER", 0.001, year)
    for at, year in ((str(HALFWAY), HALFWAY), ("latest", log.last)):
        yield Fact(f"structure-log-{at}", log[year], "NUMBER", 0.001, year)
    for at, year in (("first", theil.first), ("latest", theil.last)):
        part = share(between[year], theil[year])
        yield Fact(f"structure-between-{at}", part, "PERCENT", 1, year)
        yield Fact(f"structure-variation-{at}", variation[year], "NUMBER", 0.01, year)
    ratio = china[china.last] / asean[china.last]
    yield Fact("structure-china-to-asean-latest", ratio, "TIMES", 0.1, china.last)


def _sectors(evidence):
    for economy, name, both in (
        ("CHN", "industry", True),
        ("CHN", "services", True),
        ("MMR", "agriculture", True),
        ("SGP", "services", False),
        ("BRN", "industry", False),
    ):
        line = sector(evidence, economy, name)
        fact = f"structure-{economy.lower()}-{name}"
        if both:
            yield Fact(f"{fact}-{SECTORS_FROM}", line[SECTORS_FROM], "PERCENT", 0.1, SECTORS_FROM)
        yield Fact(f"{fact}-latest", line[line.last], "PERCENT", 0.1, line.last)


def _cities(evidence):
    cities, economies = (similarity(evidence, pairs) for pairs in (CITY_PAIRS, ECONOMY_PAIRS))
    for at, year in (("first", cities.first), (str(MOST_ALIKE), MOST_ALIKE), ("latest", cities.last)):
        yield Fact(f"structure-similarity-cities-{at}", cities[year], "NUMBER", 0.001, year)
    latest = economies[cities.last]
    yield Fact("structure-similarity-economies-latest", latest, "NUMBER", 0.001, cities.last)
    fewer = similarity(evidence, CITY_PAIRS, "similarity_high")
    for at, year in (("first", cities.first), ("latest", cities.last)):
        yield Fact(f"structure-similarity-fewer-{at}", fewer[year], "NUMBER", 0.001, year)
    for name, code in (("haikou", HAIKOU), ("fangchenggang", FANGCHENGGANG), ("qinzhou", QINZHOU)):
        line, fact = specialisation(evidence, code), f"structure-specialisation-{name}"
        if code != HAIKOU:
            yield Fact(f"{fact}-first", line[line.first], "NUMBER", 0.01, line.first)
        yield Fact(f"{fact}-latest", line[line.last], "NUMBER", 0.01, line.last)
