"""What stands behind an observation number: the row, its publisher, and the raw line itself.

The line is quoted from the file as it lies in data/raw, not rebuilt from the observation: whoever
doubts a step in between can compare the two without opening anything.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracepaper.files import StrPath
from tracepaper.sources.observations import dimensions_of
from tracepaper.sources.raw import Sidecars

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa


LONGEST_LINE = 2000  # characters of a raw line that are quoted


class EvidenceRows:
    """Observations and statements by number.

    files: the Parquet files of observations and statements.  raw: the folder data/raw.
    sidecars: (source, edition) -> sidecar.
    """

    def __init__(self, files: Iterable[StrPath], raw: StrPath, sidecars: Sidecars) -> None:
        self._files, self._raw, self._sidecars = list(files), Path(raw), sidecars
        self._tables: list[Any] | None = None
        self._codes: list[Any] | None = None

    def _open(self) -> list[Any]:
        """(first number, last number, Arrow table) per file; numbers run on without gaps."""
        import pyarrow.parquet as pq

        if self._tables is None:
            self._tables = []
            for path in self._files:
                table = pq.read_table(path)
                if table.num_rows:
                    table = table.unify_dictionaries().combine_chunks()
                    first = table["obs"][0].as_py()
                    self._tables.append((first, first + table.num_rows - 1, table))
        return self._tables

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The paper's own part of the key of observations."""
        return next(
            (found for _, _, table in self._open() if (found := dimensions_of(table.column_names))), ()
        )

    def sidecar(self, source: str, edition: str) -> dict[str, Any]:
        """The sidecar of an edition."""
        return self._sidecars[source, edition]

    def rows(self, numbers: Iterable[int]) -> dict[int, dict[str, Any]]:
        """number -> source, edition, series or table, ..., value or text, unit, trust, file, line;
        what is blank is left out.  Raises KeyError for a number that no file has."""
        import pyarrow as pa

        wanted, found = sorted(set(numbers)), {}
        for first, last, table in self._open():
            here = [n for n in wanted if first <= n <= last]
            for row in table.take(pa.array([n - first for n in here], pa.int64())).to_pylist():
                found[row.pop("obs")] = self._complete(row)
        if len(found) != len(wanted):
            raise KeyError(next(n for n in wanted if n not in found))
        return found

    def _complete(self, row: dict[str, Any]) -> dict[str, Any]:
        """A statement's grade is its file's, or its edition's."""
        row = {key: value for key, value in row.items() if value not in ("", None)}
        card = self._sidecars.get((row["source"], row["edition"]))
        if "trust" not in row and card:
            name = row["file"].rsplit("/", 1)[-1]
            row["trust"] = next(
                (f["trust"] for f in card["files"] if f["name"] == name and "trust" in f), card["trust"]
            )
        return row

    def groups(self, numbers: Iterable[int]) -> list[tuple[str, str, str, int]]:
        """(source, edition, series or table, count) of the numbers, which are sorted."""
        import numpy as np

        numbers, found = np.asarray(numbers, dtype="int64"), []
        for (first, last, _), (codes, names) in zip(self._open(), self._groups(), strict=True):
            rows = codes[numbers[(numbers >= first) & (numbers <= last)] - first]
            if len(rows) < 200:  # the many short lineages are counted faster without numpy
                found += [(*names(code), n) for code, n in Counter(rows.tolist()).items()]
            else:
                kinds, counts = np.unique(rows, return_counts=True)
                found += [(*names(int(code)), int(n)) for code, n in zip(kinds, counts, strict=True)]
        return sorted(found)

    def _groups(self) -> list[Any]:
        """Per file: the number of each row's group, and a function from that number to its names."""
        if self._codes is None:
            self._codes = [_group_codes(table) for _, _, table in self._open()]
        return self._codes

    def raw_lines(self, rows: Iterable[dict[str, Any]]) -> dict[tuple[str, int], str]:
        """(file, line) -> the text of that line; also each file's first line, which names the columns."""
        places: dict[str, set[int]] = {}
        for row in rows:
            places.setdefault(row["file"], {1}).add(row["line"])
        found = {}
        for file, lines in sorted(places.items()):
            content = _content(self._raw / file).split(b"\n", max(lines))
            for line in sorted(lines):
                if line <= len(content):
                    text = content[line - 1].decode("utf-8-sig", "replace").rstrip("\r")
                    found[file, line] = text if len(text) <= LONGEST_LINE else text[:LONGEST_LINE] + " …"
        return found


def _group_codes(table: pa.Table) -> tuple[np.ndarray, Callable[[int], tuple[str, ...]]]:
    import numpy as np

    series = "series" if "series" in table.column_names else "table"
    columns = [table[name].chunk(0) for name in ("source", "edition", series)]
    names = [column.dictionary.to_pylist() for column in columns]
    codes = np.zeros(table.num_rows, dtype="int64")
    for column in columns:
        codes = codes * len(column.dictionary) + column.indices.to_numpy(zero_copy_only=False).astype("int64")

    def named(code: int) -> tuple[str, ...]:
        parts = []
        for known in reversed(names):
            code, place = divmod(code, len(known))
            parts.append(known[place])
        return tuple(reversed(parts))

    return codes, named


def _content(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content
