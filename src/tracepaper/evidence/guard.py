"""While a table or a fact is made, what would lose lineage in silence stops at the line that does it.

Python, pandas and numpy know nothing of lineage: some of what they offer turns traced numbers into plain
ones, keeps one lineage of several, or lets a number without any in among them, and a sum over the result is
traced again.  No look at the finished table can see that.  So these calls are refused while the analysis
works, where they are given traced numbers; on plain ones they do what they always did.  A sum of nothing is
missing, not 0.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from tracepaper.evidence.caller import caller
from tracepaper.evidence.lineage import LineageError, Traced

_WHOLE = "the result depends on all of them, and lineage would name one or none"
_PLAIN = "the result is plain numbers, without lineage"
_FILLED = "a number that nobody published would stand among published ones"
_SETS = "use tracepaper.evidence.sets"
_SUMS = "write sum() / count(), or use tracepaper.evidence.sets"
# names of methods and functions -> what goes wrong, what to do instead
REFUSED = {
    ("max", "min", "nanmax", "nanmin", "maximum", "minimum", "fmax", "fmin", "cummax", "cummin"): (
        _WHOLE,
        _SETS,
    ),
    ("median", "nanmedian", "quantile", "percentile", "rank", "mode", "describe"): (_WHOLE, _SETS),
    ("mean", "nanmean", "std", "nanstd", "var", "nanvar", "sem", "skew", "kurt"): (_PLAIN, _SUMS),
    ("rolling", "expanding", "ewm"): (_PLAIN, "use rolling_sum or cumulative of tracepaper.evidence.sets"),
    ("interp", "interpolate", "nan_to_num"): (_FILLED, "leave what is missing missing"),
    ("fillna", "ffill", "bfill", "combine_first"): (
        _FILLED,
        "leave what is missing missing, or use absent_as_zero of tracepaper.evidence.sets",
    ),
    ("clip",): (_FILLED, "use clipped of tracepaper.evidence.sets"),
    ("select", "choose", "replace", "nansum"): (_FILLED, "choose among traced numbers, value by value"),
    ("drop_duplicates", "unique"): (
        "equal numbers may have different sources, and only the first would be kept",
        "tell them apart by their keys",
    ),
}
# whose result must still be traced; whose arguments may put a number in
CONVERTING = ("astype", "apply", "map", "transform", "to_numeric")
FILLING = ("reindex", "unstack", "pivot_table", "shift", "add", "sub", "where", "mask")


@contextmanager
def guarded() -> Iterator[None]:
    """Within it, the calls that lose lineage raise LineageError with the file and line of the analysis."""
    kept = []
    try:
        for owner, name, made in _replacements():
            kept.append((owner, name, vars(owner).get(name)))
            setattr(owner, name, made)
        yield
    finally:
        for owner, name, own in reversed(kept):
            if own is None:
                delattr(owner, name)  # it was inherited
            else:
                setattr(owner, name, own)


def _replacements() -> Iterator[tuple[Any, str, Callable[..., Any]]]:
    """(owner, name, what stands there while guarded)."""
    import numpy as np
    import pandas as pd
    from pandas.core.groupby import DataFrameGroupBy, SeriesGroupBy

    for name in ("max", "min"):
        yield builtins, name, _choosing(getattr(builtins, name), name)
    yield np, "where", _filling(np.where, "where")
    tables = (pd, pd.Series, pd.DataFrame, SeriesGroupBy, DataFrameGroupBy)
    for owner in (np, *tables):
        for name in REASONS:
            if callable(getattr(owner, name, None)):
                yield owner, name, _refusing(getattr(owner, name), name)
    for owner in tables:
        for names, wrapped in ((CONVERTING, _converting), (FILLING, _filling), (("sum",), _summing)):
            for name in names:
                if callable(getattr(owner, name, None)):
                    yield owner, name, wrapped(getattr(owner, name), name)


REASONS = {name: reason for names, reason in REFUSED.items() for name in names}


def _refusing(function: Callable[..., Any], name: str) -> Callable[..., Any]:
    """The function, but of traced numbers it is refused."""

    @wraps(function)
    def refused(*given: Any, **named: Any) -> Any:
        if any(map(_is_traced, given)):
            _refuse(name, *REASONS[name])
        return function(*given, **named)

    for method in ("accumulate", "at", "outer", "reduce", "reduceat"):  # of numpy's functions
        if hasattr(function, method):
            setattr(refused, method, getattr(function, method))
    return refused


def _choosing(function: Callable[..., Any], name: str) -> Callable[..., Any]:
    """max and min, but not of traced numbers."""

    @wraps(function)
    def chosen(*given: Any, **named: Any) -> Any:
        found = function(*given, **named)
        if isinstance(found, Traced):
            _refuse(name, *REASONS[name])
        return found

    return chosen


def _converting(function: Callable[..., Any], name: str) -> Callable[..., Any]:
    """The method, but its result may not be plain numbers where traced ones were given."""

    @wraps(function)
    def converted(*given: Any, **named: Any) -> Any:
        found = function(*given, **named)
        if _traced_names(given[0]) & _plain_names(found):
            _refuse(name, _PLAIN, "keep traced numbers as they are; take float(x) of one only to compare it")
        return found

    return converted


def _filling(function: Callable[..., Any], name: str) -> Callable[..., Any]:
    """The method, but it may put no number in among traced ones."""

    @wraps(function)
    def filled(*given: Any, **named: Any) -> Any:
        put_in = [named.get("fill_value"), named.get("other")]
        put_in += given[1:] if name in ("where", "mask") else ()
        if any(map(_is_number, put_in)) and any(map(_is_traced, given)):
            _refuse(name, _FILLED, "leave what is missing missing")
        return function(*given, **named)

    return filled


def _summing(function: Callable[..., Any], name: str) -> Callable[..., Any]:
    """The sum, but of nothing it is missing."""

    @wraps(function)
    def summed(*given: Any, **named: Any) -> Any:
        if _of_objects(given[0]):
            named.setdefault("min_count", 1)
        return function(*given, **named)

    return summed


def _refuse(name: str, why: str, instead: str) -> None:
    raise LineageError(f"{name}: {why}; {instead}", *caller())


def _columns(table: Any) -> dict[Any, Any]:
    """Name -> column of what pandas or numpy is given; a single column has the name None."""
    table = getattr(table, "_selected_obj", table)  # of groups: what they are groups of
    if getattr(table, "ndim", 0) == 2 and hasattr(table, "columns"):
        return dict(zip(table.columns, (table.iloc[:, at] for at in range(table.shape[1])), strict=True))
    return {None: table}


def _of_objects(table: Any) -> bool:
    return any(getattr(column, "dtype", None) == "object" for column in _columns(table).values())


def _traced_names(table: Any) -> set[Any]:
    """Names of the columns with traced numbers (a published text may be turned into anything)."""
    return {name for name, column in _columns(table).items() if _has_traced(column)}


def _plain_names(table: Any) -> set[Any]:
    columns = _columns(table).items()
    return {name for name, column in columns if getattr(getattr(column, "dtype", None), "kind", "") in "iuf"}


def _is_traced(table: Any) -> bool:
    return bool(_traced_names(table))


def _has_traced(column: Any) -> bool:
    cells = column if isinstance(column, (list, tuple)) else ()
    if getattr(column, "dtype", None) == "object":
        cells = column.tolist() if getattr(column, "ndim", 1) == 1 else column.ravel().tolist()
    return any(isinstance(cell, Traced) and not isinstance(cell.value, str) for cell in (column, *cells))


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value == value
