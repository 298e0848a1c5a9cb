"""Facts of the agreements: what the gravity estimates mean in per cent, and what they are made of."""

from __future__ import annotations

from analysis import measures
from analysis.gravity.terms import (
    AREA,
    BASELINE,
    DOMESTIC,
    DOMESTIC_OPENING,
    EXPORTS,
    FIRST,
    GUIDE,
    IMPORTS,
    LAST,
    WITHOUT,
)
from analysis.indicators.gravity import ABSENT, BOUGHT, REPORTED
from tracepaper.evidence.lineage import gather
from tracepaper.evidence.quantities import PERCENT, named
from tracepaper.statements.facts import Fact

MAIN, RIVALS = "tbl-gravity", "tbl-gravity-rivals"
SPAN = f"{AREA[0]}-{AREA[1]}"
SAMPLE = f"{FIRST}-{LAST}"
# name of the fact -> specification whose average over the years of the area it is
AVERAGES = {
    "baseline": BASELINE,
    "neither": "neither",
    "hong-kong": "agreements-not-held",
    EXPORTS: EXPORTS,
    IMPORTS: IMPORTS,
    "mirror": "importers-reports",
    "domestic": DOMESTIC,
    "opening": DOMESTIC_OPENING,
    "without-mys": WITHOUT + "MYS",
    "without-vnm": WITHOUT + "VNM",
}


def per_cent(coefficient):
    """The proportional effect of a dummy, in per cent."""
    return named(measures.percent(coefficient.exp() - 1), PERCENT)


def estimate(evidence, specification: str, term: str, column: str = "estimate", flow: str = "both"):
    """One cell of the printed table of estimates."""
    return evidence.cell(MAIN, column, specification=specification, term=term, flow=flow)


def rival(evidence, specification: str, column: str = "estimate"):
    """One cell of the table of specifications."""
    return evidence.cell(RIVALS, column, specification=specification)


def facts(evidence):
    for name, specification in AVERAGES.items():
        yield Fact(f"gravity-{name}", per_cent(rival(evidence, specification)), "PERCENT", 0.1, SPAN)
    for end in ("low", "high"):
        yield Fact(f"gravity-baseline-{end}", per_cent(rival(evidence, BASELINE, end)), "PERCENT", 0.1, SPAN)
    for cohort in ("five", "four"):
        effect = per_cent(estimate(evidence, BASELINE, f"area-{cohort}"))
        yield Fact(f"gravity-{cohort}", effect, "PERCENT", 0.1, SPAN)
    for name, specification in (("raw", "one-dummy"), ("corrected", "bias-corrected")):
        error = rival(evidence, specification, "error")
        yield Fact(f"gravity-error-{name}", error, "NUMBER", 0.001, SPAN)
    yield Fact("gravity-p-placebo", rival(evidence, "placebo-all", "p"), "NUMBER", 0.01, SPAN)
    shares = named(measures.percent(rival(evidence, "placebo-all", "rejections")), PERCENT)
    yield Fact("gravity-placebo-rejected", shares, "PERCENT", 0.1, SPAN)
    yield Fact("gravity-guide", estimate(evidence, GUIDE, "agreements"), "NUMBER", 0.001)
    yield from _sample(evidence)


def _sample(evidence):
    """What the estimates are made of, and what they lack."""
    for name in ("flows", "exporters"):
        yield Fact(f"gravity-{name}", estimate(evidence, BASELINE, name), "NUMBER", 1, SAMPLE)
    used, filled = (rival(evidence, name, "flows") for name in (BASELINE, "blanks-as-zero"))
    yield Fact("gravity-blank", named(measures.percent(1 - used / filled), PERCENT), "PERCENT", 0.1, SAMPLE)
    bought = evidence.line(MAIN, "estimate", by="flow", specification=ABSENT, term=BOUGHT)
    share = measures.percent(sum(bought.values()) / estimate(evidence, REPORTED, BOUGHT))
    yield Fact(
        "gravity-absent",
        gather(bought.values(), float(len(bought)), "economies without a report"),
        "NUMBER",
        1,
        SAMPLE,
    )
    yield Fact("gravity-absent-share", named(share, PERCENT), "PERCENT", 0.1, str(LAST))
