"""A figure of a small table, read as the audit reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from tracepaper.audit.figures.drawn_figure import DrawnFigure
from tracepaper.evidence.quantities import Quantity
from tracepaper.exhibits import drawing
from tracepaper.exhibits.bound_marks import bind

DATA = pd.DataFrame(
    {
        "economy": ["CHN", "CHN", "CHN", "VNM", "VNM", "VNM"],
        "year": [2000, 2001, 2002] * 2,
        "gdp": [1e12, 2e12, 3.5e12, 3e11, 4e11, 7e11],
        "share": [10.0, 20.0, 25.0, 12.0, 11.0, 9.0],
    }
)
NAMES = {"CHN": "China", "VNM": "Viet Nam"}
QUANTITIES = {
    ("fig-gdp", "gdp"): Quantity("USD", 1e9, {"en": "gross domestic product"}),
    ("fig-gdp", "share"): Quantity("PERCENT", 0.1, {"en": "share of trade"}),
}


def of(economy: str, column: str = "gdp") -> list[float]:
    """A line of the data."""
    return DATA.loc[DATA["economy"] == economy, column].tolist()


@pytest.fixture
def saved() -> Callable[..., DrawnFigure]:
    """Draws, binds and saves as an exhibit's step does: saved(draw, plant), where draw is given the axes and
    plant changes the file's text."""

    def saved(
        draw: Callable[..., Any], plant: Callable[[str], str] = str, caption: str = "", data: Any = DATA
    ) -> DrawnFigure:
        with drawing.style():
            figure = Figure(figsize=(6, 3), layout="constrained")
            draw(figure.subplots())
            bind(figure, data)
            svg = plant(drawing.file_of(figure, "svg").decode()).encode()
            FigureCanvasAgg(figure)
            figure.set_dpi(72)
            called = lambda code, language: NAMES.get(code, str(code))  # noqa: E731
            drawn = DrawnFigure("fig-gdp", "en", figure, data, QUANTITIES, called, {}, svg, caption)
            assert drawn.labels
        return drawn

    return saved


@pytest.fixture
def read() -> Callable[..., DrawnFigure]:
    """Draws and reads: read(draw, panels=1), where draw is given the axes."""

    def read(draw: Callable[..., Any], panels: int = 1) -> DrawnFigure:
        with drawing.style():
            figure = Figure(figsize=(6, 3), layout="constrained")
            draw(*[figure.subplots(1, panels)] if panels == 1 else figure.subplots(1, panels))
            FigureCanvasAgg(figure).draw()
            called = lambda code, language: NAMES.get(code, str(code))  # noqa: E731
            drawn = DrawnFigure("fig-gdp", "en", figure, DATA, QUANTITIES, called, {})
            assert drawn.labels  # read while the style holds
        return drawn

    return read
