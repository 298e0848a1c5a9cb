"""Axes are what the words over them say."""

from __future__ import annotations

import pytest

from small_figure import of
from tracepaper.audit.figures import scales

YEARS = [2000, 2001, 2002]


def kinds(drawn) -> list[str]:
    return sorted({finding.kind for finding in scales.findings(drawn)})


@pytest.mark.parametrize(
    ("divisor", "column", "words", "found"),
    [
        (1e9, "gdp", "US$ billion", []),
        (1e9, "gdp", "billion US dollars, current prices", []),
        (1e10, "gdp", "US$ billion", ["scale-differs"]),
        (1e9, "gdp", "US$ million", ["scale-differs"]),
        (1e9, "gdp", "billion yuan", ["scale-differs"]),
        (1e9, "gdp", "", ["scale-differs"]),
        (1, "share", "%", []),
        (1, "share", "US$", ["scale-differs"]),
        (1, "share", "thousand, %", ["scale-differs"]),
        (1, "share", "% per million people", []),
    ],
)
def test_unit_and_power_of_ten(read, divisor, column, words, found):
    def draw(axes):
        axes.plot(YEARS, [value / divisor for value in of("CHN", column)])
        axes.set_title(words)

    assert kinds(read(draw)) == found


def bars(axes):
    axes.bar(YEARS, of("CHN", "share"))
    axes.set_title("%")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda axes: None, []),
        (lambda axes: axes.set_ylim(5, 30), ["axis-cut"]),
        (lambda axes: axes.set_ylim(0, 15), ["outside"]),
        (lambda axes: axes.set_ylim(30, 0), ["axis-turned"]),
        (lambda axes: axes.set_yticks([0, 10, 20], ["0", "1", "2"]), ["tick-differs"]),
        (lambda axes: axes.set_title("%, log scale"), ["scale-unsaid"]),
        (
            lambda axes: (axes.clear(), axes.bar(YEARS, of("CHN", "share"), bottom=1), axes.set_title("%")),
            ["axis-cut", "bar-not-from-zero"],
        ),
    ],
)
def test_the_ends_and_the_ticks_of_an_axis(read, change, found):
    assert kinds(read(lambda axes: (bars(axes), change(axes)))) == found


@pytest.mark.parametrize("words", ["%", "%, log scale"])
def test_logarithms_are_announced(read, words):
    def draw(axes):
        axes.plot(YEARS, of("CHN", "share"))
        axes.set_yscale("log")
        axes.set_title(words)

    assert ("scale-unsaid" in kinds(read(draw))) is (words == "%")
