"""Claims of infrastructure: logistics, containers, liners."""

from __future__ import annotations

from analysis.sections.infrastructure.facts import COMPARED_FROM, logistics, shipping
from tracepaper.evidence.lines import Line
from tracepaper.statements.claims import (
    all_of,
    at_least,
    claim,
    exceeds,
    falls_between,
    largest,
    rises_between,
    smallest,
)

UP = ("CHN", "IDN", "MYS", "PHL", "SGP", "THA", "VNM")
DOWN = ("KHM", "LAO")


@claim
def logistics_seven_up(evidence):
    return all_of(
        *(rises_between(logistics(evidence, code)) for code in UP),
        *(falls_between(logistics(evidence, code)) for code in DOWN),
    )


@claim
def logistics_china_up(evidence):
    """A higher score, and a place nearer the top."""
    rank = logistics(evidence, "CHN", column="rank")
    return all_of(rises_between(logistics(evidence, "CHN")), falls_between(rank))


@claim
def logistics_gap_wider(evidence):
    """Between the best and the last of the nine."""
    editions = logistics(evidence, "mean")
    gap = {
        edition: evidence.line(
            "fig-logistics", "score", by="economy", measure="lpi", year=edition, economy=UP + DOWN
        ).spread()
        for edition in (editions.first, editions.last)
    }
    return rises_between(Line(gap))


@claim
def logistics_components(evidence):
    """Infrastructure gained most, customs is lowest, timeliness fell."""

    def means(edition: int) -> Line:
        ask = {"by": "measure", "economy": "mean", "year": edition}
        return evidence.line("fig-logistics", "score", **ask).without("lpi")

    timeliness = logistics(evidence, "mean", "timeliness")
    first, last = means(timeliness.first), means(timeliness.last)
    change = last - first
    return all_of(
        largest(change, "infrastructure"),
        exceeds(change["infrastructure"], 0),
        smallest(last, "customs"),
        falls_between(timeliness),
    )


@claim
def shipping_both_grew(evidence):
    """China's traffic and that of the eight members; China's was larger in every year."""
    china, asean = (shipping(evidence, "traffic", code) for code in ("CHN", "ASEAN8"))
    larger = (exceeds(value, asean[year]) for year, value in china.items())
    return all_of(rises_between(china, COMPARED_FROM), rises_between(asean, COMPARED_FROM), *larger)


@claim
def shipping_port_faster(evidence):
    """Faster than the country, so that its part rose."""
    fact = evidence.fact
    return all_of(
        exceeds(fact("shipping-growth-port"), fact("shipping-growth-china")),
        exceeds(fact("shipping-port-part-latest"), fact("shipping-port-part-first")),
    )


@claim
def shipping_liner_up(evidence):
    """Everywhere but in Indonesia; Vietnam's at least three times its first value."""
    vietnam = shipping(evidence, "connectivity", "VNM")
    first, last = vietnam.first, vietnam.last
    economies = evidence.line("fig-shipping", "value", by="economy", part="connectivity", year=last)
    rises = (
        rises_between(shipping(evidence, "connectivity", code), first, last)
        for code in economies.without("IDN")
    )
    return all_of(
        *rises,
        falls_between(shipping(evidence, "connectivity", "IDN"), first, last),
        at_least(vietnam[last] / vietnam[first], 3),
    )
