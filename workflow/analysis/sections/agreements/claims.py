"""Claims of the agreements: which gravity estimates can be told from nothing, and on what that depends."""

from __future__ import annotations

from analysis.gravity.terms import BASELINE, DOMESTIC, DOMESTIC_OPENING, EXPORTS, GUIDE, IMPORTS, TEN, WITHOUT
from analysis.indicators.gravity import ABSENT, BOUGHT, GAP
from analysis.quantities import COEFFICIENT
from analysis.sections.agreements.facts import MAIN, RIVALS, estimate
from analysis.sections.agreements.facts import rival as of_rivals
from analysis.sections.liberalisation.claims import tariff_all_lower
from analysis.sections.opening.claims import opening_trade_grew
from tracepaper.evidence.quantities import named
from tracepaper.statements.claims import (
    Outcome,
    all_of,
    any_of,
    below,
    between,
    claim,
    exceeds,
    rival,
)
from tracepaper.statements.kinds import Estimate, Level, NoTrend, Record, Summary

Z = 1.959963984540054  # two-sided 95 per cent of the normal distribution
SIGNIFICANCE = 0.05
DESIGN = "staggered tariff cuts, exporter-year, importer-year and pair effects; interval includes zero"
PRINTED = 0.557  # in the Advanced Guide
NAMED_ABSENT = ("ARE", "CHE", "IRN", "ISR", "KAZ", "TWN", "ZAF")
UNDIRECTED = {"low": ("low_undirected",), "high": ("high_undirected",)}


def open_(low, high) -> Outcome:
    """The interval holds zero: the estimate cannot be told from nothing."""
    return all_of(below(low, 0), exceeds(high, 0))


def _cannot_be_told(evidence, specification: str, term: str, flow: str = "both") -> Outcome:
    """The same of a cell of the printed table, by its standard error."""
    return open_(*_interval(evidence, specification, term, flow))


def _interval(evidence, specification: str, term: str, flow: str = "both") -> tuple:
    """The lower and the upper end of the interval of a cell of the printed table."""
    at, error = (estimate(evidence, specification, term, column, flow) for column in ("estimate", "error"))
    # one specification has both directions, which the flow tells apart
    key = tuple(part for part in at.key if part.code != EXPORTS or part.column == "flow")
    return tuple(
        named(end, COEFFICIENT[name], key)
        for name, end in (("low", at - Z * error), ("high", at + Z * error))
    )


@claim(Summary())
def gravity_setting(evidence):
    return all_of(opening_trade_grew(evidence), tariff_all_lower(evidence))


@claim(Record())
def gravity_absent_named(evidence):
    """Economies without a report of their own buy in the data."""
    bought = evidence.line(MAIN, "estimate", by="flow", specification=ABSENT, term=BOUGHT)
    return all_of(*(exceeds(bought[code], 0) for code in NAMED_ABSENT))


@claim(Record())
def gravity_guide(evidence):
    """To the three digits of the guide."""
    found = estimate(evidence, GUIDE, "agreements")
    return between(found, PRINTED - 0.0005, PRINTED + 0.0005)


def _less_without_hong_kong(evidence, term: str) -> Outcome:
    return exceeds(estimate(evidence, "neither", term), estimate(evidence, "agreements-not-held", term))


@claim(Level())
def gravity_hong_kong(evidence):
    """The average falls when the flows with Hong Kong are left out."""
    return _less_without_hong_kong(evidence, "area")


@rival(gravity_hong_kong)
def hong_kong_first_years(evidence):
    return _less_without_hong_kong(evidence, "cuts")


@rival(gravity_hong_kong)
def hong_kong_last_years(evidence):
    return _less_without_hong_kong(evidence, "upgrade")


@claim(Estimate(identification=DESIGN))
def gravity_no_effect(evidence):
    """The first answer cannot be told from nothing."""
    return open_(*(of_rivals(evidence, BASELINE, end) for end in ("low", "high")))


def _each_year_open(evidence, cohort: str) -> Outcome:
    low, high = (evidence.line("fig-event-study", end, by="time", cohort=cohort) for end in ("low", "high"))
    return all_of(*(open_(low[time], high[time]) for time in low if time != -1))


