"""Claims of the introduction, about the table of the eleven economies."""

from __future__ import annotations

from tracepaper.statements.claims import all_of, below, claim, exceeds, largest, smallest

TABLE = "tbl-economies"


def _column(evidence, name: str, group: bool = False) -> dict:
    table = evidence.table(TABLE).set_index("economy")
    return {code: value for code, value in table[name].items() if group or code != "ASEAN"}


@claim("background-sizes")
def asean_has_half_the_people_and_a_quarter_of_the_product(evidence):
    """Less than a quarter of China's GDP, close to (within a tenth of) half its population."""
    return all_of(
        below(evidence.fact("background-gdp-ratio"), 25),
        exceeds(evidence.fact("background-population-ratio"), 45),
        below(evidence.fact("background-population-ratio"), 55),
    )


@claim("background-indonesia-largest")
def indonesia_is_the_largest_member(evidence):
    gdp = _column(evidence, "gdp")
    return all_of(
        largest({code: v for code, v in gdp.items() if code != "CHN"}, "IDN"),
        exceeds(evidence.fact("background-gdp-indonesia"), 100 / 3),
    )


@claim("background-income-extremes")
def singapore_richest_myanmar_poorest(evidence):
    income = _column(evidence, "income")
    return all_of(largest(income, "SGP"), smallest(income, "MMR"))


@claim("background-openness-order")
def china_is_the_least_open(evidence):
    openness = _column(evidence, "openness")
    return all_of(
        largest(openness, "SGP"),
        smallest(openness, "CHN"),
        exceeds(evidence.fact("background-openness-asean"), evidence.fact("background-openness-china")),
    )


@claim("background-growth-china-fastest")
def china_grew_fastest(evidence):
    growth = _column(evidence, "growth")
    return all_of(
        largest(growth, "CHN"),
        exceeds(evidence.fact("background-growth-china"), evidence.fact("background-growth-asean")),
    )
