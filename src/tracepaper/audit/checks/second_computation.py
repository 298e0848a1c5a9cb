"""Check 2: every exhibit's data and every fact, computed a second time by an independent path.

Numbers are compared with a relative tolerance of 1e-9: both paths add the same observations in different
orders, and a slip worth finding is larger by many orders of magnitude.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracepaper.audit.recomputation import Recomputation
from tracepaper.audit.report import Result
from tracepaper.errors import InputError
from tracepaper.problems import Place

if TYPE_CHECKING:
    from tracepaper.audit.material import Material


TOLERANCE = 1e-9


@dataclass
class Comparison:
    """cells: how many were compared.  differences: (column, 1-based row, message); row 0 = the table
    as a whole."""

    cells: int
    differences: list[tuple[str, int, str]]


def check(material: Material) -> Result:
    """What was looked at, and each thing that is wrong."""
    second = Recomputation(material.raw, material.editions, material.path(material.analysis), material.path())
    result = Result(
        "cells of the exhibits' data, and facts, against SQL from the raw files "
        f"(relative tolerance {TOLERANCE:g})",
        0,
    )
    for name in sorted(material.exhibits):
        compare_exhibit(material, second, name, result)
    for name in sorted(set(second.files) - set(material.exhibits)):
        if not name.startswith("indicator/"):
            file = second.files[name].relative_to(material.path())
            result.fail("unused-sql", file, "there is no such exhibit; remove the file")
    compare_facts(material, second, result)
    return result


def compare_exhibit(material: Material, second: Recomputation, name: str, result: Result) -> None:
    """Compare the CSV of one exhibit with the second computation; failures go into `result`."""
    place = f"results/exhibits/{name}/data.csv"
    if name not in second.files:
        result.fail("no-second-computation", place, "has no second computation; write its SQL")
        return
    try:
        columns, rows = second.table(name)
    except InputError as problem:
        result.fail("sql-fails", place, str(problem))
        return
    second_rows = [dict(zip(columns, row, strict=True)) for row in rows]
    found = compare_rows(material.rows(name), second_rows, second.key(name))
    result.count += found.cells
    for column, row, message in found.differences[:20]:
        where = Place(place, row + 1 if row else None, item=f"column {column}" if column else "")
        result.fail("differs", where, message)


def compare_rows(first: list[dict[str, Any]], second: list[dict[str, Any]], key: list[str]) -> Comparison:
    """first: cells as texts, "" = missing.  second: values, None or nan = missing.  key: the columns by
    which rows are matched; the order in which an exhibit prints its rows is its own affair."""
    columns = list(first[0]) if first else []
    missing = [c for c in columns if second and c not in second[0]]
    differences = [(c, 0, "this column is not computed a second time") for c in missing]
    columns = [c for c in columns if c not in missing]
    theirs_by_key = {_key(row, key): row for row in second}
    if len(theirs_by_key) != len(second):
        return Comparison(0, [("", 0, f"the second computation has several rows for one {', '.join(key)}")])
    for number, ours in enumerate(first, 1):
        theirs = theirs_by_key.pop(_key(ours, key), None)
        if theirs is None:
            differences.append(
                (
                    "",
                    number,
                    f"the second computation has no row for {_key(ours, key)}, or this row stands twice",
                )
            )
            continue
        differences += [
            (
                column,
                number,
                f"is {ours[column] or 'missing'}, the second computation gives {_written(theirs[column])}",
            )
            for column in columns
            if not same(ours[column], theirs[column])
        ]
    differences += [
        ("", 0, f"lacks the row for {row}, which the second computation has") for row in theirs_by_key
    ]
    return Comparison(len(columns) * len(first), differences)


def _key(row: dict[str, Any], key: list[str]) -> tuple[str, ...]:
    """The row's key as texts; 2000.0 and 2000 are the same."""
    return tuple(
        "" if (value := row.get(column)) is None else str(value).removesuffix(".0") for column in key
    )


def same(written: str, value: Any) -> bool:
    """Whether a cell of a CSV says the same as a value of the second computation."""
    if value is None or (isinstance(value, float) and math.isnan(value)) or value == "":
        return written == ""
    if isinstance(value, bool):
        return written.lower() == str(value).lower()
    if isinstance(value, str):
        return written == value
    try:
        return close(float(written), float(value))
    except ValueError:
        return False


def close(a: float, b: float) -> bool:
    """Whether two computations of one number agree."""
    return math.isclose(a, b, rel_tol=TOLERANCE, abs_tol=1e-12)


def _written(value: Any) -> str:
    return "missing" if value is None or value != value else str(value)


def compare_facts(material: Material, second: Recomputation, result: Result) -> None:
    """Hold every fact against its second computation; failures go into `result`."""
    try:
        values = second.facts()
    except InputError as problem:
        result.fail("sql-fails", "results/facts.json", str(problem))
        return
    for name, fact in material.facts.items():
        place = Place("results/facts.json", item=f"fact {name}")
        result.count += 1
        if name not in values:
            text = "has no second computation; write it into the SQL of the facts"
            result.fail("no-second-computation", place, text)
        elif values[name][0] is None or not close(float(fact["value"]), float(values[name][0])):
            result.fail(
                "differs",
                place,
                f"is {fact['value']!r} ({fact['code']['module']}, line {fact['code']['line']}), "
                f"the second computation ({values[name][1]}) gives {_written(values[name][0])}",
            )
    for name in sorted(set(values) - set(material.facts)):
        file = f"{material.analysis}/{values[name][1]}"
        result.fail("unused-sql", file, f"there is no fact {name}; remove it")
