"""What a table of GDP by city says: which row has the years, which columns are GDP, in which unit.

Heads may stand in several rows, above the years and below them, in Chinese and English, merged or blank.
Marks on numbers, names and years are taken off and kept for the person who files the table.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tracepaper.errors import InputError
from tracepaper.sources.cells import Marked, clean, name_in, number_in, read_number, year_in
from tracepaper.sources.grid import Sheet, plain
from tracepaper.sources.schema_guard import Finding
from tracepaper.sources.spreadsheet import carried_right

# to 亿元; the longest first, as 百万元 has 万元 in it
UNITS = {
    "十亿元": Decimal("0.1"),
    "千万元": Decimal(10),
    "百万元": Decimal(100),
    "十万元": Decimal(1_000),
    "亿元": Decimal(1),
    "万元": Decimal(10_000),
    "千元": Decimal(100_000),
    "100millionyuan": Decimal(1),
    "10000yuan": Decimal(10_000),
    "millionyuan": Decimal(100),
}
_UNIT = re.compile("|".join(f"(?<![十百千万亿0-9]){unit}" for unit in UNITS))
CITIES = ("湛江", "茂名", "阳江", "南宁", "北海", "防城港", "钦州", "玉林", "崇左", "海口", "儋州")
_OTHER_MEASURE = (
    r"指数|增速|增长|人均|构成|比重|占比|贡献|拉动|比上年|位次|第[一二三]产业|工业增加值|"
    r"index|indices|growth|percapita|composition|share|proportion|primary|secondary|tertiary|%"
)
NOT_GDP = re.compile(_OTHER_MEASURE, re.IGNORECASE)
_TOTAL = re.compile("合计|总计|全省|全区|总值|(?:广东|广西|海南)(?:省|壮族自治区)?")
GDP = re.compile(r"生产总值|GDP|Gross(?:Domestic|Regional)Product", re.IGNORECASE)


def year_row(sheet: Sheet) -> int | None:
    """Number of the row with the most cells that are years; the first of them if there are several."""
    rows = [row if len({*row} - {""}) > 1 else [] for row in sheet.rows[:15]]  # a title is no header
    counts = [(sum(map(_is_year, row[1:])), sum(map(_is_nearly_year, row[1:]))) for row in rows]
    most = max(counts, default=(0, 0))
    return counts.index(most) if any(most) else None


def _is_year(cell: str) -> bool:
    try:
        return year_in(cell) is not None
    except ValueError:
        return False


def _is_nearly_year(cell: str) -> bool:
    """Whether it is meant as a year; that it is not quite one is told when the table is read."""
    try:
        year_in(cell)
    except ValueError:
        return len(cell) < 16 and number_or_none(cell) is None and not NOT_GDP.search(clean(cell))
    return False


def number_or_none(cell: str) -> Decimal | None:
    try:
        return number_in(cell)
    except ValueError:
        return None


def city_in(cell: str) -> str:
    """The city that a cell names, also with its English name behind it or its province before."""
    name = re.sub(r"[A-Za-z]+$", "", name_in(cell).text)
    name = re.sub(r"^(?:广东|广西|海南)(?:省|壮族自治区|区)?(?=.)", "", name).removesuffix("市")
    return name if name in CITIES else ""


class CityTable:
    """What the sheet says: values {(city, year): 亿元}, marks {(city, year): marks taken off}, unit, and for
    the person who filed it: others (rows left out), skipped (columns left out), notes."""

    def __init__(self, sheet: Sheet, header: int, dropped) -> None:
        self.sheet, self.header, self.dropped = sheet, header, dropped
        self.skipped: list[str] = []
        self.years: dict[int, Marked] = {}
        self.below = self._first_row_of_numbers()
        self.columns = self._gdp_columns()
        self.unit = self._unit()
        self.values: dict[tuple[str, str], Decimal] = {}
        self.marks: dict[tuple[str, str], str] = {}
        self.others: list[str] = []
        self.notes: list[str] = []
        self.totals: list[dict[int, Decimal | None]] = []
        self._read_rows()

    def _first_row_of_numbers(self) -> int:
        for number, row in enumerate(self.sheet.rows[self.header + 1 :], start=self.header + 1):
            if (
                any(city_in(cell) for cell in row[:3])
                or sum(number_or_none(c) is not None for c in row[1:]) > 1
            ):
                return number
        return len(self.sheet.rows)

    def _gdp_columns(self) -> dict[int, str]:
        """column -> year of the columns that hold GDP itself, not its index, growth or parts."""
        labels, title = self._labels()
        own = len(set(labels.values())) > 1  # several blocks side by side: each must say what it is
        told = {c: label if own else label + title for c, label in labels.items()}
        chosen = [c for c, text in told.items() if GDP.search(text) and not NOT_GDP.search(text)]
        if not chosen:
            raise InputError(
                "no column of years says 地区生产总值 above it (found"
                f" {'; '.join(sorted(set(labels.values())))}"
                f" under {title or 'no title'}); write what the numbers are into the title",
                self.dropped,
            )
        self.skipped += [f"{self.years[c].text} {labels[c]}" for c in labels if c not in chosen]
        years = {c: self.years[c].text for c in chosen}
        if len(set(years.values())) != len(years):
            raise InputError(
                "a year stands twice in the header; leave one table of GDP in the file",
                self.dropped,
                self.header + 1,
            )
        return years

    def _labels(self) -> tuple[dict[int, str], str]:
        """What stands over each column of a year, in rows above and below the years; and the title."""
        block = [[clean(cell) for cell in row] for row in self.sheet.rows[: self.below]]
        above, under = block[: self.header], block[self.header + 1 :]
        title = "".join(next(filter(None, row), "") for row in above if len({*row} - {""}) <= 1)
        heads = [carried_right(row) for row in above if len({*row} - {""}) > 1] + under
        labels = {}
        years = self.sheet.rows[self.header]
        for column, cell in enumerate(carried_right(years) if under else years):
            label = "".join(dict.fromkeys(row[column] for row in heads if not _is_year(row[column])))
            if column and cell.strip() and self._year(column, cell):
                labels[column] = label
        return labels, title

    def _year(self, column: int, cell: str) -> bool:
        """Whether the column is one of a year; what is not quite a year is refused, or told."""
        try:
            year = year_in(cell)
        except ValueError:
            if NOT_GDP.search(clean(cell)):
                year = None
            else:
                raise InputError(
                    f"the head {cell.strip()!r} is not quite a year; write 2024 or 2024年 if it is the "
                    "calendar year, or delete the column",
                    self.dropped,
                    self.header + 1,
                ) from None
        if year is None:
            self.skipped += [clean(cell)] if self.years else []  # before the first year stand names and codes
            return False
        self.years[column] = year
        return True

    def _unit(self) -> str:
        """The one unit stated above the numbers, or else in a line 单位 anywhere."""
        head = "".join(clean(cell) for row in self.sheet.rows[: self.below] for cell in row)
        stated = head.replace(",", "")
        found = set(_UNIT.findall(stated))
        if not found:
            lines = (clean(cell) for row in self.sheet.rows for cell in row)
            found = {
                unit for line in lines if re.search("单位|[Uu]nit", line) for unit in _UNIT.findall(line)
            }
        if len({UNITS[unit] for unit in found}) != 1:
            raise InputError(
                f"{'two units are' if found else 'no unit is'} stated above the numbers; write 单位：亿元 or "
                "单位：万元, one of them, above the table",
                self.dropped,
            )
        return max(found)  # 亿元 rather than 100 million yuan

    def _read_rows(self) -> None:
        seen: dict[str, int] = {}
        for number, row in enumerate(self.sheet.rows[self.below :], start=self.below + 1):
            cells = [cell for cell in row[:3] if clean(cell) and not clean(cell)[0].isdigit()]
            city = next(filter(None, map(city_in, cells)), "")
            if not city:
                label = clean(cells[0]) if cells else ""
                if _TOTAL.fullmatch(label):
                    self.totals.append({c: number_or_none(row[c]) for c in self.columns})
                is_note = re.match(r"注|资料来源|说明|本表|[Nn]ote|[Ss]ource", label)
                (self.notes if is_note else self.others).append(label)
                continue
            if city in seen:
                raise InputError(
                    f"{city} stands twice, first in line {seen[city]}; leave one row", self.dropped, number
                )
            seen[city] = number
            marks = next(name_in(cell).marks for cell in cells if city_in(cell))
            for column, year in self.columns.items():
                self._read_cell(city, year, row[column], self.years[column].marks, number)
            if marks:
                self.marks[city, ""] = marks
        if not self.values:
            raise InputError("it holds no observation of one of the eleven cities", self.dropped)
        self.others = [other for other in self.others if other]
        self.notes = [note for note in self.notes if note]

    def _read_cell(self, city: str, year: str, cell: str, over: str, number: int) -> None:
        try:
            value, marks = read_number(cell)
        except ValueError:
            raise InputError(
                f"{city} {year} is {cell!r}, expected a number or a blank", self.dropped, number
            ) from None
        if value is not None:
            self.values[city, year] = value / UNITS[self.unit]
        if marks or over:
            self.marks[city, year] = f"{marks} {over}".strip()

    def against_total(self) -> list[Finding]:
        """Cities that add up to more than the one total of the table."""
        if len(self.totals) != 1:
            return []
        found = []
        for column, year in self.columns.items():
            total = self.totals[0][column]
            parts = sum((value for (_, when), value in self.values.items() if when == year), Decimal(0))
            if total is not None and parts > total / UNITS[self.unit] * Decimal("1.001"):
                text = f"{year}: our cities add up to {plain(parts)} 亿元, more than the total of the table"
                found.append(Finding("sum", f"{text}; a row or a unit is wrong"))
        return found
