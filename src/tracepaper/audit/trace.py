"""`./run trace ID`: where a number comes from, in a terminal."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tracepaper import paths
from tracepaper.audit.reading.names import exhibit_named
from tracepaper.errors import InputError
from tracepaper.evidence.ranges import from_ranges
from tracepaper.evidence.tables import lineages_of
from tracepaper.files import read_json, read_yaml
from tracepaper.languages.language import MODEL, load_language
from tracepaper.origins.evidence_rows import EvidenceRows
from tracepaper.origins.registry import Registry, Subject, by_folder, by_stem
from tracepaper.origins.source_code import SourceCode
from tracepaper.settings import edition_names
from tracepaper.sources.raw import read_sidecars

FEW = 20
TOLD_APART = {
    "source",
    "edition",
    "value",
    "text",
    "unit",
    "status",
    "trust",
    "file",
    "line",
}  # said elsewhere


def main(arguments: Sequence[str] | None = None, folder: str = ".") -> None:
    """The command; `folder` is the project's.  Raises InputError for an unknown id or a missing build."""
    parser = argparse.ArgumentParser(
        prog="./run trace",
        description=(
            "Shows where a fact, a claim, an exhibit or one cell of an exhibit comes from, down to the lines "
            "of the raw files."
        ),
    )
    parser.add_argument(
        "id",
        nargs="?",
        help="a fact, a claim, an exhibit (its id, or what a reader sees: Figure 5, 图5), or "
        "EXHIBIT:ROW:COLUMN; without it, all ids are listed",
    )
    parser.add_argument("--all", action="store_true", help=f"show every observation, not the first {FEW}")
    chosen = parser.parse_args(arguments)
    registry, rows, checksums = open_project(Path(folder))
    exhibit = exhibit_named(chosen.id, registry.exhibits, Path(folder)) if chosen.id else None
    if chosen.id is None:
        lines = iter(registry.names)
    elif exhibit:
        lines = describe_exhibit(registry, exhibit, rows)
    else:
        lines = (
            line
            for subject in registry.find(chosen.id)
            for line in describe(subject, registry, rows, checksums, None if chosen.all else FEW)
        )
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def open_project(folder: Path) -> tuple[Registry, EvidenceRows, dict[str, str]]:
    """The registry, the rows and file -> sha256 of a project that has been built."""
    processed, results = folder / "data/processed", folder / "results"
    needed = [
        processed / "observations.parquet",
        processed / "statements.parquet",
        results / "facts.json",
        results / "claims.json",
        processed / "raw_verified.json",
    ]
    for path in needed:
        if not path.is_file():
            raise InputError("nothing can be traced before the paper is built; type ./run", path)
    editions = edition_names(read_yaml(folder / paths.SETTINGS)["editions"])
    sidecars = read_sidecars(folder / "data/raw", editions)
    registry = Registry(
        needed[2],
        needed[3],
        by_folder(results.glob("exhibits/*/exhibit.json")),
        by_stem(processed.glob("exhibits/*.parquet")),
        SourceCode(folder.glob("workflow/analysis/**/*.py")),
    )
    checksums = {entry["file"]: entry["sha256"] for entry in read_json(needed[4])}
    return registry, EvidenceRows(needed[:2], folder / "data/raw", sidecars), checksums


def describe(
    subject: Subject, registry: Registry, rows: EvidenceRows, checksums: dict[str, Any], most: int | None
) -> Iterator[str]:
    """The trace of one subject as lines of text; `most` observations are shown, None for all."""
    yield f"{subject.kind} {subject.id}"
    yield from _meaning(subject)
    yield (
        f"  formula    {_calculated(subject)} = {_said(subject)}"
        if subject.kind != "claim"
        else (f"  condition  {subject.formula}: {'holds' if subject.value else 'DOES NOT HOLD'}")
    )
    if subject.kind == "claim":
        yield from _strength(subject, registry)
    for step in subject.code:
        yield f"  code       {step['path']}:{step['line']}  {step['function']}"
        yield from (
            f"    {number:>5} | {text}" for number, text in enumerate(step["text"].split("\n"), step["first"])
        )
    numbers = from_ranges(subject.ranges)
    yield f"  {len(numbers)} observation{'s' * (len(numbers) != 1)}"
    for source, edition, series, count in rows.groups(numbers):
        yield f"    {count:>6} of {source} {edition}, {series}"
    yield from _observations(rows, numbers[:most], checksums)
    if most is not None and len(numbers) > most:
        yield (
            f"  ... and {len(numbers) - most} more: {', '.join(subject.ranges[:12])}"
            + (" ..." if len(subject.ranges) > 12 else "")
            + " (--all shows them)"
        )


