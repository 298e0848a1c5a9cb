"""An archive like BACI's, small, with what the large path makes of it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pyarrow.parquet as pq

from analysis.large import INDICATORS
from analysis.large.catalogue import product_codes, write_catalogue
from analysis.large.compute import compute_year, connected
from analysis.large.convert import convert_year
from analysis.large.lineage import KEYS
from analysis.large.merge import merge_years
from planted_baci import VERSION, World, world, write_archive

NAME = f"BACI_HS92_V{VERSION}.zip"
SIZE = {"economies": 9, "products": 60, "classes": 12, "chosen": 3}
YEARS = (2019, 2020)


def small_worlds() -> list[World]:
    return [world(year, **SIZE) for year in YEARS]


def packed(folder: Path, worlds: list[World]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return write_archive(folder / NAME, worlds)


def changed(archive: Path, folder: Path, **members) -> Path:
    """A copy with members changed: part of the name -> function of the text; None takes it out."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(folder / archive.name, "w") as new:
        for name in old.namelist():
            change = next((change for part, change in members.items() if part in name), lambda text: text)
            if change is not None:
                new.writestr(name, change(old.read(name).decode()))
    return folder / archive.name


def catalogued(archive: Path, folder: Path, years=YEARS, expected: str = "") -> list[str]:
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / "economies.parquet", folder / "products.parquet", folder / "archive.json"]
    write_catalogue(archive, years, expected, *files)
    return product_codes(files[1])


def computed(archive: Path, folder: Path, years=YEARS, threads: int = 1) -> Path:
    """Everything the rules make, in the folders they make it in."""
    products = catalogued(archive, folder, years)
    (folder / "flows").mkdir()
    for index in INDICATORS:
        (folder / "years" / index).mkdir(parents=True)
    for year in years:
        flows = folder / "flows" / f"{year}.parquet"
        convert_year(archive, year, products, flows)
        out = {index: folder / "years" / index / f"{year}.parquet" for index in INDICATORS}
        with connected(threads) as connection:
            compute_year(flows, folder / "products.parquet", year, out, connection)
    for index in INDICATORS:
        files = [folder / "years" / index / f"{year}.parquet" for year in years]
        merge_years(files, folder / f"{index}.parquet")
    return folder


def first_key(large: Path, index: str) -> dict:
    """The key of a row from the middle of the last year of an index."""
    table = pq.read_table(large / f"{index}.parquet").to_pylist()
    row = [row for row in table if row["year"] == YEARS[-1]][len(table) // 5]
    return {name: row[name] for name in KEYS[index]}
