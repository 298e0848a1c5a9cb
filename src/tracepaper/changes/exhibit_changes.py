"""Tables cell by cell as they are printed; figures by the data behind them, and their drawings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from tracepaper.changes.state import Exhibit
from tracepaper.exhibits.exhibit import cell_text

MOST_CELLS = 200  # listed per exhibit; more are only counted
_YEARS = re.compile(r"(year|period|first|last)s?(_|$)")
_YEAR = re.compile(r"(1[89]|20|21)\d\d(\.0)?$")
SAME_VALUE = 1e-9


def exhibit_changes(before: Mapping[str, Exhibit], after: Mapping[str, Exhibit]) -> dict[str, Any]:
    """Returns changed (entries, those that moved most first), new, gone (ids) and same (a count).

    An entry has id, kind, title, texts (title, note, alt that differ: language, before, after), cells
    (data: column, key, before, after, change), printed (tables: row, column, before, after, per
    language), counts (moved, added, removed), years (last before, last after) and drawing: "same",
    "other" (drawn differently), or "" for a table, and where no language has a drawing in both.
    """
    changed = []
    for name in sorted(set(before) & set(after)):
        entry = _compare(name, before[name], after[name])
        if (
            entry["texts"]
            or entry["counts"]["moved"]
            or entry["counts"]["rows"]
            or entry["printed"]
            or entry["drawing"] == "other"
            or entry["columns"]
        ):
            changed.append(entry)
    changed.sort(key=lambda e: (-min(e["size"], 10.0), -e["counts"]["moved"], e["id"]))
    return {
        "changed": changed,
        "new": sorted(set(after) - set(before)),
        "gone": sorted(set(before) - set(after)),
        "same": len(set(before) & set(after)) - len(changed),
    }


def _compare(name: str, a: Exhibit, b: Exhibit) -> dict[str, Any]:
    cells, added, removed, columns = table_difference(a.rows, b.rows)
    sizes = [abs(c["change"]) for c in cells if c["change"] is not None]
    languages = sorted(set(a.digests) & set(b.digests))
    drawing = ""
    if languages:
        drawing = "same" if all(a.digests[x] == b.digests[x] for x in languages) else "other"
    return {
        "id": name,
        "kind": b.meta["kind"],
        "title": b.meta["title"],
        "texts": _texts(a.meta, b.meta),
        "cells": cells[:MOST_CELLS],
        "columns": columns,
        "added": added[:MOST_CELLS],
        "removed": removed[:MOST_CELLS],
        "printed": _printed(a.meta, b.meta),
        "counts": {
            "moved": len(cells),
            "rows": len(added) + len(removed),
            "added": len(added),
            "removed": len(removed),
        },
        "size": max(sizes, default=0.0),
        "years": [last_year(a.rows), last_year(b.rows)],
        "drawing": drawing,
    }


def _texts(a: dict[str, Any], b: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"what": what, "language": language, "before": a[what][language], "after": text}
        for what in ("title", "note", "alt")
        for language, text in (b[what] or {}).items()
        if language in (a[what] or {}) and a[what][language] != text
    ]


def table_difference(
    before: Sequence[Sequence[str]], after: Sequence[Sequence[str]]
) -> tuple[list[dict[str, Any]], list[str], list[str], list[str]]:
    """Two CSV tables, header first: cells that differ (the largest relative change first), keys of rows
    added, keys of rows removed, and columns added or removed (names with + or -)."""
    names = [c for c in after[0] if c in before[0]]
    columns = [f"+{c}" for c in after[0] if c not in names] + [f"-{c}" for c in before[0] if c not in names]
    sides = [[dict(zip(rows[0], row, strict=True)) for row in rows[1:]] for rows in (before, after)]
    key = _key_columns(names, *sides)
    old, new = (_by_key(rows, key) for rows in sides)
    cells = []
    for identity, row in new.items():
        if identity not in old:
            continue
        for column in names:
            cell = _cell_change(old[identity][column], row[column])
            if cell is not None:
                cells.append({"key": _key_text(identity), "column": column, **cell})
    cells.sort(key=lambda c: -(abs(c["change"]) if c["change"] is not None else 0.0))  # stable: table order
    return (
        cells,
        [_key_text(k) for k in new if k not in old],
        [_key_text(k) for k in old if k not in new],
        columns,
    )


def _cell_change(a: str, b: str) -> dict[str, Any] | None:
    if a == b:
        return None
    x, y = _number(a), _number(b)
    if x is not None and y is not None:
        if abs(x - y) <= SAME_VALUE * max(abs(x), abs(y)):
            return None
        return {"before": a, "after": b, "change": y / x - 1 if x else None}
    return {"before": a, "after": b, "change": None}


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _key_columns(names: list[str], *sides: list[dict[str, Any]]) -> list[str]:
    """The fewest leading columns of texts and years (then of any) that tell every row from the others."""

    def is_name(column: str) -> bool:
        cells = [row[column] for rows in sides for row in rows if row[column]]
        return bool(cells) and (
            any(_number(c) is None for c in cells)
            or (_YEARS.match(column) is not None and all(_YEAR.match(c) for c in cells))
        )

    candidates = [c for c in names if is_name(c)] or names[:1]
    key: list[str] = []
    for column in candidates:
        key.append(column)
        if all(_unique(rows, key) for rows in sides):
            return key
    return key


def _unique(rows: list[dict[str, Any]], key: list[str]) -> bool:
    return len({tuple(row[c] for c in key) for row in rows}) == len(rows)


def _by_key(rows: list[dict[str, Any]], key: list[str]) -> dict[tuple[str, ...], dict[str, Any]]:
    """Rows by key; the second row with a key gets a number, so that none is lost."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = {}
    for row in rows:
        identity = tuple(row[c] for c in key)
        seen[identity] += 1
        found[identity if seen[identity] == 1 else (*identity, f"({seen[identity]})")] = row
    return found


