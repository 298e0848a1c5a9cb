"""Check 4: what each figure shows is its CSV, whole, legible, and with bars from zero.

The figure is drawn once more from the CSV; the drawing must come out as the same SVG, byte for byte,
so what is read from the figure object is what the reader sees.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from tracepaper.audit.reading.data_match import POWERS, not_in_data, numeric_columns
from tracepaper.audit.reading.drawn_values import Colour, Label, Series, drawn_series, labels, outside
from tracepaper.audit.reading.number_tokens import Numbers, normal, numbers_of
from tracepaper.audit.report import Result
from tracepaper.problems import Place

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from tracepaper.audit.material import Material


SMALLEST = 5.5  # points, at the width of the page; journals ask for 5 to 7
SVG_DPI = 72  # in which matplotlib writes SVG
CONTRAST = 3.0  # of text against what is behind it; WCAG's value for graphics
OVERLAP = 1.0  # points that two boxes may share


def check(material: Material) -> Result:
    """What was looked at, and each thing that is wrong."""
    result = Result("lines, bars, cells and texts of every figure, in each language", 0)
    for name in sorted(material.exhibits):
        if material.exhibits[name]["kind"] != "figure":
            continue
        if name not in material.modules:
            text = "its module was not given; the figure cannot be redrawn"
            result.cannot("no-module", f"results/exhibits/{name}", text)
            continue
        frame = read_frame(material, name)
        drawn = {}
        for language in material.languages:
            figure, svg = redraw(material.modules[name], frame, language)
            place = f"results/exhibits/{name}/figure.{language}.svg"
            file = material.path(place)
            if not file.is_file() or file.read_bytes() != svg:
                text = "is not the drawing that its code makes from its CSV; build it again"
                result.fail("drawing-differs", place, text)
            read = numbers_of(language)
            drawn[language] = check_figure(figure, material.rows(name), read, place, result)
        _check_same_drawing(name, drawn, result)
    return result


def read_frame(material: Material, name: str) -> pd.DataFrame:
    """The CSV as the drawing code gets it: the columns of texts as texts."""
    import pyarrow.parquet as pq

    from tracepaper.exhibits.exhibit import read_csv

    schema = pq.read_schema(material.path(f"data/processed/exhibits/{name}.parquet"))
    text = [
        field.name
        for field in schema
        if "@" not in field.name and str(field.type) in ("string", "large_string")
    ]
    return read_csv(io.StringIO(material.csv_texts[name]), text)


def redraw(module: Any, frame: pd.DataFrame, language: str) -> tuple[Figure, bytes]:
    """(figure, SVG) as the exhibit's own step makes it."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from tracepaper.exhibits import drawing

    with drawing.style():
        figure = drawing.draw(module, frame, language)
        svg = io.BytesIO()
        figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
        FigureCanvasAgg(figure)  # gives texts their boxes; the layout is settled by now
        figure.set_dpi(SVG_DPI)  # titles of axes keep the pixels of the drawing just made
    return figure, svg.getvalue()


def check_figure(
    figure: Figure, rows: list[dict[str, Any]], read: Numbers, place: str, result: Result
) -> list[Series]:
    """Hold one drawn figure against the rows of its CSV; failures go into `result`.

    read: how its labels write numbers."""
    from tracepaper.exhibits import drawing

    with drawing.style():
        series = drawn_series(figure)
    columns = numeric_columns(rows)
    for one in series:
        result.count += int(np.isfinite(one.y).sum())
        problem = not_in_data(one, columns)
        if problem:
            result.fail("not-in-data", Place(place, item=one.name), problem)
    for problem in bars_not_from_zero(series, figure):
        result.fail("cut-axis", place, problem)
    for panel, what in outside(figure)[:5]:
        result.fail("outside", place, f"{what} lies outside panel {panel} and is cut off")
    with drawing.style():
        import matplotlib as mpl

        mpl.rcParams["text.hinting"] = "none"  # widths as in the SVG
        texts = labels(figure)
    result.count += len(texts)
    for problem in [*label_problems(texts, figure), *wrong_labels(texts, columns, rows, read)]:
        result.fail("label", place, problem)
    return series


def bars_not_from_zero(series: list[Series], figure: Figure) -> list[str]:
    """Bars that start neither at zero nor on another bar; axes that hide where bars start."""
    found = []
    for panel in sorted({one.axes for one in series if one.kind == "bars"}):
        bars = [one for one in series if one.kind == "bars" and one.axes == panel]
        tops = {(round(x, 6), round(b + h, 6)) for one in bars for x, b, h in _placed(one) if np.isfinite(h)}
        for one in bars:
            for x, base, height in _placed(one):
                if np.isfinite(height) and abs(base) > 1e-9 and not _on_a_bar(x, base, tops):
                    found.append(f"a bar of panel {panel} starts at {base:g}, not at zero or on another bar")
        axes = figure.axes[panel - 1]
        scales = {axes.get_xscale(), axes.get_yscale()}
        if "log" in scales or not any(
            low <= 0 <= high for low, high in (sorted(axes.get_xlim()), sorted(axes.get_ylim()))
        ):
            found.append(f"panel {panel} has bars but its axis does not show zero")
    return found


def _placed(bars: Series) -> Iterator[tuple[float, float, float]]:
    """Position, start and height of each bar."""
    assert bars.x is not None and bars.base is not None  # bars always have both
    return zip(bars.x, bars.base, bars.y, strict=True)


def _on_a_bar(x: float, base: float, tops: set[tuple[float, float]]) -> bool:
    return any(abs(x - a) < 1e-5 and abs(base - b) <= 1e-5 * max(1, abs(b)) for a, b in tops)


