"""What the marks of a figure say when they are pointed at: whose value it is, of what, and the value.

The words are those by which the figures are audited, the numbers are written as in the text.  What stands
behind a mark is told shorter than of a number in the text, as a figure has hundreds: the value before it was
rounded, the formula if it is short, and how many rows of which sources.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tracepaper.evidence.quantities import PERCENT, Quantity
from tracepaper.evidence.tables import lineage_of
from tracepaper.languages.number_format import UnitWords, format_value
from tracepaper.origins.evidence_rows import EvidenceRows
from tracepaper.origins.lineages import Lineages
from tracepaper.origins.registry import Registry
from tracepaper.sources.raw import Sidecars
from tracepaper.vocabulary import Quantities

if TYPE_CHECKING:
    import pyarrow as pa

LONGEST = 40  # characters of a formula that is told
COUNTS = 1000  # whole numbers below it may stand in the data by chance
DIGITS = 2  # that a small value keeps at least
UNNAMED = Quantity("NUMBER", 0.01)  # of a column of which the paper does not say what it measures
Marks = Mapping[str, Mapping[str, Any]]  # column -> keys, rows: see `exhibits.bound_marks.bind`
Measured = list[tuple[set[Any], Quantity]]


class DrawnMarks:
    """The marks of all figures, and the numbers that captions quote.

    registry: what was built.  rows: the observations behind it."""

    def __init__(self, registry: Registry, rows: EvidenceRows) -> None:
        exhibits = registry.exhibits.items()
        self._marks: dict[str, Marks] = {name: meta["marks"] for name, meta in exhibits if meta.get("marks")}
        self._values: dict[str, dict[str, float]] = {name: meta.get("values", {}) for name, meta in exhibits}
        self._tables = {name: registry.table(name) for name in registry.exhibits}
        self._quoted = {
            name: {one: _cell_of(value, self._tables[name]) for one, value in values.items()}
            for name, values in self._values.items()
        }
        self._lineages = Lineages(rows, 0)

    def behind(self) -> dict[str, Any]:
        """What stands behind the marks, the same in every language.

        behind: figure -> "ROW:COLUMN" (rows from 1) -> [value, formula, place in groups, None without rows].
        groups: [[place in sources, how many rows] ...].  sources: [source, edition, series or table].
        values: exhibit -> what its captions quote -> [value, "ROW:COLUMN" of the one cell that has it]."""
        found = {name: self._cells(name) for name in self._tables}
        groups = [entry["groups"] for entry in self._lineages.entries]
        distinct = list({str(one): one for one in groups}.values())
        for told in (told for cells in found.values() for told in cells.values()):
            told[2] = None if told[2] is None else distinct.index(groups[told[2]])
        values = {
            name: {
                one: [value, f"{cell[0] + 1}:{cell[1]}" if (cell := self._quoted[name][one]) else None]
                for one, value in values.items()
            }
            for name, values in self._values.items()
        }
        return {"behind": found, "groups": distinct, "sources": self._sources(), "values": values}

    def _sources(self) -> list[list[str]]:
        return [list(one) for one in self._lineages.groups]

    def _cells(self, name: str) -> dict[str, list[Any]]:
        table, found = self._tables[name], {}
        wanted = {
            (row, part)
            for column, told in self._marks.get(name, {}).items()
            for row in told["rows"]
            for part in column.split("/")
        }
        wanted |= {cell for cell in self._quoted[name].values() if cell}
        for row, column in sorted(wanted):
            traced = f"{column}@obs" in table.column_names
            formula = table[f"{column}@formula"][row].as_py() if traced else ""
            place = self._lineages.add(lineage_of(table, row, column)) if traced else None
            told = formula if len(formula) <= LONGEST else ""
            found[f"{row + 1}:{column}"] = [table[column][row].as_py(), told, place]
        return found

    def said(
        self, language: str, measured: Quantities, own_units: UnitWords, sidecars: Sidecars
    ) -> dict[str, Any]:
        """In a language, once `behind` was asked for.  marks: figure -> what they say (`said`).  cards:
        SOURCE/EDITION -> publisher, title, licence."""
        words = {
            name: said(name, marks, self._tables[name], language, measured, own_units)
            for name, marks in self._marks.items()
        }
        return {"marks": words, "cards": cards_of(self._sources(), sidecars, language)}


def _cell_of(value: float, table: pa.Table) -> tuple[int, str] | None:
    """The one calculated cell of the data that has a value; a small whole number is a count and none's."""
    if value.is_integer() and abs(value) < COUNTS:
        return None
    found = [
        (row, column)
        for column in table.column_names
        if f"{column}@obs" in table.column_names
        for row, one in enumerate(table[column].to_pylist())
        if one == value
    ]
    return found[0] if len(found) == 1 else None


