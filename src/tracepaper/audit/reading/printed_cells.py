"""A printed table formed again from its data, cell by cell, without the code that printed it.

Each cell comes with its origins (`exhibits.shown`): these characters show that sum of cells of data.csv.
The number is read as the language writes it and compared with that sum, to its last digit.  Then the
origins are looked at together: what stands in one printed row, or one printed column, must belong
together in the data, so that two numbers that changed places are found although each is a true one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache
from typing import Any

from tracepaper.audit.reading.number_tokens import MINUS, normal, numbers_of
from tracepaper.exhibits.exhibit import cell_text
from tracepaper.languages import load_language

Data = Sequence[dict[str, str]]  # the rows of data.csv, cells as written
Name = Callable[[str, str], str | None]  # (column, code) -> what the code is called
_YEAR = r"(?<!\d)(?:1[89]|20)\d\d(?!\d)"
_BELOW = re.compile(r"[<＜]\s*")


@dataclass(frozen=True)
class Wrong:
    """A printed cell that is not what its data make it.

    kind: id of what is wrong.  row: its place in the body of the table, from 0.  column: from 0, None for
    the whole row.  text: what was found and what was expected."""

    kind: str
    row: int
    column: int | None
    text: str


@dataclass(frozen=True)
class Cell:
    """A printed cell: the rows and columns of the data in it, by what factor if it is one number alone."""

    text: str
    places: tuple[tuple[int, str], ...]
    factor: float | None

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(column for _, column in self.places))


def label_of(grid: dict[str, Any], row: int, column: int | None) -> str:
    """row China, column GDP (US$ billion): how a reader finds the cell."""
    body = grid["rows"]
    label = next((cell_text(body[at][0]) for at in range(row, -1, -1) if cell_text(body[at][0])), "")
    found = f"row {row + 1} ({label})" if label else f"row {row + 1}"
    head = header_of(grid, column) if column is not None else ""
    return f"{found}, column {head or (column or 0) + 1}" if column is not None else found


def header_of(grid: dict[str, Any], column: int) -> str:
    """All that stands over a column."""
    heads = (cell_text(line[column]) for line in grid["header"] if column < len(line))
    return " ".join(filter(None, heads))


def wrong_cells(
    grid: dict[str, Any], data: Data, language: str, title: str = "", name: Name | None = None
) -> Iterator[Wrong]:
    """Everything in a printed table that its data do not make.

    grid: of exhibit.json, in the language.  title: the table's, which may say the unit for all of it.
    name: what a code in a column of the data is called; None if it has no name.
    """
    if misshapen := _misshapen(grid):
        yield misshapen
        return
    for i, (row, origins) in enumerate(zip(grid["rows"], grid["origins"], strict=True)):
        rows = {term[0] for cell in origins for origin in cell for term in origin["terms"]}
        for j, (cell, found) in enumerate(zip(row, origins, strict=True)):
            text = cell_text(cell)
            for origin in found:
                if said := _differs(text[origin["start"] : origin["end"]], origin, data, language):
                    yield Wrong("cell-differs", i, j, said)
            if j and (stray := _stray_number(text, found, rows, data, language)):
                yield Wrong(
                    "number-without-data", i, j, f"prints {stray} in “{text}”, which no cell of its row has"
                )
    yield from _out_of_place(grid, data)
    yield from _other_digits(grid, language)
    yield from _scale_of_header(grid, language, title)
    if name:
        yield from _misnamed(grid, data, name)


def _misshapen(grid: dict[str, Any]) -> Wrong | None:
    widths = {len(grid["align"]), *(len(row) for row in grid["rows"])}
    if len(widths) > 1 or [len(row) for row in grid["rows"]] != [len(row) for row in grid.get("origins", ())]:
        return Wrong("table-misshapen", 0, None, "the rows are not of one length; build the exhibit again")
    return None


def _differs(shown: str, origin: dict[str, Any], data: Data, language: str) -> str:
    """What is wrong with a stretch of a cell; "" if it shows its data."""
    terms = origin["terms"]
    cells = [data[row].get(column) if row < len(data) else None for row, column, _ in terms]
    where = ", ".join(f"{column} in row {row + 1}" for row, column, _ in terms)
    if any(cell is None for cell in cells):
        return f"is made of {where} of data.csv, which is not there"
    if terms and terms[0][2] is None:
        return "" if shown == cells[0] else f"prints “{shown}”, expected “{cells[0]}” ({where} of data.csv)"
    if "" in cells:
        return f"prints {shown}, but {where} of data.csv is blank" if re.search(r"\d", shown) else ""
    try:
        value = sum(
            (
                Decimal(str(cell)) * Decimal(repr(float(term[2])))
                for cell, term in zip(cells, terms, strict=True)
            ),
            Decimal(repr(float(origin["constant"]))),
        )
        number, last = _read(shown, language)
    except (InvalidOperation, ValueError):
        return f"prints “{shown}”, which is no number, for {where} of data.csv"
    if _BELOW.match(shown):
        return "" if abs(value) < number else f"prints {shown}, but {where} of data.csv is {value:f}"
    step = last if origin["step"] is None else Decimal(repr(float(origin["step"])))
    if last > step:
        return f"ends at {last:f}, its rounding step is {step:f}"
    if abs(value - number) <= step / 2 * (1 + Decimal("1e-9")) and number % step == 0:
        return ""
    wanted = (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return f"prints {shown}, expected {wanted:f} ({where} of data.csv)"


def _read(shown: str, language: str) -> tuple[Decimal, Decimal]:
    """(value, unit of the last digit) of the one number in a stretch; ValueError if there are others."""
    written, text = numbers_of(language), normal(shown)
    found = list(written.pattern.finditer(text))
    if len(found) != 1:
        raise ValueError(shown)
    value, last = written.read(text[found[0].start() :].removeprefix(MINUS))
    negative = MINUS in text[: found[0].start() + 1]
    return (-value if negative else value), last


def _stray_number(
    text: str, origins: Sequence[dict[str, Any]], rows: set[int], data: Data, language: str
) -> str:
    """A number of a cell that is not of its origins and in no text of its row; "" if there is none.

    Years and dates in words are not looked at, as they are not in the prose."""
    rest = text
    for origin in reversed(origins):
        rest = f"{rest[: origin['start']]}\n{rest[origin['end'] :]}"
    said = " ".join(cell for row in rows or range(len(data)) for cell in data[row].values())
    known = {int(digits) for digits in re.findall(r"[0-9]+", said)}
    if re.search(r"[^\W\d]", rest):
        rest = re.sub("|".join([*load_language(language).not_data, _YEAR]), " ", normal(rest))
    return next((number for number in re.findall(r"[0-9]+", normal(rest)) if int(number) not in known), "")


def _placed(grid: dict[str, Any]) -> dict[tuple[int, int], Cell]:
    found = {}
    for i, (row, origins) in enumerate(zip(grid["rows"], grid["origins"], strict=True)):
        for j, (cell, stretches) in enumerate(zip(row, origins, strict=True)):
            places = tuple((r, c) for origin in stretches for r, c, _ in origin["terms"])
            if places:
                text, alone = cell_text(cell), len(places) == 1 and not stretches[0]["constant"]
                whole = alone and not re.search(r"\w", _outside(text, stretches[0]))
                found[i, j] = Cell(text, places, stretches[0]["terms"][0][2] if whole else None)
    return found


def _outside(text: str, origin: dict[str, Any]) -> str:
    return text[: origin["start"]] + text[origin["end"] :]


def _out_of_place(grid: dict[str, Any], data: Data) -> Iterator[Wrong]:
    """Cells that do not belong where they stand, by what the others of their row and column are."""
    cells = _placed(grid)
    one_row = _one_data_row_each(cells)
    keys = [] if one_row else _text_columns(data)

    def aspects(cell: Cell) -> dict[str, Any]:
        row, column = cell.places[0]
        own = {key: data[row][key] for key in keys if row < len(data)}
        return {**own, "a column": column} if keys else {"a row": row, "a column": column}

    seen: dict[tuple[int, str], tuple[int, int]] = {}
    known = {place: aspects(cell) for place, cell in cells.items() if cell.factor is not None or one_row}
    for (i, j), own in known.items():
        cell = cells[i, j]
        if cell.factor is not None:
            if cell.places[0] in seen:
                yield Wrong("cell-twice", i, j, f"prints {_named(cell, data)} of data.csv a second time")
            seen[cell.places[0]] = (i, j)
        row = [other for (a, b), other in known.items() if a == i and b != j]
        column = [other for (a, b), other in known.items() if b == j and a != i]
        for aspect, value in own.items():
            if aspect == "a column" and cell.factor is None:
                continue  # a sentence with several numbers is not of one column
            if not (_usual(row, aspect, value) or _usual(column, aspect, value)):
                text = (
                    f"prints {cell.text}, which is {_named(cell, data)} of data.csv; its neighbours are not"
                )
                yield Wrong("cell-out-of-place", i, j, text)
                break
    if one_row:
        yield from _rows_out_of_order(cells)
    yield from _left_blank(grid, data, known, set(seen))


def _named(cell: Cell, data: Data) -> str:
    row, column = cell.places[0]
    key = ", ".join(data[row][name] for name in _text_columns(data)[:3]) if row < len(data) else ""
    return f"{column} of row {row + 1} ({key})" if key else f"{column} of row {row + 1}"


def _usual(others: list[dict[str, Any]], aspect: str, value: Any) -> bool:
    """Whether most of the others have this value; with none to compare, nothing speaks against it."""
    return not others or sum(other[aspect] == value for other in others) * 2 > len(others)


def _one_data_row_each(cells: dict[tuple[int, int], Cell]) -> bool:
    """Whether a printed row is, as a rule, one row of the data."""
    rows: dict[int, list[int]] = {}
    for (i, _), cell in cells.items():
        rows.setdefault(i, []).append(cell.places[0][0])
    several = [found for found in rows.values() if len(found) > 1]
    alike = sum(Counter(found).most_common(1)[0][1] * 2 > len(found) for found in several)
    return alike * 2 > len(several) or not several


def _rows_out_of_order(cells: dict[tuple[int, int], Cell]) -> Iterator[Wrong]:
    """Data are in the order in which they are printed."""
    rows: dict[int, list[int]] = {}
    for (i, _), cell in sorted(cells.items()):
        rows.setdefault(i, []).append(cell.places[0][0])
    highest = -1
    for i, found in rows.items():
        own = Counter(found).most_common(1)[0][0]
        if own <= highest:
            yield Wrong(
                "row-out-of-order", i, None, f"shows row {own + 1} of data.csv after row {highest + 1}"
            )
        highest = max(own, highest)


def _left_blank(
    grid: dict[str, Any],
    data: Data,
    known: dict[tuple[int, int], dict[str, Any]],
    printed: set[tuple[int, str]],
) -> Iterator[Wrong]:
    """Cells without text where row and column say which cell of the data should stand, and it has one."""
    for i, line in enumerate(grid["rows"]):
        for j, cell in enumerate(line):
            row = [own for (a, b), own in known.items() if a == i and b != j]
            column = [own for (a, b), own in known.items() if b == j and a != i]
            if cell_text(cell).strip() or len(row) < 2 or len(column) < 2:
                continue
            wanted: dict[str, Any] = {}
            for aspect in row[0]:
                for others in (row, column):
                    (value, times), *_ = Counter(own[aspect] for own in others).most_common(1)
                    if times == len(others):
                        wanted.setdefault(aspect, value)
            at = _cell_with(data, wanted, set(row[0]))
            if at and at not in printed and data[at[0]][at[1]]:
                text = f"is blank, but {at[1]} of row {at[0] + 1} of data.csv is {data[at[0]][at[1]]}"
                yield Wrong("cell-blank", i, j, text)


def _cell_with(data: Data, wanted: dict[str, Any], aspects: set[str]) -> tuple[int, str] | None:
    if set(wanted) != aspects:
        return None
    keys = aspects - {"a row", "a column"}
    rows = [
        number
        for number, row in enumerate(data)
        if wanted.get("a row", number) == number and all(row[key] == wanted[key] for key in keys)
    ]
    return (rows[0], wanted["a column"]) if len(rows) == 1 else None


def _text_columns(data: Data) -> list[str]:
    return [column for column in (data[0] if data else ()) if any(_is_text(row[column]) for row in data)]


def _is_text(cell: str) -> bool:
    try:
        float(cell or 0)
    except ValueError:
        return True
    return False


def _other_digits(grid: dict[str, Any], language: str) -> Iterator[Wrong]:
    """A number has the decimals of most others in its column, or else in its row."""
    lasts: dict[tuple[int, int], Decimal] = {}
    for j, column in number_columns(grid).items():
        for i, cell in column.items():
            if re.search(r"\d", cell.text) and not _BELOW.search(cell.text):
                with suppress(ValueError):  # said before
                    lasts[i, j] = _read(cell.text, language)[1]
    for (i, j), last in lasts.items():
        row = [other for (a, b), other in lasts.items() if a == i and b != j]
        others = [other for (a, b), other in lasts.items() if b == j and a != i]
        alike = [sum(other == last for other in near) * 2 > len(near) for near in (row, others)]
        if others and not any(alike):
            usual = Counter(others).most_common(1)[0][0]
            text = f"prints {cell_text(grid['rows'][i][j])}, the others of its column end at {usual:f}"
            yield Wrong("rounding-differs", i, j, text)


def number_columns(grid: dict[str, Any]) -> dict[int, dict[int, Cell]]:
    """Printed column -> row -> cell, of the cells that are one number."""
    found: dict[int, dict[int, Cell]] = {}
    for (i, j), cell in _placed(grid).items():
        if cell.factor is not None:
            found.setdefault(j, {})[i] = cell
    return found


def _scale_of_header(grid: dict[str, Any], language: str, title: str) -> Iterator[Wrong]:
    """Numbers divided by a power of ten stand under its word, others under none."""
    for j, column in number_columns(grid).items():
        factors = Counter(cell.factor for cell in column.values())
        factor = factors.most_common(1)[0][0]
        for i, cell in column.items():
            if cell.factor != factor:
                yield Wrong(
                    "scale-differs", i, j, f"is shown times {cell.factor:g}, its column times {factor:g}"
                )
        said = _scale_in(header_of(grid, j), language)
        power = -Decimal(repr(factor)).adjusted() if factor else said
        if power not in (said, 0 if said else _scale_in(title, language)):
            text = f"its column is shown divided by 10^{power}, its header “{header_of(grid, j)}” "
            yield Wrong("header-scale", next(iter(column)), j, text + f"says {_said(said)}")


def _said(power: int) -> str:
    return f"10^{power}" if power else "nothing of a scale"


def _scale_in(text: str, language: str) -> int:
    """The power of ten of the word of scale in a text, 0 if there is none."""
    words = _scales(language)
    found = max((word for word in words if word in text.lower()), key=len, default="")
    return words.get(found, 0)


@cache
def _scales(language: str) -> dict[str, int]:
    """Word of scale -> power of ten, as CLDR has them: thousand 3, 万 4 ..."""
    from babel import Locale

    spoken = load_language(language)
    found = {}
    for patterns in Locale.parse(spoken.locale).compact_decimal_formats[spoken.large_form].values():
        for magnitude, pattern in patterns.items():
            word = pattern.pattern.replace("0", "").replace("'", "").strip().lower()
            if word:
                found[word] = len(magnitude) - pattern.pattern.count("0")
    return found


def _misnamed(grid: dict[str, Any], data: Data, name: Name) -> Iterator[Wrong]:
    """A row is called what the code in its row of the data is called."""
    rows: dict[int, Counter[int]] = {}
    for (i, _), cell in _placed(grid).items():
        rows.setdefault(i, Counter()).update([cell.places[0][0]])
    for column in data[0] if data else ():
        names = {row[column]: name(column, row[column]) for row in data if row[column]}
        for i, found in rows.items() if any(names.values()) else ():
            own = names.get(data[found.most_common(1)[0][0]][column])
            label = " ".join(map(cell_text, grid["rows"][i]))
            if own and own not in label and any(other and other in label for other in names.values()):
                yield Wrong("label-differs", i, 0, f"“{cell_text(grid['rows'][i][0])}” should be “{own}”")