def label_problems(texts: list[Label], figure: Figure) -> list[str]:
    """Texts that leave the canvas, overlap, are too small or too pale."""
    found: list[str] = []
    width, height = figure.bbox.width, figure.bbox.height
    bad: dict[str, list[str]] = {}
    for label in texts:
        low, high = label.corners.min(axis=0), label.corners.max(axis=0)
        if min(*low) < -OVERLAP or high[0] > width + OVERLAP or high[1] > height + OVERLAP:
            found.append(f"the text “{_short(label.text)}” leaves the canvas")
        if label.size < SMALLEST:
            bad.setdefault(f"is {label.size:g} points high, less than {SMALLEST:g}", []).append(label.text)
        ratio = contrast(label.colour, label.ground)
        if ratio < CONTRAST:
            bad.setdefault(f"has the contrast {ratio:.1f}, less than {CONTRAST:g}", []).append(label.text)
    for what, those in bad.items():
        others = f" (and {len(those) - 1} more)" if len(those) > 1 else ""
        found.append(f"the text “{_short(those[0])}”{others} {what}")
    for one, other in combinations(texts, 2):
        if overlaps(one.corners, other.corners):
            found.append(f"the texts “{_short(one.text)}” and “{_short(other.text)}” overlap")
    return found


def overlaps(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether two turned boxes share more than OVERLAP pixels (separating axes)."""
    for box in (one, other):
        for a, b in pairwise([*box, box[0]]):
            length = np.hypot(*(b - a))
            if not length:
                return False
            across = np.array([-(b - a)[1], (b - a)[0]]) / length
            p, q = one @ across, other @ across
            if min(p.max(), q.max()) - max(p.min(), q.min()) <= OVERLAP:
                return False
    return True


def contrast(one: Colour, other: Colour) -> float:
    """WCAG's contrast ratio of two colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    linear: list[float] = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def wrong_labels(
    texts: list[Label], columns: dict[str, np.ndarray], rows: list[dict[str, Any]], read: Numbers
) -> list[str]:
    """Numbers written into the figure that are no data, and ticks that do not say where they stand."""
    values = np.unique(np.concatenate([*columns.values(), [0.0]]))
    values = values[np.isfinite(values)]
    words = {cell for row in rows for cell in row.values()}
    numbers = [label for label in texts if read.is_number(label.text)]
    honest = _honest_axes(numbers, read)
    found = []
    for label in numbers:
        text = _bare(label)
        if label.role == "tick" and (label.axes, label.axis) in honest:
            if not _at_its_place(label, read):
                found.append(f"the tick “{text}” in panel {label.axes} stands at {label.at:g}")
        elif (
            text not in words
            and not _at_its_place(label, read)
            and not any(read.shows(text.rstrip("%").strip(), value, _powers(text)) for value in values)
        ):
            what = "tick" if label.role == "tick" else "label"
            found.append(f"the {what} “{text}” in panel {label.axes} is no value of data.csv")
    return found or _too_often(
        [_bare(n) for n in numbers if n.role == "text" and _bare(n) not in words], columns, read
    )


def _bare(label: Label) -> str:
    return normal(label.text).strip()


def _powers(text: str) -> range | tuple[int]:
    """A number with its scale word says its value outright."""
    return POWERS if text[-1].isdigit() or text.endswith("%") else (0,)


def _at_its_place(label: Label, read: Numbers) -> bool:
    return label.at is not None and read.shows(_bare(label).rstrip("%").strip(), label.at, POWERS)


def _honest_axes(numbers: list[Label], read: Numbers) -> set[tuple[int, str]]:
    """Axes of which most ticks say where they stand; others count or name something."""
    axes: dict[tuple[int, str], list[bool]] = {}
    for label in numbers:
        if label.role == "tick":
            axes.setdefault((label.axes, label.axis), []).append(_at_its_place(label, read))
    return {key for key, agree in axes.items() if len(agree) > 1 and sum(agree) * 2 >= len(agree)}


def _too_often(labels_: list[str], columns: dict[str, np.ndarray], read: Numbers) -> list[str]:
    """A number written more often than a column has it, where one column gives all of them: a cell of a
    heat map shows its neighbour's value."""
    distinct = sorted(set(labels_))
    homes = [
        (name, power)
        for name, column in columns.items()
        for power in (0, 2, -2, -3, -6, -9)
        if len(distinct) > 5 and all(_times(text, column, power, read) for text in distinct)
    ]
    if not homes:
        return []
    wrong = [
        [text for text in distinct if labels_.count(text) > _times(text, columns[name], power, read)]
        for name, power in homes
    ]
    fewest = min(wrong, key=len)
    return [f"the label “{text}” stands more often than the data have it" for text in fewest]


def _times(text: str, column: np.ndarray, power: int, read: Numbers) -> int:
    return sum(read.shows(text.rstrip("%").strip(), value, (power,)) for value in column[np.isfinite(column)])


def _check_same_drawing(name: str, drawn: dict[str, list[Series]], result: Result) -> None:
    for (one, first), (other, second) in pairwise(drawn.items()):
        alike = len(first) == len(second) and all(
            a.kind == b.kind and a.y.shape == b.y.shape and _same_in_other_units(a.y, b.y)
            for a, b in zip(first, second, strict=True)
        )
        if not alike:
            text = f"the drawing in {one} shows other values than in {other}"
            result.fail("languages-differ", f"results/exhibits/{name}", text)


def _same_in_other_units(one: np.ndarray, other: np.ndarray) -> bool:
    """亿美元 on one side and billions on the other is the same."""
    return any(np.allclose(one, other * 10.0**power, equal_nan=True) for power in (0, 1, -1, 2, -2, 4, -4))


def _short(text: str) -> str:
    text = text.replace("\n", " ")
    return text if len(text) <= 24 else text[:23] + "…"
