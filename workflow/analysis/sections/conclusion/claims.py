"""Claims of the conclusion: each sentence stands or falls with the sections' own conditions and rivals."""

from __future__ import annotations

from analysis.sections.agreements.claims import gravity_events_flat, gravity_no_effect, gravity_one_left_out
from analysis.sections.history.claims import (
    history_ahead_of_china,
    history_behind_china,
    history_guangdong_gains_alike,
    history_nominal_above_ten,
    history_passed_in_2020,
    history_qinzhou_leap_before_plans,
    history_slower_since_2013,
)
from analysis.sections.industry.claims import (
    industry_aggregation,
    industry_chains_vietnam,
    industry_intra_vietnam,
    industry_similar_vietnam,
)
from analysis.sections.information.claims import digital_order_depends
from analysis.sections.infrastructure.claims import logistics_customs_lowest, logistics_no_lead_gained
from analysis.sections.liberalisation.claims import (
    rcep_not_incremental,
    since_china_buys_less,
    since_china_sells_more,
    tariff_all_lower,
)
from analysis.sections.opening.claims import (
    opening_faster_than_others,
    opening_lead_larger_in_force,
    opening_surplus_since_2012,
)
from analysis.sections.political.claims import political_median_rises, political_spread_ten_narrower
from analysis.sections.structure.claims import (
    structure_cities_no_trend,
    structure_dispersion_fell,
    structure_measures_disagree,
)
from tracepaper.statements.claims import all_of, claim
from tracepaper.statements.kinds import Summary


@claim(Summary())
def conclusion_cluster(evidence):
    return all_of(
        history_passed_in_2020(evidence),
        history_nominal_above_ten(evidence),
        history_slower_since_2013(evidence),
        history_ahead_of_china(evidence),
        history_behind_china(evidence),
    )


@claim(Summary())
def conclusion_plans(evidence):
    return all_of(history_guangdong_gains_alike(evidence), history_qinzhou_leap_before_plans(evidence))


@claim(Summary())
def conclusion_trade(evidence):
    return all_of(opening_faster_than_others(evidence), opening_lead_larger_in_force(evidence))


@claim(Summary())
def conclusion_gravity(evidence):
    return all_of(gravity_no_effect(evidence), gravity_events_flat(evidence), gravity_one_left_out(evidence))


@claim(Summary())
def conclusion_tariffs(evidence):
    return all_of(
        tariff_all_lower(evidence),
        rcep_not_incremental(evidence),
        since_china_sells_more(evidence),
        since_china_buys_less(evidence),
    )


@claim(Summary())
def conclusion_hardware(evidence):
    return all_of(
        logistics_no_lead_gained(evidence),
        logistics_customs_lowest(evidence),
        digital_order_depends(evidence),
    )


@claim(Summary())
def conclusion_vietnam(evidence):
    return all_of(
        industry_similar_vietnam(evidence),
        industry_chains_vietnam(evidence),
        industry_intra_vietnam(evidence),
        industry_aggregation(evidence),
    )


@claim(Summary())
def conclusion_risks(evidence):
    return all_of(
        political_spread_ten_narrower(evidence),
        political_median_rises(evidence),
        structure_dispersion_fell(evidence),
        structure_measures_disagree(evidence),
        structure_cities_no_trend(evidence),
    )


@claim(Summary())
def conclusion_surplus(evidence):
    return opening_surplus_since_2012(evidence)
