"""A state of the paper: what a comparison needs to know of a build, and no more.

A build's state is read from results/ and data/processed/.  The published state is a small committed
folder, made on purpose by a person: the checksums of the raw files stand for a million observations,
because an edition is never deleted and can be read again.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from tracepaper.changes.wording import say
from tracepaper.errors import InputError
from tracepaper.exhibits.exported import as_csv, read_rows, text_of
from tracepaper.files import StrPath, as_json, gzipped, read_json
from tracepaper.inside import bare_name
from tracepaper.paths import SIDECAR, visible
from tracepaper.sources.packed import gunzip
from tracepaper.sources.raw import read_sidecar
from tracepaper.sums import as_text

LOCK, SUMS = "lock.json", "SHA256SUMS"
FORMAT = 2
_RUNS = re.compile(
    rb"<\s*(?:script|foreignObject|iframe|embed|object|handler|animate|set)\b|\son[a-z]+\s*=|javascript:|<!ENTITY",
    re.IGNORECASE,
)
MOST_DRAWING = 20_000_000  # bytes of a drawing unpacked
FACT_KEYS = ("value", "rounded", "unit", "step", "period", "text", "definition")
CLAIM_KEYS = ("holds", "says", "margin", "numbers", "sentence", "kind", "strength", "parts")
META_KEYS = ("kind", "title", "note", "alt", "table")


class Gap(NamedTuple):
    """Something that a state should have and has not.

    part: exhibits, facts or claims.  name: of the exhibit, "" where it is all of the part.  step: the one
    that failed, "" if none told.  reason: its own sentence.  others: how many more steps failed.
    """

    part: str
    name: str
    step: str
    reason: str
    others: int = 0


class Label(NamedTuple):
    """kind: this-build, published, version or with-editions.  name: which one."""

    kind: str
    name: str = ""

    def text(self, language: str) -> str:
        return say(self.kind, language, name=self.name)


@dataclass
class Exhibit:
    """One exhibit of a state.  meta: its texts and, for a table, the printed cells.  rows: the data
    behind it as texts, header first.  pictures: language -> SVG.  digests: language -> sha256."""

    meta: dict[str, Any]
    rows: list[list[str]]
    pictures: dict[str, bytes] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)


@dataclass
class State:
    """label: what a person calls it.  sources: source -> edition, title, files (name ->
    sha256).  facts, claims: as in the registries.  exhibits: id -> Exhibit.  parts: folder of the
    cleaned observations of each source, None if they must be read again.  gaps: what could not be
    built."""

    label: Label
    sources: dict[str, dict[str, Any]]
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)
    claims: dict[str, dict[str, Any]] = field(default_factory=dict)
    exhibits: dict[str, Exhibit] = field(default_factory=dict)
    parts: Path | None = None
    gaps: list[Gap] = field(default_factory=list)

    def gap(self, part: str) -> Gap | None:
        """Why a whole part of it is missing; None if it is not."""
        return next((gap for gap in self.gaps if gap.part == part and not gap.name), None)


def describe_sources(raw: StrPath, editions: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """source -> edition, title and the sha256 its sidecar gives for each file."""
    cards = {
        source: read_sidecar(Path(raw) / source / edition / SIDECAR)
        for source, edition in sorted(editions.items())
    }
    return {
        source: {
            "edition": editions[source],
            "title": card["title"],
            "files": {entry["name"]: entry["sha256"] for entry in card["files"]},
        }
        for source, card in cards.items()
    }


def read_build(
    results: StrPath, processed: StrPath, raw: StrPath, editions: Mapping[str, str], label: Label
) -> State:
    """The state of a build; what has not been built is missing from it."""
    results = Path(results)
    state = State(label, describe_sources(raw, editions), parts=Path(processed) / "observations")
    for name in ("facts", "claims"):
        path = results / f"{name}.json"
        if path.is_file():
            setattr(state, name, read_json(path)[name])
    for path in sorted((results / "exhibits").glob("*/exhibit.json")):
        folder, meta = path.parent, read_json(path)
        wide = [path for path in sorted(folder.glob("figure.*.svg")) if len(path.suffixes) == 2]
        pictures = {path.suffixes[0][1:]: path.read_bytes() for path in wide}
        state.exhibits[folder.name] = Exhibit(
            {k: meta.get(k) for k in META_KEYS},
            read_rows(text_of(folder / "data.csv")),
            pictures,
            {language: _digest(svg) for language, svg in pictures.items()},
        )
    return state


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def published_date(epoch: int) -> str:
    """The paper's own date (ISO) from the seconds since 1970 that its documents carry."""
    return datetime.fromtimestamp(epoch, UTC).date().isoformat()


