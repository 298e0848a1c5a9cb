"""Everything that changed between two states, as one JSON file and one page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracepaper.changes.claim_changes import claim_changes
from tracepaper.changes.data_changes import (
    Tables,
    differing_sources,
    published_tables,
    summarise,
    text_changes,
)
from tracepaper.changes.evaluated import counts, not_evaluated
from tracepaper.changes.exhibit_changes import exhibit_changes
from tracepaper.changes.number_changes import number_changes
from tracepaper.changes.observation_match import match
from tracepaper.changes.state import Exhibit, State
from tracepaper.changes.strength_changes import strength_changes
from tracepaper.changes.summary import paragraphs
from tracepaper.changes.year_changes import year_changes
from tracepaper.errors import InputError
from tracepaper.evidence.ranges import Runs, read, united
from tracepaper.evidence.tables import observations_behind
from tracepaper.files import StrPath, write_json
from tracepaper.languages.language import texts_in
from tracepaper.manuscript.markup import read_manuscript
from tracepaper.paths import visible
from tracepaper.vocabulary import Vocabulary


@dataclass
class Project:
    """Where the current build and its sources are.

    raw, processed, manuscript: folders.  languages: of the manuscript.  code: the analysis'
    files in which a year may be written out.  vocabulary: what the paper declares of itself.
    clean_edition(source, edition) -> observations, statements: reads an edition again.
    """

    raw: StrPath
    processed: StrPath
    manuscript: StrPath
    languages: Iterable[str]
    code: Iterable[Path]
    vocabulary: Vocabulary
    clean_edition: Callable[[str, str], Tables]


def compare(before: State, after: State, project: Project) -> dict[str, Any]:
    """All changes; the keys are those of changes.json."""
    manuscripts = {lang: read_manuscript(Path(project.manuscript) / lang) for lang in project.languages}
    sources = source_changes(before, after, project)
    compared = {source: entry["observations"] for source, entry in sources.items() if "observations" in entry}
    # what an unfinished build lacks could not be evaluated; it is not new, not gone, and not the same
    lacking = {gap.name for state in (before, after) for gap in state.gaps if gap.part == "exhibits"}
    none = before.gap("facts") or after.gap("facts")
    numbers = number_changes({} if none else before.facts, {} if none else after.facts, manuscripts)
    exhibits = exhibit_changes(*(_without(state.exhibits, lacking) for state in (before, after)))
    # a sentence that is false now is told, whatever could be made of the other state
    known = [state.claims for state in (before, after) if not state.gap("claims")]
    claims = claim_changes(known[0], known[-1])
    strength = strength_changes(before.claims, after.claims)
    missing = not_evaluated(before, after, sources, strength, project.languages)
    texts = [*_sections(project), *map(Path, project.code)]
    changes = {
        "languages": list(project.languages),
        "before": {language: before.label.text(language) for language in project.languages},
        "after": {language: after.label.text(language) for language in project.languages},
        "not_evaluated": missing,
        "counts": counts(before, after, missing),
        "claims": claims,
        "strength": strength,
        "numbers": numbers,
        "exhibits": exhibits,
        "data": sources,
        "years": year_changes(compared, numbers, exhibits, texts, Path(project.manuscript).resolve().parent),
    }
    return {"summary": paragraphs(changes), **changes}


def _without(exhibits: Mapping[str, Exhibit], names: set[str]) -> dict[str, Exhibit]:
    return {name: one for name, one in exhibits.items() if name not in names}


def _sections(project: Project) -> list[Path]:
    folders = [Path(project.manuscript, language) for language in sorted(project.languages)]
    return [path for folder in folders for path in visible(folder.glob("*.md"))]


def source_changes(before: State, after: State, project: Project) -> dict[str, dict[str, Any]]:
    """Source -> how, editions, title, observations and texts (or problem: why it cannot be compared)."""
    kinds = differing_sources(before, after)
    users = _users(after, project.processed) if kinds else {}
    found = {}
    for source, how in kinds.items():
        entries = [state.sources.get(source, {}) for state in (before, after)]
        found[source] = {
            "how": how,
            "editions": [e.get("edition", "") for e in entries],
            "title": texts_in(
                project.languages, (entries[1] or entries[0])["title"], f"the title of {source}"
            ),
        }
        try:
            found[source] |= _compare_source(before, after, source, project, users)
        except InputError as problem:
            found[source]["problem"] = str(problem)
    return found


def _compare_source(
    before: State, after: State, source: str, project: Project, users: Mapping[str, Runs]
) -> dict[str, Any]:
    numbered = [Path(project.processed) / f"{name}.parquet" for name in ("observations", "statements")]
    old, old_texts = published_tables(before, source, project.raw, project.clean_edition)
    new, new_texts = published_tables(after, source, project.raw, project.clean_edition, numbered)
    frame, same = match(old, new, project.vocabulary.UNITS)
    observations = summarise(frame, same, users)
    for entry in observations["series"]:
        entry["names"] = {lang: _names(entry["key"], lang, project.vocabulary) for lang in project.languages}
    return {"observations": observations, "texts": text_changes(old_texts, new_texts)}


def _names(key: Mapping[str, str], language: str, vocabulary: Vocabulary) -> list[str]:
    """What a series is about, in words, the codes themselves where they have no name."""
    return [(code and vocabulary.name_of(name, code, language)) or code for name, code in key.items()] or [""]


def _users(state: State, processed: StrPath) -> dict[str, Runs]:
    """Fact or exhibit -> the observation numbers behind it."""
    facts = {f"fact {name}": united(read(fact["observations"])) for name, fact in state.facts.items()}
    tables = sorted((Path(processed) / "exhibits").glob("*.parquet"))
    return facts | {path.stem: observations_behind(path) for path in tables}


def write(changes: dict[str, Any], before: State, after: State, folder: StrPath) -> None:
    """Write changes.json, index.html, brief.md and the drawings of figures that changed into the folder."""
    from tracepaper.changes.brief import brief
    from tracepaper.changes.page import page

    folder = Path(folder)
    (folder / "figures").mkdir(parents=True, exist_ok=True)
    for entry in changes["exhibits"]["changed"]:
        entry["drawings"] = _drawings(entry, before, after, folder) if entry["drawing"] == "other" else {}
    write_json(changes, folder / "changes.json")
    (folder / "index.html").write_text(page(changes), encoding="utf-8")
    (folder / "brief.md").write_text(brief(changes), encoding="utf-8")


def _drawings(entry: dict[str, Any], before: State, after: State, folder: Path) -> dict[str, list[str]]:
    """language -> the files of the drawing before and after, where both are known."""
    a, b = (state.exhibits[entry["id"]].pictures for state in (before, after))
    found = {}
    for language in sorted(set(a) & set(b)):
        names = [f"figures/{entry['id']}.{language}.{side}.svg" for side in ("before", "after")]
        for name, svg in zip(names, (a[language], b[language]), strict=True):
            (folder / name).write_bytes(svg)
        found[language] = names
    return found
