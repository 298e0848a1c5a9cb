"""A table of GDP by city and year, from a yearbook, a communiqué, or typed by hand.

Rows are cities by their Chinese names, columns are years, the unit stands somewhere in the title or header.
Other cities are left out.  A new edition is the last one with these city-years put in: a yearbook never has
all eleven cities, and the other files of the source stay as they are.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from decimal import Decimal

from analysis.connectors._layout import sidecar, to_csv
from tracepaper.errors import InputError
from tracepaper.sources.edition import NewEdition, carried_over
from tracepaper.sources.grid import Sheet, plain
from tracepaper.sources.inbox import Understood
from tracepaper.sources.raw import read_sidecar
from tracepaper.sources.schema_guard import Shape
from tracepaper.sources.spreadsheet import carried_right, clean, number_in

SOURCE = "beibu-gulf"
LOOKS_LIKE = (
    "GDP by city (rows: cities by Chinese name; columns: years; 地区生产总值 and 单位：亿元 or 万元 written)"
)
FILE = "city_gdp.csv"
SHAPES = (Shape(FILE, series="city", economies=("adcode",), period="year", value="gdp_100m_cny"),)
UNITS = {"亿元": Decimal(1), "万元": Decimal(10_000)}
CITIES = ("湛江", "茂名", "阳江", "南宁", "北海", "防城港", "钦州", "玉林", "崇左", "海口", "儋州")
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_NOT_GDP = re.compile(r"指数|增速|增长|人均|构成|比重|比上年|第[一二三]产业|工业增加值")
_GDP = re.compile(r"生产总值|GDP", re.IGNORECASE)


def recognise(sheet: Sheet) -> bool:
    """A table with GDP in its words, one of our cities in its rows and a row of years."""
    return bool(
        _GDP.search(sheet.text())
        and _year_row(sheet) is not None
        and any(_city(cell) for row in sheet.rows for cell in row[:3])
    )


def read(sheet: Sheet, dropped, last, today) -> Understood:
    """The table as a new edition; InputError if unit, measure, city or observation is not beyond doubt."""
    header = _year_row(sheet)
    if header is None:
        raise InputError("no row of years was found; the table needs one year above each column", dropped)
    columns = _gdp_columns(sheet, header, dropped)
    unit = _unit(sheet, header, dropped)
    observations, others, ignored = _observations(sheet, header, columns, unit, dropped)
    files, contents, trust = carried_over(last)
    old_rows = list(csv.DictReader(io.StringIO(files[FILE].decode("utf-8"))))
    _check_level(observations, old_rows, dropped)
    vintage, quality = _vintage(sheet), _quality(sheet)
    carrier = f"dropped-{today.isoformat()}"
    rows, added, revised = _merge(old_rows, observations, unit, vintage, quality, carrier)
    files[FILE] = to_csv(list(old_rows[0]), [list(row.values()) for row in rows])
    files["carriers.csv"] = _with_carrier(files["carriers.csv"], carrier, dropped)
    old = read_sidecar(last / "source.yml")
    years = sorted({year for _, year in observations})
    note = (
        f"{today.isoformat()}: GDP of {len({c for c, _ in observations})} cities for {', '.join(years)} put"
        f" in from {dropped.name} ({unit}, {quality}, {vintage}); the rest is the edition {last.name}."
    )
    card = sidecar(old, today, trust=old["trust"], carriers=old["carriers"], notes=[*old["notes"], note])
    new = NewEdition(
        SOURCE, [today.isoformat()[:7], today.isoformat()], files, contents, card, (FILE,), trust
    )
    return Understood(new, _shown(observations, unit, vintage, quality, added, revised, others, ignored))


def _year_row(sheet: Sheet) -> int | None:
    """Number of the row with the most cells that are years; the first of them if there are several."""
    counts = [sum(bool(_YEAR.fullmatch(clean(cell))) for cell in row[1:]) for row in sheet.rows[:15]]
    most = max(counts, default=0)
    return counts.index(most) if most else None


def _city(cell: str) -> str:
    name = clean(cell).removesuffix("市")
    return name if name in CITIES else ""


def _gdp_columns(sheet: Sheet, header: int, dropped) -> dict[int, str]:
    """column -> year of the columns that hold GDP itself, not its index, growth or parts."""
    above = [[clean(cell) for cell in row] for row in sheet.rows[:header]]
    title = "".join(next(filter(None, row), "") for row in above if len({*row} - {""}) <= 1)
    heads = [carried_right(row) for row in above if len({*row} - {""}) > 1]
    labels = {
        column: "".join(dict.fromkeys(row[column] for row in heads))
        for column, cell in enumerate(sheet.rows[header])
        if column and _YEAR.fullmatch(clean(cell))
    }
    own = len(set(labels.values())) > 1  # several blocks side by side: each must say what it is
    told = {c: label if own else label + title for c, label in labels.items()}
    chosen = [c for c, text in told.items() if _GDP.search(text) and not _NOT_GDP.search(text)]
    if not chosen:
        raise InputError(
            "no column of years says 地区生产总值 above it (found"
            f" {'; '.join(sorted(set(labels.values())))}"
            f" under {title or 'no title'}); write what the numbers are into the title",
            dropped,
        )
    found = {c: _YEAR.fullmatch(clean(sheet.rows[header][c])) for c in chosen}
    years = {c: match[1] for c, match in found.items() if match}
    if len(set(years.values())) != len(years):
        raise InputError(
            "a year stands twice in the header; leave one table of GDP in the file", dropped, header + 1
        )
    return years


def _unit(sheet: Sheet, header: int, dropped) -> str:
    stated = "".join(clean(cell) for row in sheet.rows[: header + 1] for cell in row)
    found = [unit for unit in UNITS if unit in stated]
    if len(found) != 1:
        raise InputError(
            f"{'two units are' if found else 'no unit is'} stated above the numbers; write 单位：亿元 or "
            "单位：万元, one of them, above the table",
            dropped,
        )
    return found[0]


def _observations(sheet: Sheet, header: int, columns: dict[int, str], unit: str, dropped):
    """{(city, year): 亿元}, names of other cities, texts of notes."""
    observations: dict[tuple[str, str], Decimal] = {}
    others: list[str] = []
    notes: list[str] = []
    seen: dict[str, int] = {}
    for number, row in enumerate(sheet.rows[header + 1 :], start=header + 2):
        label = next((clean(cell) for cell in row[:3] if clean(cell) and not clean(cell)[0].isdigit()), "")
        city = _city(label)
        if not city:
            (notes if re.match(r"注|资料来源|说明|本表", label) else others).append(label)
            continue
        if city in seen:
            raise InputError(
                f"{city} stands twice, first in line {seen[city]}; leave one row", dropped, number
            )
        seen[city] = number
        for column, year in columns.items():
            try:
                value = number_in(row[column])
            except ValueError:
                raise InputError(
                    f"{city} {year} is {row[column]!r}, expected a number or a blank", dropped, number
                ) from None
            if value is not None:
                observations[city, year] = value / UNITS[unit]
    if not observations:
        raise InputError("it holds no observation of one of the eleven cities", dropped)
    return observations, [o for o in others if o], [n for n in notes if n]


def _check_level(observations, old_rows, dropped) -> None:
    """An observation must be near the city's last known one; otherwise unit or row is wrong."""
    known: dict[str, dict[str, float]] = {}
    for row in old_rows:
        known.setdefault(row["city"].removesuffix("市"), {})[row["year"]] = float(row["gdp_100m_cny"])
    for (city, year), value in sorted(observations.items()):
        near = min(known[city], key=lambda y: abs(int(y) - int(year)))
        ratio = float(value) / known[city][near]
        if not 0.5 < ratio < 2 and abs(int(near) - int(year)) <= 3:
            raise InputError(
                f"{city} {year} would be {plain(value)} 亿元, {ratio:.3g} times the {known[city][near]}"
                f" of {near}; the unit or the row is wrong",
                dropped,
            )


