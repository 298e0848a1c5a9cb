"""The numbers that the text quotes."""

from analysis.periods import PERIODS, mean
from tracepaper.evidence.sets import smallest_of
from tracepaper.statements.facts import Fact


def facts(evidence):
    flow = evidence.observations("nile", "flow")
    before, after = (flow.span(*years) for years in PERIODS)
    yield Fact("flow-before", mean(before), "M3", 1e8, "1871–1898")
    yield Fact("flow-after", mean(after), "M3", 1e8, "1899–1970")
    yield Fact("flow-lowest", smallest_of(after.values()), "M3", 1e8, "1899–1970")
