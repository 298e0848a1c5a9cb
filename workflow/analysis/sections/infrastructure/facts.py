"""Facts of infrastructure: logistics against the world, container traffic, the Beibu Gulf Port, liners."""

from __future__ import annotations

from analysis.exhibits.fig_logistics.exhibit import MEAN, WORLD
from tracepaper.evidence.lines import Line, share
from tracepaper.statements.facts import Fact

PORT = "CHN-PORT-BEIBUWAN"
QINZHOU, FANGCHENGGANG = "CHN-PORT-QINZHOU", "CHN-PORT-FANGCHENGGANG"
COMPARED_FROM = 2010  # the first year for which the port's figure is reported, and Qinzhou has an index


def facts(evidence):
    yield from _logistics(evidence)
    yield from _shipping(evidence)
    yield from _port(evidence)


def logistics(evidence, code: str, measure: str = "lpi", column: str = "score") -> Line:
    """Score or rank of an economy (mean: of the nine in every edition) by edition of the survey."""
    return evidence.line("fig-logistics", column, economy=code, measure=measure)


def shipping(evidence, part: str, code: str, **where) -> Line:
    """Container traffic (TEU) or liner connectivity by year."""
    return evidence.line("fig-shipping", "value", part=part, economy=code, **where)


def reported(evidence) -> Line:
    """The port's traffic in the years for which a figure, and no lower bound, was reported."""
    return shipping(evidence, "port", PORT, status="")


def _logistics(evidence):
    score = logistics(evidence, "CHN")
    for name, edition, step in (("first", score.first, 0.01), ("latest", score.last, 0.1)):
        rank = logistics(evidence, "CHN", column="rank")[edition]
        yield Fact(f"logistics-china-{name}", score[edition], "NUMBER", step, edition)
        yield Fact(f"logistics-china-rank-{name}", rank, "NUMBER", 1, edition)
        infrastructure = logistics(evidence, MEAN, "infrastructure")[edition]
        yield Fact(f"logistics-infrastructure-{name}", infrastructure, "NUMBER", 0.01, edition)
        for who, code in (("nine", MEAN), ("world", WORLD)):
            yield Fact(f"logistics-{who}-{name}", logistics(evidence, code)[edition], "NUMBER", 0.01, edition)
    customs = logistics(evidence, MEAN, "customs")
    yield Fact("logistics-customs-latest", customs[customs.last], "NUMBER", 0.01, customs.last)


def _shipping(evidence):
    for name, code in (("china", "CHN"), ("asean", "ASEAN8")):
        traffic = shipping(evidence, "traffic", code)
        for at, year in (("2010", COMPARED_FROM), ("latest", traffic.last)):
            yield Fact(f"shipping-{name}-{at}", traffic[year], "TEU", 1e6, year)
    vietnam = shipping(evidence, "connectivity", "VNM")
    for at, year in (("first", vietnam.first), ("latest", vietnam.last)):
        yield Fact(f"shipping-liner-vietnam-{at}", vietnam[year], "NUMBER", 0.1, year)
    for name, code in (("qinzhou", QINZHOU), ("fangchenggang", FANGCHENGGANG)):
        port = shipping(evidence, "port-connectivity", code)
        for at, year in (("2010", COMPARED_FROM), ("latest", port.last)):
            yield Fact(f"shipping-liner-{name}-{at}", port[year], "NUMBER", 0.1, year)


def _port(evidence):
    port, china = reported(evidence), shipping(evidence, "traffic", "CHN")
    first, last = port.first, port.last
    for at, year in (("first", first), ("latest", last)):
        part = share(port[year], china[year])
        yield Fact(f"shipping-port-{at}", port[year], "TEU", 1e4, year)
        yield Fact(f"shipping-port-part-{at}", part, "PERCENT", 0.1, year)
    for name, line in (("port", port), ("china", china)):
        growth = line.growth(first, last)
        yield Fact(f"shipping-growth-{name}", growth, "PERCENT", 0.1, f"{first}-{last}")
