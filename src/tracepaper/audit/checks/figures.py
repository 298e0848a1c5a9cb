"""Check 4: what each figure shows and says is its CSV, whole and legible.

The figure is drawn once more from the CSV, wide and narrow; the drawings must come out as the same files,
byte for byte, so what is read from the figure object is what the reader sees.  What it shows is then compared
with the data without believing the drawing code: see the modules of `audit.figures`, one for each question.
"""

from __future__ import annotations

import io
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from tracepaper.audit.figures import (
    event_lines,
    geography,
    grey,
    legibility,
    mark_rows,
    printed_numbers,
    scales,
    shades,
    ties,
    unread,
    values,
    words,
)
from tracepaper.audit.figures.drawn_figure import DrawnFigure
from tracepaper.audit.report import Result
from tracepaper.exhibits import drawing
from tracepaper.exhibits.captions import PARTS
from tracepaper.problems import Place

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from tracepaper.audit.material import Material


SVG_DPI = 72  # in which matplotlib writes SVG
DPI = 100  # of a figure that was not yet saved
QUESTIONS = (
    values,
    mark_rows,
    words,
    ties,
    printed_numbers,
    scales,
    event_lines,
    legibility,
    grey,
    geography,
    shades,
    unread,
)


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
        wide, narrow = (
            [_check_drawing(name, one, form, frame, material, result) for one in material.languages]
            for form in drawing.FORMS
        )
        for drawn in (wide, narrow):
            _check_same_drawing(name, drawn, result)
        if _values_of(wide[0]) != _values_of(narrow[0]):
            text = "the narrow drawing shows other values than the wide one"
            result.fail("forms-differ", f"results/exhibits/{name}", text)
    return result


def _check_drawing(
    name: str, language: str, narrow: bool, frame: pd.DataFrame, material: Material, result: Result
) -> DrawnFigure:
    """Hold the figure in one language, narrow or wide, against its files and against the data."""
    known = material.measured
    figure, svg = redraw(material.modules[name], frame, language, narrow)
    told = material.exhibits[name]
    caption = " ".join(told[part].get(language, "") for part in PARTS)
    own_units = material.declared.UNIT_WORDS
    drawn = DrawnFigure(
        name, language, figure, frame, known.QUANTITIES, known.called, own_units, svg, caption
    )
    first, *others = drawing.FORMS[narrow]
    check_figure(drawn, f"results/exhibits/{name}/figure.{language}.{first}", result)
    with drawing.style(narrow):
        figure.set_dpi(DPI)
        files = {first: svg, **{kind: drawing.file_of(figure, kind) for kind in others}}
    for kind, content in files.items():
        place = f"results/exhibits/{name}/figure.{language}.{kind}"
        file = material.path(place)
        if not file.is_file() or file.read_bytes() != content:
            text = "is not the drawing that its code makes from its CSV; build it again"
            result.fail("drawing-differs", place, text)
    return drawn


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


def redraw(module: Any, frame: pd.DataFrame, language: str, narrow: bool = False) -> tuple[Figure, bytes]:
    """(figure, SVG) as the exhibit's own step makes them.

    module: has draw(data, language)."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    with drawing.style(narrow):
        figure = drawing.draw(module, frame, language)
        svg = drawing.file_of(figure, drawing.FORMS[narrow][0])
        FigureCanvasAgg(figure)  # gives texts their boxes; the layout is settled by now
        figure.set_dpi(SVG_DPI)  # titles of axes keep the pixels of the drawing just made
    return figure, svg


def check_figure(drawn: DrawnFigure, place: str, result: Result) -> None:
    """Hold one drawn figure against its data; what is wrong goes into `result`.

    place: the file that is named."""
    import matplotlib as mpl

    with drawing.style():
        mpl.rcParams["text.hinting"] = "none"  # widths as in the SVG
        result.count += len(drawn.labels)
    result.count += sum(int(np.isfinite(one.values).sum()) for one in drawn.series)
    for question in QUESTIONS:
        for finding in question.findings(drawn):
            where = Place(place, item=f"panel {finding.panel}" if finding.panel else "")
            tell = result.cannot if finding.undecided else result.fail
            tell(finding.kind, where, finding.text)


def _check_same_drawing(name: str, drawn: list[DrawnFigure], result: Result) -> None:
    """Every language shows the same rows of the data in the same panels."""
    for one, other in pairwise(drawn):
        if _shown(one) != _shown(other):
            text = f"the drawing in {one.language} shows other values than in {other.language}"
            result.fail("languages-differ", f"results/exhibits/{name}", text)


def _values_of(drawn: DrawnFigure) -> list[str]:
    """What is drawn, wherever it stands: a narrow figure may have other panels."""
    return sorted(text.partition(" ")[2] for text in _shown(drawn))


def _shown(drawn: DrawnFigure) -> list[str]:
    """What is drawn where, whatever the unit."""
    return sorted(
        f"{series.axes} {series.kind} {len(series.known.values)} {home.column} {dict(home.keys)} {home.by}"
        for series, home in drawn.at_home
    )
