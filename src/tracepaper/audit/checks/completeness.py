"""Check 8: exhibits are referred to, in order; references are cited and complete; sources are listed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tracepaper.audit.report import Result
from tracepaper.evidence.ranges import Runs, read, united
from tracepaper.evidence.tables import observations_behind
from tracepaper.exhibits.exhibit import sources_of
from tracepaper.manuscript import gate
from tracepaper.manuscript.markup import Block, Mark, citation_keys, marks
from tracepaper.problems import Place

if TYPE_CHECKING:
    from tracepaper.audit.material import Material

BIBLIOGRAPHY = "manuscript/references.bib"
# what the gate says of exhibits, references and citations; it was asked about nothing else
_OF_THE_GATE = {
    "unknown-exhibit",
    "unknown-citation",
    "unknown-reference",
    "exhibit-twice",
    "unused-exhibit",
    "exhibit-without-reference",
}
_NEEDED = {
    "article": ("author", "title", "journal", "year"),
    "book": ("author|editor", "title", "publisher", "year"),
    "incollection": ("author", "title", "booktitle", "year"),
    "techreport": ("author", "title", "institution", "year"),
    "inproceedings": ("author", "title", "booktitle", "year"),
    "phdthesis": ("author", "title", "school", "year"),
    "misc": ("author|editor|organization|institution", "title", "year|date"),
    "online": ("author|editor|organization|institution", "title", "year|date"),
    "report": ("author", "title", "institution", "year|date"),
}


def check(material: Material) -> Result:
    """What was looked at, and each thing that is wrong."""
    result = Result("exhibits, references and sources", 0)
    citations = citation_keys(material.path(BIBLIOGRAPHY))
    found = gate.problems(material.blocks, {}, {}, material.exhibits, citations)
    result.problems += [problem for problem in found if problem.kind in _OF_THE_GATE]
    for language, blocks in material.blocks.items():
        _check_order(language, blocks, result)
        for key in sorted(citations - {mark.name for mark in marks(blocks, "citation")}):
            place = Place(BIBLIOGRAPHY, item=key)
            result.fail("uncited", place, f"is cited nowhere in {language}; cite or remove it")
    _check_entries(material.path(BIBLIOGRAPHY), result)
    _check_sources(material, result)
    return result


def _check_order(language: str, blocks: list[Block], result: Result) -> None:
    """Exhibits stand in the order in which the text first speaks of them, each after (or just before)
    its first mention: figures among themselves, tables among themselves."""
    placed = [mark.name for mark in marks(blocks, "exhibit")]
    result.count += len(placed)
    first: dict[str, Mark] = {}
    for mark in marks(blocks, "reference"):
        first.setdefault(mark.name, mark)
    for kind in ("fig-", "tbl-"):
        mentioned = [name for name in first if name.startswith(kind) and name in placed]
        standing = [name for name in placed if name.startswith(kind) and name in first]
        for said, stands in zip(mentioned, standing, strict=True):
            if said != stands:
                text = (
                    f"{said} is spoken of before {stands}, which stands before it; put the exhibits of "
                    f"{language} in the order of the text"
                )
                result.fail("exhibit-out-of-order", first[said].place, text)
                break


def _check_entries(path: Path, result: Result) -> None:
    """The fields that an entry of its kind needs."""
    text = path.read_text(encoding="utf-8")
    for match in re.finditer(r"^@(\w+)\{([^,\s]+),(.*?)^\}", text, re.MULTILINE | re.DOTALL):
        kind, key, body = match.group(1).lower(), match.group(2), match.group(3)
        fields = {
            name.lower()
            for name, value in re.findall(r"^\s*(\w+)\s*=\s*[{\"](.*?)[}\"],?\s*$", body, re.MULTILINE)
            if value.strip()
        }
        result.count += 1
        line = text[: match.start()].count("\n") + 1
        for needed in _NEEDED.get(kind, ("title",)):
            if not fields & set(needed.split("|")):
                text = f"{key} ({kind}) has no {needed.replace('|', ' or ')}"
                result.fail("incomplete-reference", Place(BIBLIOGRAPHY, line), text)


def _check_sources(material: Material, result: Result) -> None:
    """Every source and edition that a number comes from is a row of the table of sources, if the paper says
    that it has one; the line under each exhibit names its own in any case (`captions_bound`)."""
    table = material.declared.SOURCES_TABLE
    if not table:
        return
    if table not in material.exhibits:
        result.fail("no-table-of-sources", f"results/exhibits/{table}", "there is no table of sources")
        return
    listed = {(row["source"], row["edition"]) for row in material.rows(table)}
    files = [material.path(f"data/processed/{name}.parquet") for name in ("observations", "statements")]
    for source, edition in sources_of(_all_runs(material), files):
        result.count += 1
        if (source, edition) not in listed:
            text = f"lacks {source}, edition {edition}, which numbers of the paper come from"
            result.fail("unlisted-source", f"results/exhibits/{table}/data.csv", text)


def _all_runs(material: Material) -> Runs:
    """All observations of the facts and exhibits."""
    of_facts = read(text for fact in material.facts.values() for text in fact["observations"])
    tables = [material.path(f"data/processed/exhibits/{name}.parquet") for name in material.exhibits]
    return united([*of_facts, *(run for table in tables for run in observations_behind(table))])
