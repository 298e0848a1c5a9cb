"""Makes trade of which every index is known, in the files that CEPII publishes BACI in.

The world: economies and products fall into classes, and what i sells to j of product k is

    v_ijk = s_i d_j g(a_i, a_j, c_k) w_k    thousandths of a thousand US$,  i != j

with whole numbers throughout: the sizes s and d of the two economies, the weight w of the product, and a
pattern g of the three classes, mostly zero.  Every sum over products is then one over classes, so that
`known_indices` has all indices from a world of any size without looking at a row.  As in BACI, rows stand in
the order of their codes, values have three decimals, a quantity may be missing ("NA"), codes have leading
zeros, and a year is a member of the archive of its own.
"""

from __future__ import annotations

import argparse
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pycountry
from pyarrow import csv

VERSION, REVISION = "202401b", "92"
HEADER = b"t,i,j,k,v,q\n"
ECONOMIES, PRODUCTS, CLASSES, CHOSEN = 200, 5000, 90, 5  # BACI's size: 11 million rows a year
FIRST_DATE = (1980, 1, 1, 0, 0, 0)  # of the members: an archive is the same bytes whenever it is made
LEVEL = 1  # of compression: what is read back is the same at every level
MISSING = "        NA"  # as BACI writes a quantity that is not known


@dataclass(frozen=True)
class World:
    """A year.  codes: of the economies, ascending.  products: codes of six characters, ascending.  sellers,
    buyers: s and d.  economy_class, product_class: a and c.  pattern: g.  weights: w.  All whole numbers."""

    year: int
    codes: np.ndarray
    products: list[str]
    sellers: np.ndarray
    buyers: np.ndarray
    economy_class: np.ndarray
    product_class: np.ndarray
    pattern: np.ndarray
    weights: np.ndarray

    @property
    def rows(self) -> int:
        """How many flows the year has."""
        sizes = np.bincount(self.product_class, minlength=self.pattern.shape[2])
        each = (self.pattern > 0) @ sizes
        a = self.economy_class
        return int(each[a[:, None], a].sum() - each[a, a].sum())