@claim(NoTrend(instead=UNDIRECTED))
def gravity_events_flat(evidence):
    """Of the ten together, no year before or after the cuts can be told from the base."""
    return _each_year_open(evidence, TEN)


@claim(Level(instead=UNDIRECTED))
def gravity_cohorts_apart(evidence):
    """The five are above the base in some year after; the four are above it in some year before."""
    after, before = (
        evidence.line("fig-event-study", "low", by="time", cohort=cohort) for cohort in ("five", "four")
    )
    high = evidence.line("fig-event-study", "high", by="time", cohort="five")
    return all_of(
        any_of(*(exceeds(after[time], 0) for time in after if time >= 0)),
        any_of(*(exceeds(before[time], 0) for time in before if time < -1)),
        *(exceeds(high[time], 0) for time in high if time >= 0),
    )


@claim(Estimate(identification=DESIGN))
def gravity_cohort_averages(evidence):
    """Neither cohort's average over the years of the area can be told from nothing."""
    return all_of(
        *(_cannot_be_told(evidence, BASELINE, f"area-{cohort}") for cohort in ("thailand", "five", "four"))
    )


def _directions_open(evidence, term: str) -> Outcome:
    """Neither direction can be told from nothing, nor one from the other."""
    return all_of(
        *(_cannot_be_told(evidence, EXPORTS, term, flow) for flow in (EXPORTS, IMPORTS)),
        _cannot_be_told(evidence, EXPORTS, f"{GAP}-{term}"),
    )


@claim(NoTrend())
def gravity_directions(evidence):
    return _directions_open(evidence, "area")


@rival(gravity_directions)
def directions_first_years(evidence):
    return _directions_open(evidence, "cuts")


@rival(gravity_directions)
def directions_last_years(evidence):
    return _directions_open(evidence, "upgrade")


@claim(Level())
def gravity_one_left_out(evidence):
    """Without any one of the ten the answer cannot be told from nothing either."""
    low, high = (evidence.line(RIVALS, end, by="specification").items() for end in ("low", "high"))
    ends = ((name, bottom, top) for (name, bottom), (_, top) in zip(low, high, strict=True))
    return all_of(*(open_(bottom, top) for name, bottom, top in ends if name.startswith(WITHOUT)))


def _domestic(evidence, term: str) -> Outcome:
    """With domestic sales far above nothing; no longer so with a border of China's own."""
    low, _ = _interval(evidence, DOMESTIC, term)
    return all_of(exceeds(low, 0), _cannot_be_told(evidence, DOMESTIC_OPENING, term))


@claim(Level())
def gravity_domestic(evidence):
    return _domestic(evidence, "area")


@rival(gravity_domestic)
def domestic_last_years(evidence):
    return _domestic(evidence, "upgrade")


@claim(Level())
def gravity_placebos(evidence):
    """Groups of ten drawn at random often lie further from nothing, and fail an ordinary test too often."""
    return all_of(
        exceeds(of_rivals(evidence, "placebo-all", "p"), SIGNIFICANCE),
        exceeds(of_rivals(evidence, "placebo-all", "rejections"), SIGNIFICANCE),
    )


@rival(gravity_placebos)
def placebos_of_the_largest(evidence):
    return exceeds(of_rivals(evidence, "placebo-largest", "p"), SIGNIFICANCE)


@claim(Level())
def gravity_corrected(evidence):
    """The corrected standard error is larger, and the answer stays open."""
    raw, corrected = (of_rivals(evidence, name, "error") for name in ("one-dummy", "bias-corrected"))
    ends = (of_rivals(evidence, "bias-corrected", end) for end in ("low", "high"))
    return all_of(exceeds(corrected, raw), open_(*ends))


@rival(gravity_corrected)
def against_the_main_error(evidence):
    """The corrected error beside that of the first answer, which averages over cohorts."""
    main, corrected = (of_rivals(evidence, name, "error") for name in ("baseline", "bias-corrected"))
    return all_of(
        exceeds(corrected, main), open_(*(of_rivals(evidence, "baseline", end) for end in ("low", "high")))
    )
