"""What only colours tell apart is told; a dash, a marker or another lightness is enough."""

from __future__ import annotations

import pytest

from small_figure import of
from tracepaper.audit.figures import grey

YEARS = [2000, 2001, 2002]
BLUE, RED, GREY = "#0072B2", "#D55E00", "#BFBFBF"


def kinds(drawn) -> list[str]:
    return [finding.kind for finding in grey.findings(drawn)]


def lines(read, **second):
    def draw(axes):
        axes.plot(YEARS, of("CHN"), color=BLUE)
        axes.plot(YEARS, of("VNM"), **{"color": RED, **second})

    return read(draw)


def test_two_lines_of_one_lightness_are_told(read):
    assert kinds(lines(read)) == ["colour-alone"]


@pytest.mark.parametrize("second", [{"linestyle": "--"}, {"marker": "o"}, {"color": GREY}, {"color": BLUE}])
def test_a_dash_a_marker_or_a_lightness_is_enough(read, second):
    assert kinds(lines(read, **second)) == []
