"""Claims of the agreements: which gravity estimates differ from nothing, and from each other."""

from __future__ import annotations

from analysis.indicators.gravity import GAIN, PHASES
from analysis.sections.agreements.facts import Z, estimate
from analysis.sections.liberalisation.claims import tariff_all_lower
from analysis.sections.opening.claims import opening_trade_grew
from tracepaper.statements.claims import Outcome, all_of, at_least, below, claim, exceeds, rises_between

BOTH_SAMPLES = ("leads", "all-years")
LAST_GAIN = GAIN + "upgrade"


def _ratio(evidence, model: str, term: str, flow: str = "both"):
    """The estimate in standard errors."""
    return estimate(evidence, model, term, flow=flow) / estimate(evidence, model, term, "error", flow)


def significant(evidence, model: str, term: str, flow: str = "both") -> Outcome:
    """Larger than nothing at the 5 per cent level, two-sided."""
    return exceeds(_ratio(evidence, model, term, flow), Z)


def insignificant(evidence, model: str, term: str, flow: str = "both") -> Outcome:
    """Not to be told from nothing at that level."""
    return below(abs(_ratio(evidence, model, term, flow)), Z)


@claim
def gravity_setting(evidence):
    return all_of(opening_trade_grew(evidence), tariff_all_lower(evidence))


@claim
def gravity_phases_rise(evidence):
    """Each phase is significant and above the one before."""
    line = {place: estimate(evidence, "phases", term) for place, term in enumerate(PHASES)}
    return all_of(
        *(significant(evidence, "phases", term) for term in PHASES),
        rises_between(line, 0, 1),
        rises_between(line, 1, 2),
    )


@claim
def gravity_lead_framework(evidence):
    """Significant after the framework agreement, not before any agreement, in both samples."""
    return all_of(
        *(significant(evidence, model, "lead-framework") for model in BOTH_SAMPLES),
        *(insignificant(evidence, model, "lead-early") for model in BOTH_SAMPLES),
    )


@claim
def gravity_half_before(evidence):
    """At least half of the last phase's coefficient was there before tariff cuts."""
    return all_of(
        *(
            at_least(estimate(evidence, model, "lead-framework"), estimate(evidence, model, "upgrade") / 2)
            for model in BOTH_SAMPLES
        )
    )


@claim
def gravity_gain_upgrade(evidence):
    return all_of(*(significant(evidence, model, LAST_GAIN) for model in BOTH_SAMPLES))


@claim
def gravity_gain_earlier(evidence):
    """The first phase's gain is not significant; the second's is in one sample only."""
    return all_of(
        *(insignificant(evidence, model, GAIN + "tariff-cuts") for model in BOTH_SAMPLES),
        significant(evidence, "leads", GAIN + "free-trade-area"),
        insignificant(evidence, "all-years", GAIN + "free-trade-area"),
    )


@claim
def gravity_no_entrepots(evidence):
    """All stay positive, none is significant, and the last gain is smaller."""
    terms = [*PHASES, *(GAIN + term for term in PHASES)]
    without, all_economies = (estimate(evidence, model, LAST_GAIN) for model in ("no-entrepots", "leads"))
    return all_of(
        *(exceeds(estimate(evidence, "no-entrepots", term), 0) for term in terms),
        *(insignificant(evidence, "no-entrepots", term) for term in terms),
        below(without, all_economies),
    )


@claim
def gravity_directions(evidence):
    """Significant and larger for China's exports, not significant for its imports."""
    exports, imports = (
        estimate(evidence, "direction", LAST_GAIN, flow=flow) for flow in ("exports", "imports")
    )
    return all_of(
        significant(evidence, "direction", LAST_GAIN, "exports"),
        insignificant(evidence, "direction", LAST_GAIN, "imports"),
        exceeds(exports, imports),
    )
