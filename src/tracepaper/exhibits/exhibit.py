"""Exhibits: the numbered figures and tables.

An exhibit is one module of the analysis.  It names what it reads and has these functions:

    READS = ("trade_intensity",)             indicators and other tables, if any
    def data(evidence) -> DataFrame          the data behind it, Traced, in the order it is printed
    def caption(data) -> Caption             title, note and alt text in both languages
    def draw(data, language) -> Figure       figures (module name starts with fig_)
    def cells(data, language) -> Grid        tables  (module name starts with tbl_)

`caption`, `draw` and `cells` are given the data as read back from the CSV, so nothing can be shown
that is not in it.  The line that names the sources is written here, from the lineage.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tracepaper.errors import InputError
from tracepaper.evidence.lineage import numeric, observations_of, plain, traced_columns, write_table
from tracepaper.sources.observations import numbered_rows

LANGUAGES = ("zh", "en")
SOURCE_WORDS = {"zh": ("资料来源：", "；", "。"), "en": ("Source: ", "; ", ".")}


@dataclass(frozen=True)
class Caption:
    """Texts of an exhibit: language -> text.  `alt` says what a reader who cannot see it needs."""

    title: dict[str, str]
    note: dict[str, str]
    alt: dict[str, str]


@dataclass(frozen=True)
class Grid:
    """A table as it is printed: header rows and body rows of texts; `align` per column."""

    align: list[str]
    header: list[list]
    rows: list[list]
    widths: list[float] | None = field(default=None)


def exhibit_id(module_name: str) -> str:
    """fig_city_gdp -> fig-city-gdp, the id used in the manuscript and in results/exhibits/."""
    return module_name.replace("_", "-")


def make_exhibit(module, evidence, sidecars: dict, files, output) -> None:
    """Make everything of one exhibit.

    module: the analysis module.  sidecars: (source, edition) -> sidecar.  files: the Parquet files
    of observations and statements.  output: an object with the attributes table (traced Parquet),
    data (CSV), meta (JSON) and, for figures, zh_svg, zh_png, en_svg, en_png.
    """
    identifier = exhibit_id(module.__name__.rsplit(".", 1)[-1])
    traced = module.data(evidence).reset_index(drop=True)
    if traced.empty:
        raise InputError(f"exhibit {identifier} has no data")
    write_table(traced, output.table)
    write_csv(numeric(traced), output.data)
    shown = read_csv(output.data, text_columns(traced))
    caption = module.caption(shown)
    kind = "figure" if identifier.startswith("fig-") else "table"
    if kind == "figure":
        _draw_both(module, shown, output)
    meta = {
        "id": identifier,
        "kind": kind,
        **asdict(caption),
        "source": source_lines(traced, sidecars, files),
        "table": None
        if kind == "figure"
        else {language: asdict(module.cells(shown, language)) for language in LANGUAGES},
    }
    Path(output.meta).write_text(
        json.dumps(meta, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )


def _draw_both(module, shown, output) -> None:
    from tracepaper.exhibits import drawing

    for language in LANGUAGES:
        with drawing.style():
            figure = module.draw(shown, language)
            drawing.save(figure, getattr(output, f"{language}_svg"), getattr(output, f"{language}_png"))


def write_csv(frame, path) -> None:
    """Plain CSV: UTF-8, LF, shortest decimals that read back to the same number, blanks for missing."""
    frame.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def text_columns(traced) -> list[str]:
    """Names of the columns of texts (a product code 01 or a period 2024 is text, not a number)."""
    import pandas as pd

    return [
        c
        for c in traced.columns
        if any(isinstance(plain(v), str) for v in traced[c]) or isinstance(traced[c].dtype, pd.StringDtype)
    ]


def read_csv(path, text: Iterable[str]):
    """Read a CSV of `write_csv` back; `text`: the columns whose cells are texts, whatever they look
    like.  A blank cell is missing (nan), never a text."""
    import pandas as pd

    return pd.read_csv(path, keep_default_na=False, na_values=[""], dtype=dict.fromkeys(text, "str"))


def sources_behind(values, files) -> list[tuple[str, str]]:
    """(source, edition) pairs behind the values, in alphabetical order; files: the Parquet files of
    observations and statements."""
    numbers = observations_of(*values)
    found: set[tuple[str, str]] = set()
    for path in files:
        rows = numbered_rows(path, numbers, ["source", "edition"])
        rows = rows.group_by(["source", "edition"]).aggregate([])
        found |= set(
            zip(map(str, rows["source"].to_pylist()), map(str, rows["edition"].to_pylist()), strict=True)
        )
    return sorted(found)


def source_lines(traced, sidecars: dict, files) -> dict[str, str]:
    """The line under the exhibit that names each publisher, title and edition, in each language."""
    values = [v for column in traced_columns(traced) for v in traced[column]]
    pairs = sources_behind(values, files)
    lines = {}
    for language in LANGUAGES:
        before, between, after = SOURCE_WORDS[language]
        names = []
        for source, edition in pairs:
            card = sidecars[source, edition]
            names.append(_source_name(card, edition, language))
        lines[language] = before + between.join(dict.fromkeys(names)) + after if names else ""
    return lines


def _source_name(card: dict, edition: str, language: str) -> str:
    publisher, title = card["publisher"][language], card["title"][language]
    undated = edition == "undated"  # the name of an edition whose date is not stated
    if language == "zh":
        return f"{publisher}《{title}》（{'版次未注明' if undated else f'{edition}版'}）"
    return f"{publisher}, {title} ({'undated' if undated else f'edition {edition}'})"
