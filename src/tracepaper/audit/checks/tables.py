"""Check: every cell of a printed table is the cell of the data that should stand there.

The table is printed a second time from data.csv and must be the same, letter by letter.  And it is formed
again without the code that printed it (`reading.printed_cells`): each number from the cells it says it
shows, unit and rounding included; each cell by the company it keeps in its row and column; each header by
the scale and the unit of the numbers under it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracepaper.audit.checks.figures import read_frame
from tracepaper.audit.reading.header_units import wrong_units
from tracepaper.audit.reading.printed_cells import header_of, label_of, wrong_cells
from tracepaper.audit.report import Result
from tracepaper.evidence.tables import cell_units
from tracepaper.exhibits.exhibit import cell_text, print_table
from tracepaper.problems import Place

if TYPE_CHECKING:
    from tracepaper.audit.material import Material


def check(material: Material) -> Result:
    """What was looked at, and each thing that is wrong."""
    result = Result("cells of printed tables against the cells of the data they show", 0)
    for name, exhibit in material.exhibits.items():
        for language, grid in (exhibit["table"] or {}).items():
            file = f"results/exhibits/{name}/exhibit.json"
            result.count += sum(map(len, grid["rows"]))
            _check_cells(material, name, language, exhibit, result)
            if name not in material.modules:
                result.cannot("not-printed-again", Place(file), "its module was not given; give it")
                continue
            again = print_table(material.modules[name], read_frame(material, name), language)
            for item, found, wanted in _different(grid, again):
                text = f"“{found}” is not what its code prints from data.csv, “{wanted}”; build it again"
                result.fail("cell-not-printed", Place(file, item=f"{language}, {item}"), text)
    return result


def _check_cells(
    material: Material, name: str, language: str, exhibit: dict[str, Any], result: Result
) -> None:
    declared, grid = material.declared, exhibit["table"][language]

    def called(column: str, code: str) -> str | None:
        return declared.name_of(column, code, language) if column in declared.DIMENSIONS else None

    title, units = (
        exhibit["title"][language],
        cell_units(material.path(f"data/processed/exhibits/{name}.parquet")),
    )
    for wrong in (
        *wrong_cells(grid, material.rows(name), language, title, called),
        *wrong_units(grid, units, language, title, declared.UNIT_WORDS),
    ):
        item = f"{language}, {label_of(grid, wrong.row, wrong.column)}"
        result.fail(wrong.kind, Place(f"results/exhibits/{name}/exhibit.json", item=item), wrong.text)


def _different(grid: dict[str, Any], again: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(cell, found, expected) of every cell of header and body that is not as printed again."""
    if [*map(len, grid["header"] + grid["rows"])] != [*map(len, again["header"] + again["rows"])]:
        return [("the table", f"{len(grid['rows'])} rows", f"{len(again['rows'])} rows of other lengths")]
    heads = [
        (f"header of column {header_of(again, j) or j + 1}", cell_text(cell), cell_text(other))
        for line, wanted in zip(grid["header"], again["header"], strict=True)
        for j, (cell, other) in enumerate(zip(line, wanted, strict=True))
    ]
    cells = [
        (label_of(again, i, j), cell_text(cell), cell_text(other))
        for i, (line, wanted) in enumerate(zip(grid["rows"], again["rows"], strict=True))
        for j, (cell, other) in enumerate(zip(line, wanted, strict=True))
    ]
    return [entry for entry in heads + cells if entry[1] != entry[2]]
