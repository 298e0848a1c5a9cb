"""Check 12: the numbers printed add up.

A reader with a pencil checks that parts make their total, shares a hundred, that a rate belongs to its ends
and years, and an interval to its estimate.  Relations between columns and rows need no declaring: they are
found in the unrounded data, where they hold to the last digit, and named in the row or two where they do not.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.parquet as pq

from tracepaper.audit.checks.claims_bound import sentences
from tracepaper.audit.reading import formulas
from tracepaper.audit.reading.fact_rows import months
from tracepaper.audit.reading.printed_estimates import interval_problems, levels_of, star_problems
from tracepaper.audit.reading.quoted_together import ends_problems
from tracepaper.audit.reading.relations import between_columns, intervals, sums_to, totals
from tracepaper.audit.report import Result
from tracepaper.evidence.lineage import Traced, formula, observations_of
from tracepaper.evidence.tables import numeric, read_table, traced_columns
from tracepaper.exhibits.exhibit import cell_text
from tracepaper.marks import FACT
from tracepaper.problems import Place

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

    from tracepaper.audit.material import Material
    from tracepaper.audit.reading.relations import Relation

Fact = Mapping[str, Any]


def check(material: Material) -> Result:
    """What was looked at, and each thing that does not add up."""
    result = Result("relations between cells of tables, rates and their years, numbers quoted together", 0)
    years = _years(material)
    for exhibit in material.exhibits:
        table = read_table(material.path(f"data/processed/exhibits/{exhibit}.parquet"))
        for relation in relations(table):
            result.count += relation.held + len(relation.broken)
            for row in relation.broken:
                place = Place(_csv(exhibit), row + 2, item=_row(table, row))
                held = f"{relation.words} in {relation.held} rows and not in this one"
                result.fail("relation-broken", place, f"{held}; correct the cell, or say why it differs")
        for at, column, text in rates_of_cells(table, years):
            result.fail("rate-over-other-years", Place(_csv(exhibit), at + 2, item=f"column {column}"), text)
        _printed(material, exhibit, result)
    for name, fact in material.facts.items():
        for kind, text in [*rate_problems(fact), *interval_of(name, material.facts)]:
            result.fail(kind, Place("results/facts.json", item=f"fact {name}"), text)
    for language in material.languages:
        for place, names in _quoted_together(material, language):
            for text in ends_problems(
                [(name, material.facts[name]) for name in names if name in material.facts]
            ):
                result.fail("ends-do-not-fit", place, text)
    result.count += len(material.facts)
    return result


def _csv(exhibit: str) -> str:
    return f"results/exhibits/{exhibit}/data.csv"


def relations(table: pd.DataFrame) -> Iterator[Relation]:
    """The relations of a table of traced numbers; what is not traced is a key."""
    measures = traced_columns(table)
    plain = numeric(table)
    columns = {
        name: plain[name].to_numpy(dtype="float64") for name in measures if plain[name].dtype.kind == "f"
    }
    keys = [name for name in table.columns if name not in measures]
    yield from between_columns(columns)
    yield from intervals(columns)
    for name in columns:
        yield from totals(plain, keys, name)
        yield from sums_to(plain, keys, name)


def _row(table: pd.DataFrame, row: int) -> str:
    keys = [name for name in table.columns if name not in traced_columns(table)]
    return ", ".join(f"{name} {table[name].iloc[row]}" for name in keys[:4])


def _years(material: Material) -> npt.NDArray[np.float64]:
    """The year of each observation by its number; nan where its period is not one year."""
    columns = pq.read_table(material.path("data/processed/observations.parquet"), columns=["obs", "period"])
    periods = columns["period"].to_pandas().astype("category")
    year_of = {text: float(text) if text.isdigit() else np.nan for text in periods.cat.categories}
    numbers = columns["obs"].to_numpy()
    found = np.full(int(numbers.max(initial=-1)) + 1, np.nan)
    found[numbers] = periods.map(year_of).astype("float64")
    return found


def rates_of_cells(table: pd.DataFrame, years: npt.NDArray[np.float64]) -> Iterator[tuple[int, str, str]]:
    """(row, column, text) of cells whose compound rate is taken over other years than their rows are apart.

    years: by number of the observation."""
    for column in traced_columns(table):
        for at, cell in enumerate(table[column]):
            if not isinstance(cell, Traced) or "** 0." not in (text := formula(cell)):
                continue
            tree, behind = formulas.parsed(text), years[observations_of(cell)]
            apart = float(behind.max() - behind.min())
            for periods in formulas.periods_of_growth(tree) if tree is not None else ():
                if apart >= 1 and abs(periods - apart) > 0.01 * apart:
                    yield at, column, _over(periods, f"its rows are {apart:g} apart")


def _over(periods: float, other: str) -> str:
    return f"its rate is taken over {periods:.4g} years, and {other}; correct the number of periods"


def _printed(material: Material, exhibit: str, result: Result) -> None:
    meta = material.exhibits[exhibit]
    for language, grid in (meta.get("table") or {}).items():
        rows = [[cell_text(cell) for cell in row] for row in grid["rows"]]
        levels = levels_of((meta.get("note") or {}).get(language) or "")
        for number, row in enumerate(rows, 1):
            place = Place(
                f"results/exhibits/{exhibit}/exhibit.json", item=f"{language}, row {number}: {row[0]}"
            )
            for text in interval_problems(row):
                result.fail("interval-without-estimate", place, f"{text}; correct the row")
        for at, column, text in star_problems(rows, levels) if levels else ():
            item = f"{language}, row {at + 1}, column {column + 1}"
            place = Place(f"results/exhibits/{exhibit}/exhibit.json", item=item)
            result.fail("stars-differ", place, f"{text}; correct the stars or the note")


def _quoted_together(material: Material, language: str) -> Iterator[tuple[Place, list[str]]]:
    """Where each sentence with three facts or more stands, and their names."""
    for block in material.blocks[language]:
        for line, sentence in sentences(block, language):
            names = list(dict.fromkeys(match.group(1) for match in FACT.finditer(sentence)))
            if len(names) >= 3:
                yield Place(block.file, line), names


def rate_problems(fact: Fact) -> Iterator[tuple[str, str]]:
    """(kind, text) of a compound rate that is taken over other years than the fact's period has."""
    tree, said = formulas.parsed(fact["formula"]), months(fact["period"])
    for periods in formulas.periods_of_growth(tree) if tree is not None else ():
        years = (said[1] - said[0] + 1) / 12 - 1 if said else 0
        if years >= 1 and abs(periods - years) > 0.01 * years:
            yield "rate-over-other-years", _over(periods, f"{fact['period']} has {years:g}")


def interval_of(name: str, facts: Mapping[str, Fact]) -> Iterator[tuple[str, str]]:
    """(kind, text) where a fact NAME is not in the middle of NAME-low and NAME-high; on the scale of
    logarithms where it is 100 (exp(b) - 1)."""
    ends = [facts.get(f"{name}-{end}") for end in ("low", "high")]
    if ends[0] is None or ends[1] is None:
        return
    three = [ends[0], facts[name], ends[1]]
    values = [float(fact["value"]) for fact in three]
    if all("exp(" in fact["formula"] for fact in three) and min(values) > -100:
        values = [math.log1p(value / 100) for value in values]
    low, middle, high = values
    if not low < middle < high or abs(low + high - 2 * middle) > 5e-3 * (high - low):
        yield (
            "interval-without-estimate",
            f"it is not in the middle of {name}-low and {name}-high; bind the three to one estimate",
        )
