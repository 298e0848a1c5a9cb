"""The numbers that the text quotes."""

from tracepaper.statements.facts import Fact

from analysis.stretches import AFTER, BEFORE, growth


def facts(evidence):
    before, after = (growth(evidence, years, ("CHN", "VNM")) for years in (BEFORE, AFTER))
    yield Fact("growth-china-before", before["CHN"], "PERCENT", 0.1, "2010–2019")
    yield Fact("growth-china-after", after["CHN"], "PERCENT", 0.1, "2019–2024")
    yield Fact("growth-vietnam-after", after["VNM"], "PERCENT", 0.1, "2019–2024")
