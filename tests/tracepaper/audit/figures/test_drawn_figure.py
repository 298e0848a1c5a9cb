"""A panel without names of its own reads those of a panel beside it, and not of one above it."""

from __future__ import annotations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from small_figure import DATA
from tracepaper.audit.figures.drawn_figure import DrawnFigure


@pytest.mark.parametrize(("rows", "columns", "named"), [(1, 2, True), (2, 1, False)])
def test_names_of_rows_are_read_across_but_not_down(rows, columns, named):
    figure = Figure(figsize=(6, 3), layout="constrained")
    first, second = figure.subplots(rows, columns).ravel()
    for axes, names in ((first, ["China", "Viet Nam"]), (second, ["", ""])):
        axes.plot([1, 2], [0, 1], "o")
        axes.set_yticks([0, 1], names)
        axes.set_ylim(1.5, -0.5)
    FigureCanvasAgg(figure).draw()
    drawn = DrawnFigure("fig-gdp", "en", figure, DATA, {}, lambda code, language: str(code), {})
    assert (drawn.ticks(2).text("y", 0) == "China") is named
