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
from typing import NamedTuple

from analysis.connectors._city_table import CITIES, GDP, UNITS, CityTable, city_in, year_row
from analysis.connectors._layout import sidecar, to_csv
from tracepaper.errors import InputError
from tracepaper.sources.cells import standing
from tracepaper.sources.edition import NewEdition, carried_over
from tracepaper.sources.grid import Sheet, plain
from tracepaper.sources.inbox import Understood
from tracepaper.sources.misplaced import misplaced
from tracepaper.sources.raw import read_sidecar
from tracepaper.sources.schema_guard import Finding, Shape

SOURCE = "beibu-gulf"
LOOKS_LIKE = (
    "GDP by city (rows: cities by Chinese name; columns: years; 地区生产总值 and 单位：亿元 or 万元 written)"
)
FILE = "city_gdp.csv"
SHAPES = (Shape(FILE, series="city", economies=("adcode",), period="year", value="gdp_100m_cny"),)


def recognise(sheet: Sheet) -> bool:
    """A table with GDP in its words, one of our cities in its rows and a row of years."""
    return bool(
        GDP.search(sheet.text())
        and year_row(sheet) is not None
        and any(city_in(cell) for row in sheet.rows for cell in row[:3])
    )


def read(sheet: Sheet, dropped, last, today) -> Understood:
    """The table as a new edition; InputError if unit, measure, city or observation is not beyond doubt."""
    header = year_row(sheet)
    if header is None:
        raise InputError("no row of years was found; the table needs one year above each column", dropped)
    table = CityTable(sheet, header, dropped)
    files, contents, trust = carried_over(last)
    old_rows = list(csv.DictReader(io.StringIO(files[FILE].decode("utf-8"))))
    _check_level(table.values, old_rows, dropped)
    ahead = max(year for _, year in table.values)
    if int(ahead) >= today.year:
        raise InputError(f"it has values of {ahead}, which is not over; mend the year above them", dropped)
    said, quality = _said(sheet, header), _quality(sheet)
    carrier = f"dropped-{today.isoformat()}"
    rows, outcome = _merge(old_rows, table, said, quality, carrier)
    files[FILE] = to_csv(list(old_rows[0]), [list(row.values()) for row in rows])
    files["carriers.csv"] = _with_carrier(files["carriers.csv"], carrier, dropped)
    old = read_sidecar(last / "source.yml")
    years = sorted({year for _, year in table.values})
    how = f"{table.unit}, {quality}, {_in_words(said)}"
    note = (
        f"{today.isoformat()}: GDP of {len({c for c, _ in table.values})} cities for {', '.join(years)} put"
        f" in from {dropped.name} ({how}); the rest is the edition {last.name}."
    )
    card = sidecar(old, today, trust=old["trust"], carriers=old["carriers"], notes=[*old["notes"], note])
    new = NewEdition(
        SOURCE, [today.isoformat()[:7], today.isoformat()], files, contents, card, (FILE,), trust
    )
    shown = _shown(table, _in_words(said), quality, outcome)
    findings = [*misplaced(table.values, _known(old_rows)), *table.against_total(), *_downgraded(outcome)]
    return Understood(new, shown, findings)


def _known(old_rows) -> dict[tuple[str, str], Decimal]:
    return {(row["city"].removesuffix("市"), row["year"]): Decimal(row["gdp_100m_cny"]) for row in old_rows}


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


_WORDS = {
    "revised": re.compile(r"修订|最终核实|普查|\brevis", re.IGNORECASE),
    "preliminary": re.compile(r"初步|快报|预计|\b(?:preliminary|provisional|flash)\b", re.IGNORECASE),
}


def _said(sheet: Sheet, header: int) -> dict[str, str]:
    """Year -> what title and notes say of its values, "" for all years; the heads of the years speak for
    their column alone.  A sentence that names no year speaks of those named before it in its cell, if any."""
    found: dict[str, str] = {}
    cells = {cell for number, row in enumerate(sheet.rows) if number != header for cell in row}
    for cell in sorted(cells):
        years: list[str] = []
        for part in re.split(r"[，,；;。]", cell):
            years = _years_named(part) or years
            state = next((name for name, words in _WORDS.items() if words.search(part)), "")
            for year in (years or [""]) if state else []:
                found[year] = "revised" if found.get(year) == "revised" else state
    return found


def _years_named(text: str) -> list[str]:
    """The calendar years in a text, those within a range too."""
    years = re.sub(r"((?:19|20)\d\d)年?\s*[-—–~～至到]\s*((?:19|20)\d\d)", _all_between, text)
    return re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", years)


