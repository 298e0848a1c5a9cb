"""Mutants of raw cells, exhibits' data, facts and formulas; guarded by the second computation and the
reading of the facts' texts."""

from __future__ import annotations

import csv
import io

from planting import Garden, Mutant

from analysis.vocabulary import UNIT_WORDS
from tracepaper.audit.checks import documents, second_computation
from tracepaper.audit.report import Result
from tracepaper.evidence.ranges import from_ranges
from tracepaper.languages.number_format import format_value


def raw_cell(garden: Garden, rng) -> Mutant:
    """A published figure that a fact rests on is changed, and its checksum with it."""
    facts = garden.material.facts
    while True:
        name = rng.choice(sorted(facts))
        numbers = from_ranges(facts[name]["observations"])
        row = _observation(garden, rng.choice(numbers))
        column = row and _column(garden, row)
        if column:
            break
    table = f"{row['source']}/{row['file'].rpartition('/')[2]}"

    def run() -> list:
        connection, line = garden.second.connection, row["line"] - 2
        before = connection.execute(f'SELECT "{column}" FROM "{table}" WHERE rowid = {line}').fetchone()[0]
        connection.execute(
            f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = {line}', [str(float(before) * 1.3 + 1)]
        )
        garden.second.forget()
        result = Result("", 0)
        second_computation.compare_facts(garden.material, garden.second, result)
        connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = {line}', [before])
        garden.second.forget()
        return result.problems

    return Mutant(
        "raw cell", f"{row['file']}:{row['line']}, used by {name}", run, (f"facts.json, fact {name}",)
    )


def _observation(garden: Garden, number: int) -> dict | None:
    import pyarrow.parquet as pq

    if not hasattr(garden, "_observations"):
        garden._observations = pq.read_table(
            garden.material.path("data/processed/observations.parquet"),
            columns=["obs", "source", "file", "line", "value"],
        )
    if number >= garden._observations.num_rows:
        return None  # a published text
    return garden._observations.slice(number, 1).to_pylist()[0]


def _column(garden: Garden, row: dict) -> str | None:
    """The column of the raw table in which the observation stands."""
    table = f"{row['source']}/{row['file'].rpartition('/')[2]}"
    garden.second.load(table)
    found = garden.second.connection.execute(f'SELECT * FROM "{table}" WHERE rowid = {row["line"] - 2}')
    names = [item[0] for item in found.description]
    same = []
    for name, cell in zip(names, found.fetchone() or (), strict=False):
        try:
            if float(cell) == row["value"] and name not in ("year", "adcode"):
                same.append(name)
        except (TypeError, ValueError):
            continue
    return same[0] if len(same) == 1 else None  # of several alike it is not known which is meant


def _rows(garden: Garden, name: str) -> list[dict]:
    return garden.material.rows(name)


def _with_rows(garden: Garden, name: str, rows: list[dict]):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return garden.changed(csv_texts={**garden.material.csv_texts, name: text.getvalue()})


def _compared(garden: Garden, name: str, rows: list[dict]):
    def run() -> list:
        result = Result("", 0)
        second_computation.compare_exhibit(_with_rows(garden, name, rows), garden.second, name, result)
        return result.problems

    return run


def _measures(garden: Garden, name: str) -> list[str]:
    """The columns of figures: numbers that are no key and differ from row to row."""
    rows, key = _rows(garden, name), garden.second.key(name)
    found = []
    for column in rows[0]:
        cells = [row[column] for row in rows if row[column]]
        try:
            numbers = {float(cell) for cell in cells}
        except ValueError:
            continue
        if column not in (*key, "year", "since", "until") and len(numbers) > 1:
            found.append(column)
    return found


def _an_exhibit(garden: Garden, rng, columns: int = 1) -> str:
    names = [
        name
        for name in sorted(garden.second.files)
        if name in garden.material.exhibits and len(_measures(garden, name)) >= columns
    ]
    return rng.choice(names)


