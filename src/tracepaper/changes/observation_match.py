"""Matching the observations of two tables of one source.

They are matched by what an observation is about, not by its number in the build, which changes with every
row added before it.  A million rows are matched as integers in about a second; texts are only looked
at for series in which something changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tracepaper.errors import InputError
from tracepaper.sources.observations import dimensions_of, observation_schema

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    import pyarrow as pa


SAME_VALUE = 1e-9  # two files may print one number with more or fewer digits


def match(
    before: pa.Table | None, after: pa.Table | None, units: Mapping[str, tuple[str, float]]
) -> tuple[pd.DataFrame, int]:
    """The observations of every series in which an observation differs.

    before, after: Arrow tables (None = nothing).  units: unit -> (base unit, factor).
    Returns a DataFrame sorted by series and period: kind (same, revised, new, withdrawn, status), id
    (int, one per series), series, the paper's dimensions, period, status, before, after (in base units, nan
    if absent), unit, unit_before (base), status_before, obs (of the current build, -1 if none); and the
    number of observations that are the same.
    """
    import numpy as np
    import pandas as pd

    both, split = _stacked(before, after)
    series = ("series", *dimensions_of(both.column_names))
    about = (*series, "period")
    rows = np.arange(both.num_rows)
    key = _folded(both, (*about, "status"))
    left = pd.DataFrame({"key": key[:split], "left": rows[:split]})
    right = pd.DataFrame({"key": key[split:], "right": rows[split:]})
    pairs = left.merge(right, on="key", how="outer")[["left", "right"]].fillna(-1).astype("int64")
    pairs = _pair_across_status(pairs, _folded(both, about))
    frame = _values(both, pairs, units)
    same = frame["kind"] == "same"
    frame["id"] = _folded(both, series)[frame["own"]]
    frame = frame[frame["id"].isin(frame["id"][~same].unique())]
    return _described(both, frame, (*about, "status")), int(same.sum())


def _values(both: pa.Table, pairs: pd.DataFrame, units: Mapping[str, tuple[str, float]]) -> pd.DataFrame:
    """Values before and after in base units, and what happened to each observation."""
    import numpy as np
    import pandas as pd

    left, right = pairs["left"].to_numpy(), pairs["right"].to_numpy()
    value, base = _in_base_units(both, units)
    status = _codes(both, "status")
    frame = pd.DataFrame(
        {
            "left": left,
            "right": right,
            "own": np.where(right >= 0, right, left),
            "before": _at(value, left, np.nan),
            "after": _at(value, right, np.nan),
        }
    )
    matched = (left >= 0) & (right >= 0)
    distance = np.abs(frame["after"] - frame["before"])
    moved = distance > SAME_VALUE * frame[["before", "after"]].abs().max(axis=1)
    moved |= matched & (_at(base, left, "") != _at(base, right, ""))
    relabelled = matched & (_at(status, left, -1) != _at(status, right, -1))
    frame["kind"] = np.select(
        [left < 0, right < 0, moved, relabelled], ["new", "withdrawn", "revised", "status"], "same"
    )
    frame["unit_before"], frame["unit"] = _at(base, left, ""), _at(base, frame["own"].to_numpy(), "")
    return frame


def _at(values: np.ndarray, where: np.ndarray, missing: Any) -> np.ndarray:
    """values[where], and `missing` where the place is -1."""
    import numpy as np

    if not len(values):
        return np.full(len(where), missing)
    found: np.ndarray = np.where(where >= 0, values[where], missing)
    return found


def _described(both: pa.Table, frame: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    """The rows with their texts, sorted by series, period and status."""
    import numpy as np

    own, left = frame["own"].to_numpy(), frame["left"].to_numpy()
    order = np.lexsort([_ranks(both, column)[own] for column in reversed(key)])
    frame = frame.iloc[order].reset_index(drop=True)
    own, left = own[order], left[order]
    for column in key:
        frame[column] = _texts(both, column)[own]
    frame["status_before"] = _at(_texts(both, "status"), left, "")
    frame["obs"] = _at(both["obs"].to_numpy(), frame["right"].to_numpy(), -1)
    return frame.drop(columns=["left", "right", "own"])


def _texts(table: pa.Table, column: str) -> np.ndarray:
    """A column as an array of texts: one object per distinct text, however many rows."""
    import numpy as np

    words = np.array(_dictionary(table, column), dtype=object)
    return words[_codes(table, column)] if len(words) else words


def _ranks(table: pa.Table, column: str) -> np.ndarray:
    """Integers in the alphabetical order of the texts."""
    import numpy as np

    words = _dictionary(table, column)
    rank = np.zeros(len(words), dtype="int64")
    rank[sorted(range(len(words)), key=words.__getitem__)] = np.arange(len(words))
    return rank[_codes(table, column)] if words else rank


def _dictionary(table: pa.Table, column: str) -> list[str]:
    chunks = table[column].chunks
    return chunks[0].dictionary.to_pylist() if chunks else []


def _stacked(before: pa.Table | None, after: pa.Table | None) -> tuple[pa.Table, int]:
    """Both tables as one with common dictionaries, and where the second begins."""
    import pyarrow as pa

    dimensions = {dimensions_of(t.column_names) for t in (before, after) if t is not None}
    if len(dimensions) > 1:
        raise InputError("the two states tell their observations apart by different columns")
    own = next(iter(dimensions), ())
    names = ["obs", "series", *own, "period", "status", "value", "unit"]
    schema = pa.schema([observation_schema(own).field(name) for name in names])
    empty = schema.empty_table()
    tables = [(empty if t is None else t.select(names)).cast(schema) for t in (before, after)]
    both = pa.concat_tables(tables).unify_dictionaries().combine_chunks()
    return both, tables[0].num_rows


def _codes(table: pa.Table, column: str) -> np.ndarray:
    import numpy as np

    chunks = [c.indices.to_numpy(zero_copy_only=False) for c in table[column].chunks]
    return np.concatenate(chunks).astype("int64") if chunks else np.zeros(0, dtype="int64")


def _folded(table: pa.Table, columns: Iterable[str]) -> np.ndarray:
    """One integer per row that stands for its texts in these columns."""
    import numpy as np

    folded = np.zeros(table.num_rows, dtype="int64")
    for column in columns:
        codes = _codes(table, column)
        size = int(codes.max()) + 1 if len(codes) else 1
        if len(folded) and (int(folded.max()) + 1) * size > 1 << 62:
            folded = np.unique(folded, return_inverse=True)[1].astype("int64")
        folded = folded * size + codes
    return folded


def _pair_across_status(pairs: pd.DataFrame, key: np.ndarray) -> pd.DataFrame:
    """A preliminary observation that comes back as final is one revised, not one gone and one new.

    Only where the rest of the key is alone on both sides; otherwise nobody can tell which became which.
    """
    gone = pairs[pairs["right"] < 0].assign(key=lambda p: key[p["left"]]).drop_duplicates("key", keep=False)
    come = pairs[pairs["left"] < 0].assign(key=lambda p: key[p["right"]]).drop_duplicates("key", keep=False)
    joined = gone[["key", "left"]].merge(come[["key", "right"]], on="key")[["left", "right"]]
    if joined.empty:
        return pairs
    import pandas as pd

    alone = ~(
        (pairs["right"] < 0) & pairs["left"].isin(joined["left"])
        | (pairs["left"] < 0) & pairs["right"].isin(joined["right"])
    )
    return pd.concat([pairs[alone], joined], ignore_index=True)


def _in_base_units(table: pa.Table, units: Mapping[str, tuple[str, float]]) -> tuple[np.ndarray, np.ndarray]:
    import numpy as np

    known = [units.get(name, (name, 1)) for name in _dictionary(table, "unit")]
    codes = _codes(table, "unit")
    factors = np.array([factor for _, factor in known], dtype="float64")
    base = np.array([name for name, _ in known], dtype=object)
    return table["value"].to_numpy() * factors[codes], base[codes]
