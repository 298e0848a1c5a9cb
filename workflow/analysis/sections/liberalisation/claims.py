"""Claims of liberalisation: tariffs, the RCEP schedule, direct investment."""

from __future__ import annotations

from analysis.groups import INFLOW_OF_NINE
from analysis.indicators.rcep_schedule import ALL, LAST_YEAR
from analysis.sections.liberalisation.facts import (
    OILS,
    PAPER,
    VEHICLES,
    advantage,
    inflow,
    schedule,
    tariff,
)
from analysis.vocabulary import THE_ELEVEN
from tracepaper.statements.claims import (
    all_of,
    below,
    claim,
    exceeds,
    falls_between,
    largest,
    ranks,
    rises_between,
    same,
    smallest,
)

COMPARED_SINCE = 2001  # the first year for which the rates of all eleven are published
STEPS = (10, 15, 20)


@claim
def tariff_all_lower(evidence):
    return all_of(*(falls_between(tariff(evidence, code)) for code in THE_ELEVEN))


@claim
def tariff_china_early(evidence):
    """It fell, and three quarters of the fall were complete early."""
    return all_of(
        falls_between(tariff(evidence, "CHN")), exceeds(evidence.fact("tariff-china-early-part"), 75)
    )


@claim
def tariff_vietnam_late(evidence):
    """It fell, and more than half of the fall came late."""
    return all_of(
        falls_between(tariff(evidence, "VNM")), exceeds(evidence.fact("tariff-vietnam-late-part"), 50)
    )


@claim
def tariff_gap_narrower(evidence):
    """Between the highest and the lowest rate; Cambodia's is the highest in the end."""
    latest = max(tariff(evidence, code).last for code in THE_ELEVEN)
    rates = {
        year: evidence.line("fig-tariffs", "tariff", by="economy", year=year, economy=THE_ELEVEN)
        for year in (COMPARED_SINCE, latest)
    }
    spread = {year: line.spread() for year, line in rates.items()}
    return all_of(falls_between(spread, COMPARED_SINCE, latest), largest(rates[latest], "KHM"))


def _at_end(evidence, column: str):
    sections = evidence.line("fig-rcep-schedule", column, by="section", year=LAST_YEAR)
    return sections.without(ALL)


@claim
def rcep_free_rises(evidence):
    share = schedule(evidence, "free_share")
    return all_of(rises_between(share, 0, 1), rises_between(share, 1))


@claim
def rcep_cut_at_once(evidence):
    """It falls in year 1 and after, and two thirds of the whole fall are made in year 1."""
    rate = schedule(evidence, "mean_rate")
    return all_of(
        falls_between(rate, 0, 1),
        falls_between(rate, 1),
        exceeds(evidence.fact("rcep-cut-at-once"), 200 / 3),
    )


@claim
def rcep_steps(evidence):
    """After year 1 it rises in three years only and stays as it is in all others."""
    share = schedule(evidence, "free_share")
    changes = {year: share.change(year - 1, year) for year in range(2, LAST_YEAR + 1)}
    rises = sum(change > 0 for change in changes.values())
    others = max(abs(change) for year, change in changes.items() if year not in STEPS)
    return all_of(
        *(rises_between(share, year - 1, year) for year in STEPS),
        same(rises, len(STEPS)),
        same(others, 0),
    )


@claim
def rcep_paper_lowest(evidence):
    return all_of(
        smallest(_at_end(evidence, "free_share"), PAPER), largest(_at_end(evidence, "uncommitted"), PAPER)
    )


@claim
def rcep_next_lowest(evidence):
    share = _at_end(evidence, "free_share")
    return all_of(ranks(share, OILS, len(share) - 1), ranks(share, VEHICLES, len(share) - 2))


@claim
def rcep_indonesia_advantage(evidence):
    """Strongest in oils; in paper above the world's share too."""
    index = advantage(evidence, "IDN")
    return all_of(largest(index, OILS), exceeds(index[PAPER], 1))


@claim
def fdi_opposite(evidence):
    """China's peaked in 2021 and fell; ASEAN's rose."""
    china = inflow(evidence, "CHN")
    return all_of(
        largest(china, 2021), falls_between(china, 2021), rises_between(inflow(evidence, "ASEAN"), 2000)
    )


@claim
def fdi_asean_ahead(evidence):
    """Every year since 2022, and since 2023 without Singapore too."""
    china, asean, rest = (inflow(evidence, code) for code in ("CHN", "ASEAN", INFLOW_OF_NINE))
    return all_of(
        *(exceeds(value, china[year]) for year, value in asean.span(2022).items()),
        *(exceeds(value, china[year]) for year, value in rest.span(2023).items()),
    )


@claim
def fdi_singapore_most(evidence):
    return exceeds(evidence.fact("fdi-singapore-part"), 50)


@claim
def fdi_china_weight(evidence):
    """It fell, and in the end is below Vietnam's."""
    china, vietnam = (inflow(evidence, code, "weight") for code in ("CHN", "VNM"))
    return all_of(falls_between(china), below(china[china.last], vietnam[vietnam.last]))
