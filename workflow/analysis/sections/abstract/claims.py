"""Claims of the abstract: it may say only what the sections have shown, by the same conditions."""

from __future__ import annotations

from analysis.sections.agreements.claims import gravity_no_effect
from analysis.sections.history.claims import history_passed_in_2020, history_real_about_ten
from analysis.sections.industry.claims import industry_intra_vietnam
from analysis.sections.information.claims import digital_order_depends
from analysis.sections.infrastructure.claims import logistics_customs_lowest, logistics_no_lead_gained
from analysis.sections.liberalisation.claims import rcep_not_incremental, tariff_all_lower
from analysis.sections.opening.claims import opening_trade_grew, opening_vietnam_largest_latest
from tracepaper.statements.claims import all_of, claim, exceeds
from tracepaper.statements.kinds import Summary


@claim
def abstract_cluster(evidence):
    return all_of(
        history_passed_in_2020(evidence),
        history_real_about_ten(evidence),
        exceeds(evidence.fact("history-gdp-2020"), evidence.fact("history-gdp-2000")),
    )


@claim
def abstract_trade(evidence):
    return all_of(opening_trade_grew(evidence), opening_vietnam_largest_latest(evidence))


@claim(Summary())
def abstract_gravity(evidence):
    return gravity_no_effect(evidence)


@claim(Summary())
def abstract_tariffs(evidence):
    return all_of(tariff_all_lower(evidence), rcep_not_incremental(evidence))


@claim(Summary())
def abstract_hardware(evidence):
    return all_of(
        logistics_no_lead_gained(evidence),
        logistics_customs_lowest(evidence),
        digital_order_depends(evidence),
    )


@claim
def abstract_vietnam(evidence):
    latest, first = (evidence.fact(f"industry-intra-vnm-index-{at}") for at in ("latest", "first"))
    return all_of(industry_intra_vietnam(evidence), exceeds(latest, first))
