"""Claims of the conclusion: each sentence stands or falls with the sections' own conditions."""

from __future__ import annotations

from analysis.sections.agreements import claims as agreements
from analysis.sections.history import claims as history
from analysis.sections.industry import claims as industry
from analysis.sections.information import claims as information
from analysis.sections.infrastructure import claims as infrastructure
from analysis.sections.liberalisation import claims as liberalisation
from analysis.sections.opening import claims as opening
from analysis.sections.political import claims as political
from analysis.sections.structure import claims as structure
from tracepaper.statements.claims import all_of, claim


@claim("conclusion-cluster")
def conclusion_cluster(evidence):
    return all_of(
        history.two_trillion_passed_in_2020(evidence),
        history.nominal_above_ten_and_above_real(evidence),
        history.no_year_above_ten_since(evidence),
    )


@claim("conclusion-sequence")
def conclusion_sequence(evidence):
    return all_of(
        opening.fastest_after_the_framework_agreement(evidence), opening.slower_once_in_force(evidence)
    )


@claim("conclusion-gravity")
def conclusion_gravity(evidence):
    return all_of(
        agreements.gravity_gain_upgrade(evidence),
        agreements.gravity_half_before(evidence),
        agreements.gravity_no_entrepots(evidence),
    )


@claim("conclusion-mechanisms")
def conclusion_mechanisms(evidence):
    return all_of(
        liberalisation.tariff_all_lower(evidence),
        information.digital_users_converge(evidence),
        infrastructure.logistics_components(evidence),
        infrastructure.logistics_gap_wider(evidence),
    )


@claim("conclusion-vietnam")
def conclusion_vietnam(evidence):
    return all_of(
        industry.industry_intra_vietnam(evidence),
        industry.industry_fit_vietnam_first(evidence),
        industry.industry_vietnam_intense(evidence),
    )


@claim("conclusion-risks")
def conclusion_risks(evidence):
    return all_of(
        political.political_spread_ten_narrower(evidence),
        structure.structure_dispersion_fell(evidence),
        structure.structure_theil_low(evidence),
    )


@claim("conclusion-surplus")
def conclusion_surplus(evidence):
    return opening.surplus_every_year_and_largest_at_the_end(evidence)
