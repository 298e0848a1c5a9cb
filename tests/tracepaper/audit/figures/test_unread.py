"""Whatever is drawn is read, or told as what could not be judged."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Circle

from small_figure import of
from tracepaper.audit.checks.figures import QUESTIONS
from tracepaper.audit.figures import unread

YEARS = [2000, 2001, 2002]
AT = np.array([[2000.0, 2001.0]] * 2)


def billions(economy: str) -> list[float]:
    return [value / 1e9 for value in of(economy)]


def base(axes) -> None:
    axes.plot(YEARS, billions("CHN"), color="#0072b2")


UNREAD = {
    "a text of the whole figure": lambda axes: axes.figure.text(0.1, 0.95, "8,888 billion"),
    "a title of the whole figure": lambda axes: axes.figure.suptitle("China grew by 99.9 %"),
    "a line of the whole figure": lambda axes: axes.figure.add_artist(Line2D([0, 1], [0, 1])),
    "a picture": lambda axes: axes.figure.figimage(np.zeros((9, 9))),
    "a table": lambda axes: axes.table(cellText=[["1,111"]]),
    "an inset": lambda axes: axes.inset_axes([0.1, 0.6, 0.3, 0.3]).plot(YEARS, [1, 9, 4]),
    "a second scale": lambda axes: axes.secondary_yaxis("right", functions=(np.negative, np.negative)),
    "a pie": lambda axes: axes.pie([1, 2, 3], labels=["a", "b", "c"]),
    "a circle": lambda axes: axes.add_patch(Circle((2001, 1000), 1)),
    "an arrow": lambda axes: axes.annotate("", (2001, 3000), (2000, 1000), arrowprops={"arrowstyle": "->"}),
    "a slope": lambda axes: axes.axline((2000, 0), (2002, 3000)),
    "another slope": lambda axes: axes.axline((0, 0), slope=2),
    "contours": lambda axes: axes.contour(AT, AT.T, np.eye(2)),
    "a field": lambda axes: axes.quiver([2000], [1000], [1], [1]),
    "a stretch with data in it": lambda axes: axes.axvspan(2000.5, 2001.5),
    "a level stretch": lambda axes: axes.axhspan(1000, 2000),
    "a line in shares of the panel": lambda axes: axes.plot([0, 1], [0, 1], transform=axes.transAxes),
    "a year at a minor tick": lambda axes: axes.set_xticks([2000.3], ["1999"], minor=True),
    "a line where no axes are": lambda axes: (axes.plot(YEARS, [1, 9, 4]), axes.set_axis_off()),
}


@pytest.mark.parametrize("draw", UNREAD.values(), ids=UNREAD)
def test_what_no_question_meets_is_told(read, draw):
    def both(axes):
        base(axes)
        draw(axes)

    found = list(unread.findings(read(both)))
    assert found and {finding.kind for finding in found} == {"unread"} and all(f.undecided for f in found)


@pytest.mark.parametrize(("axis", "low", "words"), [("y", 0, "1e6"), ("x", 0, "1e6"), ("y", 2e7, "1e6+2e7")])
def test_what_an_axis_is_multiplied_by_is_told_as_that(read, axis, low, words):
    def draw(axes):
        numbers = [low + step for step in (1e6, 2e6, 3e6)]
        axes.plot(*((numbers, [1, 2, 3]) if axis == "x" else ([1, 2, 3], numbers)))
        axes.ticklabel_format(axis=axis, style="sci", scilimits=(6, 6), useOffset=low)

    told = list(unread.findings(read(draw)))
    assert [(one.panel, one.undecided) for one in told] == [(1, True)]
    said = told[0].text.replace("\N{MULTIPLICATION SIGN}", "")
    assert said.startswith(f"the offset text “{words}” of the {axis} axis is drawn")


READ = {
    "a line": base,
    "bars": lambda axes: axes.bar(YEARS, billions("CHN")),
    "an area": lambda axes: axes.fill_between(YEARS, 0, billions("CHN")),
    "points": lambda axes: axes.scatter(YEARS, billions("CHN")),
    "cells": lambda axes: axes.imshow(np.eye(3)),
    "levels and upright lines": lambda axes: (base(axes), axes.axhline(1000), axes.axvline(2001)),
    "axes without an offset": lambda axes: (
        base(axes),
        axes.ticklabel_format(style="plain", useOffset=False),
    ),
    "a line of equality": lambda axes: (axes.plot([1, 2], [1, 3]), axes.axline((0, 0), slope=1)),
    "a stretch without data": lambda axes: (axes.plot([2000, 2003], [1, 2]), axes.axvspan(2000.5, 2002.5)),
    "words with a thread": lambda axes: (base(axes), axes.annotate("a", (2001, 1000), arrowprops={})),
    "keys": lambda axes: (axes.plot(YEARS, billions("CHN"), label="a"), axes.legend(), axes.figure.legend()),
    "nothing": lambda axes: (
        axes.plot(YEARS, [np.nan] * 3),
        axes.plot(YEARS, billions("VNM"), visible=False),
    ),
}


@pytest.mark.parametrize("draw", READ.values(), ids=READ)
def test_what_other_questions_meet_is_not(read, draw):
    assert list(unread.findings(read(draw))) == []


def test_a_colour_bar_is_judged_and_not_a_crash(read):
    def draw(axes):
        axes.figure.colorbar(axes.scatter(YEARS, billions("CHN"), c=[1, 2, 3]))

    drawn = read(draw)
    assert any(list(question.findings(drawn)) for question in QUESTIONS)
