"""Facts of the introduction: the size, wealth and openness of the eleven economies."""

from __future__ import annotations

from analysis.exhibits.tbl_economies.exhibit import CURRENT as CURRENT
from analysis.indicators.gulf_distances import HAIPHONG, QINZHOU
from analysis.vocabulary import ASEAN_MEMBERS, THE_ELEVEN
from tracepaper.evidence.lineage import gather
from tracepaper.evidence.lines import share
from tracepaper.statements.facts import Fact

TABLE, WDI = "tbl-economies", "world-bank-wdi"
SINCE = 2000  # when the growth that the table gives begins


def years(evidence) -> tuple[int, int]:
    """The last years with all figures, at current and at constant prices."""
    table = evidence.table(TABLE)
    return int(table["year"].iloc[0]), int(table["year_real"].iloc[0])


HAIKOU, DANZHOU, YANGJIANG = "CHN-460100", "CHN-460400", "CHN-441700"
MAPPED = 2026  # the edition of the coordinates


def distances(evidence, origin: str = QINZHOU):
    """km in a straight line from a city of the Gulf, by place."""
    return evidence.line("gulf_distances", "distance", by="place", origin=origin)


def facts(evidence):
    far = distances(evidence)
    for name, place in (("haiphong", HAIPHONG), ("haikou", HAIKOU), ("yangjiang", YANGJIANG)):
        yield Fact(f"background-distance-{name}", far[place], "KM", 1, MAPPED)
    year, real = years(evidence)
    columns = ("gdp", "population", "income", "income_ppp", "openness", "growth")
    gdp, population, income, ppp, openness, growth = (
        evidence.line(TABLE, column, by="economy") for column in columns
    )
    common = gather(
        list(evidence.table(TABLE)["gdp"]), float(year), "latest year common to all figures", "YEAR"
    )
    yield Fact("background-year", common, "YEAR", 1, year)
    yield Fact("background-gdp-asean", gdp["ASEAN"], "USD", 1e10, year)
    yield Fact("background-gdp-ratio", share(gdp["ASEAN"], gdp["CHN"]), "PERCENT", 0.1, year)
    yield Fact("background-gdp-ratio-ppp", _ppp_ratio(evidence, ppp, real), "PERCENT", 0.1, real)
    yield Fact("background-gdp-indonesia", share(gdp["IDN"], gdp["ASEAN"]), "PERCENT", 0.1, year)
    yield Fact("background-population-asean", population["ASEAN"], "PERSONS", 1e6, year)
    people = share(population["ASEAN"], population["CHN"])
    yield Fact("background-population-ratio", people, "PERCENT", 0.1, year)
    yield Fact("background-income-gap", income["SGP"] / income["MMR"], "TIMES", 1, year)
    for name, code in (("china", "CHN"), ("singapore", "SGP"), ("myanmar", "MMR")):
        yield Fact(f"background-income-{name}", income[code], "USD", 100, year)
    for name, code in (("asean", "ASEAN"), ("china", "CHN"), ("singapore", "SGP"), ("vietnam", "VNM")):
        yield Fact(f"background-openness-{name}", openness[code], "PERCENT", 0.1, year)
    for name, code in (("asean", "ASEAN"), ("china", "CHN")):
        yield Fact(f"background-growth-{name}", growth[code], "PERCENT", 0.1, f"{SINCE}-{real}")
    for name, code in (("vietnam", "VNM"), ("china", "CHN")):
        recent = evidence.observations(WDI, "NY.GDP.MKTP.KD", economy=code).growth(2015, real)
        yield Fact(f"background-recent-{name}", recent, "PERCENT", 0.1, f"2015-{real}")


def _ppp_ratio(evidence, ppp, real: int):
    """GDP of the ten at purchasing power parity in per cent of China's."""
    ask = {"by": "economy", "period": str(real), "economy": THE_ELEVEN}
    people = evidence.observations(WDI, "SP.POP.TOTL", **ask)
    ten = ppp["ASEAN"] * sum(people[code] for code in ASEAN_MEMBERS)
    return share(ten, ppp["CHN"] * people["CHN"])
