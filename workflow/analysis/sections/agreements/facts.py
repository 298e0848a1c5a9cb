"""Facts of the agreements: what the gravity estimates mean in per cent."""

from __future__ import annotations

from analysis.indicators.gravity import GAIN, PHASES
from tracepaper.evidence.lineage import NAN
from tracepaper.statements.facts import Fact

Z = 1.959963984540054  # two-sided 95 per cent of the normal distribution: tens of thousands of pairs


def per_cent(coefficient):
    """The proportional effect of a dummy, in per cent."""
    return 100 * (coefficient.exp() - 1)


def estimate(evidence, model: str, term: str, column: str = "estimate", flow: str = "both"):
    """One cell of the gravity table, Traced; nan if the model does not have the term."""
    table = evidence.table("tbl-gravity")
    found = table[(table["model"] == model) & (table["term"] == term) & (table["flow"] == flow)]
    return found[column].iloc[0] if len(found) else NAN


def interval(evidence, model: str, term: str, flow: str = "both"):
    """The 95 per cent confidence interval of an effect, in per cent: (low, high)."""
    at, error = (estimate(evidence, model, term, column, flow) for column in ("estimate", "error"))
    return per_cent(at - Z * error), per_cent(at + Z * error)


def facts(evidence):
    yield from _sample(evidence)
    yield from _effects(evidence)


def _sample(evidence):
    for name, model, term, zh, en in (
        ("flows", "all-years", "observations", "逐年样本的流量数", "flows in the yearly sample"),
        ("exporters", "all-years", "exporters", "逐年样本的出口国数", "exporters in the yearly sample"),
    ):
        yield Fact(f"gravity-{name}", estimate(evidence, model, term), "NUMBER", 1, zh, en, "1995-2018")


def _effects(evidence):
    spans = {"lead-framework": "2002-2004"} | {t: f"{a}-{b}" for t, (a, b) in PHASES.items()}
    for name, model, term in (
        ("phases", "phases", "upgrade"),
        ("leads", "leads", "upgrade"),
        ("leads", "leads", "lead-framework"),
        ("yearly", "all-years", "lead-framework"),
        ("yearly", "all-years", "upgrade"),
    ):
        yield Fact(
            f"gravity-{name}-{term}",
            per_cent(estimate(evidence, model, term)),
            "PERCENT",
            1,
            "中国与东盟贸易相对于基期的超额增长，引力方程估计",
            "growth of China-ASEAN trade beyond what the gravity equation explains",
            spans[term],
        )
    for term in PHASES:
        yield Fact(
            f"gravity-gain-{term}",
            per_cent(estimate(evidence, "leads", GAIN + term)),
            "PERCENT",
            1,
            "相对于2002—2004年的超额增长",
            "growth beyond the gravity equation since 2002-2004",
            spans[term],
        )
    low, high = interval(evidence, "leads", GAIN + "upgrade")
    for name, value in (("low", low), ("high", high)):
        yield Fact(
            f"gravity-gain-upgrade-{name}",
            value,
            "PERCENT",
            1,
            "相对于2002—2004年的超额增长，95%置信区间",
            "growth beyond the gravity equation since 2002-2004, 95 per cent interval",
            spans["upgrade"],
        )
    for flow, zh, en in (
        ("exports", "中国出口", "China's exports"),
        ("imports", "中国进口", "China's imports"),
    ):
        yield Fact(
            f"gravity-gain-{flow}",
            per_cent(estimate(evidence, "direction", GAIN + "upgrade", flow=flow)),
            "PERCENT",
            1,
            f"相对于2002—2004年的超额增长，{zh}",
            f"growth beyond the gravity equation since 2002-2004, {en}",
            spans["upgrade"],
        )
