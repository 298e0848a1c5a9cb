"""Tables of traced numbers: written with the lineage of each cell, and read back with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracepaper.evidence.columns import Columns, check_columns
from tracepaper.evidence.lineage import NAN, Traced, formula, plain, ranges_of
from tracepaper.evidence.ranges import Runs, read, united
from tracepaper.evidence.units import without_basis
from tracepaper.files import StrPath

if TYPE_CHECKING:
    import pandas as pd


def numeric(frame: pd.DataFrame) -> pd.DataFrame:
    """The same table with bare values: Traced columns become float64, str for texts, int64 for
    counts."""
    import pandas as pd

    out = frame.copy()
    for column in traced_columns(frame):
        values = [plain(v) for v in frame[column]]
        text, whole = (any(isinstance(v, str) for v in values), all(isinstance(v, int) for v in values))
        dtype = "object" if text else "int64" if whole else "float64"
        out[column] = pd.Series(values, index=frame.index, dtype=dtype)
    return out


def traced_columns(frame: pd.DataFrame) -> list[str]:
    """Names of the columns that hold Traced values."""
    return [
        c for c in frame.columns if frame[c].dtype == object and any(isinstance(v, Traced) for v in frame[c])
    ]


def units_of(frame: pd.DataFrame) -> dict[str, list[str]]:
    """Traced column of numbers -> the units of its cells, in alphabetical order: mostly one."""
    found = {
        name: sorted({without_basis(v.unit) for v in frame[name] if isinstance(v, Traced)})
        for name in traced_columns(frame)
    }
    return {name: units for name, units in found.items() if units != [""]}


def write_table(frame: pd.DataFrame, path: StrPath, columns: Columns | None = None) -> None:
    """Write a table to Parquet; each Traced column is followed by the observations, the formula and
    the unit of its cells (`name@obs`: list of runs as text, `name@formula`, `name@unit`).

    columns: what of the table is not traced; without it, only year and period.  Raises InputError for a
    cell that is neither declared nor traced nor missing."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    check_columns(frame, columns or Columns())
    written: dict[str, Any] = {}
    traced = set(traced_columns(frame))
    for name in frame.columns:
        values = list(frame[name])
        written[name] = pa.array([plain(v) for v in values], from_pandas=True)
        if name in traced:
            written[f"{name}@obs"] = pa.array([ranges_of(v) for v in values])
            texts = [formula(v) if isinstance(v, Traced) else "" for v in values]
            written[f"{name}@formula"] = pa.array(texts)
            units = pa.array([v.unit if isinstance(v, Traced) else None for v in values], pa.string())
            written[f"{name}@unit"] = units.dictionary_encode()
    pq.write_table(pa.table(written), path, compression="zstd")


def observations_behind(path: StrPath) -> Runs:
    """The observations behind any cell of a table that `write_table` wrote."""
    import pyarrow.parquet as pq

    names = [name for name in pq.read_schema(path).names if name.endswith("@obs")]
    columns = pq.read_table(path, columns=names).columns
    return united(read({text for column in columns for cell in column.to_pylist() for text in cell or ()}))


def cell_units(path: StrPath) -> dict[tuple[int, str], str]:
    """(row from 0, column) -> unit of each traced number of a table that `write_table` wrote."""
    import pyarrow.parquet as pq

    names = [name for name in pq.read_schema(path).names if name.endswith("@unit")]
    table = pq.read_table(path, columns=names)
    return {
        (row, name.removesuffix("@unit")): unit
        for name in names
        for row, unit in enumerate(table[name].to_pylist())
        if unit
    }


def read_table(path: StrPath) -> pd.DataFrame:
    """Read what `write_table` wrote: a DataFrame whose Traced columns are Traced again."""
    import pandas as pd
    import pyarrow.parquet as pq

    table = pq.read_table(path)
    frame: pd.DataFrame = table.select([c for c in table.column_names if "@" not in c]).to_pandas()
    lineages: dict[tuple[str, ...], Runs] = {}  # cells with the same lineage share it
    for name in table.column_names:
        if not name.endswith("@obs"):
            continue
        base = name[:-4]
        parts = (base, name, f"{base}@formula", f"{base}@unit")
        columns = (table[column].to_pylist() for column in parts)
        cells = [_stored(lineages, *cell) for cell in zip(*columns, strict=True)]
        frame[base] = pd.Series(cells, index=frame.index, dtype=object)
    return frame


def _stored(
    lineages: dict[tuple[str, ...], Runs], value: Any, ranges: list[str], text: str, unit: str
) -> Any:
    if value is None:
        return NAN
    return Traced(value, "stored", _shared(lineages, ranges), text, unit) if ranges else value


def _shared(lineages: dict[tuple[str, ...], Runs], ranges: list[str]) -> Runs:
    key = tuple(ranges)
    if key not in lineages:
        lineages[key] = read(key)
    return lineages[key]
