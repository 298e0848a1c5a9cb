"""From the names a rule is given to the finished report."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from tracepaper import paths
from tracepaper.changes.consent import Against
from tracepaper.changes.data_changes import Tables
from tracepaper.changes.other_state import other_state
from tracepaper.changes.report import Project, compare, write
from tracepaper.changes.state import Label, State, read_build
from tracepaper.changes.what_if import what_if_state
from tracepaper.files import StrPath
from tracepaper.vocabulary import Vocabulary

READING = ("sources", "connectors")  # parts of an analysis


class Given(Protocol):
    """The rule's params.  editions: source -> edition in use."""

    editions: Mapping[str, str]
    languages: Sequence[str]


class Compared(Given, Protocol):
    """against, by: see `other_state`."""

    against: Against
    by: str | None


class Tried(Given, Protocol):
    """wanted, dropped: see `what_if_state`.  accept_changes: of the shape of a dropped table."""

    wanted: Mapping[str, str]
    dropped: str
    accept_changes: bool


def make_report(
    given: Compared,
    output: StrPath,
    cores: int,
    vocabulary: Vocabulary,
    source_module: Callable[[str], object],
) -> None:
    """Compare the current build with what `given.against` names and write the report.

    vocabulary, source_module(source): what the analysis reads an edition with.
    """
    after = _this_build(given)
    with tempfile.TemporaryDirectory(prefix="other-state-") as folder:
        before = other_state(
            given.against, paths.PUBLISHED, Path.cwd(), given.editions, folder, cores, given.by
        )
        changes = compare(before, after, _project(given, vocabulary, source_module))
    write(changes, before, after, output)


def make_what_if(
    given: Tried,
    output: StrPath,
    cores: int,
    vocabulary: Vocabulary,
    source_module: Callable[[str], object],
) -> None:
    """Write the report of what would change with other editions, or a table filed nowhere yet."""
    before = _this_build(given)
    with tempfile.TemporaryDirectory(prefix="what-if-") as folder:
        after = what_if_state(
            given.wanted, given.dropped, Path.cwd(), given.editions, Path(folder), cores, given.accept_changes
        )
        project = _project(given, vocabulary, source_module, Path(folder))
        changes = compare(before, after, project)
        write(changes, before, after, output)


def _this_build(given: Given) -> State:
    return read_build(paths.RESULTS, paths.PROCESSED, paths.RAW, given.editions, Label("this-build"))


def _project(
    given: Given, vocabulary: Vocabulary, source_module: Callable[[str], object], after: Path = Path()
) -> Project:
    """after: the folder of the later state."""

    def clean_edition(source: str, edition: str) -> Tables:
        from tracepaper.sources.observations import clean
        from tracepaper.sources.raw import RawEdition

        return clean(source_module(source), RawEdition(after / paths.RAW, source, edition), vocabulary)

    return Project(
        after / paths.RAW,
        after / paths.PROCESSED,
        Path(paths.MANUSCRIPT),
        given.languages,
        written_code(Path(paths.ANALYSIS)),
        vocabulary,
        clean_edition,
    )


def written_code(analysis: Path) -> list[Path]:
    """Modules, captions and second computations in which a person may have written a year out: all but what
    only reads or fetches what is published."""
    found = (file for file in paths.visible(analysis.rglob("*")) if file.suffix in (".py", ".md", ".sql"))
    return [file for file in found if file.relative_to(analysis).parts[0] not in READING]
