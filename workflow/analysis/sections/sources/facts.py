"""Facts of the sources: how far two reports of one trade can differ, and what counts from anywhere say."""

from __future__ import annotations

from analysis import measures
from analysis.groups import ARRIVALS_TOTAL, INFLOW_OF_NINE
from tracepaper.evidence.lineage import across_bases
from tracepaper.evidence.lines import Line, share
from tracepaper.statements.facts import Fact

FIRST = 2000  # the Organization's first year
EARLIER, SPAN = 2014, 5  # the five years that end with it are compared with the last five


def facts(evidence):
    yield from _vietnam(evidence)
    yield from _singapore(evidence)
    yield from _arrivals(evidence)
    yield from _investment(evidence)


def vietnam_sold(evidence, source: str, series: str, by: str):
    """Vietnam's exports to China in 2022 as one side reports them (US$); by: the reporting side."""
    ends = {"economy": "VNM", "partner": "CHN"} if by == "VNM" else {"economy": "CHN", "partner": "VNM"}
    return evidence.observations(source, series, **ends)


def arrivals(evidence, column: str = "arrivals") -> Line:
    """Arrivals in nine members, or their share in the world's, by year."""
    return evidence.line("fig-arrivals", column, economy=ARRIVALS_TOTAL)


def inflow(evidence, code: str, column: str = "weight") -> Line:
    """Net inflow of direct investment over five years in per cent of GDP, by the last of them, or the year's
    inflow (US$)."""
    return evidence.line("fig-fdi", column, economy=code)


def _vietnam(evidence):
    """Vietnam's exports to China as each side reports them."""
    reported = vietnam_sold(evidence, "un-comtrade-with-china", "exports-fob", "VNM")[2022]
    mirror = vietnam_sold(evidence, "imf-dots-imports-china", "imports-cif", "CHN")[2022]
    yield Fact("sources-vietnam-reported", reported, "USD", 1e8, 2022)
    yield Fact("sources-vietnam-mirror", mirror, "USD", 1e8, 2022)
    yield Fact(
        "sources-vietnam-gap",
        measures.percent(across_bases(mirror) / across_bases(reported) - 1),
        "PERCENT",
        1,
        2022,
    )


def singapore(evidence) -> tuple[Line, Line]:
    """Singapore's exports without re-exports, and those reported (US$), by year."""
    net = evidence.observations("harvard-atlas-totals", "exports-reconciled", economy="SGP", partner="WLD")
    return net, evidence.observations("world-bank-wdi", "TX.VAL.MRCH.CD.WT", economy="SGP")


def _singapore(evidence):
    net, gross = singapore(evidence)
    yield Fact(
        "sources-singapore-net", share(across_bases(net[2023]), across_bases(gross[2023])), "PERCENT", 1, 2023
    )


def _arrivals(evidence):
    people, part = arrivals(evidence), arrivals(evidence, "share")
    for at, year in (("2000", FIRST), ("latest", people.last)):
        yield Fact(f"context-arrivals-{at}", people[year], "VISITS", 1e5, year)
        yield Fact(f"context-arrivals-share-{at}", part[year], "PERCENT", 0.1, year)


def _investment(evidence):
    for name, code in (("china", "CHN"), ("nine", INFLOW_OF_NINE), ("asean", "ASEAN")):
        weight = inflow(evidence, code)
        for at, year in (("early", EARLIER), ("late", weight.last)):
            yield Fact(f"context-fdi-{name}-{at}", weight[year], "PERCENT", 0.1, f"{year - SPAN + 1}-{year}")
