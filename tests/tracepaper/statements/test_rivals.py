"""Claims tried against their rivals: what is made from what a claim reads, and what is let through."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracepaper.errors import InputError
from tracepaper.evidence.lineage import leaf
from tracepaper.evidence.lines import line
from tracepaper.statements import kinds, rivals
from tracepaper.statements.conditions import (
    Outcome,
    all_of,
    below,
    exceeds,
    falls_between,
    largest,
    rises_between,
    smallest,
)
from tracepaper.statements.rivals import Rival, Tried, strength, try_all

YEARS = range(2000, 2011)


class Tables:
    """Evidence of one table in memory."""

    def __init__(self, **columns):
        frame = pd.DataFrame(columns, dtype=object)
        for name in frame:
            if name not in ("year", "economy", "specification"):
                frame[name] = [leaf(float(value), at) for at, value in enumerate(frame[name], 1)]
        frame.attrs["name"] = "trade"
        self.frame = frame

    def line(self, table, column, by="year", **where):
        return line(self.frame, column, by, **where)

    def table(self, name):
        return self.frame


def tried(function, kind, evidence, own=None) -> dict[str, bool]:
    found = try_all(function, kind, own or {}, evidence, "claim x")
    return {result.rival.name: result.outcome.holds for result in found.tried}


def test_each_end_moves_as_far_as_there_are_data():
    evidence = Tables(year=YEARS, total=range(10, 21))
    assert set(tried(lambda e: rises_between(e.line("trade", "total"), 2001), kinds.Change(), evidence)) == {
        "2001-2000", "2001-2002", "2001-2003", "2010-2008", "2010-2009",
    }  # fmt: skip


def test_growth_a_year_is_of_the_years_that_were_taken():
    evidence = Tables(year=YEARS, total=[100 * 1.1**n for n in range(11)], share=range(11))

    def faster(e):
        return exceeds(e.line("trade", "total").growth(2002, 2005), 9.999)

    assert all(tried(faster, kinds.Level(), evidence).values())  # 10 % a year over whatever years


def test_the_largest_of_a_window_is_tried_over_all_years():
    evidence = Tables(year=YEARS, deficit=[1, 2, 3, 4, 9, 4, 3, 2, 1, 1, 22])

    def in_the_window(e):
        return largest(e.line("trade", "deficit").span(2000, 2008), 2004)

    assert tried(in_the_window, kinds.Extreme(), evidence) == {"all-years": False}


def test_since_a_year_is_tried_to_the_end_of_the_data_but_not_before_it():
    balance = [-1, -1, -1, 1, 1, 1, 1, 1, 1, 1, -1]
    evidence = Tables(year=YEARS, balance=balance)

    def since(e):
        values = e.line("trade", "balance").span(2003, 2009)
        return all_of(*(exceeds(value, 0) for value in values.values()))

    assert tried(since, kinds.TurningPoint(), evidence) == {"all-years": False}
    assert tried(since, kinds.TurningPoint(), Tables(year=YEARS, balance=[*balance[:-1], 1])) == {
        "all-years": True
    }


def test_members_are_left_out_one_by_one_but_not_those_the_claim_names():
    economies = ["SGP", "VNM", "MMR", "THA"]
    evidence = Tables(economy=economies, gdp=[9, 2, 1, 3])

    def spread(e):
        values = e.line("trade", "gdp", by="economy")
        return exceeds(max(map(float, values.values())) - values["VNM"], 3)

    assert tried(spread, kinds.Level(), evidence) == {"without-SGP": False}  # the others change no number


def test_another_column_is_read_in_place_of_one():
    evidence = Tables(year=YEARS, cv=range(20, 9, -1), log_sd=range(10, 21))
    kind = kinds.Convergence(instead={"cv": ("log_sd",)})
    found = tried(lambda e: falls_between(e.line("trade", "cv")), kind, evidence)
    assert found.pop("log_sd") is False and all(found.values())


def test_other_specifications_are_the_other_rows():
    evidence = Tables(specification=["main", "hk", "mirror"], z=[3.0, 1.0, 2.5])

    def significant(e):
        return exceeds(e.line("trade", "z", by="specification", specification="main")["main"], 1.96)

    # a line keyed by the specification has no key main when another row is read, so a cell is asked for
    def by_cell(e):
        values = e.line("trade", "z", by="specification", specification="main")
        return exceeds(next(iter(values.values())), 1.96)

    assert tried(by_cell, kinds.Estimate(identification="x"), evidence) == {
        "trade-hk": False,
        "trade-mirror": True,
    }
    with pytest.raises(InputError, match="has no rival of the family specification"):
        tried(significant, kinds.Estimate(), evidence)


@pytest.mark.parametrize("kind", [kinds.Convergence(), kinds.GrowthCompared()])
def test_a_kind_that_hangs_on_a_choice_needs_another(kind):
    evidence = Tables(year=YEARS, cv=range(20, 9, -1))
    with pytest.raises(InputError, match="has no rival of the family measure; name one"):
        tried(lambda e: below(e.line("trade", "cv").growth(2001, 2009), 0), kind, evidence)


def test_a_change_cannot_be_called_a_matter_of_record():
    evidence = Tables(year=YEARS, total=range(10, 21))
    with pytest.raises(InputError, match="is of the kind record, but it is a change"):
        tried(lambda e: rises_between(e.line("trade", "total")), kinds.Record(), evidence)
    with pytest.raises(InputError, match="is of the kind level, but it is a turn"):
        tried(lambda e: smallest(e.line("trade", "total"), 2000), kinds.Level(), evidence)


def test_a_column_that_is_not_read_has_no_other_in_its_place():
    evidence = Tables(year=YEARS, total=range(10, 21))
    with pytest.raises(InputError, match="names a column instead of share, which it does not read"):
        tried(
            lambda e: rises_between(e.line("trade", "total")),
            kinds.Change(instead={"share": ("total",)}),
            evidence,
        )


def test_a_named_rival_that_cannot_be_evaluated_stops_the_build():
    evidence = Tables(year=YEARS, total=range(10, 21))

    def typing_error(e):
        return rises_between(e.line("trade", "totl"))

    with pytest.raises(InputError, match="rival by-hand of claim x cannot be evaluated: trade has no column"):
        tried(
            lambda e: rises_between(e.line("trade", "total")),
            kinds.Change(),
            evidence,
            {"by-hand": typing_error},
        )


def test_a_rival_that_sees_the_same_numbers_tries_nothing():
    evidence = Tables(year=YEARS, total=range(10, 21))

    def claim(e):
        return rises_between(e.line("trade", "total"), 2000, 2010)

    assert "again" not in tried(claim, kinds.Change(), evidence, {"again": claim})


def results(*holds, family=kinds.WINDOW):
    return [
        Tried(Rival(str(at), family, family, {}, lambda _: Outcome(True)), Outcome(value))
        for at, value in enumerate(holds)
    ]


@pytest.mark.parametrize(
    "outcomes, expected",
    [
        (results(True, True), "robust"),
        (results(True, True, False), "qualified"),
        (results(True, False), "qualified"),
        (results(True, False, False), "fragile"),
        # most windows hold, no measure does: a result of the measure
        (results(True, True, True, True) + results(False, False, family=kinds.MEASURE), "fragile"),
        (results(True, True, True) + results(False, family=kinds.MEASURE), "qualified"),
        (results(False), "fragile"),
        ([], "untried"),
    ],
)
def test_strength(outcomes, expected):
    assert strength(kinds.Change(), True, outcomes) == expected
    assert strength(kinds.Change(), False, outcomes) == "false"


def test_what_is_due_no_rival_is_of_record():
    assert strength(kinds.Record(), True, []) == "record"


@given(st.lists(st.booleans(), min_size=1, max_size=9))
def test_one_more_failing_rival_never_makes_a_claim_stronger(holds):
    order = rivals.WEAKEST_FIRST
    before = strength(kinds.Change(), True, results(*holds))
    after = strength(kinds.Change(), True, results(*holds, False))
    assert order.index(after) <= order.index(before)
