"""Numbers in a figure are the values they stand at."""

from __future__ import annotations

import pytest

from small_figure import of
from tracepaper.audit.figures import printed_numbers
from tracepaper.exhibits.bound_marks import show_event

YEARS = [2000, 2001, 2002]


def kinds(drawn) -> list[str]:
    return [finding.kind for finding in printed_numbers.findings(drawn)]


@pytest.mark.parametrize(
    ("at", "text", "right"),
    [
        ((2001, 20.0), "20", True),
        ((2001, 20.0), "25", False),  # the neighbour's
        ((2001, 20.0), "200", False),
        ((2001, 25.0), "25", False),  # stands at nothing
        ((2001, 20.0), "≥20", True),
    ],
)
def test_a_number_over_a_bar(read, at, text, right):
    def draw(axes):
        axes.bar(YEARS, of("CHN", "share"))
        axes.annotate(text, at, xytext=(0, 2), textcoords="offset points")

    assert kinds(read(draw)) == ([] if right else ["number-differs"])


@pytest.mark.parametrize(("texts", "wrong"), [(("10", "20", "12", "11"), 0), (("20", "10", "12", "11"), 2)])
def test_the_number_in_a_cell(read, texts, wrong):
    def draw(axes):
        axes.imshow([of("CHN", "share")[:2], of("VNM", "share")[:2]])
        axes.set_yticks([0, 1], ["China", "Viet Nam"])
        axes.set_xticks([0, 1], ["2000", "2001"])
        for number, text in enumerate(texts):
            axes.text(number % 2, number // 2, text)

    assert kinds(read(draw)) == ["number-differs"] * wrong


@pytest.mark.parametrize(
    ("text", "at", "told", "right"),
    [
        ("2001", 2001, True, True),
        ("2002", 2001, True, False),  # another year
        ("2001", 2001.5, True, False),  # beside nothing
        ("2001", 2001, False, False),  # the line marks nothing
    ],
)
def test_a_year_beside_the_line_that_marks_it(read, text, at, told, right):
    def draw(axes):
        axes.plot(YEARS, of("CHN", "share"))
        line = axes.axvline(2001)
        if told:
            show_event(line, 2001)
        axes.annotate(text, (at, 15.0), xytext=(2, 0), textcoords="offset points")

    assert kinds(read(draw)) == ([] if right else ["number-differs"])
