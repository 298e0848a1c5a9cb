"""Exhibits: the numbered figures and tables.

An exhibit is a folder of the analysis, named like its id (fig_city_gdp makes fig-city-gdp), with a module
exhibit.py, a caption.LANGUAGE.md for each language, and again.sql, the second computation of its data.
The module names what it reads and has these functions:

    READS = ("trade_intensity",)             indicators, if any; ("results",) for an exhibit of what the
                                             paper shows and says, which is made last (see Evidence.usage)
    KEYS, WRITTEN, CONSTANTS, COUNTS         columns of the data that are not traced: see evidence.columns
    def data(evidence) -> DataFrame          the data behind it, Traced, in the order it is printed
    def values(data) -> dict                 what the captions quote: name -> Value or Words
    def draw(data, language) -> Figure       figures (the id starts with fig-); it says which cells of the
                                             data its marks show: see exhibits.bound_marks
    def cells(data, language) -> Grid        tables  (the id starts with tbl-)

`values`, `draw` and `cells` are given the data as read back from the CSV, so nothing can be shown
that is not in it.  The line that names the sources is written here, from the lineage.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracepaper.errors import InputError
from tracepaper.evidence.columns import columns_of
from tracepaper.evidence.guard import guarded
from tracepaper.evidence.lineage import plain, runs_behind
from tracepaper.evidence.ranges import Runs
from tracepaper.evidence.tables import numeric, traced_columns, units_of, write_table
from tracepaper.exhibits.captions import Value, quoted_values, write_captions
from tracepaper.exhibits.exported import as_meant, harmless, lines_of_csv
from tracepaper.exhibits.shown import printed, remembering
from tracepaper.files import StrPath, as_seen, write_json
from tracepaper.languages import load_language, text_in
from tracepaper.languages.number_format import UnitWords
from tracepaper.sources.observations import numbered_rows
from tracepaper.sources.raw import Sidecars

if TYPE_CHECKING:
    import pandas as pd

    from tracepaper.evidence.evidence import Evidence


@dataclass(frozen=True)
class Grid:
    """A table as it is printed: header rows and body rows of texts; `align` per column."""

    align: list[str]
    header: list[list[Any]]
    rows: list[list[Any]]
    widths: list[float] | None = field(default=None)


def cell_text(cell: object) -> str:
    """The text of a printed cell, which may be a dict with its text and spans."""
    return str(cell.get("text", "") if isinstance(cell, dict) else cell)


def exhibit_id(module_name: str) -> str:
    """analysis.exhibits.fig_city_gdp.exhibit -> fig-city-gdp, as in the manuscript and in results."""
    return module_name.removesuffix(".exhibit").rpartition(".")[2].replace("_", "-")


def make_exhibit(
    module: Any,
    evidence: Evidence,
    sidecars: Sidecars,
    files: Iterable[StrPath],
    languages: Sequence[str],
    folder: StrPath,
    table: StrPath,
    own_units: UnitWords | None = None,
) -> None:
    """Make everything of one exhibit.

    module: the analysis module.  sidecars: (source, edition) -> sidecar.  files: the Parquet files
    of observations and statements.  languages: those of the paper.  folder: where data.csv, exhibit.json
    and, of a figure, figure.LANGUAGE.svg, .png and .narrow.svg are written.  table: the traced Parquet
    file to write.
    own_units: the patterns of the paper's own units.
    """
    identifier, folder = exhibit_id(module.__name__), Path(folder)
    with guarded():
        traced = module.data(evidence).reset_index(drop=True)
    if traced.empty:
        raise InputError(f"exhibit {identifier} has no data")
    write_table(traced, table, columns_of(module, identifier, evidence.dimensions))
    write_csv(numeric(traced), folder / "data.csv")
    shown = read_csv(folder / "data.csv", text_columns(traced))
    is_figure = identifier.startswith("fig-")
    given, file = module.values(shown), as_seen(module.__file__)
    meta = {
        "id": identifier,
        "kind": "figure" if is_figure else "table",
        **write_captions(file, given, languages, own_units),
        "quoted": quoted_values(file, given, languages, own_units),
        "values": {name: float(value.value) for name, value in given.items() if isinstance(value, Value)},
        "units": units_of(traced),
        "source": source_lines(traced, sidecars, files, languages),
        "table": None if is_figure else {name: print_table(module, shown, name) for name in languages},
    }
    if is_figure:
        meta["marks"] = _draw(module, shown, languages, folder)
    write_json(meta, folder / "exhibit.json")


def print_table(module: Any, shown: pd.DataFrame, language: str) -> dict[str, Any]:
    """The table as it is printed in a language, with the origins of its cells (`exhibits.shown`)."""
    return printed(asdict(module.cells(remembering(shown), language)))


def _draw(
    module: Any, shown: pd.DataFrame, languages: Sequence[str], folder: Path
) -> dict[str, dict[str, list[Any]]]:
    """Draw the figure in every language and form; which cells its marks show (`bound_marks.bind`)."""
    from tracepaper.exhibits import drawing

    marks: dict[str, dict[str, list[Any]]] = {}
    for language in languages:
        for narrow, kinds in drawing.FORMS.items():
            with drawing.style(narrow):
                figure, marks = drawing.drawn(module, shown, language)
                for kind in kinds:
                    (folder / f"figure.{language}.{kind}").write_bytes(drawing.file_of(figure, kind))
    return marks


def write_csv(frame: pd.DataFrame, path: StrPath) -> None:
    """Plain CSV: UTF-8, LF, shortest decimals that read back to the same number, blanks for missing; no
    text in it is a formula to a spreadsheet program (`exhibits.exported`)."""
    text = _with_texts(frame, harmless).to_csv(index=False, lineterminator="\r\n")
    Path(path).write_text(lines_of_csv(text), encoding="utf-8", newline="")


def _with_texts(frame: pd.DataFrame, change: Callable[[Any], Any]) -> pd.DataFrame:
    """The frame with its texts changed, names of columns included."""
    texts = [c for c in frame.columns if frame[c].dtype == object or frame[c].dtype == "string"]
    changed = frame.assign(**{c: frame[c].map(change) for c in texts})
    return changed.rename(columns=change)


def text_columns(traced: pd.DataFrame) -> list[str]:
    """Names of the columns of texts (a product code 01 or a period 2024 is text, not a number)."""
    import pandas as pd

    return [
        c
        for c in traced.columns
        if any(isinstance(plain(v), str) for v in traced[c]) or isinstance(traced[c].dtype, pd.StringDtype)
    ]


def read_csv(path: StrPath | io.StringIO, text: Iterable[str]) -> pd.DataFrame:
    """Read a CSV of `write_csv` back; `text`: the columns whose cells are texts, whatever they look
    like.  A blank cell is missing (nan), never a text."""
    import pandas as pd

    found = pd.read_csv(
        path, keep_default_na=False, na_values=[""], dtype={harmless(name): "str" for name in text}
    )
    return _with_texts(found, as_meant)


def sources_behind(values: Any, files: Iterable[StrPath]) -> list[tuple[str, str]]:
    """(source, edition) pairs behind the values, in alphabetical order; files: the Parquet files of
    observations and statements."""
    return sources_of(runs_behind(*values), files)


def sources_of(runs: Runs, files: Iterable[StrPath]) -> list[tuple[str, str]]:
    """The same of the observations and texts in these runs of numbers."""
    found: set[tuple[str, str]] = set()
    for path in files:
        numbers = chain.from_iterable(range(first, last + 1) for first, last in runs)
        rows = numbered_rows(path, numbers, ["source", "edition"])
        rows = rows.group_by(["source", "edition"]).aggregate([])
        found |= set(
            zip(map(str, rows["source"].to_pylist()), map(str, rows["edition"].to_pylist()), strict=True)
        )
    return sorted(found)


def source_lines(
    traced: pd.DataFrame, sidecars: Sidecars, files: Iterable[StrPath], languages: Sequence[str]
) -> dict[str, str]:
    """The line under the exhibit that names each publisher, title and edition, in each language."""
    values = [v for column in traced_columns(traced) for v in traced[column]]
    pairs = sources_behind(values, files)
    return {language: _source_line(pairs, sidecars, language) for language in languages}


def _source_line(pairs: Iterable[tuple[str, str]], sidecars: Sidecars, language: str) -> str:
    words = load_language(language).words
    names = dict.fromkeys(source_name(sidecars[pair], *pair, language) for pair in pairs)
    gap = " " if words["source"].endswith(":") else ""
    return (
        words["source"] + gap + words["sources-between"].join(names) + words["sources-end"] if names else ""
    )


def source_name(card: Mapping[str, Any], source: str, edition: str, language: str) -> str:
    """An edition of a source as the line under an exhibit names it; card: its sidecar."""
    undated = edition == "undated"  # the name of an edition whose date is not stated
    pattern = load_language(language).words["source-name-undated" if undated else "source-name"]
    owner = f"the sidecar of {source}/{edition}"
    return pattern.format(
        publisher=text_in(language, card["publisher"], f"the publisher in {owner}"),
        title=text_in(language, card["title"], f"the title in {owner}"),
        edition=edition,
    )