def cards_of(sources: Iterable[list[str]], sidecars: Sidecars, language: str) -> dict[str, list[str]]:
    """SOURCE/EDITION -> [publisher, title, licence] of the sources behind marks."""
    return {
        f"{source}/{edition}": [card["publisher"][language], card["title"][language], card["licence"]]
        for source, edition, _ in sources
        for card in [sidecars[source, edition]]
    }


def said(
    exhibit: str, marks: Marks, table: pa.Table, language: str, measured: Quantities, own_units: UnitWords
) -> dict[str, dict[int, list[str]]]:
    """Column -> row (from 0) -> [whose value, of what, the value]; of a missing one nothing.

    table: the figure's data.  measured: what the paper's figures draw is called."""
    found: dict[str, dict[int, list[str]]] = {}
    values = {name: table[name].to_pylist() for name in table.column_names if "@" not in name}
    for column, told in marks.items():
        found[column] = {}
        known = quantities_in(exhibit, column, measured.QUANTITIES)
        for row in told["rows"]:
            keys = {name: values[name][row] for name in told["keys"]}
            used, quantity = quantity_of(column, keys.values(), known)
            whose = [
                _named(exhibit, name, code, language, measured)
                for name, code in keys.items()
                if code not in used
            ]
            parts = [values[part][row] for part in column.split("/")]
            value = 100 * parts[0] / parts[1] if len(parts) == 2 else parts[0]
            words = quantity.words.get(language, column.partition("/")[0].replace("_", " "))
            text = format_value(value, quantity.unit, _step(value, quantity.step), language, own_units)
            found[column][row] = [" · ".join(filter(None, whose)), words, text]
    return found


def quantities_in(exhibit: str, column: str, known: Mapping[tuple[str, ...], Quantity]) -> Measured:
    """What a column of an exhibit measures, each with the codes of the rows in which it does."""
    place = (exhibit, column.partition("/")[0])
    return [(set(told[2:]), quantity) for told, quantity in known.items() if told[:2] == place]


def quantity_of(column: str, codes: Iterable[Any], known: Measured) -> tuple[set[Any], Quantity]:
    """(the codes of a row by which it is told, what its column measures); "a/b" is a share of what a does."""
    own = set(codes)
    told = [one for one in known if one[0] <= own]
    used, quantity = max(told, key=lambda pair: len(pair[0]), default=(set(), UNNAMED))
    if "/" in column:
        quantity = Quantity(PERCENT.unit, PERCENT.step, quantity.words)
    return used, quantity


def _named(exhibit: str, column: str, code: Any, language: str, measured: Quantities) -> str:
    """What a code is called; a column of which the paper says what it is is named before it."""
    name = measured.called(code, language)
    quantity = measured.QUANTITIES.get((exhibit, column))
    return f"{quantity.words[language]} {name}".replace(" -", " \N{MINUS SIGN}") if quantity else name


def _step(value: float, step: float) -> float:
    """The rounding step of a column, finer for a value of which it would leave less than DIGITS digits."""
    if not value:
        return step
    return float(min(step, 10.0 ** (math.floor(math.log10(abs(value))) - DIGITS + 1)))
