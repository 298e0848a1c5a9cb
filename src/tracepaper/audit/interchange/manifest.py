"""Facts and claims with all that is behind them, for somebody who has the files and not this project.

docs/interchange.md and manifest.schema.json say what each key is; verify_claims.py, which stands beside
the manifest, checks it with Python's standard library alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tracepaper import paths
from tracepaper.evidence.ranges import as_ranges, from_ranges
from tracepaper.exhibits.exported import read_records, text_of
from tracepaper.files import read_json
from tracepaper.languages.number_format import number_marks, scale_words
from tracepaper.sums import sha256

FORMAT = 1
CLAIM_KEYS = (
    "kind",
    "holds",
    "strength",
    "margin",
    "numbers",
    "comparisons",
    "compared",
    "sentence",
    "parts",
)
FACT_KEYS = ("value", "rounded", "step", "unit", "period", "definition", "formula", "text")


def as_manifest(root: Path, languages: Iterable[str]) -> dict[str, Any]:
    """The manifest of a finished build in the folder `root`; its paths are relative to it."""
    languages = list(languages)
    registry = read_json(root / paths.RESULTS / "facts.json")
    claims = read_json(root / paths.RESULTS / "claims.json")["claims"]
    tables = {path.parent.name: _rows(path) for path in sorted(_exhibits(root).glob("*/data.csv"))}
    rows = registry["observations"]
    named = [f"{paths.RAW}/{row['file']}" for row in rows.values()]
    named += [f"{paths.MADE_EXHIBITS}/{name}/data.csv" for name in tables]
    return {
        "format": FORMAT,
        "files": {name: sha256(root / name) for name in sorted(set(named))},
        "scales": {language: scale_words(language) for language in languages},
        "marks": {language: list(number_marks(language)) for language in languages},
        "observations": {number: _observation(row) for number, row in rows.items()},
        "facts": {name: _fact(fact, rows) for name, fact in registry["facts"].items()},
        "claims": {name: _claim(claim, tables) for name, claim in claims.items()},
    }


def _exhibits(root: Path) -> Path:
    return root / paths.MADE_EXHIBITS


def _rows(path: Path) -> list[dict[str, str]]:
    return read_records(text_of(path))


def _observation(row: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: row[key] for key in ("line", "unit", "value", "text") if key in row}
    return {"file": f"{paths.RAW}/{row['file']}", **kept}


def _fact(fact: Mapping[str, Any], rows: Mapping[str, Any]) -> dict[str, Any]:
    """Observations that are too many to be described one by one are counted only."""
    numbers = [str(number) for number in from_ranges(fact["observations"])]
    listed = all(number in rows for number in numbers)
    behind = {"observations": fact["observations"]} if listed else {"observations_counted": len(numbers)}
    return {**{key: fact[key] for key in FACT_KEYS}, **behind}


def _claim(claim: Mapping[str, Any], tables: Mapping[str, list[dict[str, str]]]) -> dict[str, Any]:
    rivals = [{key: rival[key] for key in ("name", "family", "holds", "margin")} for rival in claim["rivals"]]
    reads = [_cells(asked, tables[asked["table"]]) for asked in claim["reads"] if asked["table"] in tables]
    return {**{key: claim[key] for key in CLAIM_KEYS}, "rivals": rivals, "reads": reads}


def _cells(asked: Mapping[str, Any], rows: list[dict[str, str]]) -> dict[str, Any]:
    """The file, the column and the rows (1 = the first after the header) that were asked for."""
    fitting = [
        number
        for number, row in enumerate(rows, 1)
        if all(row.get(column) in wanted for column, wanted in asked["where"].items())
    ]
    file = f"{paths.MADE_EXHIBITS}/{asked['table']}/data.csv"
    return {"file": file, "column": asked["column"], "rows": as_ranges(fitting)}