def _key_text(identity: tuple[str, ...]) -> str:
    return " · ".join(part for part in identity if part)


def last_year(rows: Sequence[Sequence[str]]) -> str:
    """The latest year in a column of years; "" if the table has none."""
    years = [
        cell[:4]
        for n, name in enumerate(rows[0])
        if _YEARS.match(name)
        for cell in (row[n] for row in rows[1:])
        if _YEAR.match(cell)
    ]
    return max(years, default="")


def _printed(a: dict[str, Any], b: dict[str, Any]) -> list[dict[str, Any]]:
    """Printed cells that differ: language, row (its first cell), column (its header), before, after."""
    found = []
    for language in b.get("table") or {}:
        old, new = (a.get("table") or {}).get(language), b["table"][language]
        if old is None:
            continue
        rows = _aligned(old["rows"], new["rows"])
        heads = [
            " ".join(cell_text(c) for c in column if cell_text(c))
            for column in zip_longest(*new["header"], fillvalue="")
        ]
        for left, right in rows:
            for n, (x, y) in enumerate(zip_longest(left, right, fillvalue="")):
                if cell_text(x) != cell_text(y):
                    found.append(
                        {
                            "language": language,
                            "row": cell_text(right[0]) or cell_text(left[0]),
                            "column": heads[n] if n < len(heads) else str(n + 1),
                            "before": cell_text(x),
                            "after": cell_text(y),
                        }
                    )
    return found


def _aligned(old: list[Any], new: list[Any]) -> list[tuple[list[Any], list[Any]]]:
    """Rows of two printed tables paired by their first cell, else by their place."""
    labels = [[cell_text(row[0]) for row in rows] for rows in (old, new)]
    if any(len(set(side)) != len(side) for side in labels):
        return list(zip_longest(old, new, fillvalue=[""]))
    rows = dict(zip(labels[0], old, strict=True))
    kept = [(rows.pop(label, [""]), row) for label, row in zip(labels[1], new, strict=True)]
    return kept + [(row, [""]) for row in rows.values()]