def unit_slip(garden: Garden, rng) -> Mutant:
    """A cell, or all of a column, times or by 10, 100 or 1000; or a fact's value."""
    factor = rng.choice((0.001, 0.01, 0.1, 10, 100, 1000))
    if rng.random() < 0.3:
        name = rng.choice([n for n, fact in sorted(garden.material.facts.items()) if fact["value"]])
        fact = {**garden.material.facts[name], "value": garden.material.facts[name]["value"] * factor}
        changed = garden.changed(facts={**garden.material.facts, name: fact})

        def run() -> list:
            result = Result("", 0)
            second_computation.compare_facts(changed, garden.second, result)
            return result.problems

        return Mutant("unit slip", f"fact {name} x {factor}", run, (f"facts.json, fact {name}",))
    name = _an_exhibit(garden, rng)
    column = rng.choice(_measures(garden, name))
    rows = [dict(row) for row in _rows(garden, name)]
    chosen = rows if rng.random() < 0.5 else [rng.choice([r for r in rows if r[column] and float(r[column])])]
    for row in chosen:
        row[column] = str(float(row[column]) * factor) if row[column] else ""
    return Mutant(
        "unit slip",
        f"{name}, {column} x {factor}, {len(chosen)} rows",
        _compared(garden, name, rows),
        (f"{name}/data.csv",),
    )


def columns_swapped(garden: Garden, rng) -> Mutant:
    name = _an_exhibit(garden, rng, columns=2)
    while True:
        one, other = rng.sample(_measures(garden, name), 2)
        rows = [{**row, one: row[other], other: row[one]} for row in _rows(garden, name)]
        if rows != _rows(garden, name):
            return Mutant(
                "columns swapped",
                f"{name}, {one} and {other}",
                _compared(garden, name, rows),
                (f"{name}/data.csv",),
            )


def wrong_year(garden: Garden, rng) -> Mutant:
    """A row shows the figures of another year."""
    while True:
        name = _an_exhibit(garden, rng)
        rows = [dict(row) for row in _rows(garden, name)]
        if "year" not in rows[0]:
            continue
        at = rng.randrange(len(rows))
        same = [
            r
            for r in rows
            if r is not rows[at]
            and r["year"] != rows[at]["year"]
            and all(r[c] == rows[at][c] for c in garden.second.key(name) if c != "year")
        ]
        if same:
            source = rng.choice(same)
            columns = [c for c in _measures(garden, name) if rows[at][c] != source[c]]
            if columns:
                what = f"{name}:{at + 2} has the figures of {source['year']}"
                rows[at] = {**rows[at], **{column: source[column] for column in columns}}
                return Mutant(
                    "wrong year", what, _compared(garden, name, rows), (f"{name}/data.csv:{at + 2}",)
                )


def fact_rounding(garden: Garden, rng) -> Mutant:
    """A fact rounded down or up instead of half up, one place too coarse, or its last digit wrong."""
    while True:
        name = rng.choice(sorted(garden.material.facts))
        fact, language = garden.material.facts[name], rng.choice(("zh", "en"))
        how = rng.choice(("one step more", "one step less", "ten times coarser"))
        step = fact["step"] * (10 if how == "ten times coarser" else 1)
        shift = {"one step more": 1, "one step less": -1}.get(how, 0) * fact["step"]
        text = format_value(fact["value"] + shift, fact["unit"], step, language, UNIT_WORDS)
        if text != fact["text"][language]:
            break
    wrong = {**fact, "text": {**fact["text"], language: text}}
    changed = garden.changed(facts={**garden.material.facts, name: wrong})

    def run() -> list:
        result = Result("", 0)
        documents._check_fact_texts(changed, result)
        return result.problems

    return Mutant("fact's rounding", f"{name}, {language}, {how}: {text}", run, (f"facts.json, fact {name}",))
