"""What the paper's own page tells of a number, a sentence or a printed cell when it is clicked.

The audit site has all of it; the page has what a reader asks first: the value before it was rounded, how it
was calculated, by which code, and the first rows of raw data behind it, each with its publisher, edition,
file, line and checksum.  What repeats is kept once and referred to by place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracepaper.evidence.ranges import as_array
from tracepaper.evidence.tables import lineage_of
from tracepaper.files import StrPath, read_json, write_json
from tracepaper.origins.evidence_rows import EvidenceRows
from tracepaper.origins.lineages import Lineages
from tracepaper.origins.mark_words import DrawnMarks
from tracepaper.origins.registry import Registry, Subject, by_folder, by_stem
from tracepaper.origins.source_code import SourceCode
from tracepaper.sources.raw import Sidecars
from tracepaper.vocabulary import Quantities, Vocabulary

FIRST_ROWS = 4  # observations shown of a number
AROUND = 160  # characters of a long raw line that are quoted on either side of the value
RIVAL = ("words", "family", "holds", "says")


def write_panels(
    *,
    observations: StrPath,
    statements: StrPath,
    facts: StrPath,
    claims: StrPath,
    sentences: StrPath | None = None,
    verified: StrPath,
    exhibit_files: Iterable[StrPath],
    table_files: Iterable[StrPath],
    code_files: Iterable[StrPath],
    sidecars: Sidecars,
    raw: StrPath,
    vocabulary: Vocabulary,
    measured: Quantities,
    outputs: Mapping[str, StrPath],
) -> None:
    """Write what the pages tell as JSON.

    claims: what came out of each.  sentences: what each says, where that is not among it.  exhibit_files,
    table_files: each exhibit's exhibit.json and traced Parquet file.  code_files: the analysis' modules.
    vocabulary: what the paper declares of itself.  measured: what its figures draw is called.  outputs:
    language -> file.
    """
    exhibits, tables = by_folder(exhibit_files), by_stem(table_files)
    registry = Registry(facts, claims, exhibits, tables, SourceCode(code_files), sentences)
    rows = EvidenceRows([observations, statements], raw, sidecars)
    checksums = {entry["file"]: entry["sha256"] for entry in read_json(verified)}
    panels = collect_panels(registry, rows, sidecars, checksums, vocabulary, measured, list(outputs))
    for language, file in outputs.items():
        write_json(panels[language], file)


def collect_panels(
    registry: Registry,
    rows: EvidenceRows,
    sidecars: Sidecars,
    checksums: Mapping[str, str],
    vocabulary: Vocabulary,
    measured: Quantities,
    languages: Sequence[str],
) -> dict[str, dict[str, Any]]:
    """Language -> what its page knows.

    facts, claims: by id.  cells: exhibit -> "ROW/POSITION" of a printed table -> what its stretches show.
    marks, behind, sources, values: see `origins.mark_words`.  data: table -> "ROW:COLUMN" (rows from
    1) -> [value, formula, place in lineages].  lineages: [how many observations, the numbers of the first].
    exhibits: places in code.  rows: number -> what, value, unit, place in files, line, raw line.  files:
    file, publisher, title, edition, licence, sha256.  code: path, line, function, text.
    """
    lineages, code, figures = Lineages(rows, FIRST_ROWS), Kept(), DrawnMarks(registry, rows)
    facts = {name: registry.fact(name) for name in registry.facts}
    claims = {name: registry.claim(name) for name in registry.claims}
    common = {
        (one.kind, name): _common(one, lineages, code)
        for subjects in (facts, claims)
        for name, one in subjects.items()
    }
    printed = {name: meta["table"] for name, meta in registry.exhibits.items() if meta["table"]}
    data = {name: _cells_behind(registry, name, grids, lineages) for name, grids in printed.items()}
    shown = rows.rows(lineages.shown)
    shared = {
        "exhibits": {
            name: [code.place(_step(step)) for step in registry.exhibit_code(name)]
            for name in registry.exhibits
        },
        "quoting": {name: _quoting(registry, name, code) for name in registry.exhibits},
        "data": data,
        "lineages": [_first_rows(entry) for entry in lineages.entries],
        "code": code.values,
        **figures.behind(),
    }
    return {
        language: shared
        | _rows(shown, rows, sidecars, checksums, vocabulary, language)
        | {
            "facts": {name: common["fact", name] | _fact(one, language) for name, one in facts.items()},
            "claims": {name: common["claim", name] | _claim(one, language) for name, one in claims.items()},
            "cells": {name: _printed(grids[language]) for name, grids in printed.items()},
            **figures.said(language, measured, vocabulary.UNIT_WORDS, sidecars),
        }
        for language in languages
    }


class Kept:
    """Values that repeat, each kept once; `place` gives where."""

    def __init__(self) -> None:
        self.values: list[Any] = []

    def place(self, value: Any) -> int:
        if value not in self.values:
            self.values.append(value)
        return self.values.index(value)


def _common(subject: Subject, lineages: Lineages, code: Kept) -> dict[str, Any]:
    """What is the same in every language."""
    return {
        "lineage": lineages.add(subject.ranges),
        "code": [code.place(_step(step)) for step in subject.code],
    }


def _quoting(registry: Registry, name: str, code: Kept) -> list[int]:
    """The place of the code of the values that an exhibit's captions quote."""
    step = registry.values_code(name)
    return [code.place(_step(step))] if step else []


