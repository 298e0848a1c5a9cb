"""Claims of the abstract: it may say only what the sections have shown, as far as their rivals bear it."""

from __future__ import annotations

from analysis.sections.agreements.claims import gravity_events_flat, gravity_no_effect
from analysis.sections.history.claims import (
    history_behind_china,
    history_passed_in_2020,
    history_qinzhou_leap_before_plans,
    history_slower_since_2013,
)
from analysis.sections.industry.claims import (
    industry_chains_vietnam,
    industry_intra_vietnam,
    industry_similar_vietnam,
)
from analysis.sections.information.claims import digital_order_depends
from analysis.sections.infrastructure.claims import logistics_customs_lowest, logistics_no_lead_gained
from analysis.sections.liberalisation.claims import rcep_not_incremental, tariff_all_lower
from analysis.sections.opening.claims import (
    opening_faster_than_others,
    opening_lead_larger_in_force,
    opening_vietnam_largest_latest,
)
from tracepaper.statements.claims import all_of, claim
from tracepaper.statements.kinds import Summary


@claim(Summary())
def abstract_trade(evidence):
    return all_of(
        opening_faster_than_others(evidence),
        opening_lead_larger_in_force(evidence),
        opening_vietnam_largest_latest(evidence),
    )


@claim(Summary())
def abstract_gravity(evidence):
    return all_of(gravity_no_effect(evidence), gravity_events_flat(evidence))


@claim(Summary())
def abstract_cluster(evidence):
    return all_of(
        history_passed_in_2020(evidence),
        history_slower_since_2013(evidence),
        history_behind_china(evidence),
    )


@claim(Summary())
def abstract_port(evidence):
    return history_qinzhou_leap_before_plans(evidence)


@claim(Summary())
def abstract_mechanisms(evidence):
    return all_of(
        tariff_all_lower(evidence),
        rcep_not_incremental(evidence),
        logistics_no_lead_gained(evidence),
        logistics_customs_lowest(evidence),
        digital_order_depends(evidence),
    )


@claim(Summary())
def abstract_vietnam(evidence):
    return all_of(
        industry_similar_vietnam(evidence),
        industry_chains_vietnam(evidence),
        industry_intra_vietnam(evidence),
    )
