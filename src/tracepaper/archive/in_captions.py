"""The numbers that captions and notes of exhibits quote, as rows of the sheet of in-text numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracepaper import paths
from tracepaper.archive.whereabouts import Reader
from tracepaper.audit.reading.paper_text import Unit
from tracepaper.evidence.ranges import written
from tracepaper.evidence.tables import lineage_of, observations_behind
from tracepaper.evidence.units import without_basis
from tracepaper.exhibits.captions import read_caption
from tracepaper.files import read_json
from tracepaper.marks import FACT
from tracepaper.origins.mark_words import COUNTS
from tracepaper.origins.source_code import SourceCode

if TYPE_CHECKING:
    import pyarrow as pa

_PARTS = {"caption": "title", "note": "note"}  # kind of a block -> part of a caption


class Quoted:
    """What the captions of a finished build quote.  root: its folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._behind = cache(self._behind_whole)
        self._table = cache(self._read_table)

    def rows(self, language: str, units: Sequence[Unit], reader: Reader) -> Iterator[dict[str, Any]]:
        """A row for each number, in the order in which the text has the exhibits; a year is none.

        units: the blocks of the edition.  observations: the ranges behind it.
        """
        begun: dict[str, int] = {}
        printed: dict[tuple[str, str], Unit] = {}
        for unit in units:
            if unit.owner and unit.kind in _PARTS:
                printed.setdefault((unit.owner, unit.kind), unit)  # after the note come the sources
        for (exhibit, kind), unit in printed.items():
            page = reader.begins([unit.text], begun.get(exhibit, 1))
            begun.setdefault(exhibit, page or 1)
            for name, text, line in self._quoted(exhibit, language, _PARTS[kind]):
                yield {**self._row(exhibit, name), "language": language, "page": page, "printed": text} | {
                    "file": f"{self._module(exhibit).parent.as_posix()}/caption.{language}.md",
                    "line": line,
                }

    def _quoted(self, exhibit: str, language: str, part: str) -> Iterator[tuple[str, str, int]]:
        """Name, text and line of each number of a part of a caption."""
        waiting = list(self._read(exhibit).get("quoted", {}).get(language, {}).get(part, ()))
        file = self._root / self._module(exhibit).with_name(f"caption.{language}.md")
        for line, text in read_caption(file)[part] if waiting else ():
            for name in FACT.findall(text):
                if waiting and waiting[0][0] == name:
                    yield name, waiting.pop(0)[1], line

    def _row(self, exhibit: str, name: str) -> dict[str, Any]:
        value, module = self._read(exhibit)["values"][name], self._module(exhibit).as_posix()
        code = SourceCode([self._root / module]).function((self._root / module).as_posix(), "values")
        table = self._table(exhibit)
        cells = _cells_of(value, table)
        units = {without_basis(table[f"{column}@unit"][row].as_py()) for row, column in cells}
        told = {"id": name, "exhibit": exhibit, "value": value, "period": ""}
        told |= {"unit": min(units) if len(units) == 1 else "", "cell": ""}
        told |= {"program": f"{module}:{code['line']}" if code else module}
        if len(cells) != 1:
            return told | {"observations": self._behind(exhibit)}
        (row, column), line = cells[0], cells[0][0] + 2  # after the head
        cell = f"{paths.MADE_EXHIBITS}/{exhibit}/data.csv:{line} {column}"
        return told | {"cell": cell, "observations": lineage_of(table, row, column)}

    def _read(self, exhibit: str) -> dict[str, Any]:
        return dict(read_json(self._root / paths.MADE_EXHIBITS / exhibit / "exhibit.json"))

    def _module(self, exhibit: str) -> Path:
        return Path(paths.EXHIBITS, exhibit.replace("-", "_"), "exhibit.py")

    def _path(self, exhibit: str) -> Path:
        return self._root / paths.PROCESSED / f"exhibits/{exhibit}.parquet"

    def _behind_whole(self, exhibit: str) -> list[str]:
        return written(observations_behind(self._path(exhibit)))

    def _read_table(self, exhibit: str) -> pa.Table:
        import pyarrow.parquet as pq

        return pq.read_table(self._path(exhibit))


def _cells_of(value: float, table: pa.Table) -> list[tuple[int, str]]:
    """Row, from 0, and column of each calculated cell with a value; a small whole number is a count and
    none's."""
    if value.is_integer() and abs(value) < COUNTS:
        return []
    columns = [name for name in table.column_names if f"{name}@unit" in table.column_names]
    return [
        (row, name) for name in columns for row, cell in enumerate(table[name].to_pylist()) if cell == value
    ]
