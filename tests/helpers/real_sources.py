"""The paper's own raw files, cleaned in memory, and evidence of a few rows that a test makes up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

import pandas as pd

from analysis import vocabulary
from tracepaper.evidence.columns import Columns
from tracepaper.evidence.evidence import Evidence
from tracepaper.evidence.tables import traced_columns, write_table
from tracepaper.files import read_yaml
from tracepaper.sources.observations import clean, observation_schema
from tracepaper.sources.raw import RawEdition

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data/raw"
EDITIONS: Mapping[str, str] = read_yaml(ROOT / "config/config.yaml")["editions"]
# what a row has where a test does not say otherwise
USUAL = {"partner": "", "product": "", "status": "", "edition": "1", "trust": "A"}
PLACE = {"file": "a/1/b.csv", "line": 2}
TEXT_COLUMNS = ("source", "table", "item", "field", "text")


def module_of(source: str):
    """The module that reads a source."""
    return import_module("analysis.sources." + source.replace("-", "_"))


def cleaned(source: str, root: Path = RAW, edition: str = ""):
    """Observations and published texts of the edition in use, as Arrow tables."""
    return clean(module_of(source), RawEdition(root, source, edition or EDITIONS[source]), vocabulary)


def few(
    folder: Path,
    columns: Sequence[str],
    rows: Iterable[tuple],
    texts: Iterable[tuple] = (),
    tables: Mapping[str, pd.DataFrame] | None = None,
) -> Evidence:
    """Evidence of a few observations, of texts (TEXT_COLUMNS) and of tables: name -> DataFrame."""
    frame = pd.DataFrame(list(rows), columns=list(columns))
    frame = frame.assign(**{name: value for name, value in (USUAL | PLACE).items() if name not in frame})
    frame["obs"] = pd.Series(range(len(frame)), dtype="int32")
    said = pd.DataFrame(list(texts) or [("",) * 5], columns=list(TEXT_COLUMNS))
    said["obs"] = pd.Series(range(len(frame), len(frame) + len(said)), dtype="int32")
    paths = {}
    for name, table in (tables or {}).items():
        paths[name] = folder / f"{name}.parquet"
        untraced = [column for column in table if column not in traced_columns(table)]
        write_table(table, paths[name], Columns(keys=tuple(untraced)))
    names = observation_schema(vocabulary.DIMENSIONS).names
    return Evidence(
        _filed(frame[names], folder / "observations.parquet"),
        _filed(said, folder / "statements.parquet"),
        vocabulary.UNITS,
        paths,
    )


def _filed(frame: pd.DataFrame, path: Path) -> Path:
    words = frame.select_dtypes(include=["object", "string"]).columns
    frame.astype(dict.fromkeys(words, "category")).to_parquet(path)
    return path
