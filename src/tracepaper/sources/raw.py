"""Raw files as the publishers gave them, and the sidecars that say what they are.

A published value is never changed here, only read: as text, or as a number that must be one.  Every row
keeps the physical line it stands on, because an observation without its place cannot be audited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracepaper.errors import InputError
from tracepaper.files import StrPath, read_json, read_yaml
from tracepaper.inside import bare_name
from tracepaper.languages.language import texts_in
from tracepaper.paths import SIDECAR
from tracepaper.settings import misread
from tracepaper.sources.packed import MOST_RAW, gunzip

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    import pyarrow as pa

_SCHEMA = Path(__file__).parent / "sidecar.schema.json"
Sidecars = Mapping[tuple[str, str], dict[str, Any]]  # by source and edition
NO_CARRIERS = ("not stated", "not applicable")


def read_sidecar(path: StrPath) -> dict[str, Any]:
    """A sidecar as a dict; InputError naming the file if it is incomplete or has an unknown key."""
    path = Path(path)
    if not path.is_file():
        raise no_sidecar(path)
    card = as_texts(read_yaml(path, "mend the sidecar"))
    for fault in (*faults_of(card), *misnamed(card, path)):
        raise InputError(fault, path)
    return dict(card)


def no_sidecar(path: Path) -> InputError:
    """That an edition has none, and what begins it."""
    name = f"{path.parent.parent.name}/{path.parent.name}"
    return InputError(f"the sidecar is missing; begin it with ./run seal {name}", path)


def misnamed(card: Mapping[str, Any], path: Path) -> Iterator[str]:
    """What a sidecar says of itself otherwise than its folders do, a sentence each."""
    for key, folder in (("source", path.parent.parent), ("edition", path.parent)):
        if card.get(key, folder.name) != folder.name:
            yield f"{key} is {card[key]!r} but the folder is named {folder.name!r}; they must be the same"


def as_texts(card: Any) -> Any:
    """A sidecar whose edition, date or source YAML took for a date or a number, as it was not quoted."""
    if not isinstance(card, dict):
        return card
    misread = {
        key: card[key] for key in ("source", "edition", "retrieved") if type(card.get(key)) in (int, date)
    }
    return {**card, **{key: str(value) for key, value in misread.items()}}


def faults_of(card: Any) -> Iterator[str]:
    """Everything that is wrong with a sidecar by itself, a sentence each."""
    import jsonschema

    schema = read_json(_SCHEMA)
    sound = True
    for problem in jsonschema.Draft202012Validator(schema).iter_errors(card):
        sound = False
        place = ".".join(map(str, problem.absolute_path)) or "the sidecar"
        known = ""
        if problem.validator == "additionalProperties":
            known = f"; known keys are {', '.join(sorted(problem.schema['properties']))}"
        elif problem.validator == "type" and misread(problem.instance):
            known = f"; without quotes YAML reads it as {misread(problem.instance)}, write it in quotes"
        yield f"{place}: {problem.message}{known}"
    if not sound:
        return
    try:
        for key in ("source", "edition"):
            bare_name(card[key], key)
        for number, entry in enumerate(card["files"]):
            bare_name(entry["name"], f"files.{number}.name")
    except InputError as problem:
        yield problem.message
    if not _is_day(card["retrieved"]):
        yield f"retrieved: {card['retrieved']} is no day; write the day the files were brought in"


def _is_day(text: str) -> bool:
    try:
        return 1950 <= date.fromisoformat(text).year <= 2100
    except ValueError:
        return False


def read_sidecars(root: StrPath, editions: Mapping[str, str], languages: Iterable[str] = ()) -> Sidecars:
    """(source, edition) -> sidecar, for every source the configuration pins.

    languages: those in which publishers and titles are needed; InputError, with the file, if one is missing.
    """
    found = {}
    for source, edition in sorted(editions.items()):
        path = Path(root) / source / edition / SIDECAR
        card = read_sidecar(path)
        for key in ("publisher", "title"):
            texts_in(languages, card[key], key, path)
        found[source, edition] = card
    return found


class RawEdition:
    """One edition of a source, opened for reading.

    Attributes: root, source, edition, folder, sidecar (dict), trust (file name -> grade).
    """

    def __init__(self, root: StrPath, source: str, edition: str) -> None:
        self.root, self.source, self.edition = Path(root), source, edition
        self.folder = self.root / source / edition
        self.sidecar = read_sidecar(self.folder / SIDECAR)

    @cached_property
    def trust(self) -> dict[str, str]:
        return {entry["name"]: entry.get("trust", self.sidecar["trust"]) for entry in self.sidecar["files"]}

    def file(self, name: str) -> str:
        """Path of a file relative to the raw root, as observations quote it."""
        return f"{self.source}/{self.edition}/{name}"

    def require(self, condition: object, message: str, name: str, line: int | None = None) -> None:
        """A check of the observations themselves: InputError at file:line unless `condition` holds."""
        if not condition:
            raise InputError(message, self.folder / name, line)

    def translate(self, frame: pd.DataFrame, column: str, meaning: Mapping[str, str]) -> pd.Series[str]:
        """What each cell of a text column stands for.

        frame: rows of `table`.  Returns a Series; InputError at file:line for a cell without meaning.
        """
        known = frame[column].isin(list(meaning))
        if not known.all():
            first = frame[~known].iloc[0]
            raise InputError(
                f"{column} is {first[column]!r}, expected one of {', '.join(map(repr, meaning))}",
                self.root / first["file"],
                int(first["line"]),
            )
        return frame[column].map(meaning)

    def table(self, name: str, columns: Mapping[str, str]) -> pd.DataFrame:
        """A CSV file (gzip if it ends in .gz) as a DataFrame.

        columns: every column of the file -> "text" (str, blank = ""), "number" (float64, blank = NaN)
        or "integer" (int64, no blank).  Returns these columns in this order, and `file` (relative to the
        raw root) and `line` (int32, 1-based, of the decompressed file).
        Raises InputError for a column too many or too few, a ragged row, a cell that is not a number.
        """
        import pyarrow as pa

        path = self.folder / name
        content = _content(path)
        table = _parse(content, path)
        _check_columns(table.column_names, columns, path)
        lines = _lines(content, table.num_rows)
        arrays = [
            _convert(table[column].combine_chunks(), kind, column, path, lines)
            for column, kind in columns.items()
        ]
        frame: pd.DataFrame = pa.table(arrays, names=list(columns)).to_pandas()
        frame["file"] = self.file(name)
        frame["line"] = lines
        return frame


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise InputError("the file is missing", path)
    if path.stat().st_size > MOST_RAW:  # before it is read
        raise InputError(f"the file has more than {MOST_RAW} bytes, the most a raw file may have", path)
    content = path.read_bytes()
    return gunzip(content, path) if path.suffix == ".gz" else content


def _parse(content: bytes, path: Path) -> pa.Table:
    """The CSV text as an Arrow table of strings."""
    import pyarrow as pa
    from pyarrow import csv

    if content.count(b'"') % 2:
        _raise_at_open_quote(content, path)
    header = content.split(b"\n", 1)[0].decode("utf-8-sig", "replace").strip().split(",")
    try:
        return csv.read_csv(
            pa.py_buffer(content),
            read_options=csv.ReadOptions(use_threads=False),
            parse_options=csv.ParseOptions(newlines_in_values=True),
            convert_options=csv.ConvertOptions(
                column_types={c: pa.string() for c in header}, strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid as problem:
        _raise_at_ragged_row(content, path)
        raise InputError(f"this is not CSV in UTF-8 ({problem})", path) from None


def _raise_at_open_quote(content: bytes, path: Path) -> None:
    """A quote that nothing closes makes one cell of all rows after it, and no reader says so."""
    line = max((line for line, _ in _records(content)), default=1)
    raise InputError("a quotation mark in this row is never closed; close it or take it out", path, line)


def _raise_at_ragged_row(content: bytes, path: Path) -> None:
    width = None
    for line, row in _records(content):
        width = len(row) if width is None else width
        if len(row) != width:
            raise InputError(
                f"found {len(row)} cells, expected {width} as in the header; check commas and quotes",
                path,
                line,
            )


def _records(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """(first physical line, cells) of each record, blank lines left out."""
    import csv
    import io

    reader = csv.reader(io.StringIO(content.decode("utf-8-sig", "replace"), newline=""))
    before = 0
    for row in reader:
        if row:
            yield before + 1, row
        before = reader.line_num


def _lines(content: bytes, rows: int) -> np.ndarray:
    """Physical line of each data row. Counting is enough unless a quoted cell holds a newline or there
    are blank lines, and those files are small."""
    import numpy as np

    newlines = content.count(b"\n") + (not content.endswith(b"\n"))
    if newlines == rows + 1:
        return np.arange(2, rows + 2, dtype="int32")
    return np.array([line for line, _ in _records(content)][1:], dtype="int32")


def _check_columns(found: Sequence[str], expected: Mapping[str, str], path: Path) -> None:
    unknown = [c for c in found if c not in expected]
    missing = [c for c in expected if c not in found]
    if unknown or missing or len(set(found)) != len(found):
        told = [f"unknown column {', '.join(unknown)}"] if unknown else []
        told += [f"missing column {', '.join(missing)}"] if missing else []
        raise InputError(f"{' and '.join(told) or 'a column twice'}; expected {', '.join(expected)}", path, 1)


def _convert(array: pa.Array, kind: str, column: str, path: Path, lines: np.ndarray) -> pa.Array:
    """A text column as the kind asked for."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if kind == "text":
        return array
    cells = array
    if kind == "number":
        cells = pc.if_else(pc.equal(array, ""), pa.scalar(None, pa.string()), array)
    values = _cast(cells, kind)
    if values is not None:
        return values
    expected = "a number" if kind == "number" else "a whole number"
    for line, cell in zip(lines, cells, strict=True):
        if cell.is_valid and _cast(pa.array([cell.as_py()]), kind) is None:
            raise InputError(f"{column} is {cell.as_py()!r}, expected {expected}", path, int(line))
    raise AssertionError(f"{column} of {path} fails as a whole but not cell by cell")


def _cast(cells: pa.Array, kind: str) -> pa.Array | None:
    """The cells as numbers; None if one is not ("nan" and "inf" are words, not published values)."""
    import pyarrow as pa
    import pyarrow.compute as pc

    try:
        values = pc.cast(cells, pa.float64() if kind == "number" else pa.int64())
    except pa.ArrowInvalid:
        return None
    finite = kind == "integer" or pc.all(pc.is_finite(values), min_count=0).as_py()
    return values if finite else None
