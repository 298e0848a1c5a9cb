"""What a page tells of the marks of its drawings, beside what the data, the lineage and the sidecars say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tracepaper.audit.reading.number_tokens import numbers_of
from tracepaper.audit.reading.series_names import Names
from tracepaper.evidence.ranges import as_array
from tracepaper.evidence.tables import lineage_of
from tracepaper.files import read_yaml

if TYPE_CHECKING:
    import pyarrow as pa

    from tracepaper.audit.material import Material

Found = Iterator[tuple[str, object, object]]  # what it is of which thing; as shown; as it should be
_DRAWN = re.compile(r'data-column="([^"]*)" data-rows="([^"]*)"')
_NUMBER = re.compile(r"\d")
MINUS = "\N{MINUS SIGN}"
_QUOTED = re.compile(r'<span class="value" data-value="([^"/]*)/([^"]*)">([^<]*)</span>')
_EXHIBIT = re.compile(r'<div id="([a-z0-9-]+)" class="exhibit')


def told_of_marks(material: Material, language: str, page: str, data: Mapping[str, Any]) -> Found:
    """Every mark that the page draws, and each thing that its panel says."""
    import pyarrow.parquet as pq

    exhibits = list(_EXHIBIT.finditer(page))
    ends = [match.start() for match in exhibits[1:]] + [len(page)]
    for match, end in zip(exhibits, ends, strict=True):
        name = match[1]
        drawn = {
            (column, int(row))
            for column, rows in _DRAWN.findall(page[match.start() : end])
            for row in rows.split(" ")
            if row != "-"
        }
        yield from _quoted_numbers(name, page[match.start() : end], material, language, data)
        told = data["marks"].get(name, {})
        known = {(column, int(row)) for column, rows in told.items() for row in rows}
        yield f"{name}, marks that nothing is told of", sorted(drawn - known), []
        if known:
            table = pq.read_table(material.path(f"data/processed/exhibits/{name}.parquet"))
            names = Names(name, language, material.measured.QUANTITIES, material.measured.called)
            for column, row in sorted(known & drawn):
                yield from _said(
                    f"{name}, mark of row {row + 1}, {column}",
                    told[column][str(row)],
                    table,
                    names,
                    column,
                    row,
                )
                for part in column.split("/"):
                    behind = data["behind"][name][f"{row + 1}:{part}"]
                    yield from _behind(f"{name}, row {row + 1}, {part}", behind, table, part, row, data)
    for place, shown in data["cards"].items():
        card = read_yaml(material.raw / place / "source.yml")
        due = [card["publisher"][language], card["title"][language], card["licence"]]
        yield f"source {place} of marks", shown, due


def _quoted_numbers(
    name: str, region: str, material: Material, language: str, data: Mapping[str, Any]
) -> Found:
    """The numbers that its captions quote are marked, each by its own name, and told as they are."""
    exhibit = material.exhibits[name]
    quoted = exhibit.get("quoted", {}).get(language, {})
    due = [tuple(one) for part in ("title", "note") for one in quoted.get(part, [])]
    marked = [(one, " ".join(text.split())) for owner, one, text in _QUOTED.findall(region) if owner == name]
    yield f"{name}, numbers of its captions", marked, [(one, " ".join(text.split())) for one, text in due]
    for one in {one for one, _ in due}:
        value, cell = data["values"][name][one]
        yield f"{name}, {one} before rounding", value, exhibit["values"][one]
        yield f"{name}, {one}, its cell", value if cell is None else data["behind"][name][cell][0], value


def _said(what: str, shown: list[str], table: pa.Table, names: Names, column: str, row: int) -> Found:
    """The words name the row and no other number; the value is the row's, in its unit's power of ten."""
    whose, of_what, value = shown
    codes = [table[name][row].as_py() for name in table.column_names if "@" not in name]
    codes = [code for code in codes if isinstance(code, str | int) and not isinstance(code, bool)]
    yield f"{what}, what it is", of_what, names.of_column(column, codes)
    parts = [float(table[part][row].as_py()) for part in column.split("/")]
    due = 100 * parts[0] / parts[1] if len(parts) == 2 else parts[0]
    quantity = names.quantity(column, codes)
    right = _shows(value, due, quantity.step if quantity else 0.0, names.language)
    yield f"{what}, its value", "" if right else value, ""
    called = {names.called(code, names.language) for code in codes} | set(map(str, codes))
    unknown = [
        part
        for part in whose.replace(MINUS, "-").split(" · ")
        if whose and not any(one and one in part for one in called)
    ]
    yield f"{what}, whose it is", unknown, []


def _shows(text: str, due: float, step: float, language: str) -> bool:
    """Whether a text has a number, rounded to its last digit or to a step that leaves zeros behind it."""
    printed, numbers = _NUMBER.search(text), numbers_of(language)
    if not printed:
        return False
    written = text[printed.start() :]
    near = abs(float(numbers.read(written)[0]) - abs(due)) <= step / 2 * (1 + 1e-9)
    return (text.startswith(MINUS) == (due < 0) or not float(numbers.read(written)[0])) and (
        near or numbers.shows(written, abs(due))
    )


def _behind(
    what: str, shown: list[Any], table: pa.Table, part: str, row: int, data: Mapping[str, Any]
) -> Found:
    """The value before it was rounded, its formula, and how many rows of how many series."""
    value, formula, place = shown
    traced = f"{part}@obs" in table.column_names
    yield f"{what}, before rounding", value, table[part][row].as_py()
    yield f"{what}, formula", formula, formula and (table[f"{part}@formula"][row].as_py() if traced else "")
    count = len(as_array(tuple(lineage_of(table, row, part)))) if traced else 0
    yield (
        f"{what}, number of rows",
        sum(n for _, n in data["groups"][place]) if place is not None else 0,
        count,
    )
