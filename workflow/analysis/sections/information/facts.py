"""Facts of information sharing: access to the internet and the distance between the eleven."""

from __future__ import annotations

from tracepaper.evidence.lines import Line
from tracepaper.statements.facts import Fact

MEASURES = ("users", "broadband", "servers")


def facts(evidence):
    for measure in MEASURES:
        variation = access(evidence, measure, "variation")
        for name, year in (("first", variation.first), ("latest", variation.last)):
            yield Fact(f"digital-variation-{measure}-{name}", variation[year], "NUMBER", 0.01, year)
    users = access(evidence, "users", "MMR")
    for name, year in (("first", users.first), ("latest", users.last)):
        yield Fact(f"digital-users-myanmar-{name}", users[year], "PERCENT", 0.1, year)
    for name, code in (("china", "CHN"), ("myanmar", "MMR")):
        broadband = access(evidence, "broadband", code)
        yield Fact(f"digital-broadband-{name}", broadband[broadband.last], "NUMBER", 0.1, broadband.last)


def access(evidence, measure: str, code: str) -> Line:
    """A means of access in an economy, or its coefficient of variation over the eleven, by year."""
    return evidence.line("fig-digital", "value", measure=measure, economy=code)
