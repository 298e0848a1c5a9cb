"""What the audit site knows, as one JSON-able dict: traces, the rows behind them, sources, code.

Texts that repeat are kept once and referred to by place, so that the site of a paper with hundreds of
numbers and hundreds of thousands of raw rows stays a file of a few megabytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracepaper.audit.site.assurance import collect_assurance
from tracepaper.audit.site.printed import Printed
from tracepaper.evidence.tables import lineages_of
from tracepaper.files import StrPath
from tracepaper.languages import Language, load_language
from tracepaper.origins.evidence_rows import EvidenceRows
from tracepaper.origins.lineages import Lineages
from tracepaper.origins.registry import Registry, Subject
from tracepaper.sources.raw import Sidecars
from tracepaper.vocabulary import Vocabulary

CARD = ("publisher", "title", "citation", "url", "licence", "retrieved", "units", "basis", "trust", "notes")

# of a row of evidence, before and after the paper's own dimensions; value comes last because it may be any
# number, or null for a text
FIRST_KEYS = ("source", "edition", "series", "table")
LAST_KEYS = ("item", "field", "period", "text", "unit", "status", "trust", "file", "line", "value")


def collect(
    registry: Registry,
    rows: EvidenceRows,
    sidecars: Sidecars,
    checksums: dict[str, Any],
    printed: dict[str, Any],
    languages: Sequence[str],
    vocabulary: Vocabulary,
    report: dict[str, Any] | None,
    planted: StrPath | None = None,
) -> dict[str, Any]:
    """Everything the pages show.

    printed: exhibit -> (language -> printed cells, language -> texts nothing explains).
    vocabulary: what the paper declares of itself.  report: of the checks, or None.
    planted: what became of errors planted on purpose, a file, or None.
    """
    lineages = Lineages(rows)
    facts = {name: _subject(registry.fact(name), lineages) for name in registry.facts}
    claims = {name: _subject(registry.claim(name), lineages) for name in registry.claims}
    exhibits = {name: _exhibit(registry, name, lineages, printed.get(name)) for name in registry.exhibits}
    shown = rows.rows(lineages.shown)
    sources = _sources(sidecars, checksums, rows.groups(lineages.used), lineages, facts, claims, exhibits)
    return {
        "facts": facts,
        "claims": claims,
        "exhibits": exhibits,
        "lineages": lineages.entries,
        "groups": lineages.groups,
        "rows": _compact(shown, (*FIRST_KEYS, *rows.dimensions, *LAST_KEYS)),
        "lines": _lines(rows.raw_lines(shown.values())),
        "sources": sources,
        "assurance": collect_assurance(registry, sources, len(lineages.used), planted),
        "dimensions": {
            name: {
                "words": vocabulary.DIMENSION_WORDS[name],
                "names": _names(name, shown.values(), languages, vocabulary),
            }
            for name in rows.dimensions
        },
        "languages": [_language(load_language(code)) for code in languages],
        "code": registry.code.texts,
        "report": report,
        "untraced": untraced(registry, printed),
    }


def _subject(subject: Subject, lineages: Lineages) -> dict[str, Any]:
    return {
        "id": subject.id,
        "texts": subject.texts,
        "definition": subject.definition,
        "value": subject.value,
        "formula": subject.formula,
        "code": subject.code,
        "lineage": lineages.add(subject.ranges),
        **subject.more,
    }


def _exhibit(registry: Registry, name: str, lineages: Lineages, printed: Printed | None) -> dict[str, Any]:
    meta, table = registry.exhibits[name], registry.table(name)
    columns, traces = registry.columns(name), {}
    for column in columns:
        if f"{column}@obs" in table.column_names:
            traces[column] = [
                [lineages.add(ranges), formula]
                for ranges, formula in zip(
                    lineages_of(table, column), table[f"{column}@formula"].to_pylist(), strict=True
                )
            ]
    cells = {
        language: {
            f"{row}/{position}": [[r, columns.index(c)] for r, c in behind]
            for (row, position), behind in found.items()
        }
        for language, found in (printed[0] if printed else {}).items()
    }
    return {
        **{key: meta[key] for key in ("kind", "title", "note", "source", "alt")},
        "columns": columns,
        "data": [table[column].to_pylist() for column in columns],
        "traces": traces,
        "printed": cells,
        "code": registry.exhibit_code(name),
        "headers": {language: grid["header"] for language, grid in (meta["table"] or {}).items()},
    }


def _compact(rows: Mapping[int, dict[str, Any]], keys: Sequence[str]) -> dict[str, Any]:
    """Rows as lists in the order of the keys: texts as places in one list of texts, -1 for none."""
    texts: dict[str, int] = {}

    def place(value: object) -> object:
        if value is None:
            return -1
        return texts.setdefault(value, len(texts)) if isinstance(value, str) else value

    found = {str(number): [place(row.get(key)) for key in keys] for number, row in sorted(rows.items())}
    for number, row in found.items():
        row[-1] = rows[int(number)].get("value")
    return {"keys": keys, "texts": list(texts), "rows": found}


def _lines(lines: Mapping[tuple[str, int], str]) -> dict[str, dict[str, str]]:
    by_file: dict[str, dict[str, str]] = {}
    for (file, line), text in lines.items():
        by_file.setdefault(file, {})[str(line)] = text
    return by_file


def _sources(
    sidecars: Sidecars,
    checksums: Mapping[str, str],
    groups: Iterable[tuple[str, str, str, int]],
    lineages: Lineages,
    facts: Mapping[str, dict[str, Any]],
    claims: Mapping[str, dict[str, Any]],
    exhibits: Mapping[str, dict[str, Any]],
) -> dict[str, Any]:
    """ "SOURCE/EDITION" -> its sidecar, its files with their checksums, and what uses it."""
    used_by: dict[tuple[str, str], dict[str, list[str]]] = {}
    for kind, subjects in (("facts", facts), ("claims", claims)):
        for name, subject in subjects.items():
            _use(used_by, lineages, [subject["lineage"]], kind, name)
    for name, exhibit in exhibits.items():
        places = {place for cells in exhibit["traces"].values() for place, _ in cells}
        _use(used_by, lineages, places, "exhibits", name)
    counts: dict[tuple[str, str], int] = {}
    for source, edition, _, count in groups:
        counts[source, edition] = counts.get((source, edition), 0) + count
    found = {}
    for (source, edition), card in sorted(sidecars.items()):
        files = [
            {
                "name": entry["name"],
                "content": entry["content"],
                "trust": entry.get("trust", card["trust"]),
                "sha256": checksums.get(f"{source}/{edition}/{entry['name']}", ""),
            }
            for entry in card["files"]
        ]
        found[f"{source}/{edition}"] = {
            **{key: card[key] for key in CARD},
            "source": source,
            "edition": edition,
            "files": files,
            "used": counts.get((source, edition), 0),
            "users": {"facts": [], "claims": [], "exhibits": [], **used_by.get((source, edition), {})},
        }
    return found


def _use(
    used_by: dict[tuple[str, str], dict[str, list[str]]],
    lineages: Lineages,
    places: Iterable[int | None],
    kind: str,
    name: str,
) -> None:
    pairs = {group[:2] for place in places if place is not None for group in lineages.groups_of(place)}
    for pair in sorted(pairs):
        used_by.setdefault(pair, {}).setdefault(kind, []).append(name)


def _names(
    dimension: str, rows: Iterable[Mapping[str, Any]], languages: Sequence[str], vocabulary: Vocabulary
) -> dict[str, dict[str, str]]:
    """Code -> language -> name, of the codes in the rows that have one in every language."""
    found = {}
    for code in sorted({row[dimension] for row in rows if dimension in row}):
        names = {language: vocabulary.name_of(dimension, code, language) for language in languages}
        known = {language: name for language, name in names.items() if name is not None}
        if len(known) == len(languages):
            found[code] = known
    return found


def _language(language: Language) -> dict[str, Any]:
    tables = {name: dict(getattr(language, name)) for name in ("kinds", "strengths", "families", "meanings")}
    known = {
        "code": language.code,
        "name": language.name,
        "tag": language.tag,
        "words": {**language.site, **language.assurance},
    }
    return known | tables


def untraced(registry: Registry, printed: dict[str, Any]) -> dict[str, Any]:
    """What has no lineage: columns of numbers that come from no observation, printed texts that no
    experiment explained, and claims that rest on no observation."""
    columns = {}
    for name in registry.exhibits:
        table = registry.table(name)
        plain = [
            c
            for c in registry.columns(name)
            if f"{c}@obs" not in table.column_names
            and re.match("int|float|double", str(table.schema.field(c).type))
        ]
        if plain:
            columns[name] = plain
    texts = {name: found[1] for name, found in sorted(printed.items()) if any(found[1].values())}
    return {
        "columns": columns,
        "texts": texts,
        "claims": [name for name, entry in registry.claims.items() if not entry["observations"]],
    }
