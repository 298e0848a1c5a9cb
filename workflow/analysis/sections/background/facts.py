"""Facts of the introduction: the size, wealth and openness of the eleven economies."""

from __future__ import annotations

from tracepaper.evidence.lineage import gather
from tracepaper.evidence.lines import share
from tracepaper.statements.facts import Fact

TABLE = "tbl-economies"
SINCE = 2000  # when the growth that the table gives begins


def facts(evidence):
    year = int(evidence.table(TABLE)["year"].iloc[0])
    columns = ("gdp", "population", "income", "openness", "growth")
    gdp, population, income, openness, growth = (evidence.line(TABLE, c, by="economy") for c in columns)
    common = gather(list(evidence.table(TABLE)["gdp"]), float(year), "latest year common to all figures")
    yield Fact("background-year", common, "YEAR", 1, year)
    yield Fact("background-gdp-asean", gdp["ASEAN"], "USD", 1e10, year)
    yield Fact("background-gdp-ratio", share(gdp["ASEAN"], gdp["CHN"]), "PERCENT", 0.1, year)
    yield Fact("background-gdp-indonesia", share(gdp["IDN"], gdp["ASEAN"]), "PERCENT", 0.1, year)
    yield Fact("background-population-asean", population["ASEAN"], "PERSONS", 1e6, year)
    people = share(population["ASEAN"], population["CHN"])
    yield Fact("background-population-ratio", people, "PERCENT", 0.1, year)
    yield Fact("background-income-gap", income["SGP"] / income["MMR"], "TIMES", 1, year)
    for name, code in (("china", "CHN"), ("singapore", "SGP"), ("myanmar", "MMR")):
        yield Fact(f"background-income-{name}", income[code], "USD", 100, year)
    for name, code in (("asean", "ASEAN"), ("china", "CHN"), ("singapore", "SGP")):
        yield Fact(f"background-openness-{name}", openness[code], "PERCENT", 0.1, year)
    for name, code in (("asean", "ASEAN"), ("china", "CHN")):
        yield Fact(f"background-growth-{name}", growth[code], "PERCENT", 0.1, f"{SINCE}-{year}")
