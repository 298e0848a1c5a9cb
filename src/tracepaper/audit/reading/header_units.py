"""The unit that stands over a printed column against the unit of the cells it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tracepaper.audit.reading.printed_cells import Wrong, header_of, number_columns
from tracepaper.audit.reading.unit_words import units_in
from tracepaper.evidence.units import over
from tracepaper.languages import load_language
from tracepaper.languages.number_format import UnitWords


def wrong_units(
    grid: dict[str, Any],
    units: Mapping[tuple[int, str], str],
    language: str,
    title: str = "",
    own_units: UnitWords | None = None,
) -> Iterator[Wrong]:
    """Headers that name another unit than their numbers are in, and numbers of money or in per cent over
    which and in which no unit is named.

    units: (row, column) of the table's data -> the unit that the lineage of the cell ends in.  title: the
    table's, which may say the unit for all of it.
    """
    for j, column in number_columns(grid).items():
        known = {over(units[place]) for cell in column.values() for place in cell.places if place in units}
        head = header_of(grid, j)
        said = units_in(head, language, own_units) or units_in(title, language, own_units) & known
        first = next(iter(column))
        if known and said - known:
            text = (
                f"its column is in {', '.join(sorted(known))}, its header “{head}” says {min(said - known)}"
            )
            yield Wrong("header-unit", first, j, text)
        told = said or all(units_in(cell.text, language) for cell in column.values())
        if not told and len(known) == 1 and known <= load_language(language).axis_units.keys():
            text = f"its column is in {min(known)}, which neither its header “{head}” nor each cell says"
            yield Wrong("header-unit", first, j, text)
