"""What must be true of the observations of a source before they are kept.

The checks look at the distinct codes first, so that a million rows take a second; only a failure searches
for its line.  Each raises InputError with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from tracepaper.errors import InputError
from tracepaper.sources.raw import RawEdition

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

PERIOD = re.compile(r"\d{4}(Q[1-4]|(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?)")


class Places(NamedTuple):
    """Where the rows of a table stand: file (relative to the raw root) and line of each."""

    files: pa.DictionaryArray
    lines: np.ndarray


def check_known(
    column: pa.DictionaryArray, known: Container[str], what: str, edition: RawEdition, places: Places
) -> None:
    """Only codes that the paper declares; an observation may be marked as nothing (status "")."""
    for position, code in enumerate(column.dictionary.to_pylist()):
        if code in known or (code == "" and what == "status"):
            continue
        _fail(
            f"unknown {what} {code!r}; correct it or add it to the vocabulary of the analysis",
            edition,
            places,
            _first(column, position),
        )


def check_periods(column: pa.DictionaryArray, edition: RawEdition, places: Places) -> None:
    """Only periods that can be read: a year, a quarter, a month, a day, from one to another."""
    for position, period in enumerate(column.dictionary.to_pylist()):
        if not PERIOD.fullmatch(period):
            _fail(
                f"period is {period!r}, expected 2024, 2024Q1 or 2024-01/2024-07",
                edition,
                places,
                _first(column, position),
            )


def check_signs(
    values: np.ndarray,
    series: pa.DictionaryArray,
    allowed: Collection[str],
    edition: RawEdition,
    places: Places,
) -> None:
    """No negative but where the paper says that there are such: a flow or a count below nothing is a slip of
    the pen, or a mark for what is missing, and would be summed like any other."""
    import numpy as np

    for row in np.flatnonzero(values < 0):
        name = series[int(row)].as_py()
        if not any(fnmatchcase(f"{edition.source}/{name}", pattern) for pattern in allowed):
            _fail(
                f"{name} is {values[row]:g}, expected no negative; correct it, or add "
                f"{edition.source}/{name} to MAY_BE_NEGATIVE in the vocabulary of the analysis",
                edition,
                places,
                int(row),
            )


def check_unique(
    columns: Sequence[pa.DictionaryArray], names: Sequence[str], edition: RawEdition, places: Places
) -> None:
    """No key twice. The dictionary codes of a row are folded into one integer, which numpy sorts fast."""
    import numpy as np

    folded = np.zeros(len(columns[0]), dtype="int64")
    for column in columns:
        codes = column.indices.to_numpy(zero_copy_only=False).astype("int64")
        folded = folded * len(column.dictionary) + codes if len(column.dictionary) > 1 else folded
        if len(folded) and folded.max() > 1 << 40:
            folded = np.unique(folded, return_inverse=True)[1].astype("int64")
    _, firsts, counts = np.unique(folded, return_index=True, return_counts=True)
    if not len(counts) or counts.max() == 1:
        return
    first = int(firsts[np.argmax(counts > 1)])
    second = int(np.flatnonzero(folded == folded[first])[1])
    key = ", ".join(
        f"{name} {column[first].as_py()}"
        for name, column in zip(names, columns, strict=True)
        if column[first].as_py()
    )
    other = f"{edition.root.as_posix()}/{places.files[first].as_py()}:{places.lines[first]}"
    _fail(
        f"a duplicate of {other}: both are {key}; keep one, or tell them apart by series or status",
        edition,
        places,
        second,
    )


def _first(column: pa.DictionaryArray, position: int) -> int:
    import numpy as np

    return int(np.argmax(column.indices.to_numpy(zero_copy_only=False) == position))


def _fail(message: str, edition: RawEdition, places: Places, row: int) -> None:
    raise InputError(message, edition.root / places.files[row].as_py(), int(places.lines[row]))
