"""Tables of traced numbers: written with the lineage of each cell, and read back with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracepaper.evidence.columns import Columns, check_columns
from tracepaper.evidence.lineage import NAN, Traced, formula, plain, runs_behind
from tracepaper.evidence.ranges import Runs, read, united, written
from tracepaper.evidence.units import without_basis
from tracepaper.files import StrPath

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

# of one column of a file's dictionary: the rows behind an estimate take a hundred kilobytes to name
_DICTIONARY = 1 << 28


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
    the unit of its cells (`name@obs`: runs as text with blanks between, `name@formula`, `name@unit`).

    columns: what of the table is not traced; without it, only year and period.  Raises InputError for a
    cell that is neither declared nor traced nor missing."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    check_columns(frame, columns or Columns())
    arrays: dict[str, Any] = {}
    traced = set(traced_columns(frame))
    known: dict[int, tuple[Runs, str]] = {}
    for name in frame.columns:
        values = list(frame[name])
        arrays[name] = pa.array([plain(v) for v in values], from_pandas=True)
        if name in traced:
            arrays[f"{name}@obs"] = pa.array([_lineage(known, v) for v in values]).dictionary_encode()
            texts = [formula(v) if isinstance(v, Traced) else "" for v in values]
            arrays[f"{name}@formula"] = pa.array(texts)
            units = pa.array([v.unit if isinstance(v, Traced) else None for v in values], pa.string())
            arrays[f"{name}@unit"] = units.dictionary_encode()
    pq.write_table(pa.table(arrays), path, compression="zstd", dictionary_pagesize_limit=_DICTIONARY)


def _lineage(known: dict[int, tuple[Runs, str]], value: Any) -> str:
    """The runs behind a value as text; those that many numbers share are written out once."""
    runs = runs_behind(value)
    if id(runs) not in known:
        known[id(runs)] = runs, " ".join(written(runs))
    return known[id(runs)][1]


def lineages_in(path: StrPath) -> list[list[str]]:
    """Runs, as text, behind the cells of a table that `write_table` wrote: each that there is, once."""
    import pyarrow.parquet as pq

    names = [name for name in pq.read_schema(path).names if name.endswith("@obs")]
    columns = pq.read_table(path, columns=names).columns
    texts = dict.fromkeys(text for column in columns for text in _encoded(column)[0])
    return [_runs_in(text) for text in texts if text]


def lineages_of(table: pa.Table, name: str) -> list[list[str]]:
    """Runs, as text, behind each cell of a column, none for a plain number; equal cells share a list.

    table: read from what `write_table` wrote."""
    texts, places = _encoded(table[f"{name}@obs"])
    lists = list(map(_runs_in, texts))
    return [lists[place] for place in places]


def lineage_of(table: pa.Table, row: int, name: str) -> list[str]:
    """Runs, as text, behind one cell; row: from 0."""
    return _runs_in(table[f"{name}@obs"][row].as_py())


def _encoded(column: pa.ChunkedArray) -> tuple[list[str], list[int]]:
    """Each text of a column once, and the place among them of each cell's."""
    whole = column.combine_chunks()
    return whole.dictionary.to_pylist(), whole.indices.to_pylist()


def _runs_in(text: str) -> list[str]:
    return text.split(" ") if text else []


def observations_behind(path: StrPath) -> Runs:
    """The observations behind any cell of a table that `write_table` wrote."""
    return united(read({text for runs in lineages_in(path) for text in runs}))


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
    known: dict[str, Runs] = {}  # cells with the same lineage share it, in whatever column
    for name in table.column_names:
        if not name.endswith("@obs"):
            continue
        base = name[:-4]
        texts, places = _encoded(table[name])
        known |= {text: read(_runs_in(text)) for text in texts if text not in known}
        behind = [known[texts[place]] for place in places]
        columns = (table[column].to_pylist() for column in (base, f"{base}@formula", f"{base}@unit"))
        cells = [_stored(*cell) for cell in zip(behind, *columns, strict=True)]
        frame[base] = pd.Series(cells, index=frame.index, dtype=object)
    return frame


def _stored(runs: Runs, value: Any, text: str, unit: str) -> Any:
    if value is None:
        return NAN
    return Traced(value, "stored", runs, text, unit) if runs else value
