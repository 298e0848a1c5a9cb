"""Claims of infrastructure: logistics, containers, liners."""

from __future__ import annotations

from analysis.vocabulary import LOGISTICS
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

FIRST, LAST = 2012, 2023
UP = ("CHN", "IDN", "MYS", "PHL", "SGP", "THA", "VNM")
DOWN = ("KHM", "LAO")


def _score(evidence, code: str, measure: str = "lpi", column: str = "score") -> dict:
    table = evidence.table("fig-logistics")
    rows = table[(table["economy"] == code) & (table["measure"] == measure)]
    return dict(zip(rows["year"], rows[column], strict=True))


@claim("logistics-seven-up")
def logistics_seven_up(evidence):
    return all_of(
        *(rises_between(_score(evidence, code), FIRST, LAST) for code in UP),
        *(falls_between(_score(evidence, code), FIRST, LAST) for code in DOWN),
    )


@claim("logistics-china-up")
def logistics_china_up(evidence):
    return all_of(
        rises_between(_score(evidence, "CHN"), FIRST, LAST),
        falls_between(_score(evidence, "CHN", column="rank"), FIRST, LAST),
    )


@claim("logistics-gap-wider")
def logistics_gap_wider(evidence):
    gap = {}
    for year in (FIRST, LAST):
        scores = [_score(evidence, code)[year] for code in UP + DOWN]
        gap[year] = max(scores) - min(scores)
    return rises_between(gap, FIRST, LAST)


@claim("logistics-components")
def logistics_components(evidence):
    means = {part: _score(evidence, "mean", part) for part in LOGISTICS}
    change = {part: line[LAST] - line[FIRST] for part, line in means.items()}
    last = {part: line[LAST] for part, line in means.items()}
    return all_of(
        largest(change, "infrastructure"),
        exceeds(change["infrastructure"], 0),
        smallest(last, "customs"),
        falls_between(means["timeliness"], FIRST, LAST),
    )


def _teu(evidence, part: str, code: str) -> dict:
    table = evidence.table("fig-shipping")
    rows = table[(table["part"] == part) & (table["economy"] == code)]
    return dict(zip(rows["year"], rows["value"], strict=True))


@claim("shipping-both-grew")
def shipping_both_grew(evidence):
    china, asean = (_teu(evidence, "traffic", code) for code in ("CHN", "ASEAN8"))
    return all_of(
        rises_between(china, 2010, 2024),
        rises_between(asean, 2010, 2024),
        *(exceeds(china[year], asean[year], (f"China {year}", f"eight members {year}")) for year in china),
    )


@claim("shipping-port-faster")
def shipping_port_faster(evidence):
    return all_of(
        exceeds(
            evidence.fact("shipping-growth-port"), evidence.fact("shipping-growth-china"), ("port", "China")
        ),
        exceeds(
            evidence.fact("shipping-port-part-2022"),
            evidence.fact("shipping-port-part-2010"),
            ("part 2022", "part 2010"),
        ),
    )


@claim("shipping-liner-up")
def shipping_liner_up(evidence):
    codes = sorted(set(_connected(evidence)))
    lines = {code: _teu(evidence, "connectivity", code) for code in codes}
    first, last = min(lines["VNM"]), max(lines["VNM"])
    return all_of(
        *(rises_between(line, first, last) for code, line in lines.items() if code != "IDN"),
        falls_between(lines["IDN"], first, last),
        at_least(lines["VNM"][last] / lines["VNM"][first], 3, ("Vietnam's multiple", "three")),
    )


def _connected(evidence):
    table = evidence.table("fig-shipping")
    return table.loc[table["part"] == "connectivity", "economy"]
