"""How the files of the city cluster are laid out, and how they write a period."""

from __future__ import annotations

import re

GDP = {
    "city": "text",
    "city_en": "text",
    "adcode": "text",
    "year": "integer",
    "gdp_100m_cny": "number",
    "vintage": "text",
    "quality": "text",
    "carrier": "text",
    "note": "text",
}
STRUCTURE = {
    "city": "text",
    "adcode": "text",
    "year": "integer",
    "gdp": "number",
    "va1": "number",
    "va2": "number",
    "va3": "number",
    "sum_to_gdp": "number",
    "share1_pct": "number",
    "share2_pct": "number",
    "share3_pct": "number",
    "flag": "text",
    "unit": "text",
    "vintage": "text",
    "source": "text",
}
POPULATION = {
    "city": "text",
    "adcode": "text",
    "year": "integer",
    "population_10k": "number",
    "kind": "text",
    "source": "text",
}
REAL = {
    "year": "integer",
    "real_gdp_10_cities_100m_2000prices": "number",
    "real_growth_pct": "number",
    "real_cagr_since_2000_pct": "number",
    "source": "text",
}
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], start=1
    )
}


def read(edition, name: str, columns: dict[str, str]):
    """A file of the edition, with all its columns."""
    return edition.table(name, columns)


def add_period(frame, edition):
    """Replace the words for a period ("year", "Jan-Apr", "May 1-5") in column period, by column year."""
    period = [_interval(row.year, row.period) for row in frame.itertuples()]
    for row, found in zip(frame.itertuples(), period, strict=True):
        edition.require(
            found,
            f"the period {row.period!r} is no interval of dates; expected year, Jan-Apr or May 1-5",
            row.file.rsplit("/", 1)[-1],
            row.line,
        )
    return frame.assign(period=period)


def _interval(year: int, words: str) -> str:
    if words == "year":
        return f"{year}"
    months = re.fullmatch(r"(\w{3})-(\w{3})", words)
    if months and months[1] in _MONTHS and months[2] in _MONTHS:
        return f"{year}-{_MONTHS[months[1]]:02d}/{year}-{_MONTHS[months[2]]:02d}"
    days = re.fullmatch(r"(\w{3}) (\d+)-(\d+)", words)
    if days and days[1] in _MONTHS:
        month = f"{year}-{_MONTHS[days[1]]:02d}"
        return f"{month}-{int(days[2]):02d}/{month}-{int(days[3]):02d}"
    return ""
