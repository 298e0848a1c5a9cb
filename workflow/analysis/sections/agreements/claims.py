"""Claims of the agreements: which gravity estimates differ from nothing, and from each other."""

from __future__ import annotations

from analysis.indicators.gravity import GAIN, PHASES
from analysis.sections.agreements.facts import Z, estimate
from analysis.sections.liberalisation import claims as liberalisation
from analysis.sections.opening import claims as opening
from tracepaper.statements.claims import Outcome, all_of, at_least, below, claim, exceeds, rises_between


def _ratio(evidence, model: str, term: str, flow: str = "both"):
    """The estimate in standard errors."""
    return estimate(evidence, model, term, flow=flow) / estimate(evidence, model, term, "error", flow)


def _significant(evidence, model: str, term: str, flow: str = "both") -> Outcome:
    """Larger than nothing at the 5 per cent level, two-sided."""
    return exceeds(_ratio(evidence, model, term, flow), Z)


def _insignificant(evidence, model: str, term: str, flow: str = "both") -> Outcome:
    return below(abs(_ratio(evidence, model, term, flow)), Z)


@claim("gravity-setting")
def gravity_setting(evidence):
    return all_of(opening.trade_rose_more_than_fortyfold(evidence), liberalisation.tariff_all_lower(evidence))


@claim("gravity-phases-rise")
def gravity_phases_rise(evidence):
    line = {place: estimate(evidence, "phases", term) for place, term in enumerate(PHASES)}
    return all_of(
        *(_significant(evidence, "phases", term) for term in PHASES),
        rises_between(line, 0, 1),
        rises_between(line, 1, 2),
    )


@claim("gravity-lead-framework")
def gravity_lead_framework(evidence):
    return all_of(
        *(_significant(evidence, model, "lead-framework") for model in ("leads", "all-years")),
        *(_insignificant(evidence, model, "lead-early") for model in ("leads", "all-years")),
    )


@claim("gravity-half-before")
def gravity_half_before(evidence):
    return all_of(
        *(
            at_least(estimate(evidence, model, "lead-framework"), estimate(evidence, model, "upgrade") / 2)
            for model in ("leads", "all-years")
        )
    )


@claim("gravity-gain-upgrade")
def gravity_gain_upgrade(evidence):
    return all_of(*(_significant(evidence, model, GAIN + "upgrade") for model in ("leads", "all-years")))


@claim("gravity-gain-earlier")
def gravity_gain_earlier(evidence):
    return all_of(
        *(_insignificant(evidence, model, GAIN + "tariff-cuts") for model in ("leads", "all-years")),
        _significant(evidence, "leads", GAIN + "free-trade-area"),
        _insignificant(evidence, "all-years", GAIN + "free-trade-area"),
    )


@claim("gravity-no-entrepots")
def gravity_no_entrepots(evidence):
    terms = [*PHASES, *(GAIN + term for term in PHASES)]
    return all_of(
        *(exceeds(estimate(evidence, "no-entrepots", term), 0) for term in terms),
        *(_insignificant(evidence, "no-entrepots", term) for term in terms),
        below(
            estimate(evidence, "no-entrepots", GAIN + "upgrade"),
            estimate(evidence, "leads", GAIN + "upgrade"),
        ),
    )


@claim("gravity-directions")
def gravity_directions(evidence):
    return all_of(
        _significant(evidence, "direction", GAIN + "upgrade", "exports"),
        _insignificant(evidence, "direction", GAIN + "upgrade", "imports"),
        exceeds(
            estimate(evidence, "direction", GAIN + "upgrade", flow="exports"),
            estimate(evidence, "direction", GAIN + "upgrade", flow="imports"),
        ),
    )
