"""Whether what a figure draws stands in the data behind it, in whatever power of ten it is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from tracepaper.audit.reading.drawn_values import Series

NATURAL = (0.0, 1.0)  # levels that need no data: none, and parity of an index
POWERS = range(-13, 4)


def numeric_columns(rows: list[dict[str, Any]]) -> dict[str, np.ndarray]:
    """Columns that hold numbers, missing as nan."""
    found = {}
    for column in rows[0] if rows else ():
        try:
            found[column] = np.array([float(row[column]) if row[column] else np.nan for row in rows])
        except ValueError:
            continue
    return found


def not_in_data(series: Series, columns: dict[str, np.ndarray]) -> str:
    """Why a drawn series is not in the CSV; "" if it is.

    All its values must stand in one column (or, drawn across columns, in one row set) in one power of
    ten; where its positions are a column too, each position and value must stand in one row.  Shares
    of two columns and numbers of rows are in the CSV as well.
    """
    known = np.isfinite(series.y)
    y, x = series.y[known], series.x[known] if series.x is not None else None
    if series.kind in ("reference", "line", "points") and all(v in NATURAL for v in y):
        return ""
    homes = _homes(y, columns, POWERS)
    if homes:
        return "" if x is None else _misplaced(x, y, columns, homes)
    everything = np.concatenate(list(columns.values())) if columns else np.array([])
    if any(_all_in(y, everything * 10.0**power) for power in POWERS):
        return ""
    shares = {f"{a}/{b}": _ratio(columns[a], columns[b]) for a in columns for b in columns if a != b}
    if _homes(y, shares, (0, 2)) or (
        x is not None and (_counts(x, y, columns) or _is_dot_plot(x, y, columns))
    ):
        return ""
    return f"the value {_stranger(y, everything):.6g} is not in data.csv in any power of ten"


def _homes(y: np.ndarray, columns: dict[str, np.ndarray], powers: Iterable[int]) -> list[tuple[str, int]]:
    return [
        (name, power)
        for name, column in columns.items()
        for power in powers
        if _all_in(y, column * 10.0**power)
    ]


def _is_dot_plot(x: np.ndarray, y: np.ndarray, columns: dict[str, np.ndarray]) -> bool:
    """Whether the values run along x (they are no years), and y are rows, counted from 0 or 1."""
    rows = np.all((y >= -1) & (y < 60) & (np.abs(y - np.round(y)) < 0.3))
    years = np.all((x >= 1900) & (x <= 2100))
    return bool(rows and not years and _homes(x, columns, POWERS))


def _misplaced(
    x: np.ndarray, y: np.ndarray, columns: dict[str, np.ndarray], homes: list[tuple[str, int]]
) -> str:
    positions = [
        column
        for name, column in columns.items()
        if len(np.unique(x)) > 1 and _all_in(x, column) and not any(home == name for home, _ in homes)
    ]
    if not positions or any(
        _paired(x, y, position, columns[name] * 10.0**power)
        for position in positions
        for name, power in homes
    ):
        return ""
    return "its values stand in data.csv, but not beside these positions"


def _ratio(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    ratio: np.ndarray = np.divide(a, b, out=np.full(a.shape, np.nan), where=b != 0)
    return ratio


def _counts(x: np.ndarray, y: np.ndarray, columns: dict[str, np.ndarray]) -> bool:
    """Whether y are the numbers of rows in which a column is x."""
    return any(
        all(np.isclose(column, a).sum() == n for a, n in zip(x, y, strict=True))
        for column in columns.values()
    )


def _all_in(values: np.ndarray, column: np.ndarray) -> bool:
    column = np.sort(column[np.isfinite(column)])
    if not column.size:
        return False
    at = np.clip(np.searchsorted(column, values), 1, max(column.size - 1, 1)) if column.size > 1 else None
    near = (
        column[[0] * len(values)]
        if at is None
        else np.where(
            np.abs(column[at - 1] - values) <= np.abs(column[at] - values), column[at - 1], column[at]
        )
    )
    return bool(np.allclose(near, values, rtol=1e-9, atol=1e-12))


def _paired(x: np.ndarray, y: np.ndarray, xs: np.ndarray, ys: np.ndarray) -> bool:
    return all(
        np.any(np.isclose(xs, a, rtol=1e-9) & np.isclose(ys, b, rtol=1e-9, atol=1e-12))
        for a, b in zip(x, y, strict=True)
    )


def _stranger(values: np.ndarray, everything: np.ndarray) -> float:
    """A value that fits nowhere even when the power of ten fits the most others."""
    best = (
        max(
            POWERS,
            key=lambda p: sum(_all_in(values[i : i + 1], everything * 10.0**p) for i in range(len(values))),
        )
        if everything.size
        else 0
    )
    return next(
        (float(v) for v in values if not _all_in(np.array([v]), everything * 10.0**best)), float(values[0])
    )
