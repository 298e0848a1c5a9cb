"""Check 4: what each figure shows is its CSV, whole, legible, and with bars from zero.

The figure is drawn once more from the CSV; the drawing must come out as the same SVG, byte for byte,
so what is read from the figure object is what the reader sees.
"""

from __future__ import annotations

import io
from itertools import combinations, pairwise

import numpy as np

from tracepaper.audit.reading.drawn_values import Label, Series, drawn_series, labels, outside
from tracepaper.audit.reading.number_tokens import Numbers, normal, numbers_of
from tracepaper.audit.report import Result

SMALLEST = 5.5  # points, at the width of the page; journals ask for 5 to 7
SVG_DPI = 72  # in which matplotlib writes SVG
CONTRAST = 3.0  # of text against what is behind it; WCAG's value for graphics
OVERLAP = 1.0  # points that two boxes may share
NATURAL = (0.0, 1.0)  # levels that need no data: none, and parity of an index
POWERS = range(-13, 4)


def check(material) -> Result:
    result = Result("lines, bars, cells and texts of every figure, in each language", 0)
    for name in sorted(material.exhibits):
        if material.exhibits[name]["kind"] != "figure":
            continue
        if name not in material.modules:
            result.fail(f"results/exhibits/{name}", "its module was not given; the figure cannot be redrawn")
            continue
        frame = read_frame(material, name)
        drawn = {}
        for language in material.languages:
            figure, svg = redraw(material.modules[name], frame, language)
            place = f"results/exhibits/{name}/figure.{language}.svg"
            file = material.path(place)
            if not file.is_file() or file.read_bytes() != svg:
                result.fail(place, "is not the drawing that its code makes from its CSV; build it again")
            read = numbers_of(language)
            drawn[language] = check_figure(figure, material.rows(name), read, place, result)
        _check_same_drawing(name, drawn, result)
    return result


def read_frame(material, name: str):
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


