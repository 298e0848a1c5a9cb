"""Facts of political uncertainty: political stability of the eleven and its spread."""

from __future__ import annotations

from analysis.vocabulary import THE_ELEVEN
from tracepaper.evidence.lines import Line
from tracepaper.statements.facts import Fact

BASE, MIDDLE = 2002, 2013  # the first year of the yearly series, and the middle


def governance(evidence, code: str, measure: str = "stability") -> Line:
    """An economy's estimate (about -2.5 to 2.5) by year."""
    return evidence.line("fig-governance", "estimate", economy=code, measure=measure)


def estimates(evidence, year: int, measure: str = "stability") -> Line:
    """The estimates of a year by economy; all eleven."""
    ask = {"by": "economy", "measure": measure, "year": year, "economy": THE_ELEVEN}
    return evidence.line("fig-governance", "estimate", **ask)


def latest_year(evidence) -> int:
    return governance(evidence, "CHN").last


def deviation(line: Line):
    """Standard deviation of the values of a line, with equal weights."""
    mean = sum(line.values()) / len(line)
    return (sum((value - mean) ** 2 for value in line.values()) / len(line)) ** 0.5


def facts(evidence):
    latest = latest_year(evidence)
    for name, code, years in (
        ("myanmar", "MMR", (2016,)),
        ("indonesia", "IDN", (BASE,)),
        ("laos", "LAO", (BASE,)),
        ("thailand", "THA", (BASE, 2010)),
        ("china", "CHN", (BASE,)),
    ):
        line = governance(evidence, code)
        for at, year in (*((str(year), year) for year in years), ("latest", latest)):
            yield Fact(f"political-{name}-{at}", line[year], "NUMBER", 0.01, year)
    for at, year in (("2013", MIDDLE), ("latest", latest)):
        yield Fact(f"political-spread-{at}", estimates(evidence, year).spread(), "NUMBER", 0.01, year)
    for at, year in (("2013", MIDDLE), ("latest", latest)):
        without = estimates(evidence, year).without("MMR")
        yield Fact(f"political-spread-ten-{at}", without.spread(), "NUMBER", 0.01, year)
