"""Which cells of an exhibit's data stand behind each printed cell of a table.

A table is printed by a function that rounds, scales, groups and joins as it likes, so what a printed
cell depends on is not written down anywhere.  For numbers it is found by experiment: change one column
of the data, then one row, print again, and see which printed cells have changed.  A text cannot be
changed so freely (it may be a date that is parsed): it is found where the same text is printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from tracepaper.exhibits.exhibit import Grid, cell_text

if TYPE_CHECKING:
    import pandas as pd


Place = tuple[int, int]  # row and position of the cell in its row, as printed
Behind = tuple[int, str]  # row of the data, column
Reached = dict[Place, set[Behind]]
Cells = dict[Place, list[Behind]]
Printed = tuple[dict[str, Cells], dict[str, list[str]]]  # by language: cells, texts nothing explains
Texts = list[list[str]]
Print = Callable[["pd.DataFrame", str], "Grid"]  # how a module sets its table in a language
FACTOR = 1.37  # large enough to show in any rounding


def printed_cells(
    cells: Print, shown: pd.DataFrame, traced: Iterable[str], languages: Sequence[str]
) -> Printed:
    """What stands behind the printed cells, and the printed texts with numbers that nothing explains.

    cells: the exhibit's function (data, language) -> Grid.  shown: its data as read from the CSV.
    traced: columns with a lineage.  Returns language -> cells, and language -> texts.
    """
    from pandas.api.types import is_numeric_dtype

    numbers = [c for c in traced if is_numeric_dtype(shown[c].dtype)]
    texts = [c for c in traced if c not in numbers]
    order = {column: n for n, column in enumerate(shown.columns)}
    behind: dict[str, Reached] = {}
    reached: Reached = {}
    shape = None
    grids = {language: _texts(cells(shown, language)) for language in languages}
    for language, base in grids.items():
        if shape != [len(line) for line in base]:  # else the language before has answered for both
            shape = [len(line) for line in base]
            reached = _experiments(cells, shown, language, base, numbers)
        behind[language] = {place: set(data) for place, data in reached.items()}
        _add_equal_texts(base, shown, texts, behind[language])
    for language, base in grids.items():
        for other in languages:  # a name may stand in the data in one of the languages only
            if [len(line) for line in grids[other]] == [len(line) for line in base]:
                behind[language] = {**behind[other], **behind[language]}
        _add_rest_of_row(base, shown, texts, behind[language])
        behind[language] = {place: data for place, data in behind[language].items() if data}
    found = {
        language: {
            place: sorted(data, key=lambda cell: (cell[0], order[cell[1]]))
            for place, data in sorted(places.items())
        }
        for language, places in behind.items()
    }
    unexplained = {language: _unexplained(base, found[language]) for language, base in grids.items()}
    return found, unexplained


def _unexplained(base: Texts, found: Cells) -> list[str]:
    """Printed texts with a number that nothing stands behind."""
    return [
        text
        for r, line in enumerate(base)
        for c, text in enumerate(line)
        if re.search(r"\d", text) and (r, c) not in found
    ]


def _texts(grid: Grid) -> Texts:
    return [[cell_text(cell) for cell in row] for row in grid.rows]


def _missing(value: Any) -> bool:
    return value is None or value != value


def _experiments(
    cells: Print, shown: pd.DataFrame, language: str, base: Texts, columns: Iterable[str]
) -> dict[Place, set[tuple[int, str]]]:
    by_column = {
        column: _changed(cells, shown, language, base, [column], range(len(shown))) for column in columns
    }
    columns = [column for column in columns if by_column[column]]
    if not columns:
        return {}
    rows = _rows_behind(lambda rows: _changed(cells, shown, language, base, columns, rows), len(shown))
    return {
        place: {
            (row, column)
            for row in behind
            for column in columns
            if place in by_column[column] and not _missing(shown[column].iloc[row])
        }
        for place, behind in rows.items()
    }


def _rows_behind(change: Callable[[list[int]], set[Place]], count: int) -> dict[Place, set[int]]:
    """Rows of the data that each place depends on; change(rows) -> the places that change with them.

    Instead of one row after the other, half of the rows are changed at a time, once for each binary
    digit of the row's number: where a place depends on one row, its digits spell that number.
    """
    digits = [
        ([row for row in range(count) if row >> n & 1], [row for row in range(count) if not row >> n & 1])
        for n in range((count - 1).bit_length())
    ]
    answers = [(change(ones), change(zeros)) for ones, zeros in digits]
    places = set().union(*(found for pair in answers for found in pair)) if answers else change([0])
    behind, open_places = {}, set()
    for place in places:
        if all((place in ones) != (place in zeros) for ones, zeros in answers):
            behind[place] = {sum((place in ones) << n for n, (ones, _) in enumerate(answers))}
        else:  # it depends on several rows: these are few, or the table is small
            open_places.add(place)
    for row in range(count) if open_places else ():
        for place in change([row]) & open_places:
            behind.setdefault(place, set()).add(row)
    return behind


def _changed(
    cells: Print, shown: pd.DataFrame, language: str, base: Texts, columns: Iterable[str], rows: Iterable[int]
) -> set[Place]:
    """Places that change when the columns change in these rows; none if the table cannot be printed
    then, or gets another shape."""
    frame = shown.copy()
    for column in columns:
        values = frame[column].astype("float64").tolist()
        for at in rows:  # not the same multiple everywhere, or shares would stay as they are
            values[at] = values[at] * (FACTOR + at / 100) + 1
        frame[column] = values
    try:
        texts = _texts(cells(frame, language))
    except Exception:  # whatever a table's function does with a number it did not expect
        return set()
    if [len(line) for line in texts] != [len(line) for line in base]:
        return set()
    return {(r, c) for r, line in enumerate(texts) for c, text in enumerate(line) if text != base[r][c]}


def _add_equal_texts(base: Texts, shown: pd.DataFrame, columns: Iterable[str], reached: Reached) -> None:
    """Printed cells that say what a text of the data says, in the same row if there are several."""
    said: dict[str, list[tuple[int, str]]] = {}
    for column in columns:
        for row, value in enumerate(shown[column]):
            if isinstance(value, str) and value:
                said.setdefault(value, []).append((row, column))
    for r, line in enumerate(base):
        for c, text in enumerate(line):
            if text in said and (r, c) not in reached:
                own = [cell for cell in said[text] if cell[0] == r]
                reached[r, c] = set(own or said[text])


def _add_rest_of_row(base: Texts, shown: pd.DataFrame, columns: Iterable[str], reached: Reached) -> None:
    """Printed cells with numbers that are still open: the texts of the same row of the data that have
    one of these numbers (a date written in another way, a number out of a sentence)."""
    for r, line in enumerate(base):
        rows = {row for c in range(len(line)) for row, _ in reached.get((r, c), ())}
        rows = rows or ({r} if len(base) == len(shown) else set())
        numbers = {
            (row, column): _whole_numbers(shown[column].iloc[row]) for row in rows for column in columns
        }
        for c, text in enumerate(line):
            if (r, c) not in reached:
                behind = {cell for cell, found in numbers.items() if found & _whole_numbers(text)}
                reached |= {(r, c): behind} if behind else {}


def _whole_numbers(text: object) -> set[int]:
    """The whole numbers from 10 in a text: 2023-12-01 and 1 December 2023 share two; smaller ones are
    in too many texts to say anything."""
    found = {int(digits) for digits in re.findall(r"[0-9]+", text)} if isinstance(text, str) else set()
    return {number for number in found if number >= 10}
