"""The paper's own calculations, by numbers small enough for a head."""

from tracepaper.evidence.lines import Line

from analysis.stretches import AFTER, BEFORE


def test_growth_a_year():
    assert abs(Line({2010: 100.0, 2012: 121.0}).growth(2010, 2012) - 10) < 1e-9


def test_the_stretches_meet():
    assert BEFORE[1] == AFTER[0]