def _meaning(subject: Subject) -> Iterator[str]:
    for language, definition in sorted(subject.definition.items(), reverse=True):
        text = subject.texts.get(language, "")
        place = subject.more.get("places", {}).get(language, "")
        yield f"  {language}         " + (
            f"{text}  ({place})" if place else f"{text}: {definition}" if text else definition
        )
    if "row" in subject.more:
        yield "  row        " + ", ".join(f"{k} = {v}" for k, v in subject.more["row"].items())
    if "step" in subject.more:
        more = subject.more
        yield (
            f"  value      {_said(subject)}, {more['period']}; rounded to {_first(more['step_text'])}: "
            f"{_first(subject.texts)}"
        )
    for comparison in _first(subject.more.get("comparisons") or {MODEL: []}):
        yield f"  compares   {comparison}"


def _calculated(subject: Subject) -> str:
    """The calculation in names where there is one, else in numbers."""
    return _first(subject.more.get("calculation") or {MODEL: ""}) or subject.formula


def _said(subject: Subject) -> str:
    """The value in the words of its unit, where it has one."""
    return _first(subject.more["exact"]) if "exact" in subject.more else _plain(subject.value)


def _strength(claim: Subject, registry: Registry) -> Iterator[str]:
    """What kind of claim it is, how strong, and by which rivals it fails; nothing if it has no kind."""
    spoken, more = load_language(MODEL), claim.more
    if not more["kind"]:
        return
    rivals = more["rivals"]
    holding = sum(rival["holds"] for rival in rivals)
    count = f": {holding} of {len(rivals)} rivals hold{'s' * (holding == 1)}" if rivals else ""
    yield f"  kind       {spoken.kinds[more['kind']]}"
    yield f"  strength   {spoken.strengths[more['strength']]}{count}"
    for rival in rivals:
        if not rival["holds"]:
            words, says = _first(rival["words"]), _first(rival["says"])
            yield f"  fails by   {words} ({spoken.families[rival['family']]}): {says}"
    for name in more["parts"]:
        yield f"  part       {name}: {spoken.strengths[registry.claims[name]['strength']]}"


def _observations(rows: EvidenceRows, numbers: Iterable[int], checksums: dict[str, Any]) -> Iterator[str]:
    found = rows.rows(numbers)
    lines = rows.raw_lines(found.values())
    file = ""
    for number, row in sorted(found.items()):
        if row["file"] != file:
            file = row["file"]
            yield from _file(rows, row, checksums)
        what = " | ".join(str(value) for key, value in row.items() if key not in TOLD_APART)
        value = f"{_plain(row['value'])} {row['unit']}" if "value" in row else f"“{row['text']}”"
        status = f" | {row['status']}" if "status" in row else ""
        yield f"    #{number} {what} | {value}{status} | trust {row.get('trust', '?')}"
        yield f"      line {row['line']}: {lines.get((file, row['line']), '')}"


def _file(rows: EvidenceRows, row: dict[str, Any], checksums: dict[str, Any]) -> Iterator[str]:
    card = rows.sidecar(row["source"], row["edition"])
    yield f"  data/raw/{row['file']}"
    yield (
        f"    {_first(card['publisher'])}, {_first(card['title'])}, edition {row['edition']}; "
        f"licence: {card['licence']}"
    )
    yield f"    sha256 {checksums.get(row['file'], 'unknown')}"


def describe_exhibit(registry: Registry, name: str, rows: EvidenceRows) -> Iterator[str]:
    """An exhibit as lines of text: its titles, its code, its columns and the sources behind each."""
    meta, table = registry.exhibits[name], registry.table(name)
    yield f"{meta['kind']} {name}"
    for language, title in sorted(meta["title"].items(), reverse=True):
        yield f"  {language}         {title}"
    for step in registry.exhibit_code(name):
        yield f"  code       {step['path']}:{step['line']}  {step['function']}"
    traced = [c for c in registry.columns(name) if f"{c}@obs" in table.column_names]
    yield f"  {table.num_rows} rows" + (f"; one cell: ./run trace {name}:1:{traced[0]}" if traced else "")
    for column in registry.columns(name):
        if f"{column}@obs" not in table.column_names:
            yield f"    {column}: a key or a constant of the exhibit, from no observation"
            continue
        ranges = {text for runs in lineages_of(table, column) for text in runs}
        numbers = sorted(set(from_ranges(ranges)))
        sources = ", ".join(dict.fromkeys(f"{s} {e}" for s, e, _, _ in rows.groups(numbers)))
        yield f"    {column}: {len(numbers)} observations of {sources}"


def _first(texts: Mapping[str, Any]) -> Any:
    """What is said in the language of this program, else in any."""
    return texts.get(MODEL) or next(iter(texts.values()))


def _plain(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:,.12g}"
    return str(value)
