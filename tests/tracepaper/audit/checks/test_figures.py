"""What is drawn is the data, from zero, and can be read."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.figure import Figure

from tracepaper.audit.checks import figures
from tracepaper.audit.reading import data_match
from tracepaper.audit.reading.drawn_values import drawn_series, outside
from tracepaper.audit.reading.number_tokens import numbers_of
from tracepaper.audit.report import Result

ROWS = [{"year": "2000", "gdp": "1000.0"}, {"year": "2001", "gdp": "3000.0"}, {"year": "2002", "gdp": ""}]


COLUMNS = data_match.numeric_columns(ROWS)


def drawn(draw) -> Figure:
    figure = Figure()
    draw(figure.subplots())
    return figure


@pytest.mark.parametrize(
    ("x", "y", "right"),
    [
        ([2000, 2001], [1, 3], True),
        ([2000, 2001], [1, 3.2], False),
        ([2000, 2001], [3, 1], False),
        ([0.5, 1.5], [1, 3], True),
    ],
)
def test_a_line_is_the_data_in_some_power_of_ten(x, y, right):
    series = drawn_series(drawn(lambda axes: axes.plot(x, y)))[0]
    assert (data_match.not_in_data(series, COLUMNS) == "") is right


def test_bars_start_at_zero():
    good = drawn(lambda axes: axes.bar([2000, 2001], [1, 3]))
    floating = drawn(lambda axes: axes.bar([2000, 2001], [1, 3], bottom=0.5))
    cut = drawn(lambda axes: (axes.bar([2000, 2001], [1, 3]), axes.set_ylim(0.5, 3)))
    assert figures.bars_not_from_zero(drawn_series(good), good) == []
    assert figures.bars_not_from_zero(drawn_series(floating), floating)
    assert figures.bars_not_from_zero(drawn_series(cut), cut) and outside(cut)


def test_texts_that_overlap_are_too_pale_or_leave_the_canvas_are_found():
    def draw(axes):
        axes.plot([2000, 2001], [1, 3])
        axes.text(2000, 2, "one over another")
        axes.text(2000, 2, "another over one")
        axes.text(2001, 3, "far out of the canvas" * 3)
        axes.text(2000.5, 1, "pale", color="#EEEEEE")

    figure = drawn(draw)
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    FigureCanvasAgg(figure).draw()
    result = Result("", 0)
    figures.check_figure(figure, ROWS, numbers_of("en"), "figure", result)
    messages = " ".join(problem.text for problem in result.problems)
    assert all(word in messages for word in ("overlap", "contrast", "leaves the canvas"))


def test_contrast_is_that_of_wcag():
    assert figures.contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert figures.overlaps(
        np.array([(0, 0), (4, 0), (4, 4), (0, 4)]), np.array([(2, 2), (6, 2), (6, 6), (2, 6)])
    )
