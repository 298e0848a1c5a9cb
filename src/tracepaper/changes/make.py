"""From the names a rule is given to the finished report."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from tracepaper.changes.other_state import other_state
from tracepaper.changes.report import Project, compare, write
from tracepaper.changes.state import read_build

THIS_BUILD = {"zh": "当前构建", "en": "this build"}


def make_report(given, output, cores: int, vocabulary, source_module: Callable) -> None:
    """Compare the current build with what `given.against` names and write the report.

    given: against, results, processed, raw, editions, languages, analysis, published (the rule's params).
    vocabulary, source_module(source): what the analysis reads an edition with.
    """

    def clean_edition(source: str, edition: str):
        from tracepaper.sources.observations import clean
        from tracepaper.sources.raw import RawEdition

        return clean(source_module(source), RawEdition(given.raw, source, edition), vocabulary)

    code = [
        path
        for part in ("indicators", "exhibits", "sections")
        for path in sorted((Path(given.analysis) / part).rglob("*.py"))
    ]
    project = Project(
        given.raw, given.processed, Path("manuscript"), given.languages, code, vocabulary.UNITS, clean_edition
    )
    after = read_build(given.results, given.processed, given.raw, given.editions, THIS_BUILD)
    with tempfile.TemporaryDirectory(prefix="other-state-") as folder:
        before = other_state(given.against, given.published, Path.cwd(), given.editions, folder, cores)
        changes = compare(before, after, project)
    write(changes, before, after, output)
