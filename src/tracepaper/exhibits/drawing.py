"""How every figure looks, and how it is saved to the same bytes everywhere.

One font for both languages (Noto Sans SC has the Latin letters too); the texts of an SVG are texts, which
whoever shows it sets in that font.  Colours of Okabe and Ito, told apart by colour-blind readers, in an
order that also falls from dark to light in grey.

Each figure is drawn twice: as wide as the page, and narrow, for a phone or a column.  The same `draw` makes
both: `canvas` and `panels.small_multiples` stack the panels of a narrow figure, `axes.year_ticks` thins its
ticks, and what else has to differ asks `is_narrow()`.
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
NARROW = 3.35  # inches: 8.5 cm, a column of a journal, or a phone held upright
SMALLEST_NARROW = 7.0  # points: a phone is held at arm's length
FORMS = {False: ("svg", "png"), True: ("narrow.svg",)}  # is it narrow -> the kinds of its files, in order
COLOURS = ("#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
DASHES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (8, 2)), (0, (1, 1)))
GREY = "#595959"  # 7:1 against white
LIGHT = "#BFBFBF"
Bound = dict[str, dict[str, list[Any]]]  # column -> keys, rows: see `bound_marks.bind`


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
def style(narrow: bool = False) -> Iterator[None]:
    """matplotlib settings of the paper, nothing inherited from the user's own; for a narrow figure or a
    wide one."""
    import matplotlib as mpl
    from cycler import cycler

    settings: dict[Any, Any] = {
        "font.family": _font(),
        "figure.figsize": (NARROW if narrow else WIDTH, 3.2),
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
        "svg.fonttype": "none",
        "svg.hashsalt": "tracepaper",
        "figure.dpi": 100,
        "hatch.linewidth": 0.6,
        "axes.prop_cycle": cycler(color=COLOURS),
    }
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(settings)
        yield


def width() -> float:
    """The width in inches of the figures of this `style`."""
    import matplotlib as mpl

    return float(mpl.rcParams["figure.figsize"][0])


def is_narrow() -> bool:
    """Whether the figure that is being drawn is the narrow one."""
    return width() < WIDTH


def readable(size: float) -> float:
    """A size of type in points that a narrow figure, read on a phone, raises to at least SMALLEST_NARROW."""
    return max(size, SMALLEST_NARROW) if is_narrow() else size


def canvas(
    rows: int = 1,
    columns: int = 1,
    height: float = 3.2,
    narrow_height: float | None = None,
    **options: Any,
) -> tuple[Figure, Any]:
    """A figure and its axes, in an array of rows and columns as pyplot's; does not touch pyplot.

    A narrow figure has the same axes one below the other, as high as they are in the wide one.
    height, narrow_height: inches, of the whole figure.  options: of `Figure.subplots`."""
    from matplotlib.figure import Figure

    if not is_narrow() or columns == 1:
        tall = narrow_height if is_narrow() and narrow_height else height
        figure = Figure(figsize=(width(), tall), layout="constrained")
        return figure, figure.subplots(rows, columns, **options)
    figure = Figure(figsize=(width(), narrow_height or height * columns), layout="constrained")
    stacked = figure.subplots(rows * columns, 1, squeeze=False, **_stacked(rows, columns, options))
    grid = stacked.reshape(rows, columns)
    return figure, grid if not options.get("squeeze", True) or rows > 1 else grid[0]


_KEPT = ("sharex", "sharey", "subplot_kw")


def _stacked(rows: int, columns: int, options: dict[str, Any]) -> dict[str, Any]:
    """The options of `subplots` for the same axes in one column, each as high as its row was."""
    kept: dict[str, Any] = {name: options[name] for name in _KEPT if name in options}
    given = options.get("height_ratios") or options.get("gridspec_kw", {}).get("height_ratios")
    ratios = [ratio for ratio in given or [1] * rows for _ in range(columns)]
    return {**kept, "height_ratios": ratios}


def draw(module: Any, data: pd.DataFrame, language: str) -> Figure:
    """The figure that an exhibit's module draws: see `drawn`."""
    return drawn(module, data, language)[0]


def drawn(module: Any, data: pd.DataFrame, language: str) -> tuple[Figure, Bound]:
    """The figure that an exhibit's module draws, the numbers at its ticks as the language writes them, its
    marks with the rows they stand for; and these rows (`bound_marks.bind`).

    module: has draw(data, language)."""
    from tracepaper.exhibits.bound_marks import bind
    from tracepaper.exhibits.ticks import in_language

    figure: Figure = module.draw(data, language)
    for axes in figure.axes:
        in_language(axes.xaxis, language)
        in_language(axes.yaxis, language)
    return figure, bind(figure, data)


DPI = 300  # of the pictures made of dots


def file_of(figure: Figure, kind: str) -> bytes:
    """A figure as a file of a kind (svg, narrow.svg, png).

    The layout that the first of its kinds was given is that of the others.  Not by `savefig`, which draws
    a figure that has, or had, an engine of layout twice for each file."""
    content = _svg(figure) if kind.endswith("svg") else _png(figure)
    figure.set_layout_engine("none")
    return content


def _svg(figure: Figure) -> bytes:
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    from tracepaper.exhibits.plain_svg import plain_svg

    content = BytesIO()
    canvas: Any = FigureCanvasSVG(figure)  # its methods have no types
    canvas.print_svg(content, metadata={"Date": None, "Creator": None})
    return plain_svg(content.getvalue(), _font())


def _png(figure: Figure) -> bytes:
    """A picture with 256 colours, a third of the size: a drawing has few, and their mixtures."""
    import numpy as np
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    figure.set_dpi(DPI)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    picture = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    few = picture.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    content = BytesIO()
    few.save(content, "PNG", dpi=(DPI, DPI))
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