def publish(
    state: State,
    date: str,
    folder: StrPath,
    language: str,
    sums: Mapping[str, str] | None = None,
    made_with: Mapping[str, str] | None = None,
) -> None:
    """Write the state as the new baseline, whole or not at all.

    date: the paper's own date (ISO), not the clock's.  language: whose drawings are kept; the same ones in
    another would double the committed bytes.  sums: of the files that the audit
    judged.  made_with: see `same_bytes`.  The tables are plain CSV, so that the history
    of the folder shows which cells a publication changed; drawings are compressed.
    """
    folder = Path(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as aside:
        new, old = Path(aside) / "new", Path(aside) / "old"
        (new / "exhibits").mkdir(parents=True)
        (new / LOCK).write_text(_lock_text(state, date), encoding="utf-8")
        for name, exhibit in state.exhibits.items():
            (new / "exhibits" / f"{name}.csv").write_text(as_csv(exhibit.rows), encoding="utf-8", newline="")
            if language in exhibit.pictures:
                drawing = gzipped(exhibit.pictures[language])
                (new / "exhibits" / f"{name}.{language}.svg.gz").write_bytes(drawing)
        (new / SUMS).write_text(as_text(sums or {}), encoding="utf-8")
        (new / "made_with.json").write_text(as_json(made_with or {}), encoding="utf-8")
        if (folder / "README.md").is_file():
            shutil.copy2(folder / "README.md", new / "README.md")
        if folder.exists():
            folder.rename(old)
        new.rename(folder)


def _lock_text(state: State, date: str) -> str:
    lock = {
        "format": FORMAT,
        "date": date,
        "sources": state.sources,
        "facts": {name: {k: fact[k] for k in FACT_KEYS} for name, fact in state.facts.items()},
        "claims": {name: _shortened(claim) for name, claim in state.claims.items()},
        "exhibits": {
            name: {"meta": {k: exhibit.meta.get(k) for k in META_KEYS}, "digests": exhibit.digests}
            for name, exhibit in state.exhibits.items()
        },
    }
    return as_json(lock)


def _shortened(claim: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of a claim; of its rivals only whether they hold, as there are thousands."""
    rivals = {rival["name"]: rival["holds"] for rival in claim["rivals"]}
    return {**{key: claim[key] for key in CLAIM_KEYS}, "rivals": rivals}


def _lengthened(claim: Mapping[str, Any]) -> dict[str, Any]:
    """A claim as the registry has it, from what was kept; one of before there were rivals has none."""
    rivals = [{"name": name, "holds": holds} for name, holds in claim.get("rivals", {}).items()]
    return {**claim, "rivals": rivals}


def read_published(folder: StrPath) -> State:
    """The published baseline.  Raises InputError if there is none, or it is not one."""
    path = Path(folder) / LOCK
    if not path.is_file():
        raise InputError(
            "there is no published baseline to compare with; make one with ./run publish, or "
            "name another state with --config against=...",
            path,
        )
    lock = read_json(path, "restore it from the repository's history")
    found = lock.get("format") if isinstance(lock, dict) else None
    if found != FORMAT:
        raise InputError(
            f"the baseline has the format {found!r}, expected {FORMAT}; make it again with ./run publish",
            path,
        )
    try:
        return _state_of(lock, Path(folder) / "exhibits", path)
    except (KeyError, TypeError, AttributeError) as problem:  # it may be a stranger's
        raise InputError(
            f"this is no baseline ({type(problem).__name__}: {problem}); restore it from the repository's "
            "history, or make it again with ./run publish",
            path,
        ) from None


def _state_of(lock: dict[str, Any], folder: Path, path: Path) -> State:
    for name in (*lock["exhibits"], *lock["sources"], *(s["edition"] for s in lock["sources"].values())):
        bare_name(name, "the name of an exhibit, source or edition", path)
    exhibits = {name: _read_exhibit(folder, name, entry) for name, entry in lock["exhibits"].items()}
    claims = {name: _lengthened(claim) for name, claim in lock["claims"].items()}
    return State(Label("published", lock["date"]), lock["sources"], lock["facts"], claims, exhibits)


def _read_exhibit(folder: Path, name: str, entry: dict[str, Any]) -> Exhibit:
    table = folder / f"{name}.csv"
    if not table.is_file():
        raise InputError(f"the file is missing, though {LOCK} lists the exhibit; restore it", table)
    drawings = visible(folder.glob(f"{name}.*.svg.gz"))
    pictures = {path.suffixes[0][1:]: _drawing(path) for path in drawings}
    return Exhibit(entry["meta"], read_rows(text_of(table)), pictures, entry["digests"])


def _drawing(path: Path) -> bytes:
    """A drawing, which nothing in it may make a program: the report shows it as a file of its own."""
    content = gunzip(path.read_bytes(), path, MOST_DRAWING)
    found = _RUNS.search(content)
    if found:
        raise InputError(
            f"the drawing holds {found[0].decode(errors='replace')!r}, which runs; restore it", path
        )
    return content
