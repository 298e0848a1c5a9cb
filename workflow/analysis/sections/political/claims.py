"""Claims of political uncertainty."""

from __future__ import annotations

from analysis.sections.political.facts import BASE, LAST, MIDDLE, spread, stability, without
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


def _line(evidence, code: str, measure: str = "stability") -> dict:
    table = evidence.table("fig-governance")
    rows = table[(table["economy"] == code) & (table["measure"] == measure)].sort_values("year")
    return dict(zip(rows["year"], rows["estimate"], strict=True))


@claim("political-spread-wider")
def political_spread_wider(evidence):
    values = {year: spread(stability(evidence, year)) for year in (MIDDLE, LAST)}
    return rises_between(values, MIDDLE, LAST)


@claim("political-spread-ten-narrower")
def political_spread_ten_narrower(evidence):
    values = {year: spread(without(stability(evidence, year), "MMR")) for year in (MIDDLE, LAST)}
    return falls_between(values, MIDDLE, LAST)


@claim("political-myanmar-lowest")
def political_myanmar_lowest(evidence):
    line = _line(evidence, "MMR")
    regulation = {code: _line(evidence, code, "regulation")[LAST] for code in THE_ELEVEN}
    return all_of(
        exceeds(line[2016] - line[LAST], 1, ("fall since 2016", "one point")),
        smallest(stability(evidence, LAST), "MMR"),
        smallest(regulation, "MMR"),
    )


@claim("political-indonesia-most")
def political_indonesia_most(evidence):
    before, after = stability(evidence, BASE), stability(evidence, LAST)
    return largest({code: after[code] - before[code] for code in THE_ELEVEN}, "IDN")


@claim("political-thailand-turn")
def political_thailand_turn(evidence):
    line = {year: value for year, value in _line(evidence, "THA").items() if year >= BASE}
    return all_of(smallest(line, 2010), rises_between(line, 2010, LAST), falls_between(line, BASE, LAST))


@claim("political-china-steady")
def political_china_steady(evidence):
    line = _line(evidence, "CHN")
    return all_of(
        falls_between(line, BASE, LAST),
        below(abs(line[LAST] - line[BASE]), 0.25, ("change since 2002", "a quarter of a point")),
    )