def _first_rows(entry: Mapping[str, Any]) -> list[Any]:
    return [entry["count"], as_array(entry["ranges"].split(","))[: entry["shown"]].tolist()]


def _step(step: Mapping[str, Any]) -> dict[str, Any]:
    return {key: step[key] for key in ("path", "line", "function", "text")}


def _fact(subject: Subject, language: str) -> dict[str, Any]:
    more = subject.more
    return {
        "said": subject.texts[language],
        "what": subject.definition[language],
        "value": subject.value,
        "unit": more["unit"],
        "exact": more["exact"][language],
        "step": more["step_text"][language],
        "period": more["period"],
        "formula": (more["calculation"] or {}).get(language) or subject.formula,
    }


def _claim(subject: Subject, language: str) -> dict[str, Any]:
    more = subject.more
    return {
        "said": subject.texts[language],
        "says": more["says"][language],
        "comparisons": more["comparisons"].get(language, []),
        "distance": more["distance"][language],
        **{key: more[key] for key in ("holds", "margin", "kind", "strength", "identification", "parts")},
        "rivals": [
            {key: rival[key][language] if key in ("words", "says") else rival[key] for key in RIVAL}
            for rival in more["rivals"]
        ],
    }


def _cells_behind(
    registry: Registry, name: str, grids: Mapping[str, Any], lineages: Lineages
) -> dict[str, list[Any]]:
    """Every cell of the data that a printed cell shows, in any language, with its value and lineage."""
    table, found = registry.table(name), {}
    wanted = {
        (row, column)
        for grid in grids.values()
        for line in grid["origins"]
        for origins in line
        for origin in origins
        for row, column, _ in origin["terms"]
    }
    for row, column in sorted(wanted):
        traced = f"{column}@obs" in table.column_names
        found[f"{row + 1}:{column}"] = [
            table[column][row].as_py(),
            table[f"{column}@formula"][row].as_py() if traced else "",
            lineages.add(lineage_of(table, row, column)) if traced else None,
        ]
    return found


def _printed(grid: Mapping[str, Any]) -> dict[str, list[Any]]:
    """ "ROW/POSITION" -> of each stretch that shows data: [what it says, terms of its sum, constant]."""
    from tracepaper.exhibits.exhibit import cell_text

    return {
        f"{r}/{c}": [
            [
                cell_text(cell)[origin["start"] : origin["end"]],
                [[f"{row + 1}:{column}", factor] for row, column, factor in origin["terms"]],
                origin["constant"],
            ]
            for origin in grid["origins"][r][c]
        ]
        for r, line in enumerate(grid["rows"])
        for c, cell in enumerate(line)
        if grid["origins"][r][c]
    }


def _rows(
    shown: Mapping[int, dict[str, Any]],
    rows: EvidenceRows,
    sidecars: Sidecars,
    checksums: Mapping[str, str],
    vocabulary: Vocabulary,
    language: str,
) -> dict[str, Any]:
    files, lines = Kept(), rows.raw_lines(shown.values())
    found = {}
    for number, row in sorted(shown.items()):
        card = sidecars[row["source"], row["edition"]]
        place = files.place(
            {
                "file": row["file"],
                "publisher": card["publisher"][language],
                "title": card["title"][language],
                "edition": row["edition"],
                "licence": card["licence"],
                "sha256": checksums[row["file"]],
            }
        )
        raw = lines.get((row["file"], row["line"]), "")
        what = " · ".join(_names(row, rows.dimensions, vocabulary, language))
        value = row.get("value", row.get("text"))
        found[number] = [what, value, row.get("unit", ""), place, row["line"], excerpt(raw, value)]
    return {"rows": found, "files": files.values}


def _names(
    row: Mapping[str, Any], dimensions: Iterable[str], vocabulary: Vocabulary, language: str
) -> list[str]:
    """What an observation is about, in the words of the language where it has some."""
    keys = [name for name in ("series", "table", "item", "field") if name in row]
    named = [vocabulary.name_of(key, row[key], language) or row[key] for key in dimensions if key in row]
    return [
        *(str(row[key]) for key in keys),
        *map(str, named),
        *([str(row["period"])] if "period" in row else []),
    ]


def excerpt(line: str, value: object) -> str:
    """A raw line, or of a long one what stands around the value."""
    if len(line) <= 2 * AROUND:
        return line
    text = f"{value:.15g}" if isinstance(value, float) else str(value)
    at = max(line.find(text), 0)
    start, end = max(at - AROUND, 0), at + len(text) + AROUND
    return ("… " if start else "") + line[start:end] + (" …" if end < len(line) else "")