def world(
    year: int,
    economies: int = ECONOMIES,
    products: int = PRODUCTS,
    classes: int = CLASSES,
    chosen: int = CHOSEN,
    seed: int = 0,
) -> World:
    """classes: of products; there are a tenth as many of economies, two at least.  chosen: in how many
    classes of products a class of economies sells to another."""
    draw = np.random.default_rng([seed, year])
    groups = max(2, classes // 10)
    pattern = np.zeros((groups, groups, classes), dtype=np.int64)
    for seller in range(groups):
        for buyer in range(groups):
            taken = draw.permutation(classes)[:chosen]
            pattern[seller, buyer, taken] = draw.integers(1, 10, chosen)

    def sizes(count: int, most: float) -> np.ndarray:
        return np.exp(draw.uniform(0, np.log(most), count)).astype(np.int64)

    return World(
        year,
        np.array(list(_countries(economies))),
        _product_codes(products),
        sizes(economies, 3000),
        sizes(economies, 300),
        np.arange(economies) % groups,
        np.arange(products) % classes,
        pattern,
        sizes(products, 3000),
    )


def _countries(count: int) -> dict[int, tuple[str, str, str]]:
    """Number -> name, two and three letters: those of ISO 3166, then made-up ones above 1000."""
    found = {
        int(each.numeric): (each.name, each.alpha_2, each.alpha_3)
        for each in sorted(pycountry.countries, key=lambda each: int(each.numeric))
    }
    numbers = [*list(found)[:count], *range(1001, 1001 + count - min(count, len(found)))]
    return {number: found.get(number, (f"Economy {number}", "", f"S{number}")) for number in numbers}


def _product_codes(count: int) -> list[str]:
    """Six characters, from chapter 01 on; the last is BACI's own for what is not specified."""
    chapters = [chapter for chapter in range(1, 98) if chapter != 77]
    each = -(-count // len(chapters))
    codes = [
        f"{chapter:02}{place // 90 + 1:02}{place % 90 + 10:02}"
        for chapter in chapters
        for place in range(each)
    ]
    return [*codes[: count - 1], "9999AA"]


def flows(of: World) -> Iterator[pa.Table]:
    """The rows of a year, an exporter at a time: t, i, j, k, v, q as BACI writes them."""
    classes = range(of.pattern.shape[0])
    lists = {
        (seller, buyer): np.flatnonzero(of.pattern[seller, buyer][of.product_class])
        for seller in classes
        for buyer in classes
    }
    products = pa.array(of.products)
    for place in range(len(of.codes)):
        others = [other for other in range(len(of.codes)) if other != place]
        sold = [lists[of.economy_class[place], of.economy_class[other]] for other in others]
        product = np.concatenate(sold)
        importer = np.repeat(others, [len(part) for part in sold])
        value = planted_value(of, place, importer, product)
        yield pa.table(
            {
                "t": pa.array(np.full(len(product), of.year, dtype=np.int16)),
                "i": pa.array(np.full(len(product), of.codes[place])),
                "j": pa.array(of.codes[importer]),
                "k": products.take(pa.array(product)),
                "v": _decimals(value),
                "q": pc.fill_null(pc.cast(_quantities(value, importer + product), pa.string()), MISSING),
            }
        )


def planted_value(of: World, exporter, importer, product) -> np.ndarray:
    """Thousandths of a thousand US$; places of economies and products."""
    pattern = of.pattern[of.economy_class[exporter], of.economy_class[importer], of.product_class[product]]
    return of.sellers[exporter] * of.buyers[importer] * pattern * of.weights[product]


def _quantities(value: np.ndarray, number: np.ndarray) -> pa.Array:
    """Tonnes: half the value; of every 19th flow none is known."""
    known = np.where(number % 19 == 0, None, 1).astype(bool)
    return pc.if_else(pa.array(known), _decimals(value // 2), None)


def _decimals(thousandths: np.ndarray) -> pa.Array:
    """Whole thousandths as numbers with three decimals."""
    words = np.zeros((len(thousandths), 2), dtype=np.int64)
    words[:, 0] = thousandths
    return pa.Array.from_buffers(pa.decimal128(18, 3), len(thousandths), [None, pa.py_buffer(words)])


def year_text(of: World) -> Iterator[bytes]:
    """The member of a year, in pieces."""
    yield HEADER
    options = csv.WriteOptions(include_header=False, quoting_style="none")
    for table in flows(of):
        piece = io.BytesIO()
        csv.write_csv(table, piece, options)
        yield piece.getvalue()


def write_archive(path: Path, worlds: list[World]) -> Path:
    """The archive as CEPII packs it: a member a year, the codes, a note."""
    with zipfile.ZipFile(path, "w") as archive:
        for of in worlds:
            _add(archive, f"BACI_HS{REVISION}_Y{of.year}_V{VERSION}.csv", year_text(of))
        _add(archive, f"country_codes_V{VERSION}.csv", [_country_file(len(worlds[0].codes))])
        _add(archive, f"product_codes_HS{REVISION}_V{VERSION}.csv", [_product_file(worlds[0])])
        _add(archive, "Readme.txt", [b"Made by benchmarks/scale/planted_baci.py. Not data.\n"])
    return path


def _add(archive: zipfile.ZipFile, name: str, pieces) -> None:
    entry = zipfile.ZipInfo(name, FIRST_DATE)
    entry.compress_type, entry._compresslevel = zipfile.ZIP_DEFLATED, LEVEL
    with archive.open(entry, "w", force_zip64=True) as out:
        for piece in pieces:
            out.write(piece)


def _country_file(count: int) -> bytes:
    rows = [f'{number},"{name}",{two},{three}' for number, (name, two, three) in _countries(count).items()]
    return "\n".join(["country_code,country_name,country_iso2,country_iso3", *rows, ""]).encode()


def _product_file(of: World) -> bytes:
    return "\n".join(["code,description", *(f'{code},"Product {code}"' for code in of.products), ""]).encode()


def sized(rows: int, first: int = 1995) -> list[World]:
    """Years of BACI's size that have about so many rows together; one smaller year if that is enough."""
    full = world(first).rows
    if rows < full:
        return [world(first, economies=max(3, round(ECONOMIES * (rows / full) ** 0.5)))]
    return [world(first + place) for place in range(max(1, round(rows / full)))]


def main() -> None:
    """Write an archive, as the words on the command line say."""
    parser = argparse.ArgumentParser(
        description="Write an archive like BACI's, of which every index is known."
    )
    parser.add_argument("path", type=Path, help="for example BACI_HS92_V202401b.zip")
    parser.add_argument("--rows", type=int, default=11_000_000, help="how many flows, about")
    arguments = parser.parse_args()
    worlds = sized(arguments.rows)
    write_archive(arguments.path, worlds)
    print(f"{arguments.path}: {sum(of.rows for of in worlds):,} rows in {len(worlds)} years")


if __name__ == "__main__":
    main()
