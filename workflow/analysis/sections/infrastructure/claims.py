"""Claims of infrastructure: logistics against the world, containers, liners."""

from __future__ import annotations

from analysis import measures
from analysis.exhibits.fig_logistics.exhibit import LEAST_CHANGE, MEAN, WORLD
from analysis.indicators.liner_connectivity import COMPARED
from analysis.quantities import computed
from analysis.sections.infrastructure.facts import (
    COMPARED_FROM,
    FANGCHENGGANG,
    QINZHOU,
    logistics,
    reported,
    shipping,
)
from tracepaper.evidence.lines import Line
from tracepaper.statements.claims import (
    all_of,
    between,
    claim,
    exceeds,
    falls_between,
    rises_between,
    rival,
    smallest,
)
from tracepaper.statements.kinds import Change, Convergence, Count, GrowthCompared, NoTrend, Rank

NINE = ("CHN", "IDN", "KHM", "LAO", "MYS", "PHL", "SGP", "THA", "VNM")  # in every edition


def _scores(evidence, edition: int) -> Line:
    """Overall scores of the nine in an edition."""
    return evidence.line("fig-logistics", "score", by="economy", measure="lpi", year=edition, economy=NINE)


def _lead(evidence, edition: int):
    """By how much the mean of the nine is above the world's."""
    scores = _scores(evidence, edition)
    lead = sum(scores.values()) / len(scores) - logistics(evidence, WORLD)[edition]
    return computed(lead, "lead-in-logistics")


@claim(NoTrend())
def logistics_no_lead_gained(evidence):
    """The lead of the nine over the world changed by less than the last edition's rounding shows."""
    editions = logistics(evidence, MEAN)
    change = _lead(evidence, editions.last) - _lead(evidence, editions.first)
    return between(change, -LEAST_CHANGE, LEAST_CHANGE)


@claim(Change())
def logistics_china_up(evidence):
    """A higher score, and a place nearer the top."""
    rank = logistics(evidence, "CHN", column="rank")
    return all_of(rises_between(logistics(evidence, "CHN")), falls_between(rank))


@rival(logistics_china_up)
def against_the_world(evidence):
    china, world = logistics(evidence, "CHN"), logistics(evidence, WORLD)
    return rises_between(china - world)


@claim(Convergence())
def logistics_gap_wider(evidence):
    """Between the best and the last of the nine."""
    editions = logistics(evidence, MEAN)
    ends = (editions.first, editions.last)
    return rises_between(Line({edition: _scores(evidence, edition).spread() for edition in ends}), *ends)


@rival(logistics_gap_wider)
def coefficient_of_variation(evidence):
    import pandas as pd

    editions = logistics(evidence, MEAN)
    ends = (editions.first, editions.last)
    spread = {edition: measures.variation(pd.Series(_scores(evidence, edition))) for edition in ends}
    named = {edition: computed(value, "variation") for edition, value in spread.items()}
    return rises_between(Line(named), *ends)


def _parts(evidence, edition: int) -> Line:
    """The means of the six components in an edition."""
    ask = {"by": "measure", "economy": MEAN, "year": edition}
    return evidence.line("fig-logistics", "score", **ask).without("lpi")


@claim(Rank())
def logistics_customs_lowest(evidence):
    """In every edition."""
    return all_of(*(smallest(_parts(evidence, edition), "customs") for edition in logistics(evidence, MEAN)))


@claim(Change())
def logistics_infrastructure_up(evidence):
    return rises_between(logistics(evidence, MEAN, "infrastructure"))


@claim(Change())
def shipping_both_grew(evidence):
    """China's traffic and that of the eight members."""
    china, asean = (shipping(evidence, "traffic", code) for code in ("CHN", "ASEAN8"))
    return all_of(rises_between(china, COMPARED_FROM), rises_between(asean, COMPARED_FROM))


@claim(GrowthCompared())
def shipping_port_faster(evidence):
    port, china = reported(evidence), shipping(evidence, "traffic", "CHN")
    ends = (port.first, port.last)
    return exceeds(port.growth(*ends), china.growth(*ends))


@rival(shipping_port_faster)
def by_connectivity(evidence):
    """Liners to two of the port's three areas against those to the median of the compared ports."""
    ports = [shipping(evidence, "port-connectivity", code) for code in (QINZHOU, FANGCHENGGANG)]
    last = min(port.last for port in ports)
    both = Line({year: sum(port[year] for port in ports) for year in (COMPARED_FROM, last)})
    ends = [
        evidence.line("liner_connectivity", "index", by="economy", part=COMPARED, year=year)
        for year in (COMPARED_FROM, last)
    ]
    others = Line(dict(zip((COMPARED_FROM, last), (sum(line.values()) for line in ends), strict=True)))
    return exceeds(both.growth(COMPARED_FROM, last), others.growth(COMPARED_FROM, last))


@claim(Count())
def shipping_liner_up(evidence):
    """Everywhere; Indonesia's may be no more than a wobble."""
    ends = shipping(evidence, "connectivity", "CHN")
    economies = evidence.line("fig-shipping", "value", by="economy", part="connectivity", year=ends.last)
    lines = [shipping(evidence, "connectivity", code) for code in economies.without("IDN")]
    return all_of(*(rises_between(line, ends.first, ends.last) for line in lines))


@claim(Change())
def shipping_ports_part(evidence):
    """Qinzhou rose, Fangchenggang fell."""
    qinzhou, other = (shipping(evidence, "port-connectivity", code) for code in (QINZHOU, FANGCHENGGANG))
    return all_of(rises_between(qinzhou, COMPARED_FROM), falls_between(other, COMPARED_FROM))
