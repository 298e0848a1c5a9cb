"""Facts of policy coordination: arrivals before the visa measures, and the counts published since."""

from __future__ import annotations

from analysis.groups import ARRIVALS_TOTAL
from tracepaper.evidence.lines import Line
from tracepaper.statements.facts import Fact

FIRST = 2000  # the Organization's first year
CHINA, NINE = "CHN", ARRIVALS_TOTAL


def facts(evidence):
    for name, code in (("asean", NINE), ("china", CHINA)):
        line, share = arrivals(evidence, code), arrivals(evidence, code, "share")
        for at, year in (("2000", FIRST), ("latest", line.last)):
            if code == NINE:
                yield Fact(f"policy-arrivals-{name}-{at}", line[year], "VISITS", 1e5, year)
            yield Fact(f"policy-share-{name}-{at}", share[year], "PERCENT", 0.1, year)
        growth, period = line.growth(FIRST), f"{FIRST}-{line.last}"
        yield Fact(f"policy-growth-{name}", growth, "PERCENT", 0.1, period)
    entries = evidence.cell("tbl-visa", "visitors", date="2024-01/2024-06")
    yield Fact("policy-entries-2024h1", entries, "VISITS", 1e4, "2024-01/2024-06")


def arrivals(evidence, code: str, column: str = "arrivals") -> Line:
    """Arrivals of an economy or a group, or its share in the world's, by year."""
    return evidence.line("fig-arrivals", column, economy=code)
