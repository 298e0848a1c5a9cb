"""One table for every published figure, one for every published text.

A source module says which column is what; everything all sources share happens here: blank cells give
no row, codes and units must be known, an observation may stand there only once, and every row names the file
and line it was read from.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tracepaper.errors import InputError
from tracepaper.files import StrPath
from tracepaper.sources.observation_checks import (
    Places,
    check_known,
    check_periods,
    check_signs,
    check_unique,
)
from tracepaper.sources.raw import RawEdition
from tracepaper.vocabulary import Vocabulary, require_whole

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    import pyarrow as pa
    import pyarrow.parquet as pq


FIRST_TEXTS = ("source", "edition", "series")  # the paper's own dimensions stand after them
LAST_TEXTS = ("unit", "status", "trust", "file")
STATEMENT_KEY = ("source", "edition", "table", "item", "field")
STATEMENT_TEXTS = ("source", "edition", "table", "item", "field", "text", "file")
TRUST = ("A", "B", "C")
_ROW_GROUP = 1 << 17


def dimensions_of(columns: Iterable[str]) -> tuple[str, ...]:
    """The paper's own part of the key, out of the columns of a table of observations."""
    names = list(columns)
    return tuple(names[names.index("series") + 1 : names.index("period")]) if "series" in names else ()


def observation_key(dimensions: Iterable[str]) -> tuple[str, ...]:
    """The columns that tell every observation from the others."""
    return (*FIRST_TEXTS, *dimensions, "period", "status")


def observation_schema(dimensions: Iterable[str]) -> pa.Schema:
    """Arrow schema of observations.parquet."""
    import pyarrow as pa

    text = pa.dictionary(pa.int32(), pa.string())
    head = [("obs", pa.int32()), *((name, text) for name in (*FIRST_TEXTS, *dimensions, "period"))]
    tail = [("value", pa.float64()), *((name, text) for name in LAST_TEXTS), ("line", pa.int32())]
    return pa.schema([*head, *tail])


def statement_schema() -> pa.Schema:
    """Arrow schema of statements.parquet."""
    import pyarrow as pa

    text = pa.dictionary(pa.int32(), pa.string())
    return pa.schema([("obs", pa.int32()), *((name, text) for name in STATEMENT_TEXTS), ("line", pa.int32())])


def clean(module: object, edition: RawEdition, vocabulary: Vocabulary) -> tuple[pa.Table, pa.Table]:
    """The observations and the statements of one edition, checked.

    module: has `observations(edition)` and/or `statements(edition)`, each returning a DataFrame.
      observations: series, period, value (float, NaN = not published), unit, file, line and, if there are
      any, the paper's dimensions, status, trust.  statements: table, item, field, text, file, line.
    vocabulary: what the paper declares of itself.
    Returns two Arrow tables (obs is 0 until `combine`).  Raises InputError with file and line.
    """
    require_whole(vocabulary)
    numbers = texts = None
    if hasattr(module, "observations"):
        numbers = module.observations(edition)
    if hasattr(module, "statements"):
        texts = module.statements(edition)
    return _observation_table(numbers, edition, vocabulary), _statement_table(texts, edition)


def _observation_table(frame: pd.DataFrame | None, edition: RawEdition, vocabulary: Vocabulary) -> pa.Table:
    schema = observation_schema(vocabulary.DIMENSIONS)
    if frame is None:
        return schema.empty_table()
    frame = frame[frame["value"].notna()].sort_values("series", kind="stable")
    columns = {
        name: _encode(frame.get(name, ""), len(frame))
        for name in ("series", *vocabulary.DIMENSIONS, "period", "unit", "status", "file")
    }
    columns["source"] = _encode(edition.source, len(frame))
    columns["edition"] = _encode(edition.edition, len(frame))
    columns["trust"] = _trust(frame, columns["file"], edition)
    lines = frame["line"].to_numpy(dtype="int32")
    places = Places(columns["file"], lines)
    for name, codes in vocabulary.DIMENSIONS.items():
        if codes is not None:
            check_known(columns[name], codes, name, edition, places)
    check_known(columns["unit"], vocabulary.UNITS, "unit", edition, places)
    check_known(columns["status"], vocabulary.STATUSES, "status", edition, places)
    check_known(columns["trust"], TRUST, "trust", edition, places)
    check_periods(columns["period"], edition, places)
    values = frame["value"].to_numpy(dtype="float64")
    check_signs(values, columns["series"], vocabulary.MAY_BE_NEGATIVE, edition, places)
    key = observation_key(vocabulary.DIMENSIONS)
    check_unique([columns[name] for name in key], key, edition, places)
    return _assemble(schema, columns, values, lines)


