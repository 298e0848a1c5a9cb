"""The years of an index, one below the other, in one file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq

from tracepaper.errors import InputError


def merge_years(files: Sequence[str | Path], out: str | Path) -> int:
    """files: of one index, a year each, in the order of the years.  A year is a row group of its own, so that
    no more than one is in memory.  Returns the number of rows.

    Raises InputError if a year comes twice or the years are not in order."""
    rows, last = 0, None
    with pq.ParquetWriter(out, pq.read_schema(files[0]), compression="zstd") as writer:
        for file in files:
            table = pq.read_table(file)
            years = table["year"].unique().to_pylist()
            if len(years) != 1 or (last is not None and years[0] <= last):
                raise InputError(f"holds the years {years} after {last}, expected one, and a later one", file)
            last = years[0]
            writer.write_table(table, row_group_size=len(table))
            rows += len(table)
    return rows
