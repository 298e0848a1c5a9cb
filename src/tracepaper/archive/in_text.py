"""The sheet of in-text numbers: each number in the text with its page and line, its value and its program.

Journals' data editors ask for it: a number in a sentence has no caption that says where it comes from.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tracepaper import paths
from tracepaper.audit.reading.pages import Pages
from tracepaper.audit.reading.paper_text import Unit, units_of
from tracepaper.files import read_json
from tracepaper.manuscript import tree as trees
from tracepaper.manuscript.markup import read_manuscript

COLUMNS = (
    *("id", "language", "page", "file", "line", "printed", "value", "unit", "period"),
    *("program", "raw_files", "observations"),
)
_BEFORE = 24  # letters before a number that are enough, with those after it, to find it on its page
Row = dict[str, Any]


class Quotation(NamedTuple):
    """A number in the text.  around: its words, from a little before it.  printed: as written."""

    name: str
    section: str
    printed: str
    around: str


def rows(root: Path, languages: Sequence[str]) -> list[Row]:
    """The rows, by language in the order of the text; keys as in COLUMNS.

    root: the folder of a finished build.  page: counted from 1, None where the number was not found on any.
    """
    facts = read_json(root / paths.RESULTS / "facts.json")["facts"]
    files = RawFiles(root)
    return [row for language in languages for row in _of_language(root, language, facts, files)]


def _of_language(root: Path, language: str, facts: Mapping[str, Any], files: RawFiles) -> Iterator[Row]:
    lines = _lines(root, language)
    pages = Pages(root / paths.RESULTS / f"paper/paper.{language}.pdf")
    reached = 1
    for said in quotations(root, language):
        waiting = lines.get((said.section, said.name))
        if not waiting:  # of the other language's abstract
            continue
        file, line = waiting.pop(0)
        found = [page for page in pages.of([said.around]) if page >= reached]
        reached = found[0] if found else reached
        fact = facts[said.name]
        names, count = files.of(fact["observations"])
        yield {
            "id": said.name,
            "language": language,
            "page": found[0] if found else None,
            "file": file,
            "line": line,
            "printed": said.printed,
            "value": fact["value"],
            "unit": fact["unit"],
            "period": fact["period"],
            "program": _program(fact["code"]),
            "raw_files": " ".join(names),
            "observations": count,
        }


def _lines(root: Path, language: str) -> dict[tuple[str, str], list[tuple[str, int]]]:
    """(section, fact) -> file and line of each of its marks, in their order."""
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    folder = root / paths.MANUSCRIPT / language
    for block in read_manuscript(folder):
        name = f"{paths.MANUSCRIPT}/{language}/{Path(block.file).name}"
        for mark in (mark for mark in block.marks if mark.kind == "fact"):
            found.setdefault((Path(name).stem, mark.name), []).append((name, mark.line))
    return found


def quotations(root: Path, language: str) -> Iterator[Quotation]:
    """The numbers of an edition in the order of its text."""
    tree = trees.read_tree(root / paths.PROCESSED / f"manuscript/{language}.json")
    for unit in units_of(tree, "pdf"):
        yield from _in_unit(unit)


def _in_unit(unit: Unit) -> Iterator[Quotation]:
    at, text = 0, unit.text
    for stretch in unit.stretches:
        if stretch.kind == "fact":
            around = text[max(0, at - _BEFORE) :]
            yield Quotation(stretch.owner, unit.file, stretch.text, around)
        at += len(stretch.text)


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
