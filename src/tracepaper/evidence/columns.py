"""What a table's columns are that hold no traced numbers, and the refusal of every other untraced cell.

A cell without lineage is a number that nobody can look up, and nothing in it shows that it once had one.
So the module that makes a table says which columns are not measured by anybody:

    KEYS = ("economy", "year")     what tells the rows apart; no two rows have the same.  Left out where it
                                   is nothing but dimensions of the observations, year and period
    WRITTEN = ("verdict_zh",)      texts that the analysis writes
    CONSTANTS = ("mark",)          numbers that the author sets, the same in every row
    COUNTS = ("facts",)            how many parts the paper has; only where READS names results

Every other cell is Traced, or missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracepaper.errors import InputError
from tracepaper.evidence.lineage import Traced, has_observations, plain
from tracepaper.files import StrPath, as_seen

if TYPE_CHECKING:
    import pandas as pd

TIMES = ("year", "period")  # keys of any table that has them, beside the dimensions
RESULTS = "results"  # in READS: the table shows what the paper itself shows and says


@dataclass(frozen=True)
class Columns:
    """What the columns of a table are.

    name: of the table, for messages.  file: where it is made.  The rest: as in the module's docstring;
    keys may name columns that the table does not have if they are `given` by the vocabulary.
    """

    name: str = "the table"
    file: StrPath | None = None
    keys: tuple[str, ...] = TIMES
    written: tuple[str, ...] = ()
    constants: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    given: bool = True


def columns_of(module: Any, name: str, dimensions: Iterable[str]) -> Columns:
    """What a module of the analysis declares of the table it makes.

    dimensions: what tells observations apart in this paper; keys of a module without KEYS.
    """
    return Columns(
        name,
        as_seen(module.__file__),
        tuple(getattr(module, "KEYS", (*dimensions, *TIMES))),
        tuple(getattr(module, "WRITTEN", ())),
        tuple(getattr(module, "CONSTANTS", ())),
        tuple(getattr(module, "COUNTS", ())) if RESULTS in getattr(module, "READS", ()) else (),
        not hasattr(module, "KEYS"),
    )


def check_columns(frame: pd.DataFrame, columns: Columns) -> None:
    """InputError, with row and column, for a cell that is neither declared nor Traced nor missing, and for a
    declaration that the table does not bear out."""
    keys = [key for key in columns.keys if key in frame.columns or not columns.given]
    _check_names(frame, keys, columns)
    _check_keys(frame, keys, columns)
    for name in columns.written:
        odd = [place for place, value in enumerate(frame[name]) if not _is_word(value)]
        if odd:
            _stop(
                frame, keys, columns, odd[0], name, "but WRITTEN are texts; a number is Traced, or a constant"
            )
    for name in columns.constants:
        _check_constant(frame, name, keys, columns)
    for name in columns.counts:
        odd = [place for place, value in enumerate(frame[name]) if value != int(value)]
        if odd:
            _stop(frame, keys, columns, odd[0], name, "but COUNTS are whole numbers")
    declared = {*keys, *columns.written, *columns.constants, *columns.counts}
    for name in frame.columns:
        if name not in declared:
            _check_traced(frame, name, keys, columns)


def _check_names(frame: pd.DataFrame, keys: Sequence[str], columns: Columns) -> None:
    names = list(frame.columns)
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise InputError(f"{columns.name} has two columns {twice}; name each once", columns.file)
    for name in (*keys, *columns.written, *columns.constants, *columns.counts):
        if name not in names:
            raise InputError(
                f"{columns.name} has no column {name}, which is declared; it has {', '.join(names)}",
                columns.file,
            )


def _check_keys(frame: pd.DataFrame, keys: Sequence[str], columns: Columns) -> None:
    seen: dict[tuple[Any, ...], int] = {}
    for place, key in enumerate(zip(*(map(plain, frame[name]) for name in keys), strict=True)):
        told = tuple("" if _is_missing(part) else part for part in key)
        if told in seen:
            raise InputError(
                f"{columns.name} has two rows {_row(frame, keys, place)}; take one out, or name in KEYS "
                "what tells them apart",
                columns.file,
            )
        seen[told] = place
    if not keys and len(frame) > 1:
        raise InputError(f"{columns.name} has {len(frame)} rows and no KEYS; name the columns", columns.file)


def _check_constant(frame: pd.DataFrame, name: str, keys: Sequence[str], columns: Columns) -> None:
    first = frame[name].iloc[0]
    odd = [place for place, value in enumerate(frame[name]) if value != first]
    if odd:
        _stop(frame, keys, columns, odd[0], name, f"but {first} before: CONSTANTS are the same in every row")


def _check_traced(frame: pd.DataFrame, name: str, keys: Sequence[str], columns: Columns) -> None:
    cells = list(frame[name])
    lost = [
        place for place, value in enumerate(cells) if not (_is_missing(value) or isinstance(value, Traced))
    ]
    if lost:
        _stop(frame, keys, columns, lost[0], name, _cause([cells[place] for place in lost], len(cells)))
    bare = [p for p, value in enumerate(cells) if isinstance(value, Traced) and not has_observations(value)]
    if bare:
        _stop(
            frame, keys, columns, bare[0], name, "which is made of no observation; name those it depends on"
        )


def _cause(lost: Collection[Any], cells: int) -> str:
    """What has probably happened to cells without lineage."""
    if any(isinstance(value, str) for value in lost):
        return "a text that nobody published; if the analysis writes it, name the column in WRITTEN or KEYS"
    if all(value == 0 for value in lost):
        return (
            "a plain 0: a sum of nothing, fillna(0), or a number in place of a missing one; "
            "leave what is missing missing"
        )
    if len(lost) < cells:
        return "a number written into the code among traced ones (clip, where, concat); see docs/lineage.md"
    return (
        "a plain number: its lineage was lost on the way (mean, rolling, rank, astype(float), apply(float)); "
        "see docs/lineage.md for what keeps it, or name the column in KEYS or CONSTANTS"
    )


def _stop(
    frame: pd.DataFrame, keys: Sequence[str], columns: Columns, place: int, name: str, why: str
) -> None:
    value = plain(frame[name].iloc[place])
    shown = f"“{value}”" if isinstance(value, str) else str(value)
    raise InputError(
        f"{columns.name}, row {_row(frame, keys, place)}, column {name} is {shown}, {why}", columns.file
    )


def _row(frame: pd.DataFrame, keys: Sequence[str], place: int) -> str:
    told = [
        f"{key} {plain(frame[key].iloc[place])}" for key in keys if not _is_missing(frame[key].iloc[place])
    ]
    return ", ".join(told) or str(place + 1)


def _is_word(value: Any) -> bool:
    return _is_missing(value) or isinstance(plain(value), str)


def _is_missing(value: Any) -> bool:
    """Whether it is None, nan or pandas' NA."""
    import pandas as pd

    return not isinstance(value, (str, Traced)) and bool(pd.isna(value))