def _vintage(sheet: Sheet) -> str:
    text = sheet.text()
    if re.search(r"修订|最终核实|普查", text):
        return "revised"
    return "preliminary" if re.search(r"初步|快报|预计", text) else "as_published"


def _quality(sheet: Sheet) -> str:
    """Typed observations are worth as much as a communiqué at best; a yearbook says that it is one."""
    return "official_table" if "年鉴" in sheet.text() else "communique"


def _merge(old_rows, observations, unit: str, vintage: str, quality: str, carrier: str):
    """All rows of the new file, and the keys added and revised. Equal values keep their old row."""
    rows = {(row["city"].removesuffix("市"), row["year"]): row for row in old_rows}
    pattern = {city: row for (city, _), row in rows.items()}
    added: list[tuple[str, str]] = []
    revised: list[tuple[str, str]] = []
    for (city, year), value in observations.items():
        before = rows.get((city, year))
        if before and abs(Decimal(before["gdp_100m_cny"]) - value) < Decimal("0.005"):
            continue
        (revised if before else added).append((city, year))
        rows[city, year] = {
            "city": pattern[city]["city"],
            "city_en": pattern[city]["city_en"],
            "adcode": pattern[city]["adcode"],
            "year": year,
            "gdp_100m_cny": plain(value),
            "vintage": vintage,
            "quality": quality,
            "carrier": carrier,
            "note": "published in 万元" if unit == "万元" else "",
        }
    return sorted(rows.values(), key=lambda row: (row["adcode"], row["year"])), added, revised


def _with_carrier(content: bytes, carrier: str, dropped) -> bytes:
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"))))
    body = dropped.read_bytes()
    rows.append(
        dict.fromkeys(rows[0], "")
        | {
            "id": carrier,
            "path": dropped.name,
            "bytes": len(body),
            "sha256": hashlib.sha256(body).hexdigest(),
        }
    )
    return to_csv(list(rows[0]), [list(row.values()) for row in rows])


def _shown(observations, unit, vintage, quality, added, revised, others, notes) -> list[str]:
    cities, years = list(dict.fromkeys(c for c, _ in observations)), sorted({y for _, y in observations})
    lines = [
        f"understood as GDP by city, in {unit}, {quality}, {vintage}",
        f"{len(cities)} of the eleven cities ({', '.join(cities)}), {years[0]} to {years[-1]}",
        f"{len(added)} new, {len(revised)} revised, "
        f"{len(observations) - len(added) - len(revised)} as before",
    ]
    lines += [
        f"{city}: "
        + ", ".join(f"{y} {plain(v)}" for (c, y), v in observations.items() if c == city and y in years[-4:])
        + " 亿元"
        for city in cities[:5]
    ]
    lines += [f"left out: {', '.join(others[:12])}{' ...' if len(others) > 12 else ''}"] if others else []
    return lines + [f"note: {note[:100]}" for note in notes]
