"""What is the same for all years of an archive: its version and checksum, its economies, its products."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.large.archive import AGAIN, Archive
from tracepaper.errors import InputError
from tracepaper.files import write_json
from tracepaper.sums import sha256


def write_catalogue(
    archive_path: str | Path, years: Iterable[int], expected: str, economies: str, products: str, origin: str
) -> None:
    """Write the economies (code, name, iso3) and the products (product: its place, code, name) as Parquet,
    and the archive's name, version, checksum and members as JSON.

    expected: the sha256 the archive must have, "" for any.  Raises InputError if it has another, or no file
    of one of the years."""
    archive = Archive.at(archive_path)
    members = {year: archive.member(year) for year in years}
    found = sha256(Path(archive_path))
    if expected not in ("", found):
        raise InputError(
            f"its sha256 is {found}, expected {expected} (large.sha256 in config/config.yaml); {AGAIN}",
            archive_path,
        )
    countries = archive.economies()
    goods = sorted(archive.goods(), key=lambda row: row["code"])
    pq.write_table(
        pa.table(
            {
                "code": pa.array([int(row["country_code"]) for row in countries], pa.int32()),
                "name": [row.get("country_name", "") for row in countries],
                "iso3": [row.get("country_iso3") or row.get("iso_3digit_alpha", "") for row in countries],
            }
        ),
        economies,
    )
    pq.write_table(
        pa.table(
            {
                "product": pa.array(range(len(goods)), pa.int16()),
                "code": [row["code"] for row in goods],
                "name": [row.get("description", "") for row in goods],
            }
        ),
        products,
    )
    names = {str(year): member for year, member in members.items()}
    write_json(
        {"archive": archive.path.name, "version": archive.version, "sha256": found, "members": names}, origin
    )


def product_codes(products: str | Path) -> list[str]:
    """The codes in the order of their places."""
    return pq.read_table(products, columns=["code"])["code"].to_pylist()
