"""A vertical line stands at the moment it marks, and at none that nobody speaks of."""

from __future__ import annotations

import pytest

from small_figure import of
from tracepaper.audit.figures import event_lines
from tracepaper.audit.figures.event_lines import moment
from tracepaper.exhibits.bound_marks import show_event

YEARS = [2000, 2001, 2002]
SAID = "What came in 2001, and on 1 July 2001."


def found(saved, draw, caption: str = SAID) -> list[str]:
    return [finding.kind for finding in event_lines.findings(saved(draw, caption=caption))]


def event(at: float, when, before: bool = False, bars: bool = False, dates: bool = False):
    def draw(axes) -> None:
        places = [year + 0.5 for year in YEARS] if dates else YEARS
        axes.bar(places, of("CHN")) if bars else axes.plot(places, of("CHN"))
        show_event(axes.axvline(at), when, before)

    return draw


@pytest.mark.parametrize(
    "draw",
    [
        event(2001, 2001),
        event(2001, "2001-07-01"),  # on a scale on which a year's value stands at its number
        event(2001.4959, "2001-07-01", dates=True),
        event(2001.5, "2001Q3", dates=True),
        event(2001, 2001, dates=True),  # the first of January
        event(2000.5, 2001, before=True, bars=True),
    ],
)
def test_a_line_at_its_moment_is_quiet(saved, draw):
    assert found(saved, draw) == []


@pytest.mark.parametrize(
    "draw",
    [
        event(2000.5, 2001),  # half a year too early
        event(2000.5, 2001, dates=True),
        event(2001.05, 2001),
        event(2001, "2001-07-01", dates=True),
        event(2001, 2001, before=True, bars=True),
        event(2000.5, 2001, before=True),  # nothing there parts the years
    ],
)
def test_a_line_at_another_place_is_found(saved, draw):
    assert found(saved, draw) == ["event-differs"]


def test_a_line_of_a_year_that_nobody_speaks_of_or_of_no_moment_is_found(saved):
    assert found(saved, event(2001, 2001), caption="Nothing.") == ["event-unknown"]
    assert found(saved, event(2001, "soon")) == ["event-unknown"]


def test_a_line_that_does_not_say_what_it_marks_is_found_and_a_level_of_values_need_not(saved):
    def unsaid(axes) -> None:
        axes.plot(YEARS, of("CHN"))
        axes.axvline(2001)

    def level(axes) -> None:
        axes.plot([10.0, 12.0], [0, 1], "o")
        axes.set_yticks([0, 1], ["China", "Viet Nam"])
        axes.axvline(1)

    def of_two_measures(axes, level: float = 1) -> None:
        axes.plot(of("CHN", "share"), [value / 1e12 for value in of("CHN")], "o")
        axes.axvline(level)

    assert found(saved, unsaid) == ["event-unsaid"]
    assert found(saved, level) == []
    assert found(saved, of_two_measures) == []
    assert found(saved, lambda axes: of_two_measures(axes, 17.0)) == ["event-unsaid"]


def test_moments_on_both_scales():
    assert moment("2010-01-01", False) == moment("2010", False) == 2010
    assert moment("2005-07", False) == pytest.approx(2005.4959, abs=1e-4) and moment("2005-07", True) == 2005
    assert moment("2019Q3", False) == 2019.5 and moment("-1", True) == -1 and moment("never", True) is None
