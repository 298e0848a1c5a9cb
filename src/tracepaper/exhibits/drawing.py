"""How every figure looks, and how it is saved to the same bytes everywhere.

One font for both languages (Noto Sans SC has the Latin letters too), drawn as outlines in the SVG so
that no reader needs the font; colours of Okabe and Ito, told apart by colour-blind readers, in an
order that also falls from dark to light in grey.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


WIDTH = 6.3  # inches: the text width of an A4 page
COLOURS = ("#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
DASHES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (8, 2)), (0, (1, 1)))
GREY = "#595959"  # 7:1 against white
LIGHT = "#BFBFBF"


@cache
def _font() -> str:
    from matplotlib import font_manager, get_data_path

    from tracepaper.exhibits.fonts import sans_file

    fonts, own = font_manager.fontManager, get_data_path()
    # a font of the same name that is installed here would be drawn with instead
    fonts.ttflist = [font for font in fonts.ttflist if font.fname.startswith(own)]
    fonts.addfont(sans_file())
    return font_manager.FontProperties(fname=sans_file()).get_name()


@contextmanager
def style() -> Iterator[None]:
    """matplotlib settings of the paper, nothing inherited from the user's own."""
    import matplotlib as mpl
    from cycler import cycler

    settings: dict[Any, Any] = {
        "font.family": _font(),
        "font.size": 8,
        "axes.titlesize": 8.5,
        "axes.labelsize": 8,
        "xtick.labelsize": 7.5,
        "ytick.labelsize": 7.5,
        "legend.fontsize": 7.5,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "axes.grid": True,
        "axes.grid.axis": "y",
        "grid.color": "#E0E0E0",
        "grid.linewidth": 0.6,
        "axes.edgecolor": GREY,
        "axes.linewidth": 0.7,
        "xtick.color": GREY,
        "ytick.color": GREY,
        "xtick.labelcolor": "black",
        "ytick.labelcolor": "black",
        "lines.linewidth": 1.4,
        "legend.frameon": False,
        "axes.unicode_minus": False,
        "axes.titlelocation": "left",
        "svg.fonttype": "path",
        "svg.hashsalt": "tracepaper",
        "figure.dpi": 100,
        "hatch.linewidth": 0.6,
        "axes.prop_cycle": cycler(color=COLOURS),
    }
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(settings)
        yield


def canvas(rows: int = 1, columns: int = 1, height: float = 3.2, **options: Any) -> tuple[Figure, Any]:
    """A figure of the page's width and its axes; does not touch pyplot."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    return figure, figure.subplots(rows, columns, **options)


def draw(module: Any, data: pd.DataFrame, language: str) -> Figure:
    """The figure that an exhibit's module draws, the numbers at its ticks as the language writes them.

    module: has draw(data, language)."""
    from tracepaper.exhibits.ticks import in_language

    figure: Figure = module.draw(data, language)
    for axes in figure.axes:
        in_language(axes.xaxis, language)
        in_language(axes.yaxis, language)
    return figure


KINDS: dict[str, dict[str, Any]] = {  # without dates or versions in them; in this order, as layouts settle
    "svg": {"metadata": {"Date": None, "Creator": None}},
    "png": {"metadata": {"Software": None}, "dpi": 200},
}


def file_of(figure: Figure, kind: str) -> bytes:
    """A figure as a file of a kind (svg, png).  The order is part of the result: first svg, then png."""
    content = BytesIO()
    figure.savefig(content, format=kind, **KINDS[kind])
    return content.getvalue()


def label_ends(
    axes: Axes, ends: Iterable[tuple[float, str, str]], size: float = 7.5, gap: float = 0.045
) -> None:
    """Direct labels at the right end of lines, moved apart where they would overlap.

    ends: (y, text, colour) with y in data units; gap: least distance as a share of the axis' height.
    Call it when the limits and the scale of the y axis are final.
    """
    forward = axes.yaxis.get_transform().transform
    low, high = forward(axes.get_ylim())
    lowest = -gap
    for y, text, colour in sorted(ends, key=lambda end: end[0]):
        at = max((float(forward(y)) - low) / (high - low), lowest + gap)
        lowest = at
        axes.text(
            1.015, at, text, transform=axes.transAxes, color=colour, fontsize=size, va="center", ha="left"
        )
