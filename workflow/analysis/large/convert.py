"""A year of the archive as a Parquet file: whole US$ and kilograms, the rows in their order.

BACI's values are thousand US$ and tonnes with three decimals, so that a thousandth is a dollar or a kilogram;
further decimals are rounded to it.  Row n of the Parquet file is line n + 2 of the CSV (0-based; the header
is line 1), which is all that lineage needs.  Every row is checked on the way, and the first that is wrong
stops the conversion with its line.  A quantity that is "NA" or blank is missing, not zero.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow import csv

from analysis.large.archive import AGAIN, COLUMNS, Archive, unpacking
from tracepaper.errors import InputError

BLOCK = 1 << 23  # bytes of CSV at a time, and so the size of a row group; part of what makes the bytes
FIRST_LINE = 2
SCHEMA = pa.schema(
    [
        ("year", pa.int16()),
        ("exporter", pa.int32()),
        ("importer", pa.int32()),
        ("product", pa.int16()),
        ("usd", pa.int64()),
        ("kg", pa.int64()),
    ]
)
# codes come again and again, amounts do not: half the time and a tenth less space than pyarrow's own choice
_PACKED: dict[str, Any] = {
    "compression": "zstd",
    "use_dictionary": ["year", "exporter", "importer", "product"],
    "column_encoding": {"usd": "BYTE_STREAM_SPLIT", "kg": "BYTE_STREAM_SPLIT"},
}
_TYPES = {
    "t": pa.int16(),
    "i": pa.int32(),
    "j": pa.int32(),
    "k": pa.dictionary(pa.int32(), pa.string()),
    "v": pa.float64(),
    "q": pa.float64(),
}
# blanks before a number are passed over, before a missing one they are not
_MISSING = [" " * width + word for width in range(24) for word in ("", "NA")]
_NUMBER = r" *\d+(?:\.\d*)?(?:[eE][+-]?\d{1,2})? *"
_ROW = re.compile(rf" *\d{{1,4}} *, *\d{{1,9}} *, *\d{{1,9}} *,[^,]*,{_NUMBER},(?:{_NUMBER}| *(?:NA)? *)")
_LARGEST = 2.0**53 / 1000  # thousand US$: below, a thousandth is exact


def convert_year(archive_path: str | Path, year: int, products: list[str], out: str | Path) -> int:
    """Write the year's Parquet file; returns the number of rows.

    products: the codes in the order of their places.  Raises InputError with member and line.
    """
    archive = Archive.at(archive_path)
    economies = np.array(sorted(int(row["country_code"]) for row in archive.economies()))
    reading = _Reading(archive, year, economies, pa.array(products))
    with pq.ParquetWriter(out, SCHEMA, **_PACKED) as writer:
        reading.each(writer.write_table)
    if not reading.ascending:
        _require_once(archive, year, out)
    return reading.rows


class _Reading:
    """Goes through a year's CSV block by block, checking.  rows: so far.  ascending: whether each row came
    after the one before it in the order of exporter, importer, product, as in BACI; then none comes twice."""

    def __init__(self, archive: Archive, year: int, economies: np.ndarray, products: pa.Array):
        self._archive, self._year, self._economies, self._products = archive, year, economies, products
        self._place = archive.place(archive.member(year))
        self._last = -1
        self.rows, self.ascending = 0, True

    def each(self, take: Callable[[pa.Table], None]) -> None:
        """Hand on the blocks of the year, converted."""
        try:
            with (
                unpacking(self._archive.path) as packed,
                packed.open(self._archive.member(self._year)) as raw,
            ):
                self._require_header(raw.readline())
                with csv.open_csv(raw, *_options()) as blocks:
                    for block in blocks:
                        take(self._converted(block))
        except pa.ArrowInvalid as problem:
            raise self._wrong_line(str(problem)) from None
        except zlib.error as problem:
            raise InputError(f"damaged ({problem}); {AGAIN}", self._place) from None

    def _require_header(self, line: bytes) -> None:
        found = line.decode("utf-8-sig", "replace").strip()
        if [name.strip() for name in found.split(",")] != list(COLUMNS):
            raise InputError(f"the header {found!r}, expected {','.join(COLUMNS)}; {AGAIN}", self._place, 1)

    def _converted(self, block: pa.RecordBatch) -> pa.Table:
        years, exporter, importer = (_whole(block[name]) for name in "tij")
        product = self._products_of(block["k"])
        value = block["v"].to_numpy(zero_copy_only=False)
        self._refuse(years != self._year, "t", f"the year of the file, {self._year}")
        for name, codes in (("i", exporter), ("j", importer)):
            self._refuse(~np.isin(codes, self._economies), name, f"a code of {self._archive.countries}")
        self._refuse(exporter == importer, "j", "another economy than the exporter")
        self._refuse(product < 0, "k", f"a code of {self._archive.products}", self._zero_lost)
        self._refuse(~((value >= 0) & (value < _LARGEST)), "v", "thousand US$, not below 0")
        quantity = block["q"]
        known = quantity.to_numpy(zero_copy_only=False)
        self._refuse((known < 0) | (known >= _LARGEST), "q", "tonnes, not below 0, or NA")
        self._follow((exporter << 34) | (importer << 16) | product)
        columns = [block["t"], exporter, importer, product, np.rint(value * 1000), _thousandths(quantity)]
        arrays = [
            pc.cast(column if isinstance(column, pa.Array) else pa.array(column), field.type)
            for column, field in zip(columns, SCHEMA, strict=True)
        ]
        self.rows += len(product)
        return pa.table(arrays, schema=SCHEMA)

    def _products_of(self, codes: pa.DictionaryArray) -> np.ndarray:
        """The place of each row's product; -1 where there is none."""
        places = pc.fill_null(pc.index_in(codes.dictionary, self._products), -1).to_numpy()
        rows = pc.fill_null(codes.indices, -1).to_numpy()
        return np.append(places, -1)[rows].astype(np.int64)

    def _follow(self, keys: np.ndarray) -> None:
        if len(keys):
            self.ascending &= bool(keys[0] > self._last and (np.diff(keys) > 0).all())
            self._last = int(keys[-1])

    def _refuse(
        self, wrong: np.ndarray, column: str, expected: str, hint: Callable[[str], str] | None = None
    ):
        """InputError for the first row that is wrong, if there is one."""
        if not wrong.any():
            return
        line = self.rows + int(wrong.argmax()) + FIRST_LINE
        text = next(text for number, text in self._archive.lines(self._year) if number == line)
        found = text.split(",")[COLUMNS.index(column)].strip()
        further = hint(found) if hint else ""
        raise InputError(
            f"{column} is {found or 'blank'} in {text!r}, expected {expected}{further}; {AGAIN}",
            self._place,
            line,
        )

    def _zero_lost(self, code: str) -> str:
        whole = code.zfill(6)
        known = pc.index_in(pa.scalar(whole), self._products).is_valid
        return f" ({whole}, whose leading zero has been lost)" if known and whole != code else ""

    def _wrong_line(self, problem: str) -> InputError:
        """What could not be read at all, found again line by line."""
        number = 0
        for number, text in self._archive.lines(self._year):
            if number > 1 and not _ROW.fullmatch(text):
                return InputError(
                    f"{text!r}, expected {','.join(COLUMNS)} as numbers and a code of six characters; "
                    f"{AGAIN}",
                    self._place,
                    number,
                )
        found = f"cannot be read ({problem})" if number > 1 else f"no flow of {self._year}"
        return InputError(f"{found}; {AGAIN}", self._place)


