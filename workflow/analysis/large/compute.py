"""The indices of a year, from its flows: sums of whole numbers and ratios of them, in SQL.

Each index is a query of `sql/`, over the sums that `sql/sums.sql` makes; what two structures have in common
is computed beside it (`overlap`): a join of every exporter with every importer would be of 200 million rows.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.large.overlap import PARTS, overlaps

QUERIES = Path(__file__).parent / "sql"
MEMORY_MB = 3000


def connected(threads: int, memory_mb: int = MEMORY_MB, spill: str | Path | None = None):
    """A database in memory that spills to disk (beside the results) beyond `memory_mb`."""
    connection = duckdb.connect()
    connection.execute("SET threads = $threads", {"threads": threads})
    connection.execute("SET memory_limit = $most", {"most": f"{memory_mb}MB"})
    connection.execute("SET enable_progress_bar = false")
    if spill is not None:
        connection.execute("SET temp_directory = $folder", {"folder": str(spill)})
    return connection


def compute_year(flows: str | Path, products: str | Path, year: int, out: dict[str, str], connection) -> None:
    """Write each index of a year.

    flows: the year's Parquet file.  products: place and code of each.  out: index -> file; the columns are
    the year, the key of the index, what it is of, and the index (none where a denominator is zero).
    """
    connection.read_parquet(str(flows)).create_view("flows")
    connection.read_parquet(str(products)).create_view("products")
    connection.execute((QUERIES / "sums.sql").read_text(encoding="utf-8"))
    add_overlaps(connection)
    for name, file in out.items():
        table = indicator(connection, name)
        years = pa.array(np.full(len(table), year, dtype=np.int16))
        pq.write_table(table.add_column(0, "year", years), file, compression="zstd")


def indicator(connection, name: str) -> pa.Table:
    """One index of what the connection holds the sums and overlaps of."""
    return connection.sql((QUERIES / f"{name}.sql").read_text(encoding="utf-8")).to_arrow_table()


def add_overlaps(connection) -> None:
    """exports_exports and exports_imports (one, other, parts): what every two structures have in common."""
    width = connection.execute("SELECT max(product) + 1 FROM world").fetchone()[0]
    exporters, exports = _structures(connection, "sold", "exporter", width)
    importers, imports = _structures(connection, "bought", "importer", width)
    _register(connection, "exports_exports", exporters, exporters, overlaps(exports, exports))
    _register(connection, "exports_imports", exporters, importers, overlaps(exports, imports))


def _structures(connection, sums: str, economy: str, width: int) -> tuple[np.ndarray, np.ndarray]:
    """Economies, and the share of each product in whole parts of 10^18, rounded to the nearest; an economy
    without any trade has no structure."""
    rows = connection.execute(
        f"SELECT {economy} AS economy, product, usd,"
        f" (({2 * PARTS}::HUGEINT * usd + total) // (2 * total))::BIGINT AS parts"
        f" FROM (SELECT *, sum(usd) OVER (PARTITION BY {economy})::HUGEINT AS total FROM {sums})"
        " WHERE total > 0"
    ).fetchnumpy()
    economies, place = np.unique(rows["economy"], return_inverse=True)
    table = np.zeros((len(economies), width), dtype=np.int64)
    table[place, rows["product"]] = rows["parts"]
    return economies, table


def _register(connection, name: str, ones: np.ndarray, others: np.ndarray, parts: np.ndarray) -> None:
    table = pa.table(
        {
            "one": np.repeat(ones, len(others)),
            "other": np.tile(others, len(ones)),
            "parts": parts.ravel(),
        }
    )
    connection.register(name, table)
