"""Relations between the columns and rows of a table, found in its unrounded numbers.

Nobody declares that one column is the sum of two others, or one row of several: it shows, because it holds to
the last digit, row after row.  One that holds everywhere but in a row or two is broken there, and that is
what a slip in a formula, a swapped cell or a wrong total looks like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    Numbers = npt.NDArray[np.float64]
    Marks = npt.NDArray[np.bool_]

EXACT = 1e-9  # relative: what floating point leaves of an equality
ENOUGH = 5  # rows without which an equality may be chance
MOST_COLUMNS = 24


@dataclass(frozen=True)
class Relation:
    """words: "total = exports + imports".  columns: of the result, then of the operands.  broken: positions
    of the rows where it does not hold.  held: in how many it does."""

    words: str
    columns: tuple[str, ...]
    broken: tuple[int, ...]
    held: int


# words, the result of two operands, whether their order matters
_RULES: tuple[tuple[str, Callable[[Numbers, Numbers], Numbers], bool], ...] = (
    ("{} = {} + {}", lambda a, b: a + b, False),
    ("{} = {} × {}", lambda a, b: a * b, False),
    ("{} = 100 × {} / {}", lambda a, b: 100 * a / b, True),
    # beside a very large ratio the 1 is not seen
    ("{} = 100 × ({} / {} − 1)", lambda a, b: np.where(np.abs(a / b) < 1e4, 100 * (a / b - 1), np.nan), True),
    ("{} = ({} + {}) / 2", lambda a, b: (a + b) / 2, False),
)


def between_columns(columns: Mapping[str, Numbers]) -> Iterator[Relation]:
    """The relations of three columns that hold in nearly all rows.

    columns: name -> values, nan for missing."""
    names = [name for name, values in columns.items() if _varies(values)][:MOST_COLUMNS]
    for words, result, ordered in _RULES:
        for a, b in permutations(names, 2) if ordered else combinations(names, 2):
            with np.errstate(all="ignore"):
                expected = result(columns[a], columns[b])
            for c in names:
                if c not in (a, b):
                    found = _related(columns[c], expected, [columns[a], columns[b]])
                    if found:
                        yield Relation(words.format(c, a, b), (c, a, b), *found)


def intervals(columns: Mapping[str, Numbers]) -> Iterator[Relation]:
    """Columns that are the two ends of an interval around a third; then the error that times a constant is
    its half, and the p that a normal distribution gives.  Published estimates are rounded, so that these
    hold to three digits."""
    names = [name for name, values in columns.items() if _varies(values)][:MOST_COLUMNS]
    for low, middle, high in permutations(names, 3):
        a, e, b = columns[low], columns[middle], columns[high]
        width = b - a
        ordered = _nearly_all((a <= e) & (e <= b) & (width > 0), np.isfinite(a + e + b))
        around = _nearly_all(np.abs(a + b - 2 * e) <= 2e-3 * np.abs(width), np.isfinite(a + e + b))
        if ordered is None or around is None:
            continue
        yield Relation(f"{middle} is in the middle of {low} and {high}", (middle, low, high), *around)
        for error in names:
            if error not in (low, middle, high):
                yield from _around(columns, middle, high, error)


def _around(columns: Mapping[str, Numbers], middle: str, high: str, error: str) -> Iterator[Relation]:
    with np.errstate(all="ignore"):
        times = (columns[high] - columns[middle]) / columns[error]
    known = np.isfinite(times)
    usual = float(np.median(times[known])) if known.any() else 0.0
    found = _nearly_all(np.abs(times - usual) <= 5e-3 * usual, known) if 1 < usual < 4 else None
    if found:
        words = f"{high} is {middle} and {usual:.2f} times {error}"
        yield Relation(words, (high, middle, error), *found)
        yield from _p_values(columns, middle, error)


def _p_values(columns: Mapping[str, Numbers], middle: str, error: str) -> Iterator[Relation]:
    from scipy.special import erfc

    with np.errstate(all="ignore"):
        expected = erfc(np.abs(columns[middle] / columns[error]) / np.sqrt(2))
    for name, values in columns.items():
        if name not in (middle, error) and _varies(values):
            known = np.isfinite(values) & np.isfinite(expected)
            found = _nearly_all(np.abs(values - expected) <= 5e-3, known)
            if found:
                yield Relation(f"{name} is the p of {middle} / {error}", (name, middle, error), *found)


def _nearly_all(holds: Marks, telling: Marks) -> tuple[tuple[int, ...], int] | None:
    """(where it fails, in how many rows it holds) of what holds in nearly all rows that tell; else None."""
    broken = np.flatnonzero(telling & ~holds)
    held = int(telling.sum()) - len(broken)
    if held < ENOUGH or len(broken) > few(held + len(broken)):
        return None
    return tuple(map(int, broken)), held


def _varies(values: Numbers) -> bool:
    known = values[np.isfinite(values)]
    return len(known) >= ENOUGH and len(np.unique(known)) >= ENOUGH


def few(rows: int) -> int:
    """In how many of so many rows a relation may fail and still be one."""
    return 2 if rows >= 20 else 1


def _related(
    values: Numbers, expected: Numbers, operands: Sequence[Numbers]
) -> tuple[tuple[int, ...], int] | None:
    telling = np.isfinite(values) & np.isfinite(expected)
    for operand in operands:
        telling &= operand != 0  # what is added to nothing tells nothing
    holds = np.abs(values - expected) <= EXACT * np.maximum(np.abs(values), np.abs(expected))
    return _nearly_all(holds, telling)


def totals(frame: pd.DataFrame, keys: Sequence[str], column: str) -> Iterator[Relation]:
    """Codes of a key whose value is the sum of all other codes', whatever the other keys are.

    frame: keys and the column.  Positions are those of the total's rows."""
    for key in keys:
        others = [name for name in keys if name != key]
        if not others or frame[key].nunique() < 3:
            continue
        group = frame.groupby(others, sort=False, dropna=False)[column]
        whole, count = group.transform("sum").to_numpy(), group.transform("count").to_numpy()
        values = frame[column].to_numpy(dtype="float64")
        telling = np.isfinite(values) & (count >= 3)
        holds = telling & (np.abs(2 * values - whole) <= 1e-7 * np.abs(whole)) & (values != 0)
        for code, rows in frame.groupby(key, sort=False).indices.items():
            told, good = rows[telling[rows]], rows[holds[rows]]
            broken = sorted(set(map(int, told)) - set(map(int, good)))
            if len(good) >= ENOUGH - 1 and len(broken) <= few(len(told)):
                yield Relation(
                    f"{column} of {key} {code} is the sum of the others", (column,), tuple(broken), len(good)
                )


def sums_to(frame: pd.DataFrame, keys: Sequence[str], column: str) -> Iterator[Relation]:
    """Keys over whose codes the column adds up to 100 (or 1).

    Positions are those of each sum's first row."""
    values = frame[column]
    for key in keys:
        others = [name for name in keys if name != key]
        if not others or frame[key].nunique() < 3:
            continue
        group = values.groupby([frame[name] for name in others], sort=False, dropna=False)
        sums, count, first = group.sum(), group.count(), group.apply(lambda part: part.index[0])
        for whole in (100.0, 1.0):
            holds = (np.abs(sums - whole) <= 1e-6 * whole).to_numpy() & (count >= 3).to_numpy()
            told = (count >= 3).to_numpy()
            broken = np.flatnonzero(told & ~holds)
            if holds.sum() >= ENOUGH - 1 and len(broken) <= few(int(told.sum())):
                rows = tuple(int(first.iloc[at]) for at in broken)
                yield Relation(f"{column} adds up to {whole:g} over {key}", (column,), rows, int(holds.sum()))
