"""Facts of the agreements: what the gravity estimates mean in per cent."""

from __future__ import annotations

from analysis.indicators.gravity import FIRST, GAIN, LAST, LEADS, PHASES
from tracepaper.evidence.quantities import PERCENT, named
from tracepaper.statements.facts import Fact

Z = 1.959963984540054  # two-sided 95 per cent of the normal distribution: tens of thousands of pairs
SPANS = {term: f"{first}-{last}" for term, (first, last) in {**LEADS, **PHASES}.items()}


def per_cent(coefficient):
    """The proportional effect of a dummy, in per cent."""
    return named(100 * (coefficient.exp() - 1), PERCENT)


def estimate(evidence, model: str, term: str, column: str = "estimate", flow: str = "both"):
    """One cell of the gravity table."""
    return evidence.cell("tbl-gravity", column, model=model, term=term, flow=flow)


def interval(evidence, model: str, term: str, flow: str = "both"):
    """The 95 per cent confidence interval of an effect, in per cent: (low, high)."""
    at, error = (estimate(evidence, model, term, column, flow) for column in ("estimate", "error"))
    return per_cent(at - Z * error), per_cent(at + Z * error)


def facts(evidence):
    for name, term in (("flows", "observations"), ("exporters", "exporters")):
        value = estimate(evidence, "all-years", term)
        yield Fact(f"gravity-{name}", value, "NUMBER", 1, f"{FIRST}-{LAST}")
    for name, model, term in (
        ("phases", "phases", "upgrade"),
        ("leads", "leads", "upgrade"),
        ("leads", "leads", "lead-framework"),
        ("yearly", "all-years", "lead-framework"),
        ("yearly", "all-years", "upgrade"),
    ):
        effect = per_cent(estimate(evidence, model, term))
        yield Fact(f"gravity-{name}-{term}", effect, "PERCENT", 1, SPANS[term])
    yield from _gains(evidence)


def _gains(evidence):
    """Effects since the years between the framework agreement and the first tariff cuts."""
    for term in PHASES:
        effect = per_cent(estimate(evidence, "leads", GAIN + term))
        yield Fact(f"gravity-gain-{term}", effect, "PERCENT", 1, SPANS[term])
    ends = interval(evidence, "leads", GAIN + "upgrade")
    for name, effect in zip(("low", "high"), ends, strict=True):
        yield Fact(f"gravity-gain-upgrade-{name}", effect, "PERCENT", 1, SPANS["upgrade"])
    for flow in ("exports", "imports"):
        effect = per_cent(estimate(evidence, "direction", GAIN + "upgrade", flow=flow))
        yield Fact(f"gravity-gain-{flow}", effect, "PERCENT", 1, SPANS["upgrade"])