def redraw(module, frame, language: str):
    """(figure, SVG) as the exhibit's own step makes it."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from tracepaper.exhibits import drawing

    with drawing.style():
        figure = module.draw(frame, language)
        svg = io.BytesIO()
        figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
        FigureCanvasAgg(figure)  # gives texts their boxes; the layout is settled by now
        figure.set_dpi(SVG_DPI)  # titles of axes keep the pixels of the drawing just made
    return figure, svg.getvalue()


def check_figure(figure, rows: list[dict], read: Numbers, place: str, result: Result) -> list[Series]:
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
            result.fail(place, f"{one.name}: {problem}")
    for problem in bars_not_from_zero(series, figure):
        result.fail(place, problem)
    for panel, what in outside(figure)[:5]:
        result.fail(place, f"{what} lies outside panel {panel} and is cut off")
    with drawing.style():
        import matplotlib as mpl

        mpl.rcParams["text.hinting"] = "none"  # widths as in the SVG
        texts = labels(figure)
    result.count += len(texts)
    for problem in [*label_problems(texts, figure), *wrong_labels(texts, columns, rows, read)]:
        result.fail(place, problem)
    return series


def numeric_columns(rows: list[dict]) -> dict[str, np.ndarray]:
    """Columns that hold numbers, missing as nan."""
    found = {}
    for column in rows[0] if rows else ():
        try:
            found[column] = np.array([float(row[column]) if row[column] else np.nan for row in rows])
        except ValueError:
            continue
    return found


def not_in_data(series: Series, columns: dict[str, np.ndarray]) -> str:
    """Why a drawn series is not in the CSV; "" if it is.

    All its values must stand in one column (or, drawn across columns, in one row set) in one power of
    ten; where its positions are a column too, each position and value must stand in one row.  Shares
    of two columns and numbers of rows are in the CSV as well.
    """
    known = np.isfinite(series.y)
    y, x = series.y[known], series.x[known] if series.x is not None else None
    if series.kind in ("reference", "line", "points") and all(v in NATURAL for v in y):
        return ""
    homes = _homes(y, columns, POWERS)
    if homes:
        return "" if x is None else _misplaced(x, y, columns, homes)
    everything = np.concatenate(list(columns.values())) if columns else np.array([])
    if any(_all_in(y, everything * 10.0**power) for power in POWERS):
        return ""
    shares = {f"{a}/{b}": _ratio(columns[a], columns[b]) for a in columns for b in columns if a != b}
    if _homes(y, shares, (0, 2)) or (
        x is not None and (_counts(x, y, columns) or _is_dot_plot(x, y, columns))
    ):
        return ""
    return f"the value {_stranger(y, everything):.6g} is not in data.csv in any power of ten"


def _homes(y, columns: dict[str, np.ndarray], powers) -> list[tuple[str, int]]:
    return [
        (name, power)
        for name, column in columns.items()
        for power in powers
        if _all_in(y, column * 10.0**power)
    ]


def _is_dot_plot(x, y, columns: dict[str, np.ndarray]) -> bool:
    """Whether the values run along x (they are no years), and y are rows, counted from 0 or 1."""
    rows = np.all((y >= -1) & (y < 60) & (np.abs(y - np.round(y)) < 0.3))
    years = np.all((x >= 1900) & (x <= 2100))
    return bool(rows and not years and _homes(x, columns, POWERS))


def _misplaced(x, y, columns: dict[str, np.ndarray], homes: list[tuple[str, int]]) -> str:
    positions = [
        column
        for name, column in columns.items()
        if len(np.unique(x)) > 1 and _all_in(x, column) and not any(home == name for home, _ in homes)
    ]
    if not positions or any(
        _paired(x, y, position, columns[name] * 10.0**power)
        for position in positions
        for name, power in homes
    ):
        return ""
    return "its values stand in data.csv, but not beside these positions"


def _ratio(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.divide(a, b, out=np.full(a.shape, np.nan), where=b != 0)


def _counts(x, y, columns: dict[str, np.ndarray]) -> bool:
    """Whether y are the numbers of rows in which a column is x."""
    return any(
        all(np.isclose(column, a).sum() == n for a, n in zip(x, y, strict=True))
        for column in columns.values()
    )


def _all_in(values: np.ndarray, column: np.ndarray) -> bool:
    column = np.sort(column[np.isfinite(column)])
    if not column.size:
        return False
    at = np.clip(np.searchsorted(column, values), 1, max(column.size - 1, 1)) if column.size > 1 else None
    near = (
        column[[0] * len(values)]
        if at is None
        else np.where(
            np.abs(column[at - 1] - values) <= np.abs(column[at] - values), column[at - 1], column[at]
        )
    )
    return bool(np.allclose(near, values, rtol=1e-9, atol=1e-12))


def _paired(x, y, xs, ys) -> bool:
    return all(
        np.any(np.isclose(xs, a, rtol=1e-9) & np.isclose(ys, b, rtol=1e-9, atol=1e-12))
        for a, b in zip(x, y, strict=True)
    )


def _stranger(values, everything) -> float:
    """A value that fits nowhere even when the power of ten fits the most others."""
    best = (
        max(
            POWERS,
            key=lambda p: sum(_all_in(values[i : i + 1], everything * 10.0**p) for i in range(len(values))),
        )
        if everything.size
        else 0
    )
    return next(
        (float(v) for v in values if not _all_in(np.array([v]), everything * 10.0**best)), float(values[0])
    )


def bars_not_from_zero(series: list[Series], figure) -> list[str]:
    """Bars that start neither at zero nor on another bar; axes that hide where bars start."""
    found = []
    for panel in sorted({one.axes for one in series if one.kind == "bars"}):
        bars = [one for one in series if one.kind == "bars" and one.axes == panel]
        tops = {
            (round(x, 6), round(b + h, 6))
            for one in bars
            for x, b, h in zip(one.x, one.base, one.y, strict=True)
            if np.isfinite(h)
        }
        for one in bars:
            for x, base, height in zip(one.x, one.base, one.y, strict=True):
                if np.isfinite(height) and abs(base) > 1e-9 and not _on_a_bar(x, base, tops):
                    found.append(f"a bar of panel {panel} starts at {base:g}, not at zero or on another bar")
        axes = figure.axes[panel - 1]
        scales = {axes.get_xscale(), axes.get_yscale()}
        if "log" in scales or not any(
            low <= 0 <= high for low, high in (sorted(axes.get_xlim()), sorted(axes.get_ylim()))
        ):
            found.append(f"panel {panel} has bars but its axis does not show zero")
    return found


def _on_a_bar(x: float, base: float, tops: set) -> bool:
    return any(abs(x - a) < 1e-5 and abs(base - b) <= 1e-5 * max(1, abs(b)) for a, b in tops)


def label_problems(texts: list[Label], figure) -> list[str]:
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


def contrast(one, other) -> float:
    """WCAG's contrast ratio of two colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def wrong_labels(
    texts: list[Label], columns: dict[str, np.ndarray], rows: list[dict], read: Numbers
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
            and not (label.at is not None and _at_its_place(label, read))
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
    return read.shows(_bare(label).rstrip("%").strip(), label.at, POWERS)


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
            result.fail(
                f"results/exhibits/{name}", f"the drawing in {one} shows other values than in {other}"
            )


def _same_in_other_units(one: np.ndarray, other: np.ndarray) -> bool:
    """亿美元 on one side and billions on the other is the same."""
    return any(np.allclose(one, other * 10.0**power, equal_nan=True) for power in (0, 1, -1, 2, -2, 4, -4))


def _short(text: str) -> str:
    text = text.replace("\n", " ")
    return text if len(text) <= 24 else text[:23] + "…"
