"""The year over a panel is that of what it draws; a label has the colour of the series it is set at."""

from __future__ import annotations

import pytest

from small_figure import DATA, of
from tracepaper.audit.figures import ties
from tracepaper.exhibits import panels
from tracepaper.exhibits.axes import label_point

YEARS = [2000, 2001, 2002]
BLUE, RED = "#0072b2", "#d55e00"


def kinds(drawn) -> list[str]:
    return [finding.kind for finding in ties.findings(drawn)]


def bars(axes, year, head):
    rows = DATA[DATA["year"] == year]
    axes.bar([0, 1], rows["share"])
    axes.set_xticks([0, 1], ["China", "Viet Nam"])
    panels.unit_line(axes, head)


@pytest.mark.parametrize(
    ("year", "head", "found"),
    [
        (2002, "share, %, 2002", []),
        (2001, "share, %, 2002", ["year-differs"]),
        (2001, "share, %", []),
        (2002, "share in 2000 prices, %, 2002", []),
    ],
)
def test_the_year_over_a_panel(read, year, head, found):
    assert kinds(read(lambda axes: bars(axes, year, head))) == found


def test_a_year_over_lines_of_many_is_no_claim_about_them(read):
    def draw(axes):
        axes.plot(YEARS, of("CHN"))
        panels.unit_line(axes, "US$, 1995 = 100")

    assert kinds(read(draw)) == []


@pytest.mark.parametrize(
    ("colour", "found"), [(BLUE, []), ("#333333", []), (RED, ["label-in-anothers-colour"])]
)
def test_the_colour_of_a_label_at_a_point(read, colour, found):
    def draw(axes):
        for code, own in (("CHN", BLUE), ("VNM", RED)):
            axes.plot(YEARS, of(code), color=own)
        label_point(axes, "China", (2002, of("CHN")[-1]), colour=colour)

    assert kinds(read(draw)) == found
