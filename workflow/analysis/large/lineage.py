"""What lies behind an index of all of BACI: the rows of the archive, by query.

A sum over a year has millions of rows, so none are listed: each operand of a formula is a condition on the
flows, which says what rows it is the sum of, and is run when somebody asks.  `trace` recounts the operands of
one index; `rows` gives the rows of one operand, each with its line in the archive's file.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from analysis.large.convert import FIRST_LINE
from tracepaper.errors import InputError, reported
from tracepaper.files import read_json

_OF_PAIR = "exporter = $exporter AND importer = $importer"
_OF_ECONOMY = "CASE $flow WHEN 'exports' THEN exporter ELSE importer END = $economy"
# index -> key; operand as the formula in sql/ calls it -> the flows it is made of
KEYS = {
    "complementarity": ("exporter", "importer"),
    "concentration": ("economy", "flow", "parts"),
    "intensity": ("exporter", "importer"),
    "intra_industry": ("economy", "partner"),
    "margins": ("exporter", "importer"),
    "rca": ("exporter", "product"),
    "similarity": ("economy", "partner"),
}
OPERANDS = {
    "complementarity": {"x_i": "exporter = $exporter", "m_j": "importer = $importer"},
    "concentration": {"x_i": _OF_ECONOMY},
    "intensity": {
        "x_ij": _OF_PAIR,
        "x_i": "exporter = $exporter",
        "m_j": "importer = $importer",
        "m_w": "true",
        "m_i": "importer = $exporter",
    },
    "intra_industry": {
        "x": "exporter = $economy AND importer = $partner",
        "m": "exporter = $partner AND importer = $economy",
    },
    "margins": {"x_ij": _OF_PAIR, "m_j": "importer = $importer"},
    "rca": {
        "x_ik": "exporter = $exporter AND code = $product",
        "x_i": "exporter = $exporter",
        "x_wk": "code = $product",
        "x_w": "true",
    },
    "similarity": {"x_i": "exporter = $economy", "x_j": "exporter = $partner"},
}


@dataclass(frozen=True)
class Operand:
    """One sum of a formula.  condition: on the flows of the year.  rows, usd: how many, and their sum.
    first, last: lines of the file they stand between."""

    name: str
    condition: str
    file: str
    rows: int
    usd: int
    first: int | None
    last: int | None


def trace(folder: str | Path, index: str, year: int, key: Mapping[str, Any]) -> tuple[Any, list[Operand]]:
    """The index as it was written (its row, as a dict), and its operands counted anew.

    folder: `large.folder` of the configuration.  key: the columns of `KEYS`; an economy by BACI's number or
    by its three letters.  Raises InputError if there is no such index, year or row."""
    key = _key(folder, index, key)
    equal = " AND ".join(f"{name} = ${name}" for name in key)
    with duckdb.connect() as connection:
        connection.read_parquet(str(Path(folder, f"{index}.parquet"))).create_view("indices")
        asked = f"FROM indices WHERE year = $year AND {equal}"
        row = connection.sql(asked, params={**key, "year": year}).to_arrow_table().to_pylist()
        if not row:
            raise InputError(
                f"{index} has no row of {year} with {_said(key)}", Path(folder, f"{index}.parquet")
            )
        _open(connection, folder, year)
        file = _origin(folder, year)
        operands = []
        for name, condition in OPERANDS[index].items():
            sums = "count(*), coalesce(sum(usd), 0)::BIGINT, min(line), max(line)"
            asked = f"SELECT {sums} FROM lines WHERE {condition}"
            [counted] = connection.execute(asked, _used(condition, key)).fetchall()
            operands.append(Operand(name, _filled(condition, key), file, *counted))
    return row[0], operands


def rows(folder: str | Path, index: str, operand: str, year: int, key: Mapping[str, Any]) -> pa.Table:
    """The rows of an operand: line (of the archive's file), exporter, importer, code (of the product), usd,
    kg."""
    key = _key(folder, index, key)
    if operand not in OPERANDS[index]:
        raise InputError(f"{index} has no operand {operand}; it has {', '.join(OPERANDS[index])}")
    condition = OPERANDS[index][operand]
    with duckdb.connect() as connection:
        _open(connection, folder, year)
        columns = "line, exporter, importer, code, usd, kg"
        asked = f"SELECT {columns} FROM lines WHERE {condition} ORDER BY line"
        return connection.sql(asked, params=_used(condition, key)).to_arrow_table()


def _open(connection, folder: str | Path, year: int) -> None:
    """lines: the flows of a year, with the line of each and the product's code."""
    flows = Path(folder, "flows", f"{year}.parquet")
    if not flows.is_file():
        raise InputError("this file is missing; ./run build large makes it", flows)
    connection.read_parquet(str(flows), file_row_number=True).create_view("flows")
    connection.read_parquet(str(Path(folder, "products.parquet"))).create_view("products")
    connection.execute(
        f"CREATE VIEW lines AS SELECT flows.*, code, file_row_number + {FIRST_LINE} AS line"
        " FROM flows JOIN products USING (product)"
    )


def _origin(folder: str | Path, year: int) -> str:
    origin = read_json(Path(folder, "archive.json"), mend="run ./run build large again")
    return f"{origin['archive']}!{origin['members'][str(year)]}"


def _key(folder: str | Path, index: str, key: Mapping[str, Any]) -> dict[str, Any]:
    """The key as the tables have it: numbers of economies, codes of products."""
    if index not in KEYS:
        raise InputError(f"{index!r} is no index; there are {', '.join(KEYS)}")
    if set(key) != set(KEYS[index]):
        raise InputError(
            f"{index} is asked for by {', '.join(KEYS[index])}; found {', '.join(key) or 'nothing'}"
        )
    economies = {"exporter", "importer", "economy", "partner"}
    return {
        name: _number(folder, str(key[name])) if name in economies else str(key[name]) for name in KEYS[index]
    }


def _number(folder: str | Path, economy: str) -> int:
    if economy.isdecimal():
        return int(economy)
    with duckdb.connect() as connection:
        connection.read_parquet(str(Path(folder, "economies.parquet"))).create_view("economies")
        found = connection.execute(
            "SELECT min(code) FROM economies WHERE iso3 = $1", [economy.upper()]
        ).fetchone()
    if found is None or found[0] is None:
        raise InputError(f"{economy} is no economy of economies.parquet", Path(folder, "economies.parquet"))
    return found[0]


def _used(condition: str, key: Mapping[str, Any]) -> dict[str, Any]:
    """Of the key, what a condition asks for: DuckDB refuses more."""
    return {name: value for name, value in key.items() if f"${name}" in condition}


def _filled(condition: str, key: Mapping[str, Any]) -> str:
    for name, value in key.items():
        condition = condition.replace(f"${name}", repr(value))
    return condition


def _said(key: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in key.items())


def main() -> None:
    """Print the operands of an index, or the rows of one of them."""
    parser = argparse.ArgumentParser(prog="python -m analysis.large.lineage", description=main.__doc__)
    parser.add_argument("folder", help="large.folder of the configuration")
    parser.add_argument("index", help=", ".join(KEYS))
    parser.add_argument("key", nargs="+", help="year=2020 exporter=CHN product=010121")
    parser.add_argument("--rows", metavar="OPERAND", help="the rows of one operand, for example x_ik")
    words = parser.parse_args()
    with reported():
        key = dict(word.partition("=")[::2] for word in words.key)
        year = key.pop("year", "")
        if not year.isdecimal():
            raise InputError("of which year? for example year=2020")
        if words.rows:
            for row in rows(words.folder, words.index, words.rows, int(year), key).to_pylist():
                print(*row.values(), sep=",")
            return
        row, operands = trace(words.folder, words.index, int(year), key)
        print(*(f"{name} {value}" for name, value in row.items()), sep=", ")
        for each in operands:
            print(
                f"{each.name}: {each.usd} US$, {each.rows} rows of {each.file}, "
                f"lines {each.first} to {each.last}"
            )
            print(f"    WHERE {each.condition}")


if __name__ == "__main__":
    main()
