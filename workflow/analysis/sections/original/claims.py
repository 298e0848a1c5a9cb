"""Claims about the original: which of its statements stand, and why others do not."""

from __future__ import annotations

from tracepaper.statements.claims import all_of, below, claim, exceeds
from tracepaper.statements.kinds import Record


def _cell(evidence, item: str, column: str):
    return evidence.cell("tbl-original", column, item=item)


@claim(Record())
def original_few_confirmed(evidence):
    """Fewer than a third are confirmed, and more cannot be tested than have any other verdict."""
    confirmed, untested, contradicted, superseded, all_ = (
        evidence.fact(f"original-{name}")
        for name in ("confirmed", "untested", "contradicted", "superseded", "statements")
    )
    others = (exceeds(untested, count) for count in (confirmed, contradicted, superseded))
    return all_of(below(confirmed, all_ / 3), *others)


@claim(Record())
def original_no_states_among_founders(evidence):
    return below(_cell(evidence, "founding-states", "second"), 1)


@claim(Record())
def original_growth_not_real(evidence):
    """Real growth to the last year of the index is below the rate stated."""
    return below(_cell(evidence, "growth", "third"), _cell(evidence, "growth", "stated"))


@claim(Record())
def original_two_trillion_early(evidence):
    """Passed before the last year of the data, and above the mark in that year."""
    passed, until, gdp, stated = (
        _cell(evidence, "gdp-last", column) for column in ("first", "until", "second", "stated")
    )
    return all_of(below(passed, until), exceeds(gdp, stated))


@claim(Record())
def original_arrivals_low(evidence):
    """Four months' arrivals are below a third of the year 2006, even of its lower bound."""
    return below(_cell(evidence, "arrivals", "stated"), _cell(evidence, "arrivals", "first") / 3)
