"""Claims of information sharing."""

from __future__ import annotations

from analysis.sections.information.facts import access
from analysis.vocabulary import THE_ELEVEN
from tracepaper.statements.claims import (
    all_of,
    below,
    claim,
    exceeds,
    falls_between,
    largest,
    rises_between,
    smallest,
)


def _left(evidence, measure: str):
    """What is left of the distance between the eleven: the last coefficient of variation over the first."""
    variation = access(evidence, measure, "variation")
    return variation[variation.last] / variation[variation.first]


def _latest(evidence, measure: str) -> dict:
    lines = {code: access(evidence, measure, code) for code in THE_ELEVEN}
    return {code: line[line.last] for code, line in lines.items()}


@claim
def digital_users_all_rose(evidence):
    """In all eleven; Myanmar is the lowest in the end."""
    rises = (rises_between(access(evidence, "users", code)) for code in THE_ELEVEN)
    return all_of(*rises, smallest(_latest(evidence, "users"), "MMR"))


@claim
def digital_users_converge(evidence):
    """Less than half of the distance is left."""
    return all_of(falls_between(access(evidence, "users", "variation")), below(_left(evidence, "users"), 0.5))


@claim
def digital_broadband_less(evidence):
    """More is left of broadband's distance than of users'; of that of servers, nine tenths."""
    return all_of(
        falls_between(access(evidence, "broadband", "variation")),
        exceeds(_left(evidence, "broadband"), _left(evidence, "users")),
        falls_between(access(evidence, "servers", "variation")),
        exceeds(_left(evidence, "servers"), 0.9),
    )


@claim
def digital_broadband_china(evidence):
    latest = _latest(evidence, "broadband")
    return all_of(largest(latest, "CHN"), smallest(latest, "MMR"))
