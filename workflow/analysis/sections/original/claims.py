"""Claims about the original: which of its statements stand."""

from __future__ import annotations

from tracepaper.statements.claims import Outcome, all_of, below, claim, exceeds


def _row(evidence, item: str):
    return evidence.table("tbl-original").set_index("item").loc[item]


@claim("original-few-agree")
def less_than_half_of_the_statements_agree(evidence):
    """Fewer than half, and GDP in 2000 is among them."""
    first = _row(evidence, "gdp-first")
    agrees = Outcome(
        first["verdict"] == "agrees",
        f"GDP of the first year: {first['verdict']}",
        {"data": first["first"], "stated": first["stated"]},
    )
    return all_of(below(evidence.fact("original-agreeing"), evidence.fact("original-statements") / 2), agrees)


@claim("original-no-states-among-founders")
def no_state_among_the_founders(evidence):
    row = _row(evidence, "founding-states")
    return below(row["second"], 1, ("states among the founders", "one"))


@claim("original-growth-no-longer")
def growth_no_longer_above_ten(evidence):
    """Nominal growth is above the stated rate; real growth to the last year is below it."""
    row = _row(evidence, "growth")
    return all_of(
        exceeds(row["first"], row["stated"], ("nominal", "stated")),
        below(row["third"], row["stated"], ("real to the last year", "stated")),
    )


@claim("original-two-trillion-early")
def passed_before_the_last_year(evidence):
    row = _row(evidence, "gdp-last")
    return all_of(
        below(row["first"], row["until"], ("year passed", "last year")),
        exceeds(row["second"], row["stated"], ("GDP of the last year", "stated")),
    )


@claim("original-arrivals-low")
def arrivals_below_those_of_2006(evidence):
    """Four months' arrivals are below a third of the year 2006, even of its lower bound."""
    return below(evidence.fact("original-arrivals"), evidence.fact("original-arrivals-2006") / 3)
