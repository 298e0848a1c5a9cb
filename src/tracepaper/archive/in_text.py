"""The sheet of in-text numbers: each number in the text with its page and line, its value and its program.

Journals' data editors ask for it: a number in a sentence has no caption that says where it comes from.  The
numbers in the captions themselves, their notes among them, follow those of the text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tracepaper import paths
from tracepaper.archive.in_captions import Quoted
from tracepaper.archive.whereabouts import Reader, quotations_in
from tracepaper.audit.reading.paper_text import Unit, units_of
from tracepaper.files import read_json
from tracepaper.manuscript import tree as trees
from tracepaper.manuscript.markup import read_manuscript

COLUMNS = (
    *("id", "language", "page", "exhibit", "file", "line", "printed", "value", "unit", "period"),
    *("program", "cell", "raw_files", "observations"),
)
Row = dict[str, Any]


def rows(root: Path, languages: Sequence[str]) -> list[Row]:
    """The rows, by language in the order of the text; keys as in COLUMNS.

    root: the folder of a finished build.  page: counted from 1, None where the number was not found on any.
    exhibit: in whose caption it stands, "" in the text.  cell: that of the exhibit's data whose value it is,
    where it is one's alone; the observations are then those behind it, else all behind the exhibit.
    """
    facts = read_json(root / paths.RESULTS / "facts.json")["facts"]
    files, quoted = RawFiles(root), Quoted(root)
    found = []
    for language in languages:
        units = list(_units(root, language))
        reader = Reader(root / paths.RESULTS / f"paper/paper.{language}.pdf")
        found += [*_of_text(root, language, units, reader, facts), *quoted.rows(language, units, reader)]
    return [_with_files(row, files) for row in found]


def _units(root: Path, language: str) -> Iterator[Unit]:
    tree = trees.read_tree(root / paths.PROCESSED / f"manuscript/{language}.json")
    yield from units_of(tree, "pdf")


def _of_text(
    root: Path, language: str, units: Iterable[Unit], reader: Reader, facts: Mapping[str, Any]
) -> Iterator[Row]:
    lines = _lines(root, language)
    for said in (said for unit in units for said in quotations_in(unit)):
        waiting = lines.get((said.section, said.name))
        if not waiting:  # of the other language's abstract
            continue
        file, line = waiting.pop(0)
        fact = facts[said.name]
        yield {
            "id": said.name,
            "language": language,
            "page": reader.page_of(said),
            "exhibit": "",
            "file": file,
            "line": line,
            "printed": said.printed,
            "value": fact["value"],
            "unit": fact["unit"],
            "period": fact["period"],
            "program": _program(fact["code"]),
            "cell": "",
            "observations": fact["observations"],
        }


def _with_files(row: Row, files: RawFiles) -> Row:
    """The row with the raw files behind it, and the number of its observations in the place of them."""
    names, count = files.of(row["observations"])
    return row | {"raw_files": " ".join(names), "observations": count}


def _lines(root: Path, language: str) -> dict[tuple[str, str], list[tuple[str, int]]]:
    """(section, fact) -> file and line of each of its marks, in their order."""
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    folder = root / paths.MANUSCRIPT / language
    for block in read_manuscript(folder):
        name = f"{paths.MANUSCRIPT}/{language}/{Path(block.file).name}"
        for mark in (mark for mark in block.marks if mark.kind == "fact"):
            found.setdefault((Path(name).stem, mark.name), []).append((name, mark.line))
    return found


def _program(code: Mapping[str, Any]) -> str:
    return f"workflow/{code['module'].replace('.', '/')}.py:{code['line']}"


class RawFiles:
    """The raw files behind observations.  root: the folder of a finished build."""

    def __init__(self, root: Path) -> None:
        import numpy as np
        import pyarrow.parquet as pq

        kinds = [root / paths.PROCESSED / f"{name}.parquet" for name in ("observations", "statements")]
        frames = [pq.read_table(path, columns=["obs", "file"]).to_pandas() for path in kinds]
        files = [str(name) for frame in frames for name in frame["file"].unique()]
        self._names = sorted(set(files))
        known = {name: code for code, name in enumerate(self._names)}
        numbers = np.concatenate([frame["obs"].to_numpy() for frame in frames])
        codes = np.concatenate([frame["file"].map(known).astype("int64").to_numpy() for frame in frames])
        order = np.argsort(numbers, kind="stable")
        self._numbers, codes = numbers[order], codes[order]
        # the rows of a file stand together: a stretch of them is one entry
        self._starts = np.flatnonzero(np.diff(codes, prepend=-1))
        self._codes = codes[self._starts]

    def of(self, ranges: Sequence[str]) -> tuple[list[str], int]:
        """(files in data/raw, sorted; how many observations) of numbers written as ranges."""
        import numpy as np

        ends = [text.partition("-") for text in ranges]
        first = np.array([int(one[0]) for one in ends], dtype="int64")
        last = np.array([int(one[2] or one[0]) for one in ends], dtype="int64")
        low, high = np.searchsorted(self._numbers, first), np.searchsorted(self._numbers, last, "right")
        begin = np.searchsorted(self._starts, low, "right") - 1
        end = np.searchsorted(self._starts, high, "left")
        met = set(zip(begin.tolist(), end.tolist(), strict=True))
        codes = {int(code) for b, e in met for code in self._codes[b:e]}
        return sorted(f"{paths.RAW}/{self._names[code]}" for code in codes), int((high - low).sum())


def as_csv(found: Sequence[Row]) -> str:
    """The sheet as CSV; a missing page is an empty cell."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    return text.getvalue()
