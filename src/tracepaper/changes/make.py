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
from tracepaper.changes.state import Label, read_build
from tracepaper.files import StrPath
from tracepaper.vocabulary import Vocabulary


class Given(Protocol):
    """The rule's params.  against, by: see `other_state`.  editions: source -> edition in use."""

    against: Against
    by: str | None
    editions: Mapping[str, str]
    languages: Sequence[str]


def make_report(
    given: Given, output: StrPath, cores: int, vocabulary: Vocabulary, source_module: Callable[[str], object]
) -> None:
    """Compare the current build with what `given.against` names and write the report.

    vocabulary, source_module(source): what the analysis reads an edition with.
    """

    def clean_edition(source: str, edition: str) -> Tables:
        from tracepaper.sources.observations import clean
        from tracepaper.sources.raw import RawEdition

        return clean(source_module(source), RawEdition(paths.RAW, source, edition), vocabulary)

    code = [
        path
        for part in ("indicators", "exhibits", "sections")
        for path in sorted(Path(paths.ANALYSIS, part).rglob("*"))
        if path.suffix in (".py", ".md")  # modules and captions: both may write a year out
    ]
    project = Project(
        paths.RAW,
        paths.PROCESSED,
        Path(paths.MANUSCRIPT),
        given.languages,
        code,
        vocabulary,
        clean_edition,
    )
    after = read_build(paths.RESULTS, paths.PROCESSED, paths.RAW, given.editions, Label("this-build"))
    with tempfile.TemporaryDirectory(prefix="other-state-") as folder:
        before = other_state(
            given.against, paths.PUBLISHED, Path.cwd(), given.editions, folder, cores, given.by
        )
        changes = compare(before, after, project)
    write(changes, before, after, output)
