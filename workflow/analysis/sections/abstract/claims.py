"""Claims of the abstract: it may say only what the sections have shown, by the same conditions."""

from __future__ import annotations

from analysis.sections.agreements import claims as agreements
from analysis.sections.history import claims as history
from analysis.sections.industry import claims as industry
from analysis.sections.information import claims as information
from analysis.sections.infrastructure import claims as infrastructure
from analysis.sections.liberalisation import claims as liberalisation
from analysis.sections.opening import claims as opening
from tracepaper.statements.claims import all_of, below, claim, exceeds, rises_between


@claim("abstract-cluster")
def abstract_cluster(evidence):
    return all_of(
        history.two_trillion_passed_in_2020(evidence),
        history.real_growth_below_ten_to_the_end(evidence),
        exceeds(evidence.fact("history-gdp-2020"), evidence.fact("history-gdp-2000")),
    )


@claim("abstract-trade")
def abstract_trade(evidence):
    return all_of(opening.trade_rose_more_than_fortyfold(evidence), opening.vietnam_first_in_2024(evidence))


@claim("abstract-gravity")
def abstract_gravity(evidence):
    return all_of(agreements.gravity_gain_upgrade(evidence), agreements.gravity_lead_framework(evidence))


@claim("abstract-tariffs")
def abstract_tariffs(evidence):
    """Applied rates have come down everywhere, and in the end most lines of the schedule are free."""
    return all_of(liberalisation.tariff_all_lower(evidence), liberalisation.rcep_free_rises(evidence))


@claim("abstract-hardware")
def abstract_hardware(evidence):
    """Customs has the lowest score; users' variation fell by a larger part than broadband's."""
    users, broadband = (
        evidence.fact(f"digital-variation-{measure}-2022")
        / evidence.fact(f"digital-variation-{measure}-2011")
        for measure in ("users", "broadband")
    )
    return all_of(
        infrastructure.logistics_components(evidence),
        information.digital_users_converge(evidence),
        below(users, broadband),
    )


@claim("abstract-vietnam")
def abstract_vietnam(evidence):
    found = {year: evidence.fact(f"industry-intra-vnm-index-{year}") for year in (1995, 2018)}
    return all_of(industry.industry_intra_vietnam(evidence), rises_between(found, 1995, 2018))