def _statement_table(frame: pd.DataFrame | None, edition: RawEdition) -> pa.Table:
    schema = statement_schema()
    if frame is None:
        return schema.empty_table()
    frame = frame[frame["text"].notna() & (frame["text"] != "")].sort_values("table", kind="stable")
    columns = {
        name: _encode(frame[name], len(frame))
        for name in STATEMENT_TEXTS
        if name not in ("source", "edition")
    }
    columns["source"] = _encode(edition.source, len(frame))
    columns["edition"] = _encode(edition.edition, len(frame))
    lines = frame["line"].to_numpy(dtype="int32")
    check_unique(
        [columns[name] for name in STATEMENT_KEY], STATEMENT_KEY, edition, Places(columns["file"], lines)
    )
    return _assemble(schema, columns, None, lines)


def _assemble(
    schema: pa.Schema, columns: Mapping[str, pa.Array], values: np.ndarray | None, lines: np.ndarray
) -> pa.Table:
    import numpy as np
    import pyarrow as pa

    numeric = {"obs": np.zeros(len(lines), dtype="int32"), "value": values, "line": lines}
    return pa.table(
        [columns[name] if name in columns else pa.array(numeric[name]) for name in schema.names],
        schema=schema,
    )


def _encode(values: pd.Series[Any] | str, length: int) -> pa.DictionaryArray:
    """A text column, dictionary-encoded; a single text stands for the whole column."""
    import numpy as np
    import pyarrow as pa

    if isinstance(values, str):
        return pa.DictionaryArray.from_arrays(pa.array(np.zeros(length, dtype="int32")), pa.array([values]))
    if values.dtype.kind in "iu":
        numbers = pa.array(values.to_numpy()).dictionary_encode()
        return pa.DictionaryArray.from_arrays(numbers.indices, numbers.dictionary.cast(pa.string()))
    array = pa.array(values, type=pa.string(), from_pandas=True)
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    return array.fill_null("").dictionary_encode()


def _trust(frame: pd.DataFrame, files: pa.DictionaryArray, edition: RawEdition) -> pa.DictionaryArray:
    """Grade of each row: the module's where it gives one, else the file's."""
    import pyarrow as pa
    import pyarrow.compute as pc

    names = [edition.trust[name.rsplit("/", 1)[-1]] for name in files.dictionary.to_pylist()]
    per_file = pa.array(names, pa.string()).take(files.indices)
    if "trust" in frame:
        given = _encode(frame["trust"], len(frame)).cast(pa.string())
        per_file = pc.if_else(pc.equal(given, ""), per_file, given)
    return per_file.dictionary_encode()


def write_part(table: pa.Table, path: StrPath) -> None:
    """Write the table of one source."""
    import pyarrow.parquet as pq

    pq.write_table(table, path, compression="zstd", row_group_size=_ROW_GROUP)


def combine(
    observation_parts: Iterable[StrPath],
    statement_parts: Iterable[StrPath],
    observations: StrPath,
    statements: StrPath,
) -> None:
    """Put the parts (one Parquet file per source) together, in the order of their file names.

    obs numbers every row from 0: first the observations, then the statements.  One source fills its own
    row groups and its series are sorted, so that a reader of one series opens few of them.
    """
    import pyarrow.parquet as pq

    parts = sorted(map(str, observation_parts))
    dimensions = dimensions_of(pq.read_schema(parts[0]).names) if parts else ()
    count = _concatenate(parts, observations, observation_schema(dimensions), 0)
    _concatenate(statement_parts, statements, statement_schema(), count)