def _all_between(ends: re.Match[str]) -> str:
    return " ".join(str(year) for year in range(int(ends[1]), int(ends[2]) + 1))


def _vintage(said: dict[str, str], year: str) -> str:
    return said.get(year) or said.get("") or "as_published"


def _in_words(said: dict[str, str]) -> str:
    told = [f"{state}{f' ({year})' if year else ''}" for year, state in sorted(said.items())]
    return ", ".join(told) or "as_published"


def _quality(sheet: Sheet) -> str:
    """Typed observations are worth as much as a communiqué at best; a yearbook says that it is one."""
    return "official_table" if "年鉴" in sheet.text() else "communique"


class _Outcome(NamedTuple):
    """Keys of what the table changes in the last edition."""

    added: list[tuple[str, str]]
    revised: list[tuple[str, str]]
    confirmed: list[tuple[str, str]]
    downgraded: list[tuple[str, str]]


def _merge(old_rows, table: CityTable, said: dict[str, str], quality: str, carrier: str):
    """All rows of the new file, and what became of each key.

    An equal value keeps its old row, unless it was preliminary and is confirmed: by a table that says so, or
    one that goes on to a later year, of which the newest alone may still be preliminary."""
    newest = max(year for _, year in table.values)
    rows = {(row["city"].removesuffix("市"), row["year"]): row for row in old_rows}
    pattern = {city: row for (city, _), row in rows.items()}
    outcome = _Outcome([], [], [], [])
    for key, value in table.values.items():
        marks = table.marks.get(key, "").split(" ")
        before, state = rows.get(key), next(filter(None, map(standing, marks)), _vintage(said, key[1]))
        same = before and abs(Decimal(before["gdp_100m_cny"]) - value) < Decimal("0.005")
        early, was_early = state == "preliminary", bool(before and before["vintage"] == "preliminary")
        final = state == "revised" or (not early and key[1] < newest)
        if same and not (was_early and final):
            continue
        if before and early and not was_early:
            outcome.downgraded.append(key)
        (outcome.confirmed if same else outcome.revised if before else outcome.added).append(key)
        rows[key] = {
            "city": pattern[key[0]]["city"],
            "city_en": pattern[key[0]]["city_en"],
            "adcode": pattern[key[0]]["adcode"],
            "year": key[1],
            "gdp_100m_cny": plain(value),
            "vintage": state,
            "quality": quality,
            "carrier": carrier,
            "note": "" if UNITS[table.unit] == 1 else f"published in {table.unit}",
        }
    return sorted(rows.values(), key=lambda row: (row["adcode"], row["year"])), outcome


def _downgraded(outcome: _Outcome) -> list[Finding]:
    return [
        Finding(
            "preliminary", f"{city} {year} is final in the last edition and preliminary here, and differs"
        )
        for city, year in outcome.downgraded
    ]


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


def _shown(table: CityTable, vintage: str, quality: str, outcome: _Outcome) -> list[str]:
    values = table.values
    cities, years = list(dict.fromkeys(c for c, _ in values)), sorted({y for _, y in values})
    as_before = len(values) - len(outcome.added) - len(outcome.revised) - len(outcome.confirmed)
    lines = [
        f"understood as GDP by city, in {table.unit}, {quality}, {vintage}",
        f"{len(cities)} of the eleven cities ({', '.join(cities)}), {years[0]} to {years[-1]}",
        f"{len(outcome.added)} new, {len(outcome.revised)} revised, {len(outcome.confirmed)} confirmed "
        f"(were preliminary), {as_before} as before",
    ]
    lines += [
        f"{city}: "
        + ", ".join(f"{y} {plain(v)}" for (c, y), v in values.items() if c == city and y in years[-4:])
        + " 亿元"
        for city in cities[:5]
    ]
    marked = [f"{' '.join(key).strip()} {marks}" for key, marks in table.marks.items()]
    lines += _some("marks taken off", marked) + _some("columns left out", table.skipped)
    near = [other for other in table.others if any(city in other for city in CITIES)]
    lines += _some("left out though it has a city's name in it", near)
    lines += _some("left out", [other for other in table.others if other not in near])
    return lines + table.sheet.told + [f"note: {note[:100]}" for note in table.notes]


def _some(what: str, found: list[str]) -> list[str]:
    names = list(dict.fromkeys(found))
    return [f"{what}: {', '.join(names[:12])}{' ...' if len(names) > 12 else ''}"] if names else []
