"""BACI's archive as CEPII packs it: a CSV a year, the codes of economies and of products.

Source: CEPII, BACI, Readme.txt of the archive; BACI_HS92_V202401b.zip holds BACI_HS92_Y1995_V202401b.csv
and so on, country_codes_V202401b.csv and product_codes_HS92_V202401b.csv, all of one version.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tracepaper.errors import InputError

COLUMNS = ("t", "i", "j", "k", "v", "q")
_YEAR = re.compile(r"(?:.*/)?BACI_HS(\d\d)_Y(\d{4})_V(\w+)\.csv")
_COUNTRIES = re.compile(r"(?:.*/)?country_codes_V(\w+)\.csv")
_PRODUCTS = re.compile(r"(?:.*/)?product_codes_HS(\d\d)_V(\w+)\.csv")
AGAIN = "fetch the archive again"


@dataclass(frozen=True)
class Archive:
    """path: of the zip.  version: "202401b".  years: year -> member.  countries, products: members."""

    path: Path
    version: str
    years: dict[int, str]
    countries: str
    products: str

    @classmethod
    def at(cls, path: str | Path) -> Archive:
        """Raises InputError if the file is missing, cut off, or not laid out as BACI is."""
        with unpacking(path) as archive:
            names = archive.namelist()
        dated = [(found, name) for name in names if (found := _YEAR.fullmatch(name))]
        years = {int(found[2]): name for found, name in dated}
        countries = [name for name in names if _COUNTRIES.fullmatch(name)]
        products = [name for name in names if _PRODUCTS.fullmatch(name)]
        versions = {name.rsplit("_V")[-1] for name in (*years.values(), *countries, *products)}
        revisions = {found[1] for found, _ in dated}
        once = len(years) == len(dated) and len(countries) == len(products) == 1
        if not (once and len(versions) == len(revisions) == 1 and f"_HS{revisions.pop()}_" in products[0]):
            raise InputError(
                f"not laid out as BACI is: found {', '.join(names[:4]) or 'nothing'}, expected files like "
                "BACI_HS92_Y1995_V202401b.csv, country_codes_V202401b.csv and "
                f"product_codes_HS92_V202401b.csv, all of one version and revision; {AGAIN}",
                path,
            )
        version = versions.pop().removesuffix(".csv")
        return cls(Path(path), version, dict(sorted(years.items())), countries[0], products[0])

    def member(self, year: int) -> str:
        """The name of a year's file; InputError if there is none."""
        if year not in self.years:
            raise InputError(
                f"has no file of {year}: found {_spans(list(self.years))}; change large.years in "
                f"config/config.yaml, or {AGAIN}",
                self.path,
            )
        return self.years[year]

    def place(self, member: str) -> str:
        """A member as messages and lineage name it."""
        return f"{self.path.name}!{member}"

    def economies(self) -> list[dict[str, str]]:
        """country_code, country_name, country_iso2, country_iso3, as published; the code is a number."""
        rows = self._codes(self.countries, "country_code")
        for line, row in enumerate(rows, 2):
            if not re.fullmatch(r"\d{1,4}", row["country_code"]):  # `sql/sums.sql` makes keys of them
                raise InputError(
                    f"the code {row['country_code']!r}, expected a number of up to four digits; {AGAIN}",
                    self.place(self.countries),
                    line,
                )
        return rows

    def goods(self) -> list[dict[str, str]]:
        """code, description, as published; six characters, with their leading zeros."""
        rows = self._codes(self.products, "code")
        for line, row in enumerate(rows, 2):
            if len(row["code"]) != 6:
                raise InputError(
                    f"the code {row['code']!r}, expected six characters: have leading zeros been lost? "
                    f"{AGAIN}",
                    self.place(self.products),
                    line,
                )
        return rows

    def _codes(self, member: str, key: str) -> list[dict[str, str]]:
        with unpacking(self.path) as archive:
            body = archive.read(member)
        try:
            text = body.decode("utf-8-sig")
        except UnicodeDecodeError:  # older versions
            text = body.decode("latin-1")
        rows = [
            {(name or "").strip(): (cell or "").strip() for name, cell in row.items() if name is not None}
            for row in csv.DictReader(io.StringIO(text))
        ]
        if not rows or key not in rows[0]:
            raise InputError(f"no column {key}; {AGAIN}", self.place(member), 1)
        seen: set[str] = set()
        for line, row in enumerate(rows, 2):
            if row[key] in seen:
                raise InputError(f"the code {row[key]} comes twice; {AGAIN}", self.place(member), line)
            seen.add(row[key])
        return rows

    def lines(self, year: int) -> Iterator[tuple[int, str]]:
        """Number and text of each line of a year's file, as published."""
        with unpacking(self.path) as archive, archive.open(self.member(year)) as raw:
            for number, line in enumerate(raw, 1):
                yield number, line.decode("utf-8-sig", "replace").rstrip("\r\n")


@contextmanager
def unpacking(path: str | Path) -> Iterator[zipfile.ZipFile]:
    """The zip opened; what is wrong with it is an InputError."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except FileNotFoundError:
        raise InputError(
            "no such file; say where BACI's archive lies with large.archive in config/config.yaml", path
        ) from None
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as problem:
        raise InputError(f"no whole zip ({problem}): was it cut off? {AGAIN}", path) from None
    except OSError as problem:
        raise InputError(f"cannot be read ({problem.strerror or problem})", path) from None


def _spans(years: list[int]) -> str:
    """1995-1997, 1999: the years there are."""
    starts = [year for year in years if year - 1 not in years]
    ends = [year for year in years if year + 1 not in years]
    pairs = zip(starts, ends, strict=True)
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in pairs)
