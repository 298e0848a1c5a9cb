"""Claims of information sharing."""

from __future__ import annotations

from analysis.sections.information.facts import FIRST, LAST
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


def _line(evidence, measure: str, code: str) -> dict:
    table = evidence.table("fig-digital")
    rows = table[(table["measure"] == measure) & (table["economy"] == code)]
    return dict(zip(rows["year"], rows["value"], strict=True))


def _left(evidence, measure: str):
    """What is left of the distance between the eleven: the last coefficient of variation over the first."""
    line = _line(evidence, measure, "variation")
    return line[LAST] / line[FIRST]


@claim("digital-users-all-rose")
def digital_users_all_rose(evidence):
    last = {code: _line(evidence, "users", code)[LAST] for code in THE_ELEVEN}
    return all_of(
        *(rises_between(_line(evidence, "users", code), FIRST, LAST) for code in THE_ELEVEN),
        smallest(last, "MMR"),
    )


@claim("digital-users-converge")
def digital_users_converge(evidence):
    return all_of(
        falls_between(_line(evidence, "users", "variation"), FIRST, LAST),
        below(_left(evidence, "users"), 0.5, ("left of the distance", "half")),
    )


@claim("digital-broadband-less")
def digital_broadband_less(evidence):
    return all_of(
        falls_between(_line(evidence, "broadband", "variation"), FIRST, LAST),
        exceeds(_left(evidence, "broadband"), _left(evidence, "users"), ("broadband left", "users left")),
        falls_between(_line(evidence, "servers", "variation"), FIRST, LAST),
        exceeds(_left(evidence, "servers"), 0.9, ("servers left", "nine tenths")),
    )


@claim("digital-broadband-china")
def digital_broadband_china(evidence):
    last = {code: _line(evidence, "broadband", code)[LAST] for code in THE_ELEVEN}
    return all_of(largest(last, "CHN"), smallest(last, "MMR"))
