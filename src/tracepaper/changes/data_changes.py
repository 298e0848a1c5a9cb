"""Which published observations are new, revised or withdrawn.

Only sources whose files differ are compared.  Series are told apart by the source's own keys, sized, and
put in order: what the paper uses comes first, then what moved most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracepaper.changes.series_patterns import patterns
from tracepaper.changes.state import State
from tracepaper.errors import InputError
from tracepaper.evidence.ranges import Runs
from tracepaper.files import StrPath
from tracepaper.sources.observations import dimensions_of
from tracepaper.sums import sha256

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    import pyarrow as pa


SIZES = (
    (0.001, "≤ 0.1%"),
    (0.01, "0.1–1%"),
    (0.05, "1–5%"),
    (0.2, "5–20%"),
    (float("inf"), "> 20%"),
)
KINDS = ("revised", "new", "withdrawn", "status")  # status: same value, another flag
GRAVE = ("unit", "rescaled", "rebased")
MOST_SERIES, MOST_ROWS = 400, 60  # listed in full; more are only counted

Tables = tuple[Any, Any]  # observations and statements, each an Arrow table or None
Columns = Mapping[str, Any]  # name -> array


def differing_sources(before: State, after: State) -> dict[str, str]:
    """source -> "new", "dropped", "edition" or "files": those whose data may differ."""
    kinds = {}
    for source in sorted({*before.sources, *after.sources}):
        a, b = before.sources.get(source), after.sources.get(source)
        if a is None or b is None:
            kinds[source] = "new" if a is None else "dropped"
        elif a["edition"] != b["edition"]:
            kinds[source] = "edition"
        elif a["files"] != b["files"] or _read_differently(before, after, source):
            kinds[source] = "files"
    return kinds


def _read_differently(before: State, after: State, source: str) -> bool:
    """Two builds can hold different observations from the same files, if the code that reads them changed."""
    parts = [s.parts / f"{source}.parquet" for s in (before, after) if s.parts]
    return (
        len(parts) == 2 and all(p.is_file() for p in parts) and parts[0].read_bytes() != parts[1].read_bytes()
    )


def published_tables(
    state: State,
    source: str,
    raw: StrPath,
    clean_edition: Callable[[str, str], Tables],
    numbered: Iterable[StrPath] | None = None,
) -> Tables:
    """The observations and statements of a source in a state (Arrow tables; None if it had no such source).

    clean_edition(source, edition) reads an edition again.  numbered: observations.parquet and
    statements.parquet of the current build, whose rows carry the numbers that lineages quote.
    Raises InputError if the edition's files are no longer those of the state.
    """
    import pyarrow.parquet as pq

    entry = state.sources.get(source)
    if entry is None:
        return None, None
    if numbered is not None:
        return tuple(pq.read_table(path, filters=[("source", "=", source)]) for path in numbered)
    if state.parts is not None:
        paths = [state.parts / f"{source}.parquet", state.parts.parent / "statements" / f"{source}.parquet"]
        for path in paths:
            if not path.is_file():
                raise InputError("its observations were not built", path)
        return tuple(pq.read_table(path) for path in paths)
    _check_unchanged(Path(raw) / source / entry["edition"], entry["files"])
    return clean_edition(source, entry["edition"])


def _check_unchanged(folder: Path, files: Mapping[str, str]) -> None:
    for name, digest in files.items():
        path = folder / name
        if not path.is_file():
            raise InputError("the file of that state is not there any more; restore the edition", path)
        if sha256(path) != digest:
            raise InputError(
                "the file has changed since that state, so its observations cannot be compared; "
                "new observations belong into a new edition",
                path,
            )


def summarise(frame: pd.DataFrame, unchanged: int, users: Mapping[str, Runs]) -> dict[str, Any]:
    """The changes of one source: counts, sizes, and its series, those that matter most first.

    frame, unchanged: from `observation_match.match`.  users: name of a fact or exhibit -> its
    observation numbers.
    A series matters more if the paper uses an observation of it that changed, then if it is a unit, a
    rescaling or a rebasing, then by its largest revision.
    """
    import numpy as np

    column = {name: frame[name].to_numpy() for name in frame.columns}
    with np.errstate(divide="ignore", invalid="ignore"):
        change = column["after"] / column["before"] - 1
    column["change"] = np.where(np.isfinite(change), change, np.nan)
    starts = np.flatnonzero(np.r_[True, np.diff(column["id"]) != 0][: len(frame)]).tolist()
    ends = [*starts[1:], len(frame)][: len(starts)]
    used = _used_by(column, users)
    series = [
        _one_series({name: values[start:end] for name, values in column.items()}, start, used)
        for start, end in zip(starts, ends, strict=True)
    ]
    series.sort(key=_weight)
    places = [slice(entry["start"], entry.pop("start") + entry.pop("length")) for entry in series]
    for entry, place in zip(series[:MOST_SERIES], places, strict=False):
        entry["rows"] = _rows({name: values[place] for name, values in column.items()})
    kinds = column["kind"]
    return {
        "counts": {kind: int((kinds == kind).sum()) for kind in KINDS} | {"same": unchanged},
        "sizes": _sizes(np.abs(column["change"][kinds == "revised"])),
        "series_changed": len(series),
        "patterns": _pattern_counts(series),
        "reach": _reach(series),
        "series": series[:MOST_SERIES],
    }


def _sizes(revised: np.ndarray) -> dict[str, int]:
    sizes, low = {}, -1.0
    for high, words in SIZES:
        sizes[words] = int(((revised > low) & (revised <= high)).sum())
        low = high
    return sizes


def _used_by(column: Columns, users: Mapping[str, Runs]) -> dict[int, list[str]]:
    """Series id -> the facts and exhibits that use one of its observations that changed."""
    import numpy as np

    changed = (column["kind"] != "same") & (column["obs"] >= 0)
    numbers, ids = column["obs"][changed], column["id"][changed]
    found: dict[int, list[str]] = {}
    for name, runs in sorted(users.items()):
        if not runs or not len(numbers):
            continue
        firsts, lasts = np.array(runs).T
        at = np.searchsorted(firsts, numbers, side="right") - 1
        hit = (at >= 0) & (numbers <= lasts[at])
        for identity in np.unique(ids[hit]):
            found.setdefault(int(identity), []).append(name)
    return found


def _one_series(rows: dict[str, Any], start: int, used: Mapping[int, list[str]]) -> dict[str, Any]:
    """rows: the columns of one series; start: where it begins in the whole table."""
    import numpy as np

    kinds, periods = rows["kind"], rows["period"]
    largest = None
    if (kinds == "revised").any():
        sizes = np.where(kinds == "revised", np.nan_to_num(np.abs(rows["change"])), -1.0)
        largest = _row(rows, int(sizes.argmax()))
    return {
        "series": rows["series"][0],
        "key": {name: rows[name][0] for name in dimensions_of(rows)},
        "unit": rows["unit"][-1],
        "unit_before": next((u for u in rows["unit_before"] if u), ""),
        "counts": {kind: int((kinds == kind).sum()) for kind in KINDS},
        "last_before": max(periods[~np.isnan(rows["before"])], default=""),
        "last_after": max(periods[~np.isnan(rows["after"])], default=""),
        "largest": largest,
        "used_by": used.get(int(rows["id"][0]), []),
        "patterns": patterns(*_one_per_period(periods, rows["before"].tolist(), rows["after"].tolist())),
        "start": start,
        "length": len(kinds),
    }


def _one_per_period(
    periods: Sequence[str], before: Sequence[float], after: Sequence[float]
) -> tuple[list[str], list[float], list[float]]:
    """Where a period stands twice (preliminary and revised), the last one is taken."""
    last = {period: n for n, period in enumerate(periods)}
    chosen = list(last.values())
    return [periods[n] for n in chosen], [before[n] for n in chosen], [after[n] for n in chosen]


def _weight(entry: dict[str, Any]) -> tuple[Any, ...]:
    grave = any(p["kind"] in GRAVE for p in entry["patterns"])
    size = abs(entry["largest"]["change"] or 0.0) if entry["largest"] else 0.0
    return (
        not entry["used_by"],
        not grave,
        -size,
        -sum(entry["counts"].values()),
        (entry["series"], *entry["key"].values()),
    )


def _pattern_counts(series: Iterable[dict[str, Any]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for entry in series:
        for kind in sorted({p["kind"] for p in entry["patterns"]}):
            counts[kind] = counts.get(kind, 0) + 1
    return counts


def _reach(series: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Series (over all that they are about) whose last period is another one now."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for entry in series:
        ends = entry["last_before"], entry["last_after"]
        if ends[0] == ends[1] or not all(ends):
            continue
        group = found.setdefault(
            (entry["series"], *ends),
            {"series": entry["series"], "before": ends[0], "after": ends[1], "about": [], "used": False},
        )
        group["about"].append(next(iter(entry["key"].values()), ""))
        group["used"] |= bool(entry["used_by"])
    for group in found.values():
        group["about"] = sorted(set(group["about"]))
    return sorted(found.values(), key=lambda g: (-len(g["about"]), g["series"], g["before"]))


def _rows(rows: dict[str, Any]) -> list[dict[str, Any]]:
    changed = [n for n, kind in enumerate(rows["kind"]) if kind != "same"]
    return [_row(rows, n) for n in changed[:MOST_ROWS]]


def _row(rows: dict[str, Any], at: int) -> dict[str, Any]:
    return {
        **{k: rows[k][at] for k in ("period", "kind", "status", "status_before")},
        **{k: _number(rows[k][at]) for k in ("before", "after", "change")},
    }


def _number(value: float) -> float | None:
    return None if value != value else float(value)


def text_changes(before: pa.Table | None, after: pa.Table | None) -> list[dict[str, Any]]:
    """Published texts that differ: table, item, field, before, after ("" where there is none)."""
    sides = [
        {}
        if t is None
        else {
            (r["table"], r["item"], r["field"]): r["text"]
            for r in t.select(["table", "item", "field", "text"]).to_pylist()
        }
        for t in (before, after)
    ]
    return [
        {
            "table": key[0],
            "item": key[1],
            "field": key[2],
            "before": sides[0].get(key, ""),
            "after": sides[1].get(key, ""),
        }
        for key in sorted({*sides[0], *sides[1]})
        if sides[0].get(key) != sides[1].get(key)
    ]