def _options() -> tuple[Any, ...]:
    """An empty line is a line: it would shift the numbers of all that follow."""
    return (
        csv.ReadOptions(block_size=BLOCK, column_names=list(COLUMNS)),
        csv.ParseOptions(ignore_empty_lines=False),
        csv.ConvertOptions(column_types=_TYPES, null_values=_MISSING, strings_can_be_null=False),
    )


def _whole(column: pa.Array) -> np.ndarray:
    """Whole numbers, -1 where there is none."""
    return pc.fill_null(column, -1).to_numpy().astype(np.int64)


def _thousandths(column: pa.Array) -> pa.Array:
    return pc.round(pc.multiply(column, 1000.0))


def _require_once(archive: Archive, year: int, parquet: str | Path) -> None:
    """Of a file that is not in the order of its codes: no flow comes twice."""
    import duckdb

    with duckdb.connect() as connection:
        found = connection.execute(
            "SELECT max(file_row_number), min(file_row_number)"
            " FROM read_parquet($file, file_row_number = true) GROUP BY exporter, importer, product"
            " HAVING count(*) > 1 ORDER BY 1 LIMIT 1",
            {"file": str(parquet)},
        ).fetchone()
    if found:
        again, first = (row + FIRST_LINE for row in found)
        raise InputError(
            f"the flow of line {first} comes again, expected every exporter, importer and product once; "
            f"{AGAIN}",
            archive.place(archive.member(year)),
            again,
        )
