"""Claims about the original: which of its statements stand."""

from __future__ import annotations

from tracepaper.evidence.lineage import gather
from tracepaper.statements.claims import all_of, below, claim, exceeds, same


def _cell(evidence, item: str, column: str):
    return evidence.cell("tbl-original", column, item=item)


@claim
def original_few_agree(evidence):
    """Fewer than half, and GDP in 2000 is among them."""
    data, stated, verdict = (_cell(evidence, "gdp-first", name) for name in ("first", "stated", "verdict"))
    return all_of(
        below(evidence.fact("original-agreeing"), evidence.fact("original-statements") / 2),
        same(gather([data, stated], verdict, "what the data say of the statement"), "agrees"),
    )


@claim
def original_no_states_among_founders(evidence):
    return below(_cell(evidence, "founding-states", "second"), 1)


@claim
def original_growth_no_longer(evidence):
    """Nominal growth is above the stated rate; real growth to the last year is below it."""
    nominal, real, stated = (_cell(evidence, "growth", column) for column in ("first", "third", "stated"))
    return all_of(exceeds(nominal, stated), below(real, stated))


@claim
def original_two_trillion_early(evidence):
    """Passed before the last year of the data, and above the mark in that year."""
    passed, until, gdp, stated = (
        _cell(evidence, "gdp-last", column) for column in ("first", "until", "second", "stated")
    )
    return all_of(below(passed, until), exceeds(gdp, stated))


@claim
def original_arrivals_low(evidence):
    """Four months' arrivals are below a third of the year 2006, even of its lower bound."""
    return below(evidence.fact("original-arrivals"), evidence.fact("original-arrivals-2006") / 3)
