"""Claims of the introduction, about the table of the eleven economies."""

from __future__ import annotations

from analysis.vocabulary import ASEAN_MEMBERS, THE_ELEVEN
from tracepaper.statements.claims import all_of, below, between, claim, exceeds, largest, smallest


def _column(evidence, name: str, economies=THE_ELEVEN):
    return evidence.line("tbl-economies", name, by="economy", economy=economies)


@claim
def background_sizes(evidence):
    """Less than a quarter of China's GDP, close to (within a tenth of) half its population."""
    return all_of(
        below(evidence.fact("background-gdp-ratio"), 25),
        between(evidence.fact("background-population-ratio"), 45, 55),
    )


@claim
def background_indonesia_largest(evidence):
    """The largest member, with more than a third of the ten."""
    return all_of(
        largest(_column(evidence, "gdp", ASEAN_MEMBERS), "IDN"),
        exceeds(evidence.fact("background-gdp-indonesia"), 100 / 3),
    )


@claim
def background_income_extremes(evidence):
    income = _column(evidence, "income")
    return all_of(largest(income, "SGP"), smallest(income, "MMR"))


@claim
def background_openness_order(evidence):
    """Singapore is the most open, China the least, also against the ten together."""
    openness = _column(evidence, "openness")
    return all_of(
        largest(openness, "SGP"),
        smallest(openness, "CHN"),
        exceeds(evidence.fact("background-openness-asean"), evidence.fact("background-openness-china")),
    )


@claim
def background_growth_china_fastest(evidence):
    """Faster than every member, and than the ten together."""
    return all_of(
        largest(_column(evidence, "growth"), "CHN"),
        exceeds(evidence.fact("background-growth-china"), evidence.fact("background-growth-asean")),
    )
