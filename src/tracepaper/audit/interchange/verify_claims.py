"""Checks claims-manifest.json against the files it names, with Python's standard library alone.

    python -I -S verify_claims.py [FOLDER]

FOLDER has the paths of the manifest: data/raw and results (default: two folders above this file).  Checked:
the sum of every file; that every observation stands on its raw line; that every number in the prose is its
value rounded to its step, as printed in each language; that the cells a claim reads are there and that each
comparison of a claim is true.  Exit code 0: all is so; 1: something is not, or there was nothing to check.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

Manifest = dict[str, Any]
Found = Iterator[tuple[str, str, str]]  # part, name, what is wrong ("" if nothing)
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
SIGNS: dict[str, Any] = {"<": lambda a, b: a < b, ">": lambda a, b: a > b, "=": lambda a, b: a == b}
SIGNS["\N{NOT EQUAL TO}"] = lambda a, b: a != b


def check_files(manifest: Manifest, folder: Path) -> Found:
    """Every file has its sum."""
    for name, wanted in manifest["files"].items():
        path = folder / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"
        yield "files", name, "" if found == wanted else f"sum is {found}, expected {wanted}"


def read_text(path: Path) -> str:
    """A file, unpacked if need be."""
    content = path.read_bytes()
    content = gzip.decompress(content) if path.suffix == ".gz" else content
    return content.decode("utf-8-sig")


def check_observations(manifest: Manifest, folder: Path) -> Found:
    """The raw line holds the value: as a cell that is this number, or as part of the line's text."""
    lines: dict[str, list[str]] = {}
    for number, row in manifest["observations"].items():
        name, line = row["file"], row["line"]
        if name not in lines:
            path = folder / name
            lines[name] = read_text(path).split("\n") if path.is_file() else []
        text = (
            "\n".join(lines[name][line - 1 : line + 20])
            if "text" in row
            else "".join(lines[name][line - 1 : line])
        )
        wanted = row.get("value", row.get("text"))
        found = holds_number(text, wanted) if "value" in row else plain(wanted) in plain(text)
        yield "observations", f"{number}, {name}:{line}", "" if found else f"does not hold {wanted}"


def plain(text: str) -> str:
    """Without quotes and spaces, which a CSV may write in several ways."""
    return re.sub(r'["\s]', "", text)


def holds_number(line: str, wanted: float) -> bool:
    """Whether a cell of the line is this number, or tells it among words ("35.2% of total")."""
    cells = [cell.replace(",", "") for cell in next(csv.reader(io.StringIO(line)), [])]
    found = [float(text) for cell in cells for text in NUMBER.findall(cell)]
    return any(abs(value - wanted) <= 1e-12 * max(abs(value), abs(wanted)) for value in found)


def check_facts(manifest: Manifest, _folder: Path) -> Found:
    """Every number in the prose is its value, rounded half up to its step, as it is printed."""
    for name, fact in manifest["facts"].items():
        step = Decimal(repr(fact["step"]))
        rounded = (Decimal(repr(fact["value"])) / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step
        same = rounded == Decimal(repr(fact["rounded"]))
        yield "roundings", name, "" if same else f"{fact['value']} rounds to {rounded}, not {fact['rounded']}"
        for language, text in fact["text"].items():
            found = printed(text, language, manifest)
            told = "" if found == abs(rounded) else f"“{text}” is {found}, expected {abs(rounded)}"
            yield "printed", f"{name} ({language})", told


def printed(text: str, language: str, manifest: Manifest) -> Decimal | None:
    """The number that a text shows, its words of scale included; None if there is none."""
    group, mark = manifest["marks"][language]
    match = re.search(rf"\d[\d{re.escape(group)}]*(?:{re.escape(mark)}\d+)?", text)
    if match is None:
        return None
    number = Decimal(match[0].replace(group, "").replace(mark, "."))
    scales = manifest["scales"][language].items()
    after = text[match.end() :]
    power = max((p for word, p in scales if after.startswith(word)), default=0)
    return number.scaleb(power)


def check_claims(manifest: Manifest, folder: Path) -> Found:
    """Every claim holds, its comparisons are true, and the cells it reads are there."""
    tables: dict[str, list[dict[str, str]]] = {}
    for name, claim in manifest["claims"].items():
        yield "claims", name, "" if claim["holds"] else "does not hold"
        for compared in claim["compared"]:
            values, signs = compared["values"], compared["signs"]
            wrong = [i for i, sign in enumerate(signs) if not SIGNS[sign](values[i], values[i + 1])]
            yield "comparisons", name, f"{values} are not {signs}" if wrong or not signs else ""
        for read in claim["reads"]:
            told = cells_missing(read, tables, folder)
            yield "cells", f"{name}, {read['file']}, {read['column']}", told


def cells_missing(read: dict[str, Any], tables: dict[str, list[dict[str, str]]], folder: Path) -> str:
    """What is wrong with the rows and the column that a claim reads."""
    path = folder / read["file"]
    if read["file"] not in tables:
        tables[read["file"]] = list(csv.DictReader(io.StringIO(read_text(path)))) if path.is_file() else []
    rows = tables[read["file"]]
    last = max((int(run.split("-")[-1]) for run in read["rows"]), default=0)
    if not last or last > len(rows):
        return f"rows {read['rows']} are not there; the table has {len(rows)}"
    return "" if read["column"] in rows[0] else "this column is not there"


def main(words: list[str]) -> int:
    """Check all; the exit code."""
    here = Path(__file__).resolve().parent
    folder = Path(words[0]) if words else here.parent.parent
    manifest = json.loads((here / "claims-manifest.json").read_text(encoding="utf-8"))
    looked: Counter[str] = Counter()
    wrong: list[str] = []
    for check in (check_files, check_observations, check_facts, check_claims):
        for part, name, told in check(manifest, folder):
            looked[part] += 1
            if told:
                wrong.append(f"{part}: {name}: {told}")
    print("\n".join(wrong))
    print(", ".join(f"{count} {part}" for part, count in looked.items()), f"checked; {len(wrong)} wrong")
    return 1 if wrong or not looked["claims"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