def _concatenate(parts: Iterable[StrPath], path: StrPath, schema: pa.Schema, start: int) -> int:
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    texts = [field.name for field in schema if pa.types.is_dictionary(field.type)]
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for part in sorted(map(str, parts)):
            table = pq.read_table(part, read_dictionary=texts)
            if table.column_names != schema.names:
                raise InputError(
                    f"found the columns {', '.join(table.column_names)}, expected "
                    f"{', '.join(schema.names)}; remove the file and build again",
                    part,
                )
            if not table.num_rows:
                continue
            numbers = np.arange(start, start + table.num_rows, dtype="int32")
            table = table.set_column(0, "obs", pa.array(numbers)).cast(schema)
            writer.write_table(table.unify_dictionaries(), row_group_size=_ROW_GROUP)
            start += table.num_rows
    return start


def read(path: StrPath, **filters: str | Iterable[str]) -> pd.DataFrame:
    """Rows of observations.parquet or statements.parquet as a DataFrame with plain text columns.

    filters: column = a value or a list of values.
    """
    return as_frame(find_rows(path, **filters))


def as_frame(table: pa.Table) -> pd.DataFrame:
    """The rows as a DataFrame whose text columns are text, not categories."""
    frame: pd.DataFrame = table.to_pandas()
    for column in frame.columns[frame.dtypes == "category"]:
        frame[column] = frame[column].astype(str)
    return frame


def find_rows(
    path: StrPath, columns: Iterable[str] | None = None, **filters: str | Iterable[str]
) -> pa.Table:
    """The rows whose columns have the given values (a value or a list of values), as an Arrow table.

    Only the row groups that can hold them are opened: pyarrow's own filters decode the whole file,
    because they do not use the statistics of dictionary columns.
    """
    wanted = {c: {v} if isinstance(v, str) else set(v) for c, v in filters.items()}

    def possible(group: pq.RowGroupMetaData) -> bool:
        return all(
            any(low <= value <= high for value in wanted[column])
            for column, (low, high) in _extremes(group, wanted).items()
        )

    needed = None if columns is None else [*columns, *(c for c in wanted if c not in columns)]
    table = _read_groups(path, possible, needed)
    for column, values in wanted.items():
        table = table.filter(_has_value(table[column], values))
    return table if columns is None else table.select(columns)


def numbered_rows(path: StrPath, numbers: Iterable[int], columns: Iterable[str] | None = None) -> pa.Table:
    """The rows with the given observation numbers, as an Arrow table in the order of the file."""
    import numpy as np
    import pyarrow as pa

    wanted = np.unique(np.fromiter(numbers, dtype="int64"))

    def possible(group: pq.RowGroupMetaData) -> bool:
        low, high = _extremes(group, ["obs"])["obs"]
        at = np.searchsorted(wanted, low)
        return bool(at < len(wanted) and wanted[at] <= high)

    needed = None if columns is None else ["obs", *(c for c in columns if c != "obs")]
    table = _read_groups(path, possible, needed)
    table = table.filter(pa.array(np.isin(table["obs"].to_numpy(), wanted)))
    return table if columns is None else table.select(columns)


def _extremes(group: pq.RowGroupMetaData, columns: Collection[str]) -> dict[str, tuple[Any, ...]]:
    """Least and greatest value of some columns in a row group, where the file states them."""
    found = {}
    for index in range(group.num_columns):
        column = group.column(index)
        if column.path_in_schema in columns and column.is_stats_set and column.statistics.has_min_max:
            found[column.path_in_schema] = (column.statistics.min, column.statistics.max)
    return found


def _read_groups(
    path: StrPath, possible: Callable[[pq.RowGroupMetaData], bool], columns: list[str] | None
) -> pa.Table:
    """The row groups that `possible` lets pass, as one table whose text columns share a dictionary."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        groups = [i for i in range(file.num_row_groups) if possible(file.metadata.row_group(i))]
        return file.read_row_groups(groups, columns=columns).unify_dictionaries()


def _has_value(column: pa.ChunkedArray, values: set[str]) -> pa.Array:
    """For each cell of a dictionary column whether it is one of the values."""
    import numpy as np
    import pyarrow as pa

    parts = [
        np.isin(
            chunk.indices.to_numpy(zero_copy_only=False),
            [code for code, text in enumerate(chunk.dictionary.to_pylist()) if text in values],
        )
        for chunk in column.chunks
    ]
    return pa.array(np.concatenate(parts) if parts else np.empty(0, dtype=bool))
