"""The paper's own calculations, by numbers small enough for a head; what is built, ./run audit looks at."""

from analysis.periods import PERIODS, mean
from tracepaper.evidence.lines import Line


def test_the_mean_of_a_line():
    assert mean(Line({1871: 1.0, 1872: 2.0, 1873: 6.0})) == 3.0


def test_the_periods_follow_each_other():
    (_, last), (first, _) = PERIODS
    assert first == last + 1
