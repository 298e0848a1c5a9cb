"""Measures what the indices on all of BACI cost, from one million rows to three hundred.

    python benchmarks/scale/measure.py FOLDER

makes planted archives in FOLDER (13 GB for all sizes), works through them as the workflow does, a process a
year, and beside each year lets DuckDB alone scan and group the same files: the Parquet file by the four keys
that the indices are computed from, and the CSV by three of them, nothing checked, divided or written.  The
two take turns, so that what else the machine does falls on both.  Writes measured.csv beside this file.
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import random
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "workflow"), str(HERE)]

SIZES = (1_000_000, 10_000_000, 100_000_000, 300_000_000)
THREADS, MEMORY_MB = 2, 3000
PARTS = ("convert", "compute", "merge", "bare_parquet", "bare_csv")
COLUMNS = ("rows", "years", "part", "cpu_s", "wall_s", "peak_mb")
KEYS = ("exporter, product", "importer, product", "exporter, importer")
CELLS = 300  # of the first year, compared with what is known of them


def convert(archive: Path, year: int, folder: Path) -> None:
    """A year of the archive to Parquet."""
    from analysis.large.catalogue import product_codes
    from analysis.large.convert import convert_year

    convert_year(archive, year, product_codes(folder / "products.parquet"), _flows(folder, year))


def compute(archive: Path, year: int, folder: Path) -> None:
    """All indices of a year."""
    from analysis.large import INDICATORS
    from analysis.large.compute import compute_year, connected

    out = {index: str(_index(folder, index, year)) for index in INDICATORS}
    with connected(THREADS, MEMORY_MB, folder / "spill") as connection:
        compute_year(_flows(folder, year), folder / "products.parquet", year, out, connection)


def bare_parquet(archive: Path, year: int, folder: Path) -> None:
    """The four groupings: by exporter, importer and pair, and by pair and product whatever the direction."""
    with _duckdb() as connection:
        connection.read_parquet(str(_flows(folder, year))).create_view("flows")
        both = "least(exporter, importer), greatest(exporter, importer), product"
        for keys in (*KEYS, both):
            _grouped(connection, keys, "usd", "flows")


def bare_csv(archive: Path, year: int, folder: Path) -> None:
    """The CSV, read once for three groupings."""
    names = {"t": "SMALLINT", "i": "INTEGER", "j": "INTEGER", "k": "VARCHAR"}
    types = {**names, "v": "DECIMAL(18,3)", "q": "VARCHAR"}
    with _duckdb() as connection:
        file = str(_text(folder, year))
        connection.read_csv(file, header=True, columns=types, auto_detect=False).create_view("flows")
        connection.execute(
            "SELECT count(*), sum(usd) FROM (SELECT i, j, k, sum(v) AS usd FROM flows"
            " GROUP BY GROUPING SETS ((i, k), (j, k), (i, j)))"
        ).fetchall()


def merge(years: list[int], folder: Path) -> None:
    """The years of every index in one file."""
    from analysis.large import INDICATORS
    from analysis.large.merge import merge_years

    for index in INDICATORS:
        merge_years([_index(folder, index, year) for year in years], folder / f"{index}.parquet")


def _duckdb():
    from analysis.large.compute import connected

    return connected(THREADS, MEMORY_MB)


def _grouped(connection, keys: str, value: str, table: str) -> None:
    grouped = f"SELECT {keys}, sum({value}) AS total FROM {table} GROUP BY ALL"
    connection.execute(f"SELECT count(*), sum(total) FROM ({grouped})").fetchall()


def _flows(folder: Path, year: int) -> Path:
    return folder / "flows" / f"{year}.parquet"


def _text(folder: Path, year: int) -> Path:
    return folder / "text" / f"{year}.csv"


def _index(folder: Path, index: str, year: int) -> Path:
    return folder / "years" / index / f"{year}.parquet"


def costs(*words: str, file: str = __file__) -> dict[str, float]:
    """Run this file, or another, with some words; CPU seconds, seconds, and the most memory, in MB."""
    started = time.monotonic()
    process = subprocess.Popen([sys.executable, file, *words])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(words)}: exit code {process.returncode}")
    return {
        "cpu_s": usage.ru_utime + usage.ru_stime,
        "wall_s": time.monotonic() - started,
        "peak_mb": usage.ru_maxrss / 1000,
    }


def years_of(archive: Path, folder: Path) -> Iterator[tuple[int, dict[str, dict[str, float]]]]:
    """Each year of an archive, worked through: part -> what it cost."""
    from analysis.large import INDICATORS
    from analysis.large.archive import Archive
    from analysis.large.catalogue import write_catalogue

    found = Archive.at(archive)
    for name in ("flows", "text", *(f"years/{index}" for index in INDICATORS)):
        (folder / name).mkdir(parents=True, exist_ok=True)
    files = [folder / name for name in ("economies.parquet", "products.parquet", "archive.json")]
    write_catalogue(archive, found.years, "", *files)
    for year, member in found.years.items():
        _unpack(archive, member, _text(folder, year))
        parts = ("convert", "bare_csv", "compute", "bare_parquet")
        yield year, {part: costs(part, str(archive), str(year), str(folder)) for part in parts}
        _text(folder, year).unlink()


def _unpack(archive: Path, member: str, out: Path) -> None:
    with zipfile.ZipFile(archive) as packed, packed.open(member) as text, out.open("wb") as copy:
        shutil.copyfileobj(text, copy)


def as_planted(world, folder: Path) -> None:
    """Compare some cells of each index with what is known of the world; SystemExit if one differs."""
    import pyarrow.parquet as pq

    from known_indices import Known

    known, chosen = Known(world), random.Random(0)
    place = {int(code): n for n, code in enumerate(world.codes)}
    goods = {code: n for n, code in enumerate(world.products)}
    asked = {
        "rca": lambda row: known.rca(place[row["exporter"]], goods[row["product"]]),
        "intensity": lambda row: known.intensity(place[row["exporter"]], place[row["importer"]]),
        "complementarity": lambda row: known.complementarity(place[row["exporter"]], place[row["importer"]]),
        "similarity": lambda row: known.similarity(place[row["economy"]], place[row["partner"]]),
        "intra_industry": lambda row: known.grubel_lloyd(place[row["economy"]], place[row["partner"]]),
        "margins": lambda row: known.margins(place[row["exporter"]], place[row["importer"]])[0],
        "concentration": lambda row: known.concentration(place[row["economy"]], row["flow"], row["parts"]),
    }
    column = {"intra_industry": "grubel_lloyd", "margins": "extensive", "concentration": "herfindahl"}
    for index, value in asked.items():
        table = pq.read_table(_index(folder, index, world.year))
        some = chosen.sample(range(len(table)), min(CELLS // len(asked), len(table)))
        for row in table.take(some).to_pylist():
            expected, got = value(row), row[column.get(index, index)]
            if (expected is None) != (got is None) or abs(got - float(expected)) > 1e-13 * abs(got) + 1e-15:
                raise SystemExit(f"{index}: {row}, planted was {expected}")


def measured(folder: Path, largest: int) -> Iterator[dict]:
    """A row a size and part.  A size has the first years of the largest: each is a job of its own."""
    import planted_baci

    small = [size for size in SIZES if size < 10_000_000 and size <= largest]
    sizes = [size for size in SIZES if size not in small and size <= largest]
    archives = [(planted_baci.sized(size), [size]) for size in small]
    if sizes:
        archives.append((planted_baci.sized(sizes[-1]), sizes))
    for number, (worlds, wanted) in enumerate(archives):
        here = folder / str(number)
        here.mkdir(parents=True, exist_ok=True)
        archive = here / "BACI_HS92_V202401b.zip"
        if not archive.is_file():  # a run that was ended goes on with the archive it had made
            planted_baci.write_archive(archive, worlds)
        ends = {len(planted_baci.sized(size)) for size in wanted}
        done: list[dict[str, dict[str, float]]] = []
        for year, parts in years_of(archive, here):
            done.append(parts)
            if len(done) == 1:
                as_planted(worlds[0], here)
            _say(f"{year}: " + ", ".join(f"{part} {cost['cpu_s']:.1f} s" for part, cost in parts.items()))
            if len(done) in ends:
                years = [str(of.year) for of in worlds[: len(done)]]
                merging = {"merge": costs("merge", str(here), *years)}
                rows = sum(of.rows for of in worlds[: len(done)])
                yield from _rows(rows, len(done), [*done, merging])


def _rows(rows: int, years: int, done: list[dict[str, dict[str, float]]]) -> Iterator[dict]:
    for part in PARTS:
        each = [costs[part] for costs in done if part in costs]
        sums = {name: round(sum(cost[name] for cost in each), 2) for name in ("cpu_s", "wall_s")}
        peak = round(max(cost["peak_mb"] for cost in each))
        yield {"rows": rows, "years": years, "part": part, **sums, "peak_mb": peak}


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def facts() -> dict[str, str]:
    """What the machine and its programs are, as far as the numbers hang on it."""
    import duckdb
    import pyarrow

    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": f"{os.cpu_count()} x {platform.machine()}",
        "memory": f"{memory:.0f} GB",
        "python": platform.python_version(),
        "duckdb": duckdb.__version__,
        "pyarrow": pyarrow.__version__,
        "threads": str(THREADS),
    }


def main() -> None:
    """Measure all sizes, or do one step of it in a process of its own."""
    steps = {"convert": convert, "compute": compute, "bare_parquet": bare_parquet, "bare_csv": bare_csv}
    words = sys.argv[1:]
    if words[:1] == ["merge"]:
        merge([int(year) for year in words[2:]], Path(words[1]))
        return
    if words and words[0] in steps:
        steps[words[0]](Path(words[1]), int(words[2]), Path(words[3]))
        return
    parser = argparse.ArgumentParser(description="Measure what the indices on all of BACI cost.")
    parser.add_argument("folder", type=Path, help="an empty folder on a disk with room")
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="leave out the sizes above")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with (HERE / "measured.csv").open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"# {name}: {value}\n" for name, value in facts().items())
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for row in measured(arguments.folder, arguments.largest):
            writer.writerow(row)
            file.flush()


if __name__ == "__main__":
    main()
