"""Runs of observation numbers, and how they are written: 12, 13, 14 and 20 as ["12-14", "20"].

The rows behind one estimate are hundreds of thousands of consecutive numbers; as runs they are a line.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import numpy as np

Runs = tuple[tuple[int, int], ...]  # first and last number of each
_MANY = 200  # numbers, from which an array takes less time than Python does


def runs_of(numbers: Iterable[int] | np.ndarray) -> Runs:
    """Sorted, inclusive runs of consecutive numbers: [1, 3, 2, 7, 2] -> ((1, 3), (7, 7)).

    An array or a column, as of all rows behind an estimate, is not turned into Python's numbers first."""
    if hasattr(numbers, "dtype"):
        return _runs_of_array(cast("np.ndarray", numbers))
    single = {int(n) for n in numbers}
    if len(single) < _MANY:
        return united((n, n) for n in single)
    import numpy as np

    return _runs_of_array(np.fromiter(single, "int64", len(single)))


def _runs_of_array(numbers: np.ndarray) -> Runs:
    import numpy as np

    found = np.sort(numbers)  # which takes a tenth of the time of making them unique
    return _runs_between(found, found)


def united(runs: Iterable[tuple[int, int]]) -> Runs:
    """Runs in any order, overlapping or not -> sorted runs that neither overlap nor touch."""
    given = list(runs)
    if len(given) >= _MANY:
        return _united_arrays(given)
    found: list[list[int]] = []
    for first, last in sorted(given):
        if found and first <= found[-1][1] + 1:
            found[-1][1] = max(last, found[-1][1])
        else:
            found.append([first, last])
    return tuple((first, last) for first, last in found)


def _united_arrays(runs: list[tuple[int, int]]) -> Runs:
    import numpy as np

    ends = np.array(runs, "int64")
    ends = ends[np.argsort(ends[:, 0])]
    return _runs_between(ends[:, 0], np.maximum.accumulate(ends[:, 1]))


def _runs_between(first: np.ndarray, last: np.ndarray) -> Runs:
    """Runs of which neither first nor last numbers fall; those that overlap or touch are one."""
    import numpy as np

    if not len(first):
        return ()
    gaps = np.flatnonzero(first[1:] > last[:-1] + 1)
    starts = first[np.append(0, gaps + 1)].tolist()
    return tuple(zip(starts, last[np.append(gaps, -1)].tolist(), strict=True))


def written(runs: Iterable[tuple[int, int]]) -> list[str]:
    """Each run as text: "12-14", or "20" where it is one number."""
    return [f"{first}-{last}" if last > first else str(first) for first, last in runs]


def read(ranges: Iterable[str]) -> Runs:
    """The inverse of `written`; the runs stand in the order of the texts.  ValueError for another text."""
    ends = (text.partition("-") for text in ranges)
    return tuple((int(first), int(last if dash else first)) for first, dash, last in ends)


def as_ranges(numbers: Iterable[int]) -> list[str]:
    """Observation numbers in any order as sorted texts."""
    return written(runs_of(numbers))


def from_ranges(ranges: Iterable[str]) -> list[int]:
    """The inverse of `as_ranges`; a number that two texts hold is there twice."""
    return [n for first, last in read(ranges) for n in range(first, last + 1)]


def as_array(ranges: Iterable[str]) -> np.ndarray:
    """`from_ranges` as an array of int64."""
    import numpy as np

    pieces = [np.arange(first, last + 1, dtype="int64") for first, last in read(ranges)]
    return np.concatenate(pieces) if pieces else np.array([], dtype="int64")
